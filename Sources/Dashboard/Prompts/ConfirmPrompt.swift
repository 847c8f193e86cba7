package import Canvas

/// A question that only `y` says yes to; Enter means no.
package struct ConfirmPrompt: Prompt {
  let question: String
  let effects: [Effect]

  package var hints: [Hint] { [("y", "yes"), ("Enter", "no")] }

  package mutating func handle(_ key: Key, _ deck: Deck) -> Outcome {
    switch key {
    case .character("y"), .character("Y"): .closes(doing: effects)
    case .enter, .escape, .control("g"), .control("c"), .character("n"), .character("N"),
      .character("q"):
      .closed
    default: .stays
    }
  }

  package func draw(on frame: inout Frame, in rect: Rect, _ deck: Deck) {
    let text = TextWidth.truncated(question, to: rect.width - 9) + "  y / N "
    let end = frame.draw(text, x: rect.x, y: rect.y, Ink(.prompt), within: rect.width)
    frame.cursor = Point(x: min(end, rect.maxX - 1), y: rect.y)
  }
}
