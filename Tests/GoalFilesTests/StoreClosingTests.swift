import Foundation
import TestSupport
import Testing

@testable import GoalFiles
@testable import Goals

/// Objectives closed, carried over and graduated: the files they leave, and the way back.
@Suite(.enabled(if: Recutils.isInstalled, "recutils is not installed"))
struct StoreClosingTests {
  private static let next = CycleRef(path: "sales/2018-Q2")
  private static let header = "at,by,of,event,value,confidence,note\n"
  private static let at = "2018-02-12T09:30:00"

  private func difference(_ action: Change.Action) throws -> [String] {
    let ground = try StoreGround(["sales/2018-Q2/sell.rec": "Objective: Sell\n"])
    let before = try ground.texts()
    var store = try ground.store()
    let saved = try store.apply(action)
    #expect(saved.organization.findings.filter { $0.severity == .error }.isEmpty)
    try #expect(ground.complaints() == "")
    let lines = try ground.lines(since: before)
    try store.undo(at: try moment("2018-02-12T10:00:00+01:00"))
    try #expect(ground.records() == before.filter { $0.key.hasSuffix(".rec") })
    try store.redo(at: try moment("2018-02-12T11:00:00+01:00"))
    try #expect(
      ground.lines(since: before).filter { $0.contains(".rec:") }
        == lines.filter { $0.contains(".rec:") })
    return lines.map { $0.replacing("sales/2018-Q1/", with: "") }.sorted()
  }

  @Test("closing leaves the state, what was learned, and the scores")
  func end() throws {
    let closing = Closing(
      outcome: .missed, score: 0.5, reason: "half of it",
      keyResultScores: [KeyResultScore("days", 0.4, reason: "nearly")], learned: "Ask legal first.")
    try #expect(
      difference(.close(shorten, closing)) == [
        "+journal/jenny.csv:\(Self.at).000+01:00,jenny,shorten,state,missed,,Ask legal first.",
        "+journal/jenny.csv:\(Self.at).001+01:00,jenny,shorten#conversion,check-in,8 %,,",
        "+journal/jenny.csv:\(Self.at).002+01:00,jenny,shorten,score,0.5,,half of it",
        "+journal/jenny.csv:\(Self.at).003+01:00,jenny,shorten#days,score,0.4,,nearly",
        "+journal/jenny.csv:at,by,of,event,value,confidence,note",
        "+shorten.rec:State: missed",
      ])
  }

  @Test("carrying over copies the text, with new targets, and links both ways")
  func carryOver() throws {
    let closing = Closing(
      outcome: .missed, score: 0.1,
      next: .carryOver(
        to: Self.next, retargets: [Retarget("days", .to, "30 days", start: "45 days")]))
    let ground = try StoreGround()
    var store = try ground.store()
    let saved = try store.apply(.close(shorten, closing))
    #expect(saved.what == "missed at 0.1, carried over to sales/2018-Q2: Shorten sales lifecycle")
    try #expect(
      ground.sandbox.text("sales/2018-Q2/shorten.rec") == """
        # The first try.

        Objective: Shorten sales lifecycle
        Owner: jenny
        Colour: red
        Supports: improve
        Ambition:   aspirational
        CarriedFrom: sales/2018-Q1/shorten

        KeyResult: Decrease lifecycle
        Id: days
        From: 45 days
        To: 30 days

        # Fed by the CRM.
        KeyResult: Keep conversion
        Id: conversion
        Hold: >= 9%
        KPI: conversion-rate

        KeyResult: Write the handbook
        Milestone: draft Draft
        Milestone: print (2) Print

        """)
    try #expect(
      ground.sandbox.text("sales/2018-Q1/shorten.rec").contains(
        "State: missed\nCarriedTo: sales/2018-Q2/shorten\n"))
    let new = ObjectiveRef(cycle: Self.next, id: "shorten")
    #expect(saved.organization.successor(of: shorten) == new)
    #expect(
      refusal { try store.apply(.carryOver(shorten, to: Self.next, retargets: [])) }
        == "sales/2018-Q2/shorten is there already; choose another name; nothing was saved")
  }

  @Test("a taken id is numbered; what belongs to the old cycle stays there")
  func numbered() throws {
    let old = """
      Objective: Again
      State: draft
      CarriedFrom: old
      Supports: twin

      KeyResult: K
      Due: 2018-03-01
      Plan: 2018-02-01 5
      Plan: 2018-05-01 7
      GraduatedTo: conversion-rate
      To: 9

      """
    let ground = try StoreGround([
      "sales/2018-Q1/again.rec": old, "sales/2018-Q1/twin.rec": "Objective: Twin\n",
      "sales/2018-Q2/again.rec": "Objective: Other\n", "sales/2018-Q2/twin.rec": "Objective: T\n",
    ])
    var store = try ground.store()
    let again = ObjectiveRef(cycle: shorten.cycle, id: "again")
    try store.apply(.carryOver(again, to: Self.next, retargets: []))
    try #expect(
      ground.sandbox.text("sales/2018-Q2/again-2.rec") == """
        Objective: Again
        CarriedFrom: sales/2018-Q1/again
        Supports: sales/2018-Q1/twin

        KeyResult: K
        Plan: 2018-05-01 7
        To: 9

        """)
    try #expect(
      ground.sandbox.text("sales/2018-Q1/again.rec")
        == old.replacing("Supports: twin\n", with: "Supports: twin\nCarriedTo: again-2\n"))
  }

  @Test("graduating sets a KPI's level, or makes the KPI")
  func graduate() throws {
    let closing = Closing(
      outcome: .achieved, score: 1,
      next: .graduate([
        Graduation("conversion", to: conversionRate, [RecordField("Target", ">= 9%")]),
        Graduation(
          "days", to: KPIRef(team: TeamPath("sales"), id: "lifecycle"),
          [RecordField("KPI", "Lifecycle"), .init("Target", "<= 38 days"), .init("Unit", "days")]),
      ]))
    let lines = try difference(.close(shorten, closing))
    let ofKPIs = lines.filter { $0.contains("kpis/journal") }.joined(separator: "\n")
    #expect(
      ofKPIs.contains(",conversion-rate,retarget,Target: -> >= 9%,,reached by shorten#conversion"))
    #expect(ofKPIs.contains(",lifecycle,added,"))
    #expect(
      lines.filter { !$0.contains("kpis/journal") } == [
        "+journal/jenny.csv:\(Self.at).000+01:00,jenny,shorten,state,achieved,,",
        "+journal/jenny.csv:\(Self.at).001+01:00,jenny,shorten#conversion,check-in,8 %,,",
        "+journal/jenny.csv:\(Self.at).002+01:00,jenny,shorten,score,1,,",
        "+journal/jenny.csv:at,by,of,event,value,confidence,note",
        "+sales/kpis/conversion-rate.rec:Target: >= 9%",
        "+sales/kpis/lifecycle.rec:KPI: Lifecycle",
        "+sales/kpis/lifecycle.rec:Target: <= 38 days", "+sales/kpis/lifecycle.rec:Unit: days",
        "+shorten.rec:GraduatedTo: conversion-rate", "+shorten.rec:GraduatedTo: lifecycle",
        "+shorten.rec:State: achieved",
      ])
  }

  @Test(
    "a target that changes, comes or goes leaves both in the journal",
    arguments: [
      ("days", "To", ["41 days"], "To: 38 days -> 41 days"), ("days", "To", [], "To: 38 days ->"),
      ("days", "From", ["60 days"], "From: 59 days -> 60 days"),
      ("conversion", "Hold", [">= 8%"], "Hold: >= 9% -> >= 8%"),
      (
        "write-the-handbook", "Milestone", ["draft Draft"],
        #"Milestone: draft Draft\nprint (2) Print -> draft Draft"#
      ),
    ])
  func retarget(id: String, field: String, values: [String], event: String) throws {
    let ground = try StoreGround()
    var store = try ground.store()
    let edit = FieldEdit(field, from: nil, to: values)
    let saved = try store.apply(.set(.keyResult(id), [edit], reason: "why"))
    try #expect(
      ground.sandbox.text("sales/2018-Q1/journal/jenny.csv")
        == Self.header + "\(Self.at).000+01:00,jenny,shorten#\(id),retarget,\(event),,why\n")
    #expect(saved.organization.findings.filter { $0.code == .unreadable }.isEmpty)
  }

  static let refusals: [(Change.Action, String)] = [
    (.close(shorten, Closing(outcome: .active, score: 1)), "doesn't close it"),
    (.close(shorten, Closing(outcome: .missed, score: 1.5)), "is not a score"),
    (.close(shorten, Closing(outcome: .missed, score: 0.555)), "with up to two decimals"),
    (
      .close(
        shorten, Closing(outcome: .missed, score: 0, keyResultScores: [KeyResultScore("x", 1)])),
      "shorten#x isn't there"
    ),
    (
      .close(ObjectiveRef(cycle: shorten.cycle, id: "old"), Closing(outcome: .missed, score: 0)),
      "is closed; giveReason"
    ),
    (.carryOver(shorten, to: shorten.cycle, retargets: []), "is in sales/2018-Q1 already"),
    (.carryOver(shorten, to: CycleRef(path: "sales/soon"), retargets: []), "makeCycle"),
    (.carryOver(shorten, to: CycleRef(path: "shop/2019"), retargets: []), "the teams are sales"),
    (.carryOver(shorten, to: next, retargets: [Retarget("days", .to, "x days")]), "To:"),
    (.carryOver(shorten, to: next, retargets: [Retarget("x", .to, "5")]), "#x isn't there"),
    (
      .close(
        shorten,
        Closing(
          outcome: .achieved, score: 1,
          next: .graduate([Graduation("days", to: conversionRate, [.init("Target", "many")])]))),
      "Target:"
    ),
  ]

  @Test("a refusal says why and leaves every byte as it was", arguments: refusals)
  func refused(action: Change.Action, sentence: String) throws {
    let ground = try StoreGround()
    let before = try ground.texts()
    var store = try ground.store()
    let said = try #require(refusal { try store.apply(action) })
    #expect(said.contains(sentence), "\(said)")
    try #expect(ground.texts() == before)
  }

  @Test("where the journal can't be written, no file of the closing stays")
  func journalDenied() throws {
    let ground = try StoreGround()
    try ground.sandbox.write("", to: "sales/2018-Q1/journal/jenny.csv/x")
    let before = try ground.texts()
    var store = try ground.store()
    let closing = Closing(
      outcome: .missed, score: 0.1, next: .carryOver(to: Self.next, retargets: []))
    #expect(refusal { try store.apply(.close(shorten, closing)) }?.contains("jenny.csv") == true)
    try #expect(ground.texts() == before)
    #expect(!FileManager.default.fileExists(atPath: ground.sandbox("sales/2018-Q2")))
  }

  @Test(
    "whatever is changed, undone to the end is what it was", arguments: SeededGenerator.seeds(12))
  func random(seed: UInt64) throws {
    var dice = SeededGenerator(seed: seed)
    let ground = try StoreGround(StoreNamesTests.files)
    let before = try ground.texts()
    var store = try ground.store()
    for hour in 0..<8 {
      let pool = StoreNamesTests.cases.map(\.action) + Self.changes
      guard let action = pool.randomElement(using: &dice) else { return }
      let now = try ground.texts()
      let at = "2018-02-12T\(10 + hour):00:00Z"
      guard refusal({ try store.apply(action, at: at) }) != nil else { continue }
      try #expect(ground.texts() == now)
    }
    try #expect(ground.complaints() == "")
    while store.nextUndo() != nil { try store.undo(at: try moment("2018-02-13T09:00:00Z")) }
    try #expect(ground.records() == before.filter { $0.key.hasSuffix(".rec") })
    for (file, text) in before where file.hasSuffix(".csv") {
      try #expect(ground.sandbox.text(file).hasPrefix(text), "\(file)")
    }
    let unsettled = try store.load().findings.filter { $0.code == .unknownId }
    #expect(unsettled.isEmpty)
  }

  private static let changes: [Change.Action] = [
    .checkIn("days", "45"), .checkIn("conversion", "9.5", 7), .comment(.objective(shorten), "x"),
    .set(.keyResult("days"), "To", "41 days"), .set(.objective(shorten), "State", "dropped"),
    .rename(.objective(shorten), to: "sell"), .rename(.person("jenny"), to: "jm"),
    .set(.objective(StoreNamesTests.fresh), "State", "active"),
    .rename(.objective(StoreNamesTests.fresh), to: "shorten-2"),
    .carryOver(shorten, to: next, retargets: []),
    .close(shorten, Closing(outcome: .missed, score: 0.3, reason: "r", learned: "l")),
    .all([.delete(.person("tom")), .record(conversionRate, value: "5", on: "", note: "")]),
  ]
}

extension StoreGround {
  /// The record files with their texts.
  func records() throws -> [String: String] { try texts().filter { $0.key.hasSuffix(".rec") } }
}
