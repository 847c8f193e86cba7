import Goals
import Testing

@Suite struct SentenceKPITests {
  private func setting(_ kpi: KPI) -> KeyResultSentence.Setting {
    KeyResultSentence.Setting(
      today: day("2026-11-21"), cycle: days("2026-10-01", "2026-12-31"),
      kpi: KeyResultSentence.LinkedKPI(kpi, on: day("2026-11-21"), in: FiscalYear()))
  }

  @Test(
    "takes start, direction and unit from a linked KPI",
    arguments: [
      ("Reach 38 by Q4", "%", nil, "From=52 %; To=38 %; Due=2026-12-31"),
      ("Increase it from 40% to 60%", "%", nil, "From=40 %; To=60 %"),
      ("Keep it at 50", "%", ">= 40%", "Hold=>= 50 %"),
      ("Keep it at 50", "days", "<= 60 days", "Hold=<= 50 days"),
      ("Keep it between 40 and 60", "%", nil, "Hold=40..60"),
      ("Halve it", "days", nil, "From=52 days; To=26 days"),
      ("Increase it by 25%", "$", nil, "From=$52; To=$65"),
      ("Improve it by 25%", "days", "<= 60 days", "From=52 days; To=39 days"),
    ] as [(String, String, String?, String)])
  func linked(text: String, unit: String, target: String?, fields: String) throws {
    let kpi = try aKPI(readings: ["2026-11-01": 60, "2026-11-20": 52, "2026-11-30": 70]) {
      $0.unit = Unit(unit)
      $0.target = try target.map { written(try Bound(parsing: $0)) }
    }
    let sentence = try readSentence(text, in: setting(kpi))
    #expect(spelled(sentence.fields) == fields)
    #expect(sentence.questions.isEmpty)
  }

  @Test("Better: says the direction where no target does, and without either it is asked")
  func better() throws {
    let down = try aKPI { $0.better = .down }
    #expect(spelled(try readSentence("Keep it at 5", in: setting(down)).fields) == "Hold=<= 5")
    let silent = try readSentence("Keep it at 5", in: setting(try aKPI()))
    #expect(silent.fields.isEmpty && silent.questions.map(\.field) == [.hold])
  }

  @Test("a KPI without readings knows no start")
  func unmeasured() throws {
    let sentence = try readSentence("Reach 60", in: setting(try aKPI()))
    #expect(sentence.questions.map(\.field) == [.from])
  }

  @Test("growth is measured in per cent, from its latest change")
  func growth() throws {
    let kpi = try aKPI(readings: ["2026-09-20": 100, "2026-10-20": 110, "2026-11-20": 121]) {
      $0.measure = .growth
      $0.unit = Unit("users")
    }
    #expect(spelled(try readSentence("Reach 15", in: setting(kpi)).fields) == "From=10 %; To=15 %")
  }

  @Test(
    "another unit than the KPI's is refused",
    arguments: [
      "Reduce it from 59 hours to 38 hours", "Reach 38%", "Keep it below 38 hours",
      "Keep it at $38",
    ])
  func units(text: String) throws {
    let kpi = try aKPI { $0.unit = Unit("days") }
    #expect(throws: Refusal.self) { try readSentence(text, in: setting(kpi)) }
  }

  @Test("the setting finds the KPI from the objective's team, and says what it doesn't find")
  func finding() throws {
    let kpi = try aKPI("sales/kpis/acv", readings: ["2018-01-20": 8100]) { $0.unit = Unit("$") }
    let organization = anOrganization(try anObjective(), kpis: [kpi])
    func linked(_ name: String) throws -> KeyResultSentence.LinkedKPI? {
      try KeyResultSentence.Setting(
        for: objectiveRef("sales/2018-Q1/o"), kpi: name, in: organization, today: day("2018-02-01")
      ).kpi
    }
    #expect(try linked("acv")?.level == 8100)
    #expect(try linked("") == nil)
    #expect(throws: Refusal.unknown("acx", near: "acv")) { try linked("acx") }
  }
}
