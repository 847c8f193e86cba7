extension [CheckIn] {
  /// The last value of each day, in the order of time.
  var dailyValues: [(day: Day, value: Double)] {
    var points: [(day: Day, value: Double)] = []
    for checkIn in self {
      guard let number = checkIn.number else { continue }
      if points.last?.day == checkIn.day { points.removeLast() }
      points.append((checkIn.day, number))
    }
    return points
  }
}

extension KeyResultStanding {
  /// Where it will be on the day it is due; only a number that moves or holds has a forecast, while
  /// it is worked on and that day is to come.
  public var forecast: Forecast? {
    isForeseeable ? Forecast(forecastPoints, to: lastDay, goal: goal) : nil
  }

  /// Whether it could have a forecast, had it enough values.
  package var isForeseeable: Bool { goal != nil && !status.isClosed && day <= lastDay }

  /// The values a forecast is made of.
  var forecastPoints: [(day: Day, value: Double)] {
    checkIns.filter { !$0.isSoFar && $0.day <= day }.dailyValues
  }

  /// What its value is held against: the target, in the direction it lies, or the bound.
  var goal: Forecast.Goal? {
    switch keyResult.kind {
    case .reach(_, let to):
      guard let start, let target = to?.value.number else { return nil }
      return .target(target, rises: target >= start)
    case .hold(let bound, share: false): return bound.map { .bound($0.value.shape) }
    case .hold(_, share: true), .milestones, .done: return nil
    }
  }
}
