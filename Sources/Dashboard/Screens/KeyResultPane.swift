import Canvas
import Goals

/// The key results of the objective under the cursor: bars with the expected tick for what moves,
/// lamps for guardrails.
struct KeyResultPane {
  let screen: OverviewScreen
  let deck: Deck

  init(_ screen: OverviewScreen, _ deck: Deck) {
    self.screen = screen
    self.deck = deck
  }

  func draw(on frame: inout Frame, in rect: Rect) {
    let (head, body) = rect.headed
    let inner = body.inset(left: 1, right: 1)
    guard let objective = screen.objective.flatMap(deck.organization.objective) else {
      frame.rule(
        deck.organization.name, note: "", in: head, isFocused: screen.focus == .keyResults)
      return SummaryPane(deck).draw(on: &frame, in: inner)
    }
    frame.rule(
      objective.title, note: note(of: objective), in: head, isFocused: screen.focus == .keyResults)
    let introduction = introduction(of: objective, in: inner)
    for (offset, line) in introduction.enumerated() {
      frame.draw(line.text, x: inner.x, y: inner.y + offset, line.ink, within: inner.width)
    }
    let list = inner.splitTop(introduction.count).rest
    drawList(of: objective, on: &frame, in: list)
  }

  /// The first key result shown, so that the one under the cursor is seen whole.
  func top(in rect: Rect) -> Int {
    guard let objective = screen.objective.flatMap(deck.organization.objective) else { return 0 }
    let inner = rect.headed.body.inset(left: 1, right: 1)
    let height = inner.height - introduction(of: objective, in: inner).count
    let heights = standings.map { $0.rows(in: inner.width) }
    guard let selected = standings.firstIndex(where: isSelected) else { return 0 }
    var top = min(screen.keyResultTop, selected)
    while top < selected, heights[top...selected].reduce(0, +) > height { top += 1 }
    return top
  }

  private func drawList(of objective: Objective, on frame: inout Frame, in rect: Rect) {
    if standings.isEmpty { frame.paragraph(emptyText, in: rect, Ink(.muted)) }
    let lines = lines(in: rect)
    if lines.count < standings.count - screen.keyResultTop {
      frame.draw(String(Glyph.ellipsis), x: rect.x, y: rect.maxY - 1, Ink(.muted))
    }
    for (standing, row) in lines {
      KeyResultLine(
        standing, deck, isSelected: isSelected(standing), isFocused: screen.focus == .keyResults,
        isMarked: screen.marks.contains(.keyResult(standing.keyResult.ref))
      )
      .draw(on: &frame, in: row)
    }
  }

  /// The key results that are seen whole, and where.
  private func lines(in rect: Rect) -> [(standing: KeyResultStanding, row: Rect)] {
    var (lines, y): ([(KeyResultStanding, Rect)], Int) = ([], rect.y)
    for standing in standings.dropFirst(screen.keyResultTop) {
      let height = standing.rows(in: rect.width)
      guard y + height <= rect.maxY else { break }
      lines.append((standing, Rect(x: rect.x, y: y, width: rect.width, height: height)))
      y += height
    }
    return lines
  }

  /// The key result that is drawn at a cell.
  func keyResult(at place: Point, in rect: Rect) -> KeyResultRef? {
    guard let objective = screen.objective.flatMap(deck.organization.objective) else { return nil }
    let inner = rect.headed.body.inset(left: 1, right: 1)
    let list = inner.splitTop(introduction(of: objective, in: inner).count).rest
    return lines(in: list).first { $0.row.contains(x: place.x, y: place.y) }?
      .standing.keyResult.ref
  }

  /// The key results that are shown, in their order.
  private var standings: [KeyResultStanding] {
    screen.keyResults(in: deck).compactMap(deck.review.standing(of:))
  }

  private func note(of objective: Objective) -> String {
    screen.note(of: .keyResults, shown: standings.count, of: objective.keyResults.count)
  }

  private var emptyText: String {
    screen.filters[.keyResults].map { "None meets \"\($0.text)\". F shows all again." }
      ?? "No key results yet. Press A to add the first one."
  }

  private func isSelected(_ standing: KeyResultStanding) -> Bool {
    standing.keyResult.ref == screen.keyResult
  }

  /// Who, how it stands, and why; a short window keeps its rows for the key results.
  private func introduction(of objective: Objective, in rect: Rect) -> [(text: String, ink: Ink)] {
    guard rect.height >= 6, let standing = deck.review.standing(of: objective.ref) else {
      return []
    }
    let team = objective.ref.team.isRoot ? deck.organization.name : objective.ref.team.text
    let owner = objective.owner.map { deck.name(of: $0.value) } ?? "no owner"
    let head =
      ([standing.verdict.words, standing.measuredText]
      + deck.review.reservations(about: objective.ref) + [team, owner]).filter { !$0.isEmpty }
    let fits = TextWidth.columns(of: head.joined(separator: " · ")) <= rect.width
    let parts = fits ? [head] : [Array(head.dropLast(2)), Array(head.suffix(2))]
    var lines = parts.map { line in
      let text = line.joined(separator: " \(Glyph.dot) ")
      return (text: TextWidth.truncated(text, to: rect.width), ink: Ink(.muted))
    }
    if let finding = deck.organization.findings(in: objective.ref.file).first {
      lines += TextWidth.wrapped(
        (finding.place.line > 0 ? "line \(finding.place.line): " : "") + finding.message,
        to: rect.width
      )
      .prefix(2).map { ($0, Ink(.error)) }
    }
    let room =
      rect.height >= 12
      ? max(0, min(4, rect.height - 2 * objective.keyResults.count - lines.count - 2)) : 0
    let why =
      objective.why.isEmpty || room == 0
      ? [] : TextWidth.wrapped(objective.why.flowing, to: rect.width)
    lines += why.prefix(room).map { ($0, Ink.text) }
    if why.count > room, room > 0, let last = lines.last {
      lines[lines.count - 1].text = TextWidth.truncated(
        last.text + String(Glyph.ellipsis) + " ", to: rect.width)
    }
    return rect.height >= 9 ? lines + [("", .text)] : lines
  }
}

extension KeyResult {
  /// Whether it is done or not by the end of its cycle, and nothing more is to be said of its aim.
  fileprivate var isPlainlyDone: Bool { kind == .done && due == nil }
}

extension KeyResultStanding {
  /// A guardrail is a lamp: it holds, or it is broken.
  fileprivate var isLamp: Bool { keyResult.role == .guardrail }

  /// A bar has a row of its own; a lamp stands beside its title where there is room.
  fileprivate func rows(in width: Int) -> Int { isLamp && width >= 44 ? 1 : 2 }
}

/// One key result on one or two rows.
private struct KeyResultLine {
  let standing: KeyResultStanding
  let unit: Unit?
  let isSelected: Bool
  let isFocused: Bool
  let isMarked: Bool
  let hasNews: Bool

  init(
    _ standing: KeyResultStanding, _ deck: Deck, isSelected: Bool, isFocused: Bool, isMarked: Bool
  ) {
    self.isMarked = isMarked
    hasNews = deck.hasNews(of: .keyResult(standing.keyResult.ref))
    self.standing = standing
    unit = deck.organization.unit(of: standing.keyResult)
    self.isSelected = isSelected
    self.isFocused = isFocused
  }

  func draw(on frame: inout Frame, in rect: Rect) {
    if isSelected, isFocused {
      frame.draw(String(Glyph.marker), x: rect.x - 1, y: rect.y, Ink(.marker))
      frame.cursor = Point(x: rect.x - 1, y: rect.y)
    }
    if standing.isLamp { drawLamp(on: &frame, in: rect) } else { drawBar(on: &frame, in: rect) }
  }

  private var titleInk: Ink { isSelected && isFocused ? Ink(.selection) : .text }

  private func drawTitle(on frame: inout Frame, in rect: Rect, beside width: Int) {
    let mark = isMarked ? "\(Glyph.mark) " : hasNews ? "\(Glyph.news) " : ""
    let title = TextWidth.truncated(mark + standing.keyResult.title, to: rect.width - width - 1)
    frame.draw(title, x: rect.x, y: rect.y, titleInk)
  }

  private func drawLamp(on frame: inout Frame, in rect: Rect) {
    let verdict = standing.verdict
    let (word, role) = (standing.lamp.word, standing.progress == nil ? .notMeasured : verdict.role)
    let y = rect.maxY - 1
    if verdict.daysLate != nil {
      frame.draw(String(verdict.lateSign), x: rect.maxX - 7, y: y, Ink(.overdue))
    }
    frame.draw(word, x: rect.maxX - 6, y: y, Ink(role))
    let current = standing.currentFigure(unit: unit)
    frame.draw(current, endingAt: rect.maxX - 8, y: y, Ink(role))
    let aim = standing.aim(unit: unit)
    guard rect.height == 1 else {
      frame.draw("guard " + aim, x: rect.x, y: y, Ink(.muted), within: rect.width - 18)
      return drawTitle(on: &frame, in: rect, beside: 0)
    }
    let end = rect.maxX - 9 - max(8, TextWidth.columns(of: current))
    let title = TextWidth.columns(of: standing.keyResult.title)
    let room = end - rect.x - TextWidth.columns(of: aim) - 2
    // The word gives way to the title.
    let text = title + 6 <= room ? "guard " + aim : aim
    frame.draw(text, endingAt: end, y: y, Ink(.muted))
    drawTitle(on: &frame, in: rect, beside: rect.maxX - end + TextWidth.columns(of: text) + 1)
  }

  private func drawBar(on frame: inout Frame, in rect: Rect) {
    // What is done or not says so below; the title gets the room.
    let full = standing.keyResult.isPlainlyDone ? "" : standing.aim(unit: unit)
    let isLong = TextWidth.columns(of: full) > rect.width / 2
    let aim = TextWidth.truncated(
      isLong ? standing.aim(unit: unit, withWords: false) : full, to: rect.width / 2)
    frame.draw(aim, endingAt: rect.maxX, y: rect.y, Ink(.target))
    drawTitle(on: &frame, in: rect, beside: TextWidth.columns(of: aim) + 1)
    guard rect.height > 1 else { return }
    let y = rect.y + 1
    let verdict = standing.verdict
    let ink = Ink(verdict.role)
    let confidence = standing.confidence.map(String.init) ?? ""
    frame.draw(confidence, endingAt: rect.maxX, y: y, Ink(.confidence))
    frame.draw(String(verdict.sign), x: rect.maxX - 4, y: y, ink)
    if verdict.daysLate != nil {
      frame.draw(String(verdict.lateSign), x: rect.maxX - 3, y: y, Ink(.overdue))
    }
    // The percentage ends where the room for it does; what it stands at is cut before it.
    let percent = TextWidth.truncated(standing.progressText, to: 12)
    let now = [standing.currentText, standing.periodText].filter { !$0.isEmpty }
      .joined(separator: " ")
    frame.draw(percent, endingAt: rect.maxX - 5, y: y, ink)
    let current = TextWidth.truncated(now, to: rect.width / 3)
    let room = max(7, TextWidth.columns(of: percent) + 1)
    frame.draw(current, endingAt: rect.maxX - 5 - room, y: y)
    let width = rect.width - 7 - room - max(8, TextWidth.columns(of: current))
    Gauge(standing.progress, expected: standing.expected, ink: ink)
      .draw(on: &frame, x: rect.x, y: y, width: width)
  }
}
