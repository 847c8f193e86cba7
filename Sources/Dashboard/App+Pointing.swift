import Canvas

extension App {
  /// How many rows a step of the wheel is.
  private static let wheelRows = 3

  /// Does what the mouse says: a click puts the cursor where it points, a double click opens that,
  /// the wheel moves the cursor. Where something is being typed only keys count.
  mutating func point(_ pointer: Pointer, _ deck: Deck) -> [Effect] {
    guard prompt == nil else { return [] }
    typed = []
    switch pointer.action {
    case .wheelUp, .wheelDown:
      if screens.top == nil { screens.overview.turn(to: pointer.place, deck) }
      let step: Key = pointer.action == .wheelUp ? .up : .down
      return (0..<App.wheelRows).flatMap { _ in press(step) }
    case .click:
      _ = select(pointer.place, deck)
      return []
    case .doubleClick: return select(pointer.place, deck) ? press(.enter) : []
    }
  }

  /// `false` where no row is.
  private mutating func select(_ place: Point, _ deck: Deck) -> Bool {
    let area = area
    return screens.top?.select(at: place, in: area) ?? screens.overview.select(at: place, deck)
  }
}
