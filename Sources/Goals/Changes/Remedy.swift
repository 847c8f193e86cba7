/// What a person can do where something is refused or found.
///
/// Words are what every face says alike. All else is a fact that a face puts into its own: the
/// command line into commands and options, the dashboard into keys and fields.
///
///     Refusal.needsReason("sales/2026-Q4/grow").sentence(\.onCommandLine)
///     // sales/2026-Q4/grow is closed; say why with --reason
public enum Remedy: Hashable, Sendable {
  /// The same in every face: `write the number in days`.
  case words(String)
  /// A name near the one that was written may be meant.
  case meant(String)
  /// A line to type into a shell, and what it does.
  case shell(String, does: String)

  // What is missing is said.
  /// Say why: a score is not the proposed one, or something closed is corrected.
  case giveReason
  /// Say in a check-in's note why something closed is corrected.
  case explainInNote
  /// Say what was learned.
  case tellWhatWasLearned
  /// Give a score.
  case giveScore
  /// Give the first and the last day of a cycle whose name tells none.
  case giveDays

  // Something else is done instead, or first.
  /// Give it up, which keeps its history.
  case drop(Reference)
  /// Watch a KPI no more, which keeps its history.
  case retire(KPIRef)
  /// Hand over what somebody who left answers for.
  case handOver(from: String)
  /// Give it another id, which everything that names it follows.
  case rename(Reference)
  /// Move an objective to where it is: its file was moved by hand, and it doesn't say so.
  case writeDownMove(ObjectiveRef)
  /// Give a key result that has two ids one of them.
  case renameToOneId
  /// Record a reading of a KPI.
  case record(KPIRef)
  /// Check a key result in.
  case checkIn(KeyResultRef)
  /// Close an objective once more, with a score.
  case closeWithScore(ObjectiveRef)
  /// Put a field back to what the journal says, then change it so that the journal tells of it.
  case changeAgain
  /// Say since when a field is what it is, and why: it was edited by hand.
  case tell(Reference, field: String, [String], since: Day?)
  /// Write a key result's values anew in another unit, or begin another one.
  case convert(KeyResultRef)
  /// Let an objective that goes on already end here.
  case leaveOut
  /// Make a team first.
  case makeTeam
  /// Name a cycle by its days, or make one with a name of its own.
  case makeCycle

  // Where the data is, and who it is exchanged with.
  /// Name a data directory, make one, or look at the demo.
  case chooseDirectory
  /// Make a data directory at a path as it was typed.
  case makeDirectory(String)
  /// Open the data directory at a path.
  case openDirectory(String)
  /// Let git keep the history of the data directory at a path.
  case keepHistory(String)
  /// Settle what both sides changed, then exchange again.
  case settle
  /// Delete what one side deleted, if it should go, then exchange again.
  case deleteAndSync
}

extension Remedy: ExpressibleByStringInterpolation {
  /// Words that every face says alike.
  public init(stringLiteral words: String) { self = .words(words) }

  /// `did you mean sales/2026-Q4/grow?`
  package static func question(_ name: String) -> String { "did you mean \(name)?" }

  /// What the first of a key result's ids means for its events.
  package static let firstIdCounts = "the first one counts, but events may name this one"

  /// The name that may be meant, where one is near; `nil` where none is.
  package init?(meaning near: String?) {
    guard let near else { return nil }
    self = .meant(near)
  }

  /// With its words' controls made visible.
  var visible: Remedy {
    switch self {
    case .words(let words): .words(words.visible)
    case .meant(let name): .meant(name.visible)
    default: self
    }
  }
}

/// Something that went wrong: a fact, and what can be done about it.
public protocol Complaint {
  /// What is wrong, without a full stop; it names no option, command or key.
  var message: String { get }
  /// What can be done; `nil` where the message says it all.
  var hint: Remedy? { get }
  /// One sentence without a full stop, its remedy in the words of a face.
  func sentence(_ words: (Remedy) -> String) -> String
}

extension Complaint {
  /// The message, and behind it the remedy.
  public func sentence(_ words: (Remedy) -> String) -> String {
    hint.map { "\(message); \(words($0))" } ?? message
  }
}
