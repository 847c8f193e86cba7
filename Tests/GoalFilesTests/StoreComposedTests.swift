import Foundation
import Goals
import Records
import Testing

@testable import GoalFiles

/// Several changes as one: each sees what those before it did.
@Suite("Several changes at once") struct StoreComposedTests {
  private static let cycle = CycleRef(team: .root, name: CycleName("2018-Q2"))
  private static let new = ObjectiveRef(cycle: cycle, id: "new")
  private static let keyResult = KeyResultRef(objective: new, id: "k")
  private static let objective = Reference.objective(new)

  private static let added: [Change.Action] = [
    .addObjective(cycle, id: "new", [RecordField("Objective", "New")]),
    .addKeyResult(
      new, [RecordField("KeyResult", "K"), .init("Id", "k"), .init("From", "1"), .init("To", "9")]),
  ]
  private static let kpi = KPIRef(team: .root, id: "mrr")
  private static let addedKPI = Change.Action.addKPI(
    .root, id: "mrr", [RecordField("KPI", "MRR"), .init("Unit", "$")])

  static let cases: [(name: String, actions: [Change.Action])] = [
    (
      "an objective, its key result, a check-in, another name",
      added + [
        .checkIn(keyResult, value: "3", confidence: 7, note: "a, \"b\"\n"),
        .rename(objective, to: "newer"),
      ]
    ),
    (
      "a key result and its other name",
      added + [
        .checkIn(keyResult, value: "3", confidence: nil, note: ""),
        .rename(.keyResult(keyResult), to: "l"),
        .checkIn(KeyResultRef(objective: new, id: "l"), value: "4", confidence: nil, note: ""),
      ]
    ),
    (
      "made and changed", added + [.set(objective, "Why", "Because"), .set(objective, "Tags", "a")]
    ),
    (
      "deleted and made anew",
      [
        .delete(.objective(StoreComposedTests.child)),
        .addObjective(
          child.cycle, id: "child",
          [
            RecordField("Objective", "Anew")
          ]),
      ]
    ),
    (
      "renamed and set",
      [
        .rename(.objective(other), to: "b"),
        .set(.objective(ObjectiveRef(cycle: other.cycle, id: "b")), "Owner", "ann"),
      ]
    ),
    (
      "two check-ins of one key result", [.checkIn("days", "50"), .checkIn("days", "45")]
    ),
    (
      "a KPI, readings, another name, another reading",
      [
        addedKPI, .record(kpi, value: "5", on: "2018-01-31", note: ""),
        .record(kpi, value: "6", on: "2018-01-31", note: ""), .rename(.kpi(kpi), to: "arr"),
        .record(KPIRef(team: .root, id: "arr"), value: "7", on: "2018-02-28", note: ""),
      ]
    ),
    (
      "a team, a cycle in it, an objective in that",
      [
        .addTeam(TeamPath("ops"), [RecordField("Team", "Ops")]),
        .addCycle(
          CycleRef(team: TeamPath("ops"), name: CycleName("launch")),
          [RecordField("Start", "2018-01-01"), .init("End", "2018-02-01")]),
        .addObjective(
          CycleRef(team: TeamPath("ops"), name: CycleName("launch")), id: nil,
          [RecordField("Objective", "Go")]),
      ]
    ),
    (
      "a person, and what that one owns",
      [.addPerson([RecordField("Person", "Bo")]), .set(.objective(shorten), "Owner", "bo")]
    ),
    (
      "a state, and away",
      [
        .set(.objective(child), "State", "draft"), .delete(.objective(child)),
      ]
    ),
    (
      "carried over, and that one changed",
      [
        .carryOver(shorten, to: cycle, retargets: []),
        .set(.objective(ObjectiveRef(cycle: cycle, id: "shorten")), "Owner", "ann"),
        .checkIn(
          KeyResultRef(objective: ObjectiveRef(cycle: cycle, id: "shorten"), id: "days"),
          value: "50", confidence: nil, note: ""),
      ]
    ),
    (
      "parent, key result and child away",
      [
        .delete(.objective(other)), .delete(.keyResult(KeyResultRef(objective: other, id: "k"))),
        .delete(.objective(child)),
      ]
    ),
  ]
  private static let other = ObjectiveRef(
    cycle: CycleRef(team: .root, name: CycleName("2018")), id: "other")
  private static let child = ObjectiveRef(cycle: other.cycle, id: "child")

  private func ground() throws -> StoreGround {
    try StoreGround([
      "2018/other.rec": "Objective: Other\nOwner: jenny\n\nKeyResult: K\nId: k\nTo: 3\n",
      "2018/child.rec": "Objective: Child\nSupports: other\n",
      "people.rec": "Person: Ann\nId: ann\n\nPerson: Jenny\nId: jenny\n",
    ])
  }

  @Test("are one undo, which leaves nothing over", arguments: cases)
  func composes(name: String, actions: [Change.Action]) throws {
    let ground = try ground()
    var store = try ground.store()
    let (files, names) = (try ground.texts(), try ground.names())
    let saved = try store.apply(.all(actions))
    #expect(saved.organization.findings.filter { $0.severity == .error } == [])
    #expect(try ground.texts() != files)
    let made = try ground.texts()
    _ = try store.undo(at: try moment("2018-02-12T10:00Z"))
    // What is told of something that was there before stays in a journal, taken back.
    let isOfOthers = ["two check-ins", "a state", "renamed and set", "a person"]
      .contains { name.hasPrefix($0) }
    if !isOfOthers {
      #expect(try ground.difference(from: files) == [])
      #expect(try ground.names() == names)
    }
    #expect(store.nextUndo() == nil)
    _ = try store.redo(at: try moment("2018-02-12T11:00Z"))
    #expect(try ground.texts().keys.sorted() == made.keys.sorted())
    _ = try store.undo(at: try moment("2018-02-12T12:00Z"))
    if !isOfOthers { #expect(try ground.names() == names) }
  }

  @Test("leave on disk what the directory as a value says they would", arguments: cases)
  func foretold(name: String, actions: [Change.Action]) throws {
    let ground = try ground()
    var store = try ground.store()
    _ = try store.load()
    var directory = store.directory
    let change = Change(.all(actions), by: "jenny", at: try moment())
    try directory.apply(try change.revision(in: directory))
    _ = try store.apply(change)
    for (path, text) in try ground.texts() {
      #expect(directory.text.bytes(of: path).map { String(decoding: $0, as: UTF8.self) } == text)
    }
    #expect(directory.organization.summary == store.directory.organization.summary)
  }

  @Test("are refused together, with nothing written", arguments: [0, 1, 2])
  func refused(position: Int) throws {
    let ground = try ground()
    var store = try ground.store()
    let files = try ground.texts()
    var actions: [Change.Action] = Self.added + [.set(.objective(shorten), "Owner", "ann")]
    actions.insert(.checkIn("days", "many"), at: position)
    #expect(throws: StoreError.self) { try store.apply(.all(actions)) }
    #expect(try ground.texts() == files)
  }

  @Test("the later of two check-ins counts, and each has an instant of its own")
  func order() throws {
    let ground = try ground()
    var store = try ground.store()
    let saved = try store.apply(.all([.checkIn("days", "50"), .checkIn("days", "45")]))
    let events = saved.organization.events[shorten] ?? []
    #expect(events.map(\.kind) == [.checkIn(.number(50)), .checkIn(.number(45))])
    #expect(events[0].at.milliseconds < events[1].at.milliseconds)
  }

  @Test("what others built on an object under its other name keeps it")
  func others() throws {
    let ground = try ground()
    var store = try ground.store()
    _ = try store.apply(.all(Self.added + [.rename(Self.objective, to: "newer")]))
    var others = try Store(at: ground.sandbox.path, login: "tom", state: ground.state("tom"))
    let newer = ObjectiveRef(cycle: Self.cycle, id: "newer")
    _ = try others.apply(.comment(.objective(newer), "Good"), at: "2018-02-12T09:40Z")
    let files = try ground.texts()
    let said = refusal { _ = try store.undo(at: try moment("2018-02-12T10:00Z")) }
    #expect(said?.contains("tom has recorded something for it") == true)
    #expect(try ground.texts() == files)
  }

  @Test("a thousand readings are as many lines, all taken back by one undo")
  func thousand() throws {
    let ground = try ground()
    var store = try ground.store()
    let (count, first) = (1000, Day(number: 10_000))
    let saved = try store.apply(
      .all(
        (0..<count).map {
          .record(
            conversionRate, value: "\($0)", on: first.advanced(by: $0).text, note: "")
        }))
    #expect(saved.organization.kpi(conversionRate)?.readings.count == count + 1)
    let undone = try store.undo(at: try moment("2018-02-12T10:00Z"))
    #expect(undone.organization.kpi(conversionRate)?.readings.map(\.value) == [8])
  }

  static let mixed: [[Change.Action]] = [
    [
      .checkIn("days", "50"), .set(.keyResult("days"), "To", "30 days"), .checkIn("days", "", nil),
      .comment(.objective(shorten), "x"), .checkIn("conversion", "9"),
      .record(conversionRate, value: "7", on: "2018-02-12", note: ""), .checkIn("conversion", "6"),
      .record(conversionRate, value: "5", on: "", note: ""),
    ],
    [
      .comment(.keyResult("days"), "y"), .set(.keyResult("conversion"), "Id", "rate"),
      .comment(.keyResult("rate"), "z"), .set(.objective(shorten), "State", "missed"),
      .set(.keyResult("days"), "To", "30 days", reason: "r"),
    ],
    [
      .record(conversionRate, value: "7", on: "2018-02-12", note: ""),
      .record(conversionRate, value: "", on: "2018-02-12", note: ""),
      .record(conversionRate, value: "3", on: "2018-02-13T10:00Z", note: ""),
      .checkIn("conversion", "6", 5), .checkIn("conversion", "7", 5),
    ],
  ]

  @Test("come to what they come to one after the other", arguments: mixed.indices)
  func sequence(index: Int) throws {
    let ground = try ground()
    var store = try ground.store()
    _ = try store.load()
    var directory = store.directory
    let actions = Self.mixed[index]
    let whole = try Change(.all(actions), by: "jenny", at: try moment()).revision(in: directory)
    var edits: [FileEdit] = []
    for action in actions {
      let part = try Change(action, by: "jenny", at: try moment()).revision(in: directory)
      try directory.apply(part)
      edits += part.edits
    }
    #expect(
      Dictionary(grouping: whole.edits, by: \.file) == Dictionary(grouping: edits, by: \.file))
  }
}

extension StoreGround {
  /// The paths of all files and directories.
  fileprivate func names() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: sandbox.path).sorted()
  }
}
