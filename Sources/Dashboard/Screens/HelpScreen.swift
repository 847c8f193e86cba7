package import Canvas

/// The key table, to be read and to be run: typing narrows it, Enter does what the cursor is on.
package struct HelpScreen: Screen {
  private var filter = LineEditor()
  private var selected = 0
  private var top = 0

  package func hints(_ deck: Deck) -> [Hint] {
    [("Enter", "run"), ("↑/↓", "move"), ("Esc", "close")]
  }

  package mutating func handle(_ key: Key, _ deck: Deck, in rect: Rect) -> Outcome? {
    let height = rect.height - 2
    let bindings = matching
    switch key {
    case .escape, .control("g"), .control("c"), .function(1): return .closed
    case .enter: return bindings.isEmpty ? .stays : .runs(bindings[selected].command)
    case .down, .control("n"), .tab: selected = min(selected + 1, max(0, bindings.count - 1))
    case .up, .control("p"), .backTab: selected = max(0, selected - 1)
    case .pageDown: selected = min(selected + height, max(0, bindings.count - 1))
    case .pageUp: selected = max(0, selected - height)
    case .character("q") where filter.isEmpty: return .closed
    case .character("?") where filter.isEmpty: return .closed
    default:
      if filter.handle(key) { selected = 0 }
    }
    scroll(height)
    return .stays
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
  }

  private var matching: [Binding] { KeyTable.bindings.filter(matches) }

  private func matches(_ binding: Binding) -> Bool {
    let words = filter.text.lowercased().split(separator: " ")
    let text = (binding.keyText + " " + binding.hint + " " + binding.words).lowercased()
    return words.allSatisfy { text.contains($0) }
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
    return lines
  }

  private mutating func scroll(_ height: Int) {
    let row = lines.firstIndex { line in
      if case .binding(_, selected) = line { true } else { false }
    }
    // The heading above the first row comes along.
    let wanted = selected == 0 ? 0 : row ?? 0
    top = ScrollWindow.top(count: lines.count, selected: wanted, height: height, previous: top)
  }

  private func draw(_ line: Line, on frame: inout Frame, in rect: Rect) {
    switch line {
    case .title(let title): frame.draw(title, x: rect.x + 1, y: rect.y, Ink(.title, .bold))
    case .binding(let binding, let index):
      let isSelected = index == selected
      if isSelected { frame.draw(String(Glyph.marker), x: rect.x, y: rect.y, Ink(.marker)) }
      let keys = min(16, rect.width / 3)
      frame.draw(
        TextWidth.truncated(binding.keyText, to: keys), x: rect.x + 2, y: rect.y, Ink(.key))
      frame.draw(
        TextWidth.truncated(binding.words, to: rect.width - keys - 4), x: rect.x + 3 + keys,
        y: rect.y, isSelected ? Ink(.selection) : .text)
    }
  }
}
