import Canvas

extension App {
  /// How many rows a step of the wheel is.
  private static let wheelRows = 3

  /// Does what the mouse says: a click puts the cursor where it points, a double click opens that,
  /// the wheel moves the cursor. Where something is typed into fields only keys count.
  mutating func point(_ pointer: Pointer, _ deck: Deck) -> [Effect] {
    keyboard.forgetSequence()
    if let prompt { return point(pointer, in: prompt) }
    switch pointer.action {
    case .wheelUp, .wheelDown:
      if screens.top == nil { screens.overview.focusPane(at: pointer.place, deck) }
      return scroll(pointer.action)
    case .click:
      return screens.select(at: pointer.place, deck) ? screens.top?.effectsOfSelecting ?? [] : []
    case .doubleClick: return screens.select(at: pointer.place, deck) ? press(.enter) : []
    }
  }

  private mutating func scroll(_ action: Pointer.Action) -> [Effect] {
    let step: Key = action == .wheelUp ? .up : .down
    return (0..<App.wheelRows).flatMap { _ in press(step) }
  }

  /// In a popup to choose from the mouse does what it does in lists.
  private mutating func point(_ pointer: Pointer, in prompt: any Prompt) -> [Effect] {
    var pointed = prompt
    guard let isRow = pointed.select(at: pointer.place, in: rect(of: prompt)) else { return [] }
    switch pointer.action {
    case .wheelUp, .wheelDown: return scroll(pointer.action)
    case .click:
      self.prompt = pointed
      return []
    case .doubleClick:
      self.prompt = pointed
      return isRow ? press(.enter) : []
    }
  }
}
