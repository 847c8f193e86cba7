import Testing

@testable import Goals

/// A KPI read on the first day of each of so many months from January 2016 on.
private func monthly(
  _ values: [Double], events: [JournalEvent] = [], _ change: (inout KPI) throws -> Void = { _ in }
) throws -> KPI {
  try aKPI {
    $0.readings = values.enumerated().map { month, value in
      let on = day("2016-01-01").advanced(byMonths: month).text
      return Reading(
        on: moment(on), written: on, value: value, source: "crm",
        place: Place(file: "sales/kpis/k/crm.csv", line: month + 2))
    }
    $0.events = events
    try change(&$0)
  }
}

private func event(
  _ at: String, _ kind: JournalEvent.Kind, note: String = "", line: Int = 2
) throws -> JournalEvent {
  JournalEvent(
    at: moment(at), by: "ann", of: .kpi(try aKPI().ref), kind: kind, note: note,
    place: Place(file: "sales/kpis/journal/ann.csv", line: line))
}

private let rising: [Double] = (0..<24).map { Double(100 + 3 * $0 + $0 % 2) }

private let steady: [Double] = (0..<24).map { $0.isMultiple(of: 2) ? 48 : 52 }

@Suite struct KPIProcessTests {
  private func standing(_ kpi: KPI, on date: String) -> KPIStanding {
    KPIStanding(kpi, within: Horizon(on: day(date)), in: FiscalYear())
  }

  private func process(_ kpi: KPI, on date: String) -> KPIProcess {
    kpi.process(standing(kpi, on: date).periods, within: Horizon(on: day(date)))
  }

  @Test("is of complete periods only: half a period moves no limit, and signals when it is over")
  func complete() throws {
    let kpi = try monthly([50, 51, 49, 52, 50, 51, 90]) { $0.target = try bound("<= 60") }
    let running = standing(kpi, on: "2016-07-20")
    #expect(running.behavior.variation == .routine)
    // The board shows it at once: it is a reading.
    #expect(running.value == 90)
    let sum = try monthly([50, 51, 49, 52, 50, 51, 3]) { $0.aggregate = .sum }
    #expect(standing(sum, on: "2016-07-20").behavior.limits == running.behavior.limits)
    let over = standing(kpi, on: "2016-08-01")
    #expect(over.behavior.period == days("2016-07-01", "2016-07-31"))
    #expect(over.behavior.isProvisional)
  }

  @Test("limits are fixed by the twentieth value, and as of a day are those known then")
  func asOf() throws {
    let kpi = try monthly(steady + [70, 71])
    let fixed = standing(kpi, on: "2017-09-01").behavior.limits
    #expect(fixed?.mean == 50)
    for date in ["2017-12-01", "2018-02-01", "2018-03-01"] {
      #expect(standing(kpi, on: date).behavior.limits == fixed)
    }
    let short = try monthly(Array(steady.prefix(8)))
    #expect(
      standing(kpi, on: "2016-09-01").behavior.limits
        == standing(short, on: "2016-09-01").behavior.limits)
    #expect(standing(kpi, on: "2018-01-01").behavior.variation == .routine)
    #expect(standing(kpi, on: "2018-02-01").behavior.variation?.word == "signal up")
  }

  @Test("leaves out periods without a value, and its neighbours become neighbours")
  func gaps() throws {
    var kpi = try monthly([10, 12, 11, 13, 12, 10])
    kpi.readings.append(
      Reading(
        on: moment("2016-12-01"), written: "2016-12-01", value: 11, source: "crm",
        place: Place(file: "sales/kpis/k/crm.csv", line: 9)))
    let process = process(kpi, on: "2017-01-01")
    #expect(process.values == [10, 12, 11, 13, 12, 10, 11])
    #expect(process.periods.last?.start == day("2016-12-01"))
  }

  @Test("is over growth, growth against the year before, and ratios")
  func measures() throws {
    let growth = try monthly([100, 110, 121, 133.1]) { $0.measure = .growth }
    #expect(process(growth, on: "2016-05-01").values.map { $0.rounded() } == [10, 10, 10])
    let year = try monthly(Array(repeating: 100, count: 12) + [120, 130]) {
      $0.measure = .growthYear
    }
    #expect(process(year, on: "2017-03-01").values == [20, 30])
    let part = try monthly([10, 20, 30])
    let ratio = try aKPI("sales/kpis/r") {
      $0.ratio = KPI.Ratio(parsing: "k / k").map { written($0) }
      $0.parts = [part, part]
      $0.unit = .percent
    }
    #expect(process(ratio, on: "2016-04-01").values == [100, 100, 100])
  }

  @Test("begins anew with the first period that starts on or after the day that is told")
  func begun() throws {
    let told = try event("2017-12-10", .process(since: day("2017-07-15")), note: "New onboarding")
    let kpi = try monthly(steady + [70, 71, 70], events: [told])
    let process = process(kpi, on: "2018-04-01")
    #expect(process.beginning == told)
    #expect(process.periods.first?.start == day("2017-08-01"))
    // Nobody had told it yet.
    #expect(self.process(kpi, on: "2017-12-09").beginning == nil)
    #expect(self.process(kpi, on: "2017-12-10").beginning == told)
    let all = Review(anOrganization(kpis: [kpi]), on: day("2018-04-01")).processes(of: kpi)
    #expect(all.map(\.periods.count) == [19, 8])
  }

  @Test("without a day begins anew on that of the event, and not where that was taken back")
  func withoutDay() throws {
    let told = try event("2017-07-15T10:00Z", .process(since: nil), note: "New onboarding")
    let back = try event(
      "2017-07-16T10:00Z", .retract(at: told.at, by: "ann"), line: 3)
    let kpi = try monthly(steady, events: [told, back])
    #expect(process(kpi, on: "2017-07-15").beginning == told)
    #expect(process(kpi, on: "2018-01-01").beginning == nil)
  }

  @Test(
    "begins anew with a change of what is measured, not of a target",
    arguments: [
      ("Aggregate", "last", "sum", true), ("Measure", "", "growth", true),
      ("Every", "week", "month", true), ("Unit", "days", "hours", true),
      ("Of", "a / b", "", true), ("Target", ">= 1", ">= 2", false), ("Plan", "", "x", false),
      ("Warn", ">= 1", "", false), ("Aggregate", "", "last", false), ("State", "", "x", false),
    ])
  func fields(field: String, from: String, to: String, isAnew: Bool) throws {
    let changed = try event("2017-01-10", .retarget(field: field, from: from, to: to))
    let kpi = try monthly(steady, events: [changed])
    #expect((process(kpi, on: "2018-01-01").beginning == changed) == isAnew)
  }

  @Test("an earlier one keeps the limits of what was measured then")
  func earlier() throws {
    let changed = try event("2016-12-10", .retarget(field: "Measure", from: "", to: "growth"))
    let kpi = try monthly(steady, events: [changed]) { $0.measure = .growth }
    let all = Review(anOrganization(kpis: [kpi]), on: day("2018-01-01")).processes(of: kpi)
    try #require(all.count == 2)
    #expect(all[0].kpi.measure == .level)
    #expect(try all[0].chart.get().baseline.mean == 50)
    #expect(all[1].values.allSatisfy { abs($0) < 10 })
  }

  @Test(
    "is bad away from its bound, without one as Better says, else neither",
    arguments: [
      (">= 40", nil, true), ("<= 60", nil, false), ("40..60", nil, false), ("60..90", nil, true),
      (nil, .up, true), (nil, .down, false), (nil, nil, nil), (">= 40", .down, true),
    ] as [(String?, KPI.Direction?, Bool?)])
  func good(target: String?, better: KPI.Direction?, isGood: Bool?) throws {
    let kpi = try monthly(steady + [70]) {
      $0.target = try target.flatMap { try bound($0) }
      $0.better = better
    }
    let behavior = standing(kpi, on: "2018-02-01").behavior
    #expect(behavior.signal?.direction == .up)
    #expect(behavior.isGood == isGood)
    #expect(behavior.signal?.isGood == isGood)
  }
}

@Suite struct BehaviorTests {
  private func standing(
    _ values: [Double], _ target: String? = ">= 50"
  ) throws -> (kpi: KPI, standing: KPIStanding) {
    let kpi = try monthly(values) { $0.target = try target.flatMap { try bound($0) } }
    let last = day("2016-01-01").advanced(byMonths: values.count)
    return (kpi, KPIStanding(kpi, within: Horizon(on: last), in: FiscalYear()))
  }

  @Test(
    "says in one sentence what it means",
    arguments: [
      (steady, ">= 50", "routine: between 39 and 61; whether it meets ≥ 50 is luck"),
      (steady, ">= 30", "routine: between 39 and 61; it meets ≥ 30"),
      (steady, ">= 70", "routine: between 39 and 61; it can't meet ≥ 70"),
      (steady, nil, "routine: between 39 and 61"),
      (
        Array(steady.prefix(8)), nil,
        "routine: between 39 and 61; provisional, 8 of 20 months"
      ),
      (steady + [30], nil, "signal since January: below 39"),
      (
        steady + Array(repeating: 49, count: 9), nil,
        "signal since January: 9 in a row below the mean 50"
      ),
      (
        steady + [44, 44, 44], ">= 50",
        "signal since January: 3 of 4 in a row near 39; whether it meets ≥ 50 is luck"
      ),
      (
        steady + [30, 30, 30, 30], nil,
        "process changed? Three in a row were below its limits; begin it anew and say why"
      ),
      (rising, nil, "drifting up by 3 a month; no change of pace"),
      ([1, 2, 3], nil, "3 complete months; what is routine is told from 6 on"),
      ([5, 5, 5, 5, 5, 6], nil, "5 of 6 values are equal: what is routine can't be told"),
      ([], nil, ""),
    ] as [([Double], String?, String)])
  func sentence(values: [Double], target: String?, expected: String) throws {
    let (kpi, standing) = try standing(values, target)
    #expect(standing.behaviorText(of: kpi) == expected)
  }

  @Test(
    "recovery is offered on a bad signal while unhealthy, or where the process can't meet the target",
    arguments: [
      (steady, ">= 50", false), (steady + [50, 49, 48], ">= 50", false),
      (steady + [30], ">= 50", true), (steady + [30], ">= 25", false),
      (steady + [70], ">= 50", false), (steady, ">= 70", true), (steady + [72], ">= 70", false),
      (steady + [30, 30, 30, 30], ">= 50", true),
      (rising.map { 200 - $0 }, ">= 50", true),
      (rising, ">= 500", false),
      ([50, 40, 40], ">= 50", true), ([50, 60, 40], ">= 50", false),
    ] as [([Double], String, Bool)])
  func recovery(values: [Double], target: String, isOffered: Bool) throws {
    let (kpi, standing) = try standing(values, target)
    #expect((Recovery(kpi, standing) != nil) == isOffered)
  }

  @Test("recovery isn't offered where an active objective of a running cycle has or watches it")
  func workedOn() throws {
    let (kpi, standing) = try standing([50, 40, 40])
    #expect(Recovery(kpi, standing) != nil)
    func review(_ cycle: String, _ change: (inout Objective) -> Void) throws -> Review {
      let objective = try anObjective("sales/\(cycle)/o") { change(&$0) }
      return Review(anOrganization(objective, kpis: [kpi]), on: day("2016-04-02"))
    }
    let watching = try review("2016-Q2") { $0.kpis = [written("k")] }
    #expect(watching.recovery(of: kpi.ref) == nil)
    let draft = try review("2016-Q2") { ($0.kpis, $0.state) = ([written("k")], .draft) }
    #expect(draft.recovery(of: kpi.ref) != nil)
    let over = try review("2016-Q1") { $0.kpis = [written("k")] }
    #expect(over.recovery(of: kpi.ref) != nil)
    #expect(try review("2016-Q2") { _ in }.recovery(of: kpi.ref) != nil)
  }

  @Test("a bad signal needs attention until somebody comments or the next period is complete")
  func attention() throws {
    func matters(
      _ events: [JournalEvent], on date: String, _ more: [Double] = []
    ) throws
      -> [Concern.Matter]
    {
      let kpi = try monthly(steady + [30] + more, events: events) {
        $0.target = try bound(">= 20")
      }
      return Review(anOrganization(kpis: [kpi]), on: day(date)).concerns().map(\.matter)
        .filter { $0 == .signal }
    }
    #expect(try matters([], on: "2018-02-01") == [.signal])
    #expect(try matters([], on: "2018-03-01", [50]).isEmpty)
    let comment = try event("2018-02-01T09:00Z", .comment, note: "The strike")
    #expect(try matters([comment], on: "2018-02-01").isEmpty)
    let old = try event("2017-12-30T09:00Z", .comment, note: "Before it")
    #expect(try matters([old], on: "2018-02-01") == [.signal])
    let begun = try event("2018-02-01T09:00Z", .process(since: day("2018-01-01")), note: "Strike")
    #expect(try matters([begun], on: "2018-02-01").isEmpty)
  }
}

private func bound(_ text: String) throws -> Written<Bound> { written(try Bound(parsing: text)) }
