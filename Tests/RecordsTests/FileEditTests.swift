import Goals
import Testing

@testable import Records

@Suite struct FileEditTests {
  private static let file = "sales/2018-Q1/x.rec"

  private static let text = """
    Person: a stray record

    Objective: O
    Owner: ann

    KeyResult: Keep ACV
    Id:\u{20}

    KeyResult: Other
    Id:  days\u{20}

    """

  private func amended(_ edit: FileEdit, _ text: String = text) throws -> String {
    String(decoding: try edit.amended(Array(text.utf8)), as: UTF8.self)
  }

  private func set(
    _ key: FileEdit.RecordKey, _ name: String, _ from: [String]?, _ to: [String]
  ) -> FileEdit {
    .set(file: Self.file, record: key, FieldEdit(name, from: from, to: to))
  }

  @Test("finds the objective behind a stray record, and key results by id or slug")
  func records() throws {
    try #expect(amended(set(.first, "Owner", ["ann"], ["tom"])).contains("O\nOwner: tom\n"))
    try #expect(
      amended(set(.id("keep-acv"), "Weight", [], ["2"])).contains("Id: \nWeight: 2\n"))
    try #expect(
      amended(set(.id("days"), "Weight", [], ["2"])).contains("Id:  days \nWeight: 2\n"))
  }

  @Test("of a KPI's file it finds the KPI")
  func kpi() throws {
    let edit = FileEdit.set(
      file: "kpis/k.rec", record: .first, FieldEdit("Unit", from: nil, to: ["%"]))
    try #expect(amended(edit, "Objective: x\n\nKPI: K\n") == "Objective: x\n\nKPI: K\nUnit: %\n")
  }

  @Test("what is there already changes nothing; what somebody else wrote is a conflict")
  func conflict() throws {
    try #expect(amended(set(.first, "Owner", ["jim"], ["ann"])) == Self.text)
    #expect(throws: Refusal.conflict(field: "Owner", theirs: "ann", mine: "tom")) {
      try amended(set(.first, "Owner", ["jim"], ["tom"]))
    }
    #expect(throws: Refusal.conflict(field: "Why", theirs: "", mine: "x")) {
      try amended(set(.first, "Why", ["y"], ["x"]))
    }
  }

  @Test("what is gone is said so")
  func gone() {
    #expect(throws: Refusal.gone("\(Self.file)#none")) {
      try amended(set(.id("none"), "Weight", nil, ["2"]))
    }
    #expect(throws: Refusal.gone(Self.file)) {
      try amended(set(.first, "Owner", nil, ["x"]), "KeyResult: only\n")
    }
    #expect(throws: Refusal.gone("Z")) {
      try amended(.removeRecord(file: Self.file, [RecordField("KeyResult", "Z")]))
    }
  }

  @Test("an id that is taken by now is not given to a second key result")
  func taken() {
    let edit = FileEdit.addRecord(
      file: Self.file, [RecordField("KeyResult", "N"), RecordField("Id", "keep-acv")])
    #expect(throws: Refusal.exists("keep-acv")) { try amended(edit) }
    // Nor is it to one that is brought back.
    let file = Recfile(parsing: Array("KeyResult: Gone\nId: keep-acv\n".utf8), file: Self.file)
    let paste = FileEdit.paste(file: Self.file, file.block(ofRecord: 0))
    #expect(throws: Refusal.exists("keep-acv")) { try amended(paste) }
  }

  private static let edits: [FileEdit] = [
    .set(file: file, record: .first, FieldEdit("Owner", from: ["ann"], to: ["tom"])),
    .set(file: file, record: .first, FieldEdit("Why", from: [], to: ["a\nb", "c\\d, \"e\""])),
    .set(file: file, record: .id("days"), FieldEdit("Id", from: [" days "], to: ["hours"])),
    .addRecord(file: file, [RecordField("KeyResult", "N"), RecordField("Id", "n")]),
  ]

  @Test("an edit and its inverse leave every byte as it was", arguments: edits)
  func inverse(edit: FileEdit) throws {
    let at = try #require(Moment(parsing: "2018-02-12T09:30Z"))
    let once = try amended(edit)
    #expect(once != Self.text)
    try #expect(amended(edit.inverse(by: "ann", at: at), once) == Self.text)
  }

  private static let others: [FileEdit] = [
    .set(file: file, record: .id(""), FieldEdit("Why", from: nil, to: [])),
    .set(file: file, record: .first, FieldEdit("Why", from: ["", "\r\n\0"], to: [""])),
    .removeRecord(file: file, [RecordField("KeyResult", "ends in \\")]),
    .create(file: file, Array("Objective: é, \"quoted\"\r\n\\".utf8)), .remove(file: file, []),
    .remove(file: file, [0xFF, 0, 10, 13]),
    .event(file: "j.csv", cells: ["2018-02-12", "a", "o#k", "check-in", "45", "", "x\\ny\\"]),
    .reading(file: "r.csv", cells: ["2018-02-12", "45", "a,b", ""], replaced: ""),
  ]

  @Test("keeps its meaning on one line", arguments: edits + others)
  func line(edit: FileEdit) {
    let line = edit.line
    #expect(!line.utf8.contains { $0 == 10 || $0 == 13 || $0 == 0 })
    #expect(FileEdit(line: line) == edit)
  }

  @Test(
    "a line that is none is none",
    arguments: [
      "", "set", "set,x.rec", "set,x.rec,,Owner,9,a", "set,x.rec,,Owner,-1", "event,a.csv,1,2",
      "reading,a.csv", "reading,a.csv,1,2,3", "move,a", "cut,a,-1,0,tx", "\"",
    ])
  func noLine(line: String) {
    #expect(FileEdit(line: line) == nil)
  }

  @Test("any text survives on a line", arguments: Dice.seeds(50))
  func anyText(seed: UInt64) {
    var dice = Dice(seed: seed)
    let texts = dice.list(0...4) { String(decoding: $0.bytes(0...12), as: UTF8.self) }
    let edit = FileEdit.set(
      file: Self.file, record: .id(texts.first ?? ""),
      FieldEdit("Why", from: texts, to: texts.reversed()))
    #expect(FileEdit(line: edit.line) == edit)
  }

  @Test(
    "so does one that joins the mark before it", arguments: ["\u{301}", "\u{200D}x", "\u{FE0F}"])
  func joining(id: String) {
    let edit = FileEdit.set(
      file: Self.file, record: .id(id), FieldEdit("Why", from: [id], to: [id + id]))
    #expect(FileEdit(line: edit.line) == edit)
  }
}
