import Goals
import Testing

@testable import Records

/// What fields of a KPI come to, from the file to the figure.
@Suite("A KPI's") struct KPIFieldTests {
  /// A data directory with one KPI, `k`, and its readings.
  private func directory(
    _ fields: String, readings: String = "", _ more: [String: String] = [:]
  ) -> DataDirectory {
    var text: DirectoryText = [
      "quarterdeck.rec": "Organization: Softwave\nFormat: 1\n",
      "people.rec": "Person: Ann\nId: ann\n",
      "kpis/k.rec": "KPI: K\nOwner: ann\n" + fields,
    ]
    if !readings.isEmpty { text["kpis/k/crm.csv"] = .init(Array("on,value\n\(readings)".utf8)) }
    for (path, content) in more { text[path] = .init(Array(content.utf8)) }
    return DataDirectory(text)
  }

  private func review(_ directory: DataDirectory, on date: String) throws -> Review {
    Review(directory.organization, on: try day(date))
  }

  private func day(_ text: String) throws -> Day { try #require(Day(parsing: text)) }

  private let k = KPIRef(team: .root, id: "k")

  private func standing(_ directory: DataDirectory, on date: String) throws -> KPIStanding {
    try #require(review(directory, on: date).standing(of: k))
  }

  private func codes(_ directory: DataDirectory, on date: String) throws -> [Finding.Code] {
    let practice = Lint(try review(directory, on: date)).findings
    return (directory.organization.findings + practice).map(\.code)
  }

  private func changed(
    _ directory: DataDirectory, _ action: Change.Action, at: String
  ) throws -> DataDirectory {
    var directory = directory
    let moment = try #require(Moment(parsing: at))
    try directory.apply(Change(action, by: "ann", at: moment).revision(in: directory))
    return directory
  }

  private func setting(_ name: FieldName, to values: String...) -> Change.Action {
    .set(.kpi(k), [FieldEdit(name, from: nil, to: values)], reason: "because")
  }

  // MARK: Plan

  @Test(
    "plan holds inside its month, from its day on, the shortest span first, else Target does",
    arguments: [
      ("2026-05-20", ">= 50"), ("2026-07-20", ">= 65"), ("2026-08-20", ">= 65"),
      ("2026-12-20", ">= 300"), ("2027-01-20", ">= 70"),
    ])
  func plan(date: String, bound: String) throws {
    let fields = """
      Target: >= 50
      Plan: 2026-07-01 >= 65
      Plan: 2026-12 300
      Plan: 2027-01-01 >= 70

      """
    let reading = date + ",60\n"
    let found = try review(directory(fields, readings: reading), on: date)
    #expect(found.organization.kpi(k)?.target?.value.written == bound)
    #expect(found.standing(of: k)?.health == (bound == ">= 50" ? .healthy : .unhealthy))
  }

  @Test("plan of a shorter span counts before that of a longer one")
  func shortestSpan() throws {
    let fields = "Target: >= 1\nPlan: 2026 >= 10\nPlan: 2026-Q4 >= 20\nPlan: 2026-12 >= 30\n"
    for (date, level) in [("2026-08-20", 10.0), ("2026-11-20", 20), ("2026-12-20", 30)] {
      let found = try review(directory(fields, readings: date + ",5\n"), on: date)
      #expect(found.organization.kpi(k)?.target?.value.level == level)
    }
  }

  @Test("past periods are judged by the plan of their last day")
  func pastPlan() throws {
    let fields = "Aggregate: sum\nTarget: >= 10\nPlan: 2026-08 >= 30\nPlan: 2026-09 >= 30\n"
    let readings = "2026-07-05,20\n2026-08-05,20\n2026-09-05,20\n"
    let standing = try standing(directory(fields, readings: readings), on: "2026-10-10")
    #expect(standing.unhealthyPeriods == 2)
  }

  @Test("warning bound that isn't looser than the plan in force warns of nothing")
  func planWithoutWatch() throws {
    let fields = "Target: >= 50\nWarn: >= 40\nPlan: 2026-12 >= 30\n"
    let standing = try standing(directory(fields, readings: "2026-12-05,25\n"), on: "2026-12-10")
    #expect(standing.health == .unhealthy)
    let before = try self.standing(
      directory(fields, readings: "2026-11-05,45\n"), on: "2026-11-10")
    #expect(before.health == .watch)
  }

  @Test(
    "plan without days, or a number without a comparison, is a finding",
    arguments: [
      ("Plan: soon >= 5\n", Finding.Code.unreadable), ("Plan: 2026-12\n", .unreadable),
      ("Plan: 2026-12 300\n", .noTarget), ("Target: 1..2\nPlan: 2026-12 300\n", .noTarget),
      ("Unit: $\nTarget: >= 5\nPlan: 2026-12 >= 5 days\n", .unitMismatch),
    ])
  func wrongPlan(fields: String, code: Finding.Code) throws {
    #expect(try codes(directory(fields, readings: "2026-12-05,5\n"), on: "2026-12-10") == [code])
  }

  @Test("change of plan is an event with its reason, and the past is judged without it")
  func planAsOf() throws {
    let before = directory("Target: >= 50\n", readings: "2026-10-05,60\n2026-11-05,60\n")
    let after = try changed(
      before, setting(.plan, to: "2026-10-01 >= 65"), at: "2026-11-10T10:00:00Z")
    #expect(
      after.text.bytes(of: "kpis/journal/ann.csv").map { String(decoding: $0, as: UTF8.self) }?
        .contains("retarget,Plan: -> 2026-10-01 >= 65,,because") == true)
    #expect(try standing(after, on: "2026-11-10").health == .unhealthy)
    #expect(try standing(after, on: "2026-11-09").health == .healthy)
  }

  // MARK: Measure

  @Test("growth over the year before holds against the same period of that year")
  func yearGrowth() throws {
    let fields = "Aggregate: sum\nMeasure: growth year\nTarget: >= 10 %\n"
    let readings = "2025-10-05,100\n2025-11-05,300\n2026-10-05,115\n2026-11-05,5\n"
    let found = try review(directory(fields, readings: readings), on: "2026-11-20")
    let (kpi, standing) = (found.organization.kpi(k), found.standing(of: k))
    #expect(kpi.flatMap { standing?.level(of: $0) } == 15)
    #expect(standing?.health == .healthy)
  }

  @Test("weeks are compared by their number; a 53rd has none before it")
  func weeksOfYears() throws {
    let fields = "Every: week\nMeasure: growth year\n"
    let readings = "2025-12-30,100\n2026-12-29,7\n2027-01-05,120\n"
    let standing = try standing(directory(fields, readings: readings), on: "2027-01-20")
    let growth = standing.periods.compactMap { period in
      period.yearGrowth.map { (period.start.text, $0) }
    }
    #expect(growth.map(\.0) == ["2027-01-04"])
    #expect(growth.map(\.1) == [20])
  }

  // MARK: Of

  private let parts = [
    "kpis/bad.rec": "KPI: Bad\nOwner: ann\nAggregate: sum\nTarget: <= 99\n",
    "kpis/bad/crm.csv": "on,value\n2026-10-01,10\n2026-10-02,1\n",
    "kpis/all.rec": "KPI: All\nOwner: ann\nAggregate: sum\nTarget: >= 1\n",
    "kpis/all/crm.csv": "on,value\n2026-10-01,1000\n2026-10-02,1\n",
  ]

  @Test("ratio is that of both sums over its period, in per cent")
  func ratio() throws {
    let directory = directory("Unit: %\nTarget: <= 2 %\nOf: bad / all\n", parts)
    let standing = try standing(directory, on: "2026-11-02")
    let value = try #require(standing.value)
    #expect(abs(value - 11.0 / 1001 * 100) < 1e-9)
    #expect(standing.health == .healthy)
    #expect(try codes(directory, on: "2026-11-02") == [])
  }

  @Test("ratio by 0, or of what has no reading, has no value")
  func ratioOfNothing() throws {
    var files = parts
    files["kpis/all/crm.csv"] = "on,value\n2026-10-01,0\n"
    let byZero = directory("Of: bad / all\n", files)
    #expect(try standing(byZero, on: "2026-11-02").value == nil)
    files["kpis/all/crm.csv"] = nil
    let ofNothing = directory("Of: bad / all\n", files)
    #expect(try standing(ofNothing, on: "2026-11-02").hasNoData)
  }

  @Test("ratio is stale where a part of it is")
  func staleRatio() throws {
    var files = parts
    files["kpis/all/crm.csv"] = "on,value\n2026-10-01,5\n2026-12-01,5\n"
    let directory = directory("Of: bad / all\n", files)
    #expect(try standing(directory, on: "2026-11-02").isStale == false)
    #expect(try standing(directory, on: "2026-12-04").isStale)
  }

  @Test("ratio takes no readings, and says what to record")
  func recordedRatio() throws {
    let directory = directory("Of: bad / all\n", parts)
    let moment = try #require(Moment(parsing: "2026-11-02T10:00:00Z"))
    #expect(
      throws: Refusal.unreadable(
        field: "K", problem: "its number is bad by all",
        hint: .record(KPIRef(team: .root, id: "bad")))
    ) {
      try Change(.record(k, value: "5", on: "", note: ""), by: "ann", at: moment)
        .revision(in: directory)
    }
  }

  @Test(
    "ratio of what isn't there, of a ratio, or of a formula is a finding",
    arguments: [
      ("Of: bad / none", Finding.Code.dangling), ("Of: bad / k", .nestedRatio),
      ("Of: bad / all / 2", .unreadable), ("Of: (bad + all) / all", .unreadable),
    ])
  func wrongRatio(field: String, code: Finding.Code) throws {
    #expect(directory(field + "\n", parts).organization.findings.map(\.code) == [code])
  }

  @Test("parts are renamed in what divides them, and not deleted from under it")
  func renamedPart() throws {
    let bad = KPIRef(team: .root, id: "bad")
    let renamed = try changed(
      directory("Of: bad / all\n", parts), .rename(.kpi(bad), to: "lost"),
      at: "2026-11-02T10:00:00Z")
    #expect(renamed.organization.kpi(k)?.ratio?.value.text == "lost / all")
    #expect(try standing(renamed, on: "2026-11-02").value == 11.0 / 1001)
    var files = parts
    files["kpis/bad/crm.csv"] = nil
    let directory = directory("Of: bad / all\n", files)
    let moment = try #require(Moment(parsing: "2026-11-02T10:00:00Z"))
    #expect(throws: Refusal.self) {
      try Change(.delete(.kpi(bad)), by: "ann", at: moment).revision(in: directory)
    }
  }

  // MARK: State

  private let fed = [
    "2026-Q4/o.rec": """
    Objective: O
    Why: Because
    Owner: ann

    KeyResult: A
    Id: a
    From: 0
    To: 10
    KPI: k

    KeyResult: B
    Id: b
    Hold: >= 1

    """
  ]

  @Test("retirement takes it off the lists and leaves its key result the last value")
  func retired() throws {
    let before = directory("Target: >= 50\nEvery: day\n", readings: "2026-10-05,4\n", fed)
    let found = try review(before, on: "2026-10-20")
    #expect(found.concerns().contains { $0.reference == .kpi(k) })
    #expect(found.organization.activeKPIs.map(\.ref) == [k])

    let retired = try changed(before, setting(.state, to: "retired"), at: "2026-10-20T10:00:00Z")
    let after = try review(retired, on: "2026-10-20")
    #expect(!after.concerns().contains { $0.reference == .kpi(k) })
    #expect(!after.waiting().contains { $0.reference == .kpi(k) })
    #expect(after.organization.activeKPIs.isEmpty)
    #expect(after.recovery(of: k) == nil)
    let ref = try #require(after.organization.objectives.first?.keyResults.first?.ref)
    #expect(after.standing(of: ref)?.current == .number(4))
    #expect(after.standing(of: ref)?.rhythm == .week)
    #expect(try codes(retired, on: "2026-10-20").contains(.fedByRetired))
    #expect(try review(retired, on: "2026-10-19").concerns().contains { $0.reference == .kpi(k) })

    let own = try changed(
      retired, .checkIn(ref, value: "6", confidence: nil, note: ""), at: "2026-10-21T10:00:00Z")
    #expect(try review(own, on: "2026-10-21").standing(of: ref)?.current == .number(6))
    let late = try changed(
      own, .record(k, value: "9", on: "2026-10-22", note: ""), at: "2026-10-22T10:00:00Z")
    #expect(try review(late, on: "2026-10-22").standing(of: ref)?.current == .number(6))
  }

  // MARK: Bounds and units

  @Test(
    "warning bound inside the target is a finding",
    arguments: [
      (">= 9", ">= 9.5", true), (">= 9", ">= 9", true), (">= 9", "> 9", true),
      ("> 9", ">= 9", false),
      (">= 9", ">= 8", false), ("<= 2", "<= 1", true), ("<= 2", "<= 3", false),
      ("10..20", "12..30", true), ("10..20", "5..25", false), (">= 9", "<= 12", true),
    ])
  func tightWarning(target: String, warn: String, isFound: Bool) throws {
    let directory = directory("Target: \(target)\nWarn: \(warn)\n", readings: "2026-12-05,50\n")
    #expect(
      try codes(directory, on: "2026-12-10").contains(.warnNotLooser) == isFound)
  }

  @Test("unit is the target's where none is written")
  func unitOfTarget() throws {
    let directory = directory("Target: >= $400k\n", readings: "2026-12-05,$500k\n")
    #expect(directory.organization.findings.isEmpty)
    #expect(directory.organization.kpi(k)?.unit == Unit("$"))
    #expect(try standing(directory, on: "2026-12-10").value == 500_000)
  }

  // MARK: Sources

  @Test("readings of one time: Source: decides, then a person's, then the file written last")
  func sources() throws {
    var text = directory(
      "Source: crm\n", readings: "2026-10-01,1\n",
      ["kpis/k/ann.csv": "on,value,by\n2026-10-01,2,ann\n"]
    ).text
    #expect(DataDirectory(text).organization.kpi(k)?.readings.map(\.value) == [1])
    text["kpis/k.rec"] = .init(Array("KPI: K\nOwner: ann\n".utf8))
    let byPerson = DataDirectory(text).organization
    #expect(byPerson.kpi(k)?.readings.map(\.value) == [2])
    #expect(
      byPerson.findings.map(\.message) == [
        "crm says 1 for 2026-10-01, ann says 2, which counts: a person recorded it, not a job"
      ])
    text["kpis/k/zoo.csv"] = .init(bytes: Array("2026-10-01,3\n".utf8), problems: nil, written: 9)
    text["kpis/k/ann.csv"] = nil
    let last = DataDirectory(text).organization
    #expect(last.kpi(k)?.readings.map(\.value) == [3])
    #expect(last.findings.first?.message.hasSuffix("its file was written last") == true)
  }
}
