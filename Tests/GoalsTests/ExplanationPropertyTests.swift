import TestSupport
import Testing

@testable import Goals

/// The terms of a derivation come to the number of the standing again.
@Suite struct ExplanationPropertyTests {
  @Test(
    "terms recompute to the standing's numbers",
    arguments: SeededGenerator.seeds(12) + [1_294_964_633_077_733_292])
  func recomputed(seed: UInt64) throws {
    var history = try History(seed: seed)
    let latest = history.latest
    for _ in 0..<4 {
      let review = Review(latest, on: history.anyDay())
      for objective in review.organization.objectives {
        try check(objective, in: review)
        for keyResult in objective.keyResults { try check(keyResult, in: review) }
      }
      for kpi in review.organization.kpis { try check(kpi, in: review) }
    }
  }

  private func check(_ objective: Objective, in review: Review) throws {
    let standing = try #require(review.standing(of: objective.ref))
    func explained(_ figure: Explanation.Figure) throws -> Explanation {
      try #require(review.explanation(of: figure, of: .objective(objective.ref)))
    }
    let progress = try explained(.progress)
    #expect(isNear(progress.mean, standing.progress))
    #expect(progress.result.number == standing.progress)
    #expect(isNear(try explained(.expected).mean, standing.expected))
    #expect(isNear(try explained(.confidence).mean, standing.confidence))
    #expect(
      progress.remarks.contains { $0 == "\(standing.measured) of \(standing.drivers) measured" }
        || standing.drivers == 0)
    let score = try explained(.score)
    let typed = score.terms.first { $0.weight == nil }?.amount.number
    #expect(score.result.number == review.score(of: objective.ref))
    let terms = score.terms.compactMap { term in
      term.weight.map { (share: term.amount.number ?? 0, weight: $0) }
    }
    #expect(isNear(typed ?? Score.mean(of: terms), score.result.number))
    #expect(try explained(.status).decided == standing.statusWord)
    if objective.rollup != .children {
      let named = Set(progress.terms.compactMap(\.reference) + progress.leftOut.map(\.reference))
      #expect(objective.keyResults.allSatisfy { named.contains(.keyResult($0.ref)) })
      #expect(named.count == progress.terms.count + progress.leftOut.count)
    }
  }

  private func check(_ keyResult: KeyResult, in review: Review) throws {
    let standing = try #require(review.standing(of: keyResult.ref))
    func explained(_ figure: Explanation.Figure) throws -> Explanation {
      try #require(review.explanation(of: figure, of: .keyResult(keyResult.ref)))
    }
    let progress = try explained(.progress)
    #expect(progress.result.number == standing.progress)
    if standing.progress != nil {
      #expect(isNear(recomputed(progress, standing), standing.progress))
    }
    let expected = try explained(.expected)
    #expect(expected.result.number == standing.expected)
    #expect(isNear(elapsed(expected, standing), standing.expected))
    #expect(try explained(.status).decided == standing.status.rawValue)
    #expect(try explained(.score).result.number == review.score(of: keyResult.ref))
    let forecast = try explained(.forecast)
    #expect(forecast.result.number == standing.forecast?.value)
  }

  private func recomputed(_ explanation: Explanation, _ standing: KeyResultStanding) -> Double? {
    let letters = Dictionary(
      explanation.terms.map { ($0.symbol, $0.amount) }, uniquingKeysWith: { first, _ in first })
    switch standing.keyResult.kind {
    case .reach:
      guard let c = letters["c"]?.number, let s = letters["s"]?.number,
        let t = letters["t"]?.number
      else { return nil }
      return s == t ? 0 : (c - s) / (t - s)
    case .hold(let bound, share: false):
      return letters["c"]?.number.flatMap { level in bound.map { $0.value.contains(level) ? 1 : 0 }
      }
    case .hold(let bound, share: true):
      let counted = explanation.terms.compactMap(\.counted)
      guard counted.isEmpty else { return counted.reduce(0, +) / Double(counted.count) }
      return letters["c"]?.number.flatMap { level in bound.map { $0.value.contains(level) ? 1 : 0 }
      }
    case .milestones: return explanation.mean
    case .done: return letters["c"] == .word("done") ? 1 : 0
    }
  }

  private func elapsed(_ explanation: Explanation, _ standing: KeyResultStanding) -> Double? {
    var days: [String: Day] = [:]
    for term in explanation.terms {
      if case .day(let day) = term.amount { days[term.symbol] = day }
    }
    guard let today = days["d"], let last = days["l"] else { return 1 }
    guard let first = days["f"] else { return today >= last ? 1 : 0 }
    guard !explanation.plan.isEmpty else {
      return today >= last ? 1 : max(0, Double(today - first) / Double(last - first))
    }
    guard let right = explanation.plan.first(where: { $0.day >= today }) else { return 1 }
    guard let left = explanation.plan.last(where: { $0.day < today }) else { return right.share }
    let part = Double(today - left.day) / Double(right.day - left.day)
    return min(1, max(0, left.share + (right.share - left.share) * part))
  }

  private func check(_ kpi: KPI, in review: Review) throws {
    let standing = try #require(review.standing(of: kpi.ref))
    func explained(_ figure: Explanation.Figure) throws -> Explanation {
      try #require(review.explanation(of: figure, of: .kpi(kpi.ref)))
    }
    let value = try explained(.value)
    let readings = value.terms.compactMap(\.amount.number)
    let aggregated: Double? =
      switch kpi.aggregate {
      case .last: readings.last
      case .sum: readings.isEmpty ? nil : readings.reduce(0, +)
      case .mean: readings.isEmpty ? nil : readings.reduce(0, +) / Double(readings.count)
      case .min: readings.min()
      case .max: readings.max()
      }
    #expect(isNear(aggregated, standing.value))
    let change = try explained(.change)
    let levels = change.terms.compactMap(\.amount.number)
    if levels.count == 2, levels[1] != 0 {
      #expect(isNear((levels[0] - levels[1]) / abs(levels[1]) * 100, standing.change))
    } else {
      #expect(standing.change == nil)
    }
    let health = try explained(.health)
    #expect(
      health.result == .word(standing.health == .none ? "no health" : standing.health.rawValue))
    #expect(health.rules.last?.decides == true)
    #expect(health.rules.dropLast().allSatisfy { !$0.decides })
  }
}

extension Explanation {
  /// `Σ w·x / Σ w` over its weighted terms; `nil` where there is none.
  fileprivate var mean: Double? {
    let weighted = terms.filter { $0.weight != nil }
    let weights = weighted.reduce(0) { $0 + ($1.weight ?? 0) }
    guard weights > 0 else { return nil }
    return weighted.reduce(0) { sum, term in
      sum + (term.weight ?? 0) * (term.counted ?? term.amount.number ?? 0)
    } / weights
  }

  /// The word behind the only rule that decides, which is the last.
  fileprivate var decided: String? {
    guard rules.last?.decides == true, rules.dropLast().allSatisfy({ !$0.decides }) else {
      return nil
    }
    return rules.last?.answer.split(separator: ": ").last?.split(separator: ",").first.map(
      String.init)
  }
}
