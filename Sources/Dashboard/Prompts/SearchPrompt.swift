package import Canvas

/// The line for `/`: the cursor goes to the first match while it is typed.
package struct SearchPrompt: Prompt {
  private var editor = LineEditor()
  /// The overview as it was: each letter searches from there, so that no fold stays open for a
  /// match that was passed on the way, and Esc goes back to it.
  private let origin: OverviewScreen
  private var isMissing = false

  init(from origin: OverviewScreen) {
    self.origin = origin
  }

  package var hints: [Hint] { [("Enter", "go there"), ("Esc", "back")] }

  package mutating func handle(_ key: Key, _ deck: Deck) -> Outcome {
    switch key {
    case .enter where isMissing:
      return .leaves(returned(deck), saying: Notice("nothing holds \"\(editor.text)\""))
    case .enter: return .closed
    case .escape, .control("g"), .control("c"): return .leaves(returned(deck))
    case .backspace where editor.isEmpty: return .leaves(returned(deck))
    default:
      _ = editor.handle(key)
      return .shows(searched(deck))
    }
  }

  package func draw(on frame: inout Frame, in rect: Rect, _ deck: Deck) {
    let start = frame.draw("/", x: rect.x, y: rect.y, Ink(.prompt))
    let note = isMissing ? "no match" : ""
    let column = editor.draw(
      on: &frame, x: start, y: rect.y, width: max(1, rect.width - 1 - note.count), Ink(.input))
    frame.draw(note, endingAt: rect.maxX, y: rect.y, Ink(.error))
    frame.cursor = Point(x: column, y: rect.y)
  }

  private func returned(_ deck: Deck) -> OverviewScreen {
    var overview = origin
    overview.show(deck)
    return overview
  }

  private mutating func searched(_ deck: Deck) -> OverviewScreen {
    var overview = returned(deck)
    overview.search = editor.text
    isMissing = !overview.find(forward: true, including: true, deck) && !editor.isEmpty
    return overview
  }
}
