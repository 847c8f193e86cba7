import TestSupport
import Testing

/// A closed cycle takes no new objective, whichever way it would come.
@Suite("A closed cycle") struct CommandClosedCycleTests {
  private static let files = CommandPromoteTests.files.merging([
    "sales/2018-Q2/cycle.rec": "Cycle: 2018-Q2\nState: closed\n"
  ]) { $1 }

  @Test(
    "refuses what is new, promoted, carried over or closed into it, and nothing is written",
    arguments: [
      ["new", "objective", "Win", "--in", "sales/2018-Q2"],
      ["promote", "churn", "--in", "sales/2018-Q2"],
      ["carry-over", "shorten", "--to", "2018-Q2"],
      [
        "close", "shorten", "--outcome", "missed", "--learned", "x", "--reason", "x",
        "--carry", "next",
      ],
    ])
  func refused(words: [String]) throws {
    let sandbox = try CommandSandbox(Self.files)
    let before = try sandbox.files()
    let answer = try sandbox.qd(words)
    #expect(answer.exitCode != 0)
    #expect(
      answer.errors.contains("the cycle is closed, so no objective begins in it"),
      "\(answer.errors)")
    #expect(try sandbox.files() == before)
  }

  @Test("has no place for what is brought in, and the plan says so with its lines")
  func imported() throws {
    let sandbox = try CommandSandbox(Self.files)
    let before = try sandbox.files()
    let answer = try sandbox.qd(
      ["import", "-", "--in", "sales/2018-Q2", "--yes"], input: "- Win\n  - Sign 3 partners\n")
    #expect(
      answer.output.contains("sales/2018-Q2 is closed, so no objective begins in it"),
      "\(answer.output)\(answer.errors)")
    #expect(try sandbox.files() == before)
  }
}
