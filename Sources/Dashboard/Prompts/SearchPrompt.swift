package import Canvas

/// The line for `/`: the cursor goes to the first match while it is typed.
package struct SearchPrompt: Prompt {
  private var line: InputLine
  /// The overview as it was: each letter searches from there, so that no fold stays open for a
  /// match that was passed on the way, and Esc goes back to it.
  private let origin: OverviewScreen
  private var isMissing = false

  init(from origin: OverviewScreen, history: [String]) {
    self.origin = origin
    line = InputLine(history: history)
  }

  package var hints: [Hint] { KeyTable.hints((.enter, "go there"), (.escape, "back")) }

  package var entry: (topic: History.Topic, line: String)? { (.search, line.text) }

  package mutating func handle(_ key: Key, _ deck: Deck) -> Outcome {
    switch key {
    case .enter where isMissing:
      return .leaves(returned(deck), saying: Notice("nothing holds \"\(line.text)\""))
    case .enter: return .closed
    case .escape, .control("g"), .control("c"): return .leaves(returned(deck))
    case .backspace where line.isEmpty: return .leaves(returned(deck))
    default:
      line.handle(key)
      return .shows(searched(deck))
    }
  }

  package func draw(on frame: inout Frame, in rect: Rect, _ deck: Deck) {
    line.draw("/", note: isMissing ? "no match" : "", Ink(.error), on: &frame, in: rect)
  }

  private func returned(_ deck: Deck) -> OverviewScreen {
    var overview = origin
    overview.show(deck)
    return overview
  }

  private mutating func searched(_ deck: Deck) -> OverviewScreen {
    var overview = returned(deck)
    overview.search = line.text
    isMissing = !overview.find(forward: true, including: true, deck) && !line.isEmpty
    return overview
  }
}
