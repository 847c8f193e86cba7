import Foundation
import TestSupport
import Testing

@testable import GoalFiles
@testable import Goals

/// What goes on in the next cycle and what stays behind; what is closed takes nothing new.
@Suite struct StoreCarryOverTests {
  private static let next = CycleRef(path: "sales/2018-Q2")
  private static let grow = ObjectiveRef(cycle: shorten.cycle, id: "grow")
  private static let sell = ObjectiveRef(cycle: shorten.cycle, id: "sell")
  private static let files = [
    "sales/2018-Q1/grow.rec": "Objective: Grow\n",
    "sales/2018-Q1/sell.rec": "Objective: Sell\nSupports: sales/2018-Q1/grow\n",
  ]

  private func carry(
    _ ref: ObjectiveRef, _ choice: GoingOnChoice = GoingOnChoice()
  )
    -> Change.Action
  {
    .carryOver(ref, to: Self.next, retargets: [], choice: choice)
  }

  @Test("carrying over a parent with its child is taken back at once")
  func undone() throws {
    let ground = try StoreGround(Self.files)
    let before = try ground.records()
    var store = try ground.store()
    try store.apply(.all([carry(Self.grow), carry(Self.sell)]))
    let carried = try ground.records()
    try store.undo(at: try moment("2018-02-12T10:00:00+01:00"))
    try #expect(ground.records() == before)
    try store.redo(at: try moment("2018-02-12T11:00:00+01:00"))
    try #expect(ground.records() == carried)
    #expect(try store.load().findings.filter { $0.severity == .error }.isEmpty)
  }

  @Test("what somebody else made to support it keeps it")
  func kept() throws {
    let ground = try StoreGround(Self.files)
    var store = try ground.store()
    try store.apply(carry(Self.grow))
    try ground.sandbox.write(
      "Objective: New\nSupports: grow\n", to: "sales/2018-Q2/new.rec")
    let said = refusal { try store.undo(at: try moment("2018-02-12T10:00:00+01:00")) }
    #expect(said?.contains("sales/2018-Q2/new supports it") == true, "\(said ?? "")")
  }

  @Test("Supports follow to the successors, whichever goes on first", arguments: [true, false])
  func follows(parentFirst: Bool) throws {
    let ground = try StoreGround(Self.files)
    var store = try ground.store()
    let order = parentFirst ? [Self.grow, Self.sell] : [Self.sell, Self.grow]
    for ref in order { try store.apply(carry(ref)) }
    let organization = try store.load()
    let child = ObjectiveRef(cycle: Self.next, id: "sell")
    #expect(organization.parent(of: child) == ObjectiveRef(cycle: Self.next, id: "grow"))
    #expect(organization.parent(of: Self.sell) == Self.grow)
  }

  @Test("what supports a year that goes on stays with it")
  func year() throws {
    let ground = try StoreGround(Self.files)
    var store = try ground.store()
    try store.apply(carry(shorten))
    let new = ObjectiveRef(cycle: Self.next, id: "shorten")
    #expect(try store.load().parent(of: new)?.text == "2018/improve")
  }

  @Test(
    "what is complete or dropped and milestones that are reached stay behind, and it says which")
  func behind() throws {
    let more = """

      KeyResult: Hire
      Id: hire

      KeyResult: Old idea
      Id: idea
      State: dropped

      """
    let text = (StoreGround.files["sales/2018-Q1/shorten.rec"] ?? "") + more
    let ground = try StoreGround(["sales/2018-Q1/shorten.rec": text])
    var store = try ground.store()
    try store.apply(.checkIn("hire", "done"))
    try store.apply(.checkIn("days", "38"))
    try store.apply(.checkIn("write-the-handbook", "+draft"))
    let saved = try store.apply(carry(shorten))
    #expect(
      saved.what == "carried over to sales/2018-Q2 without days (reached), hire (done), "
        + "idea (dropped), draft of write-the-handbook (reached): Shorten sales lifecycle")
    let new = try ground.sandbox.text("sales/2018-Q2/shorten.rec")
    #expect(!new.contains("Hire") && !new.contains("Old idea") && !new.contains("lifecycle\nId"))
    #expect(new.contains("Milestone: print (2) Print") && !new.contains("Milestone: draft"))
    #expect(new.contains("# Fed by the CRM.\nKeyResult: Keep conversion"))
  }

  @Test("each key result can be kept or left")
  func chosen() throws {
    let ground = try StoreGround()
    var store = try ground.store()
    try store.apply(.checkIn("days", "38"))
    try store.apply(carry(shorten, GoingOnChoice(kept: ["days"], left: ["conversion"])))
    let new = try ground.sandbox.text("sales/2018-Q2/shorten.rec")
    #expect(new.contains("Id: days") && !new.contains("Id: conversion"))
  }

  @Test("no objective begins in a closed cycle, in no way")
  func closedCycle() throws {
    let ground = try StoreGround([
      "sales/2018-Q2/cycle.rec": "Cycle: 2018-Q2\nState: closed\n",
      "sales/2018-Q1/grow.rec": "Objective: Grow\n",
    ])
    var store = try ground.store()
    let before = try ground.texts()
    let closing = Closing(
      outcome: .missed, score: 0.1, next: .carryOver(to: Self.next, retargets: []))
    let ways: [Change.Action] = [
      .addObjective(Self.next, id: nil, [.init("Objective", "New")]), carry(Self.grow),
      .close(shorten, closing),
      .all([.addObjective(Self.next, id: nil, [.init("Objective", "N")])]),
    ]
    for action in ways {
      let said = refusal { try store.apply(action) }
      #expect(said?.contains("the cycle is closed, so no objective begins in it") == true)
    }
    try #expect(ground.texts() == before)
  }

  @Test("nothing is added to a closed objective, and its values are corrected with a note alone")
  func closedObjective() throws {
    let ground = try StoreGround()
    var store = try ground.store()
    try store.apply(.close(shorten, Closing(outcome: .missed, score: 0.3)))
    let said = refusal { try store.apply(.addKeyResult(shorten, [.init("KeyResult", "More")])) }
    #expect(said?.contains("it is closed, so nothing is added to it") == true)
    #expect(refusal { try store.apply(.checkIn("conversion", "9.5")) }?.contains("closed") == true)
    let readings = try ground.sandbox.text("sales/kpis/conversion-rate/crm.csv")
    try store.apply(.checkIn("conversion", "9.5", nil, "Counted again"))
    #expect(try ground.sandbox.text("sales/kpis/conversion-rate/crm.csv") == readings)
    let review = Review(try store.load(), on: try #require(Day(parsing: "2018-02-20")))
    let ref = KeyResultRef(objective: shorten, id: "conversion")
    #expect(review.standing(of: ref)?.current == .number(9.5))
  }

  @Test("a reading corrected after the close changes no closed figure")
  func corrected() throws {
    for close in [
      Change.Action.close(shorten, Closing(outcome: .missed, score: 0.3)),
      .set(.objective(shorten), "State", "missed"),
    ] {
      let ground = try StoreGround()
      var store = try ground.store()
      try store.apply(close)
      try store.apply(
        .record(conversionRate, value: "12", on: "2018-02-01", note: ""),
        at: "2018-02-13T09:00:00+01:00")
      let review = Review(try store.load(), on: try #require(Day(parsing: "2018-04-20")))
      let ref = KeyResultRef(objective: shorten, id: "conversion")
      #expect(review.standing(of: ref)?.current == .number(8))
      #expect(review.standing(of: conversionRate)?.value == 12)
    }
  }

  @Test("what is made begins to be asked for on the day it is made")
  func added() throws {
    let ground = try StoreGround()
    var store = try ground.store()
    try store.apply(.addKeyResult(shorten, [.init("KeyResult", "Hire"), .init("Id", "hire")]))
    let review = Review(try store.load(), on: try #require(Day(parsing: "2018-02-12")))
    let ref = KeyResultRef(objective: shorten, id: "hire")
    #expect(review.standing(of: ref)?.due?.text == "2018-02-19")
    #expect(review.standing(of: KeyResultRef(objective: shorten, id: "days"))?.isOverdue == true)
    try store.undo(at: try moment("2018-02-12T10:00:00+01:00"))
    #expect(try store.load().findings.filter { $0.severity == .error }.isEmpty)
  }
}
