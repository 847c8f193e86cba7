/// A team or an owner who always reaches what should have been a stretch.
///
/// An aspirational objective expects 0.7. Who averages above 0.85 in each of the last two closed
/// cycles aims too low (the practice the field calls sandbagging).
public struct Sandbagging: Hashable, Sendable {
  /// Who aims too low.
  public enum Subject: Hashable, Sendable {
    /// A team.
    case team(TeamPath)
    /// An owner, by id.
    case owner(String)
  }

  /// A closed cycle and the mean of its aspirational scores.
  public struct Mean: Hashable, Sendable {
    /// Which cycle.
    public let cycle: CycleName
    /// The mean, 0…1, not rounded.
    public let score: Double
    /// How many objectives it is the mean of.
    public let objectives: Int
  }

  /// The mean above which aspirational scores are too good.
  public static let limit = 0.85

  /// Who.
  public let subject: Subject
  /// The last two closed cycles, the earlier one first.
  public let cycles: [Mean]

  /// Everybody who sandbags on the day of a review, teams before owners.
  ///
  /// The last two closed cycles are those in which the team or the owner has aspirational scores:
  /// 0.9 and 0.8 (mean 0.85) in the last one is not above the limit, 0.9 and 0.9 is. A dropped
  /// objective has no part in it.
  public static func suspects(in review: Review) -> [Sandbagging] {
    let scored = review.aspirationalScores
    let teams = Dictionary(grouping: scored) { Subject.team($0.ref.team) }
    let owned = scored.filter { $0.owner != nil }
    let owners = Dictionary(grouping: owned) { Subject.owner($0.owner ?? "") }
    return
      (teams.sorted { $0.key.text < $1.key.text } + owners.sorted { $0.key.text < $1.key.text })
      .compactMap { Sandbagging($0.key, $0.value) }
  }

  private init?(_ subject: Subject, _ scores: [AspirationalScore]) {
    let cycles = Dictionary(grouping: scores, by: \.ref.cycle.name)
    let latest = cycles.values.sorted {
      ($0[0].span.last, $0[0].span.first) < ($1[0].span.last, $1[0].span.first)
    }
    .suffix(2)
    guard latest.count == 2 else { return nil }
    self.subject = subject
    self.cycles = latest.map { scores in
      Mean(
        cycle: scores[0].ref.cycle.name,
        score: scores.reduce(0) { $0 + $1.score } / Double(scores.count), objectives: scores.count)
    }
    guard self.cycles.allSatisfy({ Decimal.greater($0.score, Sandbagging.limit) }) else {
      return nil
    }
  }
}

extension Sandbagging.Subject {
  fileprivate var text: String {
    switch self {
    case .team(let path): path.text
    case .owner(let id): id
    }
  }
}

/// The score of an aspirational objective of a closed cycle.
private struct AspirationalScore {
  let ref: ObjectiveRef
  let owner: String?
  let span: Span
  let score: Double
}

extension Review {
  fileprivate var aspirationalScores: [AspirationalScore] {
    organization.objectives.compactMap { objective in
      guard objective.ambition == .aspirational,
        let cycle = organization.cycles[objective.ref.cycle], cycle.isClosed,
        let state = standing(of: objective.ref)?.state, state == .achieved || state == .missed,
        let score = score(of: objective.ref)
      else { return nil }
      let owner = objective.owner.map { organization.person($0.value)?.id ?? $0.value }
      return AspirationalScore(ref: objective.ref, owner: owner, span: cycle.span, score: score)
    }
  }
}
