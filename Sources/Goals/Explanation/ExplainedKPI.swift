/// A KPI together with all that its figures are computed from.
struct ExplainedKPI {
  let kpi: KPI
  let standing: KPIStanding
  let day: Day
  let fiscalYear: FiscalYear
  let series: [[Reading]]
  let process: KPIProcess

  init?(_ ref: KPIRef, in review: Review) {
    guard let kpi = review.organization.kpi(ref), let standing = review.standing(of: ref)
    else { return nil }
    (self.kpi, self.standing, day) = (kpi, standing, review.day)
    fiscalYear = review.organization.settings.fiscalYear
    series = kpi.series(within: review.horizon)
    process = kpi.process(standing.periods, within: review.horizon)
  }

  func explanation(of figure: Explanation.Figure) -> Explanation {
    switch figure {
    case .value: value
    case .change: change
    case .limits: limits
    case .variation: variation
    default: health
    }
  }

  func explanation(
    _ figure: Explanation.Figure, _ result: Explanation.Amount
  ) -> Explanation {
    var explanation = Explanation(
      subject: kpi.ref.text, title: kpi.title, figure: figure, day: day, result: result)
    explanation.remarks = [whichPeriod]
    return explanation
  }

  private var health: Explanation {
    let word = standing.health == .none ? "no health" : standing.health.rawValue
    var result = explanation(.health, .word(word))
    result.formula = StatusRule.formula
    result.rules = rules
    if let period = standing.deciding {
      result.terms.append(
        Explanation.Term(
          label: kpi.isGrowth ? "growth" : "value",
          amount: .init(kpi.level(of: period), kpi.targetUnit),
          source: readings(of: period).last.map(Explanation.Source.init)))
    }
    if let level = standing.level(of: kpi) {
      result.takeDecimals { Decimal.isTold(level, as: $0(level), from: kpi.marks) }
    }
    result.terms += [bound(.target, kpi.target), bound(.warn, kpi.warn)].compactMap(\.self)
    if standing.unhealthyPeriods > 1 {
      result.remarks.append("unhealthy for \(standing.unhealthyPeriods) periods in a row")
    }
    if standing.isStale, let last = standing.lastReading {
      result.remarks.append(
        "stale: the last reading is of \(last.on.day.text), and one is due every "
          + "\(kpi.every.rawValue)")
    }
    return result
  }

  private var rules: [Explanation.Rule] {
    let inputs = HealthRule.Inputs(kpi, deciding: standing.deciding, isStale: standing.isStale)
    var rules: [Explanation.Rule] = []
    for rule in HealthRule.allCases where rule != .warn || kpi.warn != nil {
      let health = inputs.health(by: rule)
      rules.append(
        Explanation.Rule(
          question: question(rule), answer: health.map(answer) ?? "no", decides: health != nil))
      if health != nil { break }
    }
    return rules
  }

  private func question(_ rule: HealthRule) -> String {
    switch rule {
    case .noLevel: standing.hasNoData ? "no reading" : "no value in that period"
    case .noTarget: "no target"
    case .target: "inside its target \(text(kpi.target))"
    case .warn: "inside its warning bound \(text(kpi.warn))"
    case .neither: "outside"
    }
  }

  private func answer(_ health: Health) -> String {
    guard health == .none else { return "yes: \(health.rawValue)" }
    return standing.isStale && kpi.target != nil && !standing.hasNoData
      ? "yes, but stale: never healthy" : "yes: no health"
  }

  private func text(_ bound: Written<Bound>?) -> String {
    bound?.value.text(in: kpi.targetUnit) ?? "–"
  }

  private func bound(_ field: FieldName, _ bound: Written<Bound>?) -> Explanation.Term? {
    bound.map {
      Explanation.Term(
        label: field == .target ? "target" : "warning bound", amount: .word(text($0)),
        source: Explanation.Source(
          field: field == .target && kpi.plannedTarget != nil ? .plan : field, $0.place))
    }
  }

  private var value: Explanation {
    if let ratio = kpi.ratio { return value(of: ratio.value) }
    var result = explanation(.value, .init(standing.value, kpi.unit))
    let counted = standing.deciding.map { readings(of: $0) } ?? []
    if let value = standing.value {
      result.takeDecimals { rounded in
        let printed = counted.reduce(into: Aggregation(kpi.aggregate)) { $0.add(rounded($1.value)) }
        return printed.value.map { Decimal.equal(rounded($0), rounded(value)) } ?? true
          && (kpi.isGrowth || Decimal.isTold(value, as: rounded(value), from: kpi.marks))
      }
    }
    result.formula = formula
    result.terms = counted.map { reading in
      Explanation.Term(
        label: reading.on.day.text, amount: .number(reading.value, kpi.unit),
        source: Explanation.Source(reading))
    }
    return result
  }

  /// `a / b`, each as its own KPI's readings of the period come to.
  private func value(of ratio: KPI.Ratio) -> Explanation {
    var result = explanation(.value, .init(standing.value, kpi.unit))
    result.formula = kpi.unit == .percent ? "a / b in per cent" : "a / b"
    let both = standing.deciding.map { lists(of: $0) } ?? []
    var numbers: [Double] = []
    for (part, (symbol, readings)) in zip(kpi.parts, zip(["a", "b"], both)) {
      let value = Aggregation(part.aggregate, of: readings).value
      numbers += value.map { [$0] } ?? []
      result.terms.append(
        Explanation.Term(
          symbol: symbol, label: "\(part.aggregate.rawValue) of \(part.title)",
          amount: .init(value, part.unit), source: readings.last.map(Explanation.Source.init)))
    }
    if numbers.count == 2 {
      if let value = standing.value {
        let factor = kpi.unit == .percent ? 100.0 : 1
        result.takeDecimals { rounded in
          let printed = rounded(numbers[0]) / rounded(numbers[1]) * factor
          return Decimal.equal(rounded(printed), rounded(value))
        }
      }
      result.working = numbers.map { result.text(of: .number($0, nil)) }.joined(separator: " / ")
      if numbers[1] == 0 { result.remarks.append("nothing can be divided by 0") }
    }
    return result
  }

  private var formula: String {
    switch kpi.aggregate {
    case .last: "the last reading of the period"
    case .sum: "the sum of the period's readings"
    case .mean: "the mean of the period's readings"
    case .min: "the least of the period's readings"
    case .max: "the greatest of the period's readings"
    }
  }

  private var change: Explanation {
    if kpi.measure == .growthYear { return yearGrowth }
    let isInPoints = kpi.isInPoints
    var result = explanation(
      .change,
      isInPoints ? .init(standing.changePoints, Unit("pt")) : .init(standing.change, .percent))
    result.formula = isInPoints ? "v − u in points" : "(v − u) / |u| in per cent"
    guard let period = standing.deciding else { return result }
    let before = standing.periods.last { $0.end < period.start }
    result.terms = [
      term("v", "value of the period", period), term("u", "value of the one before", before),
    ]
    guard let value = period.value, let earlier = before?.value else {
      result.remarks.append("the period before has no reading")
      return result
    }
    func change(_ value: Double, _ earlier: Double) -> Double {
      isInPoints ? value - earlier : (value - earlier) / abs(earlier) * 100
    }
    if let number = result.result.number {
      result.takeDecimals { rounded in
        Decimal.equal(rounded(change(rounded(value), rounded(earlier))), rounded(number))
      }
    }
    func text(_ number: Double) -> String { result.text(of: .number(number, nil)) }
    let difference = "\(text(value)) − \(text(earlier))"
    result.working = isInPoints ? difference : "(\(difference)) / \(text(abs(earlier)))"
    if earlier == 0, !isInPoints {
      result.remarks.append("from zero there is no change in per cent")
    }
    return result
  }

  /// The change from the same period a year before.
  private var yearGrowth: Explanation {
    var result = explanation(.change, .init(standing.deciding?.yearGrowth, .percent))
    result.formula = "(v − u) / |u| in per cent"
    guard let period = standing.deciding else { return result }
    let start = kpi.every.yearBefore(period.start, in: fiscalYear)
    let before = standing.periods.first { $0.start == start }
    result.terms = [
      term("v", "value of the period", period),
      term("u", "value of the same one a year before", before),
    ]
    if before?.value == nil { result.remarks.append("the same period a year before has no value") }
    return result
  }

  private func term(
    _ symbol: String, _ label: String, _ period: KPIStanding.Period?
  ) -> Explanation.Term {
    Explanation.Term(
      symbol: symbol, label: label, amount: .init(period?.value, kpi.unit),
      source: period.flatMap { readings(of: $0).last }.map(Explanation.Source.init))
  }

  /// The readings of a period that were known on the day.
  func readings(of period: KPIStanding.Period) -> [Reading] {
    lists(of: period).flatMap(\.self)
  }

  /// The same, of a ratio in two lists.
  private func lists(of period: KPIStanding.Period) -> [[Reading]] {
    series.map { $0.filter { period.start <= $0.on.day && $0.on.day <= period.end } }
  }

  private var whichPeriod: String {
    guard let period = standing.deciding else {
      return standing.hasNoData
        ? "there is no reading by \(day.text)" : "no period with readings is complete yet"
    }
    let days = "\(period.start.text) to \(period.end.text)"
    guard period.end >= day else { return "the last complete period with readings is \(days)" }
    return kpi.aggregate == .last
      ? "the running period \(days) counts, because its last reading is its value"
      : "the running period \(days) counts, because it is past its bound already"
  }
}
