import TestSupport
import Testing

@testable import Goals

/// What the forecast promises: its interval holds the value of the last day in about 80 of 100
/// quarters, whether values are a line with noise or a walk, and is not much wider than one that
/// knows which.
@Suite struct ForecastCoverageTests {
  enum Kind: String, CaseIterable { case line, walk }

  struct Outcome {
    var inside = 0
    var widths: [Double] = []
    var knowing: [Double] = []
  }

  private static let quarters = 4000
  private let first = day("2018-01-01")

  @Test(
    "holds 68 to 99 of 100 last values, at most 2.4 times as wide as it must be",
    arguments: Kind.allCases, [4, 6, 8, 10, 12])
  func coverage(kind: Kind, count: Int) throws {
    var random = SeededGenerator(seed: UInt64(count) * 1000 + (kind == .line ? 1 : 2))
    var outcome = Outcome()
    for _ in 0..<Self.quarters {
      let values = kind.quarter(&random)
      let points = values.enumerated().map { (first.advanced(by: 7 * $0.offset), $0.element) }
      let last = first.advanced(by: 7 * 12)
      let forecast = try #require(Forecast(Array(points.prefix(count)), to: last, goal: nil))
      if forecast.low <= values[12], values[12] <= forecast.high { outcome.inside += 1 }
      outcome.widths.append(forecast.high - forecast.low)
      let part = kind == .line ? forecast.line : forecast.walk
      outcome.knowing.append(2 * Forecast.quantile(degreesOfFreedom: count - 2) * part.spread)
    }
    let share = Double(outcome.inside) / Double(Self.quarters)
    let ratio =
      outcome.widths.sorted()[Self.quarters / 2] / outcome.knowing.sorted()[Self.quarters / 2]
    #expect((0.68...0.99).contains(share), "\(kind) \(count): \(share)")
    #expect(ratio <= 2.4, "\(kind) \(count): \(ratio)")
  }
}

extension ForecastCoverageTests.Kind {
  /// Thirteen weekly values: around a line that rises by 2, or each 2 above the one before, and
  /// either way off by a normal error of 5.
  func quarter(_ random: inout SeededGenerator) -> [Double] {
    var value = 0.0
    return (0..<13).map { week in
      let error = 5 * random.normal()
      if self == .line { return 2 * Double(week) + error }
      value += 2 + error
      return value
    }
  }
}
