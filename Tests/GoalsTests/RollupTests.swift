import TestSupport
import Testing

@testable import Goals

@Suite struct RollupTests {
  /// A driver `From: 0`, `To: 100`, with this weight and perhaps a check-in.
  private struct Driver {
    var weight = 1.0
    var value: Double?
  }

  private func standing(
    of drivers: [Driver], on date: String = "2018-02-14"
  ) throws
    -> ObjectiveStanding
  {
    let keyResults = try drivers.enumerated().map { index, driver in
      try aKeyResult(.reach("0", "100"), id: "kr\(index)") { $0.weight = driver.weight }
    }
    let objective = try anObjective(keyResults: keyResults)
    let events = drivers.enumerated().compactMap { index, driver in
      driver.value.map { aCheckIn("2018-02-13", $0, of: "kr\(index)") }
    }
    let review = Review(anOrganization(objective, events: events), on: day(date))
    return try #require(review.standing(of: objective.ref))
  }

  @Test(
    "is the weighted mean of clamped progress over the measured drivers",
    arguments: [
      ([(1, 50)], 0.5, 1), ([(1, 50), (1, nil)], 0.5, 1), ([(2, 43), (1, 125)], 1.86 / 3, 2),
      ([(1, -50), (1, 50)], 0.25, 2), ([(1, 150), (1, 0)], 0.5, 2), ([(0, 80), (1, 20)], 0.2, 2),
      ([(0, 80)], nil, 1), ([(0, 80), (1, nil)], nil, 1), ([(1, nil)], nil, 0), ([], nil, 0),
    ] as [([(Double, Double?)], Double?, Int)])
  func mean(drivers: [(Double, Double?)], expected: Double?, measured: Int) throws {
    let standing = try standing(of: drivers.map { Driver(weight: $0.0, value: $0.1) })
    #expect(isNear(standing.progress, expected))
    #expect(standing.measured == measured)
    #expect(standing.drivers == drivers.count)
  }

  @Test("leaves guardrails and dropped key results out")
  func leftOut() throws {
    let driver = try aKeyResult(.reach("0", "100"), id: "driver")
    let guardrail = try aKeyResult(.hold(">= 9"), id: "guardrail")
    let dropped = try aKeyResult(.reach("0", "100"), id: "dropped") { $0.state = .dropped }
    let objective = try anObjective(keyResults: [driver, guardrail, dropped])
    let events = [
      aCheckIn("2018-02-13", 40, of: "driver"), aCheckIn("2018-02-13", 8, of: "guardrail"),
      aCheckIn("2018-02-13", 100, of: "dropped"),
    ]
    let review = Review(anOrganization(objective, events: events), on: day("2018-02-14"))
    let standing = try #require(review.standing(of: objective.ref))
    #expect(standing.progress == 0.4)
    #expect((standing.measured, standing.drivers) == (1, 1))
    #expect(standing.guardrailsBroken == 1)
  }

  @Test("expects the mean of the same terms with the same weights")
  func expected() throws {
    let slow = try aKeyResult(.reach("0", "100"), id: "slow") { $0.weight = 3 }
    let soon = try aKeyResult(.done, id: "soon") { $0.due = written(day("2018-02-01")) }
    let silent = try aKeyResult(.done, id: "silent") { $0.due = written(day("2018-02-01")) }
    let objective = try anObjective(keyResults: [slow, soon, silent])
    let events = [
      aCheckIn("2018-02-13", 40, of: "slow"),
      anEvent("2018-02-13", .checkIn(.done(false)), of: "soon"),
    ]
    let review = Review(anOrganization(objective, events: events), on: day("2018-02-14"))
    let expected = (3 * 44.0 / 89 + 1) / 4
    #expect(isNear(review.standing(of: objective.ref)?.expected, expected))
  }

  @Test("stays within 0…1 whatever is recorded", arguments: SeededGenerator.seeds(100))
  func withinOne(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let drivers = (0..<Int.random(in: 0...6, using: &random)).map { _ in
      Driver(
        weight: Double(Int.random(in: 0...4, using: &random)),
        value: Bool.random(using: &random)
          ? Double.random(in: -1e6...1e6, using: &random)
            * Double(Int.random(in: 0...1, using: &random)) : nil)
    }
    let standing = try standing(of: drivers)
    #expect(standing.progress.map { (0...1).contains($0) } ?? true)
    #expect(standing.expected.map { (0...1).contains($0) } ?? true)
    #expect((standing.progress == nil) == (standing.expected == nil))
    #expect(standing.measured == drivers.count { $0.value != nil })
    let isWeighed = drivers.contains { $0.value != nil && $0.weight > 0 }
    #expect((standing.progress != nil) == isWeighed)
  }
}

@Suite struct ChildrenRollupTests {
  /// An objective with one driver that stands at this progress.
  private struct Child {
    let objective: Objective
    let event: JournalEvent

    init(
      _ path: String, supports: String..., progress: Double,
      _ change: (inout Objective) throws -> Void = { _ in }
    ) throws {
      let keyResult = try aKeyResult(.reach("0", "100"), in: path)
      objective = try anObjective(path, keyResults: [keyResult]) {
        $0.supports = supports.map { written($0) }
        try change(&$0)
      }
      event = anEvent("2018-02-13", .checkIn(.number(progress * 100)), in: path)
    }
  }

  private func rollup(
    of parent: Objective, _ children: Child..., on date: String = "2018-02-14"
  ) throws -> ObjectiveStanding {
    let organization = anOrganization {
      $0.objectives = [parent] + children.map(\.objective)
      $0.events = children.map(\.event)
      for ref in Set($0.objectives.map(\.ref.cycle)) {
        guard let span = ref.name.span(in: FiscalYear()) else { continue }
        $0.cycles.append(Cycle(ref: ref, span: span))
      }
    }
    return try #require(Review(organization, on: day(date)).standing(of: parent.ref))
  }

  @Test("without drivers of its own an objective takes the mean of its children")
  func mean() throws {
    let standing = try rollup(
      of: anObjective("2018/top"), Child("sales/2018-Q1/a", supports: "top", progress: 0.2),
      Child("2018/b", supports: "2018/top", progress: 0.8) { $0.weight = 3 },
      Child("sales/2018-Q1/c", supports: "2018/b", "2018/top", progress: 1),
      Child("2018/d", supports: "top", progress: 0) { $0.keyResults[0].weight = 0 })
    #expect(isNear(standing.progress, (0.2 + 3 * 0.8) / 4))
    #expect((standing.measured, standing.drivers) == (2, 3))
    #expect(standing.rollsUpChildren)
    let elapsed = (44.0 / 89 + 3 * 44.0 / 364) / 4
    #expect(isNear(standing.expected, elapsed))
  }

  @Test("a zero weight leaves a child out, but it is counted as measured")
  func zeroWeight() throws {
    let standing = try rollup(
      of: anObjective("2018/top"), Child("2018/a", supports: "top", progress: 0.2),
      Child("2018/b", supports: "top", progress: 0.8) { $0.weight = 0 })
    #expect(isNear(standing.progress, 0.2))
    #expect((standing.measured, standing.drivers) == (2, 2))
  }

  @Test(
    "Rollup decides between own drivers and children",
    arguments: [(nil, 0.5), (.own, 0.5), (.children, 0.2)] as [(Objective.Rollup?, Double)])
  func choice(rollup choice: Objective.Rollup?, expected: Double) throws {
    let own = try Child("2018/top", progress: 0.5) { $0.rollup = choice }
    let child = try Child("2018/a", supports: "top", progress: 0.2)
    let organization = anOrganization(
      own.objective, child.objective, events: [own.event, child.event])
    let standing = Review(organization, on: day("2018-02-14")).standing(of: own.objective.ref)
    #expect(isNear(standing?.progress, expected))
    #expect(standing?.rollsUpChildren == (choice == .children))
  }

  @Test("Rollup: own without drivers, and children without any, are not measured")
  func nothing() throws {
    let own = try anObjective("2018/top") { $0.rollup = .own }
    let standing = try rollup(of: own, Child("2018/a", supports: "top", progress: 0.2))
    #expect(standing.progress == nil)
    #expect(standing.drivers == 0)
    let children = try anObjective("2018/top") { $0.rollup = .children }
    #expect(try rollup(of: children).progress == nil)
  }

  @Test("dropped drivers leave an objective without drivers of its own")
  func droppedDrivers() throws {
    let dropped = try aKeyResult(.reach("0", "1"), in: "2018/top") { $0.state = .dropped }
    let top = try anObjective("2018/top", keyResults: [dropped])
    #expect(
      try rollup(of: top, Child("2018/a", supports: "top", progress: 0.2)).progress == 0.2)
  }

  @Test(
    "leaves out drafts, dropped ones and cycles that do not lie in its own",
    arguments: [
      ("2018-Q1", .active, true), ("2018", .active, true), ("2018-02", .achieved, true),
      ("2018-Q4", .missed, true), ("2018-Q1", .draft, false), ("2018-Q1", .dropped, false),
      ("2017-Q4", .active, false), ("2019-Q1", .active, false),
    ] as [(String, Objective.State, Bool)])
  func counted(cycle: String, state: Objective.State, counts: Bool) throws {
    let standing = try rollup(
      of: anObjective("2018/top"),
      Child("sales/\(cycle)/a", supports: "2018/top", progress: 0.2) { $0.state = state })
    #expect(standing.drivers == (counts ? 1 : 0))
    #expect(standing.progress == (counts ? 0.2 : nil))
  }

  @Test("a longer cycle's child does not count")
  func longer() throws {
    let standing = try rollup(
      of: anObjective("2018-Q1/top"), Child("2018/a", supports: "2018-Q1/top", progress: 0.2))
    #expect(standing.drivers == 0)
  }

  @Test("a child carried over gives way to its successor where that is there")
  func carriedOver() throws {
    func standing(_ successor: Child) throws -> ObjectiveStanding {
      try rollup(
        of: anObjective("2018/top"),
        Child("2018-Q1/a", supports: "2018/top", progress: 0.2) {
          $0.state = .missed
          $0.carriedTo = written("2018-Q2/a")
        }, successor, on: "2018-05-01")
    }
    let there = try standing(Child("2018-Q2/a", supports: "2018/top", progress: 0.6))
    #expect(isNear(there.progress, 0.6))
    #expect(there.drivers == 1)
    let draft = try standing(
      Child("2018-Q2/a", supports: "2018/top", progress: 0.6) { $0.state = .draft })
    #expect(isNear(draft.progress, 0.2))
    let elsewhere = try standing(Child("2018-Q2/a", progress: 0.6))
    #expect(isNear(elsewhere.progress, 0.2))
  }

  @Test("an ended child counts as on its last day")
  func ended() throws {
    let keyResult = try aKeyResult(.reach("0", "100"), in: "2018-Q1/a") { $0.kpi = written("k") }
    let child = try anObjective("2018-Q1/a", supports: "2018/top", keyResults: [keyResult])
    let top = try anObjective("2018/top")
    let kpi = try aKPI("kpis/k", readings: ["2018-03-30": 60, "2018-04-02": 100])
    let review = Review(anOrganization(top, child, kpis: [kpi]), on: day("2018-06-01"))
    #expect(isNear(review.standing(of: top.ref)?.progress, 0.6))
    #expect(isNear(review.standing(of: top.ref)?.expected, 1))
  }

  @Test("reaches through several levels")
  func levels() throws {
    let standing = try rollup(
      of: anObjective("2018/top"), Child("2018/deep", supports: "middle", progress: 0.4),
      Child("2018/middle", supports: "top", progress: 0) { $0.keyResults = [] })
    #expect(isNear(standing.progress, 0.4))
    #expect((standing.measured, standing.drivers) == (1, 1))
  }

  @Test("the row of a team is the mean of its topmost objectives, without drafts and dropped ones")
  func row() throws {
    let children = [
      try Child("sales/2018-Q1/a", progress: 0.2),
      try Child("sales/2018-Q1/b", progress: 0.8) { $0.weight = 2 },
      try Child("sales/2018-Q1/c", supports: "a", progress: 1),
      try Child("sales/2018-Q1/d", progress: 1) { $0.state = .draft },
      try Child("sales/2018-Q1/e", progress: 1) { $0.state = .dropped },
      try Child("support/2018-Q1/f", progress: 0),
    ]
    let organization = anOrganization {
      $0.objectives = children.map(\.objective)
      $0.events = children.map(\.event)
      $0.cycles = [sales, TeamPath("support")].map {
        let name = CycleName("2018-Q1")
        return Cycle(
          ref: CycleRef(team: $0, name: name), span: days("2018-01-01", "2018-03-31"))
      }
    }
    let review = Review(organization, on: day("2018-02-14"))
    let outline = Outline(of: organization, cycle: CycleName("2018-Q1"), team: sales)
    #expect(isNear(outline.rollup(in: review).progress, (0.2 + 2 * 0.8) / 3))
    let whole = Outline(of: organization, cycle: CycleName("2018-Q1"))
    #expect(isNear(whole.rollup(in: review).progress, (0.2 + 2 * 0.8) / 4))
    #expect(whole.rollup(in: review).measured == 3)
  }
}
