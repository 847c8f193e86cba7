// How what is routine in a KPI came about: its limits with every term, and the questions that decide
// what its last period tells.

extension ExplainedKPI {
  /// `x̄ ∓ 2.66·mR̄`, while it drifts around the line.
  var limits: Explanation {
    guard let chart = try? process.chart.get() else { return silent(.limits) }
    let baseline = chart.baseline
    var result = explanation(.limits, .none)
    result.remarks = [baselineText(baseline)] + beginning
    result.terms =
      (baseline.drift.map { driftTerms($0, chart) } ?? plainTerms(baseline)) + valueTerms(baseline)
    result.formula = baseline.drift == nil ? "x̄ ∓ 2.66·mR̄" : "m ∓ (2.66·mR̄ + v)"
    let limits = chart.limits
    let decimals = KPI.decimals(ofWidth: limits.upper - limits.lower) + 1
    result.decimals = decimals
    result.takeDecimals { rounded in
      baseline.isMet(limits, at: chart.count - 1, rounded) { Decimal.rounded($0, to: decimals) }
    }
    func text(_ number: Double) -> String { result.text(of: .number(number, nil)) }
    result.working =
      baseline.drift.map { drift in
        let widened = baseline.widened(drift, at: chart.count - 1)
        return "\(text(limits.mean)) ∓ (2.66·\(text(baseline.spread)) + \(text(widened)))"
      } ?? "\(text(baseline.mean)) ∓ 2.66·\(text(baseline.spread))"
    let unit = kpi.targetUnit
    result.result = .word(
      [limits.lower, limits.upper]
        .map { Quantity($0, unit).text(decimals: decimals, besides: []) }
        .joined(separator: " to "))
    if let drawn = standing.behavior.drawnLimits, drawn.lowerBound > limits.lower {
      result.remarks.append("drawn from \(text(drawn.lowerBound)): no value is below 0")
    }
    return result
  }

  /// The questions in their order, up to the one that decides.
  var variation: Explanation {
    guard let chart = try? process.chart.get() else { return silent(.variation) }
    let behavior = standing.behavior
    var result = explanation(
      .variation, .word(behavior.variation?.word ?? "process changed?"))
    result.formula = StatusRule.formula
    result.remarks = [standing.behaviorText(of: kpi)]
    result.remarks += chart.baseline.isProvisional ? [baselineText(chart.baseline)] : []
    result.remarks += process.signals(in: fiscalYear).suffix(5).map { signal in
      "\(signal.period.last.text): \(signal.rule.rawValue) \(signal.direction.rawValue)"
    }
    if let period = process.periods.last {
      result.terms = [
        term("x", "\(period.start.text) to \(period.end.text)", kpi.level(of: period), period)
      ]
    }
    result.rules = rules(of: chart, result)
    return result
  }

  /// Nothing is claimed, and why.
  private func silent(_ figure: Explanation.Figure) -> Explanation {
    var result = explanation(figure, .none)
    result.remarks =
      [standing.behavior.silence?.text(every: kpi.every)].compactMap(\.self) + beginning
    return result
  }

  private func rules(of chart: ProcessChart, _ text: Explanation) -> [Explanation.Rule] {
    let (lasting, baseline, limits) = (chart.lasting, chart.baseline, chart.limits)
    let near = ProcessLimits.nearReach * baseline.spread
    func number(_ number: Double) -> String { text.text(of: .number(number, nil)) }
    let isDrifting = baseline.drift != nil
    let signals: [(ProcessChart.Rule, String)] =
      [(.outside, "outside \(number(limits.lower)) to \(number(limits.upper))")]
      + (isDrifting
        ? []
        : [
          (.run, "in 8 in a row on one side of \(number(limits.mean))"),
          (
            .near,
            "in 3 of 4 beyond \(number(limits.mean - near)) or \(number(limits.mean + near))"
          ),
        ])
    var questions: [(String, String?)] = signals.map { rule, question in
      (question, lasting?.rule == rule ? lasting.map { "signal \($0.direction.rawValue)" } : nil)
    }
    questions.insert(
      (
        "after three in a row outside on one side",
        lasting == nil && chart.change != nil ? "process changed?" : nil
      ), at: 0)
    questions.append(
      (
        "its baseline drifts",
        baseline.drift.map { $0.slope > 0 ? "drifting up" : "drifting down" }
      ))
    questions.append(("none of these", "routine"))
    let decided = questions.firstIndex { $0.1 != nil } ?? questions.count - 1
    return questions.prefix(decided + 1).map { question, answer in
      Explanation.Rule(
        question: question, answer: answer.map { "yes: \($0)" } ?? "no", decides: answer != nil)
    }
  }
}

extension ExplainedKPI {
  private func term(
    _ symbol: String, _ label: String, _ number: Double?, _ period: KPIStanding.Period? = nil
  ) -> Explanation.Term {
    Explanation.Term(
      symbol: symbol, label: label, amount: .init(number, kpi.targetUnit),
      source: period.flatMap { readings(of: $0).last }.map(Explanation.Source.init))
  }

  private func plainTerms(_ baseline: ProcessBaseline) -> [Explanation.Term] {
    [
      term("x̄", "mean of \(baseline.count) values", baseline.mean),
      term("mR̄", "mean difference of neighbours", baseline.spread),
      term("", "limit of differences, 3.268·mR̄", baseline.limits(at: 0).difference),
    ]
  }

  private func driftTerms(_ drift: Drift, _ chart: ProcessChart) -> [Explanation.Term] {
    let plain = kpi.targetUnit == .percent ? Unit("pt") : kpi.unit
    func amount(_ symbol: String, _ label: String, _ number: Double) -> Explanation.Term {
      Explanation.Term(symbol: symbol, label: label, amount: .number(number, nil))
    }
    let (baseline, last) = (chart.baseline, chart.count - 1)
    return [
      term("m", "where the line is, s + b·\(last)", chart.limits.mean),
      term("mR̄", "difference of neighbours beside it", baseline.spread),
      amount(
        "v", "2·e·\(baseline.beyond(last)), as many behind", baseline.widened(drift, at: last)),
      term("s", "where the line starts", drift.start),
      Explanation.Term(
        symbol: "b", label: "its slope a \(kpi.every.rawValue)",
        amount: .number(drift.slope, plain)),
      amount("e", "standard error of the slope", drift.error),
      amount("", "Kendall's z, a drift from ±2.576 on", drift.z),
      amount("", "slope of the first half", drift.halves[0]),
      amount("", "slope of the last half", drift.halves[1]),
    ]
  }

  /// The values that the limits are made of.
  private func valueTerms(_ baseline: ProcessBaseline) -> [Explanation.Term] {
    process.periods.prefix(baseline.count).enumerated().map { index, period in
      term("x\(index + 1)", period.end.text, kpi.level(of: period), period)
    }
  }

  private func baselineText(_ baseline: ProcessBaseline) -> String {
    let days = process.baselineSpan.map { ", \($0.first.text) to \($0.last.text)" } ?? ""
    let first = "its first \(baseline.count) complete \(kpi.every.rawValue)s\(days)"
    return baseline.isProvisional
      ? "made of \(first); provisional until there are \(ProcessBaseline.full)"
      : "made of \(first), and fixed since"
  }

  /// What began the process, where an event did.
  private var beginning: [String] {
    guard let event = process.beginning else { return [] }
    let what =
      switch event.kind {
      case .retarget(let field, _, _): "\(field) was changed"
      default: "the process was begun anew"
      }
    let note = event.note.isEmpty ? "" : ": \(event.note.lines.joined(separator: " "))"
    return ["\(what) by \(event.by) on \(event.at.day.text)\(note)"]
  }
}

extension ProcessBaseline {
  /// How many values behind the baseline one lies.
  func beyond(_ index: Int) -> Int { max(0, index - count + 1) }

  /// By how much the limits of a value are wider than those of the baseline.
  func widened(_ drift: Drift, at index: Int) -> Double {
    2 * drift.error * Double(beyond(index))
  }

  /// Whether who computes with rounded terms comes to the limits as they are told.
  fileprivate func isMet(
    _ limits: ProcessLimits, at index: Int, _ rounded: (Double) -> Double,
    told: (Double) -> Double
  ) -> Bool {
    let middle = rounded(limits.mean)
    let widened = drift.map { rounded(self.widened($0, at: index)) } ?? 0
    let half = ProcessLimits.reach * rounded(spread) + widened
    return Decimal.equal(told(middle - half), told(limits.lower))
      && Decimal.equal(told(middle + half), told(limits.upper))
  }
}
