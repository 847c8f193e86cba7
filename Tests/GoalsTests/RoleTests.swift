import Testing

@testable import Goals

@Suite struct RoleTests {
  @Test("of a hold is guardrail, of the others driver, unless it is written")
  func defaults() throws {
    #expect(try aKeyResult(.hold(">= 1")).role == .guardrail)
    #expect(try aKeyResult(.reach("1", "2")).role == .driver)
    #expect(try aKeyResult(.steps(["a": 1])).role == .driver)
    #expect(try aKeyResult(.done).role == .driver)
    #expect(try aKeyResult(.hold(">= 1")) { $0.writtenRole = .driver }.role == .driver)
    #expect(try aKeyResult(.done) { $0.writtenRole = .guardrail }.role == .guardrail)
  }

  @Test("a guardrail of any kind is broken while its progress is 0")
  func broken() throws {
    let cases: [(KeyResult.Kind, CheckInValue, Bool)] = [
      (try .hold(">= 9"), .number(8), true), (try .hold(">= 9"), .number(9), false),
      (try .reach("0", "10"), .number(0), true), (try .reach("0", "10"), .number(-5), true),
      (try .reach("0", "10"), .number(1), false), (.done, .done(false), true),
      (.done, .done(true), false), (.steps(["a": 1]), .confirm, true),
    ]
    for (kind, value, expected) in cases {
      let keyResult = try aKeyResult(kind) { $0.writtenRole = .guardrail }
      let events = [anEvent("2018-02-10", .checkIn(value))]
      let standing = try standing(of: keyResult, events, on: "2018-02-14")
      #expect(standing.isBrokenGuardrail == expected, "\(kind)")
    }
  }

  @Test("a driver is never a broken guardrail, nor is one not measured or dropped")
  func notBroken() throws {
    let low = [aCheckIn("2018-02-10", 8)]
    let driver = try aKeyResult(.hold(">= 9")) { $0.writtenRole = .driver }
    let dropped = try aKeyResult(.hold(">= 9")) { $0.state = .dropped }
    #expect(try !standing(of: driver, low, on: "2018-02-14").isBrokenGuardrail)
    #expect(try !standing(of: dropped, low, on: "2018-02-14").isBrokenGuardrail)
    #expect(try !standing(of: aKeyResult(.hold(">= 9")), on: "2018-01-02").isBrokenGuardrail)
  }
}
