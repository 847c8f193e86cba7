import Canvas
import Goals

/// Asks what becomes of something that was typed and not saved. Where it can't go on, it says why
/// and shows what was typed, so that nothing is lost.
struct DraftPrompt: Prompt {
  private let draft: Draft
  private let text: String
  private let canGoOn: Bool

  init(_ draft: Draft, _ deck: Deck) {
    self.draft = draft
    let words = draft.words(in: deck)
    let news = "\(words.prefix(1).uppercased())\(words.dropFirst()) was left open"
    if case .obstacle(let sentence) = draft.resumption(in: deck, history: History()) {
      text = "\(news), but \(sentence). What was typed: \(draft.text)"
      canGoOn = false
    } else {
      text = "\(news): \(draft.text)"
      canGoOn = true
    }
  }

  var hints: [Hint] {
    [canGoOn ? ("Enter", "continue") : ("y", "copy it"), ("d", "discard"), ("Esc", "later")]
  }

  mutating func handle(_ key: Key, _ deck: Deck) -> Outcome {
    switch key {
    case .enter where canGoOn: .resumes(draft)
    case .character("y"): .does([.copy(draft.text)])
    case .character("d"): .discards(draft)
    case .escape, .control("g"), .control("c"), .character("q"):
      .closes(saying: Notice("kept; it is offered again at the next start"))
    default: .stays
    }
  }

  func height(in size: Size) -> Int {
    min(TextWidth.wrapped(text, to: max(1, size.width - 2)).count + 1, max(2, size.height - 2))
  }

  func draw(on frame: inout Frame, in rect: Rect, _ deck: Deck) {
    let (head, body) = rect.splitTop(1)
    frame.rule("Left open", note: "", in: head, isFocused: true)
    frame.paragraph(text, in: body.inset(left: 1, right: 1))
    frame.cursor = Point(x: rect.x + 1, y: min(body.y, rect.maxY - 1))
  }
}
