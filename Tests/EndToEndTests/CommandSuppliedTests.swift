import TestSupport
import Testing

/// What a person is told who records what a KPI feeds.
@Suite("Values that a KPI supplies")
struct CommandSuppliedTests {
  private static func files(_ fields: String, unit: String = "deals") -> [String: String] {
    [
      "quarterdeck.rec": "Organization: Acme\nFormat: 1\n",
      "people.rec": "Person: Ann\nId: ann\nLogin: \(CommandSandbox.login)\n",
      "kpis/sales.rec": "KPI: Sales\nOwner: ann\nUnit: \(unit)\nTarget: >= 100\n" + fields,
      "kpis/sales/cron.csv": "on,value\n2026-09-30,10\n2026-10-30,12\n2026-11-04,6\n",
      "2026-Q4/grow.rec": """
      Objective: Grow
      Why: To stay
      Owner: ann

      KeyResult: Sell more
      Id: sell
      From: 10 \(unit)
      To: 30 \(unit)
      KPI: sales

      """,
    ]
  }

  private static let day = ["--today", "2026-11-05"]

  @Test(
    "A check-in with a value of what is computed is refused, and says how to record",
    arguments: ["Aggregate: sum\n", "Aggregate: mean\n", "Aggregate: max\n", "Measure: growth\n"])
  func computed(fields: String) throws {
    let sandbox = try CommandSandbox(CommandSuppliedTests.files(fields))
    let before = try sandbox.directory.entries()
    let refused = try sandbox.qd(CommandSuppliedTests.day + ["check-in", "grow#sell", "20"])
    #expect(refused.exitCode == 65 && refused.errors.contains("Sell more: its number is the "))
    #expect(refused.errors.contains("qd record kpis/sales VALUE"), "\(refused.errors)")
    #expect(try sandbox.directory.entries() == before)
    let confirmed = try sandbox.qd(CommandSuppliedTests.day + ["check-in", "grow#sell", ""])
    #expect(confirmed.exitCode == 0, "\(confirmed.errors)")
  }

  @Test("What waits is asked for in a way that isn't refused")
  func waiting() throws {
    for (fields, way) in [
      ("Aggregate: sum\n", "qd record kpis/sales VALUE"),
      ("", "qd check-in 2026-Q4/grow#sell VALUE"),
    ] {
      let sandbox = try CommandSandbox(CommandSuppliedTests.files(fields + "Every: week\n"))
      let text = try sandbox.qd("--today", "2026-11-28", "lint").output
      #expect(text.contains("\"Sell more\" has waited") && text.contains(way), "\(text)")
    }
  }

  @Test("A value that comes after the cycle is recorded on its last day, says so, and counts")
  func late() throws {
    let sandbox = try CommandSandbox(CommandSuppliedTests.files(""))
    let day = ["--today", "2027-01-04"]
    let answer = try sandbox.qd(day + ["check-in", "grow#sell", "20"])
    #expect(answer.output.contains("Sell more, recorded on 2026-12-31, its last day"))
    let lines = try sandbox.text(of: "kpis/sales/\(CommandSandbox.login).csv")
    #expect(lines.contains("\n2026-12-31,20,"), "\(lines)")
    #expect(try sandbox.qd(day + ["show", "grow#sell"]).output.contains("20 deals · 50 %"))
    #expect(try sandbox.qd(day + ["kpis"]).output.contains("20 deals"))
  }

  @Test("A reading for the running period says when it counts")
  func running() throws {
    let sandbox = try CommandSandbox(
      CommandSuppliedTests.files("Aggregate: sum\nEvery: month\n"))
    let day = CommandSuppliedTests.day
    let answer = try sandbox.qd(day + ["record", "sales", "5"])
    #expect(
      answer.errors == "qd: 11 deals for this month; the board shows last month's 12 deals\n")
    let earlier = try sandbox.qd(day + ["record", "sales", "3", "--on", "2026-10-12"])
    #expect(earlier.errors.isEmpty && earlier.exitCode == 0)
    let board = try sandbox.qd(day + ["kpis"]).output
    #expect(board.contains("15 deals"), "\(board)")
  }

  @Test("What a share rises by in a month is told in points")
  func points() throws {
    let sandbox = try CommandSandbox(CommandSuppliedTests.files("", unit: "%"))
    let text = try sandbox.qd(CommandSuppliedTests.day + ["show", "kpis/sales"]).output
    #expect(text.contains(" pt a month") && !text.contains("% a month"), "\(text)")
  }

  @Test("Where a forecast comes from is printed so that it can be worked out, off its target")
  func forecast() throws {
    var files = CommandSuppliedTests.files("", unit: "%")
    files["2026-Q4/grow.rec"] = files["2026-Q4/grow.rec"]?
      .replacing("From: 10 %", with: "From: 99 %").replacing("To: 30 %", with: "To: 99.95 %")
    files["kpis/sales/cron.csv"] = """
      on,value
      2026-10-05,99.9
      2026-10-12,99.91
      2026-10-19,99.93
      2026-10-26,99.94
      2026-11-02,99.9499

      """
    let sandbox = try CommandSandbox(files)
    let text = try sandbox.qd(CommandSuppliedTests.day + ["explain", "grow#sell.forecast"]).output
    #expect(text.contains("2026-11-02  99.9499 %"), "\(text)")
    // 99.9499 and 59 days of 0.0499 / 28.
    #expect(text.contains("0.00178 pt a day as from the first"), "\(text)")
  }

  @Test("A value and its percentage stay apart on a narrow screen")
  func narrow() throws {
    var files = CommandSuppliedTests.files("", unit: "deals")
    files["2026-Q4/grow.rec"] = files["2026-Q4/grow.rec"]?
      .replacing("From: 10 deals", with: "From: 0").replacing("To: 30 deals", with: "To: 1000")
    files["kpis/sales/cron.csv"] = "on,value\n2026-11-10,339.5\n"
    let sandbox = try CommandSandbox(files)
    let text = try sandbox.qd(
      "--today", "2026-11-10", "screen", "--size", "60x20", "--keys", "/Grow<Enter>"
    ).output
    #expect(text.contains("339.5 de… 33.95 % ~"), "\(text)")
  }
}
