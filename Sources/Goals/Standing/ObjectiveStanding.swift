/// Where an objective stands on the day looked at.
public struct ObjectiveStanding: Sendable {
  /// Which objective.
  public let ref: ObjectiveRef
  /// Where each of its key results stands, in the order of the file.
  public let keyResults: [KeyResultStanding]
  /// The roll-up, 0…1: the weighted mean of its measured terms. `nil`: not measured.
  public let progress: Double?
  /// What the roll-up should be: the mean of the expected of the same terms.
  public let expected: Double?
  /// How many terms are measured.
  public let measured: Int
  /// How many terms there are: drivers, or children where it rolls up from them.
  public let drivers: Int
  /// Whether the terms are the objectives below it.
  public let rollsUpChildren: Bool
  /// Which part of its days those below it tell of, where that is too little for a pace.
  public let coverage: Coverage?
  /// How it is doing.
  public let status: Status
  /// What its status would be if nothing were overdue: on track, behind or at risk; else `nil`.
  public let pace: Status?
  /// How many decimals its percentages are printed with.
  let percentDecimals: Int
  /// The weighted mean of the calls of its drivers, 0…10.
  public let confidence: Double?
  /// How many of its guardrails are broken.
  public let guardrailsBroken: Int
  /// Whether one of its own key results is overdue.
  public let isOverdue: Bool
  /// For how many days the one of its own key results that is overdue longest has been due.
  public let daysLate: Int?
  /// The typed score, 0…1.
  public let score: Double?
  /// The state on that day.
  public let state: Objective.State
  /// Its weight in the roll-up of what it supports.
  public let weight: Double

  init(
    _ objective: Objective, keyResults: [KeyResultStanding], children: [ObjectiveStanding],
    coverage: Coverage?, context: ObjectiveContext
  ) {
    let own = keyResults.filter(\.isDriver)
    let usesChildren = objective.rollup.map { $0 == .children } ?? own.isEmpty
    let terms = usesChildren ? children.map(Rollup.Term.init) : own.map(Rollup.Term.init)
    let rollup = Rollup(terms)
    let broken = keyResults.count(where: \.isBrokenGuardrail)
    ref = objective.ref
    self.keyResults = keyResults
    (progress, expected, measured, drivers) =
      (rollup.progress, rollup.expected, rollup.measured, terms.count)
    percentDecimals = Status.decimals(
      progress: rollup.progress, expected: rollup.expected, settings: context.settings)
    rollsUpChildren = usesChildren && !children.isEmpty
    self.coverage = rollsUpChildren ? coverage : nil
    confidence = Rollup.confidence(of: own)
    guardrailsBroken = broken
    isOverdue = keyResults.contains(where: \.isOverdue)
    daysLate = keyResults.filter(\.isOverdue).compactMap(\.daysLate).max()
    score = context.events.filter { $0.keyResult == nil }.lastScore
    state = context.state
    weight = objective.weight
    let inputs = StatusRule.Inputs(
      state: context.state, progress: rollup.progress, expected: rollup.expected ?? 0,
      isOverdue: isOverdue, isBroken: broken > 0, hasPace: self.coverage == nil,
      settings: context.settings)
    (status, pace) = (inputs.status, inputs.pace)
  }

  /// Where one of its key results stands, by its id.
  public func keyResult(_ id: String) -> KeyResultStanding? {
    keyResults.first { $0.keyResult.ref.id == id }
  }

  /// The word where there is progress, and nothing that it could be held against.
  package static let noPace = "no pace"

  /// The status in a word. What has no pace was measured all the same.
  package var statusWord: String {
    coverage != nil && status == .notMeasured ? Self.noPace : status.rawValue
  }
}

/// A weighted mean over what is measured.
///
/// `Σ w·clamp(p) / Σ w` over the measured terms; all weights zero, or none measured: not measured.
/// Of 0.43 (weight 2) and 1.25 (weight 1): (0.86 + 1) / 3 = 0.62.
public struct Rollup: Sendable {
  /// A driver, or an objective below.
  struct Term {
    let progress: Double?
    let expected: Double
    let weight: Double

    /// What it counts as: progress within 0…1; `nil` where it isn't measured.
    var counted: Double? { progress.map { min(1, max(0, $0)) } }

    init(_ keyResult: KeyResultStanding) {
      progress = keyResult.progress
      expected = keyResult.expected
      weight = keyResult.keyResult.weight
    }

    init(_ objective: ObjectiveStanding) {
      progress = objective.progress
      expected = objective.expected ?? 0
      weight = objective.weight
    }
  }

  /// The mean progress, 0…1.
  public let progress: Double?
  /// The mean of what is expected of the same terms, 0…1.
  public let expected: Double?
  /// How many terms are measured, those of weight 0 too.
  public let measured: Int
  /// Which part of the days its terms tell of, where that is too little for a pace.
  public package(set) var coverage: Coverage?

  /// How far it is behind what is expected; not measured, or too little covered: `nil`.
  public func pace(_ settings: Settings) -> Status? {
    guard coverage == nil, let progress, let expected else { return nil }
    return .byPace(progress: progress, expected: expected, settings: settings)
  }

  init(_ terms: [Term]) {
    let measured = terms.filter { $0.progress != nil }
    let weights = measured.reduce(0) { $0 + $1.weight }
    self.measured = measured.count
    guard weights > 0 else {
      (progress, expected) = (nil, nil)
      return
    }
    let mean = measured.reduce(0) { $0 + $1.weight * ($1.counted ?? 0) } / weights
    progress = Rollup.told(mean, of: measured.filter { $0.weight > 0 }.compactMap(\.counted))
    expected = measured.reduce(0) { $0 + $1.weight * $1.expected } / weights
  }

  /// A mean that is 1 only where all its parts are, and 0 only where all are: a light part of a heavy
  /// whole is told, too.
  private static func told(_ mean: Double, of parts: [Double]) -> Double {
    if parts.allSatisfy({ Decimal.equal($0, 1) }) || parts.allSatisfy({ Decimal.equal($0, 0) }) {
      return mean
    }
    return Decimal.apart(
      Decimal.apart(mean, from: 1, isBelow: true), from: 0, isBelow: false)
  }

  /// The roll-up of a team or of the organisation, from its topmost objectives; drafts and dropped
  /// ones count nowhere.
  public init(of objectives: [ObjectiveStanding]) {
    self.init(objectives.filter { Omission($0.state) == nil }.map(Term.init))
  }

  static func confidence(of drivers: [KeyResultStanding]) -> Double? {
    let calls = drivers.filter { $0.confidence != nil }
    let weights = calls.reduce(0) { $0 + $1.keyResult.weight }
    guard weights > 0 else { return nil }
    return calls.reduce(0) { $0 + Double($1.confidence ?? 0) * $1.keyResult.weight } / weights
  }
}
