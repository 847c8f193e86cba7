/// A KPI offered when a key result or an objective of a team is linked to one.
///
/// What moved with the team's progress in the past comes first, as far as there is a past.
public struct KPIOffer: Hashable, Sendable {
  /// How many past cycles it takes before a correlation says anything.
  public static let enough = 5

  /// Which KPI.
  public let kpi: KPIRef
  /// Spearman's rank correlation, −1…1, of its change over each past cycle of the team with the
  /// team's progress in that cycle; `nil` where there are fewer than ``enough`` of them.
  public let correlation: Double?
  /// How many past cycles have both.
  public let points: Int

  /// The KPIs for a team, in the order in which they are offered: those with a correlation by its
  /// size, then the team's own, those of the teams above, the others.
  public static func all(for team: TeamPath, in review: Review) -> [KPIOffer] {
    let past = review.pastProgress(of: team)
    let offers = review.organization.activeKPIs.map { kpi in
      KPIOffer(kpi, review.series(of: kpi), past)
    }
    // The KPIs come in the order of their paths, and equals keep it.
    return offers.enumerated().sorted { left, right in
      (left.element.rank(for: team), left.offset) < (right.element.rank(for: team), right.offset)
    }.map(\.element)
  }

  private init(
    _ kpi: KPI, _ series: [(day: Day, value: Double)], _ past: [(span: Span, progress: Double)]
  ) {
    let pairs = past.compactMap { cycle in
      series.change(over: cycle.span).map { (cycle.progress, $0) }
    }
    self.kpi = kpi.ref
    points = pairs.count
    correlation = pairs.count < KPIOffer.enough ? nil : RankCorrelation.spearman(pairs)
  }

  private func rank(for team: TeamPath) -> Double {
    if let correlation { return -abs(correlation) }
    if kpi.team == team { return 1 }
    return team.isWithin(kpi.team) ? 2 : 3
  }
}

extension [(day: Day, value: Double)] {
  /// From the last value before the span, or the first in it, to the last one in it.
  fileprivate func change(over span: Span) -> Double? {
    guard let last = last(where: { span.contains($0.day) }) else { return nil }
    let start = self.last { $0.day < span.first } ?? first { span.contains($0.day) }
    return start.flatMap { $0.day < last.day ? last.value - $0.value : nil }
  }
}

extension Review {
  /// The roll-up of each past cycle of a team that was measured, the earliest first.
  fileprivate func pastProgress(of team: TeamPath) -> [(span: Span, progress: Double)] {
    let past = organization.cycles.values.filter { $0.ref.team == team && $0.span.last < day }
    return past.sorted { $0.ref.path < $1.ref.path }.compactMap { cycle in
      let own = organization.objectives.filter { $0.ref.cycle == cycle.ref }
      let rollup = Rollup(of: own.compactMap { standing(of: $0.ref) })
      return rollup.progress.map { (cycle.span, $0) }
    }
  }
}
