import Dashboard
import Foundation
import GoalFiles
import Goals
import Testing

@testable import qd

@Suite("What goes wrong is said in the words of the face that says it")
struct WordingTests {
  @Test("A message names no option, no command and no key", arguments: Trouble.all)
  func messages(trouble: Trouble) {
    #expect(Face.options(in: trouble.message).isEmpty, "\(trouble.message)")
    #expect(!trouble.message.contains("qd "), "\(trouble.message)")
  }

  @Test(
    "The dashboard names options never, a command only where it has no key",
    arguments: Remedy.samples)
  func dashboard(remedy: Remedy) {
    let words = remedy.inDashboard
    #expect(Face.options(in: words).allSatisfy { $0 == "--git" }, "\(words)")
    #expect(words.contains("qd ") == remedy.isOfTheShellAlone, "\(words)")
  }

  @Test("The command line names no key", arguments: Remedy.samples)
  func commandLine(remedy: Remedy) {
    let words = remedy.onCommandLine
    #expect(Face.keys(in: words).isEmpty, "\(words)")
    #expect(!words.contains("Esc") && !words.contains("Enter"), "\(words)")
  }

  @Test("What a face says of a refusal ends with its own remedy", arguments: Trouble.all)
  func whole(trouble: Trouble) {
    guard let hint = trouble.hint else { return }
    #expect(trouble.onCommandLine.contains("; \(hint.onCommandLine)"), "\(trouble.onCommandLine)")
    #expect(trouble.inDashboard.contains("; \(hint.inDashboard)"), "\(trouble.inDashboard)")
  }

  @Test("No sentence of the library names an option or a command")
  func library() throws {
    let sentences = try ["Goals", "Records", "GoalFiles", "Reports"].flatMap {
      try Literals($0).sentences
    }
    #expect(sentences.count > 300)
    #expect(sentences.filter { $0.contains("qd ") || !Face.options(in: $0).isEmpty } == [])
  }

  @Test("No sentence of the dashboard names an option")
  func screen() throws {
    let sentences = try Literals("Dashboard").sentences
    #expect(sentences.count > 300)
    #expect(sentences.filter { !Face.options(in: $0).allSatisfy { $0 == "--git" } } == [])
  }
}

/// Something that can go wrong, in both faces.
struct Trouble: CustomTestStringConvertible, Sendable {
  let message: String
  let hint: Remedy?
  let onCommandLine: String
  let inDashboard: String

  init(_ complaint: some Complaint) {
    (message, hint) = (complaint.message, complaint.hint)
    onCommandLine = complaint.sentence(\.onCommandLine)
    inDashboard = complaint.sentence(\.inDashboard)
  }

  var testDescription: String { message }

  static let all: [Trouble] =
    Refusal.samples.map(Trouble.init) + Refusal.samples.map { Trouble(StoreError.refused($0)) }
    + StoreError.samples.map(Trouble.init) + GitError.samples.map(Trouble.init)
    + QuantityProblem.samples.map(Trouble.init) + BoundProblem.samples.map(Trouble.init)
    + CheckInProblem.samples.map(Trouble.init)
    + [UserGroup.Unusable.unknown("okrs"), .notAMember("okrs")].map(Trouble.init)
}

/// How the words of a face are told.
private enum Face {
  static func options(in text: String) -> [String] {
    text.split { $0 == " " || $0 == ";" || $0 == "," }.map(String.init)
      .filter { $0.hasPrefix("--") && $0.count > 2 }
  }

  /// What stands alone and is a key; a single letter may be an article.
  static func keys(in text: String) -> [String] {
    let words = text.split { !$0.isLetter && !$0.isNumber && !"+-=".contains($0) }.map(String.init)
    let keys = KeyTable.bindings.flatMap { $0.keyText.split(separator: " ").map(String.init) }
    return words.filter { keys.contains($0) && $0 != "a" }
  }
}

extension Remedy {
  static let samples: [Remedy] = Array(sequence(first: .words("write 5"), next: \.following))

  /// One of the next case: whoever adds a case is asked for a sample of it here.
  private var following: Remedy? {
    let grow = ObjectiveRef(cycle: CycleRef(path: "sales/2026-Q4"), id: "grow")
    let churn = KPIRef(team: .root, id: "churn")
    return switch self {
    case .words: .meant("near")
    case .meant: .shell("git switch main", does: "leads back")
    case .shell: .giveReason
    case .giveReason: .explainInNote
    case .explainInNote: .tellWhatWasLearned
    case .tellWhatWasLearned: .giveScore
    case .giveScore: .giveDays
    case .giveDays: .drop(.objective(grow))
    case .drop: .handOver(from: "jenny")
    case .handOver: .retire(churn)
    case .retire: .rename(.objective(grow))
    case .rename: .writeDownMove(grow)
    case .writeDownMove: .renameToOneId
    case .renameToOneId: .record(churn)
    case .record: .checkIn(KeyResultRef(objective: grow, id: "signups"))
    case .checkIn: .closeWithScore(grow)
    case .closeWithScore: .changeAgain
    case .changeAgain: .tell(.objective(grow), field: "Weight", ["2"], since: nil)
    case .tell: .convert(KeyResultRef(objective: grow, id: "signups"))
    case .convert: .leaveOut
    case .leaveOut: .makeTeam
    case .makeTeam: .makeCycle
    case .makeCycle: .chooseDirectory
    case .chooseDirectory: .makeDirectory("okrs")
    case .makeDirectory: .openDirectory("/okrs")
    case .openDirectory: .keepHistory("/okrs")
    case .keepHistory: .settle
    case .settle: .deleteAndSync
    case .deleteAndSync: nil
    }
  }

  /// Whether the dashboard has neither a key nor a field for it.
  fileprivate var isOfTheShellAlone: Bool {
    switch self {
    case .rename, .renameToOneId, .keepHistory, .tell, .convert: true
    default: false
    }
  }
}

extension Refusal {
  static let samples: [Refusal] = Array(
    sequence(first: .unknown("x", near: "y"), next: \.following))

  private var following: Refusal? {
    switch self {
    case .unknown: .ambiguous("x", ["a/x", "b/x"])
    case .ambiguous: .wrongKind("x", needed: "a KPI")
    case .wrongKind: .unreadable(field: "score", problem: "none is proposed", hint: .giveScore)
    case .unreadable: .confidence("11")
    case .confidence: .nothingTyped("the title")
    case .nothingTyped: .exists("x")
    case .exists: .badId("X")
    case .badId: .noSuchPlace("soon", hint: .makeCycle)
    case .noSuchPlace: .needsReason("x")
    case .needsReason: .needsNote("x")
    case .needsNote: .conflict(field: "Why", theirs: "1", mine: "2")
    case .conflict: .gone("x")
    case .gone: .stays("x", because: "it has a check-in", instead: .drop(.person("ann")))
    case .stays: .nothingToUndo("undo")
    case .nothingToUndo: .unread("people.rec can't be read")
    case .unread: .readOnly("the directory was opened read-only")
    case .readOnly: nil
    }
  }
}

extension StoreError {
  fileprivate static let samples: [StoreError] =
    [
      .noDirectory(.nowhere), .noDirectory(.closed("/okrs")),
      .noDirectory(.notHere("/okrs", typed: "okrs", by: .option)),
      .halfway(.refused(.gone("x")), files: ["a.rec"]),
    ]
    + [.reading, .saving].flatMap { attempt in
      DiskError.Fact.samples.map { .disk(DiskError($0, at: "a.rec", attempt)) }
    }
}

extension DiskError.Fact {
  fileprivate static let samples: [DiskError.Fact] = [
    .outside, .symbolicLink, .missing, .exists, .notAFile, .notADirectory, .tooLarge(limit: 9),
    .keepsChanging, .denied, .readOnly, .noSpace, .quota, .inputOutput, .openFiles, .nameTooLong,
    .locked(by: nil), .contended, .changed, .fragment, .unconfirmed, .system(28),
    .other("no answer"),
  ]
}

extension GitError {
  fileprivate static let samples: [GitError] = Array(
    sequence(first: .notInstalled, next: \.following))

  private var following: GitError? {
    switch self {
    case .notInstalled: .notTrusted("git config --global --add safe.directory /okrs")
    case .notTrusted: .noWorkTree("/okrs")
    case .noWorkTree: .damaged("/okrs")
    case .damaged: .inside("/home")
    case .inside: .noBranch
    case .noBranch: .noUpstream(["a", "b"])
    case .noUpstream: .unreachable("origin", why: "no route")
    case .unreachable: .refused("origin", why: "hook")
    case .refused: .unrelated("origin")
    case .unrelated: .conflict(["a.rec"])
    case .conflict: .halfDeleted(["a.rec"])
    case .halfDeleted: .contended
    case .contended: .busy
    case .busy: .failed("log", "no space")
    case .failed: nil
    }
  }
}

extension QuantityProblem {
  fileprivate static let samples: [QuantityProblem] = [
    .empty, .notANumber("x"), .separators("8,000", plain: "8000"), .twoUnits("$5 €"),
  ]
}

extension BoundProblem {
  fileprivate static let samples: [BoundProblem] = [
    .noComparison("5"), .quantity(.empty), .unitsDiffer("1 a..2 b"), .upsideDown("5..1"),
  ]
}

extension CheckInProblem {
  fileprivate static let samples: [CheckInProblem] = [
    .quantity(.empty), .unit(written: "5 h", expected: "days"), .notDoneOrNot("x"), .noSign("x"),
    .unknownMilestone("x", known: ["a"]),
  ]
}

/// The literals in the sources of a room with which people are spoken to.
private struct Literals {
  /// What holds a blank between quotation marks, and is no line for git's own.
  let sentences: [String]

  init(_ room: String) throws {
    let root = try Literals.sources() + "/" + room
    let files = try FileManager.default.subpathsOfDirectory(atPath: root)
    sentences = try files.filter { $0.hasSuffix(".swift") }.flatMap { file in
      try String(contentsOfFile: root + "/" + file, encoding: .utf8).split(separator: "\n")
        .filter { !$0.contains("//") }.flatMap(Literals.sentences)
    }
  }

  private static func sentences(in line: Substring) -> [String] {
    line.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 && $0.element.contains(" ") }.map { String($0.element) }
      .filter { !$0.contains("git ") && !$0.contains("merge-file") && !$0.hasPrefix("--format") }
  }

  /// The sources of the repository: this file may be reached through a symbolic link.
  private static func sources() throws -> String {
    let path = try #require(realpath(#filePath, nil))
    defer { free(path) }
    let top = String(cString: path).split(separator: "/").dropLast(3)
    return top.map { "/" + $0 }.joined() + "/Sources"
  }
}
