import Canvas
import Goals

/// What somebody should look at: silence, broken guardrails, KPIs out of their targets, faulty
/// files. What is the user's own comes first in each group.
struct AttentionScreen: ListScreen {
  var list: Listing
  /// What the overview is narrowed to, and this with it.
  private let filter: Filter

  init(_ deck: Deck, _ filter: Filter = Filter()) {
    self.filter = filter
    list = Listing(AttentionRows(deck, filter).groups)
  }

  var nothing: String {
    filter.isEmpty
      ? AttentionScreen.allWell : "Nothing that meets \"\(filter.text)\" needs attention."
  }

  private static let allWell =
    "Nothing needs attention: every check-in is made, every guardrail holds, every KPI is where it "
    + "should be, and nothing is wrong with the files."

  func title(_ deck: Deck) -> String { "Needs attention" + filter.suffix }

  func note(_ deck: Deck, width: Int) -> String {
    width < 60 ? "" : "\(deck.cycle.text) on \(deck.day.text)"
  }

  func groups(_ deck: Deck) -> [Listing.Group] { AttentionRows(deck, filter).groups }

  func hints(_ deck: Deck) -> [Hint] {
    list.isEmpty
      ? Listing.emptyHints
      : KeyTable.hints(
        (.help, "help"), (.open, "go there"), (.checkIn, "check in"), (.promote, "promote"),
        (.close, "close"))
  }

  func open(_ item: Listing.Item, _ deck: Deck) -> Outcome {
    if let place = item.place, deck.isConflict(at: place) {
      return .opens(ConflictScreen(from: place))
    }
    return item.target.map { .goes(to: $0) } ?? .opens(FindingsScreen(deck))
  }

  mutating func handleOwn(_ command: Command, in context: ScreenContext) -> Outcome? {
    command == .attention ? .stays : nil
  }
}

/// What needs attention in a deck, in groups.
struct AttentionRows {
  private let deck: Deck
  private let filter: Filter

  init(_ deck: Deck, _ filter: Filter = Filter()) {
    self.deck = deck
    self.filter = filter.resolved(in: deck)
  }

  var groups: [Listing.Group] {
    let concerns = deck.concerns.filter { filter.matches($0.reference, deck) }
    let groups = Dictionary(grouping: concerns, by: \.matter)
    return Concern.Matter.allCases.map { matter in
      Listing.Group(title: matter.title, items: ownFirst(groups[matter] ?? []).map(item))
    } + (filter.isEmpty ? [unclosed, findings] : [])
  }

  /// Cycles that are over; the cursor on one is on its first open objective, where Z begins.
  private var unclosed: Listing.Group {
    let cycles = deck.organization.cycles.values.filter { !$0.isClosed && $0.span.last < deck.day }
    let items = cycles.sorted { ($0.span.last, $0.ref.path) < ($1.span.last, $1.ref.path) }
      .compactMap(item)
    return Listing.Group(title: "Cycles to close with Z", items: items)
  }

  /// Nothing where all of its objectives are closed.
  private func item(_ cycle: Cycle) -> Listing.Item? {
    let open = deck.organization.openObjectives(in: cycle.ref)
    guard let first = open.first else { return nil }
    return Listing.Item(
      sign: "?", role: .overdue, text: cycle.ref.path,
      note: "ended on \(cycle.span.last.text), \(open.count) open",
      target: .objective(first.ref))
  }

  private func ownFirst(_ concerns: [Concern]) -> [Concern] {
    concerns.filter(isOwn) + concerns.filter { !isOwn($0) }
  }

  private func isOwn(_ concern: Concern) -> Bool {
    switch concern.reference {
    case .keyResult(let ref):
      deck.organization.keyResult(ref).map(deck.isResponsible) ?? false
    case .kpi(let ref): deck.organization.kpi(ref)?.owner?.value == deck.userId
    default: false
    }
  }

  private func item(_ concern: Concern) -> Listing.Item {
    Listing.Item(
      sign: concern.sign, role: concern.role, text: deck.title(of: concern),
      note: note(on: concern), isNoteKept: true, detail: offer(on: concern),
      target: concern.reference)
  }

  /// `50, should be ≥ 9 %`, `12 days late · yours`
  private func note(on concern: Concern) -> String {
    switch (concern.matter, concern.reference) {
    case (.broken, .keyResult(let ref)): held(ref)
    case (.unhealthy, .kpi(let ref)): measured(ref)
    case (.signal, .kpi(let ref)): signalled(ref)
    case (.silent, _):
      concern.since.map { "last reading on \($0.text)" } ?? "no reading yet"
    default: "\(deck.reason(of: concern)) \(Glyph.dot) \(owner(of: concern))"
    }
  }

  private func held(_ ref: KeyResultRef) -> String {
    guard let standing = deck.review.standing(of: ref) else { return "" }
    let unit = deck.organization.unit(of: standing.keyResult)
    return "\(standing.currentFigure(unit: unit)), should be \(standing.aim(unit: unit))"
  }

  private func measured(_ ref: KPIRef) -> String {
    let target = deck.organization.kpi(ref)?.targetText ?? ""
    return deck.figure(of: ref) + (target.isEmpty ? "" : ", target " + target)
  }

  private func signalled(_ ref: KPIRef) -> String {
    guard let kpi = deck.organization.kpi(ref), let standing = deck.review.standing(of: ref),
      let signal = standing.behavior.signal
    else { return "" }
    return standing.text(since: signal, kpi)
  }

  private func owner(of concern: Concern) -> String {
    if isOwn(concern) { return "yours" }
    let owner: Written<String>? =
      switch concern.reference {
      case .keyResult(let ref):
        deck.organization.keyResult(ref).flatMap(deck.organization.owner)
      case .kpi(let ref): deck.organization.kpi(ref)?.owner
      default: nil
      }
    return owner.map { deck.name(of: $0.value) } ?? "nobody's"
  }

  private func offer(on concern: Concern) -> String {
    guard concern.matter == .unhealthy, case .kpi(let ref) = concern.reference,
      let kpi = deck.organization.kpi(ref), let standing = deck.review.standing(of: ref),
      let recovery = deck.review.recovery(of: ref)
    else { return "" }
    return "\(recovery.text(of: kpi, standing)); "
      + "\(Command.promote.key) makes a recovery objective of it"
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
