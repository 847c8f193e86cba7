import TestSupport
import Testing

@testable import Canvas

@Suite struct LineEditorTests {
  /// The line after the keys of a script, `|` where the cursor stands.
  private func typed(_ script: String, into text: String = "") throws -> String {
    var line = LineEditor(text)
    var acted = true
    for key in try #require(Key.script(script)) { acted = line.handle(key) && acted }
    #expect(acted)
    let characters = Array(line.text)
    return String(characters[..<line.cursor]) + "|" + String(characters[line.cursor...])
  }

  @Test(
    "edits as readline does",
    arguments: [
      ("abc", "abc|"), ("abc<Left><Left>X", "aX|bc"), ("abc<C-a>X", "X|abc"),
      ("abc<Home><Delete>", "|bc"),
      ("abc<C-a><C-e>X", "abcX|"), ("abc<C-b><C-b><C-f>", "ab|c"), ("abc<BS>", "ab|"),
      ("<BS>", "|"), ("ab<C-h>", "a|"),
      ("ab<C-a><C-d><C-d><C-d>", "|"), ("one two<C-w>", "one |"), ("one two  <C-w>", "one |"),
      ("one<C-w>", "|"),
      ("  <C-w>", "|"), ("one two<C-u>", "|"), ("abcd<C-b><C-b><C-k>", "ab|"),
      ("abcd<C-b><C-u>x<C-y>", "xabc|d"),
      ("one two<C-w><C-a><C-y>", "two|one "), ("abc<C-t>", "acb|"), ("abc<C-b><C-t>", "acb|"),
      ("abc<C-a><C-t>", "|abc"),
      ("a<C-t>", "a|"), ("é漢🙂<BS><BS>", "é|"), ("e\u{301}x<BS><BS>", "|"),
      ("<Left><Right><End>", "|"), ("one two-3<A-b>", "one two-|3"),
      ("one two <A-b><A-b>", "|one two "),
      ("one two<C-a><A-f><A-f>", "one two|"), ("one two<C-a><A-d>", "| two"),
      ("one two<A-BS><C-a><A-BS>", "|one "), ("one two<C-a><A-d><C-e><C-y>", " twoone|"),
      ("one TWO<C-a><A-u><A-l>", "ONE two|"), ("one tWO<C-a><A-f><A-c>", "one Two|"),
      ("<A-f><A-d><A-b><A-u>", "|"),
    ])
  func editing(script: String, line: String) throws {
    #expect(try typed(script) == line)
  }

  @Test(
    "keeps a paste on one line and clean",
    arguments: [
      ("a\nb", "a b"), ("a\r\nb\r\n", "a b"), ("a\tb", "a b"), ("\u{1B}[31mred\u{7F}\0", "[31mred"),
      ("\n", ""),
    ])
  func pasting(text: String, line: String) {
    var editor = LineEditor()
    editor.insert(text)
    #expect(editor.text == line)
  }

  @Test(
    "has lines where it may, and moves in them",
    arguments: [
      ("<C-o>x", "ab\ncd\nx|"), ("<Up>x", "abx|\ncd"), ("<C-a>x", "ab\nx|cd"),
      ("<Up><C-a><C-k>", "|\ncd"), ("<Up><C-k>", "ab|cd"), ("<C-u>x", "ab\nx|"),
      ("<A-Enter>x", "ab\ncd\nx|"), ("<Up><C-o><Down>", "ab\n\n|cd"), ("<C-w><C-w>", "|"),
    ])
  func lines(script: String, text: String) throws {
    var editor = LineEditor("ab\r\ncd\n", hasLines: true)
    for key in try #require(Key.script(script)) { _ = editor.handle(key) }
    let characters = Array(editor.text)
    let shown = String(characters[..<editor.cursor]) + "|" + String(characters[editor.cursor...])
    #expect(shown == text)
  }

  @Test("keeps the lines of a paste where it has lines")
  func pastedLines() {
    var editor = LineEditor("", hasLines: true)
    _ = editor.handle(.paste("a\tb\nc\u{7}\n"))
    #expect(editor.text == "a b\nc")
  }

  @Test("wraps lines at blanks, and breaks what is too long")
  func wrapping() {
    let editor = LineEditor("one two three\n\nabcdefghij", hasLines: true)
    let text = Array(editor.text)
    let rows = editor.rows(width: 8).map { String(text[$0]) }
    #expect(rows == ["one ", "two ", "three", "", "abcdefg", "hij"])
    #expect(editor.cursorRow(in: editor.rows(width: 8)) == 5)
    #expect(LineEditor("one two three").rows(width: 4).count == 1)
  }

  @Test("joins a mark to the letter before it")
  func marks() {
    var editor = LineEditor("ex")
    _ = editor.handle(.left)
    _ = editor.handle(.character("\u{301}"))
    #expect(editor.text == "e\u{301}x")
    #expect(editor.cursor == 1)
  }

  @Test(
    "leaves the keys that mean nothing here",
    arguments: [Key.escape, .enter, .tab, .up, .control("x"), .function(1)])
  func foreign(key: Key) {
    var editor = LineEditor("abc")
    let acted = editor.handle(key)
    #expect(!acted)
    #expect(editor == LineEditor("abc"))
  }

  @Test(
    "scrolls so that the cursor is on the screen",
    arguments: [
      ("abc", "", 6, "abc", 3), ("abcdefgh", "", 6, "defgh", 5),
      ("abcdefgh", "<C-a>", 6, "abcdef", 0),
      ("abcdefgh", "<Left><Left>", 6, "bcdefg", 5), ("漢字漢字", "", 6, "漢字", 4), ("abc", "", 1, "", 0),
      ("ab", "", 0, "", 0),
    ])
  func drawing(text: String, script: String, width: Int, line: String, column: Int) throws {
    var editor = LineEditor(text)
    for key in try #require(Key.script(script)) { _ = editor.handle(key) }
    var frame = Frame(size: Size(width: 8, height: 1))
    let cursor = editor.draw(on: &frame, x: 0, y: 0, width: width)
    #expect(cursor == column)
    #expect(frame.lines == [line])
  }

  @Test("survives any keys and stays whole", arguments: SeededGenerator.seeds(20))
  func anyKeys(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let keys: [Key] = [
      .character("a"), .character("\u{301}"), .character("漢"), .character("👩"),
      .character("\u{200D}"), .character(" "),
      .left, .right, .home, .end, .backspace, .delete, .control("w"), .control("u"), .control("k"),
      .control("y"),
      .control("t"), .paste("x\ny\u{301}"), .alt(.character("b")), .alt(.character("f")),
      .alt(.character("d")), .alt(.backspace), .alt(.character("u")), .alt(.character("c")),
    ]
    var editor = LineEditor()
    for _ in 0..<200 {
      _ = editor.handle(keys.randomElement(using: &random) ?? .left)
      #expect(editor.cursor >= 0 && !editor.text.contains { $0.isNewline })
    }
  }
}
