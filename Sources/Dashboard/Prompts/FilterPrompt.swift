package import Canvas

/// The line for `f`: the list of the pane with the focus is narrowed while it is typed.
package struct FilterPrompt: Prompt {
  private var line: InputLine
  /// The overview as it was, so that Esc goes back to it.
  private let origin: OverviewScreen
  private let pane: Pane

  init(from origin: OverviewScreen, history: [String]) {
    self.origin = origin
    pane = origin.list == .detail ? .tree : origin.list
    line = InputLine(origin.filters[pane]?.text ?? "", history: history)
  }

  package let hints: [Hint] = KeyTable.hints(
    (.enter, "keep"), (.tab, "complete"), (.escape, "back"))

  package var entry: (topic: History.Topic, line: String)? { (.filter, line.text) }

  package mutating func handle(_ key: Key, _ deck: Deck) -> Outcome {
    switch key {
    case .enter: return .closed
    case .escape, .control("g"), .control("c"): return .leaves(narrowed(to: nil, deck))
    case .backspace where line.isEmpty: return .leaves(narrowed(to: Filter(), deck))
    default:
      line.handle(key) { deck.filterCandidates($0, in: pane) }
      return .shows(narrowed(to: Filter(line.text), deck))
    }
  }

  package func draw(on frame: inout Frame, in rect: Rect, _ deck: Deck) {
    line.draw("filter ", note: note(deck), on: &frame, in: rect)
  }

  /// What may follow: the words that complete what is typed.
  private func note(_ deck: Deck) -> String {
    let candidates = deck.filterCandidates(line.editor.word(), in: pane)
    let typed = line.editor.word(after: [":"])
    return candidates.meant(by: typed).map(\.text).joined(separator: " ")
  }

  private func narrowed(to filter: Filter?, _ deck: Deck) -> OverviewScreen {
    var overview = origin
    overview.show(deck)
    if let filter { overview.narrow(pane, to: filter, deck) }
    return overview
  }
}
