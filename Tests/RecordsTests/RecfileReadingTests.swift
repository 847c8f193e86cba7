import Goals
import Records
import TestSupport
import Testing

@Suite struct RecfileReadingTests {
  struct Source: CustomTestStringConvertible {
    let text: String
    let records: [[String]]

    init(_ text: String, _ records: [String]...) {
      self.text = text
      self.records = records
    }

    var testDescription: String { text }
  }

  /// What recutils reads too.
  static let plain = [
    Source(""),
    Source("# only a comment\n"),
    Source("A: 1\nB: 2\n", ["A=1", "B=2"]),
    Source("A: 1\n\nB: 2\n", ["A=1"], ["B=2"]),
    Source("A: 1\n \t\nB: 2\n", ["A=1"], ["B=2"]),
    Source("\n\n\nA: 1\n\n\n\nA: 2\n\n", ["A=1"], ["A=2"]),
    Source("A: no line end", ["A=no line end"]),
    Source("A:1\nB:\t2\nC:   3\nD: 4 \n", ["A=1", "B=2", "C=  3", "D=4 "]),
    Source("A:\nB: \nC:  \n", ["A=", "B=", "C= "]),
    Source("A: a: b\n", ["A=a: b"]),
    Source("a_1: x\nA: x\n", ["a_1=x", "A=x"]),
    Source("A: 1\nA: 2\n", ["A=1", "A=2"]),
    Source("A: 1\n# a comment does not end it\nB: 2\n", ["A=1", "B=2"]),
    Source("A: 1\n+ 2\n+3\n+\n+   4\n+\t5\nB: 6\n", ["A=1\n2\n3\n\n  4\n\t5", "B=6"]),
    Source("A:\n+ x\n", ["A=\nx"]),
    Source("A: x\n+ ", ["A=x\n"]),
    Source("A: 1\\\n2\nB: 3\n", ["A=12", "B=3"]),
    Source("A: 1\\\n+ 2\nB: 3\n", ["A=1+ 2", "B=3"]),
    Source("A: 1\\\n\nB: 3\n", ["A=1", "B=3"]),
    Source("A: 1\\\n# 2\nB: 3\n", ["A=1# 2", "B=3"]),
    Source("A: 1\n+ 2\\\n3\n+ 4\n", ["A=1\n23\n4"]),
    Source("A: 1\\\\\n2\n", ["A=1\\2"]),
    Source("A: 1\\\n", ["A=1"]),
    Source("A: \\ \n", ["A=\\ "]),
    Source("# joins nothing \\\nA: 1\n", ["A=1"]),
    Source("A: é日本👩‍💻\u{2028}\u{B}\u{C}\u{1B}[0m\n", ["A=é日本👩‍💻\u{2028}\u{B}\u{C}\u{1B}[0m"]),
    Source("A: a\rb\n", ["A=a\rb"]),
  ]

  /// What recutils refuses, or reads in another way.
  static let lenient = [
    Source("A: 1\r\n\r\nB: 2\r\n+ 3\r\n", ["A=1"], ["B=2\n3"]),
    Source("A: 1\\\r\n2\r\n", ["A=12"]),
    Source("\u{FEFF}A: 1\n", ["A=1"]),
    Source("A:", ["A="]),
    Source("A: x\n+", ["A=x\n"]),
    Source("A: x\\", ["A=x"]),
    Source("A: x\r", ["A=x"]),
    Source("A: 1\nstray\n+ more\nB: 2\n", ["A=1", "B=2"]),
    Source("stray\nA: 1\n", ["A=1"]),
    Source("A: 1\n# c\n+ 2\nB: 3\n", ["A=1", "B=3"]),
    Source("A: 1\n\n+ 2\n", ["A=1"]),
    Source("A: 1\n<<<<<<< HEAD\nB: 2\n=======\nB: 3\n>>>>>>> side\n", ["A=1", "B=2", "B=3"]),
    Source("%rec: Book\n%doc: Two\n+ lines\\\n\n\nA: 1\n", ["A=1"]),
    Source("# c\n%rec: Book\nA: 1\n\nB: 2\n", ["B=2"]),
    Source("A: 1\n%rec: Book\nB: 2\n", ["A=1", "B=2"]),
    Source("A: 1\u{0}\n", ["A=1\u{0}"]),
  ]

  @Test("reads fields and records", arguments: plain + lenient)
  func reads(source: Source) {
    let file = Recfile(parsing: Array(source.text.utf8), file: "x.rec")
    #expect(file.fieldTexts == source.records)
    #expect(file.bytes == Array(source.text.utf8))
  }

  @Test(
    "agrees with recsel", .enabled(if: Recutils.isInstalled, "recutils is not installed"),
    arguments: plain)
  func agreesWithRecsel(source: Source) throws {
    #expect(try Recutils.records(of: Array(source.text.utf8)) == source.records)
  }

  @Test("places a value at its first character and a name at the start of its line")
  func places() {
    let source = Marked(
      "\u{FEFF}# é\nObjective: ‸x\n\nKeyResult:‸\nOwner:\t‸ jenny\nWhy: ‸a\n+ b\nTo:‸38 days",
      file: "a/b.rec")
    let file = Recfile(parsing: source.bytes, file: "a/b.rec")
    let fields = file.records.flatMap(\.fields)
    #expect(fields.map(\.place) == source.places)
    #expect(fields.map(\.namePlace.line) == source.places.map(\.line))
    #expect(fields.map(\.namePlace.column) == [1, 1, 1, 1, 1])
    #expect(fields.map(\.lines) == [2..<3, 4..<5, 5..<6, 6..<8, 8..<9])
    #expect(file.records.map(\.lines) == [1..<3, 4..<9])
  }

  @Test("finds the first field of a name, and all")
  func lookups() {
    let record = Recfile(parsing: Array("A: 1\nB: 2\nA: 3\n".utf8), file: "").records[0]
    #expect(record["A"]?.value == "1")
    #expect(record["a"] == nil)
    #expect(record.all("A").map(\.value) == ["1", "3"])
    #expect(record.all("C").isEmpty)
  }

  @Test("shows a line with a caret below the column")
  func excerpt() {
    let long = String(repeating: "x", count: 100)
    let file = Recfile(
      parsing: Array("To: \u{1B}[1m8,000\nWhy: 日本!\n\(long)!\(long)\n".utf8), file: "x.rec")
    func excerpt(_ line: Int, _ column: Int) -> [String] {
      file.excerpt(at: Place(file: "x.rec", line: line, column: column)) { $0.isASCII ? 1 : 2 }
    }
    #expect(excerpt(1, 10) == ["To: ␛[1m8,000", "          ^"])
    #expect(excerpt(2, 8) == ["Why: 日本!", "         ^"])
    #expect(excerpt(3, 101)[0].hasPrefix("…xxx"))
    #expect(
      excerpt(3, 101).map { $0.firstIndex { "!^".contains($0) }?.utf16Offset(in: $0) } == [41, 41])
    #expect(excerpt(0, 1) == [])
    #expect(excerpt(4, 1) == [])
    #expect(excerpt(1, 999)[1].count == 15)
  }
}
