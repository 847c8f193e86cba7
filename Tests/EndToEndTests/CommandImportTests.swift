import DemoOrganization
import Foundation
import Goals
import TestSupport
import Testing

/// `qd import` and `qd export`.
@Suite struct CommandImportTests {
  private static let outline = """
    - Win the north
      - Sign 3 partners
      - Hire a lead

    """

  @Test("the plan comes first, --yes brings it in, one undo takes all of it back")
  func broughtIn() throws {
    let sandbox = try CommandSandbox()
    let before = try sandbox.files()
    let words = ["import", "-", "--in", "sales/2018-Q1"]
    let plan = try sandbox.qd(words + ["--dry-run"], input: Self.outline)
    #expect(
      plan.output
        == """
        3 new, 0 the same, 0 changed, 0 asked, 0 without a place
        + 1: objective sales/2018-Q1/win-the-north (Objective: Win the north)
        + 2: key-result sales/2018-Q1/win-the-north#sign-3-partners (KeyResult: Sign 3 partners; From: 0 partners; To: 3 partners)
        + 3: key-result sales/2018-Q1/win-the-north#hire-a-lead (KeyResult: Hire a lead)

        """)
    #expect(plan.exitCode == 0)
    #expect(try sandbox.files() == before)
    let unaccepted = try sandbox.qd(words, input: Self.outline)
    #expect(unaccepted.errors.contains("--yes accepts the plan"))
    #expect(try sandbox.files() == before)
    let done = try sandbox.qd(words + ["--yes"], input: Self.outline)
    #expect(done.output == "brought in: 3 new, 0 the same, 0 changed\n", "\(done.errors)")
    #expect(
      try sandbox.text(of: "sales/2018-Q1/win-the-north.rec")
        == """
        Objective: Win the north

        KeyResult: Sign 3 partners
        Id: sign-3-partners
        From: 0 partners
        To: 3 partners

        KeyResult: Hire a lead
        Id: hire-a-lead

        """)
    let twice = try sandbox.qd(words + ["--yes"], input: Self.outline)
    #expect(twice.output.hasPrefix("0 new, 3 the same, 0 changed"))
    #expect(try sandbox.qd("undo").exitCode == 0)
    let records = try sandbox.files().filter { $0.key.hasSuffix(".rec") }
    #expect(records == before.filter { $0.key.hasSuffix(".rec") })
  }

  @Test("open questions end it with 65 and nothing written, unless they are answered or left out")
  func open() throws {
    let sandbox = try CommandSandbox()
    let before = try sandbox.files()
    let outline = Self.outline + "  - Keep ACV at $9000\n"
    let words = ["import", "-", "--in", "sales/2018-Q1", "--yes"]
    let open = try sandbox.qd(words, input: outline)
    #expect(open.exitCode == 65 && open.errors.contains("line 4: Keep ACV at $9000"))
    #expect(try sandbox.files() == before)
    #expect(try sandbox.qd(words + ["--skip"], input: outline).exitCode == 0)
    #expect(try !sandbox.text(of: "sales/2018-Q1/win-the-north.rec").contains("ACV"))
    #expect(try sandbox.qd(words + ["--plain"], input: outline).exitCode == 0)
    #expect(try sandbox.text(of: "sales/2018-Q1/win-the-north.rec").contains("Keep ACV at $9000"))
  }

  @Test("the plan in JSON has every line in one of its lists")
  func json() throws {
    let sandbox = try CommandSandbox()
    let table = """
      Objective,Key result,Start,Target,Shade
      Shorten sales lifecycle,Decrease average sales lifecycle,59 days,30 days,
      ,Calls,0,20,
      ,Keep it at 5,,,

      """
    let answer = try sandbox.qd(
      ["import", "-", "--in", "sales/2018-Q1", "--dry-run", "--json"], input: table)
    let plan = try #require(
      JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any])
    func lines(_ key: String) -> [Int] {
      (plan[key] as? [[String: Any]] ?? []).compactMap { $0["line"] as? Int }
    }
    #expect(lines("same") == [] && lines("changed") == [2] && lines("new") == [3])
    #expect(lines("questions") == [4] && lines("unplaced") == [1])
    #expect(
      answer.output.contains(
        #""changed": [{"line": 2, "ref": "sales/2018-Q1/shorten#lifecycle", "fields": [{"name": "To", "from": "38 days", "to": "30 days"}], "left": [], "beside": [{"list": "same", "kind": "objective", "ref": "sales/2018-Q1/shorten", "title": "Shorten sales lifecycle", "fields": []}]}]"#
      ))
    #expect(answer.exitCode == 65)
  }

  @Test("an export comes back into an empty directory and is taken out again byte for byte")
  func roundTrip() throws {
    let sandbox = try CommandSandbox()
    _ = try sandbox.qd("check-in", "shorten#lifecycle", "48", "--note", "a \"quoted\"\nnote")
    _ = try sandbox.qd("undo")
    _ = try sandbox.qd("set", "shorten", "Mood=high, \\ and ü")
    _ = try sandbox.qd("close", "shorten", "--outcome", "missed", "--learned", "Ask, early")
    _ = try sandbox.qd("drop", "acv")
    try expectRoundTrip(of: sandbox.directory.path + "/acme", in: sandbox)
  }

  @Test("so do the demo, a generated organisation and a real one")
  func others() throws {
    let sandbox = try CommandSandbox()
    let demo = DemoOrganization.files(today: Day(number: 20_778))
    for file in demo { try sandbox.directory.write(file.text, to: "demo/" + file.path) }
    try expectRoundTrip(of: sandbox.directory.path + "/demo", in: sandbox)
    try GeneratedDirectory.write(to: sandbox.directory.path + "/generated", teams: 3)
    try expectRoundTrip(of: sandbox.directory.path + "/generated", in: sandbox)
    guard SourcedData.isThere else { return }
    try expectRoundTrip(of: SourcedData.path, in: sandbox)
  }

  private func expectRoundTrip(of path: String, in sandbox: borrowing CommandSandbox) throws {
    let export = try sandbox.bareQD("export", "-C", path).output
    let file = sandbox.directory.path + "/export.json"
    try Data(export.utf8).write(to: URL(filePath: file))
    let target = sandbox.directory.path + "/empty-" + (path.split(separator: "/").last ?? "x")
    #expect(try sandbox.bareQD("init", "--empty", target).exitCode == 0)
    let done = try sandbox.bareQD("import", file, "-C", target, "--yes")
    #expect(done.exitCode == 0, "\(done.errors)")
    let again = try sandbox.bareQD("export", "-C", target).output
    #expect(again == export)
  }

  @Test("CSV and Markdown come back as the same", arguments: ["csv", "markdown"])
  func edited(format: String) throws {
    let sandbox = try CommandSandbox()
    let export = try sandbox.qd("export", "--format", format)
    let plan = try sandbox.qd(["import", "-", "--dry-run"], input: export.output)
    #expect(plan.output.hasPrefix("0 new, "), "\(plan.output)")
    #expect(plan.output.contains(", 0 changed, 0 asked, 0 without a place"))
    let scoped = try sandbox.qd("export", "shorten", "--format", format)
    #expect(scoped.output.contains("lifecycle") && !scoped.output.contains("Grow |"))
  }

  @Test(
    "killed before any step it leaves what is readable, and bringing it in again finishes it",
    .enabled(if: DisturbedSave.isPossible, "strace is not installed"))
  func killed() throws {
    let outline = #filePath.replacing(
      "EndToEndTests/CommandImportTests.swift", with: "Fixtures/imports/03-teams.md")
    let words = ["import", outline, "--in", "sales/2018-Q1", "--yes"]
    let undisturbed = try DisturbedSave(words)
    let calls = try undisturbed.calls(afterUnlocking: 1)
    let records = try undisturbed.sandbox.files().filter { $0.key.hasSuffix(".rec") }
    #expect(calls.count > 5)
    for call in calls {
      let ground = try DisturbedSave(words)
      _ = try ground.run(call, fault: "signal=SIGKILL")
      let lint = try ground.sandbox.qd("lint")
      #expect(!lint.output.contains(": error: "), "\(call): \(lint.output)")
      #expect(lint.output.contains("[half-imported]"), "\(call): \(lint.output)")
      let again = try ground.sandbox.qd(words)
      #expect(again.exitCode == 0, "\(call): \(again.errors)")
      #expect(!(try ground.sandbox.qd("lint").output.contains("[half-imported]")), "\(call)")
      #expect(
        try ground.sandbox.files().filter { $0.key.hasSuffix(".rec") } == records, "\(call)")
    }
  }

  @Test("an outline for a wiki has objectives, key results and scores")
  func outlined() throws {
    let sandbox = try CommandSandbox()
    let answer = try sandbox.qd("export", "shorten", "--format", "outline")
    #expect(
      answer.output
        == """
        - O: Shorten sales lifecycle
          - KR: Decrease average sales lifecycle
          - KR: Keep ACV
          - KR: Roll the new contract out
          - KR: Hire a counsel

        """)
  }

  @Test("a year of an OKR tool is in within seconds, and its past is right")
  func migration() throws {
    let sandbox = try CommandSandbox()
    let target = sandbox.directory.path + "/year"
    #expect(try sandbox.bareQD("init", "--empty", target).exitCode == 0)
    let table = sandbox.directory.path + "/year.csv"
    try Data(Migration.csv.utf8).write(to: URL(filePath: table))
    let clock = ContinuousClock()
    let start = clock.now
    let done = try sandbox.bareQD(
      "import", table, "-C", target, "--yes", "--today", "2027-01-10")
    let took = clock.now - start
    #expect(done.exitCode == 0, "\(done.errors)")
    #expect(done.output.hasPrefix("brought in: 5252 new, 0 the same, 0 changed"), "\(done.output)")
    #expect(took < .seconds(60), "\(took)")
    let shown = try sandbox.bareQD(
      "show", "team-0/2026-Q1/objective-12#objective-12-kr-0", "-C", target, "--as-of",
      "2026-02-03",
      "--json")
    #expect(shown.output.contains("\"current\": 30,"), "\(shown.output)")
    let lint = try sandbox.bareQD("lint", "-C", target, "--today", "2027-01-10")
    #expect(!lint.output.contains(": error: "), "\(lint.output.prefix(500))")
    let again = try sandbox.bareQD(
      "import", table, "-C", target, "--dry-run", "--today", "2027-01-10")
    #expect(again.output.hasPrefix("0 new, 5252 the same, 0 changed"))
  }
}

/// A year as an OKR tool exports it: 12 teams, 40 people, 300 objectives, 900 key results, 4,000
/// check-ins.
enum Migration {
  static var csv: String {
    var text = "Type,ID,Title,Parent,Team,Cycle,Owner,Email,Start,Target,Date,Value,Author\n"
    for team in 0..<12 { text += "Team,,Team \(team),,,,,,,,,,\n" }
    for person in 0..<40 {
      text += "User,,Person \(person),,Team \(person % 12),,,p\(person)@example.org,,,,,\n"
    }
    var checkIns = 0
    for objective in 0..<300 {
      let quarter = objective % 4 + 1
      let id = "objective-\(objective)"
      text += "Objective,\(id),Improve part \(objective),,Team \(objective % 12),"
      text += "Q\(quarter) 2026,Person \(objective % 40),,,,,,\n"
      for number in 0..<3 {
        let own = "\(id)-kr-\(number)"
        text += "Key result,\(own),Key result \(number),\(id),,,Person \(number),,0,100,,,\n"
        for week in 0..<5 where checkIns < 4000 {
          checkIns += 1
          let month = (quarter - 1) * 3 + 1 + week / 3
          let day = "2026-\(month < 10 ? "0" : "")\(month)-\(["05", "14", "23"][week % 3])"
          text += "Check-in,,,\(own),,,,,,,\(day),\(10 * (week + 1)),Person \(number)\n"
        }
      }
    }
    return text
  }
}

extension CommandSandbox {
  /// Every file of the data directory with its text, journals and all.
  func files() throws -> [String: String] {
    let paths = try directory.entries().filter { $0.hasPrefix("acme/") && !$0.hasSuffix("/") }
    return Dictionary(
      uniqueKeysWithValues: paths.compactMap { path in
        (try? directory.text(of: path)).map { (path, $0) }
      })
  }
}
