import Testing

@testable import Goals

/// What counts of what several clocks have dated.
@Suite struct HorizonTests {
  @Test(
    "an entry counts by its date, or once its instant is over",
    arguments: [
      ("2018-02-09", "2018-02-09T23:30-05:00", true),
      ("2018-02-09", "2018-02-10T00:30+09:00", true),
      ("2018-02-09", "2018-02-10T03:00+09:00", false),
      ("2018-02-08", "2018-02-09T00:30+09:00", true),
      ("2018-02-08", "2018-02-09T09:00+09:00", false), ("2018-02-09", "2018-02-10", false),
    ] as [(String, String, Bool)])
  func counts(date: String, entry: String, expected: Bool) {
    let now = moment("2018-02-09T17:00+00:00")
    #expect(Horizon(on: day(date), now: now).includes(moment(entry)) == expected)
  }

  @Test("a bare date, which is midnight UTC, counts in the west once that is over")
  func bareDate() {
    let evening = moment("2018-02-09T17:00-08:00")
    #expect(Horizon(now: evening).includes(moment("2018-02-10")))
    #expect(!Horizon(now: evening).includes(moment("2018-02-11")))
  }

  @Test("a colleague's check-in of an hour ago counts, though its date is tomorrow")
  func colleague() throws {
    let keyResult = try aKeyResult(.reach("0", "10"))
    let organization = anOrganization(
      try anObjective(keyResults: [keyResult]), events: [aCheckIn("2018-02-10T00:30+09:00", 6)])
    let now = moment("2018-02-09T16:30Z")
    let review = Review(organization, now: now)
    #expect(review.standing(of: keyResult.ref)?.current == .number(6))
    #expect(Lint(review).findings.allSatisfy { $0.code != .future })
    #expect(Feed(of: review).entries.count == 1)
    let early = Review(organization, now: moment("2018-02-09T14:30Z"))
    #expect(early.standing(of: keyResult.ref)?.current == nil)
    #expect(Lint(early).findings.contains { $0.code == .future })
  }

  @Test("the reading of a job in UTC counts, and its day is the running period")
  func job() throws {
    let kpi = try aKPI(readings: ["2018-02-08": 3, "2018-02-10T01:00Z": 5]) { $0.every = .day }
    let now = moment("2018-02-09T18:00-08:00")
    let standing = Review(anOrganization(kpis: [kpi]), now: now).standing(of: kpi.ref)
    #expect(standing?.value == 5)
    #expect(standing?.lastReading?.value == 5)
  }

  @Test("the next instant stays on its date")
  func successor() {
    for text in ["2018-02-09T09:00:00.000+01:00", "2018-02-09T23:59:59.999+01:00"] {
      let next = moment(text).successor
      #expect(next.milliseconds == moment(text).milliseconds + 1)
      #expect(next.day == day("2018-02-09"))
    }
  }
}
