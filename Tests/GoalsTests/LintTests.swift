import TestSupport
import Testing

@testable import Goals

/// What the examples of the rules don't show: where a rule stops.
@Suite struct LintTests {
  private func codes(
    _ organization: Organization, on date: String = "2018-02-21", today: String? = nil,
    includesPast: Bool = false
  ) -> [Finding.Code] {
    Lint(
      Review(organization, on: day(date)), today: today.map { day($0) }, includesPast: includesPast
    ).findings.map(\.code)
  }

  /// An objective in which nothing is found on its cycle's first days.
  private func sound(
    _ path: String = "2018-Q1/o", supports: String..., change: (inout Objective) throws -> Void
  ) throws -> Objective {
    try anObjective(path) { objective in
      objective.title = "Sell faster"
      objective.why = "It takes too long"
      objective.owner = written("ann")
      objective.keyResults = [
        try aKeyResult(.reach("59 days", "38 days"), id: "a", in: path),
        try aKeyResult(.hold(">= 9%"), id: "b", in: path),
      ]
      try change(&objective)
    }
  }

  private let soon = "2018-01-02"

  @Test("nothing is asked of what is closed or over, unless all is asked for")
  func over() throws {
    let open = anOrganization(try anObjective("2018-Q1/o"))
    #expect(codes(open) == [.noOwner, .noWhy, .noKeyResult])
    #expect(codes(open, on: "2018-04-01") == [.notClosed])
    #expect(
      codes(open, on: "2018-04-01", includesPast: true)
        == [.notClosed, .noOwner, .noWhy, .noKeyResult])
    let dropped = anOrganization(
      try anObjective("2018-Q1/o") { $0.state = .dropped },
      events: [anEvent("2018-02-01", .state(.dropped), of: nil, in: "2018-Q1/o")])
    #expect(codes(dropped) == [])
    #expect(codes(dropped, includesPast: true) == [.noOwner, .noWhy, .noKeyResult])
    let closed = Cycle(
      ref: objectiveRef("2018-Q1/o").cycle, span: days("2018-01-01", "2018-03-31"), isClosed: true)
    let early = anOrganization(try anObjective("2018-Q1/o")) { $0.cycles = [closed] }
    #expect(
      Lint(Review(early, now: moment("2018-02-21T09:00Z"))).findings.map(\.code) == [])
    #expect(codes(early, on: "2018-04-01") == [.notClosed])
  }

  @Test("drafts are looked at, because that is when advice is worth most")
  func drafts() throws {
    let draft = anOrganization(try anObjective("2018-Q1/o") { $0.state = .draft })
    #expect(codes(draft) == [.noOwner, .noWhy, .noKeyResult])
  }

  @Test("an objective needs no key result where others support it")
  func children() throws {
    let parent = try sound("2018/p") { $0.keyResults = [] }
    let child = try sound { $0.supports = [written("p")] }
    #expect(codes(anOrganization(parent, child), on: soon) == [])
    let guardrail = try sound { $0.keyResults.removeFirst() }
    #expect(codes(anOrganization(guardrail), on: soon) == [.noKeyResult])
  }

  @Test("five drivers with any guardrails are fine, dropped ones don't count, the sixth is named")
  func many() throws {
    func organization(_ drivers: Int, dropped: Int = 0) throws -> Organization {
      anOrganization(
        try sound { objective in
          for index in 1..<drivers {
            objective.keyResults.append(
              try aKeyResult(.reach("9", "3"), id: "d\(index)", in: "2018-Q1/o") {
                if index <= dropped { $0.state = .dropped }
              })
          }
          objective.keyResults.append(try aKeyResult(.hold("> 2"), id: "g", in: "2018-Q1/o"))
        },
        events: (1..<drivers).prefix(dropped).map {
          anEvent("2018-01-02", .state(.dropped), of: "d\($0)", in: "2018-Q1/o")
        })
    }
    #expect(try codes(organization(5), on: soon) == [])
    #expect(try codes(organization(6, dropped: 1), on: soon) == [])
    let six = Lint(Review(try organization(6), on: day(soon))).findings
    #expect(six.map(\.message) == ["\"Sell faster\" has 6 key results, this is the sixth"])
  }

  @Test("an owner may be named by id or login; without a list of people every name will do")
  func owners() throws {
    var ann = Person(id: "ann", name: "Ann Lee", place: Place(file: "people.rec"))
    ann.logins = ["alee"]
    func hint(_ owner: String, _ people: [Person]) throws -> String? {
      let objective = try sound { $0.owner = written(owner) }
      return Lint(Review(anOrganization(objective) { $0.people = people }, on: day(soon)))
        .findings.first { $0.code == .unknownOwner }?.hint?.plain
    }
    #expect(try hint("ann", [ann]) == nil)
    #expect(try hint("alee", [ann]) == nil)
    #expect(try hint("bob", []) == nil)
    #expect(try hint("anm", [ann]) == "did you mean ann?")
    #expect(try hint("Ann Lee", [ann]) == "did you mean ann?")
    #expect(try hint("robert", [ann])?.contains("people.rec") == true)
  }

  @Test(
    "an objective at the top needs to support nothing",
    arguments: [
      ("2018-Q1/o", ["2018/p"], false), ("sales/2018-Q1/o", [], false),
      ("sales/2018-Q1/o", ["2018/p"], true), ("sales/2018-Q1/o", ["2018-Q1/p"], true),
      ("sales/2018-Q1/o", ["2018-02/p"], false), ("sales/2018-Q1/o", ["2018-Q2/p"], false),
      ("sales/2018-Q1/o", ["sales/2018/p"], true), ("sales/2018-Q1/o", ["ops/2018/p"], false),
      ("sales/2018/o", ["2018/p"], true), ("sales/out/2018-Q1/o", ["sales/2018-Q1/p"], true),
    ] as [(String, [String], Bool)])
  func top(path: String, others: [String], isFound: Bool) throws {
    let objective = try sound(path) { _ in }
    let more = try others.map { other in try sound(other) { $0.supports = [written("x")] } }
    var parts = Organization.Parts()
    parts.objectives = [objective] + more
    parts.cycles = try parts.objectives.map(\.ref.cycle).map { ref in
      Cycle(ref: ref, span: try #require(ref.name.span(in: FiscalYear())))
    }
    #expect(codes(Organization(parts), on: soon).contains(.supportsNothing) == isFound)
  }

  @Test(
    "a check-in may be late by 31 days, and early as a baseline; of a past day none is in the future"
  )
  func dates() throws {
    func found(_ at: String, on date: String, today: String? = nil) throws -> [Finding.Code] {
      let events = [anEvent(at, .checkIn(.number(50)), of: "a", in: "2018-Q1/o")]
      return codes(anOrganization(try sound { _ in }, events: events), on: date, today: today)
        .filter { $0 == .outsideCycle || $0 == .future }
    }
    #expect(try found("2017-12-31", on: soon) == [])
    #expect(try found("2018-01-01", on: soon) == [])
    #expect(try found("2018-01-03", on: soon) == [.future])
    #expect(try found("2018-01-03", on: soon, today: "2018-01-03") == [])
    let late = anOrganization(
      try sound { _ in },
      events: [anEvent("2018-05-02", .checkIn(.number(50)), of: "a", in: "2018-Q1/o")])
    #expect(codes(late, on: "2018-06-01", includesPast: true).contains(.outsideCycle))
    let inTime = anOrganization(
      try sound { _ in },
      events: [anEvent("2018-05-01", .checkIn(.number(50)), of: "a", in: "2018-Q1/o")])
    #expect(!codes(inTime, on: "2018-06-01", includesPast: true).contains(.outsideCycle))
  }

  @Test("what was taken back is still to come for nobody")
  func takenBackFuture() throws {
    let events = [
      anEvent("2018-01-20T10:00Z", .checkIn(.number(50)), of: "a", in: "2018-Q1/o"),
      anEvent(
        "2018-01-02T10:00Z", .retract(at: moment("2018-01-20T10:00Z"), by: "ann"), of: "a",
        in: "2018-Q1/o", line: 3),
    ]
    let objective = try sound { _ in }
    #expect(codes(anOrganization(objective, events: [events[0]]), on: soon).contains(.future))
    #expect(!codes(anOrganization(objective, events: events), on: soon).contains(.future))
  }

  @Test("many lines of one file are one finding that counts the others")
  func grouped() throws {
    let events = (3...6).map { aCheckIn("2018-01-0\($0)", 50) }
    let objective = try sound("sales/2018-Q1/o") { _ in }
    let found = Lint(Review(anOrganization(objective, events: events), on: day(soon))).findings
    #expect(
      found.filter { $0.code == .future }.map(\.message)
        == ["2018-01-03 is still to come, and so are 3 more lines of this file"])
  }

  @Test(
    "a state must be what the last event says, where one does",
    arguments: [
      (.active, [], true), (.draft, [], true), (.dropped, [], false),
      (.dropped, [.dropped], true), (.active, [.dropped], false),
      (.active, [.dropped, .active], true), (.draft, [.active], false),
    ] as [(Objective.State, [Objective.State], Bool)])
  func states(written state: Objective.State, told: [Objective.State], isFine: Bool) throws {
    let events = told.enumerated().map {
      anEvent("2018-01-0\($0 + 1)", .state($1), of: nil, in: "2018-Q1/o")
    }
    let organization = anOrganization(try sound { $0.state = state }, events: events)
    #expect(codes(organization, on: "2018-01-09").contains(.silentChange) == !isFine)
  }

  @Test(
    "a target must be what the last retarget set it to, in whatever writing",
    arguments: [
      ("38 days", nil, true), ("38 days", "38 days", true), ("38 days", "38", true),
      ("38 days", "41 days", false), ("38 days", "38 weeks", false),
    ] as [(String, String?, Bool)])
  func targets(written text: String, told: String?, isFine: Bool) throws {
    let objective = try sound { objective in
      objective.keyResults[0].kind = try .reach("59 days", text)
      objective.keyResults[0].fields = [RecordField("To", text)]
    }
    let events = told.map {
      [anEvent("2018-01-02", .retarget(field: "To", from: "1", to: $0), of: "a", in: "2018-Q1/o")]
    }
    let organization = anOrganization(objective, events: events ?? [])
    #expect(codes(organization, on: "2018-01-02").contains(.silentChange) == !isFine)
  }

  @Test("a job that signs its own file is no unknown writer; other strangers are")
  func writers() throws {
    let ann = Person(id: "ann", name: "Ann", place: Place(file: "people.rec"))
    func found(by: String, sources: [String] = [], on date: String = "2018-01-02") throws -> Bool {
      let kpi = try aKPI { kpi in
        kpi.sources = sources
        kpi.readings = [
          Reading(
            on: moment("2018-01-01"), written: "2018-01-01", value: 1, by: by, source: "crm",
            place: Place(file: "sales/kpis/k/crm.csv", line: 2))
        ]
      }
      return codes(anOrganization(kpis: [kpi]) { $0.people = [ann] }, on: date)
        .contains(.unknownWriter)
    }
    #expect(try !found(by: "crm"))
    #expect(try !found(by: "ann"))
    #expect(try !found(by: ""))
    #expect(try !found(by: "tom", sources: ["tom"]))
    #expect(try found(by: "tom"))
    #expect(try !found(by: "tom", on: "2018-06-01"))
  }

  @Test("a severity of the settings holds for practice too, and off switches it off")
  func severities() throws {
    let organization = anOrganization(try anObjective("2018-Q1/o")) {
      $0.settings.severities = [.noWhy: .error, .noOwner: nil]
    }
    let found = Lint(Review(organization, on: day(soon))).findings
    #expect(found.map(\.code) == [.noWhy, .noKeyResult])
    #expect(found.map(\.severity) == [.error, .warning])
  }
}

@Suite struct TaskTitleTests {
  @Test(
    "of an objective names work, or what comes of it",
    arguments: [
      ("Write the handbook", true), ("[P1] Define social media strategy", true),
      ("Define & design hosted playgrounds", true), ("Launch the new product", true),
      ("Hold a meeting every Monday", true), ("Plan for the move", true),
      ("Launch day delights everybody", false), ("Release quality is beyond doubt", false),
      ("Support is quick", false), ("Set up the lab", true), ("Set the standard", false),
      ("Hold the lead", false), ("Run this quarter by OKRs", false), ("Meetings are short", false),
      ("Sell faster", false),
      ("Build a place people want to work at", false), ("Research leads the field", false),
      ("Add 20 customers", false), ("Improve documentation", false), ("", false), ("[P1]", false),
      ("Писать книгу", false),
    ])
  func objectives(title: String, isTask: Bool) {
    #expect(TaskTitle.reads(title, as: .objective) == isTask)
  }

  @Test(
    "of a key result is stricter",
    arguments: [
      ("Build the playground", true), ("Deliver financial dashboard", true),
      ("Write press release", true), ("Hire a counsel", false), ("Do 5 interviews", false),
      ("Every deal is known", false),
    ])
  func keyResults(title: String, isTask: Bool) {
    #expect(TaskTitle.reads(title, as: .keyResult) == isTask)
  }

  @Test(
    "promises a number where it names a change",
    arguments: [("Increase followers", true), ("Reduce churn", true), ("Improve logs", false)])
  func numbers(title: String, isPromise: Bool) {
    #expect(TaskTitle.promisesNumber(title) == isPromise)
  }
}
