/// What is proposed when an objective is closed: scores, outcome, what becomes of it, with what
/// a person needs to judge them. It never changes, so that pages share it.
public final class ClosingProposal: Sendable {
  /// A key result as it stands when it is scored.
  public struct Line: Sendable {
    /// Where it stands: current value, raw progress, latest call.
    public let standing: KeyResultStanding
    /// Clamped progress to two decimals; of a driver that was never measured 0, of another `nil`.
    public let proposedScore: Double?
    /// The score that was typed.
    public let typedScore: Double?
    /// How its target was changed in the cycle, the earliest change first.
    public let retargets: [TargetChange]
    /// What was said last with a check-in; empty where nothing was.
    public let lastNote: String

    /// Its id.
    public var id: String { standing.keyResult.ref.id }
    /// The typed score, else the proposed one.
    public var score: Double? { typedScore ?? proposedScore }
  }

  /// What may become of an objective.
  public enum Next: String, Hashable, Sendable, CaseIterable {
    /// Nothing more.
    case end
    /// It goes on in the next cycle.
    case carryOver = "carry over"
    /// The level reached becomes a KPI's.
    case graduate
  }

  /// Which objective.
  public let objective: Objective
  /// Its state on the day of the review.
  public let state: Objective.State
  /// Its key results in the order of the file, without those dropped.
  public let keyResults: [Line]
  /// The weighted mean of how far its drivers are, to two decimals; without any: `nil`.
  public let proposedScore: Double?
  /// The score that was typed, where it is closed already.
  public let typedScore: Double?
  /// A stretch is achieved from a score of 0.7 on, a promise only where it was kept; else it is
  /// missed. Nothing to score: `nil`.
  public let outcome: Objective.State?
  /// What is suggested to become of it.
  public let next: Next
  /// The cycle it would go on in; `nil`: it must be named, or it has gone on already.
  public let successor: CycleRef?
  /// How many of its guardrails are broken.
  public let guardrailsBroken: Int
  /// The drivers, or the objectives below it where it rolls them up, that were never measured and
  /// count 0.
  public let unmeasured: [Reference]
  /// Whether each driver with a weight, or each objective below where it rolls them up, is reached.
  public let isKept: Bool

  let review: Review

  /// What is proposed for an objective on the day of a review; `nil` where there is no such one.
  public init?(of ref: ObjectiveRef, in review: Review) {
    guard let objective = review.organization.objective(ref),
      let standing = review.standing(of: ref)
    else { return nil }
    let changes = review.targetChanges(of: ref)
    self.review = review
    self.objective = objective
    state = standing.state
    keyResults = standing.keyResults.compactMap { Line($0, changes) }
    proposedScore = review.proposedScore(of: ref)
    typedScore = standing.score
    guardrailsBroken = standing.guardrailsBroken
    let terms = review.closingTerms(of: ref)
    let counted = terms.filter { $0.weight > 0 }
    unmeasured = counted.filter { $0.progress == nil }.map(\.reference)
    isKept =
      !counted.isEmpty && counted.allSatisfy { !Decimal.greater(1, $0.progress ?? 0) }
    let outcome = ClosingProposal.outcome(
      of: typedScore ?? proposedScore, objective.ambition, isKept: isKept)
    self.outcome = outcome
    let hasGoneOn = review.organization.successor(of: ref) != nil
    successor = hasGoneOn ? nil : review.organization.next(after: ref.cycle)
    switch outcome {
    case .missed where !hasGoneOn: next = .carryOver
    case .achieved where keyResults.count(where: \.canGraduate) == 1: next = .graduate
    default: next = .end
    }
  }

  /// What it was made of.
  public var organization: Organization { review.organization }

  /// The band of the proposed score.
  public var band: Band? { proposedScore.map(Band.init) }

  /// Its broken guardrails, in the order of the file.
  public var brokenGuardrails: [Line] { keyResults.filter(\.standing.isBrokenGuardrail) }

  /// Whether a note has to say more: a promise that was not kept whole, a guardrail that broke.
  ///
  /// A promise that nothing measures is kept where its score says so.
  public func asksForNote(score: Double?) -> Bool {
    guardrailsBroken > 0 || isShort(score: score)
  }

  /// Whether it is a promise that was not kept whole: it is missed, however near it came.
  public func isShort(score: Double?) -> Bool {
    guard objective.ambition == .committed, !isKept else { return false }
    return !(proposedScore == nil && Score.same(score, 1))
  }

  private static func outcome(
    of score: Double?, _ ambition: Objective.Ambition, isKept: Bool
  ) -> Objective.State? {
    guard let score else { return nil }
    return switch ambition {
    case .committed: isKept ? .achieved : .missed
    case .aspirational: Decimal.greater(ambition.expectedScore, score) ? .missed : .achieved
    }
  }
}

extension Review {
  /// What an objective is judged by at close: its drivers, or those below it where it rolls them up.
  fileprivate func closingTerms(
    of ref: ObjectiveRef
  ) -> [(reference: Reference, progress: Double?, weight: Double)] {
    guard let objective = organization.objective(ref), let standing = standing(of: ref) else {
      return []
    }
    if standing.rollsUpChildren {
      return countedChildren(of: ref).map { (.objective($0.ref), $0.progress, $0.weight) }
    }
    guard objective.rollup != .children else { return [] }
    return standing.keyResults.filter(\.isDriver)
      .map { (.keyResult($0.keyResult.ref), $0.progress, $0.keyResult.weight) }
  }
}

extension ClosingProposal.Line {
  fileprivate init?(_ standing: KeyResultStanding, _ changes: [TargetChange]) {
    guard standing.state != .dropped else { return nil }
    self.standing = standing
    proposedScore = standing.proposedScore
    typedScore = standing.score
    retargets = changes.filter { $0.keyResult == standing.keyResult.ref }
    lastNote = standing.checkIns.last { !$0.note.isEmpty }?.note ?? ""
  }

  /// The number it stands at.
  var number: Double? {
    if case .number(let number) = standing.current { number } else { nil }
  }

  /// Whether a number moves or holds, whether or not one is recorded.
  var isNumeric: Bool { standing.keyResult.isNumeric }

  fileprivate var canGraduate: Bool { standing.isDriver && number != nil }
}
