import ArgumentParser
import GoalFiles
import Goals
import Records

/// `qd set`: fields of whatever has some.
struct SetCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Change fields.",
    discussion: """
      FIELD=VALUE replaces all values of a field, FIELD= removes it; FIELD+=VALUE adds one to a \
      field that can stand more than once, FIELD-=VALUE takes one away. REF may also be a team, a \
      cycle, a person or quarterdeck.rec. A change of unit writes recorded values anew: --convert \
      says by what they are multiplied. --since tells the journal of an edit that was made by hand. \
      qd manual lists the fields of each.
      """,
    example: "qd set shorten-sales-lifecycle#lifecycle \"To=41 days\" --reason \"Two people left\"")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("What is changed.", valueName: "ref"))
  var reference: String

  @Argument(help: ArgumentHelp("Field and value.", valueName: "field=value"))
  var assignments: [String]

  @Option(help: ArgumentHelp("Why; needed for what is closed.", valueName: "text"))
  var reason = ""

  @Option(help: ArgumentHelp("Multiply what was recorded in another unit.", valueName: "factor"))
  var convert: Double?

  @Option(help: ArgumentHelp("Since when it is so, edited by hand.", valueName: "date"))
  var since: String?

  @Flag(help: "Write yours where somebody changes the same field meanwhile.")
  var mine = false

  @Flag(help: "Keep theirs where somebody changes the same field meanwhile.")
  var theirs = false

  func validate() throws {
    if mine, theirs { throw ValidationError("--mine and --theirs exclude each other") }
    if convert != nil, since != nil {
      throw ValidationError("--convert and --since exclude each other")
    }
    if let convert, !convert.isFinite || convert == 0 {
      throw ValidationError("--convert: write a number, like 24")
    }
    _ = try GlobalOptions.day(since, of: "--since")
  }

  func answer(in session: Session) throws(Failure) -> Answer {
    let assignments = try self.assignments.map { word throws(Failure) in try Assignment(word) }
    var kept: [String: String] = [:]
    while true {
      do throws(Failure) {
        return try answer(assignments, without: kept, in: session)
      } catch .store(.refused(.conflict(let field, let value, _)))
        where theirs && kept[field] == nil
      {
        kept[field] = value
      }
    }
  }

  private func answer(
    _ assignments: [Assignment], without kept: [String: String], in session: Session
  ) throws(Failure) -> Answer {
    let (before, saved) = try session.save { organization throws(Refusal) in
      let found = try organization.resolve(reference)
      let edits = try organization.edits(of: found, by: assignments)
        .filter { kept[$0.name] == nil }
        .map { FieldEdit($0.name, from: mine ? nil : $0.from, to: $0.to) }
      return edits.isEmpty ? .all([]) : try action(found, edits)
    }
    var answer = Answer(saved, since: before, on: session.paper)
    answer.remarks += kept.sorted { $0.key < $1.key }.map { field, value in
      "\(field) was changed meanwhile and stays \"\(value)\""
    }
    return answer
  }
}

extension SetCommand {
  private func action(
    _ found: Reference, _ edits: [FieldEdit]
  ) throws(Refusal) -> Change.Action {
    if let day = since.flatMap({ Day(parsing: $0) }) {
      return .tell(found, edits, since: day, reason: reason)
    }
    guard let convert else { return .set(found, edits, reason: reason) }
    guard case .keyResult(let ref) = found else {
      throw .wrongKind(reference, needed: "a key result, whose check-ins can be written anew")
    }
    return .convert(ref, edits, by: convert, reason: reason)
  }
}

/// `qd drop`: gives an objective or a key result up, which counts nowhere from then on, or retires a
/// KPI.
struct DropCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "drop", abstract: "Give up an objective or a key result, retire a KPI.",
    discussion: """
      It stays where it is and counts nowhere; a KPI keeps its history and is watched no more. \
      qd set REF State= takes it up again.
      """,
    example: "qd drop improve-outbound-motion --reason \"Nobody has time for it\"")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("What is given up.", valueName: "ref"))
  var reference: String

  @Option(help: ArgumentHelp("Why.", valueName: "text"))
  var reason = ""

  func answer(in session: Session) throws(Failure) -> Answer {
    let (before, saved) = try session.save { organization throws(Refusal) in
      let found = try organization.resolve(reference)
      let state: String
      switch found.recordKind {
      case .objective, .keyResult: state = Objective.State.dropped.rawValue
      case .kpi: state = KPI.State.retired.rawValue
      default:
        throw .wrongKind(
          reference, needed: "an objective, a key result or a KPI",
          hint: "qd delete takes others")
      }
      let was = organization.values(of: .state, in: found)
      return .set(found, [FieldEdit(.state, from: was, to: [state])], reason: reason)
    }
    return Answer(saved, since: before, on: session.paper)
  }
}

/// `qd delete`: removes what nobody has worked with.
struct DeleteCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete what was never checked in.",
    discussion: """
      An objective or key result without check-ins and comments, a KPI without readings, a person \
      who owns nothing. qd undo brings it back; what has a history is dropped instead: qd drop.
      """, example: "qd delete a-slip-of-the-hand")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("What goes.", valueName: "ref"))
  var reference: String

  func answer(in session: Session) throws(Failure) -> Answer {
    let (before, saved) = try session.save { organization throws(Refusal) in
      .delete(try organization.resolve(reference))
    }
    return Answer(saved, since: before, on: session.paper)
  }
}

/// `qd rename`: another id, which everything that names the object follows.
struct RenameCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "rename", abstract: "Give something another id.",
    discussion: """
      An objective, key result, KPI or person. References, journals and readings follow. The title \
      is a field: qd set REF Objective=TITLE.
      """, example: "qd rename shorten-sales-lifecycle sales-lifecycle")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("What is renamed.", valueName: "ref"))
  var reference: String

  @Argument(help: ArgumentHelp("Its new id.", valueName: "id"))
  var id: String

  func answer(in session: Session) throws(Failure) -> Answer {
    var found = Reference.settings
    let (before, saved) = try session.save { organization throws(Refusal) in
      found = try organization.resolve(reference)
      return .rename(found, to: id)
    }
    return Answer(
      saved, since: before, reference: found.renamed(to: id).text, on: session.paper)
  }
}
