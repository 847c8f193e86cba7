import Canvas
import Goals

/// What is said of the organisation: how its objectives stand, what needs attention, what happened
/// lately, how the cycle has gone, its teams, and what is next.
struct OrganizationFacts {
  private let deck: Deck
  private let standings: [ObjectiveStanding]

  init(_ deck: Deck) {
    self.deck = deck
    standings = deck.outline.nodes.compactMap { deck.review.standing(of: $0.ref) }
  }

  func passages(isBrief: Bool) -> [Passage] {
    guard !standings.isEmpty else { return [] }
    return [
      .text([counts], .muted), mix, .text([advice], .muted), attention, isBrief ? nil : lately,
      isBrief ? nil : course, teams, .text([ending], .muted),
    ].compactMap(\.self).filter { !$0.isEmpty }
  }

  private var counts: String {
    [
      deck.isPastCycle ? "as of \(deck.then.day.text)" : "", counted(standings.count, "objective"),
      counted(deck.keyResults.count, "key result"),
    ].filter { !$0.isEmpty }.joined(separator: " \(Glyph.dot) ")
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  private static let order: [Status] = [
    .achieved, .onTrack, .behind, .atRisk, .missed, .notMeasured, .draft, .dropped,
  ]

  /// How many stand how, by their pace; what is overdue is counted besides.
  private var mix: Passage {
    let facts = Self.order.compactMap { status -> Fact? in
      let count = standings.count { $0.verdict.status == status }
      guard count > 0 else { return nil }
      return Fact(sign: status.sign, role: status.role, label: status.rawValue, value: "\(count)")
    }
    let late = standings.count { $0.status == .overdue }
    let overdue = Fact(
      sign: Status.overdue.sign, role: .overdue, label: "overdue", value: "\(late)", isContext: true
    )
    var passage = Passage(facts + (late > 0 ? [overdue] : []), .mix)
    passage.isWhole = true
    return passage
  }

  private var attention: Passage {
    let items = AttentionRows(deck).pressing
    return Passage(
      "Needs attention", note: Command.attention.key,
      items.map { item in
        Fact(
          about: item.target, sign: item.sign, role: item.role, label: item.text,
          value: item.figure.isEmpty ? item.note : item.figure,
          who: item.who)
      }, .lines)
  }

  /// What happened since the last look, or in a week.
  private var lately: Passage {
    let (title, entries): (String, [Feed.Entry])
    if let look = deck.user.lastLook {
      entries = Feed(of: deck.review, since: look.day, edits: deck.edits).entries(after: look)
      title = "Since you last looked, \(look.day.dayAndMonth)"
    } else {
      let first = deck.then.day.advanced(by: -6)
      entries = Feed(of: deck.then, since: first, edits: deck.edits).entries
      title = "This week"
    }
    let facts = FeedFacts(deck).facts(of: entries.lazy.filter { !$0.isTakenBack }.prefix(60))
    return Passage(title, note: Command.history.key, facts, .said)
  }

  /// The roll-up week by week.
  private var course: Passage? {
    ChartSubject(courseOf: deck).map { subject in
      let rollup = deck.outline.rollup(in: deck.review)
      let shares = rollup.texts(by: deck.organization.settings)
      let trend = deck.trend.map { ", \($0) this week" } ?? ""
      return Passage(
        "The cycle so far", note: shares.progress + trend, Passage.Plot(subject: subject))
    }
  }

  private var teamRows: [TeamPath] {
    var seen: Set<TeamPath> = []
    return deck.outline.nodes.map(\.ref.team).filter { !$0.isRoot && seen.insert($0).inserted }
  }

  private var teams: Passage {
    let facts = teamRows.map { team -> Fact in
      let own = standings.filter { $0.ref.team == team }
      let rollup = Rollup(of: own)
      var fact = Fact(label: deck.organization.teams[team]?.name ?? team.name)
      (fact.progress, fact.expected) = (rollup.progress, rollup.expected)
      fact.value = rollup.texts(by: deck.organization.settings).progress
      if let pace = rollup.pace(deck.organization.settings) {
        (fact.sign, fact.role) = (pace.sign, pace.role)
      }
      return fact
    }
    return Passage("Teams", facts.count > 1 ? facts : [], .gauges)
  }
}

// MARK: - What to do next

extension OrganizationFacts {
  /// What a person who has just made a data directory reads first.
  private static let onlyDrafts =
    "A draft doesn't count yet. Go to it with \(Command.down.key): \(Command.edit.key) edits it, "
    + "\(Command.state.key) makes it active; \(Command.addSibling.key) adds one of your own, "
    + "\(Command.addChild.key) a key result to it, \(Command.checkIn.key) checks it in."

  /// What to do next where everything is a draft, or the cycle is over; empty in between.
  private var advice: String {
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
      + "\(open == 1 ? "is" : "are") still open: \(Command.closing.key) closes them one by one, and "
      + "shows what is planned next."
  }

  /// When the running cycle ends.
  private var ending: String {
    guard let last = deck.outline.span?.last, last >= deck.day else { return "" }
    let open = standings.count { !$0.state.isClosed && $0.ref.cycle.name == deck.cycle }
    return
      "\(deck.cycle.text) ends in \(Deck.daysText(last - deck.day)) \(Glyph.dot) \(open) open"
      + " \(Glyph.dot) \(Command.closing.key) closes them"
  }
}

extension ChartSubject {
  /// How far the organisation was at the end of each week of the cycle shown; nothing before two are
  /// over.
  init?(courseOf deck: Deck) {
    guard let span = deck.outline.span, span.first < deck.day else { return nil }
    let today = min(deck.day, span.last)
    let days = Array(stride(from: span.first.number + 6, to: today.number, by: 7)) + [today.number]
    let rollup = deck.outline.rollup(in: deck.review)
    entries = days.compactMap { number in
      let day = Day(number: number)
      let share =
        number == today.number
        ? rollup.progress : deck.review.progress(of: deck.outline, on: day)
      return share.map {
        Entry(
          day: day, value: $0 * 100, text: percentText($0), source: "", note: "",
          role: rollup.pace(deck.organization.settings)?.role ?? .spark)
      }
    }
    guard entries.count > 1 else { return nil }
    title = deck.organization.name
    (sign, role) = (" ", .text)
    unit = .percent
    range = span.first.number...span.last.number
    let ends = [Chart.Point(span.first.number, 0), Chart.Point(span.last.number, 100)]
    if rollup.coverage == nil {
      guides = [Chart.Guide(ends, label: "expected", .expected)]
    }
  }
}
