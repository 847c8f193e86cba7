import Canvas
import Goals

/// The objective tree as it is drawn: fold sign, title, progress, status sign; a bar where there is
/// room for one.
struct TreePane {
  let screen: OverviewScreen
  let deck: Deck

  init(_ screen: OverviewScreen, _ deck: Deck) {
    self.screen = screen
    self.deck = deck
  }

  func draw(on frame: inout Frame, in rect: Rect) {
    let (head, body) = rect.headed
    frame.rule("Objectives", note: note, in: head, isFocused: screen.focus == .tree)
    if let text = emptyText {
      frame.paragraph(text, in: body.inset(left: 2, top: 2, right: 1), Ink(.muted))
    }
    let rows = screen.tree.rows.dropFirst(screen.treeTop).prefix(body.height)
    for (offset, row) in rows.enumerated() {
      draw(row, on: &frame, in: Rect(x: body.x, y: body.y + offset, width: body.width, height: 1))
    }
  }

  private var note: String {
    let (shown, count) = (screen.tree.matchingObjectives, deck.outline.nodes.count)
    let search = screen.search.isEmpty ? "" : "/\(screen.search) \(screen.foundCount)"
    let words = screen.note(of: .tree, shown: shown, of: count)
    let parts = [search, words, screen.tree.isFiltered ? "" : "\(count)"]
    return parts.filter { !$0.isEmpty }.joined(separator: "  ")
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

  private func draw(_ row: TreeRow, on frame: inout Frame, in rect: Rect) {
    let isSelected = row.id == screen.row
    let line = Line(row, deck)
    let figures = Figures(width: rect.width)
    let indent = min(2 * row.depth, rect.width / 3)
    let start = rect.x + 2 + indent
    if isSelected {
      frame.draw(String(Glyph.marker), x: rect.x, y: rect.y, Ink(.marker))
      if screen.focus == .tree { frame.cursor = Point(x: rect.x, y: rect.y) }
    }
    if row.id.reference.map(screen.marks.contains) == true {
      frame.draw(String(Glyph.mark), x: rect.x + 1, y: rect.y, Ink(.marker))
    } else if row.id.reference.map(deck.hasNews) == true {
      frame.draw(String(Glyph.news), x: rect.x + 1, y: rect.y, Ink(.notice))
    }
    frame.draw(sign(of: row), x: start, y: rect.y, Ink(.muted))
    let figure = TextWidth.columns(of: line.figure) + 5
    let room = rect.maxX - max(figures.width, figures.width > 3 ? figure : 0) - start - 2
    let isWhole = TextWidth.columns(of: line.title) + line.width(of: line.whole) <= room
    let text = isWhole ? line.whole : line.mark
    let mark = line.width(of: text) + 8 <= room ? line.width(of: text) : 0
    let title = TextWidth.truncated(line.title, to: room - mark)
    let end = frame.draw(
      title, x: start + 2, y: rect.y, line.titleInk(isSelected && screen.focus == .tree))
    if mark > 0 { frame.draw(text, x: end + 1, y: rect.y, Ink(.muted)) }
    figures.draw(line, on: &frame, at: rect)
  }

  private func sign(of row: TreeRow) -> String {
    switch row.fold {
    case nil: " "
    case .closed: String(Glyph.folded)
    case .objectives, .everything: String(Glyph.unfolded)
    }
  }
}

/// The columns of figures at the right of the tree.
private struct Figures {
  let bar: Int
  let width: Int

  /// In a very narrow window the sign alone is left.
  init(width total: Int) {
    bar = total >= 64 ? min(16, total / 6) : 0
    width = total < 16 ? 3 : total < 26 ? 8 : (bar > 0 ? bar + 2 : 0) + 10
  }

  func draw(_ line: Line, on frame: inout Frame, at rect: Rect) {
    let ink = Ink(line.role)
    if bar > 0 {
      Gauge(line.progress, expected: line.expected, ink: ink)
        .draw(on: &frame, x: rect.maxX - width + 1, y: rect.y, width: bar)
    }
    if width > 3 {
      // A long one stands on the end of the bar, and doesn't touch it.
      frame.draw(" " + line.figure, endingAt: rect.maxX - 4, y: rect.y, ink)
    }
    frame.draw(String(line.sign), x: rect.maxX - 2, y: rect.y, ink)
    if line.lateSign != " " {
      frame.draw(String(line.lateSign), x: rect.maxX - 1, y: rect.y, Ink(.overdue))
    }
  }
}

/// What a row of the tree says.
private struct Line {
  var title = ""
  /// The cycle of an objective of another one.
  var mark = ""
  /// What else has to be said where there is room: for how long it is overdue, which part of the
  /// whole its figures tell of.
  var remarks: [String] = []
  var progress: Double?
  var expected: Double?
  /// What stands in the column of percentages.
  var figure = ""
  var sign: Character = " "
  var lateSign: Character = " "
  var role = Role.text
  var isStrong = false
  /// Whether it stands there only for what lies below.
  let isContext: Bool

  init(_ row: TreeRow, _ deck: Deck) {
    isContext = row.isContext
    switch row.id {
    case .organization: showOrganization(deck)
    case .objective(let ref): show(ref, deck)
    case .keyResult(let ref): show(ref, deck)
    }
  }

  /// The mark and the remarks, as they stand behind the title.
  var whole: String {
    ([mark] + remarks).filter { !$0.isEmpty }.joined(separator: " \(Glyph.dot) ")
  }

  /// How wide a text behind the title is, with the blank before it.
  func width(of text: String) -> Int { text.isEmpty ? 0 : TextWidth.columns(of: text) + 1 }

  func titleInk(_ isSelected: Bool) -> Ink {
    if isSelected { return Ink(.selection) }
    if isContext { return Ink(.muted) }
    return isStrong ? Ink(.title) : Ink(role == .dropped || role == .draft ? role : .text)
  }

  private mutating func showOrganization(_ deck: Deck) {
    let rollup = deck.outline.rollup(in: deck.review)
    title = deck.organization.name
    (progress, expected) = (rollup.progress, rollup.expected)
    figure = rollup.texts(by: deck.organization.settings).progress
    isStrong = true
    remarks = deck.review.reservations(about: rollup, of: .root)
    if rollup.coverage != nil { expected = nil }
    guard let pace = rollup.pace(deck.organization.settings) else { return }
    (sign, role) = (pace.sign, pace.role)
  }

  private mutating func show(_ ref: ObjectiveRef, _ deck: Deck) {
    title = deck.organization.objective(ref)?.title ?? ref.id
    if ref.cycle.name != deck.cycle { mark = ref.cycle.name.text }
    guard let standing = deck.review.standing(of: ref) else { return }
    (progress, expected) = (standing.progress, standing.coverage == nil ? standing.expected : nil)
    figure = standing.progressText
    show(standing.verdict)
    remarks = [standing.verdict.late] + deck.review.reservations(about: ref)
  }

  private mutating func show(_ ref: KeyResultRef, _ deck: Deck) {
    guard let standing = deck.review.standing(of: ref) else { return }
    title = standing.keyResult.title
    (progress, expected) = (standing.progress, standing.expected)
    figure = standing.progressText
    show(standing.verdict)
    remarks = [standing.verdict.late]
    guard standing.keyResult.role == .guardrail else { return }
    // A guardrail is a lamp: it holds or it is broken, and has no way to go.
    (figure, expected) = (standing.lamp.word, nil)
    sign = standing.isBrokenGuardrail ? "!" : standing.verdict.status.sign
  }

  private mutating func show(_ verdict: Verdict) {
    (sign, lateSign, role) = (verdict.sign, verdict.lateSign, verdict.role)
  }
}
