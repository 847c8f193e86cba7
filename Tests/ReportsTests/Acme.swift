import Goals

@testable import Reports

/// A small organisation with one of everything: a guardrail that broke, a check-in that is overdue,
/// a KPI out of bounds, a team inside a team, and one that has nothing.
let acme: Files = [
  ("quarterdeck.rec", "Organization: Acme\nFormat: 1\n"),
  ("people.rec", "Person: Jenny Murphy\nId: jenny\nLogin: jenny\n"),
  ("sales/team.rec", "Team: Sales\nLead: jenny\n"),
  ("sales/field/team.rec", "Team: Field\n"),
  (
    "sales/2018-Q1/shorten.rec",
    """
    Objective: Shorten sales lifecycle
    Why: It takes us too long
    + to close a deal.
    Owner: jenny

    KeyResult: Decrease average sales lifecycle
    Id: lifecycle
    From: 59 days
    To: 38 days

    KeyResult: Keep ACV
    Id: acv
    Hold: >= $8000
    KPI: acv

    KeyResult: Hire a counsel
    Id: counsel
    Owner: tom

    """
  ),
  (
    "sales/2018-Q1/journal/jenny.csv",
    """
    at,by,of,event,value,confidence,note
    2018-02-14T09:00:00.000Z,jenny,shorten#lifecycle,check-in,53,,
    2018-02-20T09:30:00.000Z,jenny,shorten#lifecycle,check-in,50,7,Legal is faster now

    """
  ),
  ("sales/kpis/acv.rec", "KPI: Annual contract value\nUnit: $\nTarget: >= $8000\n"),
  (
    "sales/kpis/acv/crm.csv",
    "on,value,by,note\n2017-12-31,8100.5,crm,\n2018-01-31,8350,crm,\n2018-02-20,7900,crm,\n"
  ),
]

extension Review {
  /// An organisation of files, with some of them replaced, as of a day.
  init(_ files: Files, replacing replaced: Files = [], on day: String = "2018-02-21") {
    let kept = files.filter { file in !replaced.contains { $0.path == file.path } }
    self.init(Organization(kept + replaced), on: Day(parsing: day) ?? today)
  }
}

extension Report {
  /// All its formats, by name.
  var formats: [String: String] {
    [
      "text": TextReport(self, ascii: false).lines, "html": HTMLReport(self).lines,
      "markdown": MarkdownReport(self).lines, "csv": CSVReport(self).lines,
    ].mapValues { $0.joined(separator: "\n") }
  }
}
