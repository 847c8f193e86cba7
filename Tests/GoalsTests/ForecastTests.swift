import TestSupport
import Testing

@testable import Goals

@Suite struct ForecastTests {
  private let first = day("2018-01-01")

  private func weekly(_ values: [Double]) -> [(day: Day, value: Double)] {
    values.enumerated().map { (first.advanced(by: 7 * $0.offset), $0.element) }
  }

  @Test("takes four days with a value, and a day that is still to come")
  func points() {
    let last = day("2018-03-31")
    #expect(Forecast(weekly([1, 2, 3]), to: last, goal: nil) == nil)
    #expect(Forecast([], to: last, goal: nil) == nil)
    #expect(Forecast(weekly([1, 2, 3, 4]), to: last, goal: nil)?.points == 4)
    #expect(Forecast(weekly([1, 2, 3, 4]), to: day("2018-01-22"), goal: nil) == nil)
  }

  /// The example of the documentation: 2, 4, 5, 9 in weeks.
  @Test("mixes a line and a walk")
  func mixed() throws {
    let forecast = try #require(Forecast(weekly([2, 4, 5, 9]), to: day("2018-01-29"), goal: nil))
    #expect(isNear(forecast.line.value, 10.5))
    #expect(isNear(forecast.line.spread, 1.5))
    #expect(isNear(forecast.walk.value, 9 + 7.0 / 3))
    #expect(Decimal.rounded(forecast.walk.spread, to: 2) == 1.76)
    #expect(isNear(forecast.value, (10.5 + 2 * (9 + 7.0 / 3)) / 3))
    #expect(Decimal.rounded(forecast.low, to: 2) == 7.81)
    #expect(Decimal.rounded(forecast.high, to: 2) == 14.3)
  }

  @Test("prolongs a straight line exactly, without any spread, however the days lie")
  func straight() throws {
    let days = [0, 1, 9, 30, 32]
    let points = days.map { (first.advanced(by: $0), 59 - 0.5 * Double($0)) }
    let forecast = try #require(
      Forecast(points, to: first.advanced(by: 40), goal: .target(40, rises: false)))
    #expect(isNear(forecast.value, 39))
    #expect(isNear(forecast.low, 39) && isNear(forecast.high, 39))
    #expect(forecast.reaches && !forecast.isOpen)
  }

  @Test("mirrors with its values", arguments: SeededGenerator.seeds(100))
  func mirrored(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let points = (0..<Int.random(in: 4...14, using: &random)).map { index in
      (day: first.advanced(by: index), value: Double.random(in: -9...9, using: &random))
    }
    let last = first.advanced(by: 40)
    let up = try #require(Forecast(points, to: last, goal: nil))
    let down = try #require(
      Forecast(points.map { (day: $0.day, value: -$0.value) }, to: last, goal: nil))
    #expect(isNear(up.value, -down.value))
    #expect(isNear(up.low, -down.high))
    #expect(isNear(up.high, -down.low))
    #expect(up.low <= up.value && up.value <= up.high)
  }

  /// Student's 90th percentiles from tables.
  @Test(
    "knows how much wider few values make it",
    arguments: [(2, 1.886), (4, 1.533), (6, 1.440), (10, 1.372), (30, 1.310)])
  func quantiles(degrees: Int, expected: Double) {
    let quantile = Forecast.quantile(degreesOfFreedom: degrees)
    #expect(abs(quantile - expected) < 0.007)
  }

  @Test(
    "of a key result tells whether its target is reached, in either direction",
    arguments: [
      ("59", "38", [50, 46, 42, 38], true, "reaches 38"),
      ("59", "20", [50, 49.9, 49.8, 49.6], false, "doesn't reach 20"),
      ("0", "10", [1, 3, 5, 7], true, "reaches 10"),
      ("0", "100", [1, 2, 3, 4], false, "falls short of 100"),
    ] as [(String, String, [Double], Bool, String)])
  func target(from: String, to: String, values: [Double], reaches: Bool, says: String) throws {
    let events = zip(["2018-01-08", "2018-01-15", "2018-01-22", "2018-01-29"], values).map {
      aCheckIn($0, $1)
    }
    let standing = try standing(of: aKeyResult(.reach(from, to)), events, on: "2018-01-30")
    let forecast = try #require(standing.forecast)
    #expect(forecast.reaches == reaches)
    #expect(forecast.sentence(in: nil).contains(says), "\(forecast.sentence(in: nil))")
  }

  @Test("says what may be where the target lies inside the interval")
  func open() throws {
    let points = weekly([2, 4, 5, 9])
    let may = try #require(Forecast(points, to: day("2018-01-29"), goal: .target(12, rises: true)))
    #expect(may.isOpen && !may.reaches)
    #expect(may.sentence(in: Unit("days")).hasSuffix("may reach 12 days"))
  }

  /// 8.01 on a cap of 6 falls short of nothing: it is above it.
  @Test("words a cap as a cap")
  func cap() throws {
    let points = weekly([7.21, 7.41, 7.61, 7.81])
    let forecast = try #require(Forecast(points, to: day("2018-01-29"), goal: .bound(.atMost(6))))
    #expect(forecast.sentence(in: Unit("$")) == "will be $8.01, at most $6")
    let held = try #require(Forecast(points, to: day("2018-01-29"), goal: .bound(.atMost(9))))
    #expect(held.sentence(in: Unit("$")) == "will be $8.01, at most $9: holds")
    let range = try #require(Forecast(points, to: day("2018-01-29"), goal: .bound(.between(1, 2))))
    #expect(range.sentence(in: Unit("hours")) == "will be 8.01 hours, between 1 and 2 hours")
  }

  /// 99.949 of 99.95 is short of it, and three numbers that differ are printed so.
  @Test("is printed with digits that tell it from its target, and its ends apart")
  func digits() throws {
    let points = weekly([99.9481, 99.9484, 99.9483, 99.9488])
    let forecast = try #require(
      Forecast(points, to: day("2018-01-29"), goal: .target(99.95, rises: true)))
    let (low, high) = (forecast.text(forecast.low, in: nil), forecast.text(forecast.high, in: nil))
    let value = forecast.text(forecast.value, in: nil)
    #expect(Set([low, value, high]).count == 3, "\(low) \(value) \(high)")
    #expect(!forecast.sentence(in: .percent).contains("100"))
  }

  @Test("counts the last value of each day; the day it is due ends it")
  func due() throws {
    var keyResult = try aKeyResult(.reach("0", "10"))
    keyResult.due = Written(day("2018-02-12"), at: keyResult.place)
    let dates = ["2018-01-08", "2018-01-15", "2018-01-22", "2018-01-22", "2018-01-29"]
    let events = zip(dates, [1.0, 2, 9, 3, 4]).map { aCheckIn($0, $1) }
    let forecast = try #require(try standing(of: keyResult, events, on: "2018-01-30").forecast)
    #expect(forecast.day == day("2018-02-12"))
    #expect(forecast.points == 4)
    #expect(isNear(forecast.value, 6))
    #expect(try standing(of: keyResult, events, on: "2018-02-13").forecast == nil)
  }

  @Test("of a level tells whether it will hold; over time, milestones and done ones have none")
  func kinds() throws {
    let dates = ["2018-01-08", "2018-01-15", "2018-01-22", "2018-01-29"]
    let falling = zip(dates, [11.0, 10.5, 10, 9.5]).map { aCheckIn($0, $1) }
    let hold = try standing(of: aKeyResult(.hold(">= 9")), falling, on: "2018-01-30")
    #expect(try !#require(hold.forecast).reaches)
    let share = try standing(of: aKeyResult(.hold(">= 9", share: true)), falling, on: "2018-01-30")
    #expect(share.forecast == nil)
    let done = (1...5).map { anEvent("2018-01-0\($0)", .checkIn(.done(false))) }
    #expect(try standing(of: aKeyResult(.done), done, on: "2018-01-23").forecast == nil)
  }
}
