extension Lint {
  mutating func look(at objective: Objective) {
    for team in objective.sharedWith where organization.teams[TeamPath(team.value)] == nil {
      let near = nearest(to: team.value, among: organization.teams.keys.map(\.text).sorted())
      report(
        .dangling, at: team.place, "there is no team \(team.value.quoted)",
        Remedy(meaning: near) ?? "write a team's path, like sales/outbound")
    }
    checkLinks(of: objective)
    guard includesPast || review.isOpen(objective) && !isOver(objective.ref.cycle) else { return }
    checkOwners(of: objective)
    if objective.why.trimmed.isEmpty {
      report(
        .noWhy, at: objective.place, "\(objective.title.quoted) doesn't say why it matters",
        "write Why: and what gets better once it is reached")
    }
    if TaskTitle.reads(objective.title, as: .objective) {
      report(
        .task, at: objective.place, "\(objective.title.quoted) reads like a task, not like an aim",
        "say what will be better for somebody, and how you would see it")
    }
    checkSupport(of: objective)
    checkKeyResults(of: objective)
  }

  private mutating func checkOwners(of objective: Objective) {
    if objective.owner == nil {
      report(
        .noOwner, at: objective.place, "\(objective.title.quoted) has no owner",
        "write Owner: and who answers for it")
    }
    for name in objective.named { check(owner: name) }
  }

  /// Without a list of people every name will do.
  mutating func check(owner name: Written<String>) {
    guard !people.isEmpty else { return }
    if let (person, day) = people.gone(name.value), day < self.today {
      report(
        .ownerLeft, at: name.place, "\(person.quoted) left on \(day.text) and is still named here",
        .handOver(from: name.value))
    }
    guard !people.knows(name.value) else { return }
    report(
      .unknownOwner, at: name.place, "nobody is known as \(name.value.quoted)",
      people.advice(for: name.value))
  }
}

extension Lint {
  private mutating func checkLinks(of objective: Objective) {
    let kpis = [objective.promotedFrom] + objective.keyResults.map(\.graduatedTo)
    for link in kpis.compactMap(\.self) {
      guard
        case .missing(let near) = organization.links.directory.kpi(
          link.value, from: objective.ref.team)
      else { continue }
      report(
        .dangling, at: link.place, "there is no KPI \(link.value.quoted)",
        Remedy(meaning: near) ?? "name one that exists, or remove this line")
    }
  }

  private mutating func checkSupport(of objective: Objective) {
    guard let span = organization.span(of: objective.ref) else { return }
    for link in objective.supports {
      let target = organization.links.directory.objective(link.value, from: objective.ref)
      guard case .found(let ref) = target, let other = organization.span(of: ref) else { continue }
      if review.standing(of: ref)?.state == .dropped { reportDropped(link, of: objective) }
      guard !span.overlaps(other) else { continue }
      report(
        .noOverlap, at: link.place,
        "\(link.value.quoted) is of \(other.text), which shares no day with "
          + objective.ref.cycle.name.text,
        "support an objective of the same time")
    }
    guard objective.supports.isEmpty, let aim = aims.above(objective.ref.cycle, span) else {
      return
    }
    report(
      .supportsNothing, at: objective.place, "\(objective.title.quoted) supports nothing",
      "write Supports: and what it helps to reach, perhaps \(aim.text)")
  }
}

extension Lint {
  private mutating func reportDropped(_ link: Written<String>, of objective: Objective) {
    report(
      .supportsDropped, at: link.place,
      "\(objective.title.quoted) supports \(link.value.quoted), which was dropped",
      "support what goes on, or drop it too")
  }
}

extension Span {
  fileprivate var text: String { "\(first.text) to \(last.text)" }
}

/// What the objectives of a team could support: an open one of each cycle, by team.
struct Aims {
  private let teams: [TeamPath: [(ref: ObjectiveRef, span: Span)]]

  init(_ organization: Organization, _ objectives: [Objective]) {
    let first = Dictionary(objectives.map { ($0.ref.cycle, $0.ref) }) { first, _ in first }
    let dated = first.values.compactMap { ref in
      organization.span(of: ref).map { (ref: ref, span: $0) }
    }
    teams = Dictionary(grouping: dated) { $0.ref.team }
  }

  /// An objective of a longer cycle of the team itself, or of a team above in a cycle that is at
  /// least as long; `nil`: the team's cycle stands at the top.
  func above(_ cycle: CycleRef, _ span: Span) -> ObjectiveRef? {
    var path: TeamPath? = cycle.team.isRoot ? nil : cycle.team
    while let team = path {
      let least = span.dayCount + (team == cycle.team ? 1 : 0)
      let found = teams[team]?.filter { $0.span.dayCount >= least && $0.span.overlaps(span) }
      if let best = found?.min(by: { $0.ref.text < $1.ref.text }) { return best.ref }
      path = team.parent
    }
    return nil
  }
}
