import Goals
import Records
import Testing

@Suite struct CSVTests {
  struct Source: CustomTestStringConvertible {
    let text: String
    let header: [String]?
    let rows: [[String]]

    init(_ text: String, _ header: [String]?, _ rows: [String]...) {
      (self.text, self.header, self.rows) = (text, header, rows)
    }

    var testDescription: String { text }
  }

  static let sources = [
    Source("", nil),
    Source("on,value\n", ["on", "value"]),
    Source("on,value\n2026-11-21,45\n", ["on", "value"], ["2026-11-21", "45"]),
    Source("2026-11-21,45\n2026-11-22,46\n", nil, ["2026-11-21", "45"], ["2026-11-22", "46"]),
    Source("2018-09-30T17:00:00.000Z,ann\n", nil, ["2018-09-30T17:00:00.000Z", "ann"]),
    Source("2018-9-30\n", nil, ["2018-9-30"]),
    Source("2018-09\n2018-Q3-1\n--\n", ["2018-09"], ["2018-Q3-1"], ["--"]),
    Source("\n \non\n\na,,\n,\n", ["on"], ["a", "", ""], ["", ""]),
    Source("on\n\"a, b\",\"say \"\"hi\"\"\",\"\"\n", ["on"], ["a, b", "say \"hi\"", ""]),
    Source("on\n5\" pipe, a ,b\"\n", ["on"], ["5\" pipe", " a ", "b\""]),
    Source("on\r\n1,2\r\n", ["on"], ["1", "2"]),
    Source("\u{FEFF}2026-11-21,1\n", nil, ["2026-11-21", "1"]),
    Source("on\n1,\"open\n2,\"b\"x\n3\n", ["on"], ["3"]),
    Source("on,\"open\n2026-11-21,1\n", nil, ["2026-11-21", "1"]),
    Source("on\n2026-11-21,8 \\\n2026-11-21,8000\n", ["on"], ["2026-11-21", "8000"]),
    Source("on\n1,C:\\\n2,\" \\\"\n", ["on"], ["1", "C:\\"], ["2", " \\"]),
    Source("on\n2026-11-21,80", ["on"]),
    Source("on,value", nil),
    Source("on\né,日本\u{0}\n", ["on"], ["é", "日本\u{0}"]),
  ]

  @Test("reads rows and a header", arguments: sources)
  func reads(source: Source) {
    let file = CSVFile(parsing: Array(source.text.utf8), file: "x.csv")
    #expect(file.header == source.header)
    #expect(file.rows.map(\.cells) == source.rows)
    #expect(file.bytes == Array(source.text.utf8))
  }

  static let catalogue = [
    Broken("on\n2026-11-21,\"a, b\",\n"),
    Broken(
      "on\n2026-11-21,‸\"open\n2,3\n",
      "a quotation mark is opened and not closed on this line [unreadable] "
        + "close it; a line break inside a cell is written `\\n`"),
    Broken(
      "on\né,\"b\"‸x \"y,2\n",
      #""x "y" follows a closing quotation mark [unreadable] "#
        + "write a quotation mark inside a cell twice"),
    Broken(
      "on\n1,‸ \"a, b\"\n",
      "blanks stand before a quotation mark [unreadable] "
        + "put the quotation mark directly behind the comma"),
    Broken(
      "on\n2026-11-21,8 ‸\\\n2026-11-21,8000\n",
      #"the line was never written to its end and is not read: "2026-11-21,8 \" [unfinished-line] "#
        + "complete it, or record the value again"),
    Broken(
      "‸\u{FEFF}on‸\r\n1\r\n",
      "the file begins with a byte order mark [byte-order-mark] "
        + "save it as UTF-8 without one; other tools stumble over it",
      "the file has Windows line ends (CR LF) [crlf] "
        + "`dos2unix` makes them plain; other tools stumble over them"),
    Broken(
      "on\n1,a‸\u{0}\n",
      "a NUL byte is no text [invalid-utf8] remove it, or bring the line back from a copy"),
  ]

  @Test("says what is wrong, where, and what to do", arguments: catalogue)
  func says(broken: Broken) {
    let source = Marked(broken.source, file: "x.csv")
    let file = CSVFile(parsing: source.bytes, file: "x.csv")
    #expect(Broken.lines(file.problems) == broken.findings)
    #expect(file.problems.map(\.place) == source.places)
    #expect(file.unfinished == nil)
  }

  @Test(
    "never takes a line without an end for a row", arguments: ["2026-11-21,80‸", "1 \\‸", "\"‸"])
  func unfinished(line: String) {
    let source = Marked("on\n1\n" + line, file: "x.csv")
    let file = CSVFile(parsing: source.bytes, file: "x.csv")
    #expect(file.rows.map(\.cells) == [["1"]])
    #expect(file.problems.isEmpty)
    #expect(file.unfinished?.place == source.places.first)
    let text = line.dropLast()
    #expect(file.unfinished?.message == "the last line has no end and is not read: \"\(text)\"")
    let closed = CSVFile(parsing: source.bytes + CSVFile.tornEnd + [10], file: "x.csv")
    #expect(closed.rows == file.rows)
    #expect(closed.problems.map(\.code) == [.unfinishedLine])
  }

  @Test("places a cell, and a missing one at the end of its row")
  func places() throws {
    let source = Marked("on\n‸é,\"‸日\"\"本\",‸x‸\n", file: "a.csv")
    let row = try #require(CSVFile(parsing: source.bytes, file: "a.csv").rows.first)
    #expect((0...3).map(row.place) == source.places)
    #expect(row.place(ofCell: 7) == source.places.last)
    #expect(row[cell: 2] == "x")
    #expect(row[cell: 3] == nil)
  }

  @Test("shows a line with a caret")
  func excerpt() {
    let file = CSVFile(parsing: Array("on\n1,\u{1B}\n".utf8), file: "a.csv")
    #expect(file.excerpt(at: Place(file: "a.csv", line: 2, column: 3)) == ["1,␛", "  ^"])
  }

  @Test(
    "quotes only what needs it",
    arguments: [
      (["2026-11-21", "45", "", ""], "2026-11-21,45,,"), (["a b", "é"], "a b,é"),
      (["a,b", "say \"x\""], "\"a,b\",\"say \"\"x\"\"\""), ([" a", "b\t"], "\" a\",\"b\t\""),
      (["x", "y \\"], "x,\"y \\\""), ([""], "\"\""), ([], ""),
      (["a\nb\r", "\u{0}"], "a\\nb\\r,\\0"),
    ])
  func writes(cells: [String], line: String) {
    #expect(String(decoding: CSVFile.line(cells), as: UTF8.self) == line + "\n")
  }

  @Test(
    "escapes what would break a line",
    arguments: [
      ("", ""), ("a\nb", "a\\nb"), ("a\r\nb", "a\\r\\nb"), ("C:\\new", "C:\\\\new"),
      ("\\", "\\\\"), ("\u{0}", "\\0"), ("é\u{1B}", "é\u{1B}"),
    ])
  func escapes(text: String, escaped: String) {
    #expect(CSVFile.escaped(text) == escaped)
    #expect(CSVFile.unescaped(escaped) == text)
  }

  @Test("takes any other backslash for itself", arguments: ["a\\", "\\x", "\\é"])
  func strayBackslashes(text: String) { #expect(CSVFile.unescaped(text) == text) }

  @Test("reads the cells it wrote", arguments: Dice.seeds(200))
  func roundTrip(seed: UInt64) {
    var dice = Dice(seed: seed)
    let rows = dice.list(1...5) { $0.list(1...4) { $0.value() } }
    let bytes = Array("on\n".utf8) + rows.flatMap { CSVFile.line($0.map(CSVFile.escaped)) }
    let file = CSVFile(parsing: bytes, file: "x.csv")
    #expect(file.problems.isEmpty)
    #expect(file.unfinished == nil)
    let read = file.rows.map { $0.cells.map(CSVFile.unescaped) }
    #expect(read.count == rows.count)
    for (row, cells) in zip(read, rows) {
      #expect(row.elementsEqual(cells) { $0.utf8.elementsEqual($1.utf8) })
    }
    let raw = rows.flatMap { CSVFile.line($0) }
    #expect(raw.count { $0 == 10 } == rows.count)
  }

  @Test(
    "keeps any bytes, reads each line by itself, and places lie inside", arguments: Dice.seeds(300))
  func anyBytes(seed: UInt64) {
    var dice = Dice(seed: seed)
    let bytes = dice.bytes(0...100)
    let file = CSVFile(parsing: bytes, file: "x.csv")
    #expect(file.bytes == bytes)
    let cut = bytes.split(separator: 10, omittingEmptySubsequences: false).dropLast()
    let single = cut.flatMap {
      CSVFile(parsing: "2-2-2\n".utf8 + $0 + [10], file: "").rows.dropFirst()
    }
    #expect((file.header.map { [$0] } ?? []) + file.rows.map(\.cells) == single.map(\.cells))
    for place in file.problems.map(\.place) + file.rows.map({ $0.place(ofCell: 9) }) {
      #expect(file.excerpt(at: place).count == 2)
    }
  }
}
