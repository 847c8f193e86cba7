import Testing

@testable import Canvas

@Suite struct TextWidthTests {
  @Test(
    "takes the columns a terminal gives",
    arguments: [
      ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("漢字", 4), ("한", 2),
      ("\u{1112}\u{1161}\u{11AB}", 2),
      ("🙂", 2), ("→≥…–█┃", 6), ("ｶ", 1), ("Ａ", 2), ("\u{301}", 0), ("👍🏽", 2), ("🇩🇪", 2),
      ("👩‍👩‍👧", 6), ("❤️", 1), ("क्षि", 3), ("م‌ی", 2), ("\u{202E}", 1), ("\t", 1), ("\r\n", 2),
    ])
  func columns(text: String, columns: Int) {
    #expect(TextWidth.columns(of: text) == columns)
  }

  @Test(
    "shows what would steer the terminal",
    arguments: [
      ("a\u{1B}[2Jb", "a␛[2Jb"), ("\0\u{7F}\u{9B}", "␀␡\u{FFFD}"), ("\t\n", " ␊"), ("\r\n", "␍␊"),
      ("\u{202E}x\u{2066}", "\u{FFFD}x\u{FFFD}"), ("a\u{200B}b", "a\u{FFFD}b"),
      ("\u{2028}\u{2029}", "\u{FFFD}\u{FFFD}"), ("a\u{E0041}\u{E0042}", "a\u{FFFD}\u{FFFD}"),
      ("a\u{200D}b", "ab"), ("👩‍💻", "👩💻"), ("🇩🇪", "DE"), ("👍🏽", "👍"), ("🏽", "🏽"),
      ("so\u{AD}ft", "so-ft"),
      ("Größe 漢 e\u{301}", "Größe 漢 e\u{301}"), ("\u{FEFF}a", "\u{FFFD}a"),
    ])
  func visible(text: String, drawn: String) {
    #expect(text.map(TextWidth.visible).joined() == drawn)
  }

  @Test(
    "gives pieces of one or two columns for every scalar, and never a control",
    arguments: [0..<0x3100, 0xFE00..<0x1_0000, 0x1F000..<0x1FB00, 0xE0000..<0xE0200])
  func everyScalar(range: Range<UInt32>) {
    for value in range {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for piece in TextWidth.pieces(of: Character(scalar)) {
        let columns = TextWidth.columns(ofPiece: piece)
        let steers = piece.unicodeScalars.contains { $0.properties.generalCategory == .control }
        if !(1...2).contains(columns) || steers { Issue.record("U+\(String(value, radix: 16))") }
      }
    }
  }

  @Test(
    "cuts at whole characters",
    arguments: [
      ("objective", 9, "objective"), ("objective", 5, "obje…"), ("漢字漢字", 5, "漢字…"),
      ("漢字漢字", 4, "漢…"), ("漢字", 1, "…"), ("abc", 0, ""), ("abc", -3, ""),
      ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
    ])
  func truncated(text: String, columns: Int, expected: String) {
    #expect(TextWidth.truncated(text, to: columns) == expected)
  }

  @Test(
    "pads to the column",
    arguments: [("ab", "ab  "), ("漢", "漢  "), ("abcdef", "abc…"), ("漢字漢", "漢… ")])
  func padded(text: String, expected: String) {
    #expect(TextWidth.padded(text, to: 4) == expected)
  }

  @Test(
    "wraps between words and breaks what is longer than a line",
    arguments: [
      ("it still takes us too long", 10, ["it still", "takes us", "too long"]),
      ("abcdefghij kl", 4, ["abcd", "efgh", "ij", "kl"]), ("", 5, [""]),
      ("a\n\nb", 5, ["a", "", "b"]),
      ("漢字漢字", 5, ["漢字", "漢字"]), ("漢", 1, ["漢"]), ("  a   b ", 9, ["a b"]), ("a b", 0, ["a", "b"]),
    ])
  func wrapped(text: String, columns: Int, lines: [String]) {
    #expect(TextWidth.wrapped(text, to: columns) == lines)
  }
}
