import Testing

@testable import Goals

/// As of a day only what was recorded by the end of that day counts.
@Suite struct AsOfTests {
  @Test("later values, confidences and scores are invisible")
  func values() throws {
    let keyResult = try aKeyResult(.reach("0", "10"))
    let events = [
      anEvent("2018-01-10", .checkIn(.number(2)), confidence: 8),
      anEvent("2018-02-10T23:59+01:00", .checkIn(.number(6)), confidence: 3),
      anEvent("2018-02-10", .score(0.4)), anEvent("2018-03-10", .score(0.9)),
    ]
    func look(_ date: String) throws -> KeyResultStanding {
      try standing(of: keyResult, events, on: date)
    }
    #expect(try look("2018-01-09").current == nil)
    #expect(try look("2018-02-09").current == .number(2))
    #expect(try look("2018-02-09").confidence == 8)
    #expect(try look("2018-02-09").score == nil)
    #expect(try look("2018-02-10").current == .number(6))
    #expect(try look("2018-02-10").confidence == 3)
    #expect(try look("2018-02-10").score == 0.4)
    #expect(try look("2018-03-10").score == 0.9)
  }

  @Test("the day of an event is its date as written, also where that is tomorrow in UTC")
  func dayAsWritten() throws {
    let keyResult = try aKeyResult(.reach("0", "10"))
    let boston = [aCheckIn("2018-02-09T23:30-05:00", 6)]
    #expect(try standing(of: keyResult, boston, on: "2018-02-09").current == .number(6))
    let tokyo = [aCheckIn("2018-02-10T00:30+09:00", 6)]
    #expect(try standing(of: keyResult, tokyo, on: "2018-02-09").current == nil)
  }

  @Test("a retraction counts from its own day on, and only for its author's event")
  func retractions() throws {
    let keyResult = try aKeyResult(.reach("0", "10"))
    let first = aCheckIn("2018-01-10T08:00Z", 2)
    let wrong = aCheckIn("2018-02-01T09:00+01:00", 9)
    let same = anEvent("2018-02-01T08:00Z", .checkIn(.number(4)), by: "tom")
    let retraction = anEvent(
      "2018-02-05", .retract(at: moment("2018-02-01T08:00Z"), by: "ann"), of: "kr")
    let events = [first, wrong, same, retraction]
    #expect(
      try standing(of: keyResult, [first, wrong, retraction], on: "2018-02-04").current
        == .number(9))
    #expect(
      try standing(of: keyResult, [first, wrong, retraction], on: "2018-02-05").current
        == .number(2))
    #expect(try standing(of: keyResult, events, on: "2018-02-05").current == .number(4))
  }

  @Test("a retraction that was taken back takes nothing back, whatever order they are read in")
  func retractedRetraction() throws {
    let keyResult = try aKeyResult(.reach("0", "10"))
    let events = [
      aCheckIn("2018-02-01T08:00Z", 4),
      anEvent("2018-02-02T08:00Z", .retract(at: moment("2018-02-01T08:00Z"), by: "ann")),
      anEvent("2018-02-03T08:00Z", .retract(at: moment("2018-02-02T08:00Z"), by: "ann")),
    ]
    #expect(try standing(of: keyResult, events, on: "2018-02-02").current == nil)
    #expect(try standing(of: keyResult, events, on: "2018-02-03").current == .number(4))
    #expect(try standing(of: keyResult, events.reversed(), on: "2018-02-03").current == .number(4))
  }

  @Test(
    "a target is the one of that day",
    arguments: [("2018-01-31", 38), ("2018-02-01", 41), ("2018-02-28", 41), ("2018-03-01", 45)]
      as [(String, Double)])
  func retargets(date: String, expected: Double) throws {
    let keyResult = try aKeyResult(.reach("59 days", "45 days"))
    let events = [
      anEvent("2018-02-01", .retarget(field: "To", from: "38 days", to: "41 days")),
      anEvent("2018-03-01", .retarget(field: "To", from: "41 days", to: "45 days")),
      anEvent("2018-03-01", .retarget(field: "To", from: "1", to: "2"), of: "another"),
      aCheckIn("2018-01-05", 50),
    ]
    let standing = try standing(of: keyResult, events, on: date)
    #expect(isNear(standing.progress, 9 / (59 - expected)))
  }

  @Test("a start and a bound are those of that day as well; another field changes no target")
  func otherTargets() throws {
    let reach = try aKeyResult(.reach("10", "20"))
    let start = anEvent("2018-02-01", .retarget(field: "From", from: "0", to: "10"))
    let weight = anEvent("2018-02-01", .retarget(field: "Weight", from: "3", to: "1"))
    let value = aCheckIn("2018-01-05", 15)
    #expect(try standing(of: reach, [start, value], on: "2018-01-31").progress == 0.75)
    #expect(try standing(of: reach, [start, value], on: "2018-02-01").progress == 0.5)
    #expect(try standing(of: reach, [weight, value], on: "2018-01-31").progress == 0.5)
    let hold = try aKeyResult(.hold(">= 8"))
    let bound = anEvent("2018-02-01", .retarget(field: "Hold", from: ">= 20", to: ">= 8"))
    #expect(try standing(of: hold, [bound, value], on: "2018-01-31").progress == 0)
    #expect(try standing(of: hold, [bound, value], on: "2018-02-01").progress == 1)
  }

  @Test("a retarget taken back later still counts on the days before")
  func retargetTakenBack() throws {
    let keyResult = try aKeyResult(.reach("0", "10"))
    let events = [
      aCheckIn("2018-01-05", 5),
      anEvent("2018-02-01T08:00Z", .retarget(field: "To", from: "10", to: "20")),
      anEvent("2018-03-01", .retract(at: moment("2018-02-01T08:00Z"), by: "ann")),
    ]
    #expect(try standing(of: keyResult, events, on: "2018-01-31").progress == 0.5)
    #expect(try standing(of: keyResult, events, on: "2018-02-28").progress == 0.25)
    #expect(try standing(of: keyResult, events, on: "2018-03-01").progress == 0.5)
  }

  @Test(
    "a state is the one of that day; before the first one it was active, or a draft",
    arguments: [
      (["2018-03-01": .achieved], .achieved, "2018-02-28", .active),
      (["2018-03-01": .achieved], .achieved, "2018-03-01", .achieved),
      (["2018-01-10": .active], .active, "2018-01-09", .draft),
      (["2018-01-10": .active], .active, "2018-01-10", .active),
      (["2018-01-10": .active, "2018-03-01": .missed], .missed, "2018-02-01", .active),
      (["2018-01-10": .active, "2018-03-01": .missed], .missed, "2018-01-01", .draft),
      ([:], .dropped, "2018-01-01", .dropped),
      (["2018-01-10": .dropped], .active, "2018-02-01", .active),
    ] as [([String: Objective.State], Objective.State, String, Objective.State)])
  func states(
    events: [String: Objective.State], written: Objective.State, date: String,
    expected: Objective.State
  ) throws {
    let objective = try anObjective { $0.state = written }
    let events = events.map { anEvent($0.key, .state($0.value), of: nil) }
    let review = Review(anOrganization(objective, events: events), on: day(date))
    #expect(review.standing(of: objective.ref)?.state == expected)
  }

  @Test("a state taken back later still counts on the days before")
  func stateTakenBack() throws {
    let objective = try anObjective()
    let events = [
      anEvent("2018-02-01T08:00Z", .state(.dropped), of: nil),
      anEvent("2018-03-01", .retract(at: moment("2018-02-01T08:00Z"), by: "ann"), of: nil),
    ]
    func state(on date: String) -> Objective.State? {
      Review(anOrganization(objective, events: events), on: day(date)).standing(of: objective.ref)?
        .state
    }
    #expect(state(on: "2018-01-31") == .active)
    #expect(state(on: "2018-02-28") == .dropped)
    #expect(state(on: "2018-03-01") == .active)
  }

  @Test("a cycle is closed from the day its last objective was, and open before")
  func closedCycle() throws {
    let objective = try anObjective(keyResults: [try aKeyResult(.reach("0", "10"))]) {
      $0.state = .missed
    }
    let organization = anOrganization(
      objective, events: [anEvent("2018-04-10", .state(.missed), of: nil)]
    ) {
      $0.cycles = [Cycle(ref: quarter, span: days("2018-01-01", "2018-03-31"), isClosed: true)]
    }
    func isClosed(_ date: String) -> Bool? {
      Review(organization, on: day(date)).organization.cycles[quarter]?.isClosed
    }
    #expect(isClosed("2018-03-01") == false)
    #expect(isClosed("2018-04-09") == false)
    #expect(isClosed("2018-04-10") == true)
    let waiting = Review(organization, on: day("2018-03-01")).waiting()
    #expect(waiting.count == 1)
  }

  @Test("a rhythm is the one of that day, of a key result and of its objective")
  func rhythms() throws {
    let keyResult = try aKeyResult(.reach("0", "10")) { $0.checkInEvery = .quarter }
    let own = [
      anEvent("2018-02-10", .retarget(field: "CheckInEvery", from: "month", to: "quarter"))
    ]
    #expect(try standing(of: keyResult, own, on: "2018-02-09").rhythm == .month)
    #expect(try standing(of: keyResult, own, on: "2018-02-10").rhythm == .quarter)
    let objective = try anObjective(keyResults: [try aKeyResult(.reach("0", "10"))]) {
      $0.checkInEvery = .twoWeeks
    }
    let organization = anOrganization(
      objective,
      events: [
        anEvent(
          "2018-02-10", .retarget(field: "CheckInEvery", from: "", to: "2 weeks"), of: nil)
      ])
    func rhythm(_ date: String) -> Rhythm? {
      Review(organization, on: day(date)).standing(of: objective.keyResults[0].ref)?.rhythm
    }
    #expect(rhythm("2018-02-09") == .week)
    #expect(rhythm("2018-02-10") == .twoWeeks)
  }

  @Test("a key result's state is its own")
  func keyResultState() throws {
    let keyResult = try aKeyResult(.reach("0", "10")) { $0.state = .dropped }
    let events = [aCheckIn("2018-01-05", 5), anEvent("2018-02-01", .state(.dropped))]
    #expect(try standing(of: keyResult, events, on: "2018-01-31").state == .active)
    #expect(try standing(of: keyResult, events, on: "2018-02-01").state == .dropped)
  }
}

@Suite struct EventOrderTests {
  @Test("is by instant, then file, then line")
  func order() throws {
    let instant = ["2018-02-01T12:00+01:00", "2018-02-01T11:00Z", "2018-02-01T13:00+02:00"]
    let events = [
      anEvent(instant[0], .comment, by: "zoe", line: 2),
      anEvent(instant[1], .comment, by: "tom", line: 9),
      anEvent(instant[2], .comment, by: "tom", line: 3),
      anEvent("2018-02-01T23:00+14:00", .comment, by: "zoe", line: 4),
      anEvent(instant[0], .comment, by: "ann", line: 7),
    ]
    let objective = try anObjective()
    let expected = ["zoe 4", "ann 7", "tom 3", "tom 9", "zoe 2"]
    for rotation in events.indices {
      let shuffled = Array(events[rotation...] + events[..<rotation])
      let sorted = anOrganization(objective, events: shuffled).events[objective.ref] ?? []
      #expect(sorted.map { "\($0.by) \($0.place.line)" } == expected)
    }
  }
}
