/// How scores are proposed, averaged and read at close.
///
/// A score is 0 to 1 in hundredths. A driver that nobody ever measured counts 0.
public enum Score {
  /// The score that progress comes to: clamped to 0…1, to two decimals. 1 is reached and 0 is
  /// nothing; whatever lies between never reads as either. Not measured: `nil`.
  ///
  ///     Score.proposed(for: 0.951)    // 0.95
  ///     Score.proposed(for: 0.999)    // 0.99
  ///     Score.proposed(for: -0.25)    // 0
  public static func proposed(for progress: Double?) -> Double? {
    progress.flatMap { mean(of: [(share: $0, weight: 1)]) }
  }

  /// The weighted mean of shares to two decimals; `nil` where none has a weight.
  ///
  /// `Σ w·s / Σ w`: of 0.7 (weight 2) and 0.2 (weight 1), 1.6 / 3 = 0.53. 1 only where each is 1,
  /// 0 only where each is 0.
  static func mean(of terms: [(share: Double, weight: Double)]) -> Double? {
    let counted = terms.filter { $0.weight > 0 }
    guard !counted.isEmpty else { return nil }
    if counted.allSatisfy({ !Decimal.greater(1, $0.share) }) { return 1 }
    if counted.allSatisfy({ !Decimal.greater($0.share, 0) }) { return 0 }
    let weights = counted.reduce(0) { $0 + $1.weight }
    let mean = counted.reduce(0) { $0 + min(1, max(0, $1.share)) * $1.weight } / weights
    return min(0.99, max(0.01, Decimal.rounded(mean, to: 2)))
  }

  /// Whether a number can be a score: 0 to 1 with at most two decimals.
  public static func isValid(_ score: Double) -> Bool {
    (0...1).contains(score) && Decimal.equal(score, Decimal.rounded(score, to: 2))
  }

  /// Whether two scores are the same, two missing ones too.
  static func same(_ left: Double?, _ right: Double?) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    return Decimal.equal(left, right)
  }
}

/// How a score reads, by its two decimals: under 0.4 red, under 0.7 amber, else green. The raw value
/// is the word on the screen and in JSON.
public enum Band: String, Hashable, Sendable, CaseIterable {
  /// Under 0.4: no real progress was made.
  case red
  /// From 0.4 on, under 0.7: progress, but short of what was hoped for.
  case amber
  /// From 0.7 on: delivered.
  case green

  /// The band of a score, by its two decimals: 0.695 is read as 0.7.
  public init(of score: Double) {
    let printed = Decimal.rounded(score, to: 2)
    self =
      Decimal.greater(0.4, printed) ? .red : Decimal.greater(0.7, printed) ? .amber : .green
  }
}

extension Objective.Ambition {
  /// The score that is expected of it: 1.0 of a promise, 0.7 of a stretch.
  public var expectedScore: Double {
    switch self {
    case .committed: 1.0
    case .aspirational: 0.7
    }
  }
}

extension KeyResultStanding {
  /// The score that its progress comes to; of a driver with a weight that was never measured 0, of
  /// anything else that wasn't `nil`.
  public var proposedScore: Double? {
    Score.proposed(for: progress) ?? (isDriver && keyResult.weight > 0 ? 0 : nil)
  }
}

extension Review {
  /// The score of a key result: the typed one, else the proposed one.
  public func score(of ref: KeyResultRef) -> Double? {
    standing(of: ref).flatMap { $0.score ?? $0.proposedScore }
  }

  /// The score of an objective: the typed one, else the proposed one. Nothing to score: `nil`.
  public func score(of ref: ObjectiveRef) -> Double? {
    standing(of: ref)?.score ?? proposedScore(of: ref)
  }

  /// The weighted mean of how far an objective's drivers are, to two decimals, with the typed score
  /// of those that have another one than the proposed; where its progress comes from the objectives
  /// below it, of their scores. What was never measured counts 0.
  ///
  /// `typed` are scores by key result id that are about to be recorded.
  public func proposedScore(of ref: ObjectiveRef, typed: [String: Double] = [:]) -> Double? {
    guard let standing = standing(of: ref), standing.drivers > 0 else { return nil }
    if standing.rollsUpChildren {
      return Score.mean(of: countedChildren(of: ref).map { (score(of: $0.ref) ?? 0, $0.weight) })
    }
    let drivers = standing.keyResults.filter(\.isDriver)
    return Score.mean(
      of: drivers.map { driver in
        (driver.share(typed: typed[driver.keyResult.ref.id]), driver.keyResult.weight)
      })
  }
}

extension KeyResultStanding {
  /// What a key result adds to its objective's score. A score taken as proposed counts as the
  /// progress that it was rounded from.
  func share(typed: Double? = nil) -> Double {
    let progress = min(1, max(0, progress ?? 0))
    guard let score = typed ?? score, !Score.same(score, proposedScore) else { return progress }
    return score
  }
}
