import Canvas
import Goals

/// What somebody should look at: what is the user's own first, then broken guardrails, what is at
/// risk, KPIs out of their targets, silence, faulty files.
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
    let place = list.place.map { "\($0.row) of \($0.count)  " } ?? ""
    return width < 60 ? "" : place + "\(deck.cycle.text) on \(deck.then.day.text)"
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

  /// What is the user's own first, whatever the matter; then by how pressing it is.
  var groups: [Listing.Group] {
    let concerns = deck.concerns.filter { filter.matches($0.reference, deck) }
    let own = Listing.Group(title: "Yours", items: concerns.filter(isOwn).map(item))
    let others = Dictionary(grouping: concerns.filter { !isOwn($0) }, by: \.matter)
    let groups = Concern.Matter.allCases.map { matter in
      Listing.Group(title: matter.title, items: (others[matter] ?? []).map(item))
    }
    return [own] + groups + (filter.isEmpty ? [unclosed, findings] : [])
  }

  /// The same in one list, without check-ins that may still wait: what a preview shows first.
  var pressing: [Listing.Item] {
    let findings = FindingRows(deck, withPractice: false)
    let faults = findings.fromWarningsUp.map { findings.item($0, isBrief: true) }
    let concerns = deck.concerns.filter { $0.matter != .due }
    return (concerns.filter(isOwn) + concerns.filter { !isOwn($0) }).map(item) + unclosed.items
      + faults
  }

  /// Cycles that are over; the cursor on one is on its first open objective, where Z begins.
  private var unclosed: Listing.Group {
    let items = deck.organization.unclosedCycles(on: deck.day).map { cycle, open in
      Listing.Item(
        sign: "?", role: .overdue, text: cycle.ref.path,
        figure: "ended on \(cycle.span.last.text), \(open.count) open",
        target: open.first.map { .objective($0.ref) })
    }
    return Listing.Group(title: "Cycles to close with \(Command.closing.key)", items: items)
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
    let who = owner(of: concern)
    return Listing.Item(
      sign: concern.sign, role: concern.role, text: deck.title(of: concern),
      figure: deck.reason(of: concern), note: home(of: concern),
      noteEnd: who, isNoteKept: true, who: who, detail: offer(on: concern),
      target: concern.reference)
  }

  /// What it belongs to: the objective of a key result, the team of a KPI.
  private func home(of concern: Concern) -> String {
    let home =
      switch concern.reference {
      case .keyResult(let ref): deck.organization.objective(ref.objective)?.title ?? ""
      case .kpi(let ref) where !ref.team.isRoot:
        deck.organization.teams[ref.team]?.name ?? ref.team.text
      default: ""
      }
    return home
  }

  private func owner(of concern: Concern) -> String {
    let owner: Written<String>? =
      switch concern.reference {
      case .keyResult(let ref):
        deck.organization.keyResult(ref).flatMap(deck.organization.owner)
      case .kpi(let ref): deck.organization.kpi(ref)?.owner
      default: nil
      }
    return owner.map { deck.name(of: $0.value) } ?? "nobody"
  }

  private func offer(on concern: Concern) -> String {
    guard concern.matter == .unhealthy, case .kpi(let ref) = concern.reference,
      let kpi = deck.organization.kpi(ref), let standing = deck.standing(of: ref),
      let recovery = deck.then.recovery(of: ref)
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

extension Organization {
  /// The cycles that ended before a day and hold objectives that are open still, the earliest first.
  func unclosedCycles(on day: Day) -> [(cycle: Cycle, open: [Objective])] {
    cycles.values.filter { !$0.isClosed && $0.span.last < day }
      .sorted { ($0.span.last, $0.ref.path) < ($1.span.last, $1.ref.path) }
      .map { ($0, openObjectives(in: $0.ref)) }.filter { !$0.1.isEmpty }
  }
}
