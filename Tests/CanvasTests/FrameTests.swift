import TestSupport
import Testing

@testable import Canvas

@Suite struct FrameTests {
  private func frame(_ width: Int, _ height: Int = 1, _ draw: (inout Frame) -> Void) -> Frame {
    var frame = Frame(size: Size(width: width, height: height))
    draw(&frame)
    return frame
  }

  @Test(
    "cuts what goes beyond the edge at a whole character",
    arguments: [
      ("abcdef", 0, Int.max, "abcd", 4), ("漢字漢", 0, .max, "漢字", 4), ("漢字漢", 1, .max, " 漢", 3),
      ("漢字", -1, .max, " 字", 3), ("abc", -2, .max, "c", 1), ("abcdef", 1, 2, " ab", 3),
      ("漢字", 0, 3, "漢", 2),
      ("abc", 9, .max, "", 9), ("abc", 0, 0, "", 0), ("a\u{1B}b", 0, .max, "a␛b", 3),
      ("", 2, .max, "", 2),
    ])
  func edges(text: String, x: Int, limit: Int, line: String, column: Int) {
    let frame = frame(4) {
      let end = $0.draw(text, x: x, y: 0, within: limit)
      #expect(end == column)
    }
    #expect(frame.lines == [line])
  }

  @Test("draws nothing above, below or outside the clip", arguments: [-1, 3])
  func outside(y: Int) {
    #expect(frame(4, 3) { $0.draw("abcd", x: 0, y: y) } == frame(4, 3) { _ in })
    let clipped = frame(6) {
      $0.clipped(to: Rect(x: 2, y: 0, width: 2, height: 1)) { $0.draw("abcdef", x: 0, y: 0) }
    }
    #expect(clipped.lines == ["  cd"])
    #expect(clipped.clip == clipped.bounds)
  }

  @Test(
    "leaves no half of a wide character",
    arguments: [(0, "x 字"), (1, " x字"), (2, "漢x"), (3, "漢 x")])
  func halves(x: Int, line: String) {
    #expect(
      frame(4) {
        $0.draw("漢字", x: 0, y: 0); $0.draw("x", x: x, y: 0)
      }.lines == [line])
  }

  @Test("lets a wide character cut into two others")
  func wideOverWide() {
    let frame = frame(4) {
      $0.draw("漢字", x: 0, y: 0); $0.draw("語", x: 1, y: 0)
    }
    #expect(frame.lines == [" 語"])
    #expect(frame.cells.map(\.isContinuation) == [false, false, true, false])
  }

  @Test(
    "ends text at a column, its begin kept",
    arguments: [("12", "  12"), ("123456", "1234"), ("漢", "  漢")])
  func endingAt(text: String, line: String) {
    #expect(frame(6) { $0.draw(text, endingAt: 4, y: 0) }.lines == [line])
  }

  @Test("fills only what is inside")
  func filling() {
    let frame = frame(3, 2) { $0.fill(Rect(x: 1, y: -5, width: 9, height: 6), "#", Ink(.error)) }
    #expect(frame.lines == [" ##", ""])
    #expect(frame.row(0).map(\.ink) == [.text, Ink(.error), Ink(.error)])
  }

  @Test(
    "survives any drawing on any size, and shows no half of a character",
    arguments: SeededGenerator.seeds(20))
  func anything(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<20 {
      var frame = Frame(
        size: Size(
          width: .random(in: 0...5, using: &random), height: .random(in: 0...2, using: &random)))
      for _ in 0..<12 {
        let (x, y) = (
          Int.random(in: -3...6, using: &random), Int.random(in: -1...2, using: &random)
        )
        frame.draw(
          ["漢字", "a", "e\u{301}x", "👩‍💻", "\t\u{202E}"].randomElement(using: &random) ?? "", x: x,
          y: y)
        frame.fill(Rect(x: y, y: x, width: y, height: 1), "=")
      }
      #expect(
        frame.lines.allSatisfy { TextWidth.columns(of: $0) <= frame.size.width })
      #expect(
        frame.transliterated().lines.joined().utf8.allSatisfy { 0x20..<0x7F ~= $0 })
    }
  }
}

@Suite struct KeyTests {
  @Test(
    "reads scripts",
    arguments: [
      ("jj<Enter>", [.character("j"), .character("j"), .enter]),
      ("<C-x><ctrl-D>", [.control("x"), .control("d")]),
      ("<S-Tab><PgDn><F10>", [.backTab, .pageDown, .function(10)]),
      ("<lt><Space>", [.character("<"), .character(" ")]),
      ("a<b", [.character("a"), .character("<"), .character("b")]), ("<nope>", nil), ("<F13>", nil),
      ("", []),
    ] as [(String, [Key]?)])
  func scripts(text: String, keys: [Key]?) {
    #expect(Key.script(text) == keys)
  }

  @Test(
    "names keys as help does",
    arguments: [
      (Key.control("d"), "Ctrl-D"), (.pageDown, "PgDn"), (.character(" "), "Space"), (.up, "↑"),
      (.function(1), "F1"), (.character("j"), "j"),
    ])
  func names(key: Key, name: String) {
    #expect(key.name == name)
  }
}

@Suite struct RectTests {
  @Test("is never of negative size", arguments: [(-3, 2), (0, 0), (5, 9)])
  func splitting(cut: Int, height: Int) {
    let rect = Rect(x: 1, y: 1, width: 4, height: height)
    let (top, rest) = rect.splitTop(cut)
    #expect(top.height + rest.height == height && top.height >= 0 && rest.height >= 0)
    #expect(rest.y == top.maxY)
    let (left, right) = rect.splitLeft(cut)
    #expect(left.width + right.width == 4 && right.x == left.maxX)
    #expect(rect.inset(left: 3, right: 3).width == 0)
    #expect(rect.intersection(Rect(x: 9, y: 9, width: 1, height: 1)).isEmpty)
  }
}
