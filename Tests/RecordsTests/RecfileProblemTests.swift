import Goals
import Records
import Testing

/// Small files that aren't right, with every word that is said about them.
@Suite struct RecfileProblemTests {
  static let catalogue = [
    Broken("A: 1\n\n# fine\nB: 2\n"),
    Broken(
      "A: 1\nOwner‸ jenny\n",
      #""Owner jenny" has no colon [stray-line] write "Owner: jenny", "#
        + #"or begin the line with "+ " if it continues the value above"#),
    Broken(
      "A: 1\nOwner‸ : jenny\n",
      #"a blank stands before the colon of "Owner" [stray-line] write "Owner: jenny""#),
    Broken(
      "A: 1\nOwner ‸= jenny\n",
      #"an equals sign stands in place of the colon of "Owner" [stray-line] write "Owner: jenny""#),
    Broken(
      "A: 1\n‸  Owner: jenny\n",
      #""  Owner: jenny" is indented [stray-line] "#
        + #"remove the blanks, or write "+ Owner: jenny" if it continues the value above"#),
    Broken(
      "Why: for years it\n‸  takes too long\n",
      #""  takes too long" is indented [stray-line] "#
        + #"write "+ takes too long" if it continues the value above"#),
    Broken(
      "Why: for years it\n‸takes too long\n",
      #""takes too long" is no field [stray-line] write "Name: value", "#
        + #"or begin the line with "+ " if it continues the value above"#),
    Broken(
      "A: 1\nCo‸-Owners: tom\n",
      #""Co-Owners" is no name of a field [stray-line] "#
        + #"a name has letters, digits and _ only, as "CoOwners""#),
    Broken(
      "A: 1\nKey‸ Result: x\n",
      #""Key Result" is no name of a field [stray-line] "#
        + #"a name has letters, digits and _ only, as "KeyResult""#),
    Broken(
      "‸1st: x\n",
      #""1st" is no name of a field [stray-line] "#
        + #"a name has letters, digits and _ only, as "st""#),
    Broken(
      "Str‸ä: x\n",
      #""Strä" is no name of a field [stray-line] "#
        + #"a name has letters, digits and _ only, as "Str""#),
    Broken(
      "‸+ x\n",
      #""+ x" continues no value [stray-line] put it directly below the value it continues"#),
    Broken(
      "A: 1\n# c\n‸+ x\n+ y\n",
      #""+ x" continues no value [stray-line] put it directly below the value it continues"#),
    Broken(
      "A: 1\n‸%rec: Book\n",
      #""%rec: Book" begins a descriptor inside a record [stray-line] put a blank line before it"#),
    Broken(
      "%rec: Book\n‸A: 1\n",
      #""A: 1" belongs to the descriptor above, which is not read [stray-line] "#
        + "put a blank line before it"),
    Broken(
      "‸\u{1B}]0;x\u{7}\n",
      #""␛]0;x␇" is no field [stray-line] write "Name: value", "#
        + #"or begin the line with "+ " if it continues the value above"#),
    Broken(
      "A: 1\n‸<<<<<<< HEAD\nB: 1\n||||||| base\nB: 0\n=======\nB: 2\n>>>>>>> side\n‸=======\n",
      #""<<<<<<< HEAD" is left from a merge [conflict-marker] "#
        + "keep the lines that are right and remove the markers",
      #""=======" is left from a merge [conflict-marker] "#
        + "keep the lines that are right and remove the markers"),
    Broken(
      "A: 1‸\\\n2\n",
      #"the backslash at the end joins the next line to this one [joined-line] "#
        + #"remove it; a further line of a value begins with "+ ""#),
    Broken(
      "A: 1‸\\",
      #"the backslash at the end waits for a line to join [joined-line] "#
        + #"remove it; a further line of a value begins with "+ ""#),
    Broken(
      "A: 1\nB: 2‸\r\nC: 3\r\n",
      "the file has Windows line ends (CR LF) [crlf] "
        + "`dos2unix` makes them plain; other tools stumble over them"),
    Broken(
      "‸\u{FEFF}A: 1\n",
      "the file begins with a byte order mark [byte-order-mark] "
        + "save it as UTF-8 without one; other tools stumble over it"),
    Broken(
      "A: é‸\u{0}\n",
      "a NUL byte is no text [invalid-utf8] remove it, or bring the line back from a copy"),
  ]

  @Test("says what is wrong, where, and what to do", arguments: catalogue)
  func says(broken: Broken) {
    let source = Marked(broken.source)
    let file = Recfile(parsing: source.bytes, file: "x.rec")
    #expect(Broken.lines(file.problems) == broken.findings)
    #expect(file.problems.map(\.place) == source.places)
    #expect(file.bytes == source.bytes)
  }

  @Test(
    "finds the byte that is not UTF-8",
    arguments: [
      ("A: é", [0xE9], "A: é", 1, 5, "0xE9"), ("A: 1\nB: 日x", [0xC3, 0x28], "", 2, 6, "0xC3"),
      ("", [0xFF], "A: 1\n", 1, 1, "0xFF"), ("A: ", [0xED, 0xA0, 0x80], "", 1, 4, "0xED"),
    ] as [(String, [UInt8], String, Int, Int, String)])
  func invalidUTF8(
    before: String, bytes: [UInt8], after: String, line: Int, column: Int, byte: String
  ) throws {
    let all = Array(before.utf8) + bytes + Array("\(after)\n".utf8)
    let file = Recfile(parsing: all, file: "x.rec")
    let finding = try #require(file.problems.first { $0.code == .invalidUTF8 })
    #expect(finding.place == Place(file: "x.rec", line: line, column: column))
    #expect(finding.message == "byte \(byte) is not UTF-8")
    #expect(file.bytes == all)
  }

  @Test("lists a hundred findings of a file and counts the others")
  func limit() throws {
    let file = Recfile(
      parsing: Array(repeatElement("x\n", count: 150).joined().utf8), file: "x.rec")
    #expect(file.problems.count == 101)
    let first = try #require(file.problems.first)
    #expect(first.place == Place(file: "x.rec"))
    #expect(first.message == "the file has 50 more lines or bytes that can't be read")
  }
}
