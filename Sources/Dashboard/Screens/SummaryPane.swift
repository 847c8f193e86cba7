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
    drawAttention(on: &frame, in: rest.splitTop(used + 1).rest)
  }

  private static let order: [Status] = [
    .onTrack, .achieved, .behind, .notMeasured, .atRisk, .draft, .overdue, .missed, .dropped,
  ]

  private func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  private func count(_ status: Status, _ standings: [ObjectiveStanding]) -> Int {
    standings.count { $0.status == status }
  }

  /// One bar with a share for each status, the good ones first.
  private func drawMix(
    _ standings: [ObjectiveStanding], on frame: inout Frame, x: Int, y: Int, width: Int
  ) {
    let order: [Status] = [.achieved, .onTrack, .behind, .atRisk, .overdue, .missed]
    let counted = order.reduce(0) { $0 + count($1, standings) }
    guard counted > 0, width > 4 else { return }
    var (end, sum) = (0, 0)
    for status in order {
      sum += count(status, standings)
      let next = sum * width / counted
      let area = Rect(x: x + end, y: y, width: next - end, height: 1)
      frame.fill(area, Glyph.full, Ink(status.role))
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
    for (index, status) in present.enumerated() {
      let (row, column) = (index / columns, index % columns)
      guard row < rect.height else { break }
      let x = rect.x + column * (rect.width / 2)
      let (y, ink) = (rect.y + row, Ink(status.role))
      frame.draw(String(status.sign), x: x, y: y, ink)
      frame.draw("\(count(status, standings))", endingAt: x + 5, y: y)
      frame.draw(status.rawValue, x: x + 6, y: y, ink, within: rect.maxX - x - 6)
    }
    return rows
  }

  private func drawAttention(on frame: inout Frame, in rect: Rect) {
    let calls = Attention(deck).calls
    guard rect.height >= 2, !calls.isEmpty else { return }
    frame.draw("Needs attention", x: rect.x, y: rect.y, Ink(.title, .bold), within: rect.width)
    for (offset, call) in calls.prefix(rect.height - 1).enumerated() {
      let y = rect.y + 1 + offset
      let why = TextWidth.columns(of: call.why)
      frame.draw(String(call.sign), x: rect.x, y: y, Ink(call.role))
      let title = TextWidth.truncated(call.title, to: rect.width - why - 4)
      frame.draw(title, x: rect.x + 2, y: y)
      frame.draw(call.why, endingAt: rect.maxX, y: y, Ink(call.role))
    }
  }
}

/// What waits for somebody, the most pressing first: broken guardrails, overdue check-ins,
/// unhealthy and stale KPIs.
struct Attention {
  struct Call: Hashable {
    let sign: Character
    let role: Role
    let title: String
    let why: String
  }

  private let deck: Deck

  init(_ deck: Deck) {
    self.deck = deck
  }

  var calls: [Call] { errors + broken + overdue + unhealthy + stale }

  private var errors: [Call] {
    deck.organization.findings.filter { $0.severity == .error }.prefix(2).map {
      Call(sign: "!", role: .error, title: $0.message, why: "4 shows")
    }
  }

  private var broken: [Call] {
    deck.keyResults.filter { $0.isBrokenGuardrail && !$0.status.isClosed }.map {
      Call(sign: "!", role: .broken, title: $0.keyResult.title, why: "broken")
    }
  }

  private var overdue: [Call] {
    deck.keyResults.filter(\.isOverdue)
      .sorted { ($0.due ?? deck.day) < ($1.due ?? deck.day) }
      .map { standing in
        let days = standing.due.map { deck.day - $0 } ?? 0
        return Call(
          sign: "?", role: .overdue, title: standing.keyResult.title, why: "\(days) days late")
      }
  }

  private var unhealthy: [Call] {
    kpis { $0.health == .unhealthy }.map { kpi, standing in
      Call(sign: "!", role: .unhealthy, title: kpi.title, why: standing.figure(of: kpi))
    }
  }

  private var stale: [Call] {
    kpis(\.isStale).map { kpi, standing in
      let days = standing.lastReading.map { deck.day - $0.on.day } ?? 0
      return Call(sign: "?", role: .stale, title: kpi.title, why: "\(days) days old")
    }
  }

  private func kpis(_ isMeant: (KPIStanding) -> Bool) -> [(KPI, KPIStanding)] {
    deck.kpis.compactMap { kpi in
      guard let standing = deck.review.standing(of: kpi.ref), isMeant(standing) else { return nil }
      return (kpi, standing)
    }
  }
}

extension Status {
  var isClosed: Bool { self == .achieved || self == .missed || self == .dropped }
}
