import Testing

@testable import GoalFiles
@testable import Goals

/// Saving with clocks that were wrong, or lie in another zone.
@Suite struct StoreClockTests {
  static let journal = "sales/2018-Q1/journal/tom.csv"

  private func ground(_ at: String, by: String = "tom") throws -> StoreGround {
    try StoreGround([
      StoreClockTests.journal:
        "at,by,of,event,value,confidence,note\n\(at),\(by),shorten#days,check-in,50,,\n"
    ])
  }

  private func current(_ organization: Organization, _ now: String) throws -> Double? {
    let ref = KeyResultRef(objective: shorten, id: "days")
    let review = Review(organization, now: try moment(now))
    guard case .number(let number)? = review.standing(of: ref)?.current else { return nil }
    return number
  }

  @Test(
    "a check-in is later than those that count, whatever the clock says",
    arguments: [
      "2018-02-12T11:00:00.000+01:00", "2018-02-13T00:30:00.000+09:00",
      "2018-02-12T23:59:59.999+01:00", "2018-02-12T20:00:00.000-10:00",
    ])
  func setBack(at: String) throws {
    let ground = try ground(at)
    var store = try ground.store()
    let now = "2018-02-12T17:00:00+01:00"
    let saved = try store.apply(.checkIn("days", "44"), at: now)
    #expect(try current(saved.organization, now) == 44)
    #expect(saved.what == "check-in of 44 days: Decrease lifecycle")
    let undone = try store.undo(at: try moment(now))
    #expect(try current(undone.organization, now) == 50)
  }

  @Test("one from a clock that was ahead is taken back, and the notice says so")
  func ahead() throws {
    let ground = try ground("2018-02-20T10:00:00.000+01:00")
    var store = try ground.store()
    let saved = try store.apply(.checkIn("days", "44"))
    #expect(
      saved.what == "check-in of 44 days: Decrease lifecycle"
        + "; an earlier one, dated later than now, was taken back")
    #expect(try current(saved.organization, "2018-02-25T09:00:00+01:00") == 44)
    let undone = try store.undo(at: try moment("2018-02-12T09:31:00+01:00"))
    #expect(try current(undone.organization, "2018-02-25T09:00:00+01:00") == 50)
  }

  @Test("so is the person's own reading, and nobody else's")
  func readings() throws {
    let ground = try StoreGround([
      "sales/kpis/conversion-rate/jenny.csv": "on,value,by\n2018-02-20,9,jenny\n",
      "sales/kpis/conversion-rate/tom.csv": "on,value,by\n2018-02-21,7,tom\n",
    ])
    var store = try ground.store()
    let saved = try store.apply(.checkIn("conversion", "8"))
    let kpi = try #require(saved.organization.kpi(conversionRate))
    #expect(kpi.readings.map(\.written) == ["2018-01-31", "2018-02-12", "2018-02-21"])
    #expect(saved.what.hasSuffix("; an earlier one, dated later than now, was taken back"))
  }

  @Test("a reading is later than a colleague's of the same day")
  func contested() throws {
    let ground = try StoreGround([
      "sales/kpis/conversion-rate/tom.csv": "on,value,by\n2018-02-12T15:00+01:00,7,tom\n"
    ])
    var store = try ground.store()
    let saved = try store.apply(.checkIn("conversion", "8"))
    #expect(saved.organization.kpi(conversionRate)?.readings.last?.value == 8)
  }
}
