import Goals

// How numbers and states read in the answers of commands.

extension Double {
  /// A share of 1 in whole per cent, raw: `43 %`.
  var percent: String { Decimal.percent(self) + " %" }
}

extension Double? {
  /// In whole per cent; `–` where nothing was measured.
  var percent: String { map(\.percent) ?? "–" }
}

extension Status {
  /// Its sign and its word: `~ behind`.
  var text: String { "\(sign) \(rawValue)" }
}

extension ObjectiveStanding {
  /// `2 of 3 measured`; nothing where there is nothing to measure.
  var measuredText: String { drivers > 0 ? "\(measured) of \(drivers) measured" : "" }
}

extension KeyResultStanding {
  /// What is to be reached, and from where: `59 days → 38 days`, `≥ 9 %`, `3 milestones`.
  func aim(in unit: Unit?) -> String {
    func quantity(_ number: Double) -> String { Quantity(number, unit).text }
    switch keyResult.kind {
    case .reach(_, let to):
      let target = to.map { quantity($0.value.number) } ?? "?"
      return start.map { "\(quantity($0)) → \(target)" } ?? "→ \(target)"
    case .hold(let bound, let share):
      return (bound?.value.text(in: unit) ?? "?") + (share ? ", share of time" : "")
    case .milestones(let milestones): return "\(milestones.count) milestones"
    case .done: return "done"
    }
  }

  /// What it stands at: `50 days`, `2 reached`, `not done`, `–`.
  func currentText(in unit: Unit?) -> String {
    switch current {
    case .number(let number): Quantity(number, unit).text(decimals: 3)
    case .done(let isDone): isDone ? "done" : "not done"
    case .reached(let ids): "\(ids.count) reached"
    case nil: "–"
    }
  }

  /// Of a guardrail whether it holds, of the others the status.
  var verdict: String {
    guard keyResult.role == .guardrail, status != .dropped, progress != nil else {
      return status.text
    }
    return isBroken ? "! broken" : "= held"
  }
}

extension KPIStanding {
  /// `= healthy`, `? stale since 2026-10-01`, `? no data`.
  var text: String {
    if hasNoData { return "? no data" }
    let word = health == .none ? "" : health.rawValue
    guard isStale else { return "\(sign) \(word)" }
    let since = lastReading.map { "stale, last on \($0.on.day.text)" } ?? "stale"
    return "? " + (word.isEmpty ? since : "\(word), \(since)")
  }
}

extension Organization {
  /// The person's name, or what was written where nobody is known by it.
  func name(of owner: Written<String>?) -> String {
    owner.map { person($0.value)?.name ?? $0.value } ?? ""
  }
}
