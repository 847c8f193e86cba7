import Goals
import Testing

@testable import Dashboard

@Suite struct PromotionTests {
  /// Revenue below its target for two months, and another KPI of the organisation's with a target.
  private let files =
    workshop.with("kpis/mrr/billing.csv", "on,value\n2026-09-30,300000\n2026-10-31,310000\n")
    .with("kpis/churn.rec", "KPI: Churn\nOwner: tom\nUnit: %\nTarget: <= 2.5%\n")

  private func added(_ effects: [Effect]) -> (CycleRef, [RecordField], [[RecordField]])? {
    guard
      case .files(.store(.addObjective(let cycle, _, let fields, let keyResults)))? = effects.first
    else { return nil }
    return (cycle, fields, keyResults)
  }

  @Test("fills in the objective, the KPI's number and a reason")
  func filled() throws {
    var app = App(after: "3P", showing: files.review())
    #expect(app.text.contains("Recover: Monthly revenue"))
    let (cycle, fields, keyResults) = try #require(added(app.press("<Enter>")))
    #expect(cycle.path == "2026-Q4")
    #expect(fields.contains(RecordField("PromotedFrom", "mrr")))
    #expect(fields.contains(RecordField("Owner", "jenny")))
    #expect(keyResults.count == 1)
    #expect(keyResults[0].contains(RecordField("To", "$400000")), "\(keyResults)")
  }

  @Test("offers the team's other KPIs as guardrails, to be ticked with Space")
  func guardrails() throws {
    var app = App(after: "3P<S-Tab><Space>", showing: files.review())
    #expect(app.text.contains("Keep Churn"))
    let (_, _, keyResults) = try #require(added(app.press("<Enter>")))
    #expect(keyResults.last?.contains(RecordField("Hold", "<= 2.5%")) == true)
    app = App(after: "3P<S-Tab><Space><Space>", showing: files.review())
    #expect(added(app.press("<Enter>"))?.2.count == 1)
  }

  @Test("takes what is typed instead")
  func typed() throws {
    var app = App(after: "3P<C-u>Grow up<Tab><C-u>sales/2027-Q1", showing: files.review())
    let (cycle, fields, _) = try #require(added(app.press("<Enter>")))
    #expect(cycle.path == "sales/2027-Q1" && fields.first == RecordField("Objective", "Grow up"))
  }

  @Test("asks for a value to reach, and is for KPIs alone")
  func refused() {
    var app = App(after: "3jjP", showing: files.review())
    #expect(app.press("<Enter>") == [] && app.text.contains("type the value to reach"))
    app = App(after: "P")
    #expect(app.prompt == nil && app.lastLine.contains("go to a KPI first"))
    #expect(App(after: "!}}P", showing: files.review()).prompt is FormPrompt)
  }
}
