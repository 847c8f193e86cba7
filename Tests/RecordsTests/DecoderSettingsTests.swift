import Goals
import Testing

@testable import Records

private func settings(_ text: String) -> Decoded<Settings> {
  Settings.decoded(Recfile(parsing: Array(text.utf8), file: "x.rec"))
}

@Suite struct SettingsDecoderTests {
  @Test("reads every field of the settings")
  func fields() {
    let decoded = settings(
      """
      Organization: Softwave
      Format: 1
      FiscalYearStart: July
      FiscalYearNamedBy: end
      CheckInEvery: 2 weeks
      PaceBands: 5% 20
      Lint: no-why off
      Lint: overdue error

      """)
    let found = decoded.value
    #expect(decoded.findings.isEmpty)
    #expect((found.organization, found.format) == ("Softwave", 1))
    #expect(found.fiscalYear == FiscalYear(startMonth: 7, namedBy: .end))
    #expect(found.checkInEvery == .twoWeeks)
    #expect((found.onTrackGap, found.behindGap) == (0.05, 0.2))
    #expect(found.severities == [.noWhy: nil, .overdue: .error])
  }

  @Test("an empty file has the defaults")
  func defaults() {
    #expect(settings("").value == Settings())
  }

  static let catalogue = [
    Broken(
      "Organization: O\nFormat: ‸one\n", #""one" is not a format [unreadable] write 1"#),
    Broken(
      "‸Organization: O\nFormat: 2\n",
      "the data is in format 2, this program knows format 1 [newer-format] "
        + "it is opened read-only; a newer program can write it"),
    Broken(
      "Organization: O\nFiscalYearStart: ‸13\n",
      #""13" is not a month [unreadable] write January or 1 to 12"#),
    Broken(
      "Organization: O\nCheckInEvery: ‸year\n",
      #""year" is not one of day, week, 2 weeks, month, quarter [unreadable] write one of them"#),
    Broken(
      "Organization: O\nPaceBands: ‸25 10\n",
      #""25 10" is not two percentages [unreadable] write: 10 25"#),
    Broken(
      "Organization: O\nPaceBands: ‸0 inf\n",
      #""0 inf" is not two percentages [unreadable] write: 10 25"#),
    Broken(
      "Organization: O\nLint: ‸no-wy off\n",
      #""no-wy off" names no finding [unreadable] did you mean no-why?"#),
    Broken(
      "Organization: O\nLint: ‸no-why never\n",
      #""never" is not a severity [unreadable] write error, warning, hint or off"#),
  ]

  @Test("says what can't be read, where, and what to write", arguments: catalogue)
  func problems(broken: Broken) {
    let marked = Marked(broken.source)
    let found = settings(marked.text)
    #expect(Broken.lines(found.findings) == broken.findings)
    #expect(found.findings.map(\.place) == marked.places)
  }
}

@Suite struct TeamDecoderTests {
  private func file(_ text: String) -> Recfile { Recfile(parsing: Array(text.utf8), file: "x.rec") }

  @Test("reads a team; without a record its directory names it")
  func team() {
    let found = Team.decoded(
      file("Team: Sales\nLead: jenny\nCheckInEvery: month\n"), as: TeamPath("a/sales"))
    #expect(found.findings.isEmpty)
    #expect((found.value.name, found.value.lead?.value) == ("Sales", "jenny"))
    #expect(found.value.checkInEvery == .month)
    #expect(Team.decoded(file(""), as: TeamPath("a/sales")).value.name == "sales")
  }

  @Test("reads people; an id twice is a finding, and both stay")
  func people() {
    let found = Person.decoded(
      file(
        """
        Person: Jenny Doe
        Id: jenny
        Login: jdoe
        Login: jenny
        Email: j@softwave
        Team: sales

        Person: Tom Ray

        Person: Another
        Id: jenny

        """))
    #expect(found.value.map(\.id) == ["jenny", "tom-ray", "jenny"])
    #expect(found.value[0].logins == ["jdoe", "jenny"])
    #expect((found.value[0].email, found.value[0].team?.value) == ("j@softwave", "sales"))
    #expect(found.findings.map(\.code) == [.duplicateId])
    #expect(found.findings.map(\.place.line) == [10])
  }

  @Test("a login that two people have is found at the second one's line")
  func logins() {
    let found = Person.decoded(
      file("Person: Jenny\nLogin: jenny\nLogin: j\n\nPerson: Tom\nLogin: tom\nLogin: j\n"))
    #expect(found.findings.map(\.code) == [.duplicateId])
    #expect(found.findings.map(\.place.line) == [7])
    #expect(found.findings.first?.message.contains("jenny") == true)
  }

  @Test(
    "a cycle has its name's days, or those written; in between the written one counts",
    arguments: [
      ("2018-Q1", nil, "2018-01-01…2018-03-31", []),
      ("2018-Q1", "Cycle: Q\nEnd: 2018-03-15\n", "2018-01-01…2018-03-15", []),
      ("launch", "Cycle: L\nStart: 2018-05-01\nEnd: 2018-06-10\n", "2018-05-01…2018-06-10", []),
      ("launch", "Cycle: L\nStart: 2018-05-01\n", nil, [.unreadable]),
      ("launch", "Cycle: L\nStart: 2018-05-01\nEnd: 2018-04-01\n", nil, [.unreadable]),
      ("launch", nil, nil, []),
      ("2018-Q1", "Cycle: Q\nStart: 2018-04-01\n", "2018-01-01…2018-03-31", []),
    ] as [(String, String?, String?, [Finding.Code])])
  func cycle(name: String, text: String?, days: String?, codes: [Finding.Code]) {
    let ref = CycleRef(team: .root, name: CycleName(name))
    let found = Cycle.decoded(text.map(file), as: ref, in: FiscalYear())
    let span = found.value?.span
    #expect(span.map { "\($0.first.text)…\($0.last.text)" } == days)
    #expect(found.findings.map(\.code) == codes)
  }

  @Test("a cycle may be closed, with what was learned")
  func closed() {
    let ref = CycleRef(team: .root, name: CycleName("2018-Q1"))
    let found = Cycle.decoded(
      file("Cycle: Q\nState: closed\nRetrospective: too much\n"), as: ref, in: FiscalYear())
    #expect(found.value?.isClosed == true)
    #expect(found.value?.retrospective == "too much")
  }
}
