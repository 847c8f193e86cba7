import TestSupport
import Testing

@testable import Goals

/// One number, entered once: a key result stands at the value that its KPI's board shows.
@Suite struct SuppliedValueTests {
  private let quarter4 = "sales/2026-Q4/o"

  private func fed(_ kind: KeyResult.Kind, in objective: String? = nil) throws -> KeyResult {
    try aKeyResult(kind, in: objective ?? quarter4) { $0.kpi = written("k") }
  }

  /// A reading of 6 on each day of October, of 5 on 1 November, of 9 in September.
  private func dailySum() throws -> KPI {
    var kpi = try aKPI { $0.aggregate = .sum }
    let october = (0..<31).map { (day("2026-10-01").advanced(by: $0), 6.0) }
    let all = [(day("2026-09-10"), 9.0)] + october + [(day("2026-11-01"), 5.0)]
    kpi.readings = all.map { day, value in
      Reading(
        on: Moment(day: day), written: day.text, value: value, source: "cron",
        place: Place(file: "k/cron.csv", line: 1))
    }
    return kpi
  }

  @Test(
    "of a monthly sum is that of the last month that is over, as on its board",
    arguments: [
      ("2026-10-01", 9), ("2026-10-31", 9), ("2026-11-01", 186), ("2026-11-28", 186),
      ("2026-12-01", 5), ("2026-12-31", 5), ("2027-02-01", 5),
    ] as [(String, Double)])
  func monthlySum(date: String, expected: Double) throws {
    let kpi = try dailySum()
    let standing = try standing(of: fed(.reach("100", "200")), kpi: kpi, on: date)
    #expect(standing.current == .number(expected))
    if date < "2027" {
      let board = KPIStanding(kpi, within: Horizon(on: day(date)), in: FiscalYear())
      #expect(standing.current == board.level(of: kpi).map { .number($0) })
    }
    #expect(
      standing.source?.period?.last
        == day(expected == 9 ? "2026-09-30" : expected == 186 ? "2026-10-31" : "2026-11-30"))
  }

  @Test("without From starts at the last month before the cycle, and at 0 % on its first day")
  func start() throws {
    let standing = try standing(of: fed(.reach(nil, "200")), kpi: dailySum(), on: "2026-10-01")
    #expect(standing.start == 9)
    #expect(standing.progress == 0)
  }

  @Test("a mean holds or breaks its guardrail as it does its board")
  func guardrail() throws {
    let readings: KeyValuePairs = ["2026-10-05": 8.0, "2026-10-20": 4, "2026-11-02": 1]
    let kpi = try aKPI(readings: readings) {
      $0.aggregate = .mean
      $0.target = written(try Bound(parsing: "<= 5"))
    }
    let guardrail = try standing(of: fed(.hold("<= 5")), kpi: kpi, on: "2026-11-10")
    #expect(guardrail.current == .number(6))
    #expect(guardrail.isBrokenGuardrail)
    let board = KPIStanding(kpi, within: Horizon(on: day("2026-11-10")), in: FiscalYear())
    #expect(board.health == .unhealthy)
  }

  @Test("a running month that has broken its cap already counts on the board and in the guardrail")
  func running() throws {
    let readings: KeyValuePairs = ["2026-10-05": 8.0, "2026-11-02": 7, "2026-11-05": 7]
    let kpi = try aKPI(readings: readings) {
      $0.aggregate = .sum
      $0.target = written(try Bound(parsing: "<= 10"))
    }
    let guardrail = try standing(of: fed(.hold("<= 10")), kpi: kpi, on: "2026-11-10")
    #expect(guardrail.current == .number(14))
    #expect(guardrail.source?.isSoFar == true)
    let over = try standing(of: fed(.hold("<= 10")), kpi: kpi, on: "2027-01-10")
    #expect(over.current == .number(14))
  }

  @Test(
    "a year in which the whole cycle lies stands with what it has come to so far",
    arguments: [
      ("2026-10-01", 30, true), ("2026-11-15", 37, true), ("2026-12-31", 40, true),
      ("2027-01-01", 40, false), ("2027-03-01", 40, false),
    ] as [(String, Double, Bool)])
  func containing(date: String, expected: Double, isSoFar: Bool) throws {
    let readings: KeyValuePairs = [
      "2025-12-30": 90.0, "2026-03-01": 10, "2026-09-30": 20, "2026-11-14": 7, "2026-12-31": 3,
      "2027-01-02": 50,
    ]
    let kpi = try aKPI(readings: readings) { ($0.aggregate, $0.every) = (.sum, .year) }
    let standing = try standing(of: fed(.reach(nil, "60")), kpi: kpi, on: date)
    #expect(standing.current == .number(expected))
    #expect(standing.start == 30)
    #expect(standing.source?.isSoFar == isSoFar)
    #expect(standing.forecast == nil)
  }

  @Test("in a cycle of one month starts at its first value")
  func month() throws {
    let keyResult = try fed(.reach(nil, "200"), in: "sales/2026-10/o")
    let standing = try standing(of: keyResult, kpi: dailySum(), on: "2026-10-11")
    #expect(standing.start == 6)
    #expect(standing.current == .number(66))
    let over = try GoalsTests.standing(of: keyResult, kpi: dailySum(), on: "2026-11-20")
    #expect(over.current == .number(186))
  }

  /// 2026 ends on a Thursday: its last week runs into January.
  @Test(
    "a week that ends after the cycle's last day doesn't count",
    arguments: [("2026-12-30", 3.0), ("2027-01-02", 3), ("2027-01-08", 3)])
  func week(date: String, expected: Double) throws {
    let readings: KeyValuePairs = ["2026-12-22": 3.0, "2026-12-28": 50, "2026-12-31": 50]
    let kpi = try aKPI(readings: readings) { ($0.aggregate, $0.every) = (.sum, .week) }
    let standing = try standing(of: fed(.reach("0", "10")), kpi: kpi, on: date)
    #expect(standing.current == .number(expected))
  }

  @Test("a growth is that of the last month that is over")
  func growth() throws {
    let readings: KeyValuePairs = ["2026-09-30": 200.0, "2026-10-31": 210, "2026-11-03": 100]
    let kpi = try aKPI(readings: readings) { $0.measure = .growth }
    let standing = try standing(of: fed(.reach("0", "10")), kpi: kpi, on: "2026-11-20")
    guard case .number(let growth) = standing.current else {
      Issue.record("no growth")
      return
    }
    #expect(isNear(growth, 5))
  }

  @Test("done and milestones are checked in, whatever KPI is named")
  func done() throws {
    let event = anEvent("2026-10-05", .checkIn(.done(true)), in: quarter4)
    let standing = try standing(of: fed(.done), [event], kpi: dailySum(), on: "2026-11-02")
    #expect(standing.current == .done(share: 1))
  }

  @Test("a promotion starts at 0 %", arguments: [KPI.Aggregate.sum, .mean, .min, .max, .last])
  func promoted(aggregate: KPI.Aggregate) throws {
    var kpi = try dailySum()
    kpi.aggregate = aggregate
    kpi.target = written(try Bound(parsing: ">= 500"))
    let organization = anOrganization(try anObjective(quarter4), kpis: [kpi])
    let review = Review(organization, on: day("2026-11-20"))
    let promotion = try #require(Promotion(of: kpi.ref, in: review))
    let from = try quantity(try #require(promotion.from))
    let keyResult = try fed(.reach(from: from, to: quantity("500")))
    let standing = try standing(of: keyResult, kpi: kpi, on: "2026-11-20")
    #expect(standing.progressText == "0 %")
  }

  @Test("two sources that record one day of a sum are a finding")
  func sources() throws {
    func reading(_ on: String, _ value: Double, _ source: String) -> Reading {
      Reading(
        on: moment(on), written: on, value: value, source: source,
        place: Place(file: "k/\(source).csv", line: 2))
    }
    func findings(_ aggregate: KPI.Aggregate, _ one: Reading, _ other: Reading) throws -> Int {
      var kpi = try aKPI { $0.aggregate = aggregate }
      return kpi.merge([[one], [other]]).count
    }
    let (cron, late) = (reading("2026-10-05", 6, "cron"), reading("2026-10-05T09:00", 120, "ann"))
    #expect(try findings(.sum, cron, late) == 1)
    #expect(try findings(.last, cron, late) == 0)
    #expect(try findings(.sum, cron, reading("2026-10-05", 6, "ann")) == 1)
    #expect(try findings(.sum, cron, reading("2026-10-06", 6, "ann")) == 0)
  }
}
