package import Canvas
package import Goals

// How domain values read on the screen: the same words everywhere.

extension Status {
  package var role: Role {
    switch self {
    case .achieved: .achieved
    case .missed: .missed
    case .dropped: .dropped
    case .draft: .draft
    case .overdue: .overdue
    case .atRisk: .atRisk
    case .notMeasured: .notMeasured
    case .behind: .behind
    case .onTrack: .onTrack
    }
  }
}

extension KPIStanding {
  package var role: Role {
    if isStale || hasNoData { return .stale }
    return switch health {
    case .healthy: .healthy
    case .watch: .watch
    case .unhealthy: .unhealthy
    case .none: .text
    }
  }

  package var word: String {
    if hasNoData { return "no data" }
    if isStale { return "stale" }
    return health == .none ? "" : health.rawValue
  }
}

/// A share of 1 as it stands on the screen: `43 %`, raw; not measured is `–`.
package func percentText(_ share: Double?) -> String {
  share.map { Decimal.percent($0) + " %" } ?? "–"
}

extension KeyResultStanding {
  /// What it aims at: `59 → 38 days`, `≥ 9 %`, `3 milestones`, `done`.
  package func aim(unit: Unit?) -> String {
    switch keyResult.kind {
    case .reach(_, let to):
      guard let target = to?.value else { return "no target" }
      let goal = Quantity(target.number, target.unit ?? unit).short
      return start.map { Decimal.short($0) + " → " + goal } ?? "→ " + goal
    case .hold(let bound, let share):
      return (bound?.value.text(in: unit) ?? "no bound") + (share ? " over time" : "")
    case .milestones(let milestones):
      return milestones.count == 1 ? "1 milestone" : "\(milestones.count) milestones"
    case .done: return keyResult.due.map { "done by \($0.value.text)" } ?? "done or not"
    }
  }

  /// What it stands at, without the unit: `50`, `2 of 3`, `done`.
  package var currentText: String {
    switch current {
    case .number(let number): Decimal.short(number)
    case .done(let isDone): isDone ? "done" : "not done"
    case .reached(let ids):
      "\(keyResult.milestones.count { ids.contains($0.id) }) of \(keyResult.milestones.count)"
    case nil: "–"
    }
  }

  /// What it stands at, with the unit: `50 days`.
  package func currentText(unit: Unit?) -> String {
    if case .number(let number) = current { Quantity(number, unit).short } else { currentText }
  }
}

extension KPIStanding {
  /// The change from the period before: `+4.2 %`.
  package var changeText: String {
    change.map { ($0 > 0 ? "+" : "") + Decimal.text($0, decimals: abs($0) < 100 ? 1 : 0) + " %" }
      ?? ""
  }
}

extension Span {
  /// Where a day lies in it: `week 8 of 13`.
  package func weekText(on day: Day) -> String {
    let weeks = (dayCount + 6) / 7
    if day < first { return "starts \(first.text)" }
    if day > last { return "ended \(last.text)" }
    return "week \((day - first) / 7 + 1) of \(weeks)"
  }
}
