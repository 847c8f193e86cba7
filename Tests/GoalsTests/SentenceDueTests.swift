import Goals
import Testing

@Suite struct SentenceDueTests {
  @Test(
    "finds the day by which it is due",
    arguments: [
      ("by Q4", "2026-12-31"), ("by the end of Q4", "2026-12-31"), ("in Q4 2026", "2026-12-31"),
      ("by 2026-Q4", "2026-12-31"), ("by end of year", "2026-12-31"), ("by year end", "2026-12-31"),
      ("by year-end", "2026-12-31"), ("by EOY", "2026-12-31"), ("this quarter", "2026-12-31"),
      ("by the end of the quarter", "2026-12-31"), ("by the end of the cycle", "2026-12-31"),
      ("by December", "2026-12-31"), ("in Dec", "2026-12-31"), ("before December", "2026-11-30"),
      ("by the end of November", "2026-11-30"), ("this month", "2026-11-30"),
      ("by December 15", "2026-12-15"), ("by 15 December 2026", "2026-12-15"),
      ("by Dec 1st, 2026", "2026-12-01"), ("by 2026-12-15", "2026-12-15"),
      ("before 2026-12-15", "2026-12-14"), ("until Dec 15", "2026-12-15"),
      ("within a month", "2026-12-21"), ("in 1 month", "2026-12-21"),
      ("in the next 10 days", "2026-12-01"), ("over the next three weeks", "2026-12-12"),
      ("next week", "2026-11-29"), ("next month", "2026-12-31"), ("by H2", "2026-12-31"),
      ("during 2026", "2026-12-31"),
    ])
  func days(clause: String, day: String) throws {
    let sentence = try readSentence("Launch the app " + clause)
    #expect(spelled(sentence.fields) == "Due=\(day)")
    #expect(sentence.title == "Launch the app")
    #expect(try readSentence("Launch, \(clause), the app").title == "Launch, \(clause), the app")
  }

  @Test(
    "asks about a day outside the cycle",
    arguments: [
      ("by Q1", "2027-03-31"), ("in the next quarter", "2027-03-31"), ("by 2027", "2027-12-31"),
      ("within 6 months", "2027-05-21"), ("by Q3", "2027-09-30"), ("by March", "2027-03-31"),
      ("next year", "2027-12-31"), ("by 2026-09-30", "2026-09-30"), ("by Q3 2026", "2026-09-30"),
    ])
  func outside(clause: String, day: String) throws {
    let sentence = try readSentence("Launch the app " + clause)
    #expect(spelled(sentence.questions) == ["Due: Due= | Due=\(day)"])
    #expect(sentence.fields.isEmpty)
  }

  @Test(
    "no day is in these",
    arguments: [
      "by hand", "in May's office", "over time", "by 5", "in production", "next to it", "this way",
      "in 0 months", "by Q5", "by 31 February", "through H3", "by the end", "within limits",
    ])
  func none(clause: String) throws {
    let sentence = try readSentence("Launch the app " + clause)
    #expect(!sentence.fields.contains { $0.name == "Due" })
    #expect(!sentence.questions.contains { $0.field == .due })
  }

  @Test(
    "quarters, halves and years are fiscal ones, and the cycle says which year is meant",
    arguments: [
      ("2026-01-15", "2026-01-01", "2026-03-31", 4, "by Q4", "2026-03-31"),
      ("2026-01-15", "2026-01-01", "2026-03-31", 4, "by the end of the quarter", "2026-03-31"),
      ("2026-01-15", "2025-04-01", "2026-03-31", 4, "by year end", "2026-03-31"),
      ("2026-01-15", "2025-04-01", "2026-03-31", 4, "by H2", "2026-03-31"),
      ("2026-11-21", "2027-01-01", "2027-03-31", 1, "by the end of Q1", "2027-03-31"),
      ("2026-11-21", "2027-01-01", "2027-03-31", 1, "in the next quarter", "2027-03-31"),
      ("2026-11-21", "2027-01-01", "2027-03-31", 1, "within a month", "2027-02-01"),
      ("2026-11-21", "2026-01-01", "2026-12-31", 1, "by December", "2026-12-31"),
      ("2027-02-10", "2026-10-01", "2026-12-31", 1, "by Q4", "2026-12-31"),
      ("2028-02-10", "2028-01-01", "2028-03-31", 1, "in February", "2028-02-29"),
    ] as [(String, String, String, Int, String, String)])
  func fiscal(
    today: String, first: String, last: String, start: Int, clause: String, expected: String
  ) throws {
    let setting = KeyResultSentence.Setting(
      today: day(today), cycle: GoalsTests.days(first, last),
      fiscalYear: FiscalYear(startMonth: start))
    let sentence = try readSentence("Launch the app " + clause, in: setting)
    #expect(spelled(sentence.fields) == "Due=\(expected)")
  }

  @Test("what is over in a cycle that still runs isn't meant")
  func over() throws {
    let setting = KeyResultSentence.Setting(
      today: day("2026-11-21"), cycle: GoalsTests.days("2026-01-01", "2026-12-31"))
    let sentence = try readSentence("Launch the app by Q1", in: setting)
    #expect(spelled(sentence.questions) == ["Due: Due= | Due=2027-03-31"])
  }

  @Test("a single day of the cycle is meant also where it is over")
  func passed() throws {
    let setting = KeyResultSentence.Setting(
      today: day("2026-11-21"), cycle: GoalsTests.days("2026-10-01", "2026-12-31"))
    for clause in ["by 15 October", "by mid-October"] {
      let sentence = try readSentence("Launch the app " + clause, in: setting)
      #expect(spelled(sentence.fields) == "Due=2026-10-15")
    }
  }
}
