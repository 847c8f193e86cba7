import Testing

@testable import Curses

@Suite struct ClipboardTests {
  @Test(
    "asks the terminal in Base64",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("é\u{1B}?>", "w6kbPz4="),
    ])
  func request(text: String, encoded: String) {
    #expect(Clipboard.request(for: text) == "\u{1B}]52;c;\(encoded)\u{1B}\\")
  }

  @Test("refuses what no terminal takes", arguments: [(56_244, true), (56_246, false)])
  func size(count: Int, isTaken: Bool) {
    #expect((Clipboard.request(for: String(repeating: "x", count: count)) != nil) == isTaken)
  }
}
