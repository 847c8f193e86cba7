import Dashboard
import Goals

// What `qd show KPI` says about OKRs that aimed at it.
extension ShownObject {
  /// `unhealthy for 3 months in a row; qd promote churn --recovery makes an objective of it`
  func recovery(of kpi: KPI, _ standing: KPIStanding) -> [String] {
    guard let recovery = review.recovery(of: kpi.ref) else { return [] }
    let name = organization.reference(.kpi(kpi.ref), on: paper)
    return [
      "\(recovery.text(of: kpi, standing)); "
        + "qd promote \(name) --recovery makes an objective of it"
    ]
  }

  /// One line a cycle: the KPI's trend before, in and after it, and the objectives.
  func impact(on kpi: KPI) -> [String] {
    let aims = Impact(on: kpi.ref, in: review).aims
    guard !aims.isEmpty else { return [] }
    var table = Table([.left, .left, .left, .left, .left, .flexible])
    table.add(["", "before", "during", "after", "signal", ""])
    for aim in aims {
      let titles = aim.objectives.compactMap { organization.objective($0)?.title }
      table.add([
        aim.cycle.text, text(aim.before, kpi), text(aim.during, kpi), text(aim.after, kpi),
        aim.signalText, titles.joined(separator: "; "),
      ])
    }
    return table.lines(on: paper, indent: 2)
  }

  /// `$8100, +$210 a month`; `9 %, +1.5 pt a month`, because a share rises by points.
  private func text(_ trend: Impact.Trend, _ kpi: KPI) -> String {
    guard let level = trend.level else { return "–" }
    let text = kpi.text(ofLevel: level)
    guard let slope = trend.slopeAMonth else { return text }
    let unit = kpi.targetUnit == .percent ? Unit("pt") : kpi.targetUnit
    let rise = Quantity(slope, unit).short()
    return "\(text), \(slope > 0 ? "+" : "")\(rise) a month"
  }
}

extension Impact {
  /// Slopes are those of a day.
  var json: JSON {
    .array(
      aims.map { aim in
        JSON([
          "cycle": .text(aim.cycle.text), "first": .text(aim.span.first.text),
          "last": .text(aim.span.last.text),
          "objectives": .array(aim.objectives.map { .text($0.text) }),
          "before": aim.before.json, "during": aim.during.json, "after": aim.after.json,
          "signals": aim.signals.map { .array($0.map(\.json)) } ?? .null,
        ])
      })
  }
}

extension Impact.Trend {
  fileprivate var json: JSON {
    JSON(["level": JSON(level), "slope": JSON(slope), "points": JSON(points)])
  }
}
