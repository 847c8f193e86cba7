import Canvas
import Goals

/// The KPIs in columns, the worst first: sign, name, value, where it goes, its last periods, bound
/// and gap; on two rows each where there is room.
struct KPIPane {
  let screen: OverviewScreen
  let deck: Deck
  private let kpis: [KPI]

  init(_ screen: OverviewScreen, _ deck: Deck) {
    self.screen = screen
    self.deck = deck
    kpis = screen.kpis.compactMap(deck.organization.kpi)
  }

  /// How many KPIs stand below one another.
  static func rows(in rect: Rect?, each height: Int = 1) -> Int {
    max(1, (rect?.headed.body.height ?? 1) / height)
  }

  private func grid(_ rect: Rect) -> KPIGrid {
    KPIGrid(
      rect.headed.body, count: kpis.count, each: screen.layout.kpiRows,
      columns: Layout.kpiColumns(in: rect.width, screen.contents))
  }

  func draw(on frame: inout Frame, in rect: Rect) {
    let (head, body) = rect.headed
    let grid = grid(rect)
    drawHead(grid, on: &frame, in: head)
    if kpis.isEmpty {
      let text =
        screen.filters[.kpis].map { "Nothing meets \"\($0.text)\". F shows all again." }
        ?? "No KPIs yet. Press 3, then a, to add the first one."
      return frame.paragraph(text, in: body.inset(left: 2, right: 1), Ink(.muted))
    }
    let columns = KPIColumns(width: grid.cell(0).width - 3, screen.kpiWidths)
    for (offset, kpi) in kpis.dropFirst(screen.kpiTop).prefix(grid.capacity).enumerated() {
      guard let row = KPIFact(kpi, deck) else { continue }
      draw(row, on: &frame, in: grid.cell(offset), columns)
    }
  }

  /// The rule says how many stand how, and which of them are shown.
  private func drawHead(_ grid: KPIGrid, on frame: inout Frame, in head: Rect) {
    let isFocused = screen.focus == .kpis
    let note = screen.note(of: .kpis, shown: kpis.count, of: deck.kpis.count)
    let range = Frame.rangeText(screen.kpiTop, grid.capacity, of: kpis.count) ?? ""
    let right = [note, range].filter { !$0.isEmpty }.joined(separator: "  ")
    let past = deck.isPastCycle ? "KPIs on \(deck.then.day.text)" : "KPIs"
    frame.rule(past, note: right, in: head, isFocused: isFocused)
    let start = head.x + TextWidth.columns(of: past) + 3
    let room = head.maxX - start - (right.isEmpty ? 0 : TextWidth.columns(of: right) + 3)
    for withWords in [true, false] {
      let spans = counts(withWords: withWords)
      let width = spans.reduce(0) { $0 + TextWidth.columns(of: $1.text) } + 2
      guard spans.count > 0, width <= room else { continue }
      frame.draw([(" ", .text)] + spans + [(" ", .text)], x: start, y: head.y, within: room)
      return
    }
  }

  private func counts(withWords: Bool) -> [(text: String, ink: Ink)] {
    let standings = kpis.compactMap { deck.standing(of: $0.ref) }
    let spans = KPIStanding.words.compactMap { word -> (text: String, ink: Ink)? in
      let own = standings.filter { $0.word == word }
      guard let first = own.first else { return nil }
      return ("\(own.count) \(withWords ? word : String(first.sign))", Ink(first.role))
    }
    return Array(spans.map { [$0] }.joined(separator: [(" \(Glyph.dot) ", Ink(.muted))]))
  }

  /// The first KPI shown: whole columns are turned over, so that every KPI keeps its place.
  func top(in rect: Rect) -> Int {
    let grid = grid(rect)
    let index = kpis.firstIndex { $0.ref == screen.kpi } ?? 0
    guard grid.capacity > 0 else { return 0 }
    if grid.columns == 1 {
      return ScrollWindow.top(
        count: kpis.count, selected: index, height: grid.capacity, previous: screen.kpiTop)
    }
    return index / grid.capacity * grid.capacity
  }

  /// The KPI that is drawn at a cell.
  func kpi(at place: Point, in rect: Rect) -> KPIRef? {
    let grid = grid(rect)
    let visible = kpis.dropFirst(screen.kpiTop).prefix(grid.capacity)
    return zip(0..., visible).first { grid.cell($0.0).contains(x: place.x, y: place.y) }?.1.ref
  }

  private func draw(
    _ row: KPIFact, on frame: inout Frame, in rect: Rect, _ columns: KPIColumns
  ) {
    let fact = row.fact
    let isChosen = fact.about == screen.kpi.map(Reference.kpi) && screen.focus == .kpis
    let (y, ink) = (rect.y, Ink(fact.role))
    if isChosen {
      frame.draw(String(Glyph.marker), x: rect.x, y: y, Ink(.marker))
      frame.cursor = Point(x: rect.x, y: y)
    }
    frame.draw(String(fact.sign), x: rect.x + 1, y: y, ink)
    if fact.about.map(screen.marks.contains) == true {
      frame.draw(String(Glyph.mark), x: rect.x + 2, y: y, Ink(.marker))
    } else if fact.about.map(deck.hasNews) == true {
      frame.draw(String(Glyph.news), x: rect.x + 2, y: y, Ink(.notice))
    }
    let title = TextWidth.truncated(fact.label, to: columns.title)
    frame.draw(title, x: rect.x + 3, y: y, isChosen ? Ink(.selection) : .text)
    var x = rect.x + 3 + columns.title + columns.value
    frame.draw(fact.value, endingAt: x, y: y, ink)
    if columns.arrow > 0 {
      frame.draw(String(row.direction), x: x + 1, y: y, Ink(row.directionRole))
      x += columns.arrow
    }
    if columns.spark > 0 {
      row.drawSparkline(on: &frame, x: x + 1, y: y, width: columns.spark)
      x += columns.spark + 1
    }
    if columns.target > 0 {
      frame.draw(fact.aim, x: x + 1, y: y, Ink(.target), within: columns.target)
      x += columns.target + 1
    }
    if rect.height > 1 {
      drawMore(row, on: &frame, in: rect)
    } else if columns.gap > 0 {
      frame.draw(fact.sentence, x: x + 1, y: y, ink, within: rect.maxX - x - 1)
    }
  }

  /// The second row: gap or word, and which objective aims at it.
  private func drawMore(_ row: KPIFact, on frame: inout Frame, in rect: Rect) {
    let (fact, y) = (row.fact, rect.y + 1)
    let end = frame.draw(fact.remark, x: rect.x + 3, y: y, Ink(fact.role), within: rect.width - 4)
    let aims = fact.about?.kpi.map(deck.objectives) ?? []
    guard let ref = aims.first else { return }
    let room = rect.maxX - end - 4
    guard room >= 10 else { return }
    let title = deck.organization.objective(ref)?.title ?? ref.id
    let more = aims.count > 1 ? " +\(aims.count - 1)" : ""
    frame.draw(
      TextWidth.truncated(title, to: room - more.count) + more, endingAt: rect.maxX - 1, y: y,
      Ink(.muted))
  }
}

/// How wide names, figures, bounds and gaps are at most.
struct KPIWidths: Hashable, Sendable {
  var title = 0
  var value = 0
  var target = 0
  var gap = 0

  mutating func add(_ fact: Fact) {
    title = max(title, TextWidth.columns(of: fact.label))
    value = max(value, TextWidth.columns(of: fact.value))
    target = max(target, TextWidth.columns(of: fact.aim))
    gap = max(gap, TextWidth.columns(of: fact.sentence))
  }

  /// The columns of a row in which nothing is cut, with a short sparkline and without the gap.
  var row: Int { 3 + min(title, 40) + value + 1 + 2 + 7 + target + 2 }
}

/// The widths of a KPI's row: the gap gives way first, then the sparkline, then the bound, then the
/// name.
struct KPIColumns {
  let title: Int
  let value: Int
  let arrow: Int
  let spark: Int
  let target: Int
  let gap: Int

  init(width: Int, _ needed: KPIWidths) {
    value = width >= 12 ? min(width / 2, needed.value + 1) : 0
    arrow = width >= 24 ? 2 : 0
    // The name is whole before a line of periods gets longer.
    let isRoomy = width - needed.title - value - arrow >= needed.target + 10
    let name = min(needed.title, isRoomy ? 40 : max(12, width / 3))
    var free = width - name - value - arrow
    target = free >= needed.target + 2 && needed.target > 0 ? needed.target : 0
    free -= target > 0 ? target + 1 : 0
    let hasGap = free >= needed.gap + 2 + 9 && needed.gap > 0
    gap = hasGap ? needed.gap + 1 : 0
    free -= gap
    spark = free >= 6 ? min(14, free - 2) : 0
    free -= spark > 0 ? spark + 1 : 0
    title = max(1, min(needed.title, name + max(0, free)))
  }
}

/// Cells of equal width, filled column by column.
struct KPIGrid {
  private let rect: Rect
  private let height: Int
  let columns: Int

  /// The grid with the fewest columns that hold all KPIs, so that each is as wide as can be.
  init(_ rect: Rect, count: Int, each height: Int, columns most: Int) {
    (self.rect, self.height) = (rect, height)
    let rows = max(1, rect.height / height)
    columns = max(1, min(most, (count + rows - 1) / rows))
  }

  private var rows: Int { rect.height / height }

  var capacity: Int { columns * rows }

  func cell(_ index: Int) -> Rect {
    let width = rect.width / columns
    let (column, row) = (index / max(1, rows), index % max(1, rows))
    return Rect(
      x: rect.x + column * width, y: rect.y + height * row,
      width: width - (columns > 1 ? 1 : 0), height: height)
  }
}
