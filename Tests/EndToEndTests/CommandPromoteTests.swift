import TestSupport
import Testing

@Suite("qd promote")
struct CommandPromoteTests {
  /// Sales' churn was unhealthy in January and is in February.
  static let files = CommandSandbox.acme.merging([
    "sales/kpis/churn.rec": """
    KPI: Churn
    Why: It costs us
    Owner: jenny
    Unit: %
    Target: <= 2.5%

    """,
    "sales/kpis/churn/crm.csv": """
    on,value,by,note
    2018-01-31,2.9,crm,
    2018-02-20,3.1,crm,

    """,
    "sales/kpis/nps.rec": "KPI: NPS\n",
  ]) { first, _ in first }

  @Test("makes an objective that recovers, with guardrails, and undo takes it back")
  func recovery() throws {
    let sandbox = try CommandSandbox(CommandPromoteTests.files)
    let answer = try sandbox.qd("promote", "churn", "--guardrail", "acv")
    #expect(answer.errors.isEmpty)
    #expect(
      answer.output == """
        new objective: Bring Churn back to health
        sales/2018-Q1/bring-churn-back-to-health

        """)
    #expect(
      try sandbox.text(of: "sales/2018-Q1/bring-churn-back-to-health.rec") == """
        Objective: Bring Churn back to health
        Why: Unhealthy for 2 months in a row: 3.1 %, the target is ≤ 2.5 %.
        + It costs us
        Owner: jenny
        PromotedFrom: churn

        KeyResult: Lower Churn
        Id: churn
        From: 3.1 %
        To: 2.5 %
        KPI: churn

        KeyResult: Keep Annual contract value
        Id: acv
        Hold: >= $8000
        KPI: acv

        """)
    #expect(
      try sandbox.qd("show", "bring-churn-back-to-health").output.contains(
        "Lower Churn  3.1 → 2.5 %  3.1 %  0 %"))
    #expect(
      try sandbox.qd("undo").output == "undone: new objective: Bring Churn back to health\n")
    #expect(try sandbox.qd("show", "bring-churn-back-to-health").exitCode == 65)
  }

  @Test("leaps where it is asked to, with another title, place and target")
  func leap() throws {
    let sandbox = try CommandSandbox(CommandPromoteTests.files)
    let answer = try sandbox.qd(
      "promote", "acv", "Win bigger deals", "--in", "sales/2018-Q2", "--to", "9,500", "--leap")
    #expect(answer.output == "new objective: Win bigger deals\nsales/2018-Q2/win-bigger-deals\n")
    #expect(
      try sandbox.text(of: "sales/2018-Q2/win-bigger-deals.rec") == """
        Objective: Win bigger deals
        PromotedFrom: acv

        KeyResult: Raise Annual contract value
        Id: acv
        From: $8350
        To: $9500
        KPI: acv

        """)
  }

  @Test("--dry-run prints what would be written, offers guardrails, and writes nothing")
  func dryRun() throws {
    let sandbox = try CommandSandbox(CommandPromoteTests.files)
    let before = try sandbox.directory.entries()
    let answer = try sandbox.qd("promote", "churn", "--dry-run")
    #expect(answer.output.hasPrefix("recovery in sales/2018-Q1; nothing was saved\n\nObjective: "))
    #expect(answer.output.hasSuffix("\noffered besides: --guardrail acv\n"))
    let json = try sandbox.qd("promote", "churn", "--dry-run", "--json", "--guardrail", "acv")
    #expect(json.output.contains(#""from": "3.1 %", "to": "2.5 %""#))
    #expect(json.output.contains(#""guardrails": ["sales/kpis/acv"], "offered": []"#))
    #expect(try sandbox.directory.entries() == before)
  }

  @Test(
    "says why it can't",
    arguments: [
      (["acv"], "to: Annual contract value is inside its target already; say where to", 65),
      (["nps"], "to: NPS has no target; say where to with --to VALUE", 65),
      (["churn", "--to", "2 days"], "to: \"2 days\" is not in %; write the number in %", 65),
      (["churn", "--to", "less"], "to: \"less\" is not a quantity", 65),
      (["churn", "--guardrail", "nps"], "guardrail: sales/kpis/nps has no target to hold", 65),
      (["shorten"], "\"shorten\" is not a KPI", 65),
      (["chrn"], "there is no \"chrn\", did you mean churn?", 65),
      (["churn", "--in", "slaes/2018-Q1"], "there is no \"slaes\"", 65),
      (["churn", "--leap", "--recovery"], "choose one of --leap and --recovery", 64),
    ])
  func refusals(words: [String], sentence: String, exitCode: Int32) throws {
    let sandbox = try CommandSandbox(CommandPromoteTests.files)
    let answer = try sandbox.qd(["promote"] + words)
    #expect(answer.errors.hasPrefix("qd: " + sentence))
    #expect(answer.exitCode == exitCode)
    #expect(answer.output.isEmpty)
  }

  @Test("is offered by show, for a KPI that was unhealthy twice")
  func offered() throws {
    let sandbox = try CommandSandbox(CommandPromoteTests.files)
    let sentence = """
      unhealthy for 2 months in a row; qd promote sales/kpis/churn --recovery makes an objective \
      of it

      """
    #expect(try sandbox.qd("show", "churn").output.contains(sentence))
    #expect(try !sandbox.qd("show", "acv").output.contains("in a row"))
    let json = try sandbox.qd("show", "churn", "--json").output
    #expect(
      json.contains(
        #""unhealthyPeriods": 2, "signals": [], "limits": null, "processChanged": false, "#
          + #""recoveryOffered": true, "impact": []"#))
  }
}
