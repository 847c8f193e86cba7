import Testing

@testable import Goals

@Suite struct KPIHealthTests {
  private func standing(
    _ readings: KeyValuePairs<String, Double>, on date: String,
    fiscalYear: FiscalYear = FiscalYear(), _ change: (inout KPI) throws -> Void
  ) throws -> KPIStanding {
    KPIStanding(
      try aKPI(readings: readings, change), within: Horizon(on: day(date)), in: fiscalYear)
  }

  @Test(
    "is healthy inside Target, else watch inside Warn, else unhealthy",
    arguments: [
      (">= 9", ">= 8", 9, .healthy), (">= 9", ">= 8", 8.5, .watch),
      (">= 9", ">= 8", 7.9, .unhealthy),
      (">= 9", nil, 8.5, .unhealthy), (">= 9", nil, 9, .healthy), (nil, ">= 8", 9, .none),
      (nil, nil, 9, .none), ("<= 2.5", "<= 3", 2.6, .watch), ("= 60 +- 2", "= 60 +- 5", 64, .watch),
      ("60..70", "55..75", 76, .unhealthy),
    ] as [(String?, String?, Double, Health)])
  func health(target: String?, warn: String?, value: Double, expected: Health) throws {
    let standing = try standing(["2018-01-15": value], on: "2018-01-20") {
      $0.target = try target.map { written(try Bound(parsing: $0)) }
      $0.warn = try warn.map { written(try Bound(parsing: $0)) }
    }
    #expect(standing.health == expected)
    #expect(standing.value == value)
  }

  @Test("without any reading has no data and no health")
  func noData() throws {
    let standing = try standing([:], on: "2018-01-20") { $0.target = try bound(">= 9") }
    #expect(standing.hasNoData)
    #expect(standing.value == nil)
    #expect(standing.health == Health.none)
    #expect(standing.sign == "?")
  }

  @Test(
    "aggregates the readings of a period",
    arguments: [(.last, 6), (.sum, 12), (.mean, 4), (.min, 2), (.max, 6)]
      as [(KPI.Aggregate, Double)])
  func aggregates(aggregate: KPI.Aggregate, expected: Double) throws {
    let readings: KeyValuePairs = [
      "2017-12-31": 100.0, "2018-01-01": 4, "2018-01-15": 2, "2018-01-31": 6, "2018-02-01": 50,
    ]
    let standing = try standing(readings, on: "2018-02-10") { $0.aggregate = aggregate }
    #expect(
      standing.periods.map(\.start) == [day("2017-12-01"), day("2018-01-01"), day("2018-02-01")])
    #expect(standing.periods[1].value == expected)
    #expect(standing.periods[1].end == day("2018-01-31"))
  }

  @Test(
    "counts in ISO weeks, calendar months, fiscal quarters and years",
    arguments: [
      (.day, "2018-05-16", "2018-05-16"), (.week, "2018-05-14", "2018-05-20"),
      (.month, "2018-05-01", "2018-05-31"), (.quarter, "2018-05-01", "2018-07-31"),
      (.year, "2018-02-01", "2019-01-31"),
    ] as [(Rhythm, String, String)])
  func periods(every: Rhythm, start: String, end: String) throws {
    let fiscalYear = FiscalYear(startMonth: 2, namedBy: .end)
    let standing = try standing(["2018-05-16": 1], on: "2018-05-16", fiscalYear: fiscalYear) {
      $0.every = every
    }
    #expect(standing.periods.map(\.start) == [day(start)])
    #expect(standing.periods.map(\.end) == [day(end)])
  }

  /// January adds up to 40, February so far to 60, both outside `<= 30` or `>= 70`.
  @Test(
    "is that of the last complete period, of the running one with last or where it is lost already",
    arguments: [
      (.last, "<= 30", 60), (.last, ">= 0", 60), (.sum, "<= 50", 60), (.sum, "<= 70", 40),
      (.sum, ">= 70", 40), (.max, "<= 50", 60), (.max, ">= 70", 40), (.mean, "<= 50", 40),
      (.mean, ">= 70", 40), (.min, ">= 70", 60), (.min, "<= 50", 40), (.sum, "< 60", 60),
      (.sum, "10..50", 60), (.sum, "70..80", 40), (.min, "70..80", 60),
    ] as [(KPI.Aggregate, String, Double)])
  func running(aggregate: KPI.Aggregate, target: String, expected: Double) throws {
    let standing = try standing(["2018-01-10": 40, "2018-02-10": 60], on: "2018-02-14") {
      $0.aggregate = aggregate
      $0.target = try bound(target)
    }
    #expect(standing.value == expected)
  }

  @Test("a period runs on its last day and is complete the day after")
  func lastDay() throws {
    let readings: KeyValuePairs = ["2018-01-10": 40.0, "2018-02-10": 60]
    func value(on date: String) throws -> Double? {
      try standing(readings, on: date) { $0.aggregate = .sum }.value
    }
    #expect(try value(on: "2018-02-28") == 40)
    #expect(try value(on: "2018-03-01") == 60)
  }

  @Test("the growth of a running sum is not known before its end")
  func runningGrowth() throws {
    let readings: KeyValuePairs = ["2018-01-10": 40.0, "2018-02-10": 42, "2018-03-10": 60]
    let standing = try standing(readings, on: "2018-03-14") {
      $0.aggregate = .sum
      $0.measure = .growth
      $0.target = try bound("<= 6%")
    }
    #expect(standing.value == 42)
    #expect(standing.health == .healthy)
  }

  @Test("the growth of a running period is not known before its end, of a last reading either")
  func runningLastGrowth() throws {
    let readings: KeyValuePairs = ["2018-01-31": 200.0, "2018-02-28": 210, "2018-03-05": 211]
    let standing = try standing(readings, on: "2018-03-14") {
      $0.measure = .growth
      $0.target = try bound(">= 4%")
    }
    #expect(isNear(standing.change, 5))
    #expect(standing.health == .healthy)
  }

  @Test("a change of a value in per cent is told in points, and zero only where it is zero")
  func points() throws {
    func text(_ unit: Unit?, _ before: Double, _ after: Double) throws -> String {
      var kpi = try aKPI(readings: ["2018-01-20": before, "2018-02-20": after])
      kpi.unit = unit
      return KPIStanding(kpi, within: Horizon(on: day("2018-02-25")), in: FiscalYear()).changeText(
        of: kpi)
    }
    #expect(try text(.percent, 2, 3) == "+1 pt")
    #expect(try text(.percent, 3, 2.5) == "-0.5 pt")
    #expect(try text(.percent, 99.95, 99.951) == "+0.001 pt")
    #expect(try text(Unit("users"), 2, 3) == "+50 %")
    #expect(try text(Unit("users"), 10_000, 10_001) == "+0.01 %")
    #expect(try text(Unit("users"), 3, 3) == "0 %")
  }

  @Test("a sum with no complete period yet has no health")
  func firstPeriod() throws {
    let standing = try standing(["2018-02-10": 60], on: "2018-02-14") {
      $0.aggregate = .sum
      $0.target = try bound(">= 70")
    }
    #expect(standing.health == Health.none)
    #expect(!standing.hasNoData)
  }

  @Test("holds the growth from period to period, in per cent, against the target")
  func growth() throws {
    let readings: KeyValuePairs = ["2018-01-20": 200.0, "2018-02-20": 210, "2018-03-20": 218.4]
    let standing = try standing(readings, on: "2018-04-01") {
      $0.measure = .growth
      $0.target = try bound(">= 5%")
      $0.warn = try bound(">= 3%")
    }
    #expect(
      standing.periods.map(\.growth).map { $0.map { ($0 * 1e6).rounded() / 1e6 } } == [
        nil, 5, 4, nil,
      ])
    #expect(isNear(standing.change, 4))
    #expect(standing.health == .watch)
  }

  @Test(
    "growth has no value from zero, and the sign of the change from a negative level",
    arguments: [(0, 5, nil), (-10, -5, 50), (-10, -20, -100), (10, 0, -100)]
      as [(Double, Double, Double?)])
  func oddGrowth(before: Double, after: Double, expected: Double?) throws {
    let standing = try standing(["2018-01-20": before, "2018-02-20": after], on: "2018-03-01") {
      $0.measure = .growth
      $0.target = try bound(">= 0%")
    }
    #expect(standing.change == expected)
    #expect(standing.health == (expected.map { $0 >= 0 ? .healthy : .unhealthy } ?? Health.none))
  }

  // The reading is missing from the day its interval ends, and a day more may pass.
  @Test(
    "is stale when one interval and a day more have passed without a reading, and not before",
    arguments: [
      (.day, "2018-02-01", false), (.day, "2018-02-02", false), (.day, "2018-02-03", true),
      (.week, "2018-02-07", false), (.week, "2018-02-08", false), (.month, "2018-03-01", false),
      (.quarter, "2018-05-01", false), (.year, "2019-02-01", false),
      (.week, "2018-02-09", true), (.month, "2018-02-28", false), (.month, "2018-03-02", true),
      (.quarter, "2018-04-30", false), (.quarter, "2018-05-02", true), (.year, "2019-01-31", false),
      (.year, "2019-02-02", true),
    ] as [(Rhythm, String, Bool)])
  func stale(every: Rhythm, date: String, expected: Bool) throws {
    let standing = try standing(["2018-01-31": 10], on: date) {
      $0.every = every
      $0.target = try bound(">= 9")
    }
    #expect(standing.isStale == expected)
    #expect(standing.health == (expected ? Health.none : .healthy))
    #expect(standing.sign == (expected ? "?" : "="))
  }

  @Test("readings after the day are invisible, those of its last minute are not")
  func asOf() throws {
    let readings: KeyValuePairs = ["2018-01-15": 5.0, "2018-01-20T23:59-08:00": 7, "2018-01-21": 9]
    let on = { date in try standing(readings, on: date) { $0.every = .day }.value }
    #expect(try on("2018-01-14") == nil)
    #expect(try on("2018-01-15") == 5)
    #expect(try on("2018-01-20") == 7)
    #expect(try on("2018-01-21") == 9)
  }

  @Test(
    "counts the unhealthy periods in a row up to the deciding one",
    arguments: [
      ([5, 5], 2), ([9, 5], 1), ([5, 9], 0), ([5, 5, 5], 3), ([5, 9, 5], 1), ([5, 8, 5], 1),
      ([], 0),
    ] as [([Double], Int)])
  func unhealthyInARow(values: [Double], expected: Int) throws {
    var kpi = try aKPI { kpi in
      kpi.target = try bound(">= 9")
      kpi.warn = try bound(">= 8")
    }
    kpi.readings = values.enumerated().map { index, value in
      let date = "2018-0\(index + 1)-10"
      return Reading(
        on: moment(date), written: date, value: value, source: "crm",
        place: Place(file: "k/crm.csv", line: index + 2))
    }
    let standing = KPIStanding(
      kpi, within: Horizon(on: day("2018-0\(max(1, values.count))-15")), in: FiscalYear())
    #expect(standing.unhealthyPeriods == expected)
  }

  private func bound(_ text: String) throws -> Written<Bound> { written(try Bound(parsing: text)) }
}

@Suite struct ReadingsOfSeveralSourcesTests {
  private func merged(
    _ readings: [(source: String, on: String, value: Double)], order: [String] = []
  ) throws -> (values: [Double], findings: [Finding]) {
    var kpi = try aKPI { $0.sources = order }
    let lists = Dictionary(grouping: readings, by: \.source).values.map { list in
      list.map {
        Reading(
          on: moment($0.on), written: $0.on, value: $0.value, source: $0.source,
          place: Place(file: "kpis/k/\($0.source).csv", line: 2))
      }
    }
    let findings = kpi.merge(lists)
    return (kpi.readings.map(\.value), findings)
  }

  @Test("lie in the order of time, a bare date at 00:00")
  func order() throws {
    let (values, findings) = try merged([
      ("crm", "2018-01-02", 2), ("ann", "2018-01-02T08:00", 3), ("ann", "2018-01-01", 1),
    ])
    #expect(values == [1, 2, 3])
    #expect(findings.isEmpty)
  }

  @Test(
    "for one time the first in Source counts, else the first file with a finding",
    arguments: [
      ([], 1, 1), (["billing"], 2, 1), (["crm", "billing"], 3, 1),
      (["crm", "billing", "ann"], 3, 0),
    ] as [([String], Double, Int)])
  func precedence(order: [String], expected: Double, findings: Int) throws {
    let merged = try merged(
      [("billing", "2018-01-02", 2), ("crm", "2018-01-02", 3), ("ann", "2018-01-02", 1)],
      order: order)
    #expect(merged.values == [expected])
    #expect(merged.findings.isEmpty == (findings == 0))
    #expect(merged.findings.allSatisfy { $0.code == .severalSources })
  }

  @Test("that agree are no finding")
  func agreement() throws {
    let merged = try merged([("crm", "2018-01-02", 3), ("ann", "2018-01-02", 3)])
    #expect(merged.values == [3])
    #expect(merged.findings.isEmpty)
  }
}
