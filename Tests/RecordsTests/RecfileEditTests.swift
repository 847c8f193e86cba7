import Records
import Testing

@Suite struct RecfileEditTests {
  /// An edit of the second record, or of the only one, and what becomes of the file.
  struct Edit: CustomTestStringConvertible {
    let before: String
    let name: String
    let values: [String]
    let after: String

    init(_ before: String, _ name: String, _ values: [String], _ after: String) {
      (self.before, self.name, self.values, self.after) = (before, name, values, after)
    }

    var testDescription: String { "\(before) \(name) = \(values)" }
  }

  static let order = ["Objective", "KeyResult", "Why", "Owner", "Supports", "Ambition"]

  static let replacements = [
    // The value alone, whatever stands around it.
    Edit("# c\n\nA: 1\n\n \nA: 1 \n#\nB:2\n", "A", ["3"], "# c\n\nA: 1\n\n \nA: 3\n#\nB:2\n"),
    Edit("A: 1\n+ 2\n+3\nB: 2\n", "A", ["4"], "A: 4\nB: 2\n"),
    Edit("A: 1\\\n2\nB: 2\n", "A", ["4"], "A: 4\nB: 2\n"),
    Edit("A: 1\nB: 2\n", "A", ["\n 3\n+ 4\n"], "A:\n+  3\n+ + 4\n+\nB: 2\n"),
    Edit("A: 1\n", "A", [""], "A:\n"),
    Edit("\u{FEFF}A: 1\n", "A", ["2"], "\u{FEFF}A: 2\n"),
    // What stays, stays in its own style.
    Edit("A:\t1\n+2\nA:x\n", "A", ["1\n2", "y"], "A:\t1\n+2\nA: y\n"),
    Edit("A:1\\\n2\n", "A", ["12"], "A:1\\\n2\n"),
    Edit("A: e\u{301}\n", "A", ["\u{E9}"], "A: \u{E9}\n"),
    // Line ends.
    Edit("A: 1\r\nB: 2\r\n", "A", ["3\n4", "5"], "A: 3\r\n+ 4\r\nA: 5\r\nB: 2\r\n"),
    Edit("A: 1\nB: 2", "B", ["3"], "A: 1\nB: 3"),
    Edit("A: 1\nB: 2", "B", [""], "A: 1\nB: "),
    Edit("A: 1\nB: 2", "B", ["x\n"], "A: 1\nB: x\n+ "),
    Edit("A: 1\nB: 2", "B", ["2", "3"], "A: 1\nB: 2\nB: 3\n"),
    Edit("A: 1\nB: 2", "B", [], "A: 1\n"),
    Edit("A: 1\r\nB: 2\r", "B", ["2", "3"], "A: 1\r\nB: 2\r\nB: 3\r\n"),
    Edit("A: 1\nB: 2\r", "B", ["3"], "A: 1\nB: 3\r"),
    Edit("A: 1\nB: 2\r", "B", ["2", "3"], "A: 1\nB: 2\r\nB: 3\n"),
    Edit("A: 1\\", "A", ["1", "2"], "A: 1\\\n\nA: 2\n"),
    Edit("A: 1\\\n", "A", ["1", "2"], "A: 1\\\n\nA: 2\n"),
    Edit("A: 1\\", "A", ["3", "2"], "A: 3\nA: 2\n"),
  ]

  static let lists = [
    Edit("O: x\nA: 1\n#\nA: 2\nB: 3\n", "A", ["1", "2", "4"], "O: x\nA: 1\n#\nA: 2\nA: 4\nB: 3\n"),
    Edit("O: x\nA: 1\n#\nA: 2\nB: 3\n", "A", ["2"], "O: x\n#\nA: 2\nB: 3\n"),
    Edit("O: x\nA: 1\n#\nA: 2\nB: 3\n", "A", ["4", "2"], "O: x\nA: 4\n#\nA: 2\nB: 3\n"),
    Edit("O: x\nA: 1\n#\nA: 2\nB: 3\n", "A", ["4", "1", "2"], "O: x\nA: 4\nA: 1\n#\nA: 2\nB: 3\n"),
    Edit("O: x\nA: 1\n#\nA: 2\nB: 3\n", "A", [], "O: x\n#\nB: 3\n"),
    Edit("O: x\nA: 1\nA: 2\nA: 3\n", "A", ["3", "1"], "O: x\nA: 3\nA: 1\n"),
    Edit("A: 1\nB: 2\nA: 3\n", "A", ["3"], "A: 3\nB: 2\n"),
    Edit("A: 1\nB: 2\n", "A", ["1", "2"], "A: 1\nA: 2\nB: 2\n"),
  ]

  static let insertions = [
    Edit("Objective: x\n", "Owner", ["tom"], "Objective: x\nOwner: tom\n"),
    Edit(
      "Objective: x\n# why not\nWhy: y\n+ z\n# parent\nSupports: p\nX: 1\n\n", "Owner", ["tom"],
      "Objective: x\n# why not\nWhy: y\n+ z\nOwner: tom\n# parent\nSupports: p\nX: 1\n\n"),
    Edit("O: x\nSupports: p\n", "Owner", ["tom"], "O: x\nOwner: tom\nSupports: p\n"),
    Edit("O: x\nSupports: p\nWhy: y\n", "Owner", ["t"], "O: x\nSupports: p\nWhy: y\nOwner: t\n"),
    Edit(
      "O: x\nWhy: y\n# end\n", "Unknown", ["1", "2"],
      "O: x\nWhy: y\nUnknown: 1\nUnknown: 2\n# end\n"),
    Edit("O: x\nWhy: y", "Owner", ["t"], "O: x\nWhy: y\nOwner: t\n"),
    Edit("O: x\nWhy: y\\", "Owner", ["t"], "O: x\nWhy: y\\\n\nOwner: t\n"),
    Edit("O: x\n", "Why", [], "O: x\n"),
    Edit("O: x\n<<<<<<< a\nWhy: 1\n", "Why", ["2"], "O: x\n<<<<<<< a\nWhy: 2\n"),
  ]

  @Test("changes the lines of one field", arguments: replacements + lists + insertions)
  func sets(edit: Edit) throws {
    var file = Recfile(parsing: Array(edit.before.utf8), file: "x.rec")
    let index = file.records.count - 1
    try file.set(edit.name, to: edit.values, inRecord: index, order: Self.order)
    #expect(String(decoding: file.bytes, as: UTF8.self) == edit.after)
    #expect(Array(edit.after.utf8) == file.bytes)
    #expect(file.records[index].all(edit.name).map(\.value) == edit.values)
    #expect(file.file == "x.rec")
  }

  @Test(
    "refuses what would not read back the same, and changes nothing",
    arguments: [
      ("A", ["x\\"], .endsInBackslash("x\\")), ("A", ["x\\\ny"], .endsInBackslash("x\\\ny")),
      ("B", ["x\r"], .endsInCarriageReturn("x\r")),
      ("B", ["x\r\ny"], .endsInCarriageReturn("x\r\ny")),
      ("B", ["\u{0}"], .nul("\u{0}")), ("Co-Owners", ["x"], .badName("Co-Owners")),
      ("", ["x"], .badName("")), ("1A", ["x"], .badName("1A")), ("É", ["x"], .badName("É")),
      ("A", [], .firstField("A")),
    ] as [(String, [String], Recfile.Unwritable)])
  func refuses(name: String, values: [String], error: Recfile.Unwritable) {
    let before = Recfile(parsing: Array("A: 1\nB: 2\n".utf8), file: "x.rec")
    var file = before
    #expect(throws: error) { try file.set(name, to: values, inRecord: 0, order: []) }
    #expect(file == before)
    guard let value = values.first else { return }
    #expect(throws: error) { try file.add([("A", "1"), (name, value)], afterRecord: nil) }
    #expect(throws: error) { try Recfile.text(of: [[(name, value)]]) }
    #expect(file == before)
  }

  @Test(
    "adds a record with the blank lines that the file has",
    arguments: [
      ("", nil, "A: 1\n"),
      ("\u{FEFF}", nil, "\u{FEFF}A: 1\n"),
      ("# people\n", nil, "# people\n\nA: 1\n"),
      ("O: 1", nil, "O: 1\n\nA: 1\n"),
      ("O: 1\r\n", 0, "O: 1\r\n\r\nA: 1\r\n"),
      ("O: 1\n\n", nil, "O: 1\n\nA: 1\n"),
      ("O: 1\n\n", 0, "O: 1\n\nA: 1\n\n"),
      ("O: 1\n#\n\nO: 2\n", 0, "O: 1\n#\n\nA: 1\n\nO: 2\n"),
      ("O: 1\n\n\nO: 2\n", 1, "O: 1\n\n\nO: 2\n\n\nA: 1\n"),
      ("O: 1\n\n\n\n\n\nO: 2\n", 0, "O: 1\n\n\nA: 1\n\n\n\n\n\nO: 2\n"),
      ("O: 1\n\nO: 2\n\n# end\n", 1, "O: 1\n\nO: 2\n\nA: 1\n\n# end\n"),
      ("O: 1\\", nil, "O: 1\\\n\n\nA: 1\n"),
      ("O: 1\\\n", 0, "O: 1\\\n\n\nA: 1\n"),
    ] as [(String, Int?, String)])
  func adds(before: String, index: Int?, after: String) throws {
    var file = Recfile(parsing: Array(before.utf8), file: "x.rec")
    let count = file.records.count
    try file.add([("A", "1")], afterRecord: index)
    #expect(String(decoding: file.bytes, as: UTF8.self) == after)
    #expect(file.records.count == count + 1)
    try file.add([], afterRecord: nil)
    #expect(file.records.count == count + 1)
  }

  @Test(
    "removes a record, its comments and one blank line",
    arguments: [
      ("O: 1\n", 0, ""), ("\u{FEFF}O: 1\n", 0, "\u{FEFF}"), ("O: 1\n\nO: 2", 0, "O: 2"),
      ("O: 1\n\nO: 2", 1, "O: 1\n"), ("O: 1\n\n# c\nO: 2\n# d\n\nO: 3\n", 1, "O: 1\n\nO: 3\n"),
      ("# head\n\nO: 1\n\nO: 2\n", 0, "# head\n\nO: 2\n"),
      ("O: 1\n\n\nO: 2\n+ x\nstray\n", 1, "O: 1\n\n"),
    ])
  func removes(before: String, index: Int, after: String) throws {
    var file = Recfile(parsing: Array(before.utf8), file: "x.rec")
    try file.removeRecord(index)
    #expect(String(decoding: file.bytes, as: UTF8.self) == after)
  }

  @Test("removes no record that a merge has left its markers in")
  func keepsConflicts() {
    let before = "O: 0\n\nO: 1\n<<<<<<< a\nA: 1\n=======\nA: 2\n>>>>>>> b\n"
    var file = Recfile(parsing: Array(before.utf8), file: "x.rec")
    #expect(throws: Recfile.Unwritable.conflict(line: 4)) { try file.removeRecord(1) }
    #expect(file.bytes == Array(before.utf8))
  }

  @Test("writes a new file")
  func newFile() throws {
    let bytes = try Recfile.text(of: [
      [("Objective", "x"), ("Why", "a\n\nb")], [("KeyResult", "y")],
    ])
    let text = "Objective: x\nWhy: a\n+\n+ b\n\nKeyResult: y\n"
    #expect(String(decoding: bytes, as: UTF8.self) == text)
  }
}
