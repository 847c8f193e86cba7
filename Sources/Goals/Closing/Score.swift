/// How scores are proposed, averaged and read at close.
///
/// A score is 0 to 1 in tenths. What nobody measured has none, and is left out of every mean.
public enum Score {
  /// The score that progress comes to: clamped to 0…1 and rounded to one decimal, ties away from
  /// zero. Not measured: `nil`.
  ///
  ///     Score.proposed(for: 0.65)    // 0.7
  ///     Score.proposed(for: -0.25)   // 0
  public static func proposed(for progress: Double?) -> Double? {
    progress.map { Decimal.rounded(min(1, max(0, $0)), to: 1) }
  }

  /// The weighted mean of scores to one decimal; `nil` where none counts.
  ///
  /// `Σ w·s / Σ w`: of 0.7 (weight 2) and 0.2 (weight 1), 1.6 / 3 = 0.5.
  static func mean(of terms: [(score: Double?, weight: Double)]) -> Double? {
    let counted = terms.compactMap { term in term.score.map { (score: $0, weight: term.weight) } }
    let weights = counted.reduce(0) { $0 + $1.weight }
    guard weights > 0 else { return nil }
    let mean = counted.reduce(0) { $0 + $1.score * $1.weight } / weights
    return Decimal.rounded(min(1, max(0, mean)), to: 1)
  }

  /// Whether two scores are the same tenth, two missing ones too.
  static func same(_ left: Double?, _ right: Double?) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    return Decimal.equal(left, right)
  }
}

/// How a score reads: 0.0–0.3 red, 0.4–0.6 amber, 0.7–1.0 green. The raw value is the word on the
/// screen and in JSON.
public enum Band: String, Hashable, Sendable, CaseIterable {
  /// Up to 0.3: no real progress was made.
  case red
  /// 0.4 to 0.6: progress, but short of what was hoped for.
  case amber
  /// 0.7 and above: delivered.
  case green

  /// The band of a score, by its first decimal: 0.35 is read as 0.4.
  public init(of score: Double) {
    let tenth = Decimal.rounded(score, to: 1)
    self = tenth < 0.35 ? .red : tenth < 0.65 ? .amber : .green
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

extension Review {
  /// The score of a key result: the typed one, else the proposed one. Not measured: `nil`.
  public func score(of ref: KeyResultRef) -> Double? {
    standing(of: ref).flatMap { $0.score ?? Score.proposed(for: $0.progress) }
  }

  /// The score of an objective: the typed one, else the proposed one. Not measured: `nil`.
  public func score(of ref: ObjectiveRef) -> Double? {
    standing(of: ref)?.score ?? proposedScore(of: ref)
  }

  /// The weighted mean of the scores of an objective's drivers to one decimal, the typed ones where
  /// some are typed; where its progress comes from the objectives below it, of theirs.
  ///
  /// `typed` are scores by key result id that are about to be recorded.
  public func proposedScore(of ref: ObjectiveRef, typed: [String: Double] = [:]) -> Double? {
    guard let standing = standing(of: ref), standing.drivers > 0 else { return nil }
    if standing.rollsUpChildren {
      return Score.mean(of: countedChildren(of: ref).map { (score(of: $0.ref), $0.weight) })
    }
    let drivers = standing.keyResults.values.filter(\.isDriver)
    return Score.mean(
      of: drivers.map { driver in
        let id = driver.keyResult.ref.id
        return (typed[id] ?? score(of: driver.keyResult.ref), driver.keyResult.weight)
      })
  }
}
