import CNcurses
import Canvas
import Glibc
import Testing

@testable import Curses

@Suite struct TerminalEnvironmentTests {
  @Test(
    "uses the colours that the terminal has and the user wants",
    arguments: [
      (8, false, nil, nil, .sixteen), (16, false, nil, nil, .sixteen),
      (256, false, nil, nil, .twoFiftySix),
      (0x100_0000, true, nil, nil, .trueColor), (-1, false, nil, nil, .mono),
      (2, false, nil, nil, .mono),
      (256, false, "1", nil, .mono), (256, false, "", nil, .twoFiftySix),
      (256, false, "1", .sixteen, .sixteen),
      (256, false, nil, .trueColor, .twoFiftySix), (256, false, nil, .mono, .mono),
      (-1, false, nil, .trueColor, .mono),
    ] as [(Int, Bool, String?, ColorDepth?, ColorDepth)])
  func depth(colors: Int, isDirect: Bool, noColor: String?, asked: ColorDepth?, depth: ColorDepth) {
    #expect(
      TerminalEnvironment.depth(colors: colors, isDirect: isDirect, noColor: noColor, asked: asked)
        == depth)
  }

  @Test(
    "knows an entry that serves where the database lacks the terminal's",
    arguments: [
      (nil, "vt100"), ("", "vt100"), ("nosuchterm", "vt100"), ("xterm-kitty", "xterm-256color"),
      ("xterm-ghostty", "xterm-256color"), ("alacritty", "xterm-256color"),
      ("foot-extra", "xterm-256color"),
      ("something-256color", "xterm-256color"), ("stone", "vt100"),
    ] as [(String?, String)])
  func fallback(term: String?, entry: String) {
    #expect(TerminalEnvironment.fallbackEntry(term: term) == entry)
  }

  @Test(
    "numbers colours as curses wants them",
    arguments: [
      (Color.terminalDefault, ColorDepth.sixteen, 8, -1), (.indexed(3), .sixteen, 8, 3),
      (.indexed(11), .sixteen, 8, 3),
      (.indexed(11), .sixteen, 16, 11), (.indexed(200), .twoFiftySix, 256, 200),
      (.indexed(3), .trueColor, 0x100_0000, 3),
      (.rgb(red: 1, green: 2, blue: 3), .trueColor, 0x100_0000, 0x010203),
      (.rgb(red: 0, green: 0, blue: 3), .trueColor, 0x100_0000, 8),
      (.indexed(9), .trueColor, 0x100_0000, 0xFF0000),
    ])
  func numbers(color: Color, depth: ColorDepth, colors: Int, number: Int32) {
    #expect(Palette(depth: depth, colors: colors).number(of: color) == number)
  }

  @Test("counts columns as the C library does, which moves the cursor of curses")
  func columns() throws {
    let locale = try #require(newlocale(LC_CTYPE_MASK, "C.UTF-8", nil))
    let before = uselocale(locale)
    defer {
      uselocale(before)
      freelocale(locale)
    }
    var strangers: [Unicode.Scalar] = []
    for value in UInt32(0x20)..<0x3_2000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let pieces = TextWidth.pieces(of: Character(scalar))
      let columns = cn_columns(value)
      // Less than 0: a character that only a newer Unicode has.
      guard pieces == [Character(scalar)], columns >= 0 else { continue }
      if TextWidth.columns(ofPiece: Character(scalar)) != Int(columns) { strangers.append(scalar) }
    }
    // Each version of Unicode widens a few symbols; those are shown as a replacement then.
    #expect(strangers.count < 50, "\(strangers.prefix(20))")
  }
}
