import Canvas

/// The cursor of a list of rows: which one is selected, and which is the first on the screen.
struct ListCursor: Hashable, Sendable {
  private(set) var row = 0
  private(set) var top = 0

  /// Moves as a command says; `false` for one that moves no cursor.
  mutating func move(_ command: Command, count: Int, height: Int) -> Bool {
    guard let step = command.step(page: height) else { return false }
    go(to: row + max(-count, min(count, step)), count: count, height: height)
    return true
  }

  /// Goes to a row, or the nearest there is.
  mutating func go(to row: Int, count: Int, height: Int) {
    self.row = max(0, min(count - 1, row))
    top = ScrollWindow.top(count: count, selected: self.row, height: height, previous: top)
  }

  /// Goes to the row that is drawn at a cell; `false` where none is.
  mutating func select(at place: Point, in rect: Rect, count: Int) -> Bool {
    guard rect.contains(x: place.x, y: place.y) else { return false }
    let rows = visible(count: count, height: rect.height)
    let index = rows.lowerBound + place.y - rect.y
    guard rows.contains(index) else { return false }
    go(to: index, count: count, height: rect.height)
    return true
  }

  /// The rows on the screen.
  func visible(count: Int, height: Int) -> Range<Int> {
    ScrollWindow.rows(count: count, selected: row, height: height, previous: top)
  }
}
