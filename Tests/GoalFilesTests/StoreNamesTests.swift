import Foundation
import TestSupport
import Testing

@testable import GoalFiles
@testable import Goals

/// What is deleted, renamed and made: which bytes change, that no other does, and the way back.
@Suite struct StoreNamesTests {
  private static let people = """
    # Who is who.
    Person: Jenny Murphy
    Id: jenny

    # Left in May.
    Person: Tom
    Id: tom

    """

  static let files = [
    "people.rec": people,
    "sales/2018-Q1/fresh.rec": """
    # Not begun.
    Objective: Fresh
    Supports: improve
    State: draft\r
    Colour: blue

    KeyResult: First
    Id: first


    # Keep me with it.
    KeyResult: Second
    Id: second
    """,
    "sales/2018-Q1/journal/jenny.csv": """
    at,by,of,event,value,confidence,note
    2018-02-01T09:00:00.000Z,jenny,fresh,state,draft,,
    2018-02-01T09:30:00.000Z,jenny,"shorten#days",check-in,55,7,"on, shorten"
    2018-02-02T09:30:00.000Z,jenny,shorten,comment,,,
    2018-02-03,jenny,shorten#days,check-in,broken,,

    """,
    "sales/2018-Q1/journal/ann.csv":
      "2018-02-01T09:30:00.000Z,ann,shorten#conversion,comment,,,x\r\n"
      + "2018-02-03T09:30:00.000Z,ann,shorten#days,check-in,5",
    "sales/outbound/2018-Q1/reach.rec": "Objective: Reach\nSupports: shorten\nSupports: improve\n",
    "sales/kpis/unread.rec": "KPI: Unread\n",
  ]

  static let fresh = ObjectiveRef(cycle: shorten.cycle, id: "fresh")
  private static let q1 = "sales/2018-Q1/"
  private static let at = "2018-02-12T09:30:00"

  static let cases: [(action: Change.Action, lines: [String])] = [
    (
      .delete(.objective(fresh)),
      [
        "+sales/2018-Q1/journal/jenny.csv:\(at).000+01:00,jenny,fresh,retract,"
          + "2018-02-01T09:00:00.000Z jenny,,"
      ] + (files["sales/2018-Q1/fresh.rec"] ?? "").lines.map { "-sales/2018-Q1/fresh.rec:\($0)" }
    ),
    (
      .delete(.keyResult(KeyResultRef(objective: fresh, id: "second"))),
      ["", "# Keep me with it.", "KeyResult: Second", "Id: second"].map {
        "-sales/2018-Q1/fresh.rec:\($0)"
      }
    ),
    (
      .delete(.kpi(KPIRef(team: TeamPath("sales"), id: "unread"))),
      ["-sales/kpis/unread.rec:KPI: Unread"]
    ),
    (
      .delete(.person("tom")),
      ["", "# Left in May.", "Person: Tom", "Id: tom"].map { "-people.rec:\($0)" }
    ),
    (
      .rename(.keyResult("days"), to: "lifecycle"),
      [
        "-sales/2018-Q1/shorten.rec:Id: days", "+sales/2018-Q1/shorten.rec:Id: lifecycle",
        #"-\#(q1)journal/jenny.csv:2018-02-01T09:30:00.000Z,jenny,"shorten#days",check-in,55,7,"on, shorten""#,
        #"+\#(q1)journal/jenny.csv:2018-02-01T09:30:00.000Z,jenny,"shorten#lifecycle",check-in,55,7,"on, shorten""#,
        "-\(q1)journal/jenny.csv:2018-02-03,jenny,shorten#days,check-in,broken,,",
        "+\(q1)journal/jenny.csv:2018-02-03,jenny,shorten#lifecycle,check-in,broken,,",
      ]
    ),
    (
      .rename(.kpi(conversionRate), to: "conversion"),
      [
        "-sales/2018-Q1/shorten.rec:KPI: conversion-rate",
        "+sales/2018-Q1/shorten.rec:KPI: conversion",
        "-sales/kpis/conversion-rate.rec:KPI: Conversion",
        "-sales/kpis/conversion-rate.rec:Unit: %", "+sales/kpis/conversion.rec:KPI: Conversion",
        "+sales/kpis/conversion.rec:Unit: %", "-sales/kpis/conversion-rate/crm.csv:on,value",
        "-sales/kpis/conversion-rate/crm.csv:2018-01-31,8",
        "+sales/kpis/conversion/crm.csv:on,value", "+sales/kpis/conversion/crm.csv:2018-01-31,8",
      ]
    ),
    (
      .rename(.person("jenny"), to: "jm"),
      [
        "-people.rec:Id: jenny", "+people.rec:Id: jm", "+people.rec:Login: jenny",
        "-sales/2018-Q1/shorten.rec:Owner: jenny", "+sales/2018-Q1/shorten.rec:Owner: jm",
      ]
    ),
    (
      .rename(.objective(ObjectiveRef(cycle: CycleRef(path: "2018"), id: "improve")), to: "grow"),
      [
        "-2018/improve.rec:Objective: Improve sales process", "-2018/improve.rec:Owner: ann",
        "+2018/grow.rec:Objective: Improve sales process", "+2018/grow.rec:Owner: ann",
        "-sales/2018-Q1/fresh.rec:Supports: improve", "+sales/2018-Q1/fresh.rec:Supports: grow",
        "-sales/2018-Q1/shorten.rec:Supports: improve", "+sales/2018-Q1/shorten.rec:Supports: grow",
        "-sales/outbound/2018-Q1/reach.rec:Supports: improve",
        "+sales/outbound/2018-Q1/reach.rec:Supports: grow",
      ]
    ),
    (
      .addTeam(
        TeamPath("sales/partners"), [RecordField("Team", "Partners"), .init("Lead", "tom")]),
      ["+sales/partners/team.rec:Team: Partners", "+sales/partners/team.rec:Lead: tom"]
    ),
    (
      .addCycle(
        CycleRef(path: "sales/sprint"), [.init("End", "2018-03-31"), .init("Start", "2018-03-01")]),
      ["Cycle: sprint", "Start: 2018-03-01", "End: 2018-03-31"].map {
        "+sales/sprint/cycle.rec:\($0)"
      }
    ),
    (
      .addPerson([RecordField("Person", "Tom"), .init("Login", "tj")]),
      ["", "Person: Tom", "Id: tom-2", "Login: tj"].map { "+people.rec:\($0)" }
    ),
    (
      .set(.team(TeamPath("sales/outbound")), "Lead", "tom"),
      ["+sales/outbound/team.rec:Team: outbound", "+sales/outbound/team.rec:Lead: tom"]
    ),
    (.set(.team(TeamPath("sales")), "Lead", "tom"), ["+sales/team.rec:Lead: tom"]),
    (
      .set(.cycle(shorten.cycle), "State", "closed"),
      ["+sales/2018-Q1/cycle.rec:Cycle: 2018-Q1", "+sales/2018-Q1/cycle.rec:State: closed"]
    ),
    (.set(.person("tom"), "Email", "tom@x"), ["+people.rec:Email: tom@x"]),
    (.set(.settings, "CheckInEvery", "month"), ["+quarterdeck.rec:CheckInEvery: month"]),
    (
      .addObjective(
        shorten.cycle, id: nil, [RecordField("Objective", "Sell")],
        keyResults: [[.init("KeyResult", "A"), .init("To", "5")], [.init("KeyResult", "A")]]),
      ["Objective: Sell", "", "KeyResult: A", "Id: a", "To: 5", "", "KeyResult: A", "Id: a-2"].map {
        "+sales/2018-Q1/sell.rec:\($0)"
      } + ["+sales/2018-Q1/journal/jenny.csv:2018-02-12T09:30:00.000+01:00,jenny,sell,added,,,"]
    ),
  ]

  @Test("changes these lines and no other byte; undo brings every byte back", arguments: cases)
  func names(action: Change.Action, lines: [String]) throws {
    let ground = try StoreGround(Self.files)
    let before = try ground.texts()
    var store = try ground.store()
    let known = Set(try store.load().findings.map(\.message))
    let saved = try store.apply(action)
    try #expect(ground.lines(since: before) == lines.filter { !$0.hasSuffix(".rec:") }.sorted())
    #expect(saved.organization.findings.map(\.message).filter { !known.contains($0) } == [])
    try store.undo(at: try moment("2018-02-12T10:00:00+01:00"))
    try #expect(ground.texts().withoutLater == before.withoutLater)
    #expect(Set(try store.load().findings.map(\.message)) == known)
    let redone = try store.redo(at: try moment("2018-02-12T11:00:00+01:00"))
    #expect(redone.organization.findings.map(\.message).filter { !known.contains($0) } == [])
    try store.undo(at: try moment("2018-02-12T12:00:00+01:00"))
    try #expect(ground.texts().withoutLater == before.withoutLater)
  }

  @Test("an objective's events, and what supports it, follow its id; other bytes stay")
  func rename() throws {
    let ground = try StoreGround(Self.files)
    let before = try ground.texts()
    var store = try ground.store()
    chmod(ground.sandbox("sales/2018-Q1/shorten.rec"), 0o640)
    let earlier = try store.load()
    try store.apply(.rename(.objective(shorten), to: "sell"))
    let after = try ground.texts()
    #expect(after["sales/2018-Q1/shorten.rec"] == nil)
    #expect(after["sales/2018-Q1/sell.rec"] == before["sales/2018-Q1/shorten.rec"])
    #expect(ground.sandbox.mode("sales/2018-Q1/sell.rec") == 0o640)
    for file in ["sales/2018-Q1/journal/jenny.csv", "sales/2018-Q1/journal/ann.csv"] {
      // The unfinished last line may become anything yet.
      let text = before[file]?.replacing(",shorten", with: ",sell")
        .replacing(#""shorten#"#, with: #""sell#"#)
        .replacing("09:30:00.000Z,ann,sell#days", with: "09:30:00.000Z,ann,shorten#days")
      #expect(after[file] == text)
    }
    #expect(
      after["sales/outbound/2018-Q1/reach.rec"]
        == "Objective: Reach\nSupports: sell\nSupports: improve\n")
    let sell = ObjectiveRef(cycle: shorten.cycle, id: "sell")
    #expect(try store.load().events[sell]?.count == earlier.events[shorten]?.count)
    try store.undo(at: try moment())
    try #expect(ground.texts() == before)
    #expect(ground.sandbox.mode("sales/2018-Q1/shorten.rec") == 0o640)
  }

  @Test("what would be taken for the object of that name is spelled out")
  func captured() throws {
    let ground = try StoreGround([
      "sales/2018-Q2/next.rec": "Objective: Next\nSupports: sell\n",
      "sales/2018-Q2/other.rec": "Objective: Other\nSupports: improve\n",
      "2017/sell.rec": "Objective: Sell\n",
    ])
    var store = try ground.store()
    let other = ObjectiveRef(cycle: CycleRef(path: "sales/2018-Q2"), id: "other")
    let renamed = try store.apply(.rename(.objective(other), to: "sell")).organization
    try #expect(
      ground.sandbox.text("sales/2018-Q2/next.rec") == "Objective: Next\nSupports: 2017/sell\n")
    let improve = ObjectiveRef(cycle: CycleRef(path: "2018"), id: "improve")
    try store.apply(.rename(.objective(improve), to: "sell"))
    try #expect(
      ground.sandbox.text("sales/2018-Q2/sell.rec") == "Objective: Other\nSupports: 2018/sell\n")
    #expect(renamed.findings.filter { $0.severity == .error }.isEmpty)
  }

  static let refusals: [(Change.Action, String)] = [
    (.delete(.objective(shorten)), "\(Remedy.drop(.objective(shorten)))"),
    (.delete(.keyResult("days")), "it has a check-in of 2018-02-01"),
    (
      .delete(.objective(ObjectiveRef(cycle: CycleRef(path: "2018"), id: "improve"))),
      "names it as its Supports; change that first"
    ),
    (.delete(.kpi(conversionRate)), "it has readings in sales/kpis/conversion-rate/crm.csv"),
    (.delete(.person("jenny")), "shorten names this person as its Owner"),
    (.delete(.team(TeamPath("sales"))), "a whole directory is never deleted"),
    (.delete(.cycle(shorten.cycle)), "a whole directory is never deleted"),
    (.delete(.settings), "a whole directory is never deleted"),
    (.rename(.objective(shorten), to: "old"), "sales/2018-Q1/old is there already"),
    (.rename(.objective(shorten), to: "cycle"), "is there already"),
    (.rename(.objective(shorten), to: "Sell!"), "can't be an id"),
    (.rename(.keyResult("days"), to: "conversion"), "shorten#conversion is there already"),
    (.rename(.kpi(conversionRate), to: "unread"), "sales/kpis/unread is there already"),
    (.rename(.person("jenny"), to: "tom"), "tom is there already"),
    (.rename(.team(TeamPath("sales")), to: "shop"), "git mv"),
    (.addTeam(TeamPath("shop/web"), []), #"there is no "shop"; the teams are sales"#),
    (.addTeam(TeamPath("sales/outbound"), []), "sales/outbound is there already"),
    (.addTeam(TeamPath("kpis"), []), "can't be an id"),
    (.addTeam(TeamPath("2018-Q2"), []), "is the name of a cycle"),
    (.addTeam(.root, []), "is there already"),
    (.addTeam(TeamPath("shop"), [.init("CheckInEvery", "often")]), "CheckInEvery"),
    (.addCycle(shorten.cycle, []), "sales/2018-Q1 is there already"),
    (.addCycle(CycleRef(path: "sales/sprint"), []), "its name tells no days"),
    (.addCycle(CycleRef(path: "sales/outbound"), []), "is there already"),
    (.addCycle(CycleRef(path: "2019"), [.init("Start", "2020-01-01")]), "comes before the start"),
    (.addPerson([RecordField("Person", "T"), .init("Id", "tom")]), "tom is there already"),
    (.addPerson([RecordField("Person", " ")]), "the title is missing"),
    (.set(.person("tom"), "Id", "tommy"), "\(Remedy.rename(.person("tom")))"),
    (.set(.cycle(shorten.cycle), "End", "2017-12-31"), "comes before the start"),
    (.set(.cycle(shorten.cycle), "State", "ended"), "is not one of open, closed"),
    (.set(.settings, "Format", "2"), "the data is in format 2"),
    (.set(.team(TeamPath("shop")), "Lead", "tom"), "shop isn't there any more"),
    (.all([.set(.team(TeamPath("sales")), "Lead", "tom"), .checkIn("days", "x")]), "value"),
  ]

  @Test(
    "GNU recutils reads what is left",
    .enabled(if: Recutils.isInstalled, "recutils is not installed"), arguments: cases)
  func readable(action: Change.Action, lines: [String]) throws {
    let ground = try StoreGround(Self.files)
    var store = try ground.store()
    try store.apply(action)
    try #expect(ground.complaints() == "")
  }

  @Test("a refusal says why and leaves every byte as it was", arguments: refusals)
  func refused(action: Change.Action, sentence: String) throws {
    let ground = try StoreGround(Self.files)
    let before = try ground.texts()
    var store = try ground.store()
    let said = try #require(refusal { try store.apply(action) })
    #expect(said.contains(sentence), "\(said)")
    #expect(said.hasSuffix("nothing was saved"))
    try #expect(ground.texts() == before)
    #expect(store.nextUndo() == nil)
  }

  @Test(
    "what fails half-way leaves nothing half done",
    .enabled(if: Machine.canMount, "nothing can be mounted"))
  func failing() throws {
    let ground = try StoreGround(Self.files)
    let before = try ground.texts()
    var store = try ground.store()
    // The last of two journals can't be replaced while something is mounted there.
    let file = ground.sandbox("sales/2018-Q1/journal/ann.csv")
    try #require(Mount.bind(file, on: file))
    defer { Mount.unbind(file) }
    let said = refusal { try store.apply(.rename(.objective(shorten), to: "sell")) }
    #expect(said?.contains("journal/ann.csv") == true, "\(said ?? "")")
    try #expect(ground.texts() == before)
    #expect(store.nextUndo() == nil)
  }

  @Test("many readings are one change, each replacing what counted before it")
  func readings() throws {
    let ground = try StoreGround()
    var store = try ground.store()
    let rows = [("2018-02-01", "9"), ("2018-02-02", "10"), ("2018-02-01", "11")]
    let saved = try store.apply(
      .all(rows.map { .record(conversionRate, value: $0.1, on: $0.0, note: "") }))
    #expect(saved.what == "3 readings: Conversion")
    #expect(saved.organization.kpi(conversionRate)?.readings.map(\.value) == [8, 11, 10])
    let undone = try store.undo(at: try moment())
    #expect(undone.organization.kpi(conversionRate)?.readings.map(\.value) == [8])
    let redone = try store.redo(at: try moment())
    #expect(redone.organization.kpi(conversionRate)?.readings.map(\.value) == [8, 11, 10])
  }
}

/// A file mounted over another, which root may do.
private enum Mount {
  static func bind(_ file: String, on other: String) -> Bool {
    mount(file, other, nil, UInt(MS_BIND), nil) == 0
  }

  static func unbind(_ file: String) { umount2(file, Int32(MNT_DETACH)) }
}

extension String {
  var lines: [Substring] { split(separator: "\n", omittingEmptySubsequences: false) }
}

extension [String: String] {
  /// Without the lines that undo and redo append to journals.
  fileprivate var withoutLater: Self {
    mapValues { text in
      text.lines.filter { !$0.contains(",retract,") && !$0.contains(",added,") }.joined(
        separator: "\n"
      )
      .trimmingCharacters(in: .newlines)
    }
  }
}

extension StoreGround {
  /// The lines that went and came, but for empty ones.
  func lines(since before: [String: String]) throws -> [String] {
    try difference(from: before).compactMap { line in
      let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
      guard parts.count == 2, let sign = parts[1].first else { return nil }
      let text = parts[1].dropFirst()
      return text.isEmpty ? nil : "\(sign)\(parts[0]):\(text)"
    }.sorted()
  }

  /// What GNU recutils complains about.
  func complaints() throws -> String {
    try texts().keys.filter { $0.hasSuffix(".rec") }.sorted().map {
      try Recutils.complaints(aboutFile: sandbox($0))
    }.joined()
  }
}
