import Canvas
import Goals

/// A look back on a team's cycle in sentences: what it scored, which promises were kept, how the
/// calls came out, whether it was checked in, what became of the KPIs.
struct RetrospectiveText {
  private let retrospective: Retrospective
  private let deck: Deck

  init(_ retrospective: Retrospective, _ deck: Deck) {
    self.retrospective = retrospective
    self.deck = deck
  }

  var lines: [String] {
    ([states, scores, promises, calls, discipline, changes] + moves + [taught])
      .filter { !$0.isEmpty }
  }

  /// `1 achieved, 2 missed`
  private var states: String {
    let order: [Objective.State] = [.achieved, .missed, .dropped, .active]
    return order.compactMap { state in
      let count = retrospective.objectives[state]?.count ?? 0
      return count > 0 ? "\(count) \(state == .active ? "open" : state.rawValue)" : nil
    }.joined(separator: ", ")
  }

  /// `mean score 0.6 (amber): 1 green, 2 amber`
  private var scores: String {
    guard let mean = retrospective.meanScore else { return "" }
    let bands = Band.allCases.reversed().compactMap { band in
      retrospective.bands[band].map { "\($0) \(band.rawValue)" }
    }
    return "mean score \(Decimal.text(mean, decimals: 2)) (\(Band(of: mean).rawValue))"
      + (bands.count > 1 ? ": " + bands.joined(separator: ", ") : "")
  }

  private var promises: String {
    let (kept, broken) = (retrospective.kept.count, retrospective.broken.count)
    return kept + broken > 0 ? "\(kept) of \(kept + broken) committed objectives kept" : ""
  }

  /// `called on track: 2 of 3 reached; called behind: 0 of 1`
  private var calls: String {
    retrospective.calls.map { calls in
      "called \(calls.call.rawValue): \(calls.reached) of \(calls.count) reached"
    }.joined(separator: "; ")
  }

  private var discipline: String {
    guard let share = retrospective.discipline else { return "" }
    return "checked in \(retrospective.checkedIn) of \(retrospective.checkInsPlanned) times, "
      + percentText(share)
  }

  private var changes: String {
    let (targets, carried) = (retrospective.retargets.count, retrospective.carriedOver.count)
    let parts = [
      targets == 0 ? "" : targets == 1 ? "1 target changed" : "\(targets) targets changed",
      carried == 0 ? "" : carried == 1 ? "1 carried over" : "\(carried) carried over",
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// `Churn: 3.1 → 2.4 %, unhealthy → healthy`
  private var moves: [String] {
    retrospective.moves.compactMap { move in
      guard let kpi = deck.organization.kpi(move.kpi) else { return nil }
      let texts = move.texts(of: kpi)
      let numbers = "\(texts.from) → \(texts.to)"
      let (before, after) = (move.healthBefore, move.healthAfter)
      let health =
        before == after || after == .none
        ? "" : ", " + (before == .none ? "" : before.rawValue + " → ") + after.rawValue
      return "\(kpi.title): \(numbers)\(health)"
    }
  }

  private var taught: String { retrospective.cycle.retrospective.flowing }
}
