package import Canvas

/// The key table and the signs, to be read and to be run: typing narrows them, Enter does what the
/// cursor is on.
package struct HelpScreen: Screen {
  private var filter = LineEditor()
  private var selected = 0
  private var top = 0

  package func hints(_ deck: Deck) -> [Hint] {
    [("Enter", "run"), ("↑/↓", "move"), ("Esc", "close")]
  }

  package mutating func handle(_ key: Key, in context: ScreenContext) -> Outcome? {
    let height = context.area.height - 2
    let rows = matching
    switch key {
    case .escape, .control("g"), .control("c"), .function(1): return .closed
    case .enter: return rows.isEmpty ? .stays : rows[selected].map { .runs($0.command) } ?? .stays
    case .down, .control("n"), .tab: selected = min(selected + 1, max(0, rows.count - 1))
    case .up, .control("p"), .backTab: selected = max(0, selected - 1)
    case .pageDown: selected = min(selected + height, max(0, rows.count - 1))
    case .pageUp: selected = max(0, selected - height)
    case .character("q") where filter.isEmpty: return .closed
    case .character("?") where filter.isEmpty: return .closed
    default:
      if filter.handle(key) { selected = 0 }
    }
    scroll(height)
    return .stays
  }

  package mutating func select(at place: Point, in context: ScreenContext) -> Bool {
    let line = top + place.y - context.area.y - 2
    guard context.area.contains(x: place.x, y: place.y), line >= top, lines.indices.contains(line)
    else {
      return false
    }
    switch lines[line] {
    case .title: return false
    case .binding(_, let index), .sign(_, let index): selected = index
    }
    return true
  }

  package func draw(on frame: inout Frame, in rect: Rect, _ deck: Deck) {
    frame.fill(rect)
    let (head, rest) = rect.splitTop(1)
    frame.rule("Help", note: "type to narrow, Enter runs, Esc closes", in: head, isFocused: true)
    let (input, body) = rest.splitTop(1)
    let end = frame.draw(" find ", x: input.x, y: input.y, Ink(.prompt))
    let column = filter.draw(
      on: &frame, x: end, y: input.y, width: max(1, min(30, input.maxX - end)))
    let lines = self.lines
    for (offset, line) in lines.dropFirst(top).prefix(body.height).enumerated() {
      draw(line, on: &frame, in: Rect(x: body.x, y: body.y + offset, width: body.width, height: 1))
    }
    if lines.isEmpty { frame.draw("nothing by that name", x: body.x + 1, y: body.y, Ink(.muted)) }
    if frame.cursor == nil { frame.cursor = Point(x: column, y: input.y) }
  }

  private enum Line {
    case title(String)
    case binding(Binding, index: Int)
    case sign(Sign, index: Int)
  }

  /// The bindings and signs left, in their order; a sign is nothing that could be run.
  private var matching: [Binding?] {
    KeyTable.bindings.filter(matches) + signs.map { _ in nil }
  }

  private var typed: [Substring] { filter.text.lowercased().split(separator: " ") }

  private var signs: [Sign] { Sign.all.filter { $0.matches(typed) } }

  private func matches(_ binding: Binding) -> Bool {
    let text = binding.text.lowercased()
    return typed.allSatisfy { text.contains($0) }
  }

  private var lines: [Line] {
    var (lines, index): ([Line], Int) = ([], 0)
    for section in KeyTable.sections {
      let found = section.bindings.filter(matches)
      if !found.isEmpty { lines.append(.title(section.title)) }
      for binding in found {
        lines.append(.binding(binding, index: index))
        index += 1
      }
    }
    let signs = signs
    if !signs.isEmpty { lines.append(.title("Signs")) }
    return lines + signs.enumerated().map { .sign($1, index: index + $0) }
  }

  private mutating func scroll(_ height: Int) {
    let row = lines.firstIndex { line in
      switch line {
      case .binding(_, selected), .sign(_, selected): true
      default: false
      }
    }
    // The heading above the first row comes along.
    let wanted = selected == 0 && height > 1 ? 0 : row ?? 0
    top = ScrollWindow.top(count: lines.count, selected: wanted, height: height, previous: top)
  }

  private func draw(_ line: Line, on frame: inout Frame, in rect: Rect) {
    switch line {
    case .title(let title): frame.draw(title, x: rect.x + 1, y: rect.y, Ink(.title, .bold))
    case .binding(let binding, let index):
      draw(binding.keyText, Ink(.key), binding.words, index == selected, on: &frame, in: rect)
    case .sign(let sign, let index):
      draw(sign.text, Ink(sign.role), sign.words, index == selected, on: &frame, in: rect)
    }
  }

  private func draw(
    _ keys: String, _ ink: Ink, _ words: String, _ isSelected: Bool, on frame: inout Frame,
    in rect: Rect
  ) {
    if isSelected { frame.draw(String(Glyph.marker), x: rect.x, y: rect.y, Ink(.marker)) }
    let width = min(16, rect.width / 3)
    frame.draw(TextWidth.truncated(keys, to: width), x: rect.x + 2, y: rect.y, ink)
    frame.draw(
      TextWidth.truncated(words, to: rect.width - width - 4), x: rect.x + 3 + width, y: rect.y,
      isSelected ? Ink(.selection) : .text)
  }
}
