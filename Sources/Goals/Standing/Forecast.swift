private import Glibc

/// Where a value will be on a day if it goes on as it went, with an 80 % prediction interval.
///
/// What is promised is coverage: in about 80 of 100 quarters the value of the last day lies inside,
/// whether values follow a straight line with noise or wander off from the last one, and nobody can
/// tell which. So both are asked, and mixed: one part ``Prediction/line(through:to:)``, two parts
/// ``Prediction/walk(through:to:)``, which errs more.
///
///     value  = (L + 2·W) / 3
///     spread = √((l² + (L − value)²) / 3 + 2·(w² + (W − value)²) / 3)
///     low, high = value ∓ t·spread
///
/// The variance of a mixture is that of its parts and how far they lie apart (Bates and Granger,
/// *The Combination of Forecasts*, 1969, on why a mean of two beats either); t is the 90th percentile
/// of Student's distribution with n − 2 degrees of freedom.
///
/// Of 2, 4, 5, 9 on days 0, 7, 14, 21, looked at for day 28: the line comes to 10.5 (l = 1.5), the
/// walk to 11.33 (w = 1.76); value 11.06, spread 1.73, t = 1.88: 7.81 to 14.30.
public struct Forecast: Hashable, Sendable {
  /// How many values it takes.
  public static let pointsNeeded = 4

  /// The day looked forward to.
  public let day: Day
  /// The value on that day.
  public let value: Double
  /// The lower end of the 80 % interval.
  public let low: Double
  /// The upper end of it.
  public let high: Double
  /// What the value is held against; `nil` without a target.
  let goal: Goal?
  /// How many values it is made of.
  public let points: Int

  /// What a forecast is held against.
  enum Goal: Hashable, Sendable {
    /// A value to reach, from below or from above.
    case target(Double, rises: Bool)
    /// A bound to keep.
    case bound(Bound.Shape)

    var bound: Bound.Shape {
      switch self {
      case .target(let target, let rises): rises ? .atLeast(target) : .atMost(target)
      case .bound(let bound): bound
      }
    }
  }

  let line: Prediction
  let walk: Prediction

  /// The forecast from values on different days, in their order; `nil` with fewer than four of them,
  /// or none left to look forward to.
  init?(_ points: [(day: Day, value: Double)], to day: Day, goal: Goal?) {
    guard points.count >= Forecast.pointsNeeded, let last = points.last, last.day < day else {
      return nil
    }
    line = .line(through: points, to: day)
    walk = .walk(through: points, to: day)
    let value = (line.value + 2 * walk.value) / 3
    let variance = (line.variance(around: value) + 2 * walk.variance(around: value)) / 3
    let reach = Forecast.quantile(degreesOfFreedom: points.count - 2) * sqrt(variance)
    self.day = day
    self.value = value
    self.goal = goal
    self.points = points.count
    (low, high) = (value - reach, value + reach)
  }

  /// Whether ``value`` satisfies the goal; without one it does.
  public var reaches: Bool { goal?.bound.contains(value) ?? true }

  /// Whether an end of the goal lies between ``low`` and ``high``, so that either may come.
  public var isOpen: Bool {
    (goal?.bound.limits ?? []).contains { limit in
      !Decimal.greater(low, limit) && !Decimal.greater(limit, high) && !Decimal.equal(low, high)
    }
  }

  /// The 90th percentile of Student's distribution: Cornish and Fisher's expansion around the normal
  /// one, within 0.4 % from 2 degrees on (Abramowitz and Stegun, 26.7.5).
  static func quantile(degreesOfFreedom count: Int) -> Double {
    let (z, n) = (1.281551565545, Double(count))
    let (z3, z5, z7) = (pow(z, 3), pow(z, 5), pow(z, 7))
    return z + (z3 + z) / (4 * n) + (5 * z5 + 16 * z3 + 3 * z) / (96 * n * n)
      + (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * n * n * n)
  }
}

/// A predicted value on a day, and its standard error there.
struct Prediction: Hashable, Sendable {
  let value: Double
  let spread: Double
  /// By how much it goes on a day.
  let slope: Double

  /// Values lie around a straight line: least squares, with the prediction interval of one more
  /// value, `s²·(1 + 1/n + (T − x̄)² / Σ(x − x̄)²)`.
  static func line(through points: [(day: Day, value: Double)], to day: Day) -> Prediction {
    let (n, first) = (Double(points.count), points[0].day)
    let xs = points.map { Double($0.day - first) }
    let (x, y) = (xs.reduce(0, +) / n, points.reduce(0) { $0 + $1.value } / n)
    let width = xs.reduce(0) { $0 + ($1 - x) * ($1 - x) }
    let slope = zip(xs, points).reduce(0) { $0 + ($1.0 - x) * ($1.1.value - y) } / width
    let errors = zip(xs, points).reduce(0) { sum, point in
      sum + pow(point.1.value - y - slope * (point.0 - x), 2)
    }
    let way = Double(day - first) - x
    let variance = errors / (n - 2) * (1 + 1 / n + way * way / width)
    return Prediction(value: y + slope * way, spread: sqrt(variance), slope: slope)
  }

  /// Each value is the one before, a drift and a step nobody foresees: a random walk with drift. The
  /// drift is that from the first to the last value; over h days `s²·(h + h² / (x_n − x_1))`
  /// (Hyndman and Athanasopoulos, *Forecasting: Principles and Practice*, 5.2 and 5.5).
  static func walk(through points: [(day: Day, value: Double)], to day: Day) -> Prediction {
    let (first, last) = (points[0], points[points.count - 1])
    let length = Double(last.day - first.day)
    let drift = (last.value - first.value) / length
    let steps = zip(points, points.dropFirst()).reduce(0) { sum, pair in
      let days = Double(pair.1.day - pair.0.day)
      return sum + pow(pair.1.value - pair.0.value - drift * days, 2) / days
    }
    let ahead = Double(day - last.day)
    let variance = steps / Double(points.count - 2) * (ahead + ahead * ahead / length)
    return Prediction(value: last.value + drift * ahead, spread: sqrt(variance), slope: drift)
  }

  /// The mean square distance from another middle.
  fileprivate func variance(around middle: Double) -> Double {
    spread * spread + (value - middle) * (value - middle)
  }
}
