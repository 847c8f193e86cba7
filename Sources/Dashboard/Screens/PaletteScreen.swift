package import Canvas

/// The popup for `:`: every command by its words or keys, the last used first; Enter runs. What can't
/// be done where the cursor is says why.
package struct PaletteScreen: Screen {
  /// A command, and why it can't be run now.
  struct Entry: Sendable {
    let binding: Binding
    let obstacle: String?
  }

  private let entries: [Entry]
  private var filter = LineEditor()
  private var cursor = ListCursor()
  private var refusal: String?

  init(_ entries: [Entry]) {
    self.entries = entries
  }

  package func hints(_ deck: Deck) -> [Hint] {
    [("Enter", "run"), ("↑/↓", "move"), ("Esc", "close")]
  }

  package mutating func handle(_ key: Key, in context: ScreenContext) -> Outcome? {
    refusal = nil
    let (found, height) = (found, list(in: context.area).height)
    switch key {
    case .escape, .control("g"), .control("c"): return .closed
    case .backspace where filter.isEmpty: return .closed
    case .enter: return run(found)
    case .down, .control("n"), .tab:
      cursor.go(to: cursor.row + 1, count: found.count, height: height)
    case .up, .control("p"), .backTab:
      cursor.go(to: cursor.row - 1, count: found.count, height: height)
    case .pageDown: _ = cursor.move(.pageDown, count: found.count, height: height)
    case .pageUp: _ = cursor.move(.pageUp, count: found.count, height: height)
    default:
      _ = filter.handle(key)
      cursor.go(to: 0, count: self.found.count, height: height)
    }
    return .stays
  }

  package mutating func select(at place: Point, in context: ScreenContext) -> Bool {
    cursor.select(at: place, in: list(in: context.area), count: found.count)
  }

  package func draw(on frame: inout Frame, in rect: Rect, _ deck: Deck) {
    let box = box(in: rect)
    frame.fill(box)
    let (head, rest) = box.splitTop(1)
    let (input, body) = rest.splitTop(1)
    frame.rule("Do", note: "\(found.count) of \(entries.count)", in: head, isFocused: true)
    let start = frame.draw(":", x: input.x, y: input.y, Ink(.prompt))
    let column = filter.draw(on: &frame, x: start, y: input.y, width: max(1, input.maxX - start))
    let visible = cursor.visible(count: found.count, height: body.height)
    for (offset, index) in visible.enumerated() {
      let row = Rect(x: body.x, y: body.y + offset, width: body.width, height: 1)
      draw(found[index], isSelected: index == cursor.row, on: &frame, in: row)
    }
    if found.isEmpty { frame.draw("nothing by that name", x: body.x + 2, y: body.y, Ink(.muted)) }
    frame.cursor = Point(x: min(column, rect.maxX - 1), y: input.y)
  }

  private func box(in rect: Rect) -> Rect {
    rect.splitTop(rect.height - min(rect.height, max(6, rect.height * 2 / 3))).rest
  }

  private func list(in rect: Rect) -> Rect { box(in: rect).splitTop(2).rest }

  private func run(_ found: [Entry]) -> Outcome {
    if let hint = Habit.hint(forCommand: filter.text) { return .closes(saying: Notice(hint)) }
    guard found.indices.contains(cursor.row) else { return .stays }
    let entry = found[cursor.row]
    return entry.obstacle.map { .says(Notice($0)) } ?? .runs(entry.binding.command)
  }

  /// What meets the words typed, the best first; equals keep their order.
  private var found: [Entry] {
    guard !filter.isEmpty else { return entries }
    let scored = entries.compactMap { entry in
      FuzzyMatch.score(of: filter.text, in: entry.binding.text).map { (entry, $0) }
    }
    // What only happens to hold the letters somewhere is nothing anybody looks for.
    let best = scored.map(\.1).max() ?? 0
    let least = best > 0 ? best / 2 : best
    return scored.enumerated().filter { $0.element.1 >= least }
      .sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }.map(\.element.0)
  }

  private func draw(_ entry: Entry, isSelected: Bool, on frame: inout Frame, in row: Rect) {
    if isSelected { frame.draw(String(Glyph.marker), x: row.x, y: row.y, Ink(.marker)) }
    let keys = entry.binding.keyText
    let room = row.width - 4 - TextWidth.columns(of: keys)
    let words = TextWidth.truncated(entry.binding.words, to: max(8, room))
    let ink = entry.obstacle != nil ? Ink(.muted) : isSelected ? Ink(.selection) : .text
    let end = frame.draw(words, x: row.x + 2, y: row.y, ink, within: row.width - 2)
    let left = row.maxX - end - TextWidth.columns(of: keys) - 4
    if let obstacle = entry.obstacle, left > 8 {
      let why = TextWidth.truncated(obstacle, to: left)
      frame.draw(why, x: end + 2, y: row.y, Ink(.muted, .dim))
    }
    if end + 1 < row.maxX - TextWidth.columns(of: keys) {
      frame.draw(keys, endingAt: row.maxX - 1, y: row.y, Ink(.key))
    }
  }
}
