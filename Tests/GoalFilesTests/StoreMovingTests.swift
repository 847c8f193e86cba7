import Foundation
import Goals
import Records
import Testing

@testable import GoalFiles

@Suite("Moving") struct StoreMovingTests {
  private static let events =
    "at,by,of,event,value,confidence,note\n2018-01-10T09:30:00.000Z,ann,shorten#days,check-in,50,,\n"
  private static let files = [
    "marketing/team.rec": "Team: Marketing\n", "sales/2018-Q1/journal/ann.csv": events,
    "sales/2018-Q1/child.rec": "Objective: Child\nSupports: shorten#days\n",
    "marketing/2018-Q1/reach.rec": "Objective: Reach\nOwner: ann\n",
  ]
  private static let place = Reference.objective(
    ObjectiveRef(cycle: CycleRef(path: "marketing/2018-Q1"), id: "shorten"))
  private static let keyResult = Reference.keyResult(
    KeyResultRef(
      objective: ObjectiveRef(cycle: CycleRef(path: "marketing/2018-Q1"), id: "reach"), id: "days"))
  static let moves: [(Reference, Reference)] = [
    (.objective(shorten), place), (.keyResult("days"), keyResult),
  ]

  /// What is read of the key result that is moved, wherever it is: how often it is there, its
  /// check-ins, and who supports it.
  private func reading(_ organization: Organization) -> [String] {
    let found = organization.objectives.flatMap(\.keyResults).filter {
      $0.title == "Decrease lifecycle"
    }
    return found.flatMap { keyResult in
      organization.events(about: .keyResult(keyResult.ref)).map { "\($0.by) \($0.kind)" }
        + organization.supporters(of: keyResult.ref).map(\.id)
    }
  }

  private func errors(_ organization: Organization) -> [String] {
    organization.findings.filter { $0.severity == .error }.map(\.message)
  }

  @Test(
    "everything goes along, others' late entries count once, and undo leaves no trace",
    arguments: [0, 1])
  func moves(_ index: Int) throws {
    let (reference, place) = Self.moves[index]
    let ground = try StoreGround(Self.files)
    var store = try ground.store()
    let before = try ground.texts()
    let read = reading(try store.load())
    #expect(read.count == 2)
    let moved = try store.apply(.move(reference, to: place)).organization
    #expect(reading(moved) == read)
    #expect(errors(moved) == [])
    #expect(moved.values(of: .movedFrom, in: place) == [reference.text])
    try store.undo(at: try moment())
    try #expect(ground.texts() == before)
    _ = try store.redo(at: try moment())
    let journal = "sales/2018-Q1/journal/ann.csv"
    try ground.sandbox.write(
      Self.events + "2018-02-01T09:30:00.000Z,ann,shorten#days,check-in,49,,\n", to: journal)
    #expect(reading(try store.load()).count == 3)
  }

  @Test(
    "every step of it is read as one object with its history, and the next change finishes it",
    arguments: [0, 1])
  func steps(_ index: Int) throws {
    let (reference, place) = Self.moves[index]
    let ground = try StoreGround(Self.files)
    var store = try ground.store()
    let read = reading(try store.load())
    let change = Change(.move(reference, to: place), by: "jenny", at: try moment())
    let revision = try change.revision(in: store.directory)
    #expect(revision.edits.count > 1)
    for count in 1..<revision.edits.count {
      let ground = try StoreGround(Self.files)
      var store = try ground.store()
      _ = try store.load()
      _ = try store.perform(
        Revision(what: "", edits: Array(revision.edits.prefix(count))))
      let halfway = try store.load()
      #expect(reading(halfway) == read, "\(count)")
      #expect(errors(halfway) == [], "\(count)")
      #expect(halfway.moves.left == [reference: place], "\(count)")
      let next = try store.apply(.comment(.objective(ObjectiveRef("2018/improve")), "Go"))
        .organization
      #expect(next.moves.left.isEmpty, "\(count)")
      #expect(reading(next) == read, "\(count)")
      #expect(next.values(of: .movedFrom, in: place) == [reference.text])
    }
  }

  @Test("there, on, and back, each with what was recorded on the way")
  func back() throws {
    let ground = try StoreGround(Self.files)
    var store = try ground.store()
    let places = ["marketing/2018-Q1/shorten", "2018-Q1/shorten", "sales/2018-Q1/shorten"]
    var here = shorten
    for (count, path) in places.enumerated() {
      let next = ObjectiveRef(path)
      let moved = try store.apply(.move(.objective(here), to: .objective(next))).organization
      here = next
      #expect(reading(moved).count == 2 + count)
      let value = "\(48 - count)"
      _ = try store.apply(
        .checkIn(
          KeyResultRef(objective: here, id: "days"), value: value, confidence: nil, note: ""))
    }
    let organization = try store.load()
    #expect(reading(organization).count == 5)
    #expect(errors(organization) == [])
    try ground.sandbox.write(
      "at,by,of,event,value,confidence,note\n2018-02-01T09:30:00.000Z,tom,shorten#days,check-in,47,,\n",
      to: "marketing/2018-Q1/journal/tom.csv")
    #expect(reading(try store.load()).count == 6)
  }

  @Test("a move taken back keeps what was recorded at the new place")
  func undone() throws {
    let ground = try StoreGround(Self.files)
    var store = try ground.store()
    _ = try store.apply(.move(.objective(shorten), to: Self.place))
    try ground.sandbox.write(
      "at,by,of,event,value,confidence,note\n2018-02-01T09:30:00.000Z,tom,shorten#days,check-in,47,,\n",
      to: "marketing/2018-Q1/journal/tom.csv")
    let undone = try store.undo(at: try moment()).organization
    #expect(reading(undone).count == 3)
    #expect(undone.objective(shorten) != nil && errors(undone) == [])
  }

  @Test("a file that was moved by hand is read so, and moving it there writes it down")
  func byHand() throws {
    let ground = try StoreGround(Self.files)
    var store = try ground.store()
    let read = reading(try store.load())
    let text = try ground.sandbox.text("sales/2018-Q1/shorten.rec")
    try ground.sandbox.write(text, to: "marketing/2018-Q1/shorten.rec")
    try FileManager.default.removeItem(atPath: ground.sandbox("sales/2018-Q1/shorten.rec"))
    var other = try ground.store()
    let found = try other.load()
    #expect(reading(found).filter { $0 != "child" } == read.filter { $0 != "child" })
    #expect(found.findings.contains { $0.code == .movedByHand })
    let told = try other.apply(.move(Self.place, to: Self.place)).organization
    #expect(told.values(of: .movedFrom, in: Self.place) == [shorten.text])
    #expect(!told.findings.contains { $0.code == .movedByHand })
  }

  @Test("an id that has a history is taken, and what is closed stays")
  func refused() throws {
    let ground = try StoreGround(Self.files)
    var store = try ground.store()
    _ = try store.apply(.move(.objective(shorten), to: Self.place))
    let made = try store.apply(
      .addObjective(shorten.cycle, id: nil, [RecordField("Objective", "Shorten")])
    ).organization
    #expect(made.objective(ObjectiveRef("sales/2018-Q1/shorten-2")) != nil)
    #expect(throws: StoreError.self) {
      try store.apply(.addObjective(shorten.cycle, id: "shorten", [RecordField("Objective", "S")]))
    }
    let old = ObjectiveRef("sales/2018-Q1/old")
    #expect(throws: StoreError.self) {
      try store.apply(.move(.objective(old), to: .objective(ObjectiveRef("marketing/2018-Q1/old"))))
    }
    #expect(throws: StoreError.self) {
      try store.apply(
        .move(
          .objective(ObjectiveRef("sales/2018-Q1/child")),
          to: .objective(ObjectiveRef("marketing/2018-Q1/reach"))))
    }
  }

  @Test("several at once are one undo")
  func several() throws {
    let ground = try StoreGround(Self.files)
    var store = try ground.store()
    let before = try ground.texts()
    let child = ObjectiveRef("sales/2018-Q1/child")
    let moved = try store.apply(
      .all([
        .move(.objective(shorten), to: Self.place),
        .move(.objective(child), to: .objective(ObjectiveRef("marketing/2018-Q1/child"))),
      ])
    ).organization
    #expect(reading(moved).count == 2)
    try store.undo(at: try moment())
    try #expect(ground.texts() == before)
  }

  @Test("a renaming that stands half is one objective, and the next change finishes it")
  func renaming() throws {
    let ground = try StoreGround(Self.files)
    var store = try ground.store()
    let read = reading(try store.load())
    let change = Change(.rename(.objective(shorten), to: "halve"), by: "jenny", at: try moment())
    let revision = try change.revision(in: store.directory)
    for count in 1..<revision.edits.count {
      let ground = try StoreGround(Self.files)
      var store = try ground.store()
      _ = try store.load()
      _ = try store.perform(Revision(what: "", edits: Array(revision.edits.prefix(count))))
      #expect(reading(try store.load()) == read, "\(count)")
      let next = try store.apply(.comment(.objective(ObjectiveRef("2018/improve")), "Go"))
        .organization
      #expect(reading(next) == read, "\(count)")
      #expect(next.objectives.filter { $0.title == "Shorten sales lifecycle" }.count == 1)
    }
  }
}

extension ObjectiveRef {
  fileprivate init(_ path: String) {
    let parts = path.split(separator: "/").map(String.init)
    self.init(
      cycle: CycleRef(path: parts.dropLast().joined(separator: "/")), id: parts.last ?? "")
  }
}
