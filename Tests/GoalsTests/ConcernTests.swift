import Testing

@testable import Goals

@Suite("What needs attention")
struct ConcernTests {
  /// A driver and a guardrail of sales in 2018-Q1, and a KPI.
  private func review(
    on date: String, state: Objective.State = .active,
    readings: KeyValuePairs<String, Double> = [:]
  ) throws -> Review {
    let objective = try anObjective(
      keyResults: [
        try aKeyResult(.reach("59 days", "38 days"), id: "days"),
        try aKeyResult(.hold(">= 9"), id: "rate"),
      ]) { $0.state = state }
    let kpi = try aKPI(readings: readings) { kpi in
      kpi.target = written(try Bound(parsing: ">= 100"))
    }
    return Review(
      anOrganization(
        objective, kpis: [kpi], events: [aCheckIn("2018-02-19T09:00:00Z", 7, of: "rate")]),
      on: day(date))
  }

  private func matters(_ review: Review) -> [String] {
    review.concerns().map { concern in
      let name = concern.reference.text.split { $0 == "/" || $0 == "#" }.last ?? ""
      return "\(name) \(concern.matter)" + (concern.since.map { " \($0.text)" } ?? "")
    }
  }

  @Test("comes with the most pressing first, once for each matter")
  func order() throws {
    let ill: KeyValuePairs = ["2017-12-31": 90.0, "2018-01-05": 90]
    #expect(
      try matters(review(on: "2018-02-21", readings: ill)) == [
        "rate broken", "k unhealthy", "days overdue 2018-01-08", "k silent 2018-01-05",
      ])
    #expect(
      try matters(review(on: "2018-02-27", readings: ["2018-01-31": 120])) == [
        "rate broken", "days overdue 2018-01-08", "rate due 2018-02-26",
      ])
    #expect(try matters(review(on: "2018-01-02")) == ["k silent"])
  }

  @Test("a reading is asked for from the day on that it is due")
  func due() throws {
    let kpi = try aKPI(readings: ["2018-01-31": 5])
    let due = kpi.every.next(after: day("2018-01-31"))
    let organization = anOrganization(kpis: [kpi])
    let asked = Review(organization, on: due).waiting()
    #expect(asked.map(\.days) == [0] && asked.map(\.since) == [due])
    #expect(Review(organization, on: due.advanced(by: -1)).waiting().isEmpty)
  }

  @Test("is nothing of what is closed; of a cycle that is over it is what waited, and still waits")
  func over() throws {
    #expect(try !matters(review(on: "2018-04-01")).contains { $0.contains("broken") })
    #expect(try matters(review(on: "2018-02-21", state: .missed)) == ["k silent"])
    let waiting = try ["2018-03-31", "2018-04-01"].map { try review(on: $0).waiting() }
    #expect(waiting[0].count == 2)
    #expect(waiting[0].map(\.since) == waiting[1].map(\.since))
  }
}
