import Canvas

/// A line of input behind a label: the readline keys, completion with Tab, and with Up and Down the
/// lines typed before.
struct InputLine: Hashable, Sendable {
  private(set) var editor: LineEditor
  private var recall: Recall
  private var completion = Completion()

  init(_ text: String = "", history: [String] = []) {
    editor = LineEditor(text)
    recall = Recall(history)
  }

  var text: String { editor.text }
  var isEmpty: Bool { editor.isEmpty }

  /// Does what a key means in a line; the candidates are those for the word before the cursor, or for
  /// what follows its colon.
  mutating func handle(_ key: Key, candidates: (String) -> [Candidate] = { _ in [] }) {
    switch key {
    case .tab, .backTab:
      let candidates = candidates(editor.word())
      _ = completion.advance(
        &editor, word: editor.word(after: [":"]), among: candidates, forward: key == .tab)
      return
    case .up, .control("p"): recallLine(by: -1)
    case .down, .control("n"): recallLine(by: 1)
    default: _ = editor.handle(key)
    }
    completion.end()
  }

  /// Draws label, input and a note at the right; the cursor stands in it.
  func draw(
    _ label: String, note: String, _ noteInk: Ink = Ink(.muted), on frame: inout Frame,
    in rect: Rect
  ) {
    let start = frame.draw(label, x: rect.x, y: rect.y, Ink(.prompt), within: rect.width / 2)
    let room = max(0, rect.maxX - start - 16)
    let shown = room < 8 ? "" : TextWidth.truncated(note, to: room)
    let width = rect.maxX - start - TextWidth.columns(of: shown) - (shown.isEmpty ? 0 : 1)
    let column = editor.draw(on: &frame, x: start, y: rect.y, width: max(1, width), Ink(.input))
    frame.draw(shown, endingAt: rect.maxX, y: rect.y, noteInk)
    frame.cursor = Point(x: min(column, rect.maxX - 1), y: rect.y)
  }

  private mutating func recallLine(by step: Int) {
    if let line = recall.step(by: step, from: text) { editor.text = line }
  }
}
