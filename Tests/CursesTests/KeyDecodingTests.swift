import Canvas
import TestSupport
import Testing

@testable import Curses

@Suite struct KeyDecodingTests {
  /// The keys in some bytes after which nothing follows.
  private func keys(_ text: String) -> [Key] {
    var decoding = KeyDecoding()
    return decoding.keys(from: text.utf8) + decoding.lastKeys()
  }

  @Test(
    "reads what terminals send",
    arguments: [
      ("j", [.character("j")]), ("é漢🙂", [.character("é"), .character("漢"), .character("🙂")]),
      ("e\u{301}x", [.character("e\u{301}"), .character("x")]), ("\r", [.enter]), ("\n", [.enter]),
      ("\t", [.tab]),
      ("\u{7F}\u{8}", [.backspace, .backspace]),
      ("\u{1}\u{1A}\u{1F}\0", [.control("a"), .control("z"), .control("_"), .control(" ")]),
      ("\u{1B}", [.escape]), ("\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D", [.up, .down, .right, .left]),
      ("\u{1B}OA\u{1B}OH\u{1B}OF\u{1B}OM", [.up, .home, .end, .enter]),
      (
        "\u{1B}[H\u{1B}[F\u{1B}[1~\u{1B}[4~\u{1B}[7~\u{1B}[8~",
        [.home, .end, .home, .end, .home, .end]
      ),
      ("\u{1B}[3~\u{1B}[5~\u{1B}[6~\u{1B}[Z", [.delete, .pageUp, .pageDown, .backTab]),
      (
        "\u{1B}OP\u{1B}[11~\u{1B}[[A\u{1B}[15~\u{1B}[24~\u{1B}[[E",
        [.function(1), .function(1), .function(1), .function(5), .function(12), .function(5)]
      ),
      ("\u{1B}[1;5A\u{1B}[3;2~\u{1B}[1;2P", [.up, .delete, .function(1)]),
      ("\u{1B}\u{1B}[A", [.escape, .up]),
      (
        "\u{1B}[<0;12;5M\u{1B}[<0;12;5m\u{1B}[<4;1;1M\u{1B}[<64;2;3M\u{1B}[<65;2;3Mj",
        [
          .pointer(Pointer(.click, at: Point(x: 11, y: 4))),
          .pointer(Pointer(.click, at: Point(x: 0, y: 0))),
          .pointer(Pointer(.wheelUp, at: Point(x: 1, y: 2))),
          .pointer(Pointer(.wheelDown, at: Point(x: 1, y: 2))), .character("j"),
        ]
      ),
    ] as [(String, [Key])])
  func reading(text: String, keys: [Key]) {
    #expect(self.keys(text) == keys)
  }

  @Test(
    "reads what is pressed with Alt, whatever follows",
    arguments: [
      ("\u{1B}j", [.alt(.character("j"))]), ("\u{1B}[", [.alt(.character("["))]),
      ("\u{1B}]", [.alt(.character("]"))]), ("\u{1B}O", [.alt(.character("O"))]),
      ("\u{1B}\r", [.alt(.enter)]), ("\u{1B}\u{7F}", [.alt(.backspace)]),
      ("\u{1B}ä", [.alt(.character("ä"))]), ("\u{1B}dy", [.alt(.character("d")), .character("y")]),
      ("\u{1B}[\rx", [.alt(.character("[")), .enter, .character("x")]),
      ("\u{1B}]\rx", [.alt(.character("]")), .enter, .character("x")]),
      ("\u{1B}[1;3A\u{1B}[1;4C\u{1B}[3;3~", [.alt(.up), .alt(.right), .alt(.delete)]),
      ("\u{1B}\u{1B}", [.escape, .escape]),
    ] as [(String, [Key])])
  func alt(text: String, keys: [Key]) {
    #expect(self.keys(text) == keys)
  }

  @Test(
    "drops a sequence that never ends",
    arguments: ["\u{1B}[1;", "\u{1B}[[", "\u{1B}]11;rgb", "\u{1B}P1+r"])
  func broken(text: String) {
    var decoding = KeyDecoding()
    #expect((decoding.keys(from: text.utf8) + decoding.lastKeys()).isEmpty)
    #expect(decoding.keys(from: "j".utf8) == [.character("j")])
  }

  @Test(
    "drops what is no key: answers of the terminal, unknown sequences, C1 controls",
    arguments: [
      "\u{1B}[12;40R", "\u{1B}[?62;4c", "\u{1B}[>41;354;0c", "\u{1B}]11;rgb:1414/1818/1d1d\u{7}",
      "\u{1B}]11;rgb:0/0/0\u{1B}\\",
      "\u{1B}P1+r544e\u{1B}\\", "\u{1B}[99~", "\u{1B}[I", "\u{1B}[2~", "\u{1B}[?1;2$y", "\u{9B}",
      "\u{1B}[201~", "\u{1B}[<2;3;4M", "\u{1B}[<35;3;4M", "\u{1B}[<0;3M",
    ])
  func dropping(text: String) {
    #expect(keys(text + "q") == [.character("q")])
  }

  @Test("marks pastes, whatever is in them")
  func paste() {
    #expect(
      keys("\u{1B}[200~dd\r\u{1B}[A\u{1B}[201~j") == [.paste("dd\n\u{1B}[A"), .character("j")])
    #expect(keys("\u{1B}[200~a\r\nb\nc\u{1B}[201~") == [.paste("a\nb\nc")])
    #expect(keys("\u{1B}[200~\u{1B}[201~") == [.paste("")])
  }

  @Test(
    "gives what came of a paste that never ends, and reads keys again",
    arguments: ["", "\u{1B}", "\u{1B}[201"])
  func unendedPaste(end: String) {
    var decoding = KeyDecoding()
    #expect(decoding.keys(from: "\u{1B}[200~two words\(end)".utf8).isEmpty)
    #expect(decoding.lastKeys() == [.paste("two words")])
    #expect(decoding.keys(from: "q".utf8) == [.character("q")])
  }

  @Test("takes no more of a paste than an input could")
  func endlessPaste() throws {
    var decoding = KeyDecoding()
    var keys = decoding.keys(from: "\u{1B}[200~".utf8)
    for _ in 0..<20 { keys += decoding.keys(from: [UInt8](repeating: 0x61, count: 1 << 16)) }
    keys += decoding.keys(from: "\u{1B}[201~q".utf8)
    #expect(keys.count == 2)
    guard case .paste(let text) = try #require(keys.first) else { return #expect(Bool(false)) }
    #expect(text.utf8.count == 1 << 20)
  }

  @Test(
    "waits for the rest of what has begun",
    arguments: ["é", "漢", "🙂", "\u{1B}[1;5A", "\u{1B}OP", "\u{1B}[200~ä\u{1B}[201~"])
  func splitting(text: String) {
    let bytes = Array(text.utf8)
    let whole = keys(text)
    for cut in 1..<bytes.count {
      var decoding = KeyDecoding()
      let before = decoding.keys(from: bytes[..<cut])
      #expect(before.isEmpty)
      #expect(decoding.keys(from: bytes[cut...]) == whole)
      #expect(decoding.unfinished == nil)
    }
  }

  @Test(
    "leaves out bytes that are no UTF-8",
    arguments: [[0xFF], [0xC3, 0x28], [0xE6, 0xBC], [0x80, 0x80], [0xF0, 0x9F]] as [[UInt8]])
  func invalid(bytes: [UInt8]) {
    var decoding = KeyDecoding()
    var keys = decoding.keys(from: bytes)
    keys += decoding.lastKeys()
    #expect(keys.allSatisfy { $0 == .character("(") })
    #expect(decoding.keys(from: [0x6A]) == [.character("j")])
  }

  @Test(
    "reads any bytes, in any pieces, and comes back to plain keys",
    arguments: SeededGenerator.seeds(20))
  func anything(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<25 {
      var decoding = KeyDecoding()
      for _ in 0..<8 {
        let bytes = (0..<6).map { _ in
          Bool.random(using: &random)
            ? UInt8.random(in: .min ... .max, using: &random)
            : [0x1B, 0x5B, 0x4F, 0x32, 0x30, 0x7E].randomElement(using: &random) ?? 0
        }
        _ = decoding.keys(from: bytes)
        _ = decoding.lastKeys()
      }
      _ = decoding.keys(from: "\u{1B}[201~".utf8)
      _ = decoding.lastKeys()
      #expect(decoding.keys(from: [0x6A]) == [.character("j")])
    }
  }
}
