import TestSupport
import Testing

/// `qd new key-result` with a sentence.
@Suite struct CommandSentenceTests {
  private static let file = "sales/2018-Q1/shorten.rec"

  @Test(
    "saves what was read, prints it, and names the new key result last",
    arguments: [
      (
        ["Reduce response time from 12 hours to 4 hours by March"],
        "read as: reach from 12 to 4 hours, due 2018-03-31\nFrom: 12 hours\nTo: 4 hours\n"
          + "Due: 2018-03-31\n", "Reduce response time",
        "From: 12 hours\nTo: 4 hours\n"
          + "Due: 2018-03-31\n"
      ),
      (
        ["Keep churn below 2%", "Owner=jenny"], "read as: hold < 2 %\nHold: < 2 %\n", "Keep churn",
        "Owner: jenny\nHold: < 2 %\n"
      ),
      (
        ["Hire a counsel for Spain"], "read as: done or not done: no value in it\n",
        "Hire a counsel for Spain", ""
      ),
      (
        ["Achieve an NPS of 60+", "From="], "read as: reach 60\nTo: 60\n", "Achieve an NPS",
        "To: 60\n"
      ),
      (
        ["Raise ACV to 9000", "--kpi", "acv"],
        "read as: reach from $8350 to $9000\nFrom: $8350\nTo: $9000\n", "Raise ACV",
        "From: $8350\nTo: $9000\nKPI: acv\n"
      ),
      (["Keep it at 5", "--plain"], "", "Keep it at 5", ""),
      (["Keep it at 5", "Hold=<= 6"], "", "Keep it", "Hold: <= 6\n"),
    ])
  func saved(words: [String], read: String, title: String, fields: String) throws {
    let sandbox = try CommandSandbox()
    let before = try sandbox.text(of: Self.file)
    let answer = try sandbox.qd(["new", "key-result", "shorten"] + words)
    let id = title.lowercased().split(separator: " ").joined(separator: "-")
    #expect(answer.errors.isEmpty)
    #expect(
      answer.output == "new key result: \(title)\n\(read)sales/2018-Q1/shorten#\(id)\n")
    #expect(
      try sandbox.text(of: Self.file) == before + "\nKeyResult: \(title)\nId: \(id)\n" + fields)
  }

  @Test(
    "what is open, in another unit or unreadable is refused with the way on, and nothing is saved",
    arguments: [
      (
        ["Keep ACV at $8,000"],
        "is $8000 the least, the most, or exactly the level? add 'Hold=>= $8000' (hold ≥ $8000) or "
          + "'Hold=<= $8000' (hold ≤ $8000) or 'Hold== $8000' (hold = $8000) or Hold=…; nothing was "
          + "saved, --plain takes the words as they are"
      ),
      (
        ["Increase retention by 15%"],
        "where does it start? add From=…; nothing was saved, --plain takes the words as they are"
      ),
      (
        ["Reduce it from 12 days to 4 days", "--kpi", "acv"],
        "KPI: 4 days is not in $, the unit of acv; write it in $, or take another KPI"
      ),
      (["Keep it at 5", "--kpi", "acx"], "there is no \"acx\", did you mean acv?"),
      (
        ["Increase it by 5%", "From=abc"],
        "From: \"abc\" is not a quantity; write a number and its unit, like 59 days, 9% or $8000"
      ),
    ])
  func refused(words: [String], complaint: String) throws {
    let sandbox = try CommandSandbox()
    let before = try sandbox.text(of: Self.file)
    let answer = try sandbox.qd(["new", "key-result", "shorten"] + words)
    #expect(answer.errors == "qd: \(complaint)\n")
    #expect(answer.exitCode == 65)
    #expect(answer.output.isEmpty)
    #expect(try sandbox.text(of: Self.file) == before)
  }

  @Test("--dry-run shows what is read and what is open, and saves nothing")
  func dryRun() throws {
    let sandbox = try CommandSandbox()
    let before = try sandbox.text(of: Self.file)
    let sure = try sandbox.qd("new", "key-result", "shorten", "Sign 3 customers", "--dry-run")
    #expect(
      sure.output
        == """
        read as: reach from 0 to 3 customers
        KeyResult: Sign 3 customers
        From: 0 customers
        To: 3 customers

        """)
    #expect(sure.exitCode == 0)
    let open = try sandbox.qd("new", "key-result", "shorten", "Reach an NPS of 9", "--dry-run")
    #expect(
      open.output.hasSuffix(
        "open: where does it start? add From= (at the first check-in) or From=…\n"))
    #expect(open.exitCode == 65)
    #expect(try sandbox.text(of: Self.file) == before)
  }

  @Test("in JSON what was read goes with what was saved")
  func json() throws {
    let sandbox = try CommandSandbox()
    let answer = try sandbox.qd("new", "key-result", "shorten", "Keep churn below 2%", "--json")
    #expect(
      answer.output.contains(
        #""read": {"title": "Keep churn", "reading": "hold < 2 %", "fields": [{"name": "Hold", "#
          + #""value": "< 2 %"}], "questions": []}"#))
    let plain = try sandbox.qd("new", "key-result", "shorten", "Keep it", "--json", "--plain")
    #expect(plain.output.contains(#""read": null"#))
  }
}
