import Testing

@testable import Goals

/// 2018-Q2 has 91 days, 1 April to 30 June; before it 31 December to 31 March, after it 1 July to
/// 29 September.
@Suite struct ImpactTests {
  private static let kpi = KPIRef(team: sales, id: "k")

  private func impact(
    _ readings: KeyValuePairs<String, Double>, on date: String = "2018-12-31",
    of objectives: [Objective], _ change: (inout KPI) -> Void = { _ in }
  ) throws -> Impact {
    let organization = anOrganization(kpis: [try aKPI(readings: readings, change)]) { parts in
      parts.objectives = objectives
      parts.cycles = Set(objectives.map(\.ref.cycle)).compactMap { ref in
        ref.name.span(in: FiscalYear()).map { Cycle(ref: ref, span: $0) }
      }
    }
    return Impact(on: ImpactTests.kpi, in: Review(organization, on: day(date)))
  }

  private func aiming(_ path: String = "sales/2018-Q2/o") throws -> Objective {
    try anObjective(path) { $0.kpis = [written("k")] }
  }

  @Test("is level and slope before, during and after a cycle, over as many days each")
  func courses() throws {
    let aim = try #require(
      try impact(
        [
          "2017-12-30": 1000, "2017-12-31": 10, "2018-03-31": 10, "2018-04-01": 20,
          "2018-04-11": 30, "2018-06-30": 110, "2018-07-01": 40, "2018-09-29": 130,
          "2018-09-30": 1000,
        ], of: [try aiming()]
      ).aims.first)
    #expect(aim.cycle.text == "2018-Q2")
    #expect(aim.before.points == 2)
    #expect(aim.before.level == 10)
    #expect(aim.before.slope == 0)
    #expect(aim.during.points == 3)
    #expect(aim.during.level == 30)
    #expect(isNear(aim.during.slope, 1))
    #expect(isNear(aim.during.slopeAMonth, 30.436875))
    #expect(aim.after.points == 2)
    #expect(aim.after.level == 85)
    #expect(isNear(aim.after.slope, 1))
  }

  @Test("has no level where nothing was read, and no slope of one value")
  func gaps() throws {
    let aim = try #require(try impact(["2018-05-01": 7], of: [try aiming()]).aims.first)
    #expect(aim.before.level == nil)
    #expect(aim.before.points == 0)
    #expect(aim.during.level == 7)
    #expect(aim.during.slope == nil)
    #expect(aim.during.slopeAMonth == nil)
    #expect(aim.after.level == nil)
  }

  @Test("knows nothing of later readings, nor of cycles still to come")
  func asOf() throws {
    let objectives = [try aiming(), try aiming("sales/2018-Q3/p")]
    let readings: KeyValuePairs = ["2018-05-01": 7.0, "2018-06-01": 9]
    let aims = try impact(readings, on: "2018-05-31", of: objectives).aims
    #expect(aims.map(\.cycle.text) == ["2018-Q2"])
    #expect(aims[0].during.points == 1)
  }

  @Test("counts every way in which an objective names the KPI, once a cycle")
  func ways() throws {
    let fed = try aKeyResult(.reach("0", "1"), in: "sales/2018-Q2/fed") { $0.kpi = written("k") }
    let graduated = try aKeyResult(.reach("0", "1"), in: "sales/2018-Q1/g") {
      $0.graduatedTo = written("sales/kpis/k")
    }
    let objectives = [
      try anObjective("sales/2018-Q1/g", keyResults: [graduated]),
      try anObjective("sales/2018-Q2/fed", keyResults: [fed]),
      try anObjective("sales/2018-Q2/none"),
      try anObjective("sales/2018-Q2/promoted") { $0.promotedFrom = written("k") },
      try aiming("sales/2018-Q2/watched"),
      try anObjective("sales/2018-Q3/draft") {
        ($0.kpis, $0.state) = ([written("k")], .draft)
      },
    ]
    let aims = try impact(["2018-05-01": 7], of: objectives).aims
    #expect(aims.map(\.cycle.text) == ["2018-Q1", "2018-Q2"])
    #expect(aims.map { $0.objectives.map(\.id) } == [["g"], ["fed", "promoted", "watched"]])
  }

  @Test("takes what complete periods add up to where not the last reading counts")
  func aggregates() throws {
    let aim = try #require(
      try impact(
        ["2018-04-01": 1, "2018-04-20": 2, "2018-05-01": 5, "2018-06-02": 100], on: "2018-06-15",
        of: [try aiming()]
      ) { $0.aggregate = .sum }.aims.first)
    #expect(aim.during.points == 2)
    #expect(aim.during.level == 4)
  }

  @Test("of growth is that of the changes")
  func growth() throws {
    let aim = try #require(
      try impact(
        ["2018-03-31": 100, "2018-04-30": 110, "2018-05-31": 132], of: [try aiming()]
      ) { $0.measure = .growth }.aims.first)
    #expect(aim.during.points == 2)
    #expect(isNear(aim.during.level, 15))
  }

  @Test("of a KPI that is not there is nothing")
  func unknown() {
    let review = Review(anOrganization(), on: day("2018-01-01"))
    #expect(Impact(on: ImpactTests.kpi, in: review).aims.isEmpty)
  }
}

@Suite struct KPIOfferTests {
  /// Quarters 1 to `count` of 2016 and 2017, progress rising by a tenth each.
  private func offers(cycles count: Int, kpis: [KPI]) throws -> [KPIOffer] {
    var parts = Organization.Parts()
    for index in 0..<count {
      let name = CycleName.quarter(2016 + index / 4, index % 4 + 1)
      let path = "sales/\(name.text)/o"
      let span = try #require(name.span(in: FiscalYear()))
      parts.cycles.append(Cycle(ref: CycleRef(team: sales, name: name), span: span))
      parts.objectives.append(
        try anObjective(path, keyResults: [try aKeyResult(.reach("0", "10"), in: path)]))
      parts.events.append(
        anEvent(span.first.text, .checkIn(.number(Double(index + 1))), in: path))
    }
    parts.kpis = kpis
    return KPIOffer.all(for: sales, in: Review(Organization(parts), on: day("2018-12-31")))
  }

  /// Rises by `steps[i]` in the i-th quarter from 2016 on.
  private func stepping(_ path: String, _ steps: [Double]) throws -> KPI {
    var kpi = try aKPI(path, readings: ["2015-12-31": 0])
    var (level, last) = (0.0, day("2015-12-31"))
    for (index, step) in steps.enumerated() {
      level += step
      last = day("2016-01-01").advanced(byMonths: 3 * (index + 1)).advanced(by: -1)
      kpi.readings.append(
        Reading(
          on: Moment(day: last), written: last.text, value: level, source: "crm",
          place: Place(file: "x.csv", line: index + 3)))
    }
    return kpi
  }

  @Test("puts what moved with the progress first, whichever way, then the nearer ones")
  func order() throws {
    let offers = try offers(
      cycles: 5,
      kpis: [
        try stepping("kpis/above", []), try stepping("other/kpis/far", []),
        try stepping("other/kpis/with", [5, 4, 3, 2, 1]), try stepping("sales/kpis/own", []),
        try stepping("sales/kpis/some", [1, 2, 3, 5, 4]),
      ])
    #expect(offers.map(\.kpi.id) == ["with", "some", "own", "above", "far"])
    #expect(isNear(offers[0].correlation, -1))
    #expect(isNear(offers[1].correlation, 0.9))
    #expect(offers.map(\.points) == [5, 5, 0, 0, 0])
  }

  @Test("says nothing from fewer than five past cycles")
  func tooFew() throws {
    let offers = try offers(cycles: 4, kpis: [try stepping("sales/kpis/k", [1, 2, 3, 4])])
    #expect(offers.map(\.points) == [4])
    #expect(offers.map(\.correlation) == [nil])
  }
}
