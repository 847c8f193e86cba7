extension ExplainedKeyResult {
  /// Where the forecast comes from: its two parts, and what they are worth.
  var forecast: Explanation {
    let forecast = standing.forecast
    var result = Explanation(
      subject: keyResult.ref.text, title: keyResult.title, figure: .forecast, day: context.day,
      result: .init(forecast?.value, unit))
    result.formula = "(line + 2 · walk) / 3"
    result.terms = standing.forecastPoints.map { point in
      Explanation.Term(label: point.day.text, amount: .number(point.value, unit))
    }
    guard let forecast else {
      result.remarks.append(noForecast(after: result.terms.count))
      return result
    }
    result.takeDecimals { rounded in
      standing.forecastPoints.allSatisfy {
        Decimal.isTold($0.value, as: rounded($0.value), from: standing.marks)
      }
    }
    func text(_ number: Double) -> String {
      Quantity(number).text(decimals: forecast.partDecimals, besides: [])
    }
    result.working = "(\(text(forecast.line.value)) + 2 · \(text(forecast.walk.value))) / 3"
    result.resultText = forecast.text(forecast.value, in: unit)
    result.remarks = remarks(on: forecast)
    return result
  }

  private func remarks(on forecast: Forecast) -> [String] {
    let (line, walk) = (forecast.line, forecast.walk)
    let points = unit == .percent ? Unit("pt") : unit
    func end(_ number: Double) -> String { forecast.text(number, in: unit) }
    func text(_ number: Double) -> String {
      Quantity(number, unit).text(decimals: forecast.partDecimals, besides: [])
    }
    func distance(_ number: Double) -> String {
      Quantity(number, points).text(decimals: forecast.partDecimals, besides: [])
    }
    // A day's share comes back many times over.
    func rate(_ number: Double) -> String {
      Quantity(number, points).text(decimals: forecast.partDecimals + 2, besides: [])
    }
    return [
      forecast.sentence(in: unit),
      "in about 80 of 100 such cases the value of \(forecast.day.text) lies between "
        + "\(end(forecast.low)) and \(end(forecast.high))",
      "line: the straight line through the values, \(rate(line.slope)) a day, comes to "
        + "\(text(line.value)), give or take \(distance(line.spread))",
      "walk: on from the last value, \(rate(walk.slope)) a day as from the first to the last, comes to "
        + "\(text(walk.value)), give or take \(distance(walk.spread))",
      "it says what comes if all goes on as before: it is no promise and no target, and it knows of "
        + "no plan, season or holiday",
    ]
  }

  private func noForecast(after points: Int) -> String {
    guard keyResult.isNumeric else { return "only a number that moves or holds has a forecast" }
    if standing.status.isClosed {
      return "it is closed, and what comes after it isn't its forecast"
    }
    if standing.day > standing.lastDay { return "its last day, \(standing.lastDay.text), is past" }
    if standing.goal == nil { return "there is no target to hold a forecast against" }
    if points < Forecast.pointsNeeded {
      return "a forecast takes \(Forecast.pointsNeeded) days with a value; there are \(points)"
    }
    return "the value of its last day is recorded already"
  }
}

extension Forecast {
  /// What will be, and what that is held against: `will be 45.1 days, falls short of 38 days`; of a
  /// cap `will be $8.01, at most $6`.
  public func sentence(in unit: Unit?) -> String {
    "will be \(text(value, in: unit)), " + verdict(in: unit)
  }

  /// The interval: `80 %: 43 to 47.9 days`.
  public func range(in unit: Unit?) -> String {
    "80 %: \(text(low, in: nil)) to \(text(high, in: unit))"
  }

  /// How many decimals it is told with: what the interval leaves uncertain says nothing, but its ends
  /// differ.
  private var decimals: Int {
    let width = high - low
    return width > 0 ? (0...9).first { Decimal.greater(width, Forecast.tenth($0)) } ?? 9 : 2
  }

  /// How many decimals its two parts take, so that who computes with them comes to it.
  var partDecimals: Int {
    let told = Decimal.rounded(value, to: decimals)
    return (decimals...12).first { count in
      func rounded(_ number: Double) -> Double { Decimal.rounded(number, to: count) }
      let mean = (rounded(line.value) + 2 * rounded(walk.value)) / 3
      return Decimal.equal(Decimal.rounded(mean, to: decimals), told)
    } ?? 12
  }

  /// A value with as many digits as it deserves, and as many as tell where it lies beside the goal.
  public func text(_ number: Double, in unit: Unit?) -> String {
    let decimals = decimals
    let marks = goal?.bound.limits ?? []
    let quantity = Quantity(number, unit)
    return decimals == 0 && abs(number) >= 10_000
      ? quantity.short(besides: marks) : quantity.text(decimals: decimals, besides: marks)
  }

  /// The width from which so many decimals do.
  private static func tenth(_ decimals: Int) -> Double {
    (0..<decimals).reduce(20) { width, _ in width / 10 }
  }

  private func verdict(in unit: Unit?) -> String {
    switch goal {
    case .target(let target, let rises):
      reaching(Quantity(target, unit).brief, rises ? "falls short of" : "doesn't reach")
    case .bound(.atLeast(let limit)), .bound(.above(let limit)):
      reaching(Quantity(limit, unit).brief, "falls short of")
    case .bound(let bound):
      bound.words(in: unit) + (isOpen ? ": may hold" : reaches ? ": holds" : "")
    case nil: "no target"
    }
  }

  private func reaching(_ target: String, _ missing: String) -> String {
    "\(isOpen ? "may reach" : reaches ? "reaches" : missing) \(target)"
  }
}

extension Bound.Shape {
  /// The bound as a person says it: `at most $6`, `between 10 and 20 hours`.
  func words(in unit: Unit?) -> String {
    func spelled(_ number: Double) -> String { Quantity(number, unit).brief }
    func first(_ number: Double) -> String { Quantity(number, unit?.leading).brief }
    return switch self {
    case .atLeast(let limit): "at least \(spelled(limit))"
    case .above(let limit): "more than \(spelled(limit))"
    case .atMost(let limit): "at most \(spelled(limit))"
    case .below(let limit): "less than \(spelled(limit))"
    case .around(let middle, let distance):
      distance == 0
        ? "exactly \(spelled(middle))"
        : "between \(first(middle - distance)) and \(spelled(middle + distance))"
    case .between(let low, let high): "between \(first(low)) and \(spelled(high))"
    }
  }
}
