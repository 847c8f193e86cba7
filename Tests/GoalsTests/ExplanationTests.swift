import Testing

@testable import Goals

@Suite struct ExplanationTests {
  /// The progress of an objective with a driver, a guardrail, a dropped, an unmeasured and a
  /// weightless key result.
  private func organization() throws -> Organization {
    let keyResults = [
      try aKeyResult(.reach("0", "100"), id: "far") { $0.weight = 2 },
      try aKeyResult(.reach("0", "100"), id: "near"),
      try aKeyResult(.hold(">= 9"), id: "level"),
      try aKeyResult(.done, id: "gone") { $0.state = .dropped },
      try aKeyResult(.done, id: "later") { $0.state = .draft },
      try aKeyResult(.done, id: "open"), try aKeyResult(.done, id: "light") { $0.weight = 0 },
    ]
    let events = [
      anEvent("2018-02-12", .checkIn(.number(43)), of: "far", confidence: 7, line: 2),
      anEvent("2018-02-13", .checkIn(.number(125)), of: "near", by: "tom", line: 3),
      anEvent("2018-02-13", .checkIn(.number(8)), of: "level", line: 4),
      anEvent("2018-02-13", .checkIn(.done(true)), of: "light", line: 5),
    ]
    return anOrganization(try anObjective(keyResults: keyResults), events: events)
  }

  private func explanation(
    _ reference: Reference, _ figure: Explanation.Figure? = nil, on date: String = "2018-02-14"
  ) throws -> Explanation {
    let review = Review(try organization(), on: day(date))
    return try #require(review.explanation(of: figure, of: reference))
  }

  private let objective = Reference.objective(objectiveRef("sales/2018-Q1/o"))

  private func keyResult(_ id: String) -> Reference {
    .keyResult(KeyResultRef(objective: objectiveRef("sales/2018-Q1/o"), id: id))
  }

  @Test("a roll-up names its terms, what they count as, and who recorded them where")
  func terms() throws {
    let explanation = try explanation(objective)
    #expect(explanation.figure == .progress)
    #expect(explanation.working == "1.86 / 3")
    #expect(explanation.terms.map(\.label) == ["far", "near"])
    #expect(explanation.terms.map(\.counted) == [0.43, 1])
    #expect(explanation.terms.map(\.weight) == [2, 1])
    let source = try #require(explanation.terms[1].source)
    #expect(source.by == "tom")
    #expect(source.place == Place(file: "sales/2018-Q1/journal/tom.csv", line: 3))
    #expect(explanation.remarks == ["3 of 4 measured"])
  }

  @Test("a roll-up names what it leaves out, and why")
  func leftOut() throws {
    let leftOut = try explanation(objective).leftOut
    #expect(
      leftOut.map { "\($0.label): \($0.reason.code)" } == [
        "level: guardrail", "gone: dropped", "later: draft", "open: not-measured",
        "light: weight-zero",
      ])
  }

  @Test(
    "a status shows every question up to the one that decides",
    arguments: [
      ("far", "2018-02-14", ["no", "no", "no", "no", "no, due 2018-02-19", "no"], "on track"),
      ("far", "2018-03-31", ["no", "no", "no", "no"], "overdue"),
      ("gone", "2018-02-14", [], "dropped"), ("later", "2018-02-14", ["no", "no", "no"], "draft"),
    ])
  func ladder(id: String, date: String, answers: [String], status: String) throws {
    let explanation = try explanation(keyResult(id), .status, on: date)
    #expect(explanation.rules.dropLast().map(\.answer) == answers)
    #expect(explanation.result == .word(status))
    #expect(explanation.rules.map(\.decides) == answers.map { _ in false } + [true])
  }

  @Test("a broken guardrail decides an objective's status, and is named")
  func guardrail() throws {
    let explanation = try explanation(objective, .status, on: "2018-01-11")
    #expect(explanation.result == .word("overdue"))
    let later = try self.explanation(objective, .status)
    #expect(later.terms.contains { $0.amount == .word("broken guardrail") && $0.label == "level" })
  }

  @Test("pace says the gap and the limits it lies between")
  func pace() throws {
    let rule = try #require(try explanation(keyResult("far"), .status).rules.last)
    #expect(rule.question == "gap, expected − progress")
    #expect(rule.answer == "6.4 points, up to 10: on track")
  }

  @Test(
    "an object has its own figures and no others",
    arguments: [
      (Explanation.Figure.health, false), (.forecast, false), (.score, true), (.status, true),
    ])
  func figures(figure: Explanation.Figure, isKnown: Bool) throws {
    let review = Review(try organization(), on: day("2018-02-14"))
    #expect((review.explanation(of: figure, of: objective) != nil) == isKnown)
    #expect(review.explanation(of: .progress, of: .person("ann")) == nil)
    #expect(review.explanation(of: nil, of: keyResult("nobody")) == nil)
  }

  @Test("a target that was another one on a past day is explained with that one")
  func retargeted() throws {
    let keyResult = try aKeyResult(.reach("0", "10"))
    let events = [
      aCheckIn("2018-01-05", 2),
      anEvent("2018-02-01", .retarget(field: "To", from: "4", to: "10"), line: 7),
    ]
    let organization = anOrganization(
      try anObjective(keyResults: [keyResult]), events: events)
    let review = Review(organization, on: day("2018-01-31"))
    let explanation = try #require(review.explanation(of: nil, of: .keyResult(keyResult.ref)))
    #expect(explanation.working == "(2 − 0) / (4 − 0)")
    let target = try #require(explanation.terms.first { $0.symbol == "t" })
    #expect(target.source?.place == Place(file: "sales/2018-Q1/journal/ann.csv", line: 7))
  }
}

@Suite struct WaitingTests {
  private func review(on date: String) throws -> Review {
    let keyResults = [
      try aKeyResult(.reach("0", "10"), id: "own") { $0.owner = written("tom") },
      try aKeyResult(.reach("0", "10"), id: "fed") { $0.kpi = written("k") },
      try aKeyResult(.done, id: "done"),
    ]
    let objective = try anObjective(keyResults: keyResults) {
      $0.owner = written("ann")
      $0.coOwners = [written("eve")]
    }
    let events = [
      aCheckIn("2018-02-01", 3, of: "own"),
      anEvent("2018-02-01", .checkIn(.done(true)), of: "done"),
    ]
    let kpis = [
      try aKPI(readings: ["2018-01-02": 4]) { $0.owner = written("tom") },
      try aKPI("sales/kpis/other", readings: ["2018-01-05": 4]) { $0.owner = written("tom") },
      try aKPI("sales/kpis/never") { $0.owner = written("tom") },
    ]
    return Review(anOrganization(objective, kpis: kpis, events: events), on: day(date))
  }

  @Test(
    "what waits is its owner's, the objective's owner's where it has none, or a co-owner's",
    arguments: [
      ("ann", ["fed since 2018-02-02"]),
      ("eve", ["fed since 2018-02-02", "own since 2018-02-08"]),
      ("tom", ["k since 2018-02-02", "other since 2018-02-05", "own since 2018-02-08"]),
      ("zoe", []),
      (nil, ["fed since 2018-02-02", "other since 2018-02-05", "own since 2018-02-08"]),
    ] as [(String?, [String])])
  func owners(person: String?, expected: [String]) throws {
    let waiting = try review(on: "2018-02-09").waiting(for: person)
    let names = waiting.map { item in
      let name = item.reference.text.split { "/#".contains($0) }.last ?? ""
      return "\(name) since \(item.since.text)"
    }
    #expect(names == expected)
  }

  @Test(
    "it is overdue three days later, to the cycle's last day",
    arguments: [
      ("2018-02-08", 0, false), ("2018-02-10", 2, false), ("2018-02-11", 3, true),
      ("2018-03-31", 51, true),
    ])
  func clock(date: String, days: Int, isOverdue: Bool) throws {
    let own = try review(on: date).waiting(for: "tom").first { $0.reference.text.hasSuffix("#own") }
    #expect(own?.days == days)
    #expect(own?.isOverdue == isOverdue)
  }
}

@Suite struct FeedTests {
  private func review(on date: String = "2018-03-01") throws -> Review {
    let objective = try anObjective(keyResults: [
      try aKeyResult(.reach("0 days", "10 days")),
      try aKeyResult(.reach("0", "10"), id: "fed") { $0.kpi = written("k") },
    ])
    let other = try anObjective("2018/top")
    let events = [
      anEvent("2018-02-01T09:00Z", .checkIn(.number(3)), confidence: 7, line: 2),
      anEvent("2018-02-02T09:00Z", .checkIn(.number(30)), line: 3),
      anEvent("2018-02-03", .retract(at: moment("2018-02-02T09:00Z"), by: "ann"), line: 4),
      anEvent("2018-02-04", .retarget(field: "To", from: "10 days", to: "8 days"), by: "tom"),
      anEvent("2018-02-05", .state(.dropped), of: nil, in: "2018/top"),
    ]
    let kpi = try aKPI(readings: ["2017-12-31": 1, "2018-02-02": 4])
    return Review(anOrganization(objective, other, kpis: [kpi], events: events), on: day(date))
  }

  private func lines(_ feed: Feed) -> [String] {
    feed.entries.map { entry in
      "\(entry.isTakenBack ? "x " : "")\(entry.at.day.text) \(entry.by) \(entry.event) \(entry.text)"
    }
  }

  @Test("it holds what happened, the newest first, and marks what was taken back")
  func everything() throws {
    #expect(
      lines(Feed(of: try review())) == [
        "2018-02-05 ann state dropped", "2018-02-04 tom retarget To 10 days → 8 days",
        "2018-02-03 ann retract took back what was written on 2018-02-02",
        "x 2018-02-02 ann check-in 30 days", "2018-02-02 crm reading 4",
        "2018-02-01 ann check-in 3 days", "2017-12-31 crm reading 1",
      ])
  }

  @Test("on a past day what came later has not happened, and nothing is taken back yet")
  func past() throws {
    let feed = Feed(of: try review(on: "2018-02-02"))
    #expect(feed.entries.count == 4)
    #expect(feed.entries.allSatisfy { !$0.isTakenBack })
  }

  @Test(
    "it narrows to an object, a team, a cycle, a person",
    arguments: [
      (.objective(objectiveRef("2018/top")), 1), (.objective(objectiveRef("sales/2018-Q1/o")), 5),
      (.keyResult(KeyResultRef(objective: objectiveRef("sales/2018-Q1/o"), id: "kr")), 4),
      (.keyResult(KeyResultRef(objective: objectiveRef("sales/2018-Q1/o"), id: "fed")), 1),
      (.kpi(KPIRef(team: sales, id: "k")), 2), (.team(sales), 6), (.cycle(quarter), 5),
      (.cycle(CycleRef(team: .root, name: CycleName("2018-Q1"))), 5), (.person("tom"), 1),
      (.person("zoe"), 0), (nil, 7),
    ] as [(Reference?, Int)])
  func narrowed(subject: Reference?, count: Int) throws {
    #expect(Feed(of: try review(), about: subject).entries.count == count)
  }

  @Test("after a moment: a bare date counts whole, since it tells no time")
  func after() throws {
    let feed = Feed(of: try review())
    #expect(feed.entries(after: moment("2018-02-02T12:00Z")).count == 4)
    #expect(Feed(of: try review(), since: day("2018-02-02")).entries.count == 5)
  }
}
