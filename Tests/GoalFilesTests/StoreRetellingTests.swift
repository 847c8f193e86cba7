import Goals
import Records
import Testing

@testable import GoalFiles

/// What journals tell of changes names what goes by another id by its new one, so that a past day
/// still finds it.
@Suite("Past changes of what is renamed") struct StoreRetellingTests {
  static let journal = "sales/2018-Q1/journal/jenny.csv"
  private static let grow = ObjectiveRef(cycle: CycleRef(path: "2018"), id: "grow")
  private static let files = [
    "people.rec": "Person: Jenny\nId: jenny\n\nPerson: Ann\nId: ann\n\nPerson: Tom\nId: tom\n",
    "2018/grow.rec": "Objective: Grow\n\nKeyResult: Revenue\nId: revenue\nTo: 5\n",
    "sales/kpis/calls.rec": "KPI: Calls\n",
    "sales/kpis/ratio.rec": "KPI: Ratio\nOf: conversion-rate / calls\n",
    journal: """
    at,by,of,event,value,confidence,note
    2018-02-10T09:30:00.000Z,jenny,shorten,retarget,"Supports: 2018/grow#revenue\\ngrow -> improve",,"a, b"
    2018-02-10T09:31:00.000Z,jenny,shorten#conversion,retarget,KPI: calls -> conversion-rate,,
    2018-02-10T09:32:00.000Z,jenny,shorten#days,retarget,Owner: ann ->,,
    2018-02-10T09:33:00.000Z,jenny,shorten,retarget,CoOwners: tom\\nann ->,,
    2018-02-10T09:34:00.000Z,jenny,shorten#days,comment,,,grow calls ann

    """,
    "sales/kpis/journal/jenny.csv": """
    at,by,of,event,value,confidence,note
    2018-02-10T09:30:00.000Z,jenny,ratio,retarget,Of: calls / sales/kpis/calls -> conversion-rate / calls,,
    2018-02-10T09:31:00.000Z,jenny,ratio,retarget,Owner: -> ann,,

    """,
  ]

  static let cases: [(action: Change.Action, old: String, new: String)] = [
    (
      .rename(.objective(grow), to: "big"), #"Supports: 2018/grow#revenue\ngrow -> improve"#,
      #"Supports: 2018/big#revenue\nbig -> improve"#
    ),
    (
      .rename(.keyResult(KeyResultRef(objective: grow, id: "revenue")), to: "income"),
      #"Supports: 2018/grow#revenue\ngrow -> improve"#,
      #"Supports: 2018/grow#income\ngrow -> improve"#
    ),
    (
      .rename(.objective(ObjectiveRef(cycle: CycleRef(path: "2018"), id: "improve")), to: "better"),
      "-> improve", "-> better"
    ),
    (
      .rename(.kpi(KPIRef(team: TeamPath("sales"), id: "calls")), to: "rings"),
      "KPI: calls -> conversion-rate", "KPI: rings -> conversion-rate"
    ),
    (
      .rename(.kpi(KPIRef(team: TeamPath("sales"), id: "calls")), to: "rings"),
      "Of: calls / sales/kpis/calls -> conversion-rate / calls",
      "Of: rings / sales/kpis/rings -> conversion-rate / rings"
    ),
    (
      .rename(.person("ann"), to: "anna"), "days,retarget,Owner: ann ->",
      "days,retarget,Owner: anna ->"
    ),
    (.rename(.person("ann"), to: "anna"), #"CoOwners: tom\nann ->"#, #"CoOwners: tom\nanna ->"#),
    (
      .rename(.person("ann"), to: "anna"), "ratio,retarget,Owner: -> ann,",
      "ratio,retarget,Owner: -> anna,"
    ),
  ]

  private func journals(_ ground: StoreGround) throws -> String {
    try [Self.journal, "sales/kpis/journal/jenny.csv"].map { try ground.sandbox.text($0) }.joined()
  }

  @Test("name it by its new id, nothing else changes, and undo takes it back", arguments: cases)
  func renamed(action: Change.Action, old: String, new: String) throws {
    let ground = try StoreGround(Self.files)
    var store = try ground.store()
    let before = try journals(ground)
    let texts = try ground.texts()
    #expect(before.contains(old))
    let organization = try store.apply(action).organization
    let after = try journals(ground)
    #expect(after.contains(new) && !after.contains(old))
    #expect(after.contains(",shorten#days,comment,,,grow calls ann\n"))
    #expect(organization.findings.allSatisfy { $0.code != .dangling && $0.code != .unreadable })
    try store.undo(at: try moment())
    try #expect(ground.texts() == texts)
  }

  @Test("so a past day finds what was supported then, by the id it has now")
  func past() throws {
    let ground = try StoreGround(Self.files)
    var store = try ground.store()
    _ = try store.apply(.rename(.objective(Self.grow), to: "big"))
    let organization = try store.load()
    let day = try #require(Day(parsing: "2018-02-09"))
    let review = Review(organization, on: day, now: try moment(StoreHistoryTests.later))
    let big = ObjectiveRef(cycle: CycleRef(path: "2018"), id: "big")
    let revenue = KeyResultRef(objective: big, id: "revenue")
    #expect(review.organization.supporters(of: revenue) == [shorten])
  }

  @Test("what a person promised, or was typed for, keeps the old id as a login")
  func promised() throws {
    var files = Self.files
    files[Self.journal, default: ""] +=
      "2018-02-10T09:40:00.000Z,jenny,shorten,next,tom 2018-03-01,,call\n"
    let ground = try StoreGround(files)
    var store = try ground.store()
    let organization = try store.apply(.rename(.person("tom"), to: "thomas")).organization
    #expect(organization.people.first { $0.id == "thomas" }?.logins == ["tom"])
  }
}
