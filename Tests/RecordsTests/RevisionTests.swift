import Goals
import Testing

@testable import Records

@Suite struct RevisionTests {
  private static let ref = ObjectiveRef(
    cycle: CycleRef(team: TeamPath("sales"), name: CycleName("2018-Q1")), id: "o")

  private func directory(_ text: String) -> DataDirectory {
    DataDirectory([Self.ref.file: text])
  }

  private func edits(
    _ action: Change.Action, in text: String = "Objective: O\nOwner: ann\n"
  ) throws -> [FileEdit] {
    let at = try #require(Moment(parsing: "2018-02-12T09:30Z"))
    return try Change(action, by: "ann", at: at).revision(in: directory(text)).edits
  }

  @Test("fields stand in the order in which people expect them")
  func order() throws {
    let fields = [
      RecordField("Objective", "New one"), .init("Tags", "x"), .init("Colour", "red"),
      .init("Why", ""), .init("Owner", "tom"), .init("Supports", "b"), .init("Supports", "a"),
    ]
    let edits = try edits(.addObjective(Self.ref.cycle, id: nil, fields))
    guard case .create(let file, let written) = try #require(edits.first) else {
      Issue.record("\(edits)")
      return
    }
    #expect(file == "sales/2018-Q1/new-one.rec")
    #expect(
      String(decoding: written, as: UTF8.self)
        == "Objective: New one\nOwner: tom\nSupports: b\nSupports: a\nTags: x\nColour: red\n")
  }

  @Test(
    "a new object gets a free id made of its title",
    arguments: [
      ("O", "o-2"), ("Début, ça va!", "debut-ca-va"), ("Cycle", "cycle-2"), ("日本", "untitled"),
    ])
  func ids(title: String, id: String) throws {
    let edits = try edits(.addObjective(Self.ref.cycle, id: nil, [RecordField("Objective", title)]))
    #expect(edits.map(\.file) == ["sales/2018-Q1/\(id).rec", "sales/2018-Q1/journal/ann.csv"])
  }

  @Test("without a difference there is nothing to do, and no event of it")
  func nothing() throws {
    let state = FieldEdit("State", from: nil, to: ["missed"])
    let text = "Objective: O\nState: missed\n"
    try #expect(edits(.set(.objective(Self.ref), [state], reason: "why"), in: text).isEmpty)
  }

  @Test("a new id comes behind the other edits of its record, a new state before its event")
  func sequence() throws {
    let text = "Objective: O\n\nKeyResult: K\nId: k\nTo: 5\n"
    let ref = Reference.keyResult(KeyResultRef(objective: Self.ref, id: "k"))
    let changes = [
      FieldEdit("Id", from: nil, to: ["l"]), FieldEdit("State", from: nil, to: ["Dropped"]),
    ]
    let edits = try edits(.set(ref, changes, reason: "why"), in: text)
    let names = edits.map { edit in
      switch edit {
      case .set(_, _, let edit): edit.name
      case .event(_, let cells): cells[2...4].joined(separator: " ")
      default: "?"
      }
    }
    #expect(names == ["State", "Id", "o#k state dropped"])
  }

  @Test("what is closed is changed, checked in and closed anew with a reason only")
  func reasons() throws {
    let text = "Objective: O\nState: missed\n\nKeyResult: K\nId: k\nTo: 5\n"
    let keyResult = KeyResultRef(objective: Self.ref, id: "k")
    func actions(_ why: String) -> [Change.Action] {
      [
        .set(.objective(Self.ref), [FieldEdit("Owner", from: nil, to: ["tom"])], reason: why),
        .set(.keyResult(keyResult), [FieldEdit("To", from: nil, to: ["6"])], reason: why),
        .checkIn(keyResult, value: "4", confidence: nil, note: why),
        .close(Self.ref, Closing(outcome: .achieved, score: 1, reason: why)),
      ]
    }
    for action in actions(" ") { #expect(throws: Refusal.self) { try edits(action, in: text) } }
    for action in actions("Counted twice") { try #expect(!edits(action, in: text).isEmpty) }
  }

  @Test("a second reading of a day corrects the first, and undo brings that back")
  func secondReading() throws {
    let file = "sales/kpis/k/ann.csv"
    let readings = "on,value,by,note\n2018-02-12,7,ann,\n2018-02-12,8,ann,\n"
    let directory = DataDirectory(["sales/kpis/k.rec": "KPI: K\n", file: readings])
    let record = Change.Action.record(
      KPIRef(team: TeamPath("sales"), id: "k"), value: "9", on: "", note: "")
    let at = try #require(Moment(parsing: "2018-02-12T09:30Z"))
    let edits = try Change(record, by: "ann", at: at).revision(in: directory).edits
    #expect(
      edits == [.reading(file: file, cells: ["2018-02-12", "9", "ann", ""], replaced: "8")])
    #expect(
      edits.map { $0.inverse(by: "ann", at: at) } == [
        .reading(file: file, cells: ["2018-02-12", "8", "ann", ""], replaced: "9")
      ])
  }

  @Test("carried over, a key result keeps the days that lie in the new cycle, and no others")
  func dueDates() throws {
    let text = """
      Objective: O

      KeyResult: Past
      Id: past
      Due: 2018-03-01
      To: 5

      KeyResult: Coming
      Id: coming
      Due: 2018-05-01
      To: 5

      """
    let next = CycleRef(path: "sales/2018-Q2")
    let edits = try edits(.carryOver(Self.ref, to: next, retargets: []), in: text)
    guard case .create(_, let bytes)? = edits.first else {
      Issue.record("\(edits)")
      return
    }
    let successor = String(decoding: bytes, as: UTF8.self)
    #expect(!successor.contains("2018-03-01") && successor.contains("Due: 2018-05-01"))
  }

  @Test("its inverse takes back the last edit first")
  func inverse() throws {
    let at = try #require(Moment(parsing: "2018-02-12T10:00Z"))
    let set = FileEdit.set(
      file: "x.rec", record: .first, FieldEdit("State", from: [], to: ["missed"]))
    let event = FileEdit.event(
      file: "j.csv", cells: ["2018-02-12T09:30:00.000Z", "ann", "o", "state", "missed", "", "n"])
    let inverse = Revision(what: "x", edits: [set, event]).inverse(by: "tom", at: at)
    #expect(
      inverse.edits == [
        .event(
          file: "j.csv",
          cells: [
            "2018-02-12T10:00:00.000Z", "tom", "o", "retract", "2018-02-12T09:30:00.000Z ann", "",
            "",
          ]),
        .set(file: "x.rec", record: .first, FieldEdit("State", from: ["missed"], to: [])),
      ])
  }
}
