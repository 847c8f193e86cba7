package import Canvas
import Goals

/// Why something changes, for its history; only who wants to say it is asked.
package struct ReasonPrompt: Prompt {
  private var line = InputLine()
  private var refusal: String?
  private let heading: String
  private let actions: [Change.Action]

  /// What is done once it was said, and what that is in a few words: `Owner of Grow: tom`.
  init(_ heading: String, for actions: [Change.Action]) {
    (self.heading, self.actions) = (heading, actions)
  }

  package let hints: [Hint] = KeyTable.hints((.enter, "save"), (.escape, "cancel"))

  package mutating func refuse(_ sentence: String, isConflict: Bool) { refusal = sentence }

  package mutating func handle(_ key: Key, _ deck: Deck) -> Outcome {
    refusal = nil
    switch key {
    case .enter:
      let reason = String(line.text.trimmed)
      return .submits(.store(.together(actions.map { $0.giving(reason) })))
    case .escape, .control("g"), .control("c"): return .closed
    default:
      line.handle(key)
      return .stays
    }
  }

  package func height(in size: Size) -> Int {
    min(2 + (refusal.map { Remark($0).rows(width: size.width - 2) } ?? 0), max(2, size.height - 1))
  }

  package func draw(on frame: inout Frame, in rect: Rect, _ deck: Deck) {
    let (head, body) = rect.splitTop(1)
    frame.rule(heading, note: "", in: head, isFocused: true)
    let (input, rest) = body.inset(left: 1, right: 1).splitTop(1)
    line.draw("why ", note: "", on: &frame, in: input)
    if let refusal { Remark(refusal, Ink(.error)).draw(on: &frame, in: rest) }
  }
}

extension Change.Action {
  /// The same, with a reason for its history.
  fileprivate func giving(_ reason: String) -> Change.Action {
    switch self {
    case .set(let reference, let edits, _) where reference.keepsReasons:
      .set(reference, edits, reason: reason)
    case .retract(let line, _): .retract(line, reason: reason)
    default: self
    }
  }
}

extension Reference {
  /// Whether it has a journal that keeps why something changed.
  fileprivate var keepsReasons: Bool {
    switch self {
    case .objective, .keyResult, .kpi: true
    case .team, .cycle, .person, .settings: false
    }
  }
}
