import Testing

@testable import Canvas

@Suite struct ASCIITests {
  @Test(
    "spells text in ASCII",
    arguments: [
      ("plain", "plain"), ("Größe", "Grosse"), ("café", "cafe"), ("cafe\u{301}", "cafe"),
      ("59 → 38", "59 -> 38"),
      ("“so”…", "\"so\"..."), ("≥ 9 %", ">= 9 %"), ("Æsir Łódź Ørsted", "AEsir Lodz Orsted"),
      ("漢字", "??"),
      ("🇩🇪 🙂", "DE ?"), ("−25 %", "-25 %"), ("\u{202E}x", "?x"), ("œuvre", "oeuvre"),
    ])
  func text(text: String, ascii: String) {
    #expect(ASCII.text(text) == ascii)
  }

  @Test("turns a frame cell for cell")
  func frame() {
    var frame = Frame(size: Size(width: 24, height: 1))
    frame.draw("│ é 59→38 漢字 ━╸─┃ … ≥", x: 0, y: 0)
    #expect(frame.transliterated().lines == ["| e 59>38 ???? ==-| . >="])
  }

  @Test(
    "spells a sign in two cells where a blank of its row follows",
    arguments: [
      ("≥ 9 %", ">=9 %"), ("≤ 4", "<=4"), ("59 → 38", "59 ->38"), ("± 2", "+-2"),
      ("→ → x", "->->x"), ("≥  9", ">= 9"), ("≥9", ">9"), ("59→38", "59>38"), ("≤│", "<|"),
      ("≥漢", ">??"), ("wide 漢 ≥", "wide ?? >="), ("−  …", "-  ."),
      ("lasts to here ≥", "lasts to here >"),
    ])
  func pairs(text: String, ascii: String) {
    var frame = Frame(size: Size(width: 15, height: 2))
    frame.draw(text, x: 0, y: 0, Ink(.target))
    let turned = frame.transliterated()
    #expect(turned.lines == [ascii, ""])
    #expect(turned.row(1).allSatisfy { $0 == .blank })
    #expect(turned.row(0).prefix(ascii.count).allSatisfy { $0.ink.role == .target || $0 == .blank })
  }

  @Test("draws the levels of a sparkline unlike each other and unlike any status")
  func levels() {
    let twins = Glyph.levels.map(ASCII.twin)
    #expect(String(twins) == "_,:;+*#")
    #expect(Set(twins).count == twins.count)
    #expect(Set(twins + [ASCII.twin(of: Glyph.ellipsis)]).isDisjoint(with: Set("=~-!?vx")))
  }

  @Test("leaves no byte beyond ASCII of any scalar")
  func everything() {
    for value in stride(from: UInt32(0x80), to: 0x2FFFF, by: 7) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = String(Character(scalar))
      #expect(ASCII.text(text).utf8.allSatisfy { $0 < 0x80 })
      #expect(ASCII.twin(of: Character(scalar)).isASCII)
    }
  }
}
