package import Goals

/// Softwave, a software company that does not exist, as a data directory to try things on.
///
/// Every file is a function of today alone: the running quarter is always half over, two closed
/// quarters lie behind it, and nothing is dated after today.
package enum DemoOrganization {
  /// The files of the data directory, each with its path inside it, parents before children.
  package static func files(today: Day) -> [(path: String, text: String)] {
    let calendar = DemoCalendar(today: today)
    let objectives =
      company(calendar) + sales(calendar) + customerSuccess(calendar) + engineering(calendar)
      + marketing(calendar) + people(calendar)
      + lastQuarter(calendar.closed[0], before: calendar.running)
      + quarterBeforeLast(calendar.closed[1])
    let kpis =
      companyKPIs(calendar) + salesKPIs(calendar) + customerSuccessKPIs(calendar)
      + engineeringKPIs(calendar) + marketingKPIs(calendar) + peopleKPIs(calendar)
      + noisyKPIs(calendar)
    return settings(calendar) + teams + retrospectives(calendar)
      + objectives.map { ($0.path + ".rec", $0.record + "\n") }
      + DemoEvent.journals(of: objectives)
      + kpis.flatMap(\.files) + processes(calendar)
  }

  private static func settings(_ calendar: DemoCalendar) -> [(path: String, text: String)] {
    let settings = """
      # Softwave sells software for workshops. It exists only here.

      Organization: Softwave
      Format: 1
      FiscalYearStart: \(calendar.fiscalYearStartName)
      CheckInEvery: week

      """
    return [("quarterdeck.rec", settings), ("people.rec", everybody)]
  }

  private static var everybody: String {
    let members = [
      ("ann", "Ann Lindqvist", ""), ("omar", "Omar Haddad", ""),
      ("jenny", "Jenny Murphy", "sales"), ("tom", "Tom Okafor", "sales"),
      ("lena", "Lena Fischer", "sales/outbound"), ("raj", "Raj Patel", "sales/outbound"),
      ("mia", "Mia Santos", "customer-success"), ("ben", "Ben Carter", "customer-success/support"),
      ("zoe", "Zoé Laurent", "customer-success/support"),
      ("kai", "Kai Nakamura", "engineering"), ("ines", "Inês Duarte", "engineering/platform"),
      ("dave", "Dave Kowalski", "engineering/platform"), ("paul", "Paul Novak", "engineering/apps"),
      ("sara", "Sara Ek", "marketing"), ("noor", "Noor Rahman", "people"),
    ]
    return members.map { login, name, team in
      """
      Person: \(name)
      Id: \(login)
      Login: \(login)
      Email: \(login)@softwave.example

      """ + (team.isEmpty ? "" : "Team: \(team)\n")
    }.joined(separator: "\n")
  }

  private static var teams: [(path: String, text: String)] {
    [
      ("sales", "Team: Sales\nLead: jenny\n"),
      ("sales/outbound", "Team: Outbound\nLead: lena\n"),
      ("customer-success", "Team: Customer Success\nLead: mia\n"),
      ("customer-success/support", "Team: Support\nLead: ben\n"),
      ("engineering", "Team: Engineering\nLead: kai\n"),
      ("engineering/platform", "Team: Platform\nLead: ines\n"),
      ("engineering/apps", "Team: Apps\nLead: paul\n"),
      ("marketing", "Team: Marketing\nLead: sara\n"),
      // The survey that most of its numbers come from is taken once a quarter.
      ("people", "Team: People\nLead: noor\nCheckInEvery: quarter\n"),
    ].map { ($0.0 + "/team.rec", $0.1) }
  }
}
