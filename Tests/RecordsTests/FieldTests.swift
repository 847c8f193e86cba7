import Goals
import Testing

@testable import Records

/// Every field that a record may hold, with a value.
private let whole: [(file: String, text: String)] = [
  (
    "x.rec",
    """
    Objective: Grow
    Why: We want to
    Owner: jenny
    CoOwners: tom
    SharedWith: sales
    Supports: 2018/improve
    Ambition: aspirational
    Priority: 1
    CheckInEvery: week
    Link: https://example.com/epic the epic
    Initiative: Hire two people
    Weight: 2
    Rollup: own
    State: active
    KPI: acv
    Tags: growth
    CarriedFrom: a
    CarriedTo: b
    PromotedFrom: acv
    MovedFrom: sales/2017-Q4/grow

    KeyResult: Signups
    Id: signups
    Why: They pay
    Owner: jenny
    CoOwners: tom
    CheckInEvery: 2 weeks
    From: 10 days
    To: 5 days
    Grade: 0.7 at 6 days
    Plan: 2018-01-31 8 days
    KPI: acv
    Role: driver
    Weight: 1
    Due: 2018-03-01
    State: active
    GraduatedTo: acv
    MovedFrom: sales/2017-Q4/grow#signups
    Link: https://example.com
    Initiative: Call them
    Tags: growth

    KeyResult: Churn
    Hold: <= 3 %
    Over: share

    KeyResult: Steps
    Milestone: pilot (2) Run the pilot
    """
  ),
  (
    "kpis/x.rec",
    """
    KPI: Churn
    Why: It tells
    Owner: jenny
    Unit: %
    Target: <= 3 %
    Plan: 2026-12 <= 2 %
    Warn: <= 5 %
    Every: month
    Aggregate: sum
    Measure: level
    Of: churned / customers
    Better: down
    State: retired
    Source: crm
    Link: https://example.com
    Tags: growth
    """
  ),
  ("team.rec", "Team: Sales\nLead: jenny\nCheckInEvery: week\nCheckInOn: Monday\n"),
  (
    "people.rec",
    "Person: Jenny\nId: jenny\nLogin: jenny\nEmail: j@example.com\nTeam: sales\nLeft: 2026-01-31\n"
  ),
  (
    "cycle.rec",
    "Cycle: push\nStart: 2026-01-01\nEnd: 2026-02-01\nNext: 2026-Q2\nState: open\n"
      + "Retrospective: We learned\n"
  ),
  (
    "quarterdeck.rec",
    """
    Organization: Acme
    Format: 1
    FiscalYearStart: April
    FiscalYearNamedBy: end
    CheckInEvery: week
    CheckInOn: Monday
    PaceBands: 10 25
    Lint: no-owner off
    Field: Budget
    """
  ),
]

@Suite struct FieldTests {
  @Test("that a record may hold are all known, and none is found wrong", arguments: whole)
  func known(file: String, text: String) throws {
    let recfile = Recfile(parsing: Array((text + "\n").utf8), file: file)
    let kind = try #require(recfile.records[0].kind)
    #expect(kind.findings(in: recfile) == [])
  }

  @Test("are all tried")
  func all() {
    let records = whole.flatMap { Recfile(parsing: Array($0.text.utf8), file: $0.file).records }
    for kind in RecordKind.allCases {
      let tried = Set(records.filter { $0.kind == kind }.flatMap { $0.content.map(\.name) })
      #expect(tried == Set(kind.fields), "\(kind)")
    }
  }

  @Test("that name a person or an objective follow it to another id, whichever they are")
  func following() throws {
    let text = """
      Objective: O
      CoOwners: ann
      CarriedFrom: o

      KeyResult: K
      Id: k
      CoOwners: tom
      CoOwners: ann

      """
    let ref = ObjectiveRef(cycle: CycleRef(team: .root, name: CycleName("2018-Q1")), id: "p")
    let old = ObjectiveRef(cycle: ref.cycle, id: "o")
    let directory = DataDirectory([
      "people.rec": "Person: Ann\nId: ann\n", ref.file: text, old.file: "Objective: Old\n",
    ])
    let at = try #require(Moment(parsing: "2018-02-12T09:30Z"))
    func sets(_ action: Change.Action) throws -> [FieldEdit] {
      try Change(action, by: "ann", at: at).revision(in: directory).edits.compactMap { edit in
        if case .set(ref.file, _, let edit) = edit { edit } else { nil }
      }
    }
    #expect(
      try sets(.rename(.person("ann"), to: "anna")) == [
        FieldEdit(.coOwners, from: ["ann"], to: ["anna"]),
        FieldEdit(.coOwners, from: ["tom", "ann"], to: ["tom", "anna"]),
      ])
    #expect(
      try sets(.rename(.objective(old), to: "n")) == [
        FieldEdit(.carriedFrom, from: ["o"], to: ["n"])
      ])
  }
}
