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
    if isRetired { return .muted }
    if isStale || hasNoData { return .stale }
    return switch health {
    case .healthy: .healthy
    case .watch: .watch
    case .unhealthy: .unhealthy
    case .none: .text
    }
  }

  /// Every word there is for how a KPI stands.
  static let words = ["unhealthy", "stale", "no data", "watch", "healthy"]

  package var word: String {
    if isRetired { return "retired" }
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

extension KeyResultStanding {
  /// What it aims at: `59 → 38 days`, `≥ 9 %`, `3 milestones`, `done`; without words for units
  /// where there is little room.
  package func aim(unit: Unit?, withWords: Bool = true) -> String {
    switch keyResult.kind {
    case .reach(_, let to):
      guard let target = to?.value else { return "no target" }
      let unit = target.unit ?? unit
      let goal = Quantity(target.number, withWords || unit?.isWord == false ? unit : nil).brief
      return startText(in: unit).map { $0 + " → " + goal } ?? "→ " + goal
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

  /// Where it starts: as it is written, but what was computed in few characters.
  private func startText(in unit: Unit?) -> String? {
    guard let start else { return nil }
    let quantity = Quantity(start, unit?.leading)
    if case .reach(.some, _) = keyResult.kind { return quantity.brief }
    return quantity.short(besides: marks + [current?.number].compactMap(\.self))
  }

  /// What it stands at, without the unit: `50`, `2 of 3`, `done`.
  package var currentText: String {
    switch current {
    case .number(let number): Decimal.short(number, besides: marks)
    case .done(let share): CheckInValue.words(ofShare: share)
    case .reached(let ids):
      "\(keyResult.milestones.count { ids.contains($0.id) }) of \(keyResult.milestones.count)"
    case nil: "–"
    }
  }

  /// What it stands at, with the sign of its unit but no word: `9.4 %`, `50`.
  package func currentFigure(unit: Unit?) -> String {
    current?.number.map { Quantity($0, unit).figure(besides: marks) } ?? currentText
  }

  /// What it stands at, with the unit, and of which period where that isn't plain: `50 days`,
  /// `186 calls (September)`, `66 calls so far`.
  package func currentText(unit: Unit?) -> String {
    let text = current?.number.map { Quantity($0, unit).short(besides: marks) } ?? currentText
    return [text, periodText].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// Which period of its KPI the value is of, where it lies before the cycle, or isn't over.
  package var periodText: String {
    guard let source, let period = source.period else { return "" }
    if source.isSoFar { return "so far" }
    return isFromBefore ? "(\(period.name(on: day)))" : ""
  }
}

extension KeyResultStanding.Current {
  /// The number, where it is one.
  fileprivate var number: Double? { if case .number(let number) = self { number } else { nil } }
}

extension KPI {
  /// How a level is drawn: by the side of its target that it is on.
  package func role(ofLevel level: Double) -> Role {
    guard let target = target?.value else { return .spark }
    if target.contains(level) { return .healthy }
    return warn?.value.contains(level) == true ? .watch : .unhealthy
  }

  /// Its plan, a line each: `2026-12: ≥ $300k`, `from 2027-01-01: ≥ $310k`.
  package var planTexts: [String] {
    plan.map { point in
      let level =
        switch point.value.level {
        case .bound(let bound): bound.text(in: targetUnit)
        case .number(let quantity): Quantity(quantity.number, quantity.unit ?? targetUnit).brief
        }
      return "\(point.value.extentText): \(level)"
    }
  }

  /// What its number is, where it isn't what was read: `churned / customers`, `growth year`.
  package var measureText: String {
    [ratio?.value.text ?? "", isGrowth ? measure.rawValue : ""].filter { !$0.isEmpty }
      .joined(separator: ", ")
  }

  /// `≥ $400k`; nothing without a target.
  package var targetText: String { target.map { $0.value.text(in: targetUnit) } ?? "" }
}

extension KPIStanding {
  /// Its value, with as many digits as tell it from its target.
  package func valueText(of kpi: KPI) -> String { value.map(kpi.text(ofValue:)) ?? "–" }

  /// What is held against the target, in few characters: the level, or for growth the change.
  package func figure(of kpi: KPI) -> String {
    if !kpi.isGrowth {
      return value.map { Quantity($0, kpi.unit).figure(besides: kpi.marks) } ?? "–"
    }
    let text = changeText(of: kpi)
    return text.isEmpty ? "–" : text
  }
}

extension Retrospective.Move {
  /// Where the KPI stood before and after, told apart.
  package func texts(of kpi: KPI) -> (from: String, to: String) {
    func text(_ level: Double, _ other: Double) -> String {
      Quantity(level, kpi.targetUnit).short(besides: kpi.marks + [other])
    }
    return (text(from, to), text(to, from))
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
