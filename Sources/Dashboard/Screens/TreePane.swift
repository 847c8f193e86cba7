import Canvas
import Goals

/// The objective tree as it is drawn: fold sign, title, a bar where there is room for one, progress,
/// status sign.
struct TreePane {
  let screen: OverviewScreen
  let deck: Deck

  init(_ screen: OverviewScreen, _ deck: Deck) {
    self.screen = screen
    self.deck = deck
  }

  func draw(on frame: inout Frame, in rect: Rect) {
    let (head, body) = rect.headed
    frame.rule("Objectives", note: note(body), in: head, isFocused: screen.focus == .tree)
    if let text = emptyText {
      frame.paragraph(text, in: body.inset(left: 2, top: 2, right: 1), Ink(.muted))
    }
    let figures = TreeFigures(width: rect.width, titles: screen.contents.titleWidth)
    let rows = screen.tree.rows.dropFirst(screen.treeTop).prefix(body.height)
    for (offset, row) in rows.enumerated() {
      let line = Rect(x: body.x, y: body.y + offset, width: body.width, height: 1)
      draw(row, figures, on: &frame, in: line)
    }
  }

  private func note(_ body: Rect) -> String {
    let (shown, count) = (screen.tree.matchingObjectives, deck.outline.nodes.count)
    let search = screen.search.isEmpty ? "" : "/\(screen.search) \(screen.foundCount)"
    let words = screen.note(of: .tree, shown: shown, of: count)
    let rows = screen.tree.rows.count
    let range = Frame.rangeText(screen.treeTop, body.height, of: rows) ?? ""
    return [search, words, range].filter { !$0.isEmpty }.joined(separator: "  ")
  }

  /// What stands where there is no objective to be shown.
  private var emptyText: String? {
    if deck.outline.nodes.isEmpty {
      return "No objectives in \(deck.cycle.text) yet. "
        + "Press a to add the first one, [ and ] for other cycles."
    }
    guard let filter = screen.filters[.tree], screen.tree.matchingObjectives == 0 else {
      return nil
    }
    return "Nothing meets \"\(filter.text)\". F shows all again."
  }

  private func draw(
    _ row: TreeRow, _ figures: TreeFigures, on frame: inout Frame, in rect: Rect
  ) {
    let fact = deck.fact(of: row)
    let isSelected = row.id == screen.row
    let isChosen = isSelected && screen.focus == .tree
    let start = rect.x + 2 + min(2 * row.depth, rect.width / 3)
    if isSelected {
      frame.draw(String(Glyph.marker), x: rect.x, y: rect.y, Ink(isChosen ? .marker : .muted))
      if screen.focus == .tree { frame.cursor = Point(x: rect.x, y: rect.y) }
    }
    if row.id.reference.map(screen.marks.contains) == true {
      frame.draw(String(Glyph.mark), x: rect.x + 1, y: rect.y, Ink(.marker))
    } else if row.id.reference.map(deck.hasNews) == true {
      frame.draw(String(Glyph.news), x: rect.x + 1, y: rect.y, Ink(.notice))
    }
    let (sign, ink) = sign(of: row, fact)
    frame.draw(String(sign), x: start, y: rect.y, ink)
    let figure = TextWidth.columns(of: fact.value) + 5
    let room = rect.maxX - max(figures.width, figures.width > 3 ? figure : 0) - start - 2
    drawTitle(of: fact, isChosen: isChosen, on: &frame, x: start + 2, y: rect.y, width: room)
    figures.draw(fact, on: &frame, at: rect)
  }

  private func drawTitle(
    of fact: Fact, isChosen: Bool, on frame: inout Frame, x: Int, y: Int, width: Int
  ) {
    func columns(_ text: String) -> Int { text.isEmpty ? 0 : TextWidth.columns(of: text) + 1 }
    let isWhole = TextWidth.columns(of: fact.label) + columns(fact.remark) <= width
    let text = isWhole ? fact.remark : fact.remarks.first ?? ""
    let mark = columns(text) + 8 <= width ? columns(text) : 0
    let title = TextWidth.truncated(fact.label, to: width - mark)
    let end = frame.draw(title, x: x, y: y, fact.titleInk(isChosen))
    if mark > 0 { frame.draw(text, x: end + 1, y: y, Ink(.muted)) }
  }

  private func sign(of row: TreeRow, _ fact: Fact) -> (Character, Ink) {
    switch row.fold {
    case .closed: return (Glyph.folded, Ink(.muted))
    case .objectives, .everything: return (Glyph.unfolded, Ink(.muted))
    case nil: break
    }
    guard case .keyResult = row.id else { return (" ", .text) }
    return fact.isLamp ? (Glyph.lamp, Ink(fact.role)) : (Glyph.keyResult, Ink(.muted))
  }
}

extension Fact {
  func titleInk(_ isChosen: Bool) -> Ink {
    if isChosen { return Ink(.selection) }
    if isContext { return Ink(.muted) }
    return isStrong ? Ink(.title) : Ink(role == .dropped || role == .draft ? role : .text)
  }
}

extension Frame {
  /// `1–16 of 24` where not all rows of a list are on the screen.
  static func rangeText(_ top: Int, _ height: Int, of count: Int) -> String? {
    count > height && height > 0 ? "\(top + 1)–\(min(count, top + height)) of \(count)" : nil
  }
}

/// The columns of figures at the right of the tree.
struct TreeFigures {
  let bar: Int
  let width: Int

  /// A bar takes what the titles leave, and a little of their room where the pane is wide. In a very
  /// narrow window the sign alone is left.
  init(width total: Int, titles: Int) {
    let free = total - titles - 14
    bar = total >= 56 ? min(24, max(8, free)) : free >= 8 ? min(24, free) : 0
    width = total < 16 ? 3 : total < 26 ? 8 : (bar > 0 ? bar + 2 : 0) + 10
  }

  func draw(_ fact: Fact, on frame: inout Frame, at rect: Rect) {
    let ink = Ink(fact.role)
    if bar > 0, !fact.isLamp {
      Gauge(fact.progress, expected: fact.expected, ink: ink)
        .draw(on: &frame, x: rect.maxX - width + 1, y: rect.y, width: bar)
    }
    // A long one stands on the end of the bar, and doesn't touch it.
    if width > 3 { frame.draw(" " + fact.value, endingAt: rect.maxX - 4, y: rect.y, ink) }
    frame.draw(String(fact.sign), x: rect.maxX - 2, y: rect.y, ink)
    if fact.late != " " {
      frame.draw(String(fact.late), x: rect.maxX - 1, y: rect.y, Ink(.overdue))
    }
  }
}
