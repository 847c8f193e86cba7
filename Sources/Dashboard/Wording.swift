package import Canvas
package import Goals

// How domain values read on the screen: the same words everywhere.

extension Status {
  /// Its sign and its word: `~ behind`.
  package var text: String { "\(sign) \(rawValue)" }

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

extension ObjectiveStanding {
  /// How many of its terms are measured: `1 of 2 measured`; empty where it has none.
  package var measuredText: String { drivers > 0 ? "\(measured) of \(drivers) measured" : "" }
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

  /// Every word there is for how a KPI stands.
  static let words = ["healthy", "watch", "unhealthy", "stale", "no data"]

  package var word: String {
    if hasNoData { return "no data" }
    if isStale { return "stale" }
    return health == .none ? "" : health.rawValue
  }
}

extension Int {
  /// With a comma before each three digits: `9,800`.
  package var grouped: String {
    let digits = Array(String(magnitude))
    let text = digits.indices.reduce(into: "") { text, index in
      if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
      text.append(digits[index])
    }
    return (self < 0 ? "-" : "") + text
  }
}

/// A share of 1 as it stands on the screen: `43 %`, raw; not measured is `–`.
package func percentText(_ share: Double?) -> String {
  share.map { Decimal.percent($0) + " %" } ?? "–"
}

extension KeyResultStanding {
  /// What it aims at: `59 → 38 days`, `≥ 9 %`, `3 milestones`, `done`; without words for units
  /// where there is little room.
  package func aim(unit: Unit?, withWords: Bool = true) -> String {
    switch keyResult.kind {
    case .reach(_, let to):
      guard let target = to?.value else { return "no target" }
      let unit = target.unit ?? unit
      let goal = Quantity(target.number, withWords || unit?.isWord == false ? unit : nil).brief
      return start.map { Decimal.brief($0) + " → " + goal } ?? "→ " + goal
    case .hold(let bound, let share):
      return (bound?.value.text(in: unit, withWords: withWords) ?? "no bound")
        + (share ? " over time" : "")
    case .milestones(let milestones):
      return milestones.count == 1 ? "1 milestone" : "\(milestones.count) milestones"
    case .done: return keyResult.due.map { "done by \($0.value.text)" } ?? "done or not"
    }
  }

  /// How a guardrail reads: it holds, or it is broken.
  package var lamp: (word: String, role: Role) {
    guard progress != nil else { return ("–", .notMeasured) }
    return isBroken ? ("broken", .broken) : ("held", .held)
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

  /// What it stands at, with the sign of its unit but no word: `9.4 %`, `50`.
  package func currentFigure(unit: Unit?) -> String {
    if case .number(let number) = current { Quantity(number, unit).figure } else { currentText }
  }

  /// What it stands at, with the unit: `50 days`.
  package func currentText(unit: Unit?) -> String {
    if case .number(let number) = current { Quantity(number, unit).short } else { currentText }
  }
}

extension KPI {
  /// How a level is drawn: one outside the target stands out.
  package func role(ofLevel level: Double) -> Role {
    guard let target = target?.value, !target.contains(level) else { return .spark }
    return warn?.value.contains(level) == true ? .watch : .unhealthy
  }

  /// `≥ $400k`; nothing without a target.
  package var targetText: String { target.map { $0.value.text(in: targetUnit) } ?? "" }
}

extension KPIStanding {
  /// Two decimals, because an uptime of 99.95 % is not 100 %; large numbers in few characters.
  package func valueText(in unit: Unit?) -> String {
    guard let value else { return "–" }
    let quantity = Quantity(value, unit)
    return abs(value) < 10_000 ? quantity.text(decimals: 2) : quantity.short
  }

  /// What is held against the target, in few characters: the level, or for growth the change.
  package func figure(of kpi: KPI) -> String {
    if kpi.measure == .growth { return changeText.isEmpty ? "–" : changeText }
    return value.map { Quantity($0, kpi.unit).figure } ?? "–"
  }

  /// The change from the period before: `+4.2 %`.
  package var changeText: String {
    change.map { ($0 > 0 ? "+" : "") + Decimal.text($0, decimals: abs($0) < 100 ? 1 : 0) + " %" }
      ?? ""
  }
}

extension Organization {
  /// The person's name, or what was written where nobody is known by it.
  package func name(of person: Written<String>?) -> String {
    person.map { self.person($0.value)?.name ?? $0.value } ?? ""
  }
}

extension Span {
  /// Where a day lies in it: `week 8 of 13`.
  package func weekText(on day: Day) -> String {
    // A quarter of 92 days has 13 weeks and a day, which nobody calls a week.
    let weeks = max(1, (dayCount + 3) / 7)
    if day < first { return "starts \(first.text)" }
    if day > last { return "ended \(last.text)" }
    return "week \(min(weeks, (day - first) / 7 + 1)) of \(weeks)"
  }
}

extension String {
  /// The text with the line breaks of its file taken for blanks: a screen breaks lines elsewhere.
  package var flowing: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { $0.trimmed }
      .joined(separator: " ")
  }
}
