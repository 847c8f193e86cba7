// As a class it would be smaller to copy, and crashes the optimizer of Swift 6.3.1 (CopyPropagation)
// in release builds, where `current` is switched over.

/// Where a key result stands on the day looked at.
public struct KeyResultStanding: Sendable {
  /// What it stands at.
  public enum Current: Hashable, Sendable {
    /// A number in the key result's unit.
    case number(Double)
    /// How much is done, 0…1, as somebody judged it: 1 is done, 0 not done.
    case done(share: Double)
    /// The ids of the milestones reached.
    case reached(Set<String>)

    /// The ids of the milestones reached; none where there are no milestones.
    package var milestones: Set<String> { if case .reached(let ids) = self { ids } else { [] } }
  }

  /// The ids of the milestones reached so far.
  package var reachedMilestones: Set<String> { current?.milestones ?? [] }

  /// The key result, with the targets of that day.
  public var keyResult: KeyResult { keyResults[index] }
  // Those of its objective, which are there anyway.
  private let keyResults: [KeyResult]
  private let index: Int
  /// The day looked at.
  public let day: Day
  /// The day it is due, by default the cycle's last.
  public let lastDay: Day
  /// The check-ins of the cycle in order; what its KPI supplied are check-ins too.
  public let checkIns: [CheckIn]
  /// What recorded the number it stands at: a check-in, or a value of its KPI, which may be from
  /// before the cycle. `nil` where it stands at no number.
  public let source: CheckIn?
  /// The latest check-in; with a KPI the latest of its own and of the KPI's readings in the cycle.
  public let lastCheckIn: CheckIn?
  /// The latest value; `nil`: not measured.
  public let current: Current?
  /// The value progress starts at; of a `reach` only.
  public let start: Double?
  /// Raw progress: below 0 is worse than the start, above 1 beyond the target. Not measured: `nil`.
  public let progress: Double?
  /// What progress should be on that day, 0…1.
  public let expected: Double
  /// How it is doing.
  public let status: Status
  /// What its status would be if nothing were overdue: on track, behind or at risk; else `nil`.
  public let pace: Status?
  /// How many decimals its percentages are printed with.
  let percentDecimals: Int
  /// The owner's latest call, 0…10.
  public let confidence: Int?
  /// Whether its progress is 0 or worse: a level that does not hold, or with `Over: share` did not
  /// hold in the latest interval. It matters for guardrails.
  public let isBroken: Bool
  /// The day its next check-in is due; `nil` where none is any more, or not yet.
  public let due: Day?
  /// Whether a check-in waits for its owner.
  public let isDue: Bool
  /// Whether it has waited three days longer than it may.
  public let isOverdue: Bool
  /// For how many days a check-in has been due; `nil` where none is.
  public let daysLate: Int?
  /// How often it is checked in.
  public let rhythm: Rhythm
  /// Whether it is there to be checked in: worked on, and not done with.
  public let isOpen: Bool
  /// The typed score, 0…1.
  public let score: Double?
  /// The state on that day.
  public let state: Objective.State

  /// The key result of an objective that stands at an index.
  init(
    _ index: Int, of objective: Objective, kpi: KPI?, cadence: Cadence, context: ObjectiveContext
  ) {
    let keyResult = objective.keyResults[index]
    let events = context.events(of: keyResult)
    let log = CheckInLog(keyResult, events: events, kpi: kpi, context: context)
    let start = log.start(of: keyResult)
    (keyResults, self.index) = (objective.keyResults, index)
    self.start = start
    day = context.day
    lastDay = keyResult.days(in: context.span).last
    checkIns = log.checkIns
    source = log.lastNumbered
    lastCheckIn = log.lastCheckIn
    current = log.current(of: keyResult)
    state = keyResult.state
    expected = keyResult.expected(
      on: context.day, in: context.span, start: start, isJudged: log.checkIns.areJudged)
    let share =
      keyResult.heldShare(log.heldAtClose, at: current)
      ?? keyResult.sharedIntervals(log.checkIns, every: cadence.every, context: context)
    progress = share?.progress ?? current.flatMap { keyResult.progress(at: $0, from: start) }
    percentDecimals = Status.decimals(
      progress: progress, expected: expected, settings: context.settings)
    isBroken = share?.isBroken ?? progress.map { $0 <= 0 } ?? false
    confidence = events.last { $0.confidence != nil }?.confidence
    score = events.lastScore
    let clock = CheckInClock(
      context, cadence, began: context.began(keyResult), last: log.lastDay)
    rhythm = cadence.every
    isOpen = state == .active && context.isAsked && !keyResult.isComplete(progress)
    due = isOpen ? clock.due : nil
    isDue = isOpen && clock.isDue
    isOverdue = isOpen && clock.isOverdue
    daysLate = isOpen ? clock.daysLate : nil
    let inputs = StatusRule.Inputs(
      state: state, within: context.state, progress: progress, expected: expected,
      isOverdue: isOverdue, isBroken: keyResult.role == .guardrail && isBroken,
      isGuardrail: keyResult.role == .guardrail, settings: context.settings)
    (status, pace) = (inputs.status, inputs.pace)
  }

  /// Whether it is averaged into the progress of its objective.
  public var isDriver: Bool { omission == nil }

  /// Why it is not averaged.
  var omission: Omission? { keyResult.role == .guardrail ? .guardrail : Omission(state) }

  /// Whether it is a guardrail that holds no longer.
  public var isBrokenGuardrail: Bool {
    keyResult.role == .guardrail && progress != nil && isBroken && state != .dropped
  }

  /// Whether the number it stands at is one of its KPI from before the cycle.
  public var isFromBefore: Bool { checkIns.isEmpty && source != nil }

  /// Whether a value lies so far outside of the way from start to target that it may be a slip: more
  /// than twice that way beyond either end.
  ///
  /// On 0 → 10 it is so for 1234, and for 31, not for 30.
  public func isFarOff(_ value: CheckInValue) -> Bool {
    guard case .number(let number) = value, case .reach = keyResult.kind,
      let progress = keyResult.progress(at: .number(number), from: start)
    else { return false }
    return progress > 3 || progress < -2
  }

  /// The numbers of its check-ins, in order: what a sparkline shows.
  public var numbers: [Double] { checkIns.compactMap(\.number) }
}

extension [JournalEvent] {
  var lastScore: Double? {
    for event in reversed() {
      if case .score(let score) = event.kind { return score }
    }
    return nil
  }
}
