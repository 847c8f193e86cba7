private import Glibc

/// An axis from one round number to another that covers some values, in steps of 1, 2 or 5 times a
/// power of ten. It never has zero length, and nothing on it is more than a number can hold.
package struct Scale: Hashable, Sendable {
  /// The numbers at the steps, from the lowest up.
  package let ticks: [Double]
  private let low: Double
  private let high: Double

  /// An axis of at most so many steps, where three fit.
  package init(covering values: [Double], steps: Int) {
    let known = values.filter { abs($0) < Scale.limit }
    let (least, most) = Scale.spread(known.min() ?? 0, known.max() ?? 0)
    let step = Scale.step(over: most - least, at: max(1, steps))
    let (first, last) = ((least / step).rounded(.down), (most / step).rounded(.up))
    // Far from zero a step may be too small to be told apart: the ends are all there is then.
    let count = Int(min(100, last - first))
    ticks = (0...count).map { (first + Double($0)) * step }
    (low, high) = (first * step, max(last, first + 1) * step)
  }

  /// Where a number lies: 0 at the lower end, 1 at the upper; beyond them outside of that.
  package func share(of value: Double) -> Double {
    value.isNaN ? 0 : (value - low) / (high - low)
  }

  /// How much of it the span of some numbers takes.
  package func share(ofAll values: [Double]) -> Double {
    guard let least = values.min(), let most = values.max() else { return 0 }
    return share(of: most) - share(of: least)
  }

  /// Below the largest number there is, so that no difference of two is infinite.
  private static let limit = Double.greatestFiniteMagnitude / 100

  /// Equal values stand in the middle of a span of their own size.
  private static func spread(_ least: Double, _ most: Double) -> (Double, Double) {
    let size = max(abs(least), abs(most))
    guard most - least <= max(size * 1e-9, .leastNormalMagnitude) else { return (least, most) }
    let margin = size > .leastNormalMagnitude * 100 ? size / 10 : 1
    return (least - margin, most + margin)
  }

  private static func step(over span: Double, at count: Int) -> Double {
    let raw = span / Double(count)
    let power = pow(10, log10(raw).rounded(.down))
    let factor = [1, 2, 5].first { raw <= $0 * power * (1 + 1e-9) } ?? 10
    return factor * power
  }
}
