package import Canvas
package import Goals

/// A question that only `y` says yes to; Enter means no.
package struct ConfirmPrompt: Prompt {
  let question: String
  let effects: [Effect]
  /// Asks why, where the answer has a place; then saying it is saying yes.
  var reason: ReasonPrompt?

  package var hints: [Hint] {
    [("y", "yes")] + (reason == nil ? [] : [("r", "yes, and say why")]) + [("Enter", "no")]
  }

  package func intended(_ deck: Deck) -> [Change.Action] {
    effects.compactMap { if case .files(.store(let action)) = $0 { action } else { nil } }
  }

  package mutating func handle(_ key: Key, _ deck: Deck) -> Outcome {
    switch key {
    case .character("y"), .character("Y"): .closes(doing: effects)
    case .character("r"): reason.map { .asks($0) } ?? .stays
    case .enter, .escape, .control("g"), .control("c"), .character("n"), .character("N"),
      .character("q"):
      .closed
    default: .stays
    }
  }

  /// A question is never cut: what it asks for may stand at its end.
  package func height(in size: Size) -> Int {
    min(lines(size.width).count, max(1, size.height - 1))
  }

  package func draw(on frame: inout Frame, in rect: Rect, _ deck: Deck) {
    var end = rect.x
    let rect = rect.inset(left: rect.height > 1 ? 1 : 0)
    for (offset, line) in lines(frame.size.width).suffix(rect.height).enumerated() {
      end = frame.draw(line, x: rect.x, y: rect.y + offset, Ink(.prompt), within: rect.width)
    }
    frame.cursor = Point(x: min(end + 1, rect.maxX - 1), y: rect.maxY - 1)
  }

  private func lines(_ width: Int) -> [String] {
    TextWidth.wrapped(
      question + (reason == nil ? " y / N" : " y / r: say why / N"), to: max(1, width - 2))
  }
}
