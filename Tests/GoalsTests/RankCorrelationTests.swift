import TestSupport
import Testing

@testable import Goals

@Suite struct RankCorrelationTests {
  @Test(
    "is 1 for what rises together, −1 for what falls against it, and shares tied ranks",
    arguments: [
      ([(1, 10), (2, 20), (3, 30)], 1), ([(1, 1), (2, 100), (3, 101)], 1),
      ([(1, 3), (2, 2), (3, 1)], -1), ([(1, 10), (2, 20), (2, 30), (3, 40)], 0.9486832980505138),
      // Ranks (1, 2, 3, 4) and (2, 1, 4, 3): 1 − 6 · 4 / (4 · 15)
      ([(1, 2), (2, 1), (3, 4), (4, 3)], 0.6), ([(1, 1), (2, 2), (3, 1)], 0),
    ] as [([(Double, Double)], Double)])
  func coefficient(pairs: [(Double, Double)], expected: Double) {
    #expect(isNear(RankCorrelation.spearman(pairs), expected))
  }

  @Test(
    "is none of fewer than two pairs, or where nothing changes",
    arguments: [[], [(1, 1)], [(1, 1), (2, 1)], [(5, 1), (5, 2), (5, 3)]] as [[(Double, Double)]])
  func none(pairs: [(Double, Double)]) {
    #expect(RankCorrelation.spearman(pairs) == nil)
  }

  @Test(
    "ranks from 1 on, equal values with the mean of their ranks",
    arguments: [
      ([], []), ([5], [1]), ([3, 1, 2], [3, 1, 2]), ([2, 2, 2], [2, 2, 2]),
      ([1, 2, 2, 3], [1, 2.5, 2.5, 4]), ([0.3, 0.1 + 0.2], [1.5, 1.5]),
    ] as [([Double], [Double])])
  func ranks(values: [Double], expected: [Double]) {
    #expect(RankCorrelation.ranks(of: values) == expected)
  }

  @Test(
    "lies in −1…1, is symmetric, and is the same for any rising function of one series",
    arguments: SeededGenerator.seeds(20))
  func properties(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let pairs = (0..<12).map { _ in
      (Double(Int.random(in: 0...8, using: &random)), Double(Int.random(in: 0...8, using: &random)))
    }
    guard let coefficient = RankCorrelation.spearman(pairs) else { return }
    #expect((-1...1).contains(coefficient))
    #expect(isNear(RankCorrelation.spearman(pairs.map { ($0.1, $0.0) }), coefficient))
    #expect(
      isNear(RankCorrelation.spearman(pairs.map { ($0.0 * $0.0 * 3 + 1, $0.1) }), coefficient))
    #expect(isNear(RankCorrelation.spearman(pairs.map { (-$0.0, $0.1) }), -coefficient))
  }
}

@Suite struct TheilSenTests {
  @Test(
    "is the median of the slopes between all pairs, and none on a single day",
    arguments: [
      ([10, 12, 90, 16], 2), ([1, 2, 3], 1), ([3, 2, 1], -1), ([5, 5, 5], 0), ([4, 10], 6),
      ([7], nil), ([], nil),
    ] as [([Double], Double?)])
  func slope(values: [Double], expected: Double?) {
    let points = values.enumerated().map { (day: Day(number: $0), value: $1) }
    #expect(isNear(TheilSen.slope(of: points), expected))
  }

  @Test("of several values on one day is none")
  func oneDay() {
    let points = [(day: Day(number: 1), value: 1.0), (day: Day(number: 1), value: 9.0)]
    #expect(TheilSen.slope(of: points) == nil)
  }
}
