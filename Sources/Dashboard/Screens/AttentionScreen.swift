package import Canvas
package import Goals

/// What somebody should look at: silence, broken guardrails, KPIs out of their targets, faulty
/// files. What is the user's own comes first in each group.
package struct AttentionScreen: Screen {
  private var list: Listing

  init(_ deck: Deck) {
    list = Listing(AttentionRows(deck).groups)
  }

  package func hints(_ deck: Deck) -> [Hint] {
    [("?", "help"), ("Enter", "go there"), ("c", "check in"), ("P", "promote"), ("q", "close")]
  }

  package func subject(in deck: Deck) -> Reference? { list.item?.target }

  package mutating func show(_ deck: Deck, in rect: Rect) {
    list.replace(AttentionRows(deck).groups, in: rect.headed.body)
  }

  package mutating func handle(_ command: Command, _ deck: Deck, in rect: Rect) -> Outcome? {
    if list.move(command, in: rect.headed.body) { return .stays }
    switch command {
    case .open:
      guard let item = list.item else { return .stays }
      return item.target.map { .goes(to: $0) } ?? .opens(FindingsScreen(deck))
    case .openEditor:
      return list.item?.place.map { .does([.openEditor(file: $0.file, line: max(1, $0.line))]) }
    default: return nil
    }
  }

  package func draw(on frame: inout Frame, in rect: Rect, _ deck: Deck) {
    frame.fill(rect)
    let (head, body) = rect.headed
    let cycle = "\(deck.cycle.text) on \(deck.day.text)"
    frame.rule("Needs attention", note: cycle, in: head, isFocused: true)
    if list.isEmpty {
      let text =
        "Nothing needs attention: every check-in is made, every guardrail holds, every KPI is where "
        + "it should be, and nothing is wrong with the files."
      return frame.paragraph(text, in: body.inset(left: 2, right: 2), Ink(.muted))
    }
    list.draw(on: &frame, in: body)
  }
}

/// What needs attention in a deck, in groups.
struct AttentionRows {
  private let deck: Deck

  init(_ deck: Deck) {
    self.deck = deck
  }

  var groups: [Listing.Group] {
    [
      .init(title: "Check-ins overdue", items: checkIns(deck.keyResults.filter(\.isOverdue))),
      .init(
        title: "Check-ins due",
        items: checkIns(deck.keyResults.filter { $0.isDue && !$0.isOverdue })),
      .init(title: "Guardrails broken", items: guardrails),
      .init(title: "KPIs unhealthy", items: kpis { $0.health == .unhealthy && !$0.isStale }),
      .init(title: "KPIs silent", items: kpis { $0.isStale || $0.hasNoData }),
      findings,
    ]
  }

  private func checkIns(_ standings: [KeyResultStanding]) -> [Listing.Item] {
    let own = standings.filter { deck.isResponsible(for: $0.keyResult) }
    let others = standings.filter { !deck.isResponsible(for: $0.keyResult) }
    return (own.sorted { since($0) < since($1) } + others.sorted { since($0) < since($1) }).map {
      standing in
      let late = max(0, deck.day - since(standing))
      let day = late == 0 ? "today" : late == 1 ? "1 day late" : "\(late) days late"
      return Listing.Item(
        sign: standing.status.sign, role: standing.status.role, text: standing.keyResult.title,
        note: "\(day) \(Glyph.dot) \(responsible(for: standing.keyResult))",
        target: .keyResult(standing.keyResult.ref))
    }
  }

  private func since(_ standing: KeyResultStanding) -> Day { standing.due ?? deck.day }

  private func responsible(for keyResult: KeyResult) -> String {
    let owner = keyResult.owner ?? deck.organization.objective(keyResult.ref.objective)?.owner
    if deck.isResponsible(for: keyResult) { return "yours" }
    return owner.map { deck.name(of: $0.value) } ?? "nobody's"
  }

  private var guardrails: [Listing.Item] {
    ownFirst(deck.keyResults.filter { $0.isBrokenGuardrail && !$0.status.isClosed }) {
      deck.isResponsible(for: $0.keyResult)
    }
    .map { standing in
      let unit = deck.organization.unit(of: standing.keyResult)
      return Listing.Item(
        sign: "!", role: .broken, text: standing.keyResult.title,
        note: "\(standing.currentFigure(unit: unit)), should be \(standing.aim(unit: unit))",
        target: .keyResult(standing.keyResult.ref))
    }
  }

  private func kpis(_ isMeant: (KPIStanding) -> Bool) -> [Listing.Item] {
    ownFirst(deck.kpis) { $0.owner?.value == deck.userId }.compactMap { kpi in
      guard let standing = deck.review.standing(of: kpi.ref), isMeant(standing) else { return nil }
      let target = kpi.target.map { ", target \($0.value.text(in: kpi.targetUnit))" } ?? ""
      let last =
        standing.lastReading.map { "last reading on \($0.on.day.text)" } ?? "no reading yet"
      let isSilent = standing.isStale || standing.hasNoData
      var item = Listing.Item(
        sign: standing.sign, role: standing.role, text: kpi.title,
        note: isSilent ? last : standing.figure(of: kpi) + target, target: .kpi(kpi.ref))
      if standing.unhealthyPeriods >= 2 {
        item.detail =
          "unhealthy for \(standing.unhealthyPeriods) \(kpi.every.rawValue)s in a row; "
          + "P makes a recovery objective of it"
      }
      return item
    }
  }

  private func ownFirst<Object>(
    _ objects: [Object], _ isOwn: (Object) -> Bool
  ) -> [Object] {
    objects.filter(isOwn) + objects.filter { !isOwn($0) }
  }

  /// The gravest few; the rest is one step away.
  private var findings: Listing.Group {
    let rows = FindingRows(deck, withPractice: false)
    let found = rows.fromWarningsUp
    var items = found.prefix(5).map { rows.item($0, isBrief: true) }
    if found.count > items.count {
      let more = found.count - items.count
      items.append(Listing.Item(text: "\(more) more; Enter shows all findings"))
    }
    return Listing.Group(title: "Findings", items: items, count: found.count)
  }
}
