import Testing

@testable import Goals

/// What owners say about their own objects counts before what the program would conclude.
@Suite struct OwnWordTests {
  @Test(
    "a key result its owner closed is what its owner said, whatever its progress",
    arguments: [
      (.achieved, 10, .achieved), (.achieved, 100, .achieved), (.missed, 100, .missed),
      (.missed, 10, .missed), (.dropped, 100, .dropped),
    ] as [(Objective.State, Double, Status)])
  func ownState(state: Objective.State, value: Double, expected: Status) throws {
    let keyResult = try aKeyResult(.reach("0", "100")) { $0.state = state }
    let standing = try standing(of: keyResult, [aCheckIn("2018-02-01", value)], on: "2018-02-02")
    #expect(standing.status == expected)
  }

  @Test("in a closed objective too, but not in a dropped one")
  func closedObjective() throws {
    func status(_ state: Objective.State) throws -> Status? {
      let keyResult = try aKeyResult(.reach("0", "100")) { $0.state = .achieved }
      let objective = try anObjective(keyResults: [keyResult]) { $0.state = state }
      let review = Review(anOrganization(objective), on: day("2018-02-02"))
      return review.standing(of: keyResult.ref)?.status
    }
    #expect(try status(.missed) == .achieved)
    #expect(try status(.dropped) == .dropped)
  }

  @Test("CarriedFrom alone makes a successor; where CarriedTo names another, that one is it")
  func carriedFrom() throws {
    let from = try anObjective("2018-Q2/a") { $0.carriedFrom = written("2018-Q1/a") }
    let alone = anOrganization(try anObjective("2018-Q1/a"), from)
    #expect(alone.successor(of: objectiveRef("2018-Q1/a")) == from.ref)
    let old = try anObjective("2018-Q1/a") { $0.carriedTo = written("2018-Q2/b") }
    let both = anOrganization(old, from, try anObjective("2018-Q2/b"))
    #expect(both.successor(of: old.ref) == objectiveRef("2018-Q2/b"))
    #expect(both.findings.isEmpty)
  }

  @Test("a bare id that names the objective itself carries nothing over, and is a finding")
  func carriedToItself() throws {
    let objective = try anObjective("2018-Q1/a") {
      $0.carriedFrom = written("a")
      $0.carriedTo = written("a")
    }
    let organization = anOrganization(objective)
    #expect(organization.successor(of: objective.ref) == nil)
    #expect(organization.findings.map(\.code) == [.circular, .circular])
  }

  @Test("growth compares with the period before; after an empty period there is none")
  func growthAfterGap() throws {
    let kpi = try aKPI(readings: ["2018-01-20": 100, "2018-03-20": 120, "2018-04-20": 126])
    let standing = KPIStanding(kpi, within: Horizon(on: day("2018-04-25")), in: FiscalYear())
    #expect(standing.periods.map(\.value) == [100, nil, 120, 126])
    #expect(standing.periods.map(\.growth) == [nil, nil, nil, 5])
  }
}
