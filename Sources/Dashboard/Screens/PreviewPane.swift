import Canvas
import Goals

/// The preview: what the cursor is on, whichever pane it is in. In the second pane its key results
/// have a cursor of their own.
struct PreviewPane {
  private let screen: OverviewScreen
  private let deck: Deck
  private let preview: Preview?

  init(_ screen: OverviewScreen, _ deck: Deck) {
    (self.screen, self.deck, preview) = (screen, deck, screen.preview)
  }

  private var isFocused: Bool { screen.focus == .keyResults }

  func draw(on frame: inout Frame, in rect: Rect) {
    let (head, _) = rect.headed
    frame.rule(preview?.title ?? "", note: note, in: head, isFocused: isFocused)
    guard let preview else { return }
    if preview.passages.isEmpty {
      return frame.paragraph(emptyText, in: inner(rect), Ink(.muted))
    }
    for placement in layout(in: rect).placements {
      PassagePicture(placement, isChosen: isChosen, isMarked: isMarked, hasNews: hasNews)
        .draw(on: &frame)
    }
  }

  /// The key result that is drawn at a cell.
  func keyResult(at place: Point, in rect: Rect) -> KeyResultRef? {
    for placement in layout(in: rect).placements {
      guard case .bars = placement.passage.picture else { continue }
      let rows = PassagePicture(placement).rows
      let hit = rows.first { $0.rect.contains(x: place.x, y: place.y) }
      if case .keyResult(let ref)? = hit?.fact.about { return ref }
    }
    return nil
  }

  private func inner(_ rect: Rect) -> Rect { rect.headed.body.inset(left: 1, right: 1) }

  private func layout(in rect: Rect) -> PassageLayout {
    let selected = isFocused ? screen.keyResult.map(Reference.keyResult) : nil
    let passages = preview?.passages.map(narrowed) ?? []
    return PassageLayout(passages, in: inner(rect), selected: selected)
  }

  /// Without the key results that a filter of the pane hides.
  private func narrowed(_ passage: Passage) -> Passage {
    guard case .bars = passage.picture, case .objective? = preview?.subject,
      screen.filters[.keyResults] != nil || screen.sorts[.keyResults] != nil
    else { return passage }
    var passage = passage
    let shown = screen.keyResults(in: deck).map(Reference.keyResult)
    let facts = Dictionary(passage.facts.map { ($0.about, $0) }) { first, _ in first }
    passage.facts = shown.compactMap { facts[$0] }
    guard passage.facts.isEmpty, let filter = screen.filters[.keyResults] else { return passage }
    return .text(
      ["None meets \"\(filter.text)\". \(Command.clearFilter.key) shows all again."], .muted)
  }

  private var note: String {
    guard case .objective(let ref, _)? = preview?.subject else { return "" }
    let count = deck.organization.objective(ref)?.keyResults.count ?? 0
    return screen.note(of: .keyResults, shown: screen.keyResults(in: deck).count, of: count)
  }

  private var emptyText: String {
    "No objectives in \(deck.cycle.text) yet. Press \(Command.addSibling.key) to add the first one."
  }

  private func isChosen(_ fact: Fact) -> Bool {
    isFocused && fact.about != nil && fact.about == screen.keyResult.map(Reference.keyResult)
  }

  private func isMarked(_ fact: Fact) -> Bool { fact.about.map(screen.marks.contains) ?? false }

  private func hasNews(_ fact: Fact) -> Bool {
    if case .keyResult? = fact.about { fact.about.map(deck.hasNews) ?? false } else { false }
  }
}

/// A passage drawn where it stands.
struct PassagePicture {
  private let placement: PassageLayout.Placement
  private let isChosen: (Fact) -> Bool
  private let isMarked: (Fact) -> Bool
  private let hasNews: (Fact) -> Bool

  init(
    _ placement: PassageLayout.Placement, isChosen: @escaping (Fact) -> Bool = { _ in false },
    isMarked: @escaping (Fact) -> Bool = { _ in false },
    hasNews: @escaping (Fact) -> Bool = { _ in false }
  ) {
    (self.placement, self.isChosen) = (placement, isChosen)
    (self.isMarked, self.hasNews) = (isMarked, hasNews)
  }

  private var passage: Passage { placement.passage }

  /// The facts that are shown, and where.
  var rows: [(fact: Fact, rect: Rect)] {
    let body = placement.body
    let heights = passage.heights(width: body.width)
    var (rows, y): ([(Fact, Rect)], Int) = ([], body.y)
    for index in placement.shown where passage.facts.indices.contains(index) {
      let height = min(heights.indices.contains(index) ? heights[index] : 1, body.maxY - y)
      rows.append((passage.facts[index], Rect(x: body.x, y: y, width: body.width, height: height)))
      y += height
    }
    return rows
  }

  func draw(on frame: inout Frame) {
    drawHeading(on: &frame)
    let body = placement.body
    switch passage.picture {
    case .verdict: for row in rows { draw(VerdictLine(row.fact), on: &frame, in: row.rect) }
    case .text:
      for row in rows { frame.cutParagraph(row.fact.sentence, in: row.rect, Ink(row.fact.role)) }
    case .lines: drawLines(on: &frame, in: body)
    case .gauges: drawGauges(on: &frame, in: body)
    case .said: drawSaid(on: &frame, in: body)
    case .mix: drawMix(on: &frame, in: body)
    case .chart(let plot):
      var chart = plot.subject.chart(selected: -1, columns: body.width)
      chart.marks = plot.marks
      let cursor = frame.cursor
      chart.draw(on: &frame, in: body, label: plot.subject.label)
      frame.cursor = cursor
    case .bars:
      for row in rows {
        KeyResultPicture(
          row.fact, isChosen: isChosen(row.fact), isMarked: isMarked(row.fact),
          hasNews: hasNews(row.fact)
        ).draw(on: &frame, in: row.rect)
      }
    }
  }

  private func drawHeading(on frame: inout Frame) {
    guard !passage.heading.isEmpty else { return }
    let rect = placement.rect
    let title = TextWidth.truncated(passage.heading, to: rect.width)
    let end = frame.draw(title, x: rect.x, y: rect.y, Ink(.title, .bold))
    let isCut = placement.shown.count < passage.facts.count && !passage.isChart
    let count = isCut ? "\(placement.shown.count) of \(passage.facts.count)" : ""
    let note = [count, passage.note].filter { !$0.isEmpty }.joined(separator: "  ")
    if end + 2 + TextWidth.columns(of: note) <= rect.maxX {
      frame.draw(note, endingAt: rect.maxX, y: rect.y, Ink(.muted))
    }
  }

  private func draw(_ line: VerdictLine, on frame: inout Frame, in rect: Rect) {
    for (offset, spans) in line.lines(width: rect.width).prefix(rect.height).enumerated() {
      frame.draw(spans, x: rect.x, y: rect.y + offset, within: rect.width)
    }
  }

  private func drawLines(on frame: inout Frame, in rect: Rect) {
    let facts = rows.map(\.fact)
    let whos = facts.map { TextWidth.columns(of: $0.firstWho) }.max() ?? 0
    let who = rect.width >= 48 && whos > 0 ? min(12, whos) + 2 : 0
    // Where there is little room the first clause says what matters; the title gets the rest.
    let figures = facts.map { fact in
      let text = fact.value.clauses(within: rect.width * 9 / 20)
      return TextWidth.truncated(text, to: max(4, rect.width / 2))
    }
    let value = figures.map { TextWidth.columns(of: $0) }.max() ?? 0
    let longest = facts.map { TextWidth.columns(of: $0.lineLabel) }.max() ?? 0
    // Figures stand beside the titles, not across an empty middle.
    let column = min(longest, max(8, rect.width - 4 - value - who))
    for (row, figure) in zip(rows, figures) {
      let (fact, y) = (row.fact, row.rect.y)
      let end = rect.x + 2 + column + 2 + value
      let own = TextWidth.columns(of: figure)
      frame.draw(String(fact.sign), x: rect.x, y: y, Ink(fact.role))
      let room = max(4, end - own - 2 - rect.x - 2)
      frame.draw(TextWidth.truncated(fact.lineLabel, to: room), x: rect.x + 2, y: y)
      frame.draw(figure, x: max(rect.x + 2, end - own), y: y, Ink(fact.role))
      if who > 0 {
        let name = TextWidth.truncated(fact.firstWho, to: who - 2)
        frame.draw(name, x: end + 2, y: y, Ink(.muted))
      }
    }
  }

  private func drawGauges(on frame: inout Frame, in rect: Rect) {
    let labels = rows.map { TextWidth.columns(of: $0.fact.label) }.max() ?? 0
    let label = min(labels, rect.width / 2)
    for row in rows {
      let (fact, y) = (row.fact, row.rect.y)
      frame.draw(TextWidth.truncated(fact.label, to: label), x: rect.x, y: y)
      let bar = min(40, rect.width - label - 2 - 9)
      if bar >= 6 {
        Gauge(fact.progress, expected: fact.expected, ink: Ink(fact.role))
          .draw(on: &frame, x: rect.x + label + 2, y: y, width: bar)
      }
      let end = min(rect.maxX, rect.x + label + 2 + max(0, bar) + 9)
      frame.draw(fact.value, endingAt: end - 2, y: y, Ink(fact.role))
      frame.draw(String(fact.sign), x: end - 1, y: y, Ink(fact.role))
    }
  }

  private func drawSaid(on frame: inout Frame, in rect: Rect) {
    let facts = rows.map(\.fact)
    let isWide = rect.width >= 40
    let who = isWide ? min(8, facts.map { TextWidth.columns(of: $0.who) }.max() ?? 0) : 0
    for row in rows {
      let (fact, y) = (row.fact, row.rect.y)
      frame.draw(fact.label, endingAt: rect.x + 6, y: y, Ink(.muted))
      var x = rect.x + 7
      if who > 0 {
        frame.draw(TextWidth.truncated(fact.who, to: who), x: x, y: y, Ink(.muted))
        x += who + 1
      }
      let parts: [(String, Ink)] = [
        (fact.value, Ink(fact.role)), (fact.remarks.first ?? "", .text),
        (fact.sentence, Ink(.muted)),
      ]
      for (text, ink) in parts where !text.isEmpty && rect.maxX - x > 3 {
        x = frame.draw(TextWidth.truncated(text, to: rect.maxX - x), x: x, y: y, ink) + 2
      }
    }
  }

  private func drawMix(on frame: inout Frame, in rect: Rect) {
    let counted = passage.facts.filter { !$0.isContext }
    let counts = counted.map { Int($0.value) ?? 0 }
    let all = counts.reduce(0, +)
    guard all > 0, rect.height > 0 else { return }
    var (end, sum) = (0, 0)
    for (fact, count) in zip(counted, counts) {
      sum += count
      let next = sum * rect.width / all
      let isDone = ![.draft, .notMeasured, .dropped].contains(fact.role)
      let area = Rect(x: rect.x + end, y: rect.y, width: next - end, height: 1)
      frame.fill(area, isDone ? Glyph.heavy : Glyph.horizontal, Ink(fact.role))
      end = next
    }
    let lines = MixCounts(passage.facts).lines(width: rect.width)
    for (offset, spans) in lines.prefix(rect.height - 1).enumerated() {
      frame.draw(spans, x: rect.x, y: rect.y + 1 + offset, within: rect.width)
    }
  }
}

extension Fact {
  fileprivate var firstWho: String { who.split(separator: " ").first.map(String.init) ?? "" }

  /// Its label, with what is said of it before.
  fileprivate var lineLabel: String {
    let remark = remarks.first ?? ""
    return ["supports", "carries"].contains(remark) ? "\(remark) \(label)" : label
  }
}

extension Frame {
  /// Text in several inks on one line.
  mutating func draw(
    _ spans: [(text: String, ink: Ink)], x: Int, y: Int, within width: Int
  ) {
    var column = x
    for span in spans {
      let room = x + width - column
      guard room > 0 else { return }
      column = draw(TextWidth.truncated(span.text, to: room), x: column, y: y, span.ink)
    }
  }

  /// Text broken into lines; where there are too many, the last one says so.
  mutating func cutParagraph(_ text: String, in rect: Rect, _ ink: Ink) {
    let lines = TextWidth.wrapped(text, to: max(1, rect.width))
    for (offset, line) in lines.prefix(rect.height).enumerated() {
      let isCut = offset == rect.height - 1 && lines.count > rect.height
      let shown = isCut ? TextWidth.truncated(line + "\(Glyph.ellipsis) ", to: rect.width) : line
      draw(shown, x: rect.x, y: rect.y + offset, ink, within: rect.width)
    }
  }
}
