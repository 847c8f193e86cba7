private import Glibc

// What a KPI's chart says in words.

extension KPIStanding {
  /// In few characters, for a row of a board: `signal ↑`, `drifting ↓`, `process changed?`; nothing
  /// where it is routine.
  package var signalText: String {
    switch behavior.variation {
    case .signal(let signal): "signal \(signal.direction.arrow)"
    case .drifting(let direction): "drifting \(direction.arrow)"
    case .changed: "process changed?"
    case .routine, nil: ""
    }
  }

  /// In one sentence, without a full stop:
  /// `routine: between 37 and 63; whether it meets ≥ 50 is luck`.
  package func behaviorText(of kpi: KPI) -> String {
    let told = told(of: kpi)
    guard behavior.isProvisional, let count = behavior.baselineCount else { return told }
    return "\(told); provisional, \(count) of \(ProcessBaseline.full) \(kpi.every.rawValue)s"
  }

  private func told(of kpi: KPI) -> String {
    switch behavior.variation {
    case .routine: parts("routine: \(betweenText(of: kpi))", assuranceText(of: kpi))
    case .signal(let signal):
      parts(
        text(since: signal, kpi),
        behavior.slope == nil ? assuranceText(of: kpi) : "its pace changed")
    case .drifting(let direction):
      "drifting \(direction.rawValue) by \(slopeText(of: kpi)) a \(kpi.every.rawValue); "
        + "no change of pace"
    case .changed(let direction):
      "process changed? Three in a row were \(direction == .up ? "above" : "below") its limits; "
        + "begin it anew and say why"
    case nil: behavior.silence?.text(every: kpi.every) ?? ""
    }
  }

  private func parts(_ parts: String...) -> String {
    parts.filter { !$0.isEmpty }.joined(separator: "; ")
  }

  /// `between 37 and 63`, as far as it says something.
  func betweenText(of kpi: KPI) -> String {
    guard let limits = behavior.drawnLimits else { return "" }
    return "between \(kpi.text(ofLimit: limits.lowerBound, in: limits, isFirst: true)) and "
      + kpi.text(ofLimit: limits.upperBound, in: limits)
  }

  private func assuranceText(of kpi: KPI) -> String {
    guard let target = behavior.target?.text(in: kpi.targetUnit), let assurance = behavior.assurance
    else {
      return ""
    }
    return switch assurance {
    case .met: "it meets \(target)"
    case .notMet: "it can't meet \(target)"
    case .byLuck: "whether it meets \(target) is luck"
    }
  }

  /// `signal since 12 October: 8 in a row above the mean 50`
  package func text(since signal: Signal, _ kpi: KPI) -> String {
    "signal since \(text(of: signal.since, kpi)): \(text(of: signal, kpi))"
  }

  private func text(of signal: Signal, _ kpi: KPI) -> String {
    let (isUp, limits) = (signal.direction == .up, behavior.drawnLimits)
    let mean = behavior.limits.flatMap { middle in
      limits.map { kpi.text(ofLimit: middle.mean, in: $0) }
    }
    let end = limits.map { kpi.text(ofLimit: isUp ? $0.upperBound : $0.lowerBound, in: $0) } ?? ""
    return switch signal.rule {
    case .outside: "\(isUp ? "above" : "below") \(end)"
    case .run: "\(signal.length) in a row \(isUp ? "above" : "below") the mean \(mean ?? "")"
    case .near: "3 of 4 in a row near \(end)"
    }
  }

  private func slopeText(of kpi: KPI) -> String {
    Quantity(abs(behavior.slope ?? 0), kpi.targetUnit == .percent ? Unit("pt") : kpi.unit).short()
  }

  /// `12 October`, of a monthly KPI `October`; with its year where that isn't the one looked at.
  private func text(of since: Day, _ kpi: KPI) -> String {
    let month = kpi.every == .month ? since.monthName : "\(since.dayOfMonth) \(since.monthName)"
    return since.year == day.year ? month : "\(month) \(since.year)"
  }
}

extension Recovery {
  /// Why it is offered, as a part of a sentence: `unhealthy, and a signal since October: above 3 %`.
  package func text(of kpi: KPI, _ standing: KPIStanding) -> String {
    switch self {
    case .signal(let signal): "unhealthy, and a \(standing.text(since: signal, kpi))"
    case .drift: "unhealthy, and getting worse steadily"
    case .change: "unhealthy, and another process than before"
    case .cannotMeet: "its process can't meet its target: \(standing.betweenText(of: kpi))"
    case .unhealthy(let periods): "unhealthy for \(periods) \(kpi.every.rawValue)s in a row"
    }
  }
}

extension Impact.Aim {
  /// Whether its time shows a signal against the limits before: `signal ↑`, `signal ↑ ↓`, `none`; a
  /// dash where there were no limits.
  package var signalText: String {
    guard let signals else { return "–" }
    let ways = Set(signals.map(\.direction)).map(\.arrow).sorted()
    return ways.isEmpty ? "none" : "signal " + ways.joined(separator: " ")
  }
}

extension KPI.Direction {
  /// `↑`, `↓`.
  package var arrow: String { self == .up ? "↑" : "↓" }
}

extension KPI {
  /// A limit as it is printed: with two digits of how far the limits lie apart, and as many more as
  /// tell it from the target.
  package func text(
    ofLimit limit: Double, in limits: ClosedRange<Double>, isFirst: Bool = false
  ) -> String {
    let width = limits.upperBound - limits.lowerBound
    let quantity = Quantity(limit, isFirst ? targetUnit?.leading : targetUnit)
    guard abs(limit) < 10_000 else { return quantity.short(besides: marks) }
    return quantity.text(decimals: KPI.decimals(ofWidth: width), besides: marks)
  }

  /// How many decimals tell two digits of how far limits lie apart.
  static func decimals(ofWidth width: Double) -> Int {
    width > 0 ? max(0, 1 - Int(log10(width).rounded(.down))) : 2
  }
}

extension ProcessBaseline.Silence {
  /// Why nothing is claimed: `5 complete weeks; what is routine is told from 6 on`.
  package func text(every rhythm: Rhythm) -> String {
    switch self {
    case .few(0): ""
    case .few(let count):
      "\(count) complete \(rhythm.rawValue)\(count == 1 ? "" : "s"); "
        + "what is routine is told from \(ProcessBaseline.least) on"
    case .equal(let count, let total):
      "\(count) of \(total) values are equal: what is routine can't be told"
    case .still: "its values hardly vary: what is routine can't be told"
    }
  }
}
