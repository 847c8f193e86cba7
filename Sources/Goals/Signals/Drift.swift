/// A baseline that rises or falls steadily; a step isn't a drift.
///
/// Kendall's test of the values against their order (Mann 1945, Kendall 1975), with the continuity
/// correction and the variance less that of ties:
///
///     S = Σ sign(xⱼ − xᵢ) over all i < j      var = (n(n−1)(2n+5) − Σ t(t−1)(2t+5)) / 18
///     z = (S ∓ 1) / √var
///
/// Where z is beyond ±2.576, which chance is in 1 of 100 series, and the slopes of the first and of
/// the last half have the sign of the whole's and at least a quarter of its size, it drifts: along
/// the line median(xᵢ − slope·i) + slope·i, with the robust slope of Theil and Sen.
///
/// Of 1, 2, … 10 all 45 pairs rise: z = 44 / √125 = 3.935, the slope is 1, that of either half too.
public struct Drift: Hashable, Sendable {
  /// By how much a value goes beyond the one before, in the unit of the values.
  public let slope: Double
  /// Where the line is at the first value.
  public let start: Double
  /// Kendall's z.
  public let z: Double
  /// The slopes of the first and of the last half.
  public let halves: [Double]
  /// The standard error of the slope: what is left of the values beside the line varies by its
  /// spread / 1.128, and a slope through n values by √(n(n² − 1) / 12) less.
  public let error: Double
  /// The mean difference of neighbours of what is left beside the line.
  let spread: Double

  /// How many values it takes.
  package static let least = 10
  /// Beyond what z it drifts.
  package static let critical = 2.576

  /// The drift of a baseline; `nil` where there is none.
  init?(of values: [Double]) {
    guard values.count >= Drift.least else { return nil }
    z = Drift.kendall(values)
    guard abs(z) >= Drift.critical else { return nil }
    let half = values.count / 2
    let slope = TheilSen.slope(of: values)
    halves = [values.prefix(half), values.suffix(half)].map { TheilSen.slope(of: Array($0)) }
    guard slope != 0, halves.allSatisfy({ $0 / slope >= 0.25 }) else { return nil }
    let levels = values.enumerated().map { $1 - slope * Double($0) }
    (self.slope, start) = (slope, TheilSen.median(levels.sorted()))
    spread = ProcessLimits.spread(of: levels)
    let n = Double(values.count)
    error = spread / ProcessLimits.deviations / (n * (n * n - 1) / 12).squareRoot()
  }

  /// Where the line is at a value, counted from 0.
  func middle(at index: Int) -> Double { start + slope * Double(index) }

  /// Kendall's z with the continuity correction; 0 where no value differs from another.
  static func kendall(_ values: [Double]) -> Double {
    var score = 0
    for (index, right) in values.enumerated() {
      for left in values[..<index] {
        if let side = KPI.Direction(of: right, beside: left) { score += side == .up ? 1 : -1 }
      }
    }
    func sum(_ count: Int) -> Int { count * (count - 1) * (2 * count + 5) }
    let ties = TiedValues(values).counts.reduce(0) { $0 + sum($1) }
    let variance = Double(sum(values.count) - ties) / 18
    return score == 0 ? 0 : Double(score - score.signum()) / variance.squareRoot()
  }
}

/// How often each value occurs.
struct TiedValues {
  let counts: [Int]

  init(_ values: [Double]) {
    var counts: [Int] = []
    var last: Double?
    for value in values.sorted() {
      if let earlier = last, Decimal.equal(earlier, value) {
        counts[counts.count - 1] += 1
      } else {
        counts.append(1)
      }
      last = value
    }
    self.counts = counts
  }
}

extension TheilSen {
  /// The slope from value to value of a series at equal distances.
  ///
  /// Of 10, 12, 90, 16 that is 2.
  static func slope(of values: [Double]) -> Double {
    slope(of: values.enumerated().map { (Day(number: $0), $1) }) ?? 0
  }
}
