import Canvas

/// A question that only `y` says yes to; Enter means no.
package struct ConfirmPrompt: Hashable, Sendable {
  let question: String
  let effect: Effect

  func handle(_ key: Key) -> Prompt.Outcome {
    switch key {
    case .character("y"), .character("Y"): .closes([effect])
    case .enter, .escape, .control("g"), .control("c"), .character("n"), .character("N"),
      .character("q"):
      .closes([])
    default: .stays
    }
  }

  func draw(on frame: inout Frame, in rect: Rect) {
    let text = TextWidth.truncated(question, to: rect.width - 9) + "  y / N "
    let end = frame.draw(text, x: rect.x, y: rect.y, Ink(.prompt), within: rect.width)
    frame.cursor = Point(x: min(end, rect.maxX - 1), y: rect.y)
  }
}
