import Canvas

/// A short list to choose from, in a prompt: moved in as every list, chosen from with Enter or by
/// the number of a row.
struct Menu<Choice: Hashable & Sendable>: Hashable, Sendable {
  struct Row: Hashable, Sendable {
    let choice: Choice
    let words: String
    /// Why it can't be chosen here.
    var refusal: String?
  }

  enum Answer {
    case stays
    case cancelled
    case refused(String)
    case chosen(Choice)
  }

  let rows: [Row]
  private var cursor = ListCursor()
  private let height: Int

  init(_ rows: [Row], at choice: Choice?) {
    self.rows = rows
    height = rows.count
    let row = rows.firstIndex { $0.choice == choice } ?? 0
    cursor.go(to: row, count: rows.count, height: rows.count)
  }

  static var hints: [Hint] { [("Enter", "choose"), ("j/k", "move"), ("Esc", "back")] }

  mutating func handle(_ key: Key) -> Answer {
    switch key {
    case .escape, .control("g"), .control("c"), .character("q"): return .cancelled
    case .enter, .character(" "): return choose(cursor.row)
    case .character(let digit):
      if let number = digit.wholeNumberValue, (1...rows.count).contains(number) {
        return choose(number - 1)
      }
    default: break
    }
    if case .command(let command) = KeyTable.match([key]) {
      _ = cursor.move(command, count: rows.count, height: height)
    }
    return .stays
  }

  /// Goes to the row at a cell of where it is drawn; `false` where none is.
  mutating func select(at place: Point, in rect: Rect) -> Bool {
    cursor.select(at: place, in: rect, count: rows.count)
  }

  func draw(on frame: inout Frame, in rect: Rect) {
    for (offset, index) in cursor.visible(count: rows.count, height: rect.height).enumerated() {
      draw(index, on: &frame, x: rect.x, y: rect.y + offset, width: rect.width)
    }
  }

  private func choose(_ index: Int) -> Answer {
    guard rows.indices.contains(index) else { return .stays }
    return rows[index].refusal.map(Answer.refused) ?? .chosen(rows[index].choice)
  }

  private func draw(_ index: Int, on frame: inout Frame, x: Int, y: Int, width: Int) {
    let row = rows[index]
    let isSelected = index == cursor.row
    if isSelected {
      frame.draw(String(Glyph.marker), x: x, y: y, Ink(.marker))
      frame.cursor = Point(x: x, y: y)
    }
    let start = frame.draw("\(index + 1) ", x: x + 2, y: y, Ink(.key))
    let ink = row.refusal != nil ? Ink(.muted) : isSelected ? Ink(.selection) : .text
    let end = frame.draw(row.words, x: start, y: y, ink, within: width - 5)
    if let refusal = row.refusal {
      frame.draw(refusal, x: end + 2, y: y, Ink(.muted), within: x + width - end - 2)
    }
  }
}
