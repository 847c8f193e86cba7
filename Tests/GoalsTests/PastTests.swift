import TestSupport
import Testing

@testable import Goals

/// As of a day an organisation looks as it did on that day, when nothing later was written yet.
@Suite struct PastTests {
  @Test("a past day looks as it did then", arguments: SeededGenerator.seeds(12))
  func past(seed: UInt64) throws {
    var history = try History(seed: seed)
    let latest = history.latest
    for _ in 0..<4 {
      let day = history.anyDay()
      let then = Review(history.organization(on: day), on: day)
      let now = Review(latest, on: day)
      for (now, then) in zip(Shown(now).lines, Shown(then).lines) where now != then {
        Issue.record("on \(day)\nnow  \(now)\nthen \(then)")
      }
      #expect(now.waiting() == then.waiting())
      #expect(now.waiting(for: "ann") == then.waiting(for: "ann"))
      #expect(Feed(of: now).entries == Feed(of: then).entries)
    }
  }
}

/// Everything that a review says, as text that a failed test can show.
private struct Shown {
  let lines: [String]

  init(_ review: Review) {
    let organization = review.organization
    let references: [Reference] =
      organization.objectives.flatMap { objective in
        [.objective(objective.ref)] + objective.keyResults.map { .keyResult($0.ref) }
      } + organization.kpis.map { .kpi($0.ref) } + [.team(sales), .cycle(quarter), .team(.root)]
    lines = references.flatMap { reference in
      Review.figures(of: reference).compactMap { figure in
        review.explanation(of: figure, of: reference).map(Shown.line)
      } + [Shown.state(of: reference, in: review)]
    }
  }

  private static func line(_ explanation: Explanation) -> String {
    let terms = explanation.terms.map {
      "\($0.symbol) \($0.label) \($0.amount) \($0.source?.by ?? "")"
    }
    return "\(explanation.subject).\(explanation.figure) = \(explanation.result): \(terms), "
      + "\(explanation.rules.map(\.answer)), \(explanation.leftOut), \(explanation.remarks)"
  }

  private static func state(of reference: Reference, in review: Review) -> String {
    switch reference {
    case .objective(let ref):
      "\(review.standing(of: ref).map { "\($0.state) \($0.measured)" } ?? "")"
    case .keyResult(let ref):
      "\(review.standing(of: ref).map { "\($0.state) \(String(describing: $0.due)) \($0.isBroken)" } ?? "")"
    case .kpi(let ref): "\(review.standing(of: ref).map { "\($0.isStale) \($0.periods)" } ?? "")"
    case .team, .cycle, .person, .settings: ""
    }
  }
}
