import Canvas

/// The line for `/`: the cursor goes to the first match while it is typed.
package struct SearchPrompt: Sendable {
  private var editor = LineEditor()
  /// The overview as it was: each letter searches from there, so that no fold stays open for a
  /// match that was passed on the way, and Esc goes back to it.
  private let origin: OverviewScreen
  var isMissing = false

  init(from origin: OverviewScreen) {
    self.origin = origin
  }

  mutating func handle(_ key: Key) -> Prompt.Outcome {
    switch key {
    case .enter: return .closes([])
    case .escape, .control("g"), .control("c"): return .returns(to: origin)
    case .backspace where editor.isEmpty: return .returns(to: origin)
    default:
      _ = editor.handle(key)
      return .searches(editor.text, from: origin)
    }
  }

  func draw(on frame: inout Frame, in rect: Rect) {
    let start = frame.draw("/", x: rect.x, y: rect.y, Ink(.prompt))
    let note = isMissing ? "no match" : ""
    let column = editor.draw(
      on: &frame, x: start, y: rect.y, width: max(1, rect.width - 1 - note.count), Ink(.input))
    frame.draw(note, endingAt: rect.maxX, y: rect.y, Ink(.error))
    frame.cursor = Point(x: column, y: rect.y)
  }
}
