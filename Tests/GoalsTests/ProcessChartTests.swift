import Testing

@testable import Goals

/// Limits worked out by hand: mean, mean difference of neighbours, 2.66 and 3.268 of it.
@Suite struct ProcessLimitTests {
  struct Sample: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let values: [Double]
    let mean, lower, upper, difference: Double
  }

  static let samples = [
    // Differences 695 0 375 315 140 55 200 305 55 280 115 460 385 222 1737: 5339 / 15 = 355.933.
    Sample(
      testDescription: "Wheeler", values: wheeler, mean: 4135.5, lower: 3188.717, upper: 5082.283,
      difference: 1163.191),
    // 68 / 6; differences 2 1 2 1 2: 8 / 5 = 1.6, and 1.6 · 2.66 = 4.256.
    Sample(
      testDescription: "six values", values: [10, 12, 11, 13, 12, 10], mean: 11.3333,
      lower: 7.0773, upper: 15.5893, difference: 5.2288),
    // 12 / 6; differences 2 1 2 2 2: 9 / 5 = 1.8, and 1.8 · 2.66 = 4.788.
    Sample(
      testDescription: "a lower limit below zero", values: [1, 3, 2, 0, 2, 4], mean: 2,
      lower: -2.788, upper: 6.788, difference: 5.8824),
    // -24 / 6; differences 2 1 2 4 2: 11 / 5 = 2.2, and 2.2 · 2.66 = 5.852.
    Sample(
      testDescription: "negative values", values: [-5, -3, -4, -6, -2, -4], mean: -4,
      lower: -9.852, upper: 1.852, difference: 7.1896),
    // Twenty of 48 and 52 in turn: mean 50, differences 4, 4 · 2.66 = 10.64; the rest counts not.
    Sample(
      testDescription: "the first twenty only", values: steady + [90, 10, 90], mean: 50,
      lower: 39.36, upper: 60.64, difference: 13.072),
  ]

  @Test("are the mean and 2.66 mean differences of neighbours", arguments: samples)
  func limits(sample: Sample) throws {
    let limits = try ProcessBaseline(of: sample.values).limits(at: 0)
    for (limit, expected) in [
      (limits.mean, sample.mean), (limits.lower, sample.lower), (limits.upper, sample.upper),
      (limits.difference, sample.difference),
    ] {
      #expect(abs(limit - expected) < 0.001, "\(limit) is not \(expected)")
    }
  }

  @Test("are drawn not below zero where no value is")
  func floored() throws {
    let counts = try ProcessBaseline(of: [1, 3, 2, 0, 2, 4])
    #expect(counts.drawnLimits(at: 5).lowerBound == 0)
    #expect(abs(counts.drawnLimits(at: 5).upperBound - 6.788) < 0.001)
    let temperatures = try ProcessBaseline(of: [-5, -3, -4, -6, -2, -4])
    #expect(temperatures.drawnLimits(at: 5).lowerBound == temperatures.limits(at: 5).lower)
  }

  @Test("are provisional from six values on, and never move after the twentieth")
  func fixed() throws {
    #expect(throws: ProcessBaseline.Silence.few(5)) { try ProcessBaseline(of: steady.prefix(5)) }
    #expect(try ProcessBaseline(of: steady.prefix(6)).isProvisional)
    #expect(try ProcessBaseline(of: growing(19)).isProvisional)
    #expect(try !ProcessBaseline(of: growing(20)).isProvisional)
    let full = try ProcessBaseline(of: steady)
    #expect(!full.isProvisional)
    for more in [[90], [90, 10], [Double](repeating: 47, count: 40)] {
      #expect(try ProcessBaseline(of: steady + more) == full)
    }
  }

  @Test("claim nothing where most values are equal, or none differs from its neighbour")
  func silent() throws {
    #expect(throws: ProcessBaseline.Silence.equal(4, of: 6)) {
      try ProcessBaseline(of: [5, 5, 7, 5, 5, 4])
    }
    // Half of them are one value, which is not more than half.
    #expect(try ProcessBaseline(of: [5, 6, 5, 7, 5, 8]).count == 6)
    // What binary sums leave is no variation, and 0.1 + 0.2 is 0.3.
    #expect(throws: ProcessBaseline.Silence.equal(6, of: 6)) {
      try ProcessBaseline(of: [0.3, 0.1 + 0.2, 0.3, 0.3, 0.1 + 0.2, 0.3])
    }
    #expect(throws: ProcessBaseline.Silence.still) {
      try ProcessBaseline(of: [1, 2, 3, 4, 5, 6].map { 1e10 + $0 })
    }
  }
}

@Suite struct ProcessSignalTests {
  private func marks(_ values: [Double]) throws -> [ProcessChart.Mark] {
    try ProcessChart(of: values).marks
  }

  @Test("Wheeler's last value is outside")
  func wheelersData() throws {
    let chart = try ProcessChart(of: wheeler)
    #expect(chart.marks.contains(ProcessChart.Mark(15, .outside, .up)))
    #expect(chart.lasting == ProcessChart.Mark(15, .outside, .up))
  }

  @Test(
    "is outside strictly beyond a limit",
    arguments: [
      (60.64, nil), (60.65, .up), (39.36, nil), (39.35, .down), (50, nil),
    ] as [(Double, KPI.Direction?)])
  func outside(value: Double, direction: KPI.Direction?) throws {
    #expect(
      try marks(steady + [value]) == (direction.map { [.init(20, .outside, $0)] } ?? []))
  }

  /// The last of the twenty lies above the mean, so that six more make seven.
  @Test("is a run from eight in a row strictly on one side of the mean")
  func run() throws {
    let seven = [Double](repeating: 51, count: 6)
    #expect(try marks(steady + seven).isEmpty)
    #expect(try marks(steady + seven + [51]) == [.init(26, .run, .up, first: 19)])
    // A value on the mean is on neither side.
    #expect(try marks(steady + seven + [50, 51]).isEmpty)
    // It is told once as long as it lasts, and again after it was broken.
    let eight = [Double](repeating: 49, count: 8)
    #expect(
      try marks(steady + eight + [49, 49, 50] + eight)
        == [.init(27, .run, .down, first: 20), .init(38, .run, .down, first: 31)])
  }

  /// Near is beyond 50 ± 5.32.
  @Test("is near from three of four in a row beyond half the way to a limit")
  func near() throws {
    #expect(try marks(steady + [56, 50, 56]).isEmpty)
    #expect(try marks(steady + [56, 50, 56, 56]) == [.init(23, .near, .up, first: 20)])
    #expect(try marks(steady + [56, 56, 56]) == [.init(22, .near, .up, first: 20)])
    #expect(try marks(steady + [55.32, 55.32, 55.32]).isEmpty)
    #expect(try marks(steady + [56, 44, 56, 44]).isEmpty)
    #expect(try marks(steady + [44, 44, 50, 44]) == [.init(23, .near, .down, first: 20)])
    // Two of four break it, and three tell it again.
    #expect(
      try marks(steady + [56, 56, 56, 50, 49, 56, 56, 56]).map(\.index) == [22, 27])
    #expect(try marks(steady + [56, 56, 56, 50, 56]).map(\.index) == [22])
  }

  @Test("lasts while the last value is in it; what has come back is routine")
  func lasting() throws {
    #expect(try ProcessChart(of: steady).lasting == nil)
    let run = steady + [Double](repeating: 49, count: 10)
    #expect(try ProcessChart(of: run).lasting == .init(27, .run, .down, first: 20))
    #expect(try ProcessChart(of: run + [50]).lasting == nil)
    #expect(try ProcessChart(of: steady + [56, 56, 56, 50]).lasting == nil)
    #expect(try ProcessChart(of: steady + [56, 56, 56, 50, 56]).lasting?.index == 22)
    // Of two, outside decides.
    #expect(try ProcessChart(of: run + [70]).lasting == .init(30, .outside, .up))
  }

  @Test("three outside in a row on one side are another process, of which nothing more is told")
  func change() throws {
    let two = try ProcessChart(of: steady + [70, 71])
    #expect(two.change == nil)
    let three = try ProcessChart(of: steady + [70, 71, 72])
    #expect(three.change == .init(22, .outside, .up, first: 20))
    #expect(three.lasting == .init(22, .outside, .up))
    let later = try ProcessChart(of: steady + [70, 71, 72, 73, 20])
    #expect(later.marks.filter { $0.rule == .outside }.map(\.index) == [20, 21, 22])
    #expect(later.marks.allSatisfy { $0.index <= 22 })
    #expect(later.lasting == nil)
    #expect(try ProcessChart(of: steady + [70, 20, 70, 20]).change == nil)
  }
}

@Suite struct DriftTests {
  @Test("Kendall's test has the continuity correction, and less variance for ties")
  func kendall() {
    // All 45 pairs rise: 44 / √125.
    #expect(abs(Drift.kendall((1...10).map(Double.init)) - 3.9355) < 0.0001)
    #expect(abs(Drift.kendall((1...10).reversed().map(Double.init)) + 3.9355) < 0.0001)
    // 1 1 2 2: four of six pairs rise; (4·3·13 − 2·2·1·9) / 18 = 6.667, 3 / 2.582.
    #expect(abs(Drift.kendall([1, 1, 2, 2]) - 1.1619) < 0.0001)
    #expect(Drift.kendall([3, 3, 3]) == 0)
  }

  @Test("growth is a drift, and its line the middle of the limits")
  func growth() throws {
    let chart = try ProcessChart(of: growing(52))
    #expect(chart.baseline.drift?.slope == 6)
    // What is left is 0 2 4 1 3 and so on: its median 2, its differences 2 2 3 2 | 3: 45 / 19.
    #expect(chart.baseline.limits(at: 0).mean == 102)
    #expect(chart.baseline.limits(at: 51).mean == 408)
    #expect(abs(chart.baseline.spread - 45.0 / 19) < 1e-9)
    #expect(abs(chart.baseline.limits(at: 19).upper - 216 - 2.66 * 45 / 19) < 1e-9)
    #expect(chart.marks.isEmpty)
  }

  @Test("limits widen behind the baseline, and only outside is a signal: a change of pace")
  func pace() throws {
    let baseline = try ProcessBaseline(of: growing(30))
    let error = try #require(baseline.drift?.error)
    // 45 / 19 / 1.128 / √(20 · 399 / 12)
    #expect(abs(error - 0.08142) < 0.0001)
    func width(_ index: Int) -> Double {
      baseline.limits(at: index).upper - baseline.limits(at: index).mean
    }
    #expect(abs(width(0) - width(19)) < 1e-9)
    #expect(abs(width(29) - width(19) - 20 * error) < 1e-9)
    // Values that stay are first below the line, then outside; a run of them is no signal.
    let flat = try ProcessChart(of: growing(20) + [Double](repeating: 218, count: 5))
    #expect(Set(flat.marks.map(\.rule)) == [.outside])
    #expect(flat.marks.first?.direction == .down)
  }

  @Test(
    "a step is none, nor is what is too short",
    arguments: [
      [8, 12, 9, 11, 10, 8, 12, 9, 11, 10, 28, 32, 29, 31, 30, 28, 32, 29, 31, 30],
      [1, 2, 3, 4, 5, 6, 7, 8, 9],
    ] as [[Double]])
  func step(values: [Double]) { #expect(Drift(of: values) == nil) }
}

@Suite struct AssuranceTests {
  @Test(
    "is met inside both limits, not met beyond both, else by luck",
    arguments: [
      (">= 1", .met), (">= 1.1", .byLuck), ("> 1", .byLuck), ("<= 3", .met), ("< 3", .byLuck),
      (">= 3", .byLuck), ("> 3", .notMet), ("<= 1", .byLuck), ("< 1", .notMet), ("0..4", .met),
      ("1..3", .met), ("2..4", .byLuck), ("1.5..2.5", .byLuck), ("4..5", .notMet),
      ("= 2 +- 1", .met), ("= 2", .byLuck), ("= 4", .notMet),
    ] as [(String, Assurance)])
  func assurance(bound: String, expected: Assurance) throws {
    #expect(Assurance(1...3, by: try Bound(parsing: bound)) == expected)
  }
}

/// Wheeler's verification data.
private let wheeler: [Double] = [
  5045, 4350, 4350, 3975, 4290, 4430, 4485, 4285, 3980, 3925, 3645, 3760, 3300, 3685, 3463, 5200,
]

/// Twenty values of mean 50 whose neighbours differ by 4.
private let steady: [Double] = (0..<20).map { $0.isMultiple(of: 2) ? 48 : 52 }

/// Values that grow by 6 from 100 on, and are off by up to 4.
private func growing(_ count: Int) -> [Double] {
  (0..<count).map { index -> Double in
    let off = 7 * index % 5
    return Double(100 + 6 * index + off)
  }
}
