import Canvas
import Goals

extension Deck {
  /// The objectives that aimed at a KPI, below its chart: each over its cycle, with the level of
  /// the KPI before, in and after it.
  func marks(of reference: Reference) -> [Chart.Mark] {
    guard let ref = reference.kpi, let kpi = organization.kpi(ref) else { return [] }
    return Impact(on: ref, in: review).aims.flatMap { aim in
      aim.objectives.map { objective in
        Chart.Mark(
          aim.span.first.number...aim.span.last.number,
          label: organization.objective(objective)?.title ?? objective.id,
          note: aim.levels(of: kpi) + aim.signalNote,
          review.standing(of: objective)?.verdict.role ?? .muted)
      }
    }
  }
}

extension Impact.Aim {
  /// Whether it moved anything: `, signal ↑`; nothing where there were no limits to tell by.
  fileprivate var signalNote: String {
    signals.map { $0.isEmpty ? ", no signal" : ", " + signalText } ?? ""
  }

  /// `before 25 %, during 28 %`, as far as there are readings.
  fileprivate func levels(of kpi: KPI) -> String {
    [("before", before), ("during", during), ("after", after)].compactMap { word, trend in
      trend.level.map { "\(word) \(Quantity($0, kpi.targetUnit).figure(besides: kpi.marks))" }
    }.joined(separator: ", ")
  }
}
