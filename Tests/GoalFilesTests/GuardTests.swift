import Foundation
import Glibc
import Goals
import Testing

@testable import GoalFiles

@Suite("What others take away") struct GuardTests {
  private static let file = "sales/2018-Q1/shorten.rec"
  private static let journal = "sales/2018-Q1/journal/tom.csv"
  private static let lines = """
    at,by,of,event,value,confidence,note
    2018-02-14T09:00:00.000Z,tom,shorten#days,check-in,53,,
    2018-02-15T09:00:00.000Z,tom,shorten#days,check-in,52,7,"slow, but"
    2018-02-16T09:00:00.000Z,tom,shorten,comment,,,Well

    """

  /// A store that has seen everything and waits for nobody.
  private func watched() throws -> (StoreGround, Store) {
    let ground = try StoreGround([Self.journal: Self.lines])
    var store = try Store(
      at: ground.sandbox.path, login: "jenny", state: ground.state("quarterdeck"), patience: .none)
    #expect(try look(&store) == nil)
    return (ground, store)
  }

  private func look(_ store: inout Store) throws -> String? {
    _ = try store.load()
    return store.lost()
  }

  /// What is done to the directory, and what is said.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let says: String?
    let script: String
  }

  private static let cases = [
    Case(
      testDescription: "a file is removed", says: "\"Shorten sales lifecycle\" and 3 more",
      script: "rm \(file)"),
    Case(
      testDescription: "a file is emptied", says: "\"Shorten sales lifecycle\" and 3 more",
      script: ": > \(file)"),
    Case(
      testDescription: "a key result is cut out", says: "\"Keep conversion\"",
      script: "sed -i '/^KeyResult: Keep conversion/,/^KPI:/d' \(file)"),
    Case(
      testDescription: "lines of a journal go", says: "2 lines of \(journal)",
      script: "sed -i 2,3d \(journal)"),
    Case(
      testDescription: "a careless program rewrites a journal", says: "3 lines of \(journal)",
      script: "echo 2018-02-20T09:00:00Z,tom,shorten,comment,,,New > \(journal)"),
    Case(
      testDescription: "a cycle is removed",
      says: "\"Old\" and 5 more, and 3 lines of \(journal)", script: "rm -r sales/2018-Q1"),
    Case(
      testDescription: "a title changes", says: nil, script: "sed -i 's/Keep conv/Conv/' \(file)"),
    Case(testDescription: "a file is renamed", says: nil, script: "mv \(file) sales/2018-Q1/y.rec"),
    Case(testDescription: "a team is renamed", says: nil, script: "mv sales vertrieb"),
    Case(
      testDescription: "a file is rewritten under another name", says: nil,
      script: "cp \(file) sales/2018-Q1/y.rec; rm \(file)"),
    Case(
      testDescription: "history is taken back and the file removed", says: nil,
      script: "echo 2018-02-20T09:00:00Z,tom,shorten,retract,2018-02-16T09:00:00.000Z tom,, >> "
        + "\(journal); rm \(file)"),
    Case(
      testDescription: "git checks something else out", says: nil,
      script: "mkdir -p .git/logs; echo x >> .git/logs/HEAD; rm \(file)"),
    Case(
      testDescription: "git checks something else out in a linked work tree", says: nil,
      script:
        "mkdir -p _tree/logs; echo gitdir: _tree > .git; echo x >> _tree/logs/HEAD; rm \(file)"),
    Case(
      testDescription: "a note in a journal is corrected", says: nil,
      script: "sed -i s/Well/Good/ \(journal)"),
  ]

  @Test("is said, unless something says why, and can be brought back", arguments: cases)
  func said(example: Case) throws {
    var (ground, store) = try watched()
    let before = try store.load().objectives
    ground.sandbox.run(example.script)
    let lost = try look(&store)
    #expect(lost == example.says)
    guard lost != nil else { return }
    let saved = try store.restore(at: try moment())
    #expect(saved.what == "restored \(lost ?? "")")
    let after = try store.load().objectives
    #expect(after.map(\.ref) == before.map(\.ref))
    #expect(after.map { $0.keyResults.map(\.title) } == before.map { $0.keyResults.map(\.title) })
    let lines = Set(try ground.sandbox.text(Self.journal).split(separator: "\n"))
    #expect(lines.isSuperset(of: Self.lines.split(separator: "\n").dropFirst()))
    #expect(try look(&store) == nil)
    #expect(refusal { _ = try store.restore(at: try moment()) } != nil)
  }

  @Test("what this user deletes is nobody else's doing")
  func own() throws {
    var (ground, store) = try watched()
    defer { withExtendedLifetime(ground) {} }
    let old = ObjectiveRef(cycle: shorten.cycle, id: "old")
    try store.apply(.delete(.objective(old)))
    #expect(try look(&store) == nil)
  }

  @Test("a directory that was moved away is said to be, and comes back by itself")
  func moved() throws {
    var (ground, store) = try watched()
    let away = ground.sandbox.path + "-away"
    rename(ground.sandbox.path, away)
    #expect(refusal { _ = try store.load() } == "the data directory doesn't exist")
    #expect(refusal { try store.apply(.checkIn("days", "40")) } != nil)
    mkdir(ground.sandbox.path, 0o755)
    #expect(refusal { _ = try store.load() } == "quarterdeck.rec doesn't exist")
    rmdir(ground.sandbox.path)
    rename(away, ground.sandbox.path)
    #expect(try look(&store) == nil)
    try store.apply(.checkIn("days", "40"))
  }

  @Test("a directory in place of the first one is read, and what it lacks is said")
  func replaced() throws {
    var (ground, store) = try watched()
    let path = ground.sandbox.path
    ground.sandbox.run("cp -r . \(path)-new; rm \(path)-new/\(Self.file)")
    rename(path, path + "-old")
    rename(path + "-new", path)
    defer { try? FileManager.default.removeItem(atPath: path + "-old") }
    _ = try store.load()
    #expect(store.lost() == "\"Shorten sales lifecycle\" and 3 more")
    _ = try store.restore(at: try moment())
    #expect(try ground.sandbox.text(Self.file).hasPrefix("# Nobody") == false)
    #expect(try store.load().objective(shorten) != nil)
  }

  @Test(
    "what is closed to this user is not gone",
    .enabled(if: Credentials.canBeDropped, "only root can become nobody"))
  func closed() throws {
    var (ground, store) = try watched()
    chmod(ground.sandbox.path, 0o755)
    chmod(ground.sandbox("sales"), 0o700)
    Credentials.asNobody {
      _ = try? store.load()
      #expect(store.lost() == nil)
    }
  }
}

extension DiskSandbox {
  /// Runs a script of the shell in it.
  func run(_ script: String) {
    let running = Process()
    running.executableURL = URL(fileURLWithPath: "/bin/sh")
    running.arguments = ["-c", "cd \(path) && { \(script); }"]
    try? running.run()
    running.waitUntilExit()
  }
}
