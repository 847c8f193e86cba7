import Foundation
import Goals
import Testing

@testable import GoalFiles

/// What is refused, with which sentence, and that then every byte stays as it was.
@Suite struct StoreRefusalTests {
  private static let old = ObjectiveRef(cycle: shorten.cycle, id: "old")

  @Test(
    "a refusal says why and leaves every byte as it was",
    arguments: [
      (.checkIn("gone", "5"), "sales/2018-Q1/shorten#gone isn't there any more"),
      (.checkIn("days", "45 hours"), #"value: "45 hours" is not in days"#),
      (.checkIn("days", "45", 11), #""11" is not a confidence"#),
      (.checkIn("days", ""), "the value is missing"),
      (
        .checkIn(KeyResultRef(objective: old, id: "k"), value: "4", confidence: nil, note: " "),
        "Old is closed; explainInNote"
      ),
      (.record(conversionRate, value: "9", on: "soon", note: ""), #"on: "soon" is not a date"#),
      (.record(conversionRate, value: "$9", on: "", note: ""), #"value: "$9" is not in %"#),
      (.comment(.objective(shorten), " "), "the comment is missing"),
      (.comment(.team(TeamPath("sales")), "x"), "is not an objective, a key result or a KPI"),
      (.set(.objective(shorten), "Weight", "heavy"), #"Weight: "heavy" is not a weight"#),
      (.set(.objective(shorten), "Objective"), "the title is missing"),
      (.set(.objective(shorten), "Why", "a\\"), "a line ends in a backslash"),
      (.set(.objective(old), "Owner", "tom"), "is closed; giveReason"),
      (.set(.keyResult("days"), "Id", "conversion"), "conversion is there already"),
      (.set(.keyResult("days"), "Id", "No way"), #""No way" can't be an id"#),
      (.set(.keyResult("days"), "Id"), "the id is missing"),
      (.addObjective(shorten.cycle, id: "shorten", [.init("Objective", "X")]), "is there already"),
      (.addObjective(shorten.cycle, id: "cycle", [.init("Objective", "X")]), "is there already"),
      (.addObjective(shorten.cycle, id: "X", [.init("Objective", "X")]), #""X" can't be an id"#),
      (.addObjective(shorten.cycle, id: nil, [.init("Objective", " ")]), "the title is missing"),
      (
        .addObjective(
          CycleRef(team: TeamPath("sale"), name: CycleName("2018")), id: nil,
          [.init("Objective", "X")]), "the teams are sales"
      ),
      (
        .addObjective(
          CycleRef(team: .root, name: CycleName("soon")), id: nil, [.init("Objective", "X")]),
        #"there is no "soon""#
      ),
      (
        .addKeyResult(shorten, [.init("KeyResult", "X"), .init("Id", "days")]),
        "days is there already"
      ),
      (.addKeyResult(shorten, [.init("KeyResult", "X"), .init("To", "5,5")]), "has a comma"),
    ] as [(Change.Action, String)])
  func refused(action: Change.Action, sentence: String) throws {
    let ground = try StoreGround()
    let before = try ground.texts()
    var store = try ground.store()
    let said = try #require(refusal { try store.apply(action) })
    #expect(said.contains(sentence))
    #expect(said.hasSuffix("nothing was saved"))
    try #expect(ground.texts() == before)
    #expect(store.nextUndo() == nil)
  }

  @Test("a closed objective takes a check-in with a note, and one that confirms what is recorded")
  func explained() throws {
    let ground = try StoreGround()
    var store = try ground.store()
    let slip = KeyResultRef(objective: Self.old, id: "k")
    _ = try store.apply(.checkIn(slip, value: "4", confidence: nil, note: "A slip"))
    let saved = try store.apply(.checkIn(slip, value: "", confidence: nil, note: "Still so"))
    #expect(saved.organization.events[Self.old]?.map(\.note) == ["A slip", "Still so"])
  }

  @Test("a field that somebody changed meanwhile is refused with both values")
  func conflict() throws {
    let ground = try StoreGround()
    var store = try ground.store()
    _ = try store.load()
    try ground.sandbox.write(
      try ground.sandbox.text(StoreChangeTests.objective).replacing("jenny", with: "ann"),
      to: StoreChangeTests.objective)
    let before = try ground.texts()
    let seen = FieldEdit("Owner", from: ["jenny"], to: ["tom"])
    let why = FieldEdit("Why", from: [], to: ["speed"])
    let said = refusal { try store.apply(.set(.objective(shorten), [why, seen], reason: "")) }
    #expect(
      said == #"Owner was changed meanwhile to "ann"; yours is "tom"; nothing was saved"#)
    try #expect(ground.texts() == before)
  }

  @Test("another field that somebody changed meanwhile stays changed")
  func merge() throws {
    let ground = try StoreGround()
    var store = try ground.store()
    _ = try store.load()
    let file = StoreChangeTests.objective
    try ground.sandbox.write(
      try ground.sandbox.text(file).replacing("jenny", with: "ann"), to: file)
    let edit = FieldEdit("Colour", from: ["red"], to: ["blue"])
    try store.apply(.set(.objective(shorten), [edit], reason: ""))
    let text = try ground.sandbox.text(file)
    #expect(text.contains("Owner: ann\nColour: blue\n"))
  }

  @Test("an id that events speak of is kept")
  func idWithEvents() throws {
    let ground = try StoreGround()
    var store = try ground.store()
    try store.apply(.set(.keyResult("days"), "Id", "lifecycle"))
    try store.undo(at: try moment())
    try store.apply(.checkIn("days", "45"))
    let said = refusal { try store.apply(.set(.keyResult("days"), "Id", "lifecycle")) }
    #expect(said?.contains("\(Remedy.rename(.keyResult("days")))") == true)
  }

  @Test("where the journal can't be written, the record file is put back")
  func journalDenied() throws {
    let ground = try StoreGround()
    // A directory in the place of the journal: no disk would take the event.
    try ground.sandbox.write("", to: StoreChangeTests.journal + "/x")
    let before = try ground.texts()
    var store = try ground.store()
    let said = refusal { try store.apply(.set(.keyResult("days"), "To", "41 days")) }
    #expect(said?.contains("jenny.csv") == true)
    try #expect(ground.texts() == before)
  }

  @Test("a file that only looks free is not overwritten")
  func taken() throws {
    let ground = try StoreGround(["sales/2018-Q1/sell.rec": "Person: no objective\n"])
    let before = try ground.texts()
    var store = try ground.store()
    let said = refusal {
      try store.apply(.addObjective(shorten.cycle, id: nil, [.init("Objective", "Sell")]))
    }
    #expect(said == "sales/2018-Q1/sell.rec exists already; nothing was saved")
    try #expect(ground.texts() == before)
  }

  @Test("a directory of a newer format is read, and refuses changes until it is mended")
  func newerFormat() throws {
    let ground = try StoreGround(["quarterdeck.rec": "Organization: O\nFormat: 2\n"])
    var store = try ground.store()
    #expect(try store.load().objectives.count == 3)
    let said = refusal { try store.apply(.checkIn("days", "45")) }
    #expect(said?.hasPrefix("the data is in format 2") == true)
    var fresh = try ground.store()
    #expect(refusal { try fresh.undo(at: try moment()) }?.hasPrefix("the data is in") == true)
    try ground.sandbox.write("Organization: O\nFormat: 1\n", to: "quarterdeck.rec")
    try store.apply(.checkIn("days", "45"))
  }

  @Test("a directory opened read-only refuses changes")
  func readOnly() throws {
    let ground = try StoreGround()
    var store = try Store(
      at: ground.sandbox.path, login: "jenny", state: ground.state.path, isReadOnly: true)
    #expect(refusal { try store.apply(.checkIn("days", "45")) }?.contains("read-only") == true)
  }
}
