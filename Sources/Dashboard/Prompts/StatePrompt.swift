package import Canvas
package import Goals

/// The popup for `t`: the state of objectives and key results.
package struct StatePrompt: Prompt {
  private var menu: Menu<Objective.State>
  private let subjects: [Reference]
  private var refusal: String?

  init(of subjects: [Reference], _ deck: Deck) {
    self.subjects = subjects
    // An objective is closed with its scores, and with what was learned.
    let holdsObjective = subjects.contains { $0.keyResult == nil }
    menu = Menu(
      Objective.State.allCases.map { state in
        .init(
          choice: state, words: state.rawValue,
          refusal: state.isClosed && state != .dropped && holdsObjective
            ? "\(Command.closing.key) closes, with score and what was learned" : nil)
      }, at: subjects.first.flatMap(deck.state))
  }

  package var hints: [Hint] { Menu<Objective.State>.hints + [("r", "say why")] }

  package mutating func refuse(_ sentence: String, isConflict: Bool) { refusal = sentence }

  package mutating func handle(_ key: Key, _ deck: Deck) -> Outcome {
    refusal = nil
    let isExplained = key == .character("r")
    switch menu.handle(isExplained ? .enter : key) {
    case .stays: return .stays
    case .cancelled: return .closed
    case .refused(let why):
      refusal = why
      return .stays
    case .chosen(let state):
      let actions = subjects.map { deck.setting(.state, of: $0, to: [state.rawValue]) }
      guard isExplained else { return .submits(.store(.together(actions))) }
      return .asks(
        ReasonPrompt("State of \(deck.words(for: subjects)): \(state.rawValue)", for: actions))
    }
  }

  package mutating func select(at place: Point, in rect: Rect) -> Bool? {
    menu.select(at: place, in: list(in: rect))
  }

  package func intended(_ deck: Deck) -> [Change.Action] {
    subjects.map { .set($0, [], reason: "") }
  }

  package func height(in size: Size) -> Int {
    min(menu.rows.count + 2, max(2, size.height - 2))
  }

  package func draw(on frame: inout Frame, in rect: Rect, _ deck: Deck) {
    let (head, body) = rect.splitTop(1)
    frame.rule("State of \(deck.words(for: subjects))", note: "", in: head, isFocused: true)
    menu.draw(on: &frame, in: list(in: rect))
    let last = body.inset(left: 1, right: 1).splitTop(body.height - 1).rest
    if let refusal { Remark(refusal, Ink(.error)).draw(on: &frame, in: last) }
  }

  private func list(in rect: Rect) -> Rect {
    let body = rect.splitTop(1).rest
    return body.inset(left: 1, right: 1).splitTop(body.height - 1).top
  }
}
