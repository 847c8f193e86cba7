import Testing

@testable import Goals

@Suite struct ProgressTests {
  @Test(
    "of a reach is (c − s) / (t − s), raw, in either direction",
    arguments: [
      ("59 days", "38 days", 50, 9.0 / 21), ("59 days", "38 days", 59, 0),
      ("59 days", "38 days", 38, 1), ("59 days", "38 days", 32.75, 1.25),
      ("59 days", "38 days", 64.25, -0.25), ("0", "10", 5.9, 0.59), ("10", "20", 10, 0),
      ("10", "20", 5, -0.5), ("10", "20", 25, 1.5), ("-10", "10", 0, 0.5),
      ("12 hours", "4", 8, 0.5),
      ("40", "40", 40, 0), ("40", "40", 50, 0),
    ] as [(String, String, Double, Double)])
  func reach(from: String, to: String, current: Double, expected: Double) throws {
    let keyResult = try aKeyResult(.reach(from, to))
    let standing = try standing(of: keyResult, [aCheckIn("2018-02-01", current)], on: "2018-02-14")
    #expect(isNear(standing.progress, expected))
    #expect(standing.current == .number(current))
  }

  @Test("of a reach without From starts at the first value recorded in the cycle")
  func withoutFrom() throws {
    let keyResult = try aKeyResult(.reach(nil, "20"))
    let events = [aCheckIn("2018-01-10", 10), aCheckIn("2018-02-01", 15)]
    #expect(try standing(of: keyResult, events, on: "2018-02-14").progress == 0.5)
    #expect(try standing(of: keyResult, events, on: "2018-01-10").progress == 0)
    #expect(try standing(of: keyResult, events, on: "2018-01-09").progress == nil)
  }

  @Test(
    "of a hold is 1 inside the bound, else 0",
    arguments: [
      (">= 9%", 9.4, 1), (">= 9%", 9, 1), (">= 9%", 8.9, 0), ("> 9", 9, 0), ("<= 4", 4, 1),
      ("< 4", 4, 0), ("60..70", 60, 1), ("60..70", 70, 1), ("60..70", 71, 0),
      ("= 60 +- 2", 58, 1), ("= 60 +- 2", 62.1, 0), ("= 0.3", 0.1 + 0.2, 1),
    ] as [(String, Double, Double)])
  func hold(bound: String, level: Double, expected: Double) throws {
    let keyResult = try aKeyResult(.hold(bound))
    let standing = try standing(of: keyResult, [aCheckIn("2018-02-01", level)], on: "2018-02-14")
    #expect(standing.progress == expected)
  }

  @Test(
    "of milestones is the weight of those reached",
    arguments: [
      (["+a"], 0.5), (["+a +b"], 0.75), (["+a", "+b", "+c"], 1), (["+a", "-a"], 0), ([""], 0),
      (["+a +b", "-a +c"], 0.5), (["+a", ""], 0.5), (["+a", "+a"], 0.5),
    ] as [([String], Double)])
  func milestones(values: [String], expected: Double) throws {
    let keyResult = try aKeyResult(.steps(["a": 2, "b": 1, "c": 1]))
    let events = try values.enumerated().map { index, text in
      anEvent(
        "2018-02-0\(index + 1)", .checkIn(try CheckInValue(parsing: text, for: keyResult)))
    }
    #expect(try standing(of: keyResult, events, on: "2018-02-14").progress == expected)
  }

  @Test("of milestones that all weigh nothing is 0")
  func weightlessMilestones() throws {
    let reached = CheckInValue.milestones(reached: ["a"], takenBack: [])
    let standing = try standing(
      of: aKeyResult(.steps(["a": 0, "b": 0])), [anEvent("2018-02-01", .checkIn(reached))],
      on: "2018-02-14")
    #expect(standing.progress == 0)
  }

  @Test(
    "of a done one is 1 when done",
    arguments: [(["done"], 1), (["not done"], 0), (["done", "not done"], 0), (["done", ""], 1)]
      as [([String], Double)])
  func done(values: [String], expected: Double) throws {
    let keyResult = try aKeyResult(.done)
    let events = try values.enumerated().map { index, text in
      anEvent(
        "2018-02-0\(index + 1)", .checkIn(try CheckInValue(parsing: text, for: keyResult)))
    }
    #expect(try standing(of: keyResult, events, on: "2018-02-14").progress == expected)
  }

  @Test("without a check-in or reading is not measured, whatever the kind")
  func notMeasured() throws {
    for kind in [try .reach("1", "2"), try .hold(">= 1"), .steps(["a": 1]), KeyResult.Kind.done] {
      let standing = try standing(of: aKeyResult(kind), on: "2018-01-02")
      #expect(standing.progress == nil)
      #expect(standing.current == nil)
      #expect(standing.status == .notMeasured)
    }
  }

  @Test(
    "takes the latest value by instant, later ones than the cycle too, and keeps a confirmed one")
  func latest() throws {
    let keyResult = try aKeyResult(.reach("0", "10"))
    let events = [
      anEvent("2018-02-03T08:00Z", .checkIn(.confirm)), aCheckIn("2018-02-01T10:00+05:00", 2),
      aCheckIn("2018-02-01T06:00Z", 4), aCheckIn("2018-04-05", 8),
    ]
    #expect(try standing(of: keyResult, events, on: "2018-02-14").current == .number(4))
    #expect(try standing(of: keyResult, events, on: "2018-04-10").current == .number(8))
  }
}

@Suite struct KPIFedProgressTests {
  private let readings: KeyValuePairs = [
    "2017-12-20": 60.0, "2018-01-15": 59, "2018-02-10": 50, "2018-04-02": 38,
  ]

  @Test(
    "takes the latest reading up to the day looked at and the cycle's last day",
    arguments: [
      ("2018-01-10", 60), ("2018-01-15", 59), ("2018-02-14", 50), ("2018-03-31", 50),
      ("2018-05-01", 50),
    ] as [(String, Double)])
  func latest(date: String, expected: Double) throws {
    let keyResult = try aKeyResult(.reach("59", "38")) { $0.kpi = written("k") }
    let standing = try standing(of: keyResult, kpi: try aKPI(readings: readings), on: date)
    #expect(standing.current == .number(expected))
    #expect(isNear(standing.progress, (expected - 59) / (38 - 59)))
  }

  @Test(
    "without From it starts where its KPI stood when the cycle began, else at its first reading")
  func start() throws {
    let keyResult = try aKeyResult(.reach(nil, "41")) { $0.kpi = written("k") }
    let begun = try standing(of: keyResult, kpi: try aKPI(readings: readings), on: "2018-02-14")
    #expect(begun.start == 60)
    #expect(isNear(begun.progress, 10.0 / 19))
    let late: KeyValuePairs = ["2018-01-15": 59.0, "2018-02-10": 50]
    let first = try standing(of: keyResult, kpi: try aKPI(readings: late), on: "2018-02-14")
    #expect(first.start == 59)
    #expect(first.progress == 0.5)
  }

  @Test("takes no value from the journal")
  func journal() throws {
    let keyResult = try aKeyResult(.reach("59", "38")) { $0.kpi = written("k") }
    let standing = try standing(
      of: keyResult, [aCheckIn("2018-02-12", 38)], kpi: try aKPI(readings: readings),
      on: "2018-02-14")
    #expect(standing.current == .number(50))
  }
}

@Suite struct ExpectedTests {
  @Test(
    "of a reach and of milestones is the elapsed share of the cycle, or of the time until Due",
    arguments: [
      ("2018-01-01", nil, 0), ("2018-02-14", nil, 44.0 / 89), ("2018-03-31", nil, 1),
      ("2018-05-01", nil, 1), ("2017-12-01", nil, 0), ("2018-01-16", "2018-01-31", 0.5),
      ("2018-01-31", "2018-01-31", 1), ("2018-02-14", "2018-01-31", 1),
      ("2018-01-01", "2018-01-01", 1),
    ] as [(String, String?, Double)])
  func elapsed(date: String, due: String?, expected: Double) throws {
    for kind in [try .reach("0", "10"), KeyResult.Kind.steps(["a": 1])] {
      let keyResult = try aKeyResult(kind) { $0.due = due.map { written(day($0)) } }
      #expect(isNear(try standing(of: keyResult, on: date).expected, expected))
    }
  }

  @Test(
    "of a done one is 0 before Due and 1 from then on",
    arguments: [
      ("2018-02-13", "2018-02-14", 0), ("2018-02-14", "2018-02-14", 1),
      ("2018-02-15", "2018-02-14", 1), ("2018-03-30", nil, 0), ("2018-03-31", nil, 1),
    ] as [(String, String?, Double)])
  func done(date: String, due: String?, expected: Double) throws {
    let keyResult = try aKeyResult(.done) { $0.due = due.map { written(day($0)) } }
    #expect(try standing(of: keyResult, on: date).expected == expected)
  }

  @Test("of a hold is 1", arguments: ["2018-01-01", "2018-02-14", "2018-03-31"])
  func hold(date: String) throws {
    #expect(try standing(of: aKeyResult(.hold(">= 9")), on: date).expected == 1)
    #expect(try standing(of: aKeyResult(.hold(">= 9", share: true)), on: date).expected == 1)
  }

  // From 100 to 0: 80 planned for day 10 is 0.2, 50 for day 30 is 0.5.
  @Test(
    "through Plan is linear between the first day, the points and the last day",
    arguments: [
      ("2018-01-01", 0), ("2018-01-06", 0.1), ("2018-01-11", 0.2), ("2018-01-21", 0.35),
      ("2018-01-31", 0.5), ("2018-03-31", 1), ("2018-03-02", 0.5 + 0.5 * 30 / 59),
      ("2018-06-01", 1),
    ] as [(String, Double)])
  func plan(date: String, expected: Double) throws {
    let keyResult = try aKeyResult(.reach("100", "0")) {
      $0.plan = try plan(["2018-01-11": "80", "2018-01-31": "50"])
    }
    #expect(isNear(try standing(of: keyResult, on: date).expected, expected))
  }

  @Test("through Plan takes no point outside the cycle")
  func planOutside() throws {
    let keyResult = try aKeyResult(.reach("0", "10")) {
      $0.plan = try plan([
        "2017-12-01": "9", "2018-01-01": "9", "2018-01-11": "2", "2018-03-31": "3",
        "2018-06-01": "4",
      ])
    }
    #expect(try standing(of: keyResult, on: "2018-01-01").expected == 0)
    #expect(isNear(try standing(of: keyResult, on: "2018-01-06").expected, 0.1))
    #expect(try standing(of: keyResult, on: "2018-03-31").expected == 1)
  }

  @Test("through Plan ends at Due")
  func planUntilDue() throws {
    let keyResult = try aKeyResult(.reach("0", "10")) {
      $0.plan = try plan(["2018-01-11": "2"])
      $0.due = written(day("2018-01-21"))
    }
    #expect(isNear(try standing(of: keyResult, on: "2018-01-16").expected, 0.6))
    #expect(isNear(try standing(of: keyResult, on: "2018-01-21").expected, 1))
  }

  @Test("of milestones through Plan counts weights, or per cent")
  func milestones() throws {
    for value in ["1", "25 %"] {
      let keyResult = try aKeyResult(.steps(["a": 1, "b": 3])) {
        $0.plan = try plan(["2018-03-01": value])
      }
      #expect(isNear(try standing(of: keyResult, on: "2018-03-01").expected, 0.25))
    }
  }

  private func plan(
    _ points: KeyValuePairs<String, String>
  ) throws -> [Written<KeyResult.PlanPoint>] {
    try points.map {
      written(KeyResult.PlanPoint(day: day($0.key), value: try Quantity(parsing: $0.value)))
    }
  }
}

/// `Over: share` of `>= 9` by weeks in 2018-Q1: the first week ends on Sunday the 7th.
@Suite struct ShareOfIntervalsTests {
  @Test(
    "is held intervals over intervals that are over or have a check-in",
    arguments: [
      ([("2018-01-03", 9)], "2018-01-03", 1, false),
      ([("2018-01-03", 9)], "2018-01-14", 1, false),
      ([("2018-01-03", 9)], "2018-01-15", 0.5, true),
      ([("2018-01-03", 9), ("2018-01-09", 8)], "2018-01-09", 0.5, true),
      ([("2018-01-03", 9), ("2018-01-16", 9)], "2018-01-16", 2.0 / 3, false),
      ([("2018-01-03", 8), ("2018-01-07", 9)], "2018-01-08", 1, false),
      ([("2018-01-03", 9), ("2018-01-07", 8)], "2018-01-08", 0, true),
      ([("2018-01-16", 9)], "2018-01-16", 1.0 / 3, false),
    ] as [([(String, Double)], String, Double, Bool)])
  func weeks(values: [(String, Double)], date: String, expected: Double, broken: Bool) throws {
    let events = values.map { aCheckIn($0.0, $0.1) }
    let standing = try standing(of: aKeyResult(.hold(">= 9", share: true)), events, on: date)
    #expect(isNear(standing.progress, expected))
    #expect(standing.isBrokenGuardrail == broken)
  }

  @Test("counts 90 days as 13 weeks, the last one short")
  func shortLast() throws {
    let keyResult = try aKeyResult(.hold(">= 9", share: true))
    let first = [aCheckIn("2018-01-01", 9)]
    let both = first + [aCheckIn("2018-03-31", 9)]
    #expect(isNear(try standing(of: keyResult, first, on: "2018-04-01").progress, 1.0 / 13))
    #expect(isNear(try standing(of: keyResult, both, on: "2018-03-31").progress, 2.0 / 13))
    #expect(isNear(try standing(of: keyResult, both, on: "2018-09-01").progress, 2.0 / 13))
  }

  @Test("without any check-in is not measured and not broken")
  func silent() throws {
    let standing = try standing(of: aKeyResult(.hold(">= 9", share: true)), on: "2018-02-14")
    #expect(standing.progress == nil)
    #expect(!standing.isBrokenGuardrail)
  }

  @Test("a check-in without a value confirms the recorded one for its interval")
  func confirmed() throws {
    let keyResult = try aKeyResult(.hold(">= 9", share: true))
    let events = [aCheckIn("2018-01-03", 9), anEvent("2018-01-10", .checkIn(.confirm))]
    #expect(try standing(of: keyResult, events, on: "2018-01-15").progress == 1)
    #expect(try standing(of: keyResult, events, on: "2018-01-10").progress == 1)
  }

  @Test("counts months from the first day with monthly check-ins")
  func months() throws {
    let keyResult = try aKeyResult(.hold(">= 9", share: true))
    let events = [aCheckIn("2018-01-31", 9), aCheckIn("2018-03-01", 9)]
    let standing = try standing(of: keyResult, events, on: "2018-03-31") {
      $0.settings.checkInEvery = .month
    }
    #expect(isNear(standing.progress, 2.0 / 3))
  }
}
