import TestSupport
import Testing

@testable import Goals

@Suite struct ForecastTests {
  private let last = day("2018-03-31")

  private func line(_ values: [(String, Double)]) -> [(day: Day, value: Double)] {
    values.map { (day($0.0), $0.1) }
  }

  @Test(
    "needs three points on two days",
    arguments: [
      ([("2018-01-01", 1), ("2018-01-08", 2)], false),
      ([("2018-01-01", 1), ("2018-01-01", 2), ("2018-01-01", 3)], false),
      ([("2018-01-01", 1), ("2018-01-08", 2), ("2018-01-15", 3)], true), ([], false),
    ] as [([(String, Double)], Bool)])
  func points(values: [(String, Double)], exists: Bool) {
    #expect((Forecast(line(values), to: last) { _ in true } != nil) == exists)
  }

  @Test("prolongs a straight line exactly, without any spread")
  func straight() throws {
    let points = (0..<5).map { (day("2018-01-01").advanced(by: 7 * $0), 59 - 2.0 * Double($0)) }
    let forecast = try #require(Forecast(points, to: day("2018-03-12")) { $0 <= 40 })
    #expect(isNear(forecast.value, 39))
    #expect(isNear(forecast.low, 39) && isNear(forecast.high, 39))
    #expect(forecast.reaches)
  }

  @Test("is not turned by one odd check-in")
  func robust() throws {
    var points = (0..<9).map { (day("2018-01-01").advanced(by: 7 * $0), 10 + Double($0)) }
    points[4].1 = 900
    let forecast = try #require(Forecast(points, to: day("2018-03-12")) { $0 > 21 })
    #expect(isNear(forecast.value, 20))
    #expect(!forecast.reaches)
  }

  /// Slopes 1, 1.5 and 2 a day: the median is 1.5, and of three the interval holds all.
  @Test("takes the median of the pairwise slopes through the median point")
  func median() throws {
    let points = line([("2018-01-01", 0), ("2018-01-02", 1), ("2018-01-03", 3)])
    let forecast = try #require(Forecast(points, to: day("2018-01-05")) { _ in true })
    #expect(isNear(forecast.value, 6))
    #expect(isNear(forecast.low, 4) && isNear(forecast.high, 7))
  }

  /// Slopes 0 and 2 a day: the median is 1.
  @Test("takes no slope between two check-ins of one day")
  func sameDay() throws {
    let points = line([("2018-01-01", 0), ("2018-01-01", 4), ("2018-01-03", 4)])
    let forecast = try #require(Forecast(points, to: day("2018-01-05")) { _ in true })
    #expect(isNear(forecast.value, 6))
    #expect(isNear(forecast.low, 4) && isNear(forecast.high, 8))
  }

  @Test("mirrors with its values", arguments: SeededGenerator.seeds(100))
  func mirrored(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let points = (0..<Int.random(in: 3...14, using: &random)).map { index in
      (day: day("2018-01-01").advanced(by: index), value: Double.random(in: -9...9, using: &random))
    }
    let up = try #require(Forecast(points, to: last) { _ in true })
    let down = try #require(
      Forecast(points.map { (day: $0.day, value: -$0.value) }, to: last) { _ in true })
    #expect(isNear(up.value, -down.value))
    #expect(isNear(up.low, -down.high))
    #expect(isNear(up.high, -down.low))
    #expect(up.low <= up.value + 1e-9 && up.value <= up.high + 1e-9)
  }

  @Test(
    "of a key result tells whether its target is reached, in either direction",
    arguments: [
      ("59", "38", [50, 45, 40], true), ("59", "20", [50, 49.9, 49.8], false),
      ("0", "10", [1, 3, 5], true), ("0", "100", [1, 2, 3], false),
    ] as [(String, String, [Double], Bool)])
  func target(from: String, to: String, values: [Double], reaches: Bool) throws {
    let events = zip(["2018-01-08", "2018-01-15", "2018-01-22"], values).map { aCheckIn($0, $1) }
    let standing = try standing(of: aKeyResult(.reach(from, to)), events, on: "2018-01-23")
    #expect(try #require(standing.forecast(to: last)).reaches == reaches)
  }

  @Test("of a level tells whether it will hold; milestones and done ones have none")
  func kinds() throws {
    let falling = zip(["2018-01-08", "2018-01-15", "2018-01-22"], [11.0, 10.5, 10]).map {
      aCheckIn($0, $1)
    }
    let hold = try standing(of: aKeyResult(.hold(">= 9")), falling, on: "2018-01-23")
    #expect(try !#require(hold.forecast(to: last)).reaches)
    let done = (1...3).map { anEvent("2018-01-0\($0)", .checkIn(.done(false))) }
    #expect(try standing(of: aKeyResult(.done), done, on: "2018-01-23").forecast(to: last) == nil)
  }
}
