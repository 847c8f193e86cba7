private import Glibc

/// Where a key result will end if it goes on as it went: a robust line through its check-ins.
///
/// The slope is the median of the slopes between all pairs (Theil 1950, Sen 1968), so that one odd
/// check-in does not turn the line. The interval holds 80 %: the slopes at the ranks
/// `M = (N ± z·√(n(n−1)(2n+5)/18)) / 2` of the N ordered pairwise slopes, z = 1.2816 (Kendall's
/// variance, Sen's interval).
public struct Forecast: Hashable, Sendable {
  /// The value on the last day.
  public let value: Double
  /// The lower end of the 80 % interval.
  public let low: Double
  /// The upper end of it.
  public let high: Double
  /// Whether `value` reaches the target.
  public let reaches: Bool
  /// The median of the pairwise slopes, per day.
  public let slope: Double
  /// How many check-ins the line is drawn through.
  public let points: Int

  /// The line through points `(day, value)` prolonged to a day; `nil` with fewer than 3 points.
  init?(_ points: [(day: Day, value: Double)], to last: Day, reaches: (Double) -> Bool) {
    let days = Set(points.map(\.day))
    guard points.count >= 3, days.count >= 2 else { return nil }
    let slopes = TheilSen.slopes(points).sorted()
    let (lowRank, highRank) = Forecast.ranks(points: points.count, slopes: slopes.count)
    func end(_ slope: Double) -> Double {
      TheilSen.median(points.map { $0.value + slope * Double(last - $0.day) }.sorted())
    }
    let ends = (end(slopes[lowRank]), end(slopes[highRank]))
    slope = TheilSen.median(slopes)
    self.points = points.count
    value = end(slope)
    (low, high) = (min(ends.0, ends.1), max(ends.0, ends.1))
    self.reaches = reaches(value)
  }

  // Sen counts from 1: the interval is from the M₁-th slope to the (M₂ + 1)-th, as far from either
  // end, so that the forecast of the mirrored values is the mirrored forecast.
  private static func ranks(points count: Int, slopes: Int) -> (low: Int, high: Int) {
    let n = Double(count)
    let spread = 1.2816 * sqrt(n * (n - 1) * (2 * n + 5) / 18)
    let high = min(Int(((Double(slopes) + spread) / 2).rounded()), slopes - 1)
    return (slopes - 1 - high, high)
  }
}

extension KeyResultStanding {
  /// Where it will be on the last day of its cycle; only numbers that move or hold have a forecast.
  public func forecast(to last: Day) -> Forecast? {
    let points = checkIns.compactMap { checkIn in checkIn.number.map { (checkIn.day, $0) } }
    switch keyResult.kind {
    case .reach(_, let to):
      guard let start, let target = to?.value.number else { return nil }
      let rises = target >= start
      return Forecast(points, to: last) { value in
        rises ? !Decimal.greater(target, value) : !Decimal.greater(value, target)
      }
    case .hold(let bound, _):
      guard let bound = bound?.value else { return nil }
      return Forecast(points, to: last, reaches: bound.contains)
    case .milestones, .done: return nil
    }
  }
}
