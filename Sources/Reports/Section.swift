import Canvas
import Dashboard
import Goals

/// What a report says about one team, without the teams inside it.
struct Section: Sendable {
  let team: Team
  let name: String
  let lead: String
  /// The roll-up of the team's row, the teams inside it included.
  let rollup: Rollup
  /// Progress and what is expected of it, as they are printed.
  let shares: (progress: String, expected: String)
  /// What has to be said beside its figures.
  let reservations: [String]
  let objectives: [ObjectiveEntry]
  let kpis: [KPIEntry]
  let concerns: [ConcernEntry]
  let happenings: [Happening]
  private let cycle: CycleName

  init(
    _ team: Team, _ refs: [ObjectiveRef], _ kpis: [KPI], _ concerns: [Concern], in review: Review,
    _ cycle: CycleName, owner: String?
  ) {
    let organization = review.organization
    self.team = team
    self.cycle = cycle
    name = team.path.isRoot ? organization.name : team.name
    lead = organization.name(of: team.lead)
    rollup = Outline(of: organization, cycle: cycle, team: team.path, owner: owner)
      .rollup(in: review)
    shares = rollup.texts(by: organization.settings)
    reservations = review.reservations(about: rollup, of: team.path)
    objectives = refs.compactMap { ObjectiveEntry($0, in: review, cycle) }
    self.kpis = kpis.compactMap { kpi in
      review.standing(of: kpi.ref).map {
        KPIEntry(
          kpi: kpi, standing: $0, owner: organization.name(of: kpi.owner),
          saying: Saying(kpi, why: kpi.why, organization.settings))
      }
    }
    self.concerns = ConcernEntry.all(concerns, of: objectives, self.kpis, team: name)
    happenings = Happening.latest(of: refs, in: review)
  }

  /// Whether the team is one inside another.
  var isInner: Bool { team.path.parent?.isRoot == false }

  /// `expected 58 %`, where there is a pace, and what has to be said beside the figures.
  var facts: [String] { rollup.facts(shares, reservations) }

  /// What there is to say where the team has no objective.
  var emptiness: String? {
    if team.isClosed { return "Its directory is closed to you." }
    return objectives.isEmpty ? "No objectives in \(cycle.text)." : nil
  }
}

/// An objective with what measures it.
struct ObjectiveEntry: Sendable {
  let objective: Objective
  let standing: ObjectiveStanding
  let owner: String
  /// The title of the objective it supports.
  let supports: String?
  /// Its cycle, where that isn't the one reported on.
  let otherCycle: String?
  /// What has to be said beside its figures.
  let reservations: [String]
  let saying: Saying
  /// `score 0.8`, or at the cycle's end what is proposed until somebody closes it.
  let score: String
  /// What was learned, once it is closed.
  let learned: String
  let drivers: [KeyResultEntry]
  let guardrails: [KeyResultEntry]

  init?(_ ref: ObjectiveRef, in review: Review, _ cycle: CycleName) {
    let organization = review.organization
    guard let objective = organization.objective(ref), let standing = review.standing(of: ref)
    else { return nil }
    let events = JournalEvent.standing(organization.events[ref] ?? [], within: review.horizon)
    let isOver = organization.span(of: ref).map { $0.last < review.day } ?? false
    let entries = objective.keyResults.compactMap { keyResult in
      standing.keyResult(keyResult.ref.id).map {
        KeyResultEntry($0, events: events, isOver: isOver, in: organization)
      }
    }
    let proposed = isOver && standing.state == .active ? review.proposedScore(of: ref) : nil
    self.objective = objective
    self.standing = standing
    reservations = review.reservations(about: ref)
    saying = Saying(objective, why: objective.why, organization.settings)
    owner = organization.name(of: objective.owner)
    supports = organization.parent(of: ref).flatMap(organization.objective)?.title
    otherCycle = ref.cycle.name == cycle ? nil : ref.cycle.name.text
    score =
      standing.score.map { "score \(Decimal.text($0))" }
      ?? proposed.map { "proposed score \(Decimal.text($0))" } ?? ""
    let closing = events.last { $0.keyResult == nil && $0.kind == .state(standing.state) }
    learned = standing.state.isClosed ? closing?.note ?? "" : ""
    drivers = entries.filter { $0.standing.keyResult.role == .driver }
    guardrails = entries.filter { $0.standing.keyResult.role == .guardrail }
  }

  /// Who, how sure, against what: the parts that there are.
  var facts: [String] {
    [
      otherCycle ?? "", owner, objective.ambition == .committed ? "committed" : "",
      standing.status.isClosed || standing.status == .draft
        || standing.coverage != nil || standing.expected == nil
        ? "" : "expected \(standing.expectedText)",
      standing.rollsUpChildren
        ? "from \(standing.measured) of \(standing.drivers) objectives below"
        : standing.measuredText,
      standing.confidence.map { "confidence \(Confidence.text($0))" } ?? "",
      score,
    ].filter { !$0.isEmpty } + saying.own + reservations
  }
}

/// A key result, with the last thing that was said about it.
struct KeyResultEntry: Sendable {
  /// Something said, and by whom and when.
  struct Note: Sendable {
    let text: String
    let by: String
    let day: Day
  }

  let standing: KeyResultStanding
  let unit: Unit?
  /// Who answers for it, where that is not the objective's owner.
  let owner: String
  let note: Note?
  /// The typed score, or at the cycle's end the proposed one.
  let score: String
  let saying: Saying

  init(
    _ standing: KeyResultStanding, events: [JournalEvent], isOver: Bool,
    in organization: Organization
  ) {
    let keyResult = standing.keyResult
    self.standing = standing
    unit = organization.unit(of: keyResult)
    let proposed = isOver ? standing.proposedScore : nil
    score = (standing.score ?? proposed).map { Decimal.text($0) } ?? ""
    owner = organization.name(of: keyResult.owner)
    saying = Saying(keyResult, why: keyResult.why, organization.settings)
    note = events.last { $0.keyResult == keyResult.ref.id && !$0.note.isEmpty }.map {
      Note(text: $0.note, by: organization.person($0.by)?.name ?? $0.by, day: $0.at.day)
    }
  }

  var title: String { standing.keyResult.title }
  var aim: String { standing.aim(unit: unit) }
  var current: String { standing.currentText(unit: unit) }
  var confidence: String { standing.confidence.map { "\($0)" } ?? "" }

  /// What it says of itself, and who answers for it where that is somebody else.
  var sayings: [String] {
    (owner.isEmpty ? [] : ["\(FieldName.owner): \(owner)"]) + saying.parts
  }

  /// Of a guardrail whether it holds, of the others how it stands.
  var verdict: Verdict { standing.verdict }
}

/// A KPI as it stands.
struct KPIEntry: Sendable {
  let kpi: KPI
  let standing: KPIStanding
  let owner: String
  let saying: Saying

  /// What is held against the target: the level, or for growth the change.
  var value: String {
    kpi.isGrowth ? standing.figure(of: kpi) : standing.valueText(of: kpi)
  }

  /// What its last period tells where that is no wiggle: `signal ↑`, `drifting ↓`.
  var signal: String { standing.signalText }

  /// The latest periods, the oldest first, without one whose value is still to come.
  func levels(_ count: Int) -> [Double?] {
    standing.periods.dropLast(standing.isUnfinished ? 1 : 0).suffix(count).map(kpi.level)
  }
}
