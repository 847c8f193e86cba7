import Canvas
import Dashboard
package import Goals

/// What a report tells: an organisation's cycle as of a day, a section for each team.
///
/// Everything is picked out once, so that no format can tell another story than the others.
package struct Report: Sendable {
  /// What is reported on.
  package struct Scope: Sendable {
    /// By default the one that runs.
    package var cycle: CycleName?
    /// Only what this team shows.
    package var team: TeamPath?
    /// Only what this person owns.
    package var owner: String?

    package init(cycle: CycleName? = nil, team: TeamPath? = nil, owner: String? = nil) {
      (self.cycle, self.team, self.owner) = (cycle, team, owner)
    }
  }

  let review: Review
  let cycle: CycleName
  let span: Span?
  /// The organisation, or the team that it is about.
  let title: String
  /// Whose objectives it is about, where those are somebody's only.
  let owner: String?
  let rollup: Rollup
  /// Progress and what is expected of it, as they are printed.
  let shares: (progress: String, expected: String)
  /// What has to be said beside its figures.
  let reservations: [String]
  let sections: [Section]

  package init(_ review: Review, _ scope: Scope = Scope()) {
    let organization = review.organization
    let cycle =
      scope.cycle ?? organization.currentCycle(on: review.day)
      ?? organization.settings.fiscalYear.quarter(of: review.day)
    let outline = Outline(
      of: organization, cycle: cycle, team: scope.team, owner: scope.owner)
    self.review = review
    (self.cycle, span) = (cycle, outline.span)
    let team = scope.team.flatMap { $0.isRoot ? nil : organization.teams[$0]?.name }
    title = team ?? (organization.name.isEmpty ? "The organisation" : organization.name)
    owner = scope.owner.map { organization.person($0)?.name ?? $0 }
    rollup = outline.rollup(in: review)
    shares = rollup.texts(by: organization.settings)
    reservations = review.reservations(about: rollup, of: scope.team ?? .root)
    sections = Report.sections(of: outline, scope, in: review)
  }

  private static func sections(
    of outline: Outline, _ scope: Scope, in review: Review
  ) -> [Section] {
    let organization = review.organization
    let refs = Dictionary(grouping: outline.nodes.map(\.ref), by: \.team)
    let owner = scope.owner.map { organization.person($0)?.id ?? $0 }
    let kpis = Dictionary(
      grouping: organization.activeKPIs.filter { owner == nil || $0.owner?.value == owner },
      by: \.ref.team)
    let meant = organization.teams.keys.filter { scope.team.map($0.isWithin) ?? true }
    let concerns = review.concerns()
    return Set(meant).union(refs.keys).sorted().compactMap { path in
      let section = Section(
        organization.teams[path] ?? Team(path: path), refs[path] ?? [], kpis[path] ?? [], concerns,
        in: review, outline.cycle, owner: scope.owner)
      // A person's report is about what the person has; nobody misses the others' teams in it.
      let isEmpty = section.objectives.isEmpty && section.kpis.isEmpty
      return isEmpty && (scope.owner != nil || path.isRoot) ? nil : section
    }
  }

  var objectives: [ObjectiveEntry] { sections.flatMap(\.objectives) }
  var concerns: [ConcernEntry] {
    sections.flatMap(\.concerns).sorted { $0.concern.matter < $1.concern.matter }
  }

  /// The share of the owners' calls on track less that at risk: `+31`.
  var netConfidence: String? {
    let calls = objectives.flatMap { $0.drivers + $0.guardrails }.compactMap(\.standing.confidence)
    return Confidence.net(of: calls).map(Confidence.netText)
  }

  /// How many objectives stand how by their pace, the good ones first; only what there is.
  var counts: [(status: Status, count: Int)] {
    let order: [Status] = [
      .achieved, .onTrack, .behind, .atRisk, .missed, .notMeasured, .draft, .dropped,
    ]
    let statuses = objectives.map(\.standing.verdict.status)
    return order.map { status in (status, statuses.count { $0 == status }) }
      .filter { $0.count > 0 }
  }

  /// How many of them have a check-in overdue, whatever their pace.
  var overdue: Int { objectives.count { $0.standing.status == .overdue } }

  /// `23 objectives: 12 on track, 11 behind; 3 overdue`
  var countsText: String {
    let count = objectives.count
    return (count == 1 ? "1 objective: " : "\(count) objectives: ")
      + counts.map { "\($0.count) \($0.status.rawValue)" }.joined(separator: ", ")
      + (overdue > 0 ? "; \(overdue) overdue" : "")
  }

  /// `expected 58 %`, where there is a pace, and what has to be said beside the figures.
  var facts: [String] { rollup.facts(shares, reservations) }

  /// The parts of the line over everything, its progress first.
  var headline: [String] {
    [shares.progress] + facts + (netConfidence.map { ["net confidence \($0)"] } ?? [])
      + (owner.map { ["owned by \($0)"] } ?? []) + [dateline]
  }

  /// `2026-Q4 · week 8 of 13`
  var when: [String] {
    [cycle.text] + (span.map { [$0.weekText(on: review.day)] } ?? [])
  }

  /// The day it tells of: a report is read later.
  var dateline: String { "as of \(review.day.text)" }

  /// What there is to say where there is nothing to show.
  var emptiness: String? {
    guard objectives.isEmpty else { return nil }
    if review.organization.objectives.isEmpty {
      return "\(title) has no objectives yet."
    }
    return (owner ?? title) + " has no objectives in \(cycle.text)."
  }

  /// That the files hold errors.
  var caveat: String? {
    let count = review.organization.findings.count { $0.severity == .error }
    guard count > 0 else { return nil }
    let errors = count == 1 ? "is 1 error" : "are \(count) errors"
    return "There \(errors) in the files, so the numbers may not be what was meant."
  }
}

extension Rollup {
  /// `expected 58 %`, where there is a pace, and what has to be said beside the figures.
  func facts(_ shares: (progress: String, expected: String), _ reservations: [String]) -> [String] {
    (hasPace ? ["expected \(shares.expected)"] : []) + reservations
  }

  /// Whether progress can be held against what is expected.
  var hasPace: Bool { expected != nil && coverage == nil }
}
