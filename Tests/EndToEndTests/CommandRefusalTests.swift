import TestSupport
import Testing

@Suite("Commands that are refused")
struct CommandRefusalTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let words: [String]
    let sentence: String
    let exitCode: Int32
    var testDescription: String { words.joined(separator: " ") }

    init(_ words: String..., says sentence: String, _ exitCode: Int32 = 65) {
      (self.words, self.sentence, self.exitCode) = (words, sentence, exitCode)
    }
  }

  @Test(
    "One sentence on standard error, an exit code, and nothing written",
    arguments: [
      Case("tree", "--cycle", "nonsense", says: #"there is no "nonsense""#),
      Case("tree", "--team", "sale", says: #"there is no "sale", did you mean sales?"#),
      Case("tree", "--owner", "jeny", says: #"there is no "jeny", did you mean jenny?"#),
      Case("show", "shortn", says: #"there is no "shortn", did you mean shorten?"#),
      Case(
        "show", "shorten#lifecycl",
        says: #"""
          there is no "sales/2018-Q1/shorten#lifecycl", did you mean \#
          sales/2018-Q1/shorten#lifecycle?
          """#),
      Case(
        "check-in", "shorten#lifecycle", "50 hours",
        says: #"""
          value: "50 hours" is not in days; write the number in days; nothing was saved
          """#),
      Case(
        "check-in", "shorten#contract", "+pilto",
        says: """
          value: there is no milestone "pilto"; its milestones are draft, pilot; nothing was saved
          """),
      Case(
        "check-in", "shorten#lifecycle", "50", "--confidence", "eleven",
        says: """
          "eleven" is not a confidence; write a whole number from 0 to 10; nothing was saved
          """),
      Case(
        "set", "shorten#lifecycle", "Id=cycle-time",
        says: """
          Id: check-ins and other events name it by "lifecycle"; \
          rename it: qd rename sales/2018-Q1/shorten#lifecycle ID; nothing was saved
          """),
      Case(
        "check-in", "shorten", "50",
        says: """
          "shorten" is not a key result; it has #lifecycle, #acv, #contract, #counsel; \
          nothing was saved
          """),
      Case(
        "record", "shorten", "50",
        says: #"""
          "shorten" is not a KPI; qd check-in records key results; nothing was saved
          """#),
      Case(
        "record", "acv", "50", "--on", "some day",
        says: """
          --on: "some day" is not a day up to today; write it as 2018-02-21, 31.7. or fri; \
          nothing was saved
          """, 64),
      Case("comment", "shorten", "", says: "the comment is missing; nothing was saved"),
      Case(
        "set", "shorten", "Weight=heavy",
        says: """
          Weight: "heavy" is not a weight; write a number from 0 up; nothing was saved
          """),
      Case(
        "set", "shorten", "Tags-=x",
        says: #"Tags: there is no "x"; it has none; nothing was saved"#),
      Case(
        "set", "shorten", "Why+=x",
        says: "Why: it can stand only once; replace it with Why=x; nothing was saved"),
      Case("set", "shorten", "Why", says: #""Why" is not FIELD=VALUE"#, 64),
      Case(
        "new", "objective", "X", "--in", "sale/2018-Q1",
        says: #"there is no "sale"; the teams are sales; nothing was saved"#),
      Case(
        "new", "objective", "X", "--in", "sales/2018-Q5",
        says: """
          there is no "2018-Q5"; write a cycle as 2026, 2026-H1, 2026-Q4 or 2026-11, or make it: \
          qd new cycle; nothing was saved
          """),
      Case(
        "new", "kpi", "ACV", "--in", "sales", "Id=acv",
        says: "acv is there already; choose another name; nothing was saved"),
      Case("undo", says: "there is nothing to undo"),
      Case(
        "comment", "shorten", "hi", "--read-only",
        says: "the directory was opened read-only; nothing was saved", 77),
      Case(
        "comment", "shorten", "hi", "--as-of", "2018-02-01",
        says: "the past, which --as-of shows, can't be changed; nothing was saved", 77),
      Case(
        "tree", "--as-of", "tomorrow",
        says: """
          --as-of: "tomorrow" is not a day; write it as 2026-11-21; qd --help says what there is
          """, 64),
      Case(
        "tree", "--as-of", "2018-02-22",
        says: "--as-of: 2018-02-22 is still to come; name a past day", 64),
      Case(
        "new", "goal", "x",
        says: """
          there is no "goal"; new adds one of objective, key-result, kpi, team, cycle, \
          person; qd --help says what there is
          """, 64),
      Case(
        "new", "objectiv", "x",
        says: #"there is no "objectiv", did you mean objective?; qd --help says what there is"#, 64),
      Case("steer", says: "Unexpected argument 'steer'; qd --help says what there is", 64),
      Case("tree", "--wide", says: "Unknown option '--wide'; qd --help says what there is", 64),
      Case(
        "show", says: "Missing expected argument '<ref>'; qd --help says what there is", 64),
    ])
  func refused(example: Case) throws {
    let sandbox = try CommandSandbox()
    let before = try sandbox.directory.entries()
    let answer = try sandbox.qd(example.words)
    #expect(answer.errors == "qd: \(example.sentence)\n")
    #expect(answer.output.isEmpty)
    #expect(answer.exitCode == example.exitCode)
    #expect(try sandbox.directory.entries() == before)
  }

  @Test("Where there is no data directory, qd says how to get one")
  func noDirectory() throws {
    let sandbox = try CommandSandbox([:])
    let named = try sandbox.bareQD("-C", sandbox.directory.path, "tree")
    #expect(named.exitCode == 65)
    #expect(named.errors.contains("make one with qd init"))
  }
}
