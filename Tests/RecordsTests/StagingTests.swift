import Goals
import Testing

@testable import Records

/// The order in which the edits of several changes are saved.
@Suite struct StagingTests {
  private func event(_ file: String, _ value: String) -> FileEdit {
    .event(file: file, cells: ["2026-11-21T10:00:00.000Z", "ann", "a", "comment", value, "", ""])
  }

  @Test("new files come first, then what is added, then lines, those of a file together")
  func stages() {
    let edits: [FileEdit] = [
      .create(file: "2026/a.rec", []), event("2026/journal/ann.csv", "1"),
      .addRecord(file: "2026/b.rec", []), .create(file: "2027/c.rec", []),
      event("2027/journal/ann.csv", "2"), event("2026/journal/ann.csv", "3"),
    ]
    #expect(
      edits.staged == [
        edits[0], edits[3], edits[2], edits[1], edits[5], edits[4],
      ])
  }

  @Test("where something changes, what tells of it stays beside it")
  func changes() {
    let set = FileEdit.set(
      file: "2026/b.rec", record: .first, FieldEdit("Owner", from: nil, to: ["tom"]))
    let edits: [FileEdit] = [
      set, event("2026/journal/ann.csv", "1"), .create(file: "2026/a.rec", []),
      .create(file: "2026/c.rec", []), event("2026/journal/ann.csv", "2"),
    ]
    #expect(edits.staged == [edits[2], edits[3], set, edits[1], edits[4]])
  }

  @Test("where something goes or gets another name, the order stays")
  func moves() {
    let edits: [FileEdit] = [
      .remove(file: "2026/a.rec", []), .create(file: "2026/a.rec", []),
      .create(file: "2026/c.rec", []),
    ]
    #expect(edits.staged == edits)
  }
}
