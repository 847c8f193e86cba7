import Testing

@testable import Goals

@Suite struct RetrospectiveTests {
  private static func ref(_ id: String) -> ObjectiveRef { objectiveRef("sales/2018-Q1/\(id)") }

  private func closed(
    _ id: String, _ state: Objective.State, _ ambition: Objective.Ambition = .aspirational
  ) throws -> Objective {
    let path = "sales/2018-Q1/\(id)"
    return try anObjective(path, keyResults: [try aKeyResult(.reach("0", "10"), in: path)]) {
      ($0.state, $0.ambition) = (state, ambition)
    }
  }

  private func event(
    _ id: String, _ kind: JournalEvent.Kind, of keyResult: String? = nil, at: String = "2018-03-30",
    confidence: Int? = nil, note: String = ""
  ) -> JournalEvent {
    JournalEvent(
      at: moment(at), by: "ann",
      of: keyResult.map {
        .keyResult(KeyResultRef(objective: RetrospectiveTests.ref(id), id: $0))
      } ?? .objective(RetrospectiveTests.ref(id)), kind: kind, confidence: confidence, note: note,
      place: Place(file: "x.csv", line: 2))
  }

  private func retrospective(
    _ objectives: [Objective], _ events: [JournalEvent] = [], kpis: [KPI] = [],
    on date: String = "2018-04-02"
  ) throws -> Retrospective {
    let organization = anOrganization(kpis: kpis, events: events) { parts in
      parts.objectives = objectives
      for name in ["2018-Q1", "2018-Q2"] {
        let ref = CycleRef(team: sales, name: CycleName(name))
        guard let span = ref.name.span(in: FiscalYear()) else { continue }
        parts.cycles.append(Cycle(ref: ref, span: span))
      }
    }
    return try #require(Retrospective(of: quarter, in: Review(organization, on: day(date))))
  }

  @Test("counts outcomes, bands and promises; drafts are left out")
  func outcomes() throws {
    let objectives = [
      try closed("a", .achieved, .committed), try closed("b", .missed, .committed),
      try closed("c", .missed), try closed("d", .dropped), try closed("e", .draft),
      try closed("f", .active),
    ]
    let scores = ["a": 1.0, "b": 0.6, "c": 0.2, "d": 0.9, "f": 0.9]
    let retrospective = try retrospective(
      objectives, scores.map { event($0.key, .score($0.value)) })
    #expect(retrospective.objectives[.missed]?.map(\.id) == ["b", "c"])
    #expect(retrospective.objectives[.achieved]?.count == 1)
    #expect(retrospective.objectives[.active]?.count == 1)
    #expect(retrospective.objectives[.draft] == nil)
    #expect(isNear(retrospective.meanScore, 0.6))
    #expect(retrospective.bands == [.green: 1, .amber: 1, .red: 1])
    #expect(retrospective.kept.map(\.id) == ["a"])
    #expect(retrospective.broken.map(\.id) == ["b"])
  }

  @Test("of a cycle without objectives has nothing to say, and of none is nothing")
  func empty() throws {
    let retrospective = try retrospective([])
    #expect(retrospective.objectives.isEmpty)
    #expect(retrospective.meanScore == nil)
    #expect(retrospective.discipline == nil)
    let none = Review(anOrganization(), on: day("2018-04-02"))
    #expect(Retrospective(of: quarter, in: none) == nil)
  }

  @Test("gathers what was learned, how targets changed, and what goes on")
  func words() throws {
    var carried = try closed("a", .missed)
    carried.carriedTo = written("sales/2018-Q2/a")
    let retrospective = try retrospective(
      [carried, try closed("b", .achieved), try anObjective("sales/2018-Q2/a")],
      [
        event("a", .state(.missed), note: "Start earlier"),
        event("b", .state(.achieved)), event("b", .state(.active), at: "2018-01-05", note: "Go"),
        event("b", .retarget(field: "To", from: "8", to: "10"), of: "kr", at: "2018-02-05"),
      ])
    #expect(retrospective.lessons.map(\.note) == ["Start earlier"])
    #expect(retrospective.lessons.map(\.objective.id) == ["a"])
    #expect(retrospective.retargets.map(\.from) == ["8"])
    #expect(retrospective.carriedOver.map(\.value.text) == ["sales/2018-Q2/a"])
  }

  @Test("holds the last calls against what came of them")
  func calls() throws {
    let ids = ["a", "b", "c", "d"]
    let values = [(10.0, 9), (5, 8), (4, 2), (12, 5)]
    let events = zip(ids, values).flatMap { id, value in
      [
        event(id, .checkIn(.number(1)), of: "kr", at: "2018-02-01", confidence: 6),
        event(id, .checkIn(.number(value.0)), of: "kr", confidence: value.1),
      ]
    }
    let calls = try retrospective(try ids.map { try closed($0, .missed) }, events).calls
    #expect(calls.map(\.call) == [.onTrack, .behind, .atRisk])
    #expect(calls.map(\.count) == [2, 1, 1])
    #expect(calls.map(\.reached) == [1, 1, 0])
  }

  /// 2018-Q1 has twelve weeks and six days from Monday 1 January: thirteen intervals.
  @Test(
    "counts in how many intervals a check-in was made, up to the day of the closing",
    arguments: [
      ([], nil, 0, 13), (["2018-01-03", "2018-01-05", "2018-01-09"], nil, 2, 13),
      (["2018-01-03"], "2018-01-20", 1, 2), (["2018-03-31"], nil, 1, 13),
      (["2018-04-01"], nil, 0, 13), ([], "2018-01-14", 0, 2),
      (["2018-01-16"], "2018-01-17", 1, 3),
    ] as [([String], String?, Int, Int)])
  func discipline(days: [String], closing: String?, checkedIn: Int, planned: Int) throws {
    var events = days.map { event("a", .checkIn(.number(1)), of: "kr", at: $0) }
    if let closing { events.append(event("a", .state(.missed), at: closing)) }
    let retrospective = try retrospective(
      [try closed("a", closing == nil ? .active : .missed)], events)
    #expect(retrospective.checkedIn == checkedIn)
    #expect(retrospective.checkInsPlanned == planned)
  }

  @Test("ends with the first closing, whenever it is corrected, unless it was opened again")
  func correctedLater() throws {
    func planned(_ states: KeyValuePairs<String, Objective.State>) throws -> Int {
      let events = states.map { event("a", .state($0.value), at: $0.key) }
      return try retrospective([try closed("a", .missed)], events).checkInsPlanned
    }
    #expect(try planned(["2018-01-14": .achieved, "2018-03-10": .missed]) == 2)
    #expect(
      try planned(["2018-01-14": .missed, "2018-01-20": .active, "2018-01-28": .missed]) == 4)
  }

  @Test("asks for no check-in of what is done")
  func done() throws {
    let path = "sales/2018-Q1/a"
    let objective = try anObjective(path, keyResults: [try aKeyResult(.done, in: path)])
    let events = [event("a", .checkIn(.done(true)), of: "kr", at: "2018-01-10")]
    let retrospective = try retrospective([objective], events)
    #expect(retrospective.checkedIn == 1)
    #expect(retrospective.checkInsPlanned == 2)
  }

  @Test("says how the team's KPIs moved, from the last value before to the last one in it")
  func moves() throws {
    let target = written(try Bound(parsing: ">= 10"))
    let kpis = [
      try aKPI(
        "sales/kpis/a",
        readings: ["2017-12-31": 9, "2018-02-28": 10, "2018-03-31": 12, "2018-04-01": 1]
      ) { $0.target = target },
      try aKPI("sales/kpis/b", readings: ["2018-02-28": 5]),
      try aKPI("sales/kpis/c", readings: ["2017-12-31": 5]),
      try aKPI("kpis/d", readings: ["2017-12-31": 5, "2018-02-28": 5]),
    ]
    let moves = try retrospective([], kpis: kpis).moves
    #expect(moves.map(\.kpi.id) == ["a"])
    #expect(moves.map(\.from) == [9])
    #expect(moves.map(\.to) == [12])
    #expect(moves.map(\.healthBefore) == [.unhealthy])
    #expect(moves.map(\.healthAfter) == [.healthy])
  }
}
