import Canvas
import Goals

/// Asks what becomes of things that were typed and not saved, the latest first. Where one can't go
/// on, it says why and shows what was typed, so that nothing is lost.
struct RecoveryPrompt: Prompt {
  private let inputs: [UnsavedInput]
  /// Counted back from the latest.
  private var age = 0
  private var text: String
  private var canGoOn: Bool

  /// Nothing where there is none.
  init?(_ inputs: [UnsavedInput], _ deck: Deck) {
    guard let last = inputs.last else { return nil }
    self.inputs = inputs
    (text, canGoOn) = RecoveryPrompt.question(last, deck)
  }

  private static func question(_ input: UnsavedInput, _ deck: Deck) -> (text: String, canGoOn: Bool)
  {
    let words = input.words(in: deck)
    let news = "\(words.prefix(1).uppercased())\(words.dropFirst()) was left open"
    if case .obstacle(let sentence) = input.resumption(in: deck, history: History()) {
      return ("\(news), but \(sentence). What was typed: \(input.text)", false)
    }
    return ("\(news): \(input.text)", true)
  }

  private var input: UnsavedInput { inputs[inputs.count - 1 - age] }

  var hints: [Hint] {
    [canGoOn ? ("Enter", "continue") : ("y", "copy it"), ("d", "discard")]
      + (inputs.count > 1 ? [("Tab", "another")] : []) + [("Esc", "later")]
  }

  mutating func handle(_ key: Key, _ deck: Deck) -> Outcome {
    switch key {
    case .enter where canGoOn: return .resumes(input)
    case .character("y"): return .does([.copy(input.text)])
    case .character("d"): return .discards(input)
    case .tab, .down, .character("j"): showAnother(by: 1, deck)
    case .backTab, .up, .character("k"): showAnother(by: -1, deck)
    case .escape, .control("g"), .control("c"), .character("q"):
      return .closes(saying: Notice("kept; \(Command.drafts.key) comes back to it"))
    default: break
    }
    return .stays
  }

  private mutating func showAnother(by step: Int, _ deck: Deck) {
    age = (age + step + inputs.count) % inputs.count
    (text, canGoOn) = RecoveryPrompt.question(input, deck)
  }

  func height(in size: Size) -> Int {
    min(TextWidth.wrapped(text, to: max(1, size.width - 2)).count + 1, max(2, size.height - 2))
  }

  func draw(on frame: inout Frame, in rect: Rect, _ deck: Deck) {
    let (head, body) = rect.splitTop(1)
    let note = inputs.count > 1 ? "\(age + 1) of \(inputs.count)" : ""
    frame.rule("Left open", note: note, in: head, isFocused: true)
    frame.paragraph(text, in: body.inset(left: 1, right: 1))
    frame.cursor = Point(x: rect.x + 1, y: min(body.y, rect.maxY - 1))
  }
}
