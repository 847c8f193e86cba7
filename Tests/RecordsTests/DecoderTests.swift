import Goals
import Testing

@testable import Records

private let objectiveRef = ObjectiveRef(
  cycle: CycleRef(team: TeamPath("sales"), name: CycleName("2018-Q1")), id: "x")

private func objective(_ text: String) -> Decoded<Objective?> {
  Objective.decoded(Recfile(parsing: Array(text.utf8), file: "x.rec"), as: objectiveRef)
}

private func kpi(_ text: String) -> Decoded<KPI?> {
  KPI.decoded(
    Recfile(parsing: Array(text.utf8), file: "x.rec"), as: KPIRef(team: .root, id: "x"))
}

@Suite struct ObjectiveDecoderTests {
  @Test("reads every field of an objective")
  func objectiveFields() throws {
    let decoded = objective(
      """
      Objective: Shorten sales lifecycle
      Why: It takes
      + too long
      Owner: jenny
      CoOwners: tom
      CoOwners: ann
      SharedWith: marketing
      Supports: 2018/improve
      Supports: other
      Ambition: Committed
      Weight: 0.5
      Rollup: children
      State: missed
      KPI: acv
      KPI: conversion
      Tags: pipeline
      CarriedFrom: a
      CarriedTo: b
      PromotedFrom: c

      """)
    let found = try #require(decoded.value)
    #expect(decoded.findings.isEmpty)
    #expect(found.title == "Shorten sales lifecycle")
    #expect(found.why == "It takes\ntoo long")
    #expect(found.owner == Written("jenny", at: Place(file: "x.rec", line: 4, column: 8)))
    #expect(found.coOwners.map(\.value) == ["tom", "ann"])
    #expect(found.sharedWith.map(\.value) == ["marketing"])
    #expect(found.supports.map(\.value) == ["2018/improve", "other"])
    #expect(found.ambition == .committed)
    #expect(found.weight == 0.5)
    #expect(found.rollup == .children)
    #expect(found.state == .missed)
    #expect(found.kpis.map(\.value) == ["acv", "conversion"])
    #expect(found.tags == ["pipeline"])
    let links = [found.carriedFrom, found.carriedTo, found.promotedFrom].map { $0?.value }
    #expect(links == ["a", "b", "c"])
    #expect(found.fields.count == 18)
  }

  @Test("reads what objectives and key results say beside their figures")
  func background() throws {
    let decoded = objective(
      """
      Objective: Shorten sales lifecycle
      Priority: 2
      Link: https://example.org/epic/7 the epic
      Link: https://example.org
      Initiative: Hire a deal desk

      KeyResult: Days
      Why: Slow deals die
      CoOwners: tom
      CoOwners: ann
      Grade: 0.7 at 40 days
      Initiative: Templates
      From: 59 days
      To: 38 days

      """)
    let found = try #require(decoded.value)
    let days = try #require(found.keyResults.first)
    #expect(decoded.findings.isEmpty)
    #expect(found.priority == 2)
    #expect(found.links.map(\.address) == ["https://example.org/epic/7", "https://example.org"])
    #expect(found.links.map(\.name) == ["the epic", "https://example.org"])
    #expect(found.initiatives == ["Hire a deal desk"])
    #expect(days.why == "Slow deals die")
    #expect(days.coOwners.map(\.value) == ["tom", "ann"])
    #expect(days.grades.map(\.value.score) == [0.7])
    #expect(days.initiatives == ["Templates"])
    #expect(found.named.map(\.value) == ["tom", "ann"])
  }

  private static let wrong: [(line: String, place: String)] = [
    ("Priority: 0", "x.rec:2:11"), ("Priority: first", "x.rec:2:11"),
    ("Priority: 1.5", "x.rec:2:11"),
  ]

  @Test("a priority is a whole number from 1 up", arguments: wrong)
  func priority(line: String, place: String) {
    let findings = objective("Objective: x\n\(line)\n").findings
    #expect(findings.map(\.code) == [.unreadable])
    #expect(findings.map(\.place.text) == [place])
  }

  @Test("a target that isn't known yet is a finding, and nothing is measured against it")
  func unknownTarget() throws {
    let decoded = objective("Objective: x\n\nKeyResult: y\nFrom: 59 days\nTo: ?\n")
    #expect(decoded.findings.map(\.code) == [.noNumber])
    #expect(decoded.findings.map(\.place.text) == ["x.rec:5:5"])
    let keyResult = try #require(decoded.value?.keyResults.first)
    #expect(keyResult.progress(at: .number(50), from: 59) == nil)
    #expect(throws: Never.self) { try RecordKind.check(["?"], of: "To", in: .keyResult) }
  }

  @Test("a grade in another unit is a finding, as one that can't be read is")
  func grades() {
    let text = "Objective: x\n\nKeyResult: y\nFrom: 59 days\nTo: 38 days\nGrade: "
    #expect(objective(text + "0.7 at 40 hours\n").findings.map(\.code) == [.unitMismatch])
    #expect(objective(text + "7 at 40 days\n").findings.map(\.code) == [.unreadable])
    #expect(objective(text + "0.7 at 40\n").findings.isEmpty)
  }

  @Test("reads every field of a key result")
  func keyResultFields() throws {
    let decoded = objective(
      """
      Objective: O

      KeyResult: Decrease lifecycle
      Id: lifecycle
      Owner: tom
      From: 59 days
      To: 38 days
      Plan: 2018-02-28 45 days
      Plan: 2018-01-31 52
      KPI: sales-lifecycle
      Role: guardrail
      Weight: 2
      Due: 2018-03-15
      State: achieved
      GraduatedTo: lifecycle
      Tags: speed

      """)
    let found = try #require(decoded.value?.keyResults.first)
    #expect(decoded.findings.isEmpty)
    #expect((found.ref.id, found.hasWrittenId) == ("lifecycle", true))
    #expect(found.owner?.value == "tom")
    guard case .reach(let from, let to) = found.kind else {
      Issue.record("\(found.kind)")
      return
    }
    #expect((from?.value.text, to?.value.text) == ("59 days", "38 days"))
    #expect(found.plan.map(\.value.day.text) == ["2018-01-31", "2018-02-28"])
    #expect(found.kpi?.value == "sales-lifecycle")
    #expect(found.role == .guardrail)
    #expect(found.weight == 2)
    #expect(found.due?.value.text == "2018-03-15")
    #expect(found.state == .achieved)
    #expect((found.graduatedTo?.value, found.tags) == ("lifecycle", ["speed"]))
  }

  @Test("milestones have an id, a weight in brackets if not 1, and a text")
  func milestones() throws {
    let decoded = objective(
      """
      Objective: O

      KeyResult: K
      Milestone: pilot (2) Run the pilot
      Milestone: launch Launch (in May)
      Milestone: half (0.5)
      Milestone: word (two) Words

      """)
    let found = try #require(decoded.value?.keyResults.first?.milestones)
    #expect(decoded.findings.isEmpty)
    #expect(found.map(\.id) == ["pilot", "launch", "half", "word"])
    #expect(found.map(\.weight) == [2, 1, 0.5, 1])
    #expect(found.map(\.text) == ["Run the pilot", "Launch (in May)", "", "(two) Words"])
  }

  @Test("a key result without Id goes by its title's slug, an empty Id is none")
  func slug() throws {
    let decoded = objective("Objective: O\n\nKeyResult: Keep ACV\nId: \n")
    let found = try #require(decoded.value?.keyResults.first)
    #expect((found.ref.id, found.hasWrittenId) == ("keep-acv", false))
  }

  static let catalogue = [
    Broken(
      "Objective: O\nOwner: ann\n‸Owner: tom\n",
      "Owner stands here a second time [repeated-field] the first one counts; remove this line"),
    Broken(
      "Objective: O\n‸Ownr: ann\n",
      "Ownr is not a field of Objective [unknown-field] did you mean Owner?"),
    Broken(
      "Objective: O\n‸Budget: 5\n",
      "Budget is not a field of Objective [unknown-field] it is kept as it is; Field: Budget in "
        + "quarterdeck.rec makes it known"),
    Broken(
      "Objective: O\nWeight: ‸-1\n",
      #""-1" is not a weight [unreadable] write a number from 0 up"#),
    Broken(
      "Objective: O\nState: ‸finished\n",
      #""finished" is not one of draft, active, achieved, missed, dropped [unreadable] "#
        + "write one of them"),
    Broken(
      "Objective: O\n\n‸KPI: k\n",
      "a record of kind KPI doesn't belong into this file [unreadable] "
        + "begin it with Objective:, or remove the blank line above it"),
    Broken(
      "Objective: O\n\n‸Owner: ann\n",
      "a record that begins with Owner has no kind [stray-line] "
        + "begin it with Objective:, or remove the blank line above it"),
    Broken(
      "Objective: O\n\n‸Objective: P\n",
      "a second objective stands in this file [unreadable] give it a file of its own"),
    Broken(
      "Objective: O\n\nKeyResult: A\nId: a\n\n‸KeyResult: B\nId: a\n",
      #"the id "a" is that of line 3 too [duplicate-id] give one of them another Id:"#),
    Broken(
      "Objective: O\n\nKeyResult: A\nFrom: ‸59 dayz\nTo: 38 days\n",
      #""59 dayz" is not in days [unit-mismatch] give From and To one unit"#),
    Broken(
      "Objective: O\n\nKeyResult: A\nFrom: 5\nTo: ‸5.0\n",
      "the target is where it starts, at 5 [start-equals-target] "
        + "write the level to reach, or Hold: where it must stay"),
    Broken(
      "Objective: O\n\nKeyResult: A\nTo: 5\nHold: ‸>= 3\n",
      "a key result with To can't have Hold as well [reach-and-hold] make two key results of it"),
    Broken(
      "Objective: O\n\nKeyResult: A\nTo: ‸8,000\n",
      #""8,000" has a comma in its number [unreadable] write 8000"#),
    Broken(
      "Objective: O\n\nKeyResult: A\nHold: ‸9%\n",
      #""9%" is not a bound [unreadable] write >= 9%, <= 4, = 60 +- 2 or 10..20"#),
    Broken(
      "Objective: O\n\nKeyResult: A\nHold: >= 9%\nOver: ‸time\n",
      #""time" is not share [unreadable] write Over: share, or remove this line"#),
    Broken(
      "Objective: O\n\nKeyResult: A\nMilestone: ‸Pilot Run it\n",
      #""Pilot" is not a milestone's id [unreadable] write: pilot Run the pilot"#),
    Broken(
      "Objective: O\n\nKeyResult: A\nTo: 5 days\nPlan: ‸2018-02-30 3\n",
      #""2018-02-30" is not a day [unreadable] write it as 2026-11-21"#),
    Broken(
      "Objective: O\n\nKeyResult: A\nTo: 5 days\nPlan: ‸2018-02-28\n",
      "a quantity is missing [unreadable] write a day and a value, like 2026-01-31 52 days"),
    Broken(
      "Objective: O\n\nKeyResult: A\nTo: 5 days\nPlan: ‸2018-02-28 3 hours\n",
      #""3 hours" is not in days [unit-mismatch] plan in the unit of From and To"#),
    Broken(
      "Objective: O\n\nKeyResult: A\nDue: ‸March\n",
      #""March" is not a day [unreadable] write it as 2026-11-21"#),
    Broken(
      "Objective: O\n\nKeyResult: A\nWeight: ‸2 days\n",
      #""2 days" is not a weight [unreadable] write a number from 0 up"#),
  ]

  @Test("says what can't be read, where, and what to write", arguments: catalogue)
  func problems(broken: Broken) {
    let marked = Marked(broken.source)
    let found = objective(marked.text)
    #expect(Broken.lines(found.findings) == broken.findings)
    #expect(found.findings.map(\.place) == marked.places)
    #expect(found.value?.title == "O")
  }

  @Test(
    "a file without an objective gives none, and says so",
    arguments: ["", "# nothing\n", "KeyResult: A\n", "Team: Sales\n"])
  func none(text: String) {
    let found = objective(text)
    #expect(found.value == nil)
    #expect(found.findings.contains { $0.message == "there is no objective in this file" })
  }

  @Test("the first of a repeated field counts, and an unreadable value counts as missing")
  func firstCounts() {
    let found = objective("Objective: O\nOwner: ann\nOwner: tom\nWeight: heavy\n").value
    #expect(found?.owner?.value == "ann")
    #expect(found?.weight == 1)
  }
}

@Suite struct KPIDecoderTests {
  @Test("reads every field of a KPI")
  func fields() throws {
    let decoded = kpi(
      """
      KPI: Sales lifecycle
      Why: speed
      Owner: jenny
      Unit: days
      Target: <= 38 days
      Warn: <= 45
      Every: week
      Aggregate: mean
      Measure: level
      Better: down
      Source: crm
      Source: jenny
      Tags: sales

      """)
    let found = try #require(decoded.value)
    #expect(decoded.findings.isEmpty)
    #expect((found.title, found.why, found.owner?.value) == ("Sales lifecycle", "speed", "jenny"))
    #expect(found.unit == Unit("days"))
    #expect((found.target?.value.upper, found.warn?.value.upper) == (38, 45))
    #expect((found.every, found.aggregate, found.measure) == (.week, .mean, .level))
    #expect(found.better == .down)
    #expect((found.sources, found.tags) == (["crm", "jenny"], ["sales"]))
  }

  static let catalogue = [
    Broken(
      "KPI: K\nUnit: days\nTarget: ‸<= 5 hours\n",
      #""<= 5 hours" is not in days [unit-mismatch] write the number in days"#),
    Broken(
      "KPI: K\nTarget: <= 5\nWarn: ‸<= 6 hours\n",
      #""<= 6 hours" is not in plain numbers [unit-mismatch] give the KPI a Unit:"#),
    Broken(
      "KPI: K\nUnit: $\nMeasure: growth\nTarget: ‸>= $5\n",
      #"">= $5" is not in % [unit-mismatch] write the number in %"#),
    Broken(
      "KPI: K\nEvery: ‸fortnight\n",
      #""fortnight" is not one of day, week, month, quarter, year [unreadable] write one of them"#),
    Broken(
      "KPI: K\nAggregate: ‸median\n",
      #""median" is not one of last, sum, mean, min, max [unreadable] write one of them"#),
    Broken(
      "KPI: K\n\n‸KeyResult: A\n",
      "a record of kind KeyResult doesn't belong into this file [unreadable] "
        + "begin it with KPI:, or remove the blank line above it"),
  ]

  @Test("says what can't be read, where, and what to write", arguments: catalogue)
  func problems(broken: Broken) {
    let marked = Marked(broken.source)
    let found = kpi(marked.text)
    #expect(Broken.lines(found.findings) == broken.findings)
    #expect(found.findings.map(\.place) == marked.places)
    #expect(found.value?.title == "K")
  }
}
