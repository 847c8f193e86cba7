import TestSupport
import Testing

@testable import Goals

/// How often the chart cries wolf, and how soon it sees one. The seeds are fixed; what is promised
/// is a mean over many series.
@Suite struct ProcessSimulationTests {
  private static let count = 200
  private static let periods = 52

  /// What each period told when it was the last one, from the sixth on.
  private func told(_ values: [Double]) throws -> [ProcessChart] {
    try (ProcessBaseline.least...values.count).map { try ProcessChart(of: Array(values[..<$0])) }
  }

  @Test("stable noise has fewer than 3 periods a year with a signal")
  func noise() throws {
    var random = SeededGenerator(seed: 1)
    var (atOnce, afterwards) = (0, 0)
    for _ in 0..<Self.count {
      let values = random.noise(Self.periods)
      atOnce += try told(values).count { $0.lasting != nil }
      afterwards += Set(try ProcessChart(of: values).marks.map(\.index)).count
    }
    #expect(Double(atOnce) / Double(Self.count) < 3)
    #expect(Double(afterwards) / Double(Self.count) < 3)
  }

  @Test("a step of 2 standard deviations is a signal within 10 periods in 9 of 10")
  func step() throws {
    var random = SeededGenerator(seed: 2)
    let seen = try (0..<Self.count).count { _ in
      let values = random.noise(26) + random.noise(10).map { $0 + 10 }
      return try told(values).suffix(10).contains { $0.lasting?.direction == .up }
    }
    #expect(Double(seen) / Double(Self.count) > 0.9)
  }

  @Test("growth of 1 a period has at most 4 periods with a signal in 52")
  func growth() throws {
    var random = SeededGenerator(seed: 3)
    var (atOnce, drifting) = (0, 0)
    for _ in 0..<Self.count {
      let values = random.noise(Self.periods).enumerated().map { $1 + Double($0) }
      let charts = try told(values)
      atOnce += charts.count { $0.lasting != nil }
      drifting += charts.last?.baseline.drift != nil ? 1 : 0
    }
    #expect(Double(atOnce) / Double(Self.count) <= 4)
    #expect(Double(drifting) / Double(Self.count) > 0.7)
  }

  @Test("steady growth drifts from the tenth value on, and never alarms")
  func steadyGrowth() throws {
    let values = (0..<Self.periods).map { index -> Double in
      let off = 7 * index % 5
      return Double(100 + 6 * index + off)
    }
    let charts = try told(values)
    #expect(charts.dropFirst(4).allSatisfy { $0.baseline.drift != nil && $0.lasting == nil })
  }

  @Test("a step of 3 standard deviations inside the baseline is rarely a drift")
  func stepInside() throws {
    var random = SeededGenerator(seed: 4)
    var (drifting, unending) = (0, 0)
    let count = 5 * Self.count
    for _ in 0..<count {
      let first = Int.random(in: 1..<ProcessBaseline.full, using: &random)
      let values = random.noise(10 * Self.periods).enumerated().map { $0 < first ? $1 : $1 + 15 }
      guard try ProcessBaseline(of: values).drift != nil else { continue }
      let chart = try ProcessChart(of: values)
      drifting += 1
      // Three outside in a row end it: the line never alarms for ever.
      let lately = chart.marks.count { $0.index >= values.count - 10 }
      unending += chart.change == nil && lately > 2 ? 1 : 0
    }
    #expect(Double(drifting) / Double(count) < 0.2)
    #expect(unending == 0)
  }
}

/// The same noise as a KPI, held against a target that it meets by luck.
@Suite struct LuckyKPITests {
  @Test("recovery is offered in fewer than 4 of 10 series of stable noise, and luck is called luck")
  func recovery() throws {
    var random = SeededGenerator(seed: 5)
    let first = day("2024-01-01")
    var (offered, lucky, formerly) = (0, 0, 0)
    let count = 200
    for _ in 0..<count {
      let kpi = try aKPI {
        $0.every = .week
        $0.target = written(try Bound(parsing: ">= 50"))
        $0.readings = random.noise(52).enumerated().map { week, value in
          let on = first.advanced(by: 7 * week).text
          return Reading(
            on: moment(on), written: on, value: value, source: "crm",
            place: Place(file: "kpis/k/crm.csv", line: week + 2))
        }
      }
      let weeks = (6...52).map { week in
        KPIStanding(
          kpi, within: Horizon(on: first.advanced(by: 7 * week)), in: FiscalYear())
      }
      offered += weeks.contains { Recovery(kpi, $0) != nil } ? 1 : 0
      formerly += weeks.contains { $0.unhealthyPeriods >= 2 } ? 1 : 0
      lucky += weeks.last?.behavior.assurance == .byLuck ? 1 : 0
    }
    #expect(Double(offered) / Double(count) < 0.4)
    // Two unhealthy weeks in a row come by themselves.
    #expect(Double(formerly) / Double(count) > 0.95)
    #expect(Double(lucky) / Double(count) > 0.9)
  }
}

extension SeededGenerator {
  /// Values around 50 with a standard deviation of 5.
  fileprivate mutating func noise(_ count: Int) -> [Double] {
    (0..<count).map { _ in 50 + 5 * normal() }
  }
}
