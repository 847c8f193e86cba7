import Canvas
import Goals

/// The KPIs in columns: sign, title, value, sparkline, change, target.
struct KPIPane {
  let screen: OverviewScreen
  let deck: Deck
  private let kpis: [KPI]

  init(_ screen: OverviewScreen, _ deck: Deck) {
    self.screen = screen
    self.deck = deck
    kpis = screen.kpis.compactMap(deck.organization.kpi)
  }

  static func rows(in rect: Rect?) -> Int { max(1, rect?.headed.body.height ?? 1) }

  func draw(on frame: inout Frame, in rect: Rect) {
    let (head, body) = rect.headed
    let note = screen.note(of: .kpis, shown: kpis.count, of: deck.kpis.count)
    frame.rule(
      "KPIs", note: note.isEmpty ? summary : note, in: head, isFocused: screen.focus == .kpis)
    if kpis.isEmpty {
      let text =
        screen.filters[.kpis].map { "Nothing meets \"\($0.text)\". F shows all again." }
        ?? "No KPIs yet. Press 3, then a, to add the first one."
      return frame.paragraph(text, in: body.inset(left: 2, right: 1), Ink(.muted))
    }
    let grid = Grid(body, count: kpis.count)
    let visible = kpis.dropFirst(screen.kpiTop).prefix(grid.capacity)
    let columns = columns(of: visible, width: grid.cell(0).width - 3)
    for (offset, kpi) in visible.enumerated() {
      draw(kpi, on: &frame, in: grid.cell(offset), columns)
    }
  }

  /// Columns in which no figure and no bound is cut: half a number says another one.
  private func columns(of visible: some Sequence<KPI>, width: Int) -> KPIColumns {
    var (value, target) = (0, 0)
    for kpi in visible {
      let figure = deck.review.standing(of: kpi.ref)?.figure(of: kpi) ?? ""
      value = max(value, TextWidth.columns(of: figure))
      target = max(target, TextWidth.columns(of: bound(of: kpi, width: width)))
    }
    return KPIColumns(width: width, value: value, target: target)
  }

  private func bound(of kpi: KPI, width: Int) -> String {
    kpi.target?.value.text(in: kpi.targetUnit, withWords: width >= 66) ?? ""
  }

  /// The first KPI shown: whole columns are turned over, so that every KPI keeps its place.
  func top(in rect: Rect) -> Int {
    let grid = Grid(rect.headed.body, count: kpis.count)
    let index = kpis.firstIndex { $0.ref == screen.kpi } ?? 0
    guard grid.capacity > 0 else { return 0 }
    return index / grid.capacity * grid.capacity
  }

  /// The KPI that is drawn at a cell.
  func kpi(at place: Point, in rect: Rect) -> KPIRef? {
    let grid = Grid(rect.headed.body, count: kpis.count)
    let visible = kpis.dropFirst(screen.kpiTop).prefix(grid.capacity)
    return zip(0..., visible).first { grid.cell($0.0).contains(x: place.x, y: place.y) }?.1.ref
  }

  private var summary: String {
    let standings = kpis.compactMap { deck.review.standing(of: $0.ref) }
    let words = KPIStanding.words
    let counts = words.map { word in (standings.count { $0.word == word }, word) }
    return counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: " \(Glyph.dot) ")
  }

  private func draw(_ kpi: KPI, on frame: inout Frame, in rect: Rect, _ columns: KPIColumns) {
    guard let standing = deck.review.standing(of: kpi.ref) else { return }
    let isSelected = kpi.ref == screen.kpi && screen.focus == .kpis
    let ink = Ink(standing.role)
    if isSelected {
      frame.draw(String(Glyph.marker), x: rect.x, y: rect.y, Ink(.marker))
      frame.cursor = Point(x: rect.x, y: rect.y)
    }
    frame.draw(String(standing.sign), x: rect.x + 1, y: rect.y, ink)
    if screen.marks.contains(.kpi(kpi.ref)) {
      frame.draw(String(Glyph.mark), x: rect.x + 2, y: rect.y, Ink(.marker))
    } else if deck.hasNews(of: .kpi(kpi.ref)) {
      frame.draw(String(Glyph.news), x: rect.x + 2, y: rect.y, Ink(.notice))
    }
    let title = TextWidth.truncated(kpi.title, to: columns.title)
    frame.draw(title, x: rect.x + 3, y: rect.y, isSelected ? Ink(.selection) : .text)
    var x = rect.x + 3 + columns.title
    x += columns.value
    frame.draw(
      TextWidth.truncated(standing.figure(of: kpi), to: columns.value - 1), endingAt: x, y: rect.y,
      ink)
    drawSparkline(kpi, standing, on: &frame, x: x + 1, y: rect.y, width: columns.spark)
    x += columns.spark + (columns.spark > 0 ? 1 : 0) + columns.change
    if columns.change > 0, !kpi.isGrowth {
      frame.draw(standing.changeText(of: kpi), endingAt: x, y: rect.y, Ink(.muted))
    }
    guard columns.target > 0 else { return }
    let bound = TextWidth.truncated(bound(of: kpi, width: rect.width - 3), to: columns.target - 2)
    frame.draw(bound, x: x + 2, y: rect.y, Ink(.target))
  }

  private func drawSparkline(
    _ kpi: KPI, _ standing: KPIStanding, on frame: inout Frame, x: Int, y: Int, width: Int
  ) {
    guard width > 0 else { return }
    let levels = standing.periods.suffix(width).map(kpi.level)
    Sparkline(levels, isUnfinished: standing.isUnfinished)
      .draw(on: &frame, x: x, y: y, width: width) { level, behind in
        let period = standing.periods[standing.periods.count - 1 - behind]
        return kpi.inForce(on: period.end, in: deck.organization.settings.fiscalYear)
          .role(ofLevel: level)
      }
  }
}

/// The widths of a KPI's figures: the title gives way first, then the change, then the sparkline.
private struct KPIColumns {
  let title: Int
  let value: Int
  let spark: Int
  let change: Int
  let target: Int

  /// Of a width, for figures and bounds of at most so many columns each.
  init(width: Int, value needed: Int, target bound: Int) {
    value = width >= 16 ? min(width / 2, max(8, needed + 1)) : 0
    target = width >= 66 ? max(16, bound + 2) : width >= 30 ? min(width / 3, max(9, bound + 2)) : 0
    let room = width - max(0, value - 8) - max(0, target - (width >= 66 ? 16 : 9))
    change = room >= 52 ? 9 : 0
    spark = room >= 72 ? 14 : room >= 48 ? 10 : room >= 36 ? 6 : 0
    title = max(4, width - value - target - change - spark - (spark > 0 ? 1 : 0))
  }
}

/// Cells of equal width, filled column by column.
private struct Grid {
  private let rect: Rect
  private let columns: Int

  /// The grid with the fewest columns that hold all KPIs, so that each is as wide as can be.
  init(_ rect: Rect, count: Int) {
    self.rect = rect
    let needed = (count + max(1, rect.height) - 1) / max(1, rect.height)
    columns = max(1, min(rect.width / 40, needed))
  }

  var capacity: Int { columns * rect.height }

  func cell(_ index: Int) -> Rect {
    let width = rect.width / columns
    let (column, row) = (index / max(1, rect.height), index % max(1, rect.height))
    return Rect(
      x: rect.x + column * width, y: rect.y + row, width: width - (columns > 1 ? 1 : 0), height: 1)
  }
}
