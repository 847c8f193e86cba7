import Testing

@testable import Goals

@Suite struct PromotionTests {
  private func promotion(
    _ readings: KeyValuePairs<String, Double>, target: String?, on date: String = "2018-03-31",
    kind: Promotion.Kind? = nil, others: [KPI] = [], _ change: (inout KPI) throws -> Void = { _ in }
  ) throws -> Promotion {
    let kpi = try aKPI(readings: readings) {
      $0.title = "Churn"
      $0.unit = .percent
      $0.target = try target.map { written(try Bound(parsing: $0)) }
      try change(&$0)
    }
    let review = Review(anOrganization(kpis: [kpi] + others), on: day(date))
    return try #require(Promotion(of: kpi.ref, in: review, kind: kind))
  }

  @Test(
    "is a recovery from the second unhealthy period in a row on, else a leap",
    arguments: [
      (["2018-01-31": 2, "2018-02-28": 3, "2018-03-31": 3], .recovery),
      (["2018-02-28": 2, "2018-03-31": 3], .leap), (["2018-02-28": 3, "2018-03-31": 2], .leap),
      (["2018-01-31": 3, "2018-02-28": 2, "2018-03-31": 3], .leap), ([:], .leap),
    ] as [(KeyValuePairs<String, Double>, Promotion.Kind)])
  func kind(readings: KeyValuePairs<String, Double>, kind: Promotion.Kind) throws {
    #expect(try promotion(readings, target: "<= 2.5").kind == kind)
  }

  @Test(
    "goes from the present value to the nearest one inside the target",
    arguments: [
      ("<= 2.5%", 3.125, "3.125 %", "2.5 %"), ("<= 2.5", 3, "3 %", "2.5 %"),
      (">= 9", 7, "7 %", "9 %"), ("> 9", 9, "9 %", "9 %"), ("10..20", 30, "30 %", "20 %"),
      ("10..20", 3, "3 %", "10 %"), ("= 60 +- 2", 50, "50 %", "60 %"), (">= 9", 9, "9 %", nil),
      (nil, 5, "5 %", nil),
    ] as [(String?, Double, String, String?)])
  func course(target: String?, level: Double, from: String, to: String?) throws {
    let promotion = try promotion(["2018-03-31": level], target: target)
    #expect(promotion.from == from)
    #expect(promotion.to == to)
  }

  @Test("has no start without readings")
  func noData() throws {
    let promotion = try promotion([:], target: ">= 9")
    #expect(promotion.from == nil)
    #expect(promotion.to == nil)
  }

  @Test("of growth goes from the last change to the target, in per cent")
  func growth() throws {
    let promotion = try promotion(
      ["2018-01-31": 300, "2018-02-27": 310, "2018-02-28": 317], target: ">= 6"
    ) { ($0.measure, $0.unit, $0.title) = (.growth, Unit("$"), "MRR") }
    #expect(promotion.from == "5.66666666667 %")
    #expect(promotion.to == "6 %")
    #expect(promotion.keyResult == "Raise MRR growth")
  }

  @Test(
    "raises or lowers as Better says, else as the target opens",
    arguments: [
      (">= 9", nil, "Raise Churn"), ("<= 9", nil, "Lower Churn"), ("3..9", nil, "Move Churn"),
      ("3..9", .down, "Lower Churn"), (nil, .up, "Raise Churn"), (nil, nil, "Move Churn"),
    ] as [(String?, KPI.Direction?, String)])
  func words(target: String?, better: KPI.Direction?, title: String) throws {
    let promotion = try promotion(["2018-03-31": 5], target: target) { $0.better = better }
    #expect(promotion.keyResult == title)
  }

  @Test("says why: the KPI's reason, of a recovery for how long it has been unhealthy too")
  func why() throws {
    let readings: KeyValuePairs = ["2018-02-28": 3.0, "2018-03-31": 3.1]
    let leap = try promotion(readings, target: "<= 2.5", kind: .leap) { $0.why = "It costs us" }
    #expect(leap.title == "Make a leap in Churn")
    #expect(leap.why == "It costs us")
    let recovery = try promotion(readings, target: "<= 2.5") { $0.why = "It costs us" }
    #expect(recovery.title == "Bring Churn back to health")
    #expect(
      recovery.why
        == "Unhealthy for 2 months in a row: 3.1 %, the target is ≤ 2.5 %.\nIt costs us")
    #expect(
      try promotion(["2018-03-31": 3], target: "<= 2.5", kind: .recovery).why
        == "Out of its target: 3 %, the target is ≤ 2.5 %")
  }

  @Test("offers the team's other KPIs that have a target as guardrails")
  func guardrails() throws {
    let others = try [("sales/kpis/acv", ">= 8000"), ("sales/kpis/nps", nil), ("kpis/mrr", ">= 1")]
      .map { path, target in
        try aKPI(path) { $0.target = try target.map { written(try Bound(parsing: $0)) } }
      }
    let promotion = try promotion(["2018-03-31": 3], target: "<= 2.5", others: others)
    let organization = anOrganization(kpis: others + [try aKPI()])
    #expect(promotion.guardrails.map(\.kpi.text) == ["sales/kpis/acv"])
    #expect(promotion.guardrails.map(\.hold) == [">= 8000"])
    let fields = promotion.fields(guardrails: promotion.guardrails, in: organization)
    #expect(
      fields.objective
        == [
          RecordField("Objective", "Make a leap in Churn"), RecordField("PromotedFrom", "k"),
        ])
    #expect(
      fields.keyResults == [
        [
          RecordField("KeyResult", "Lower Churn"), RecordField("Id", "k"),
          RecordField("From", "3 %"), RecordField("To", "2.5 %"), RecordField("KPI", "k"),
        ],
        [
          RecordField("KeyResult", "Keep acv"), RecordField("Id", "acv"),
          RecordField("Hold", ">= 8000"), RecordField("KPI", "acv"),
        ],
      ])
  }

  @Test("goes into the team's shortest running cycle, else the one shown, else the quarter")
  func cycle() throws {
    func cycle(_ own: [String], shown: String? = nil) throws -> String {
      let objectives = try shown.map { [try anObjective("\($0)/x")] } ?? []
      let organization = anOrganization { parts in
        parts.objectives = objectives
        parts.cycles = own.compactMap { name in
          let name = CycleName(name)
          return name.span(in: FiscalYear()).map {
            Cycle(ref: CycleRef(team: sales, name: name), span: $0)
          }
        }
      }
      return organization.currentCycle(of: sales, on: day("2018-02-15")).path
    }
    #expect(try cycle(["2018", "2018-Q1", "2018-Q2"]) == "sales/2018-Q1")
    #expect(try cycle(["2017-Q4"], shown: "2018-H1") == "sales/2018-H1")
    #expect(try cycle([], shown: "2017-Q4") == "sales/2018-Q1")
    #expect(try cycle([]) == "sales/2018-Q1")
  }
}

@Suite struct NextCycleTests {
  @Test(
    "goes on in the same length, over the end of the year",
    arguments: [
      ("2026", "2027"), ("2026-H1", "2026-H2"), ("2026-H2", "2027-H1"), ("2026-Q3", "2026-Q4"),
      ("2026-Q4", "2027-Q1"), ("2026-11", "2026-12"), ("2026-12", "2027-01"),
    ])
  func next(name: String, next: String) {
    #expect(CycleName(name).next?.text == next)
  }

  @Test("of a custom cycle must be named")
  func custom() { #expect(CycleName("spring").next == nil) }

  @Test(
    "begins the day after the last one in any fiscal year",
    arguments: ["2026", "2026-H2", "2026-Q4", "2026-Q2", "2026-12"],
    [FiscalYear(), FiscalYear(startMonth: 4), FiscalYear(startMonth: 10, namedBy: .end)])
  func adjoins(name: String, fiscalYear: FiscalYear) throws {
    let span = try #require(CycleName(name).span(in: fiscalYear))
    let next = try #require(CycleName(name).next?.span(in: fiscalYear))
    #expect(next.first == span.last.advanced(by: 1))
  }
}

@Suite struct CallAndPaceTests {
  /// On 15 February half of the quarter is over.
  private func review(
    _ level: Double, confidence: Int?, state: Objective.State = .active
  ) throws -> Review {
    let objective = try anObjective(keyResults: [try aKeyResult(.reach("0", "10"))]) {
      $0.state = state
    }
    let event = anEvent("2018-02-15", .checkIn(.number(level)), confidence: confidence)
    return Review(anOrganization(objective, events: [event]), on: day("2018-02-15"))
  }

  @Test(
    "disagree where the call reads otherwise than the pace",
    arguments: [
      (5, 9, false), (5, 5, true), (5, 1, true), (1, 9, true), (1, 2, false), (3.5, 5, false),
      (5, nil, false),
    ] as [(Double, Int?, Bool)])
  func disputed(level: Double, confidence: Int?, isDisputed: Bool) throws {
    let review = try review(level, confidence: confidence)
    let objective = try #require(review.standing(of: objectiveRef("sales/2018-Q1/o")))
    #expect(objective.isDisputed == isDisputed)
    #expect(objective.keyResult("kr")?.isDisputed == isDisputed)
  }

  @Test("agree once the objective is closed, and without a value")
  func settled() throws {
    let closed = try review(1, confidence: 9, state: .missed)
    #expect(closed.standing(of: objectiveRef("sales/2018-Q1/o"))?.isDisputed == false)
    let objective = try anObjective(keyResults: [try aKeyResult(.reach("0", "10"))])
    let event = anEvent("2018-02-15", .checkIn(.confirm), confidence: 1)
    let unmeasured = Review(anOrganization(objective, events: [event]), on: day("2018-02-15"))
    #expect(unmeasured.standing(of: objective.ref)?.keyResult("kr")?.isDisputed == false)
  }

  @Test("of a set is the share on track less the share at risk, of what is worked on")
  func net() throws {
    let standings = try [(9, .active), (8, .active), (5, .active), (2, .active), (1, .missed)]
      .map { (confidence: Int, state: Objective.State) in
        try #require(
          try review(5, confidence: confidence, state: state)
            .standing(of: objectiveRef("sales/2018-Q1/o")))
      }
    #expect(Confidence.net(of: standings) == 25)
    #expect(Confidence.net(of: standings.suffix(1)) == nil)
  }
}
