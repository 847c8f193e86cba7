// How numbers are printed, so that none contradicts the verdict beside it.

extension Status {
  /// How many decimals percentages take, so that what is printed says the same pace as what it is of:
  /// 47.5 % of 57.6 % is behind, where 48 % of 58 % would seem on track.
  static func decimals(progress: Double?, expected: Double?, settings: Settings) -> Int {
    guard let progress, let expected else { return 0 }
    let pace = Status.byPace(progress: progress, expected: expected, settings: settings)
    let candidates = 0...9
    return candidates.first { decimals in
      func printed(_ share: Double) -> Double {
        Decimal.percentage(share, decimals: decimals) / 100
      }
      return pace
        == .byPace(progress: printed(progress), expected: printed(expected), settings: settings)
    } ?? candidates.upperBound
  }
}

/// A share of 1 as it is printed: `43 %`, raw; not measured is `–`.
package func percentText(_ share: Double?, decimals: Int = 0) -> String {
  share.map { Decimal.percent($0, decimals: decimals) + " %" } ?? "–"
}

extension KeyResultStanding {
  /// Its progress as it is printed: `43 %`; with a decimal where ``expectedText`` beside it would say
  /// another pace.
  public var progressText: String { percentText(progress, decimals: percentDecimals) }

  /// What is expected of it as it is printed.
  public var expectedText: String { percentText(expected, decimals: percentDecimals) }

  /// What its value is held against: start and target, or the ends of its bound.
  package var marks: [Double] {
    switch keyResult.kind {
    case .reach(_, let to): [start, to?.value.number].compactMap(\.self)
    case .hold(let bound, _): bound?.value.shape.limits ?? []
    case .milestones, .done: []
    }
  }
}

extension ObjectiveStanding {
  /// Its progress as it is printed: `43 %`; with a decimal where ``expectedText`` beside it would say
  /// another pace.
  public var progressText: String { percentText(progress, decimals: percentDecimals) }

  /// What is expected of it as it is printed.
  public var expectedText: String { percentText(expected, decimals: percentDecimals) }
}

extension Rollup {
  /// Progress and what is expected as they are printed beside what pace says of them.
  public func texts(by settings: Settings) -> (progress: String, expected: String) {
    let decimals = Status.decimals(progress: progress, expected: expected, settings: settings)
    return (percentText(progress, decimals: decimals), percentText(expected, decimals: decimals))
  }
}

extension KPI {
  /// What its level is held against: the ends of its target and of its warning bound.
  package var marks: [Double] {
    (target?.value.shape.limits ?? []) + (warn?.value.shape.limits ?? [])
  }

  /// A level as it is printed in full: two decimals, because an uptime of 99.95 % is not 100 %, more
  /// where they tell it from the target; large numbers in few characters.
  package func text(ofLevel level: Double) -> String {
    let quantity = Quantity(level, targetUnit)
    return abs(level) < 10_000
      ? quantity.text(decimals: 2, besides: marks) : quantity.short(besides: marks)
  }

  /// A level with all its thousands, for who looks at it alone or copies it.
  package func fullText(ofLevel level: Double) -> String {
    Quantity(level, targetUnit).text(decimals: 2, besides: marks)
  }

  /// A value of its readings as it is printed; of a growth it is held against nothing.
  package func text(ofValue value: Double) -> String {
    if measure == .level { return text(ofLevel: value) }
    let quantity = Quantity(value, unit)
    return abs(value) < 10_000 ? quantity.text(decimals: 2, besides: []) : quantity.short()
  }
}

extension KPIStanding {
  /// The change from the period before, of a year's growth from that of the year before: `+4.2 %`; of a value in per cent in points, `+1 pt`.
  package func changeText(of kpi: KPI) -> String {
    let growth = kpi.measure == .growthYear ? deciding?.yearGrowth : change
    let (number, unit) = kpi.isInPoints ? (changePoints, "pt") : (growth, "%")
    guard let number else { return "" }
    let decimals = abs(number) < 100 ? 1 : 0
    let marks = kpi.isGrowth ? kpi.marks : []
    return (number > 0 ? "+" : "") + Decimal.text(number, decimals: decimals, besides: marks)
      + " " + unit
  }

  /// The change from the period before in points, of a KPI whose values are in per cent.
  public var changePoints: Double? { deciding?.difference }
}

extension KPI {
  /// Whether a change of it is told in points: 2 % and then 3 % is a point more, not half as much
  /// again.
  public var isInPoints: Bool { measure == .level && unit == .percent }
}
