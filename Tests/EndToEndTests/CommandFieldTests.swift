import Goals
import TestSupport
import Testing

/// What holds for every row of the table of fields in JSON, and where else each is told.
@Suite("Every field in an answer") struct CommandFieldTests {
  /// Those that `show --json` doesn't carry by their text, and why.
  private static let elsewhere: [RecordKind: [FieldName: String]] = [:]

  private static let files: [String: String] = {
    var records: [RecordKind: String] = [
      .objective: "Objective: Base\n", .keyResult: "KeyResult: Bare\nId: bare\n",
      .kpi: "KPI: Base\n",
    ]
    for sample in FieldSample.all {
      records[sample.kind, default: ""] += "\(sample.field.name): \(sample.values[0])\n"
    }
    func text(_ kind: RecordKind) -> String { records[kind] ?? "" }
    return [
      "quarterdeck.rec": "Organization: Acme\nFormat: 1\n",
      "people.rec": "Person: Ann\nId: ann\n\nPerson: Tom\nId: tom\n",
      "sales/team.rec": "Team: Sales\n", "support/team.rec": "Team: Support\n",
      "2018/grow.rec": "Objective: Grow\n\nKeyResult: Money\nId: money\nTo: 5\n",
      "sales/2018-Q1/base.rec": text(.objective) + "\n" + text(.keyResult),
      "sales/kpis/calls.rec": "KPI: Calls\n", "sales/kpis/rate.rec": "KPI: Rate\n",
      "sales/kpis/base.rec": text(.kpi),
    ]
  }()

  @Test(
    "a field that somebody may look for is in show --json and in show",
    arguments: [
      ("sales/2018-Q1/base", RecordKind.objective), ("sales/2018-Q1/base#bare", .keyResult),
      ("sales/kpis/base", .kpi),
    ])
  func shown(ref: String, kind: RecordKind) throws {
    let sandbox = try CommandSandbox(Self.files)
    let json = try sandbox.qd("show", ref, "--json").output
    for sample in FieldSample.all where sample.kind == kind {
      guard Self.elsewhere[kind]?[sample.field.name] == nil else { continue }
      #expect(json.contains(sample.values[0]), "\(sample.description): \(json)")
    }
  }

  /// An organisation in which fields come to something.
  private static let told = [
    "quarterdeck.rec": "Organization: Acme\nFormat: 1\nField: Budget\n",
    "people.rec": "Person: Ann\nId: ann\n\nPerson: Tom\nId: tom\n",
    "sales/team.rec": "Team: Sales\n",
    "2018/grow.rec": "Objective: Grow\n\nKeyResult: Money\nId: money\nTo: 5\n",
    "sales/2018-Q1/base.rec": """
    Objective: Base
    Why: Because
    Owner: ann
    Supports: grow#money
    Ambition: committed
    Link: https://a.example the epic
    Initiative: Do it
    Rollup: own
    Budget: 30k

    KeyResult: Num
    Id: num
    Why: It counts
    Owner: tom
    CheckInEvery: month
    From: 59 days
    To: 38 days
    Grade: 0.7 at 40 days
    Plan: 2018-02-01 50 days
    Due: 2018-03-20
    Weight: 2
    Link: https://b.example doc
    Initiative: Call
    Budget: 5k

    KeyResult: Held
    Id: held
    Hold: >= 9
    Over: share
    KPI: calls

    KeyResult: Steps
    Id: steps
    Milestone: a (2) First
    Milestone: b Second
    State: dropped

    KeyResult: Safe
    Id: safe
    Role: guardrail

    """,
    "sales/2018-Q1/journal/ann.csv":
      "2018-02-05T10:00:00.000Z,ann,base#num,check-in,50 days,7,good\n",
    "sales/kpis/calls.rec": """
    KPI: Calls
    Why: Calls matter
    Owner: ann
    Unit: %
    Target: >= 9
    Plan: 2018-02 >= 8
    Warn: >= 7
    Every: week
    Aggregate: mean
    Link: https://c.example board
    Budget: 7k

    """,
    "sales/kpis/calls/crm.csv": "on,value\n2018-01-05,8\n2018-01-12,9\n2018-02-05,8.5\n",
  ]

  @Test(
    "what decides a figure is told where that is explained",
    arguments: [
      ("base#num", "From in "), ("base#num", "To in "), ("base#num", "Grade in "),
      ("base#num.expected", "2018-02-01  33 %"), ("base#num.expected", "Due in "),
      ("base#num.status", "due 2018-03-05"), ("base#held", "Hold in "),
      ("base#held", "intervals in which b held"), ("base#held", "2018-02-05"),
      ("base#steps", "weight 2"), ("base", "weight 2"), ("base", "Rollup: own"),
      ("base", "dropped"), ("base", "guardrail, never averaged"), ("calls", "Plan in "),
      ("calls", "Warn in "), ("calls.value", "mean"), ("calls", "8.5 %"),
    ])
  func explained(figure: String, text: String) throws {
    let answer = try CommandSandbox(Self.told).qd("explain", figure)
    #expect(answer.exitCode == 0 && answer.output.contains(text), "\(answer.output)")
  }

  @Test(
    "what an object says of itself is in each report",
    arguments: ["text", "markdown", "html", "csv"])
  func reported(format: String) throws {
    let report = try CommandSandbox(Self.told).qd("report", "--format", format)
    #expect(report.exitCode == 0)
    let words = report.output.replacing("\\", with: "").replacing("\n  ", with: " ")
    for text in [
      "Base", "Num", "Tom", "It counts", "Call", "https://b.example", "doc", "5k", "Calls matter",
      "https://c.example", "board", "7k", "good",
    ] {
      #expect(words.contains(text), "\(format): \(text)")
    }
    // A table of key results has no row of its own for an objective.
    guard format != "csv" else { return }
    for text in ["Because", "Do it", "https://a.example", "the epic", "30k", "committed"] {
      #expect(words.contains(text), "\(format): \(text)")
    }
  }
}
