import Canvas
import Goals

/// The organisation at a glance, where the cursor is on its row: how many objectives stand how, and
/// what needs somebody's attention first.
struct SummaryPane {
  let deck: Deck

  init(_ deck: Deck) {
    self.deck = deck
  }

  func draw(on frame: inout Frame, in rect: Rect) {
    let standings = deck.outline.nodes.compactMap { deck.review.standing(of: $0.ref) }
    guard !standings.isEmpty, rect.height > 1 else { return }
    let results = deck.keyResults.count
    frame.draw(
      "\(counted(standings.count, "objective")) \(Glyph.dot) \(counted(results, "key result"))",
      x: rect.x, y: rect.y,
      Ink(.muted), within: rect.width)
    drawMix(standings, on: &frame, x: rect.x, y: rect.y + 1, width: rect.width)
    let rest = rect.splitTop(3).rest
    let used = drawCounts(standings, on: &frame, in: rest)
    let last = rest.splitTop(used + 1).rest
    let lines = TextWidth.wrapped(advice(standings), to: last.width)
    guard lines != [""] else { return drawAttention(on: &frame, in: last) }
    let (top, below) = last.splitTop(lines.count)
    frame.paragraph(lines.joined(separator: "\n"), in: top, Ink(.muted))
    drawAttention(on: &frame, in: below.inset(top: 1))
  }

  /// What a person who has just made a data directory reads first.
  private static let onlyDrafts =
    "A draft counts nowhere. Go to it with \(Command.down.key): \(Command.edit.key) edits it, \(Command.state.key) makes it active; "
    + "\(Command.addSibling.key) adds one of your own, \(Command.addChild.key) a key result to it, \(Command.checkIn.key) checks it in."

  /// What to do next where everything is a draft, or the cycle is over; empty in between.
  private func advice(_ standings: [ObjectiveStanding]) -> String {
    if standings.allSatisfy({ $0.status == .draft }) { return Self.onlyDrafts }
    guard let last = deck.outline.span?.last, last < deck.day else { return leftOpen }
    let open = standings.count { !$0.state.isClosed && $0.ref.cycle.name == deck.cycle }
    return open == 0 ? "" : advice(on: open, of: deck.cycle, ended: last)
  }

  /// What ended before the cycle shown and is open still stays one key away.
  private var leftOpen: String {
    let open = deck.organization.openAfterEnd(on: deck.day).map(\.ref)
    guard let first = open.last, let last = deck.organization.span(of: first)?.last else {
      return ""
    }
    return advice(on: open.count, of: first.cycle.name, ended: last)
  }

  private func advice(on open: Int, of cycle: CycleName, ended last: Day) -> String {
    "\(cycle.text) ended on \(last.text), and \(counted(open, "objective")) "
      + "\(open == 1 ? "is" : "are") open: \(Command.closing.key) closes them one by one, and shows what is planned next."
  }

  private static let order: [Status] = [
    .onTrack, .achieved, .behind, .notMeasured, .atRisk, .draft, .missed, .dropped, .overdue,
  ]

  private func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  /// By their pace; what is overdue is counted apart.
  private func count(_ status: Status, _ standings: [ObjectiveStanding]) -> Int {
    status == .overdue
      ? standings.count { $0.status == .overdue }
      : standings.count { $0.verdict.status == status }
  }

  /// One bar with a share for each status, the good ones first.
  private func drawMix(
    _ standings: [ObjectiveStanding], on frame: inout Frame, x: Int, y: Int, width: Int
  ) {
    let order: [Status] = [.achieved, .onTrack, .behind, .atRisk, .missed]
    let counted = order.reduce(0) { $0 + count($1, standings) }
    guard counted > 0, width > 4 else { return }
    var (end, sum) = (0, 0)
    for status in order {
      sum += count(status, standings)
      let next = sum * width / counted
      let area = Rect(x: x + end, y: y, width: next - end, height: 1)
      frame.fill(area, Glyph.heavy, Ink(status.role))
      // The sign, not the colour alone, says what a share is.
      if !area.isEmpty { frame[x + end, y] = Cell(status.sign, Ink(status.role, .bold)) }
      end = next
    }
  }

  /// The counts in two columns; how many rows they took.
  private func drawCounts(
    _ standings: [ObjectiveStanding], on frame: inout Frame, in rect: Rect
  ) -> Int {
    let present = Self.order.filter { count($0, standings) > 0 }
    let columns = rect.width >= 34 ? 2 : 1
    let rows = (present.count + columns - 1) / columns
    let second = secondColumn(of: present, width: rect.width)
    for (index, status) in present.enumerated() {
      let (row, column) = (index / columns, index % columns)
      guard row < rect.height else { break }
      let x = rect.x + column * second
      let (y, ink) = (rect.y + row, Ink(status.role))
      frame.draw(String(status.sign), x: x, y: y, ink)
      frame.draw("\(count(status, standings))", endingAt: x + 5, y: y)
      frame.draw(status.rawValue, x: x + 6, y: y, ink, within: rect.maxX - x - 6)
    }
    return rows
  }

  /// Where the second column of counts begins: in the middle, unless a word needs more room.
  private func secondColumn(of present: [Status], width: Int) -> Int {
    func widest(_ column: Int) -> Int {
      present.indices.filter { $0 % 2 == column }.map { 6 + present[$0].rawValue.count }.max() ?? 0
    }
    return max(widest(0) + 2, min(width / 2, width - widest(1)))
  }

  /// A line of what needs attention, the most pressing first.
  private struct Call {
    let sign: Character
    let role: Role
    let title: String
    let why: String
  }

  private func drawAttention(on frame: inout Frame, in rect: Rect) {
    let calls = calls(rect.height - 1)
    guard rect.height >= 2, !calls.isEmpty else { return }
    frame.draw("Needs attention", x: rect.x, y: rect.y, Ink(.title, .bold), within: rect.width)
    for (offset, call) in calls.enumerated() {
      let y = rect.y + 1 + offset
      let why = TextWidth.columns(of: call.why)
      frame.draw(String(call.sign), x: rect.x, y: y, Ink(call.role))
      let title = TextWidth.truncated(call.title, to: rect.width - why - 4)
      frame.draw(title, x: rect.x + 2, y: y)
      frame.draw(call.why, endingAt: rect.maxX, y: y, Ink(call.role))
    }
  }

  /// The calls that there is room for: files that can't be read, then what is urgent among the
  /// objectives shown and all KPIs.
  private func calls(_ count: Int) -> [Call] {
    let errors = deck.organization.findings.filter { $0.severity == .error }.prefix(2).map {
      Call(sign: "!", role: .error, title: $0.message, why: "\(Command.findings.key) shows")
    }
    let shown = Set(deck.outline.nodes.map(\.ref))
    let calls = deck.concerns.lazy
      .filter { $0.matter != .due && ($0.reference.objective.map(shown.contains) ?? true) }
      .prefix(max(0, count))
      .map { concern in
        Call(
          sign: concern.sign, role: concern.role, title: deck.title(of: concern),
          why: deck.reason(of: concern))
      }
    return Array((errors + Array(calls)).prefix(max(0, count)))
  }
}
