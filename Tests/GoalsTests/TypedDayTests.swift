import Goals
import Testing

@Suite struct TypedDayTests {
  /// A Saturday.
  private let today = Day(parsing: "2026-11-21") ?? Day(number: 0)

  @Test(
    "reads a day as people type it, looking back or ahead",
    arguments: [
      ("2026-07-31", "2026-07-31", "2026-07-31"), ("31.7.", "2026-07-31", "2027-07-31"),
      ("31.7", "2026-07-31", "2027-07-31"), ("31.12.25", "2025-12-31", "2025-12-31"),
      ("Jul 31", "2026-07-31", "2027-07-31"), ("31 July", "2026-07-31", "2027-07-31"),
      ("Dec 1, 2026", "2026-12-01", "2026-12-01"), ("-7", "2026-11-14", "2026-11-14"),
      ("-2w", "2026-11-07", "2026-11-07"), ("fri", "2026-11-20", "2026-11-27"),
      ("Saturday", "2026-11-21", "2026-11-21"), ("2026-07", "2026-07-31", "2026-07-31"),
      ("2026-11", "2026-11-21", "2026-11-30"), ("end of month", "2026-10-31", "2026-11-30"),
      ("2026-7-3", "2026-07-03", "2026-07-03"), ("yesterday", "2026-11-20", "2026-11-20"),
      ("29.2.", "2024-02-29", "2028-02-29"), ("eoy", "2025-12-31", "2026-12-31"),
    ])
  func reading(text: String, past: String, future: String) {
    #expect(Day(typed: text, on: today, .past)?.text == past)
    #expect(Day(typed: text, on: today, .future)?.text == future)
  }

  @Test(
    "is no day",
    arguments: [
      "", "31", "31.13.", "fr", "2026", "2026-13", "--7", "-7x", "Jul", "Jul 32", "soon",
      "tomorrow", "+1",
    ])
  func nonsense(text: String) {
    #expect(Day(typed: text, on: today, .past) == nil)
  }

  @Test("looks ahead", arguments: [("tomorrow", "2026-11-22"), ("+2w", "2026-12-05")])
  func ahead(text: String, day: String) {
    #expect(Day(typed: text, on: today, .future)?.text == day)
  }

  @Test(
    "knows where a point may group thousands",
    arguments: [
      ("1.000", "1000"), ("$12.500 ", "$12500 "), ("1.234.567", "1234567"), ("3.14", nil),
      ("0.125", nil), ("1234.567", nil), ("42", nil),
    ] as [(String, String?)])
  func grouping(text: String, other: String?) {
    #expect(Quantity.ungrouped(text) == other)
  }

  @Test("refuses a point before a comma, in the words that were typed")
  func pointBeforeComma() {
    #expect(throws: QuantityProblem.separators("1.234,5", plain: "1234.5")) {
      try Quantity(typed: "1.234,5")
    }
    #expect((try? Quantity(typed: "1,234.5"))?.number == 1234.5)
  }
}
