/// The values that the limits of a process are made of: its first twenty.
///
/// Then they are fixed, because limits that follow the values hide what they are for. From six on
/// they are provisional.
public struct ProcessBaseline: Hashable, Sendable {
  /// How many values fix the limits.
  public static let full = 20
  /// How many it takes to claim anything.
  public static let least = 6

  /// Why nothing is claimed of a process.
  public enum Silence: Error, Hashable, Sendable {
    /// It has so few complete periods.
    case few(Int)
    /// More than half of the baseline is one value: so many, of so many.
    case equal(Int, of: Int)
    /// Its neighbours, or what is left of them beside the line that they drift along, don't differ.
    case still
  }

  /// How many values it has.
  public let count: Int
  /// Their mean.
  public let mean: Double
  /// The mean difference of neighbours; while they drift, of what is left beside the line.
  public let spread: Double
  /// The line that they drift along, where they do.
  public let drift: Drift?
  /// Whether none of them is negative, so that a lower limit below 0 tells nothing.
  let isNeverNegative: Bool

  /// The baseline of a process.
  ///
  /// - Parameter values: Those of its complete periods, in order.
  /// - Throws: ``Silence`` where nothing can be claimed.
  public init(of values: some Collection<Double>) throws(Silence) {
    let baseline = Array(values.prefix(ProcessBaseline.full))
    (count, isNeverNegative) = (baseline.count, baseline.allSatisfy { $0 >= 0 })
    guard count >= ProcessBaseline.least else { throw .few(count) }
    mean = baseline.reduce(0, +) / Double(count)
    let plain = ProcessLimits.spread(of: baseline)
    try ProcessBaseline.check(baseline, mean, plain)
    drift = Drift(of: baseline)
    spread = drift?.spread ?? plain
    guard spread >= ProcessBaseline.noise(around: mean) else { throw .still }
  }

  /// Whether more values will still move the limits.
  public var isProvisional: Bool { count < ProcessBaseline.full }

  /// The limits of a value, counted from 0. While it drifts they lie around the line, behind the
  /// baseline widened with twice the standard error of its slope for each value.
  public func limits(at index: Int) -> ProcessLimits {
    guard let drift else { return ProcessLimits(around: mean, spread: spread) }
    return ProcessLimits(
      around: drift.middle(at: index), spread: spread,
      widened: widened(drift, at: index))
  }

  /// The limits as they are drawn, and as assurance takes them: not below 0 where no value is.
  public func drawnLimits(at index: Int) -> ClosedRange<Double> {
    let limits = limits(at: index)
    let lower = isNeverNegative ? max(0, limits.lower) : limits.lower
    return lower...max(lower, limits.upper)
  }

  private static func check(
    _ values: [Double], _ mean: Double, _ spread: Double
  ) throws(Silence) {
    let most = TiedValues(values).counts.max() ?? 0
    guard most * 2 <= values.count else { throw .equal(most, of: values.count) }
    guard spread >= noise(around: mean) else { throw .still }
  }

  /// Below it a spread is what binary numbers leave, and no variation.
  private static func noise(around mean: Double) -> Double { 1e-9 * max(1, abs(mean)) }
}
