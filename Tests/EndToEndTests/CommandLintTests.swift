import Foundation
import Goals
import TestSupport
import Testing

@testable import qd

/// `qd lint` on a small organisation, on 2018-02-21.
@Suite("lint")
struct CommandLintTests {
  static let files = [
    "quarterdeck.rec": "Organization: Acme\nFormat: 1\n",
    "people.rec": "Person: Jenny Murphy\nId: jenny\n",
    "sales/team.rec": "Team: Sales\n",
    "sales/2018-Q1/shorten.rec": """
    Objective: Shorten the sales lifecycle
    Why: It takes us too long
    Owner: jenny

    KeyResult: Decrease the average
    Id: average
    From: 59 days
    To: 38 days

    KeyResult: Keep the conversion rate
    Id: conversion
    Hold: >= 9%

    """,
    "sales/2018-Q1/journal/jenny.csv": """
    at,by,of,event,value,confidence,note
    2018-02-20,jenny,shorten#average,check-in,50,,
    2018-02-20,jenny,shorten#conversion,check-in,9.4,,

    """,
  ]

  static func files(_ more: [String: String]) -> [String: String] {
    files.merging(more) { $1 }
  }

  @Test("finds nothing where nothing is, and says so")
  func nothing() throws {
    let answer = try CommandSandbox(CommandLintTests.files).qd("lint")
    #expect(answer.output.isEmpty)
    #expect(answer.errors == "qd: 0 findings\n")
    #expect(answer.exitCode == 0)
  }

  @Test("points at the line, gives advice once, and exits with 1")
  func text() throws {
    let sandbox = try CommandSandbox(
      CommandLintTests.files([
        "2018/grow.rec": "Objective: Grow\nWeight: heavy\n",
        "2018/shrink.rec": "Objective: Shrink\n",
      ]))
    let answer = try sandbox.qd("lint", "--severity", "warning")
    #expect(
      answer.output == """
        2018/grow.rec:1:1: warning: "Grow" has no owner [no-owner]
          write Owner: and who answers for it
        2018/grow.rec:1:1: warning: "Grow" has no key result [no-key-result]
          add two to five key results that tell when it is reached
        2018/grow.rec:2:9: error: "heavy" is not a weight [unreadable]
            Weight: heavy
                    ^
          write a number from 0 up
        2018/shrink.rec:1:1: warning: "Shrink" has no owner [no-owner]
        2018/shrink.rec:1:1: warning: "Shrink" has no key result [no-key-result]

        """)
    #expect(answer.errors == "qd: 5 findings: 1 error, 4 warnings\n")
    #expect(answer.exitCode == 1)
  }

  @Test(
    "looks at what it is asked for only, and exits by that",
    arguments: [
      (["2018/grow"], ["no-owner", "no-key-result", "no-why"], 1),
      (["grow", "--severity", "error"], [], 0), (["shorten"], ["supports-nothing"], 0),
      (["sales"], ["supports-nothing"], 0),
      (["sales/2018-Q1/shorten.rec"], ["supports-nothing"], 0),
      (["shorten#average"], [], 0), (["2018", "sales"], nil, 1), ([], nil, 1),
      (["sales/2018-Q1/journal"], [], 0), (["--severity", "hint"], nil, 1),
    ] as [([String], [String]?, Int32)])
  func scope(words: [String], codes: [String]?, exitCode: Int32) throws {
    let sandbox = try CommandSandbox(CommandLintTests.files(["2018/grow.rec": "Objective: Grow\n"]))
    let answer = try sandbox.qd(["lint", "--json"] + words)
    let found =
      try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [[String: Any]]
    let all = ["no-owner", "no-key-result", "no-why", "supports-nothing"]
    #expect(Set(found?.compactMap { $0["code"] as? String } ?? ["-"]) == Set(codes ?? all))
    #expect(answer.errors.isEmpty)
    #expect(answer.exitCode == exitCode)
  }

  @Test("refuses what there isn't, with what is near")
  func unknown() throws {
    let sandbox = try CommandSandbox(CommandLintTests.files)
    let answer = try sandbox.qd("lint", "shortn")
    #expect(answer.errors == "qd: there is no \"shortn\", did you mean shorten?\n")
    #expect(answer.exitCode == 65)
    let severity = try sandbox.qd("lint", "--severity", "bad")
    #expect(severity.errors.contains("\"bad\" is not error, warning or hint"))
    #expect(severity.exitCode == 64)
  }

  @Test("looks at what is over with --all only, and always asks to close it")
  func past() throws {
    let sandbox = try CommandSandbox(
      CommandLintTests.files(["2017-Q4/old.rec": "Objective: Write the plan\n"]))
    #expect(
      try sandbox.qd("lint").output == """
        2017-Q4: warning: 2017-Q4 ended on 2017-12-31 and is not closed; 1 of 1 objectives are \
        open [not-closed]
          close its objectives, old first, then the cycle: State: closed in its cycle.rec

        """)
    #expect(try sandbox.qd("lint", "--all").output.contains("reads like a task"))
  }

  @Test("of a past day what came later is not in the future")
  func asOf() throws {
    let sandbox = try CommandSandbox(CommandLintTests.files)
    let answer = try sandbox.qd("lint", "--as-of", "2018-02-19", "--json")
    #expect(!answer.output.contains("future"))
    #expect(answer.output.contains("overdue"))
  }

  @Test("the settings give a code another severity, or none")
  func settings() throws {
    let sandbox = try CommandSandbox(
      CommandLintTests.files([
        "quarterdeck.rec": """
        Organization: Acme
        Lint: no-owner off
        Lint: no-why error
        Lint: no-key-result hint
        Lint: no-ownr off

        """, "2018/grow.rec": "Objective: Grow\n",
      ]))
    let answer = try sandbox.qd("lint", "2018", "quarterdeck.rec")
    #expect(
      answer.output == """
        2018/grow.rec:1:1: error: "Grow" doesn't say why it matters [no-why]
          write Why: and what gets better once it is reached
        2018/grow.rec:1:1: hint: "Grow" has no key result [no-key-result]
          add two to five key results that tell when it is reached
        quarterdeck.rec:5:7: error: "no-ownr off" names no finding [unreadable]
            Lint: no-ownr off
                  ^
          did you mean no-owner?

        """)
  }

  @Test("--explain says what a code finds, lists all codes, and names the nearest")
  func explain() throws {
    let sandbox = try CommandSandbox([:])
    let one = try sandbox.bareQD("lint", "--explain", "no-owner")
    #expect(one.output.hasPrefix("no-owner (warning)\n\n"))
    #expect(one.output.contains("    Lint: no-owner off\n"))
    #expect(one.exitCode == 0)
    let all = try sandbox.bareQD("lint", "--explain")
    #expect(all.output.split(separator: "\n").filter { $0.hasPrefix("  ") }.count >= 49)
    for code in Finding.Code.allCases {
      // The first sentence whole: a full stop may stand inside it, as in "above 0.".
      let line = try #require(
        all.output.split(separator: "\n").first {
          $0.hasPrefix("  \(code.rawValue) ")
        })
      let brief = line.dropFirst(code.rawValue.count + 2).trimmingCharacters(in: .whitespaces)
      #expect(code.rule.finds.hasPrefix(brief) && brief.hasSuffix("."), "\(code): \(brief)")
      let rest = code.rule.finds.dropFirst(brief.count)
      #expect(rest.isEmpty || rest.dropFirst().first?.isUppercase == true, "\(code): \(rest)")
    }
    let none = try sandbox.bareQD("lint", "--explain", "no-ownr")
    #expect(none.errors == "qd: \"no-ownr\" names no finding, did you mean no-owner?\n")
    #expect(none.exitCode == 64)
  }

  @Test("a terminal gets the first of many, and how many more there are")
  func limited() {
    let findings = (1...8).map { line in
      Finding(at: Place(file: "a.rec", line: line), .noOwner, "\"\(line)\" has no owner")
    }
    let report = LintReport(read: [], practice: findings, limit: 5)
    #expect(report.lines(from: nil, on: Paper()).count == 5)
    #expect(
      report.summary == ["8 findings: 8 warnings", "not shown: 3 more no-owner; --all lists them"])
    #expect(LintReport(read: [], practice: findings).summary == ["8 findings: 8 warnings"])
  }

  @Test("show has the errors and warnings of an object, its key result's in its own")
  func show() throws {
    let sandbox = try CommandSandbox(CommandLintTests.files)
    let late = try sandbox.qd("show", "shorten#average", "--today", "2018-03-10")
    #expect(late.output.contains("Findings\n  sales/2018-Q1/shorten.rec:5:1: warning: "))
    #expect(late.output.split(separator: "\n").filter { $0.contains("[overdue]") }.count == 1)
    #expect(try !sandbox.qd("show", "shorten").output.contains("Findings"))
  }

  @Test("Twenty thousand findings in one file cost no more than each by itself")
  func many() throws {
    let unknown = (1...20_000).map { "Foo\($0): bar\n" }.joined()
    let sandbox = try CommandSandbox(
      CommandLintTests.files(["sales/2018-Q1/many.rec": "Objective: Many\n" + unknown]))
    let clock = ContinuousClock()
    var answer: Spawned?
    let time = try clock.measure { answer = try sandbox.qd("lint", "--severity", "warning") }
    #expect(answer?.output.contains("Foo20000 is not a field of Objective") == true)
    // A second or two where it isn't optimised; reading the file anew for each took minutes.
    #expect(time < .seconds(20))
  }
}
