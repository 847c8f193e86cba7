/// What is proposed when an objective is closed: scores, outcome, what becomes of it, with what
/// a person needs to judge them.
public struct ClosingProposal: Sendable {
  /// A key result as it stands when it is scored.
  public struct Line: Sendable {
    /// Where it stands: current value, raw progress, latest call.
    public let standing: KeyResultStanding
    /// Clamped progress to one decimal; not measured: `nil`.
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
  /// The weighted mean of its drivers' scores; not measured: `nil`.
  public let proposedScore: Double?
  /// The score that was typed, where it is closed already.
  public let typedScore: Double?
  /// Achieved where the score is what its ambition expects, else missed; not measured: `nil`.
  public let outcome: Objective.State?
  /// What is suggested to become of it.
  public let next: Next
  /// The cycle it would go on in; `nil`: it must be named, or it has gone on already.
  public let successor: CycleRef?
  /// How many of its guardrails are broken.
  public let guardrailsBroken: Int

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
    keyResults = objective.keyResults.compactMap { keyResult in
      standing.keyResults[keyResult.ref.id].flatMap { Line($0, changes) }
    }
    proposedScore = review.proposedScore(of: ref)
    typedScore = standing.score
    guardrailsBroken = standing.guardrailsBroken
    let outcome = ClosingProposal.outcome(of: typedScore ?? proposedScore, objective.ambition)
    self.outcome = outcome
    let hasGoneOn = review.organization.successor(of: ref) != nil
    successor =
      hasGoneOn ? nil : ref.cycle.name.next.map { CycleRef(team: ref.team, name: $0) }
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

  /// Whether a score asks for a note: a promise that was not kept whole.
  public func asksForNote(score: Double?) -> Bool {
    guard let score, objective.ambition == .committed else { return false }
    return Decimal.greater(objective.ambition.expectedScore, score)
  }

  private static func outcome(
    of score: Double?, _ ambition: Objective.Ambition
  ) -> Objective.State? {
    score.map { Decimal.greater(ambition.expectedScore, $0) ? .missed : .achieved }
  }
}

extension ClosingProposal.Line {
  fileprivate init?(_ standing: KeyResultStanding, _ changes: [TargetChange]) {
    guard standing.state != .dropped else { return nil }
    self.standing = standing
    proposedScore = Score.proposed(for: standing.progress)
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
