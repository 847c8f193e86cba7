import Testing

@testable import Goals

@Suite struct PaceTests {
  @Test(
    "is on track up to a gap of 10 points, behind up to 25, else at risk",
    arguments: [
      (0.58, 0.58, .onTrack), (0.58, 0.48, .onTrack), (0.58, 0.479, .behind),
      (0.58, 0.43, .behind), (0.58, 0.33, .behind), (0.58, 0.329, .atRisk), (0.3, 0.2, .onTrack),
      (0.35, 0.1, .behind), (0, -0.2, .behind), (0, -1, .atRisk), (0.5, 1.25, .onTrack),
    ] as [(Double, Double, Status)])
  func limits(expected: Double, progress: Double, status: Status) {
    let pace = Status.byPace(progress: progress, expected: expected, settings: Settings())
    #expect(pace == status)
  }

  @Test("takes the limits of PaceBands")
  func bands() {
    var settings = Settings()
    (settings.onTrackGap, settings.behindGap) = (0, 0.05)
    func pace(_ gap: Double) -> Status {
      Status.byPace(progress: 0.5 - gap, expected: 0.5, settings: settings)
    }
    #expect(pace(0) == .onTrack)
    #expect(pace(0.01) == .behind)
    #expect(pace(0.05) == .behind)
    #expect(pace(0.06) == .atRisk)
  }

  @Test("has the signs and words of the specification")
  func signs() {
    let expected: KeyValuePairs<String, Character> = [
      "achieved": "✓", "missed": "✗", "dropped": "-", "draft": ".", "overdue": "?", "at risk": "!",
      "not measured": " ", "behind": "~", "on track": "=",
    ]
    #expect(Status.allCases.map(\.rawValue) == expected.map(\.key))
    #expect(Status.allCases.map(\.sign) == expected.map(\.value))
  }
}

/// 2018-Q1 begins on Monday 1 January and ends on Saturday 31 March.
@Suite struct CheckInClockTests {
  @Test(
    "is due one interval after the last check-in, overdue three days later",
    arguments: [
      (nil, .week, "2018-01-07", false, false), (nil, .week, "2018-01-08", true, false),
      (nil, .week, "2018-01-10", true, false), (nil, .week, "2018-01-11", true, true),
      ("2018-02-05", .week, "2018-02-11", false, false),
      ("2018-02-05", .week, "2018-02-12", true, false),
      ("2018-02-05", .week, "2018-02-14", true, false),
      ("2018-02-05", .week, "2018-02-15", true, true),
      ("2018-02-05", .day, "2018-02-08", true, false),
      ("2018-02-05", .day, "2018-02-09", true, true),
      ("2018-02-05", .twoWeeks, "2018-02-18", false, false),
      ("2018-02-05", .twoWeeks, "2018-02-19", true, false),
      ("2018-02-05", .twoWeeks, "2018-02-22", true, true),
      ("2018-01-31", .month, "2018-02-27", false, false),
      ("2018-01-31", .month, "2018-02-28", true, false),
      ("2018-01-31", .month, "2018-03-03", true, true),
      (nil, .quarter, "2018-03-30", false, false), (nil, .quarter, "2018-03-31", true, false),
    ] as [(String?, Rhythm, String, Bool, Bool)])
  func limits(last: String?, rhythm: Rhythm, date: String, due: Bool, overdue: Bool) throws {
    let events = last.map { [aCheckIn($0, 5)] } ?? []
    let standing = try standing(of: aKeyResult(.reach("0", "10")), events, on: date) {
      $0.settings.checkInEvery = rhythm
    }
    #expect(standing.isDue == due)
    #expect(standing.isOverdue == overdue)
    #expect((standing.status == .overdue) == overdue)
  }

  @Test(
    "stops on the cycle's last day",
    arguments: [
      ("2018-03-21", "2018-05-01", true), ("2018-03-22", "2018-05-01", false),
      ("2018-03-25", "2018-05-01", false), ("2018-04-03", "2018-05-01", false),
    ])
  func stops(last: String, date: String, overdue: Bool) throws {
    let keyResult = try aKeyResult(.reach("0", "10"))
    #expect(try standing(of: keyResult, [aCheckIn(last, 5)], on: date).isOverdue == overdue)
  }

  @Test("counts from the first day, also where the last check-in was before it")
  func beforeTheCycle() throws {
    let keyResult = try aKeyResult(.reach("0", "10"))
    let early = [aCheckIn("2017-12-01", 1)]
    #expect(try !standing(of: keyResult, early, on: "2018-01-07").isDue)
    #expect(try standing(of: keyResult, early, on: "2018-01-08").isDue)
    #expect(try !standing(of: keyResult, on: "2017-12-20").isDue)
  }

  @Test("takes a reading of its KPI as a check-in, and a check-in itself too")
  func kpi() throws {
    let keyResult = try aKeyResult(.reach("59", "38")) { $0.kpi = written("k") }
    let kpi = try aKPI(readings: ["2018-02-05": 50]) { $0.every = .week }
    let confirmed = [anEvent("2018-02-12", .checkIn(.confirm), confidence: 7)]
    #expect(try !standing(of: keyResult, kpi: kpi, on: "2018-02-14").isOverdue)
    #expect(try standing(of: keyResult, kpi: kpi, on: "2018-02-15").isOverdue)
    #expect(try !standing(of: keyResult, confirmed, kpi: kpi, on: "2018-02-18").isDue)
    #expect(try standing(of: keyResult, confirmed, kpi: kpi, on: "2018-02-22").isOverdue)
  }

  @Test(
    "never waits for what is done or reached, has all milestones, is closed, dropped or a draft")
  func finished() throws {
    let steps = KeyResult.Kind.steps(["a": 1, "b": 1])
    let all = CheckInValue.milestones(reached: ["a", "b"], takenBack: [])
    let some = CheckInValue.milestones(reached: ["a"], takenBack: [])
    func isOverdue(
      _ kind: KeyResult.Kind, _ value: CheckInValue, _ state: Objective.State
    ) throws
      -> Bool
    {
      let keyResult = try aKeyResult(kind) { $0.state = state }
      let events = [anEvent("2018-01-05", .checkIn(value))]
      return try standing(of: keyResult, events, on: "2018-03-01").isOverdue
    }
    #expect(try !isOverdue(.done, .done(true), .active))
    #expect(try isOverdue(.done, .done(false), .active))
    #expect(try !isOverdue(steps, all, .active))
    #expect(try isOverdue(steps, some, .active))
    #expect(try !isOverdue(.reach("0", "10"), .number(10), .active))
    #expect(try !isOverdue(.reach("10", "0"), .number(-1), .active))
    #expect(try isOverdue(.reach("0", "10"), .number(9.9), .active))
    #expect(try isOverdue(.hold("<= 10"), .number(5), .active))
    #expect(try !isOverdue(.reach("0", "10"), .number(5), .dropped))
    #expect(try !isOverdue(.reach("0", "10"), .number(5), .draft))
  }

  @Test("comments do not wind it")
  func comment() throws {
    let keyResult = try aKeyResult(.reach("0", "10"))
    #expect(
      try standing(of: keyResult, [anEvent("2018-01-08", .comment)], on: "2018-01-11").isOverdue)
  }

  @Test("has the rhythm of the nearest team upward, then of the organisation")
  func rhythm() throws {
    let organization = anOrganization {
      $0.settings.checkInEvery = .month
      $0.teams = [
        Team(path: .root), Team(path: TeamPath("sales")), Team(path: TeamPath("sales/outbound")),
      ]
      $0.teams[1].checkInEvery = .day
    }
    #expect(organization.checkInEvery(for: .root) == .month)
    #expect(organization.checkInEvery(for: TeamPath("sales")) == .day)
    #expect(organization.checkInEvery(for: TeamPath("sales/outbound")) == .day)
    #expect(organization.checkInEvery(for: TeamPath("sales/outbound/emea")) == .day)
    #expect(organization.checkInEvery(for: TeamPath("sales2")) == .month)
  }
}

/// The order of the statuses: each case holds for all that follow it in the list as well.
@Suite struct ObjectiveStatusTests {
  private let late = "2018-03-01"

  private func status(
    state: Objective.State = .active, keyResults: [KeyResult], _ events: [JournalEvent] = []
  ) throws -> Status {
    let objective = try anObjective(keyResults: keyResults) { $0.state = state }
    let organization = anOrganization(objective, events: events)
    return try #require(Review(organization, on: day(late)).standing(of: objective.ref)).status
  }

  @Test(
    "closed and draft come before everything",
    arguments: [
      (.achieved, .achieved), (.missed, .missed), (.dropped, .dropped), (.draft, .draft),
      (.active, .overdue),
    ] as [(Objective.State, Status)])
  func states(state: Objective.State, expected: Status) throws {
    let overdue = try aKeyResult(.reach("0", "10"))
    #expect(try status(state: state, keyResults: [overdue]) == expected)
  }

  @Test("overdue, by a driver or a guardrail, comes before a broken guardrail")
  func overdue() throws {
    let driver = try aKeyResult(.reach("0", "10"), id: "driver")
    let guardrail = try aKeyResult(.hold(">= 9"), id: "guardrail")
    let broken = aCheckIn("2018-02-28", 8, of: "guardrail")
    let held = aCheckIn("2018-01-02", 9, of: "guardrail")
    let good = aCheckIn("2018-02-28", 9, of: "driver")
    #expect(try status(keyResults: [driver, guardrail], [broken]) == .overdue)
    #expect(try status(keyResults: [driver, guardrail], [good, held]) == .overdue)
    #expect(try status(keyResults: [driver, guardrail], [good, broken]) == .atRisk)
  }

  @Test("a broken guardrail comes before not measured")
  func guardrail() throws {
    let guardrail = try aKeyResult(.hold(">= 9"))
    #expect(try status(keyResults: [guardrail], [aCheckIn("2018-02-28", 8)]) == .atRisk)
    #expect(try status(keyResults: [guardrail], [aCheckIn("2018-02-28", 9)]) == .notMeasured)
    #expect(try status(keyResults: []) == .notMeasured)
  }

  @Test(
    "the rest goes by pace: expected is 0.66",
    arguments: [
      (6.0, Status.onTrack), (5, .behind), (4, .atRisk),
    ])
  func pace(current: Double, expected: Status) throws {
    let driver = try aKeyResult(.reach("0", "10"))
    #expect(try status(keyResults: [driver], [aCheckIn("2018-02-28", current)]) == expected)
  }

  @Test("is never overdue or at risk through its children")
  func children() throws {
    let silent = try aKeyResult(.reach("0", "10"), in: "sales/2018-Q1/child")
    let parent = try anObjective()
    let child = try anObjective("sales/2018-Q1/child", supports: "o", keyResults: [silent])
    let review = Review(anOrganization(parent, child), on: day(late))
    #expect(review.standing(of: child.ref)?.status == .overdue)
    #expect(review.standing(of: parent.ref)?.status == .notMeasured)
    #expect(review.standing(of: parent.ref)?.isOverdue == false)
  }

  @Test(
    "key results of a closed objective are achieved from 1 on, missed or dropped",
    arguments: [
      (.achieved, 10, .achieved), (.achieved, 9.9, .missed), (.missed, 12, .achieved),
      (.missed, 0, .missed), (.dropped, 10, .dropped), (.draft, 10, .draft),
    ] as [(Objective.State, Double, Status)])
  func keyResults(state: Objective.State, current: Double, expected: Status) throws {
    let keyResult = try aKeyResult(.reach("0", "10"))
    let objective = try anObjective(keyResults: [keyResult]) { $0.state = state }
    let organization = anOrganization(objective, events: [aCheckIn("2018-02-28", current)])
    let standing = Review(organization, on: day(late)).standing(of: keyResult.ref)
    #expect(standing?.status == expected)
  }

  @Test(
    "a key result of a closed objective that was never measured is missed, a dropped one dropped")
  func closed() throws {
    let silent = try aKeyResult(.reach("0", "10"), id: "silent")
    let dropped = try aKeyResult(.reach("0", "10"), id: "dropped") { $0.state = .dropped }
    let objective = try anObjective(keyResults: [silent, dropped]) { $0.state = .achieved }
    let review = Review(anOrganization(objective), on: day(late))
    #expect(review.standing(of: silent.ref)?.status == .missed)
    #expect(review.standing(of: dropped.ref)?.status == .dropped)
  }
}

@Suite struct ConfidenceTests {
  @Test("reads as on track from 8, behind from 4, else at risk", arguments: 0...10)
  func bands(confidence: Int) {
    let expected: Status = confidence >= 8 ? .onTrack : confidence >= 4 ? .behind : .atRisk
    #expect(Confidence.status(Double(confidence)) == expected)
  }

  @Test(
    "of a mean reads as on track from 8, behind from 4, and not before",
    arguments: [
      (8, .onTrack), (7.99, .behind), (4, .behind), (3.99, .atRisk),
    ] as [(Double, Status)])
  func means(confidence: Double, expected: Status) {
    #expect(Confidence.status(confidence) == expected)
  }

  @Test(
    "net confidence is the share on track less the share at risk, in points",
    arguments: [
      ([9, 8, 5, 2], 25), ([10], 100), ([0, 3], -100), ([4, 7], 0), ([8, 3], 0), ([], nil),
    ] as [([Int], Double?)])
  func net(calls: [Int], expected: Double?) {
    #expect(Confidence.net(of: calls) == expected)
  }

  @Test("of an objective is the weighted mean of its drivers that have one")
  func ofObjective() throws {
    let heavy = try aKeyResult(.reach("0", "1"), id: "heavy") { $0.weight = 3 }
    let light = try aKeyResult(.reach("0", "1"), id: "light")
    let silent = try aKeyResult(.reach("0", "1"), id: "silent") { $0.weight = 5 }
    let guardrail = try aKeyResult(.hold(">= 9"), id: "guardrail")
    let objective = try anObjective(keyResults: [heavy, light, silent, guardrail])
    let calls: KeyValuePairs = ["heavy": 8, "light": 4, "guardrail": 0]
    let events = calls.map {
      anEvent("2018-01-02", .checkIn(.number(0)), of: $0.key, confidence: $0.value)
    }
    let review = Review(anOrganization(objective, events: events), on: day("2018-01-02"))
    #expect(review.standing(of: objective.ref)?.confidence == 7)
  }

  @Test("is that of the latest check-in that has one")
  func latest() throws {
    let events = [
      anEvent("2018-01-02", .checkIn(.number(1)), confidence: 3),
      anEvent("2018-01-03", .checkIn(.number(2)), confidence: 9),
      anEvent("2018-01-04", .checkIn(.number(3))),
    ]
    let keyResult = try aKeyResult(.reach("0", "10"))
    #expect(try standing(of: keyResult, events, on: "2018-01-05").confidence == 9)
    #expect(try standing(of: keyResult, on: "2018-01-05").confidence == nil)
  }

  @Test("a guardrail holds or is broken, whatever share of the time it held")
  func guardrailOverTime() throws {
    let guardrail = try aKeyResult(.hold(">= 9", share: true))
    let events = [
      aCheckIn("2018-01-03", 8), aCheckIn("2018-01-10", 8), aCheckIn("2018-01-17", 10),
    ]
    let held = try standing(of: guardrail, events, on: "2018-01-18")
    #expect(isNear(held.progress, 1 / 3))
    #expect(held.status == .onTrack)
    let broken = try standing(
      of: guardrail, events + [aCheckIn("2018-01-24", 7)], on: "2018-01-25")
    #expect(broken.status == .atRisk)
    let objective = try anObjective(keyResults: [guardrail])
    let review = Review(anOrganization(objective, events: events), on: day("2018-01-18"))
    let rules = review.explanation(of: .status, of: .keyResult(guardrail.ref))?.rules
    #expect(rules?.last?.question == "a guardrail")
    #expect(rules?.last?.answer == "holds: on track")
  }
}
