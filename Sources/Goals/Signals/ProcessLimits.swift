/// Between which values a process varies by itself: Wheeler's natural process limits of a chart of
/// individual values and moving ranges (XmR; *Understanding Variation*, 1993).
///
///     mean  x̄ = Σx / n          spread  mR̄ = Σ|xᵢ − xᵢ₋₁| / (n − 1)
///     lower, upper = x̄ ∓ 2.66·mR̄        difference = 3.268·mR̄
///
/// In the unit of the values. 2.66 is 3 / 1.128: for values that differ by chance alone the mean
/// difference of neighbours is 1.128 standard deviations, and hardly any lies more than three off.
///
/// Of 10, 12, 11, 13, 12, 10 the mean is 11.333 and the spread (2 + 1 + 2 + 1 + 2) / 5 = 1.6; the
/// limits are 7.077 and 15.589, and neighbours differ by 5.229 at most.
public struct ProcessLimits: Hashable, Sendable {
  /// Below it a value is a signal.
  public let lower: Double
  /// The middle that values vary around.
  public let mean: Double
  /// Above it a value is a signal.
  public let upper: Double
  /// How much neighbours differ at most; it is drawn and judges nothing.
  public let difference: Double

  /// How many spreads a limit lies off the middle.
  package static let reach = 2.66
  /// How many spreads off the middle 3 of 4 values in a row are a signal.
  package static let nearReach = 1.33
  /// How many spreads neighbours differ at most.
  package static let differenceReach = 3.268
  /// How many standard deviations the mean difference of neighbours is.
  static let deviations = 1.128

  init(around mean: Double, spread: Double, widened: Double = 0) {
    let half = ProcessLimits.reach * spread + widened
    (self.mean, lower, upper) = (mean, mean - half, mean + half)
    difference = ProcessLimits.differenceReach * spread
  }

  /// Where a value lies strictly beyond a limit.
  func side(ofOutside value: Double) -> KPI.Direction? {
    Decimal.greater(value, upper) ? .up : Decimal.greater(lower, value) ? .down : nil
  }

  /// The mean absolute difference of neighbours; of fewer than two values 0.
  static func spread(of values: [Double]) -> Double {
    guard values.count > 1 else { return 0 }
    let ranges = zip(values, values.dropFirst()).map { abs($1 - $0) }
    return ranges.reduce(0, +) / Double(ranges.count)
  }
}

extension KPI.Direction {
  /// Where a value lies beside another one; on it is neither.
  init?(of value: Double, beside middle: Double) {
    if Decimal.greater(value, middle) {
      self = .up
    } else if Decimal.greater(middle, value) {
      self = .down
    } else {
      return nil
    }
  }
}
