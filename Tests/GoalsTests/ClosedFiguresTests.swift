import Testing

@testable import Goals

/// What a KPI feeds stands still once its objective is closed.
@Suite struct ClosedFiguresTests {
  private func progress(
    _ events: [JournalEvent], state: Objective.State = .missed, on date: String = "2018-05-01",
    readings: KeyValuePairs<String, Double> = ["2018-02-01": 40, "2018-03-20": 80]
  ) throws -> Double? {
    let keyResult = try aKeyResult(.reach("0", "100")) { $0.kpi = written("k") }
    let objective = try anObjective(keyResults: [keyResult]) { $0.state = state }
    let organization = anOrganization(
      objective, kpis: [try aKPI(readings: readings)], events: events)
    return Review(organization, on: day(date)).standing(of: keyResult.ref)?.progress
  }

  private let closing = [
    anEvent("2018-04-02T10:00Z", .state(.missed), of: nil),
    anEvent("2018-04-02T10:00:00.001Z", .checkIn(.number(45)), line: 3),
  ]

  @Test("a reading corrected after the close changes no closed figure")
  func corrected() throws {
    #expect(isNear(try progress(closing), 0.45))
    #expect(isNear(try progress(closing, on: "2018-04-02"), 0.45))
  }

  @Test("before the close, and once it is open again, it is the KPI's")
  func open() throws {
    #expect(isNear(try progress(closing, on: "2018-04-01"), 0.8))
    let reopened = closing + [anEvent("2018-04-10", .state(.active), of: nil, line: 4)]
    #expect(isNear(try progress(reopened, state: .active), 0.8))
  }

  @Test("a later check-in corrects it, and another outcome leaves it")
  func correction() throws {
    let later = [
      anEvent("2018-04-10", .checkIn(.number(50)), line: 4),
      anEvent("2018-04-11", .state(.achieved), of: nil, line: 5),
    ]
    #expect(isNear(try progress(closing + later, state: .achieved), 0.5))
    #expect(isNear(try progress(closing + later, state: .achieved, on: "2018-04-09"), 0.45))
  }

  @Test("closed by an older program it is the KPI's")
  func older() throws {
    #expect(isNear(try progress([closing[0]]), 0.8))
    let before = anEvent("2018-03-01", .checkIn(.number(30)), line: 4)
    #expect(isNear(try progress([before, closing[0]]), 0.8))
  }
}
