/// What a cycle of a team came to, for looking back on it.
///
/// It can be asked for at any time; before the cycle is closed it says what is known so far.
public struct Retrospective: Sendable {
  /// Something that was learned.
  public struct Lesson: Hashable, Sendable {
    /// The objective it was learned from.
    public let objective: ObjectiveRef
    /// The note of its closing.
    public let note: String
    /// When it was closed.
    public let day: Day
  }

  /// How the last calls of one colour came out.
  public struct Calls: Hashable, Sendable {
    /// What the calls said: on track, behind or at risk.
    public let call: Status
    /// How many key results were called so.
    public let count: Int
    /// How many of them were reached.
    public let reached: Int
  }

  /// A KPI of the team over the cycle.
  public struct Move: Hashable, Sendable {
    /// Which KPI.
    public let kpi: KPIRef
    /// The last value before the cycle, else the first in it.
    public let from: Double
    /// The last value in it.
    public let to: Double
    /// Its health on the day before the cycle.
    public let healthBefore: Health
    /// Its health on the cycle's last day, or on the day looked at.
    public let healthAfter: Health
  }

  /// Which cycle.
  public let cycle: Cycle
  /// Its objectives by their state, in the order of their paths; drafts are left out.
  public let objectives: [Objective.State: [ObjectiveRef]]
  /// The mean of the scores of what was achieved or missed, 0…1, not rounded; none: `nil`.
  public let meanScore: Double?
  /// How many of those scores lie in each band.
  public let bands: [Band: Int]
  /// The promises that scored 1.0.
  public let kept: [ObjectiveRef]
  /// The closed promises that scored less.
  public let broken: [ObjectiveRef]
  /// How targets were changed, the earliest change first.
  public let retargets: [TargetChange]
  /// What goes on, and as what.
  public let carriedOver: [ObjectiveRef: ObjectiveRef]
  /// What was learned, in the order of the objectives.
  public let lessons: [Lesson]
  /// The last calls against what came of them: on track, behind, at risk, as far as there are any.
  public let calls: [Calls]
  /// The team's KPIs that have a value before or in the cycle and another later in it.
  public let moves: [Move]
  /// The number of intervals of its rhythm in which a key result was checked in.
  public let checkedIn: Int
  /// In how many it should have been.
  public let checkInsPlanned: Int

  /// Looks back on a cycle; `nil` where there is none.
  public init?(of ref: CycleRef, in review: Review) {
    guard let cycle = review.organization.cycles[ref] else { return nil }
    let standings = review.organization.objectives.filter { $0.ref.cycle == ref }
      .compactMap { review.standing(of: $0.ref) }.filter { $0.state != .draft }
    let refs = standings.map(\.ref)
    self.cycle = cycle
    objectives = Dictionary(grouping: standings, by: \.state).mapValues { $0.map(\.ref) }
    let scored = standings.filter { $0.state == .achieved || $0.state == .missed }
      .compactMap { standing in review.score(of: standing.ref).map { (standing.ref, $0) } }
    meanScore =
      scored.isEmpty ? nil : scored.reduce(0) { $0 + $1.1 } / Double(scored.count)
    bands = Dictionary(grouping: scored) { Band(of: $0.1) }.mapValues(\.count)
    let promises = scored.filter { review.organization.objective($0.0)?.ambition == .committed }
    kept = promises.filter { !Decimal.greater(1, $0.1) }.map(\.0)
    broken = promises.filter { Decimal.greater(1, $0.1) }.map(\.0)
    retargets = refs.flatMap(review.targetChanges).sorted { $0.day < $1.day }
    carriedOver = refs.reduce(into: [:]) { $0[$1] = review.organization.successor(of: $1) }
    lessons = refs.flatMap(review.lessons)
    calls = Retrospective.calls(of: standings)
    moves = review.moves(of: ref.team, over: cycle.span)
    let intervals = refs.flatMap(review.checkInIntervals)
    (checkedIn, checkInsPlanned) = (intervals.count { $0 }, intervals.count)
  }

  /// The share of the planned check-ins that were made, 0…1; none planned: `nil`.
  public var discipline: Double? {
    checkInsPlanned > 0 ? Double(checkedIn) / Double(checkInsPlanned) : nil
  }

  private static func calls(of standings: [ObjectiveStanding]) -> [Calls] {
    let called = standings.filter { $0.state != .dropped }.flatMap(\.keyResults)
      .filter { $0.state != .dropped && $0.call != nil }
    return [Status.onTrack, .behind, .atRisk].compactMap { call in
      let same = called.filter { $0.call == call }
      guard !same.isEmpty else { return nil }
      let reached = same.count { !Decimal.greater(1, $0.progress ?? 0) }
      return Calls(call: call, count: same.count, reached: reached)
    }
  }
}

extension Organization {
  /// The objectives of a cycle that are neither closed nor drafts, in the order of their paths.
  public func openObjectives(in cycle: CycleRef) -> [Objective] {
    objectives.filter { $0.ref.cycle == cycle && $0.state == .active }
  }
}

extension Review {
  /// What was said when an objective was closed.
  fileprivate func lessons(of ref: ObjectiveRef) -> [Retrospective.Lesson] {
    standingEvents(of: ref).compactMap { event in
      guard event.keyResult == nil, case .state(let state) = event.kind, state.isClosed,
        !event.note.isEmpty
      else { return nil }
      return Retrospective.Lesson(objective: ref, note: event.note, day: event.at.day)
    }
  }

  fileprivate func moves(of team: TeamPath, over span: Span) -> [Retrospective.Move] {
    let end = min(day, span.last)
    return organization.activeKPIs.filter { $0.ref.team == team }.compactMap { kpi in
      let series = series(of: kpi)
      guard let last = series.last(where: { span.contains($0.day) }),
        let first = series.last(where: { $0.day < span.first })
          ?? series.first(where: { span.contains($0.day) }), first.day < last.day
      else { return nil }
      func health(on day: Day) -> Health {
        KPIStanding(
          kpi, within: Horizon(on: day, now: now), in: organization.settings.fiscalYear
        ).health
      }
      return Retrospective.Move(
        kpi: kpi.ref, from: first.value, to: last.value,
        healthBefore: health(on: span.first.advanced(by: -1)), healthAfter: health(on: end))
    }
  }

  /// For each interval in which a key result was to be checked in, whether it was.
  ///
  /// The intervals are those of the rhythm from the cycle's first day that were over, or have a
  /// check-in, by the day looked at and by the day the objective was closed; none after the day all
  /// was reached or done.
  fileprivate func checkInIntervals(of ref: ObjectiveRef) -> [Bool] {
    guard let objective = organization.objective(ref), let standing = standing(of: ref),
      standing.state != .dropped
    else { return [] }
    let closing = standingEvents(of: ref).closing?.day
    let context = ObjectiveContext(
      of: objective, in: organization,
      within: closing.map { $0 < day ? Horizon(on: $0, now: now) : horizon } ?? horizon)
    return standing.keyResults.filter { $0.state != .dropped }.flatMap { keyResult in
      let log = CheckInLog(
        keyResult.keyResult, events: context.events(of: keyResult.keyResult),
        kpi: organization.kpi(feeding: keyResult.keyResult), context: context)
      let days = log.days
      let isComplete = keyResult.keyResult.isComplete(keyResult.progress)
      let planned = context.intervals(every: keyResult.rhythm).filter { interval in
        !isComplete || days.last.map { interval.first <= $0 } ?? true
      }
      return planned.compactMap { interval in
        let isMade = days.contains(where: interval.contains)
        return isMade || interval.last <= context.day ? isMade : nil
      }
    }
  }
}
