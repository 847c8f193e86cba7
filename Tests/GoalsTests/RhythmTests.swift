import Testing

@testable import Goals

/// When a key result of 2018-Q1 is asked for: 1 January is a Monday, 31 March a Saturday.
@Suite struct RhythmTests {
  private func aReach(_ change: (inout KeyResult) -> Void = { _ in }) throws -> KeyResult {
    try aKeyResult(.reach("0", "10")) { change(&$0) }
  }

  private func due(
    _ keyResult: KeyResult? = nil, _ events: [JournalEvent] = [], kpi: KPI? = nil,
    on date: String = "2018-02-01", _ change: (inout Organization.Parts) -> Void = { _ in }
  ) throws -> String? {
    try standing(of: try keyResult ?? aReach(), events, kpi: kpi, on: date, change).due?.text
  }

  @Test("begins on the day the key result was added, or its objective, or that became active")
  func began() throws {
    #expect(try due() == "2018-01-08")
    #expect(try due(nil, [anEvent("2018-01-20", .added)]) == "2018-01-27")
    #expect(
      try due(nil, [anEvent("2018-01-20", .added, of: nil)]) == "2018-01-27")
    #expect(try due(nil, [anEvent("2018-01-22", .state(.active), of: nil)]) == "2018-01-29")
    #expect(try due(nil, [anEvent("2017-12-20", .added)]) == "2018-01-08")
    let both = [
      anEvent("2018-01-20", .added),
      anEvent("2018-01-25", .state(.active), of: nil),
    ]
    #expect(try due(nil, both) == "2018-02-01")
    #expect(try due(nil, both + [aCheckIn("2018-01-26", 1)]) == "2018-02-02")
  }

  @Test("another key result that was added later changes nothing")
  func others() throws {
    let keyResults = [try aReach(), try aKeyResult(.done, id: "new")]
    let organization = anOrganization(
      try anObjective(keyResults: keyResults),
      events: [anEvent("2018-01-20", .added, of: "new", line: 3)])
    let review = Review(organization, on: day("2018-01-21"))
    #expect(review.standing(of: keyResults[0].ref)?.due?.text == "2018-01-08")
    #expect(review.standing(of: keyResults[1].ref)?.due?.text == "2018-01-27")
  }

  @Test("has the key result's own rhythm, else its KPI's, its objective's, the team's")
  func order() throws {
    let kpi = try aKPI { $0.every = .month }
    let fed = try aReach { $0.kpi = written("k") }
    let own = try aReach { ($0.kpi, $0.checkInEvery) = (written("k"), .day) }
    #expect(try due(own, kpi: kpi) == "2018-01-02")
    #expect(try due(fed, kpi: kpi) == "2018-02-01")
    let organization = anOrganization(
      try anObjective(keyResults: [try aReach()]) { $0.checkInEvery = .twoWeeks })
    let standing = Review(organization, on: day("2018-01-03")).standing(of: try aReach().ref)
    #expect(standing?.due?.text == "2018-01-15")
    #expect(standing?.rhythm == .twoWeeks)
  }

  @Test("a month later is the same day number, at most the month's last")
  func months() throws {
    let monthly = try aReach { $0.checkInEvery = .month }
    #expect(try due(monthly, [aCheckIn("2018-01-31", 1)]) == "2018-02-28")
    #expect(try due(monthly, [aCheckIn("2018-01-15", 1)]) == "2018-02-15")
  }

  @Test(
    "on a weekday counts what was made on it and the three days before it",
    arguments: [
      (nil, .week, "2018-01-08"), ("2018-01-08", .week, "2018-01-15"),
      ("2018-01-05", .week, "2018-01-15"), ("2018-01-04", .week, "2018-01-08"),
      ("2018-01-09", .week, "2018-01-15"), (nil, .twoWeeks, "2018-01-15"),
      ("2018-01-12", .twoWeeks, "2018-01-29"), ("2018-01-17", .twoWeeks, "2018-01-29"),
      ("2018-01-05", .month, "2018-02-05"), ("2018-01-05", .day, "2018-01-06"),
    ] as [(String?, Rhythm, String)])
  func weekday(last: String?, every: Rhythm, expected: String) throws {
    let events = last.map { [aCheckIn($0, 1)] } ?? []
    let due = try due(nil, events) {
      ($0.settings.checkInEvery, $0.settings.checkInOn) = (every, .monday)
    }
    #expect(due == expected)
  }

  @Test("a weekday is the nearest team's, and moves no rhythm of a key result or a KPI")
  func weekdayOfTeam() throws {
    func onFriday(_ parts: inout Organization.Parts) {
      var team = Team(path: sales)
      team.checkInOn = .friday
      (parts.teams, parts.settings.checkInOn) = ([team], .monday)
    }
    #expect(try due(nil, change: onFriday) == "2018-01-05")
    let own = try aReach { $0.checkInEvery = .week }
    #expect(try due(own, change: onFriday) == "2018-01-08")
    let fed = try aReach { $0.kpi = written("k") }
    #expect(try due(fed, kpi: try aKPI { $0.every = .week }, change: onFriday) == "2018-01-08")
  }

  private func due(
    _ keyResult: KeyResult?, kpi: KPI? = nil, change: (inout Organization.Parts) -> Void
  ) throws -> String? {
    try due(keyResult, [], kpi: kpi, on: "2018-01-02", change)
  }

  @Test("what was never checked in is due on the last day at the latest")
  func neverCheckedIn() throws {
    let late = [anEvent("2018-03-28", .added)]
    #expect(try due(nil, late, on: "2018-03-29") == "2018-03-31")
    #expect(try due(nil, late + [aCheckIn("2018-03-29", 1)], on: "2018-03-30") == nil)
  }

  @Test("a rhythm as long as the cycle asks once, on the last day, unless its second half did")
  func asLong() throws {
    let quarterly = try aReach { $0.checkInEvery = .quarter }
    #expect(try due(quarterly) == "2018-03-31")
    #expect(try due(quarterly, [aCheckIn("2018-01-20", 1)]) == "2018-03-31")
    #expect(try due(quarterly, [aCheckIn("2018-02-14", 1)], on: "2018-03-01") == "2018-03-31")
    #expect(try due(quarterly, [aCheckIn("2018-02-15", 1)], on: "2018-03-01") == nil)
    let standing = try standing(of: quarterly, on: "2018-04-20")
    #expect(standing.isDue)
    #expect(!standing.isOverdue)
    #expect(standing.daysLate == 20)
  }

  @Test("what waited on the last day still waits after it, until it is checked in or closed")
  func afterTheEnd() throws {
    let organization = anOrganization(
      try anObjective(keyResults: [try aReach()]), events: [aCheckIn("2018-03-20", 5)])
    let review = Review(organization, on: day("2018-04-10"))
    #expect(review.waiting().map(\.since.text) == ["2018-03-27"])
    #expect(review.waiting().map(\.days) == [14])
    #expect(review.waiting().map(\.isOverdue) == [true])
    let checkedIn = anOrganization(
      try anObjective(keyResults: [try aReach()]),
      events: [aCheckIn("2018-03-20", 5), aCheckIn("2018-04-05", 6)])
    #expect(Review(checkedIn, on: day("2018-04-10")).waiting().isEmpty)
    let closed = anOrganization(try anObjective(keyResults: [try aReach()])) {
      $0.cycles = [Cycle(ref: quarter, span: days("2018-01-01", "2018-03-31"), isClosed: true)]
    }
    #expect(Review(closed, now: moment("2018-04-10T09:00Z")).waiting().isEmpty)
  }

  @Test("overdue stands beside the pace of what was recorded last")
  func pace() throws {
    let late = try standing(of: aReach(), [aCheckIn("2018-01-08", 5)], on: "2018-01-27")
    #expect(late.status == .overdue)
    #expect(late.pace == .onTrack)
    #expect(late.daysLate == 12)
    let behind = try standing(of: aReach(), [aCheckIn("2018-02-05", 1)], on: "2018-02-20")
    #expect((behind.status, behind.pace) == (.overdue, .atRisk))
    let silent = try standing(of: aReach(), on: "2018-02-20")
    #expect((silent.status, silent.pace) == (.overdue, nil))
    let fresh = try standing(of: aReach(), [aCheckIn("2018-02-19", 5)], on: "2018-02-20")
    #expect((fresh.pace, fresh.daysLate) == (fresh.status, nil))
    let dropped = try aReach { $0.state = .dropped }
    #expect(try standing(of: dropped, [aCheckIn("2018-02-19", 5)], on: "2018-02-20").pace == nil)
  }

  @Test("an objective tells the pace that it would have if nothing were overdue")
  func objective() throws {
    let guardrail = try aKeyResult(.hold(">= 9"), id: "guardrail")
    let events = [aCheckIn("2018-02-19", 5), aCheckIn("2018-01-08", 8, of: "guardrail")]
    let organization = anOrganization(
      try anObjective(keyResults: [try aReach(), guardrail]), events: events)
    let standing = Review(organization, on: day("2018-02-20")).standing(
      of: objectiveRef("sales/2018-Q1/o"))
    #expect(standing?.status == .overdue)
    #expect(standing?.pace == .atRisk)
    #expect(standing?.daysLate == 36)
  }
}
