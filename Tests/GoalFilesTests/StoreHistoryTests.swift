import Records
import Testing

@testable import GoalFiles
@testable import Goals

/// Every field that decides a figure keeps its history, and values keep their unit.
@Suite struct StoreHistoryTests {
  static let later = "2018-02-20T09:30:00+01:00"
  static let days = Reference.keyResult("days")

  private func review(_ organization: Organization, _ date: String) throws -> Review {
    let day = try #require(Day(parsing: date))
    return Review(organization, on: day, now: try moment(StoreHistoryTests.later))
  }

  struct Case: CustomTestStringConvertible {
    let reference: Reference
    let field: String
    let value: String
    let event: String

    var testDescription: String { field }
  }

  static let cases = [
    Case(reference: days, field: "Weight", value: "2", event: "shorten#days,retarget,Weight: -> 2"),
    Case(
      reference: days, field: "Plan", value: "2018-03-01 45 days",
      event: "shorten#days,retarget,Plan: -> 2018-03-01 45 days"),
    Case(
      reference: days, field: "Due", value: "2018-03-15",
      event: "shorten#days,retarget,Due: -> 2018-03-15"),
    Case(
      reference: days, field: "Role", value: "guardrail",
      event: "shorten#days,retarget,Role: -> guardrail"),
    Case(
      reference: days, field: "Owner", value: "tom", event: "shorten#days,retarget,Owner: -> tom"),
    Case(
      reference: .objective(shorten), field: "Supports", value: "2018/improve",
      event: "shorten,retarget,Supports: improve -> 2018/improve"),
    Case(
      reference: .objective(shorten), field: "Owner", value: "tom",
      event: "shorten,retarget,Owner: jenny -> tom"),
  ]

  @Test("a field that decides a figure is told with both sides and the reason", arguments: cases)
  func retarget(of change: Case) throws {
    let ground = try StoreGround()
    var store = try ground.store()
    try store.apply(.set(change.reference, change.field, change.value, reason: "so"))
    let journal = try ground.sandbox.text(StoreChangeTests.journal)
    #expect(journal.hasSuffix(",jenny,\(change.event),,so\n"))
  }

  @Test("a KPI's is told in the journal of the KPIs, and the past is judged by it")
  func kpi() throws {
    let ground = try StoreGround()
    var store = try ground.store()
    let kpi = Reference.kpi(conversionRate)
    try store.apply(.set(kpi, "Target", ">= 9%", reason: "agreed"))
    let saved = try store.apply(.set(kpi, "Target", ">= 7%"), at: StoreHistoryTests.later)
    #expect(
      try ground.sandbox.text("sales/kpis/journal/jenny.csv")
        .contains(",jenny,conversion-rate,retarget,Target: -> >= 9%,,agreed\n"))
    func target(_ date: String) throws -> (String?, Health?) {
      let review = try review(saved.organization, date)
      let kpi = review.organization.kpi(conversionRate)
      return (kpi?.target?.value.written, review.standing(of: conversionRate)?.health)
    }
    #expect(try target("2018-02-11") == (nil, .some(.none)))
    #expect(try target("2018-02-12") == (">= 9%", .unhealthy))
    #expect(try target("2018-02-20") == (">= 7%", .healthy))
    #expect(Feed(of: try review(saved.organization, "2018-02-20"), about: kpi).entries.count == 3)
  }

  @Test("a comment on a KPI lies in the journal of the KPIs")
  func comment() throws {
    let ground = try StoreGround()
    var store = try ground.store()
    let saved = try store.apply(.comment(.kpi(conversionRate), "odd"))
    #expect(saved.organization.kpi(conversionRate)?.events.map(\.note) == ["odd"])
    #expect(saved.organization.findings.isEmpty)
    #expect(
      refusal { try store.apply(.rename(.kpi(conversionRate), to: "journal")) } != nil)
    let renamed = try store.apply(.rename(.kpi(conversionRate), to: "rate"))
    let rate = KPIRef(team: TeamPath("sales"), id: "rate")
    #expect(renamed.organization.kpi(rate)?.events.map(\.note) == ["odd"])
  }

  @Test("what is made says so, and isn't there before; undo takes it back")
  func added() throws {
    let ground = try StoreGround()
    var store = try ground.store()
    let saved = try store.apply(
      .addKeyResult(shorten, [RecordField("KeyResult", "Win"), RecordField("To", "5 deals")]))
    let win = KeyResultRef(objective: shorten, id: "win")
    #expect(try review(saved.organization, "2018-02-12").standing(of: win) != nil)
    #expect(try review(saved.organization, "2018-02-11").standing(of: win) == nil)
    let undone = try store.undo(at: try moment(StoreHistoryTests.later))
    #expect(undone.organization.keyResult(win) == nil)
    #expect(undone.organization.findings.isEmpty)
  }

  @Test("milestones that are taken away or renamed leave the others, in the past too")
  func milestones() throws {
    let ground = try StoreGround()
    var store = try ground.store()
    let handbook = KeyResultRef(objective: shorten, id: "write-the-handbook")
    try store.apply(.checkIn("write-the-handbook", "+draft +print"))
    let saved = try store.apply(
      .set(.keyResult("write-the-handbook"), "Milestone", "draft Sketch it"),
      at: StoreHistoryTests.later)
    #expect(try review(saved.organization, "2018-02-20").standing(of: handbook)?.progress == 1)
    let before = try review(saved.organization, "2018-02-13").standing(of: handbook)
    #expect(before?.keyResult.milestones.map(\.text) == ["Draft", "Print"])
    #expect(before?.progress == 1)
    let lint = Lint(try review(saved.organization, "2018-02-20")).findings
    #expect(lint.allSatisfy { $0.code != .unknownId })
  }

  @Test("a milestone that nothing says was taken away is a finding, and hides no other")
  func unknownMilestone() throws {
    let ground = try StoreGround([
      "sales/2018-Q1/journal/tom.csv":
        "at,by,of,event,value,confidence,note\n"
        + "2018-02-01T09:00:00.000Z,tom,shorten#write-the-handbook,check-in,+draft +gone,,\n"
    ])
    var store = try ground.store()
    let review = try review(try store.load(), "2018-02-20")
    let handbook = KeyResultRef(objective: shorten, id: "write-the-handbook")
    #expect(review.standing(of: handbook)?.progress == 1.0 / 3)
    #expect(Lint(review).findings.contains { $0.message.contains("\"gone\"") })
  }

  @Test("a milestone typed without an id keeps its whole text")
  func milestoneText() throws {
    let ground = try StoreGround()
    var store = try ground.store()
    let saved = try store.apply(
      .set(
        .keyResult("write-the-handbook"), "Milestone", "Run the pilot", "run it again",
        "wide (2) Roll"))
    let handbook = KeyResultRef(objective: shorten, id: "write-the-handbook")
    #expect(
      saved.organization.keyResult(handbook)?.milestones == [
        .init(id: "run-the-pilot", text: "Run the pilot"),
        .init(id: "run-it-again", text: "run it again"), .init(id: "wide", text: "Roll", weight: 2),
      ])
  }

  @Test(
    "another unit is refused while values are recorded",
    arguments: [("To", "912 hours"), ("From", "1416 hours"), ("KPI", "conversion-rate")])
  func otherUnit(field: String, value: String) throws {
    let ground = try StoreGround()
    var store = try ground.store()
    try store.apply(.checkIn("days", "50"))
    let before = try ground.texts()
    let edits =
      field == "KPI"
      ? [FieldEdit("KPI", from: nil, to: [value])]
      : [
        FieldEdit(field, from: nil, to: [value]),
        FieldEdit(field == "To" ? "From" : "To", from: nil, to: []),
      ]
    let said = refusal { try store.apply(.set(StoreHistoryTests.days, edits, reason: "")) }
    #expect(said?.contains(field == "KPI" ? "is in %" : "convert(") == true)
    #expect(try ground.difference(from: before).isEmpty)
  }

  @Test("a KPI's unit stays while it has readings")
  func unitOfKPI() throws {
    let ground = try StoreGround()
    var store = try ground.store()
    let said = refusal { try store.apply(.set(.kpi(conversionRate), "Unit", "days")) }
    #expect(said?.contains("recorded in %, not in days") == true)
  }

  @Test("values are converted where they stand, and the past keeps the old unit")
  func convert() throws {
    let ground = try StoreGround()
    var store = try ground.store()
    try store.apply(.checkIn("days", "50", 7, "slow"))
    let ref = KeyResultRef(objective: shorten, id: "days")
    let edits = [FieldEdit("To", from: nil, to: ["912 hours"])]
    let saved = try store.apply(
      .convert(ref, edits, by: 24, reason: "finer"), at: StoreHistoryTests.later)
    let now = try review(saved.organization, "2018-02-20").standing(of: ref)
    #expect(now?.current == .number(1200))
    #expect(now?.confidence == 7)
    #expect(now?.checkIns.map(\.day.text) == ["2018-02-12"])
    #expect(saved.organization.values(of: "From", in: StoreHistoryTests.days) == ["1416 hours"])
    let then = try review(saved.organization, "2018-02-13").standing(of: ref)
    #expect(then?.current == .number(50))
    #expect(then?.progress == now?.progress)
    #expect(saved.organization.findings.isEmpty)
    let undone = try store.undo(at: try moment("2018-02-20T10:00:00+01:00"))
    #expect(try review(undone.organization, "2018-02-20").standing(of: ref)?.current == .number(50))
  }

  @Test("what is planned and graded on the way is converted too")
  func convertOnTheWay() throws {
    let ground = try StoreGround()
    var store = try ground.store()
    try store.apply(.checkIn("days", "50"))
    let days = StoreHistoryTests.days
    try store.apply(
      .set(
        days,
        [
          FieldEdit("Grade", from: [], to: ["0.7 at 40 days"]),
          FieldEdit("Plan", from: [], to: ["2018-02-28 45 days"]),
        ], reason: "agreed"))
    let ref = KeyResultRef(objective: shorten, id: "days")
    let edits = [FieldEdit("To", from: nil, to: ["912 hours"])]
    let saved = try store.apply(
      .convert(ref, edits, by: 24, reason: "finer"), at: StoreHistoryTests.later)
    #expect(saved.organization.values(of: "Grade", in: days) == ["0.7 at 960 hours"])
    #expect(saved.organization.values(of: "Plan", in: days) == ["2018-02-28 1080 hours"])
    #expect(saved.organization.findings.isEmpty)
  }

  @Test("a unit changed by hand is a finding, and nothing is read anew")
  func byHand() throws {
    let ground = try StoreGround()
    var store = try ground.store()
    try store.apply(.checkIn("days", "50"))
    let text = try ground.sandbox.text(StoreChangeTests.objective)
    try ground.sandbox.write(
      text.split(separator: "days", omittingEmptySubsequences: false).joined(separator: "hours")
        .split(separator: "Id: hours").joined(separator: "Id: days"), to: StoreChangeTests.objective
    )
    let organization = try store.load()
    let ref = KeyResultRef(objective: shorten, id: "days")
    #expect(try review(organization, "2018-02-20").standing(of: ref)?.current == nil)
    #expect(organization.findings.contains { $0.code == .unitMismatch })
  }

  @Test("what was edited by hand is a hint with the command that records it")
  func tell() throws {
    let ground = try StoreGround()
    var store = try ground.store()
    try store.apply(.set(StoreHistoryTests.days, "To", "41 days"))
    let text = try ground.sandbox.text(StoreChangeTests.objective)
    try ground.sandbox.write(
      text.split(separator: "To: 41 days").joined(separator: "To: 45 days"),
      to: StoreChangeTests.objective)
    let found = Lint(try review(try store.load(), "2018-02-20")).findings.first {
      $0.code == .silentChange && $0.place.file == StoreChangeTests.objective
    }
    #expect(found?.hint == .tell(StoreHistoryTests.days, field: "To", ["45 days"], since: nil))
    let since = try #require(Day(parsing: "2018-02-15"))
    let saved = try store.apply(
      .tell(
        StoreHistoryTests.days, [FieldEdit("To", from: nil, to: ["45 days"])], since: since,
        reason: "more work"), at: StoreHistoryTests.later)
    func target(_ date: String) throws -> String? {
      try review(saved.organization, date).organization.values(of: "To", in: StoreHistoryTests.days)
        .first
    }
    #expect(try target("2018-02-11") == "38 days")
    #expect(try target("2018-02-14") == "41 days")
    #expect(try target("2018-02-15") == "45 days")
    #expect(
      Lint(try review(saved.organization, "2018-02-20")).findings.allSatisfy {
        $0.code != .silentChange || $0.place.file != StoreChangeTests.objective
      })
  }

  @Test("one of several values that comes or goes is named, and no other")
  func named() throws {
    let ground = try StoreGround()
    var store = try ground.store()
    let handbook = Reference.keyResult(
      KeyResultRef(objective: shorten, id: "write-the-handbook"))
    let gone = try store.apply(.set(handbook, "Milestone", "print (2) Print"))
    #expect(gone.what == "Milestone without draft Draft: Write the handbook")
    let more = try store.apply(
      .set(handbook, "Milestone", "print (2) Print", "bind Bind it"))
    #expect(more.what == "Milestone with bind Bind it: Write the handbook")
    let other = try store.apply(.set(handbook, "Milestone", "sell Sell it"))
    #expect(other.what == "Milestone sell Sell it: Write the handbook")
  }

  @Test("a job's reading is taken back by an event, and was there before")
  func retractedReading() throws {
    let ground = try StoreGround([
      "sales/kpis/conversion-rate/crm.csv": "on,value\n2018-01-31,8\n2018-02-10,80\n"
    ])
    var store = try ground.store()
    let saved = try store.apply(
      .record(conversionRate, value: "", on: "2018-02-10", note: "a slip"))
    #expect(
      try ground.sandbox.text("sales/kpis/journal/jenny.csv")
        .hasSuffix(",jenny,conversion-rate,retract,2018-02-10 crm,,a slip\n"))
    func value(_ date: String) throws -> Double? {
      try review(saved.organization, date).standing(of: conversionRate)?.value
    }
    #expect(try value("2018-02-11") == 80)
    #expect(try value("2018-02-20") == 8)
    let undone = try store.undo(at: try moment("2018-02-13T09:30:00+01:00"))
    #expect(
      try review(undone.organization, "2018-02-20").standing(of: conversionRate)?.value == 80)
    #expect(
      refusal { try store.apply(.record(conversionRate, value: "", on: "2018-02-09", note: "")) }
        == "on: Conversion has no reading of 2018-02-09; its history lists them; nothing was saved")
  }

  @Test("where one source is taken back, the other one's reading of that time counts")
  func overruled() throws {
    let ground = try StoreGround([
      "sales/kpis/conversion-rate.rec": "KPI: Conversion\nUnit: %\nSource: crm\n",
      "sales/kpis/conversion-rate/tom.csv": "on,value\n2018-01-31,7\n",
    ])
    var store = try ground.store()
    let saved = try store.apply(.record(conversionRate, value: "", on: "2018-01-31", note: ""))
    #expect(
      try review(saved.organization, "2018-02-20").standing(of: conversionRate)?.value == 7)
  }

  @Test("a conflict that is settled is told as any change is")
  func settled() throws {
    let file = "sales/2018-Q1/shorten.rec"
    let marked = try #require(StoreGround.files[file]).replacing(
      "To: 38 days\n",
      with: "<<<<<<< HEAD\nTo: 38 days\n=======\nTo: 41 days\n>>>>>>> origin/main\n")
    let ground = try StoreGround([file: marked])
    var store = try ground.store()
    let conflicts = Recfile(parsing: Array(marked.utf8), file: file).conflicts
    let saved = try store.apply(.settle(conflicts, as: .theirs))
    #expect(
      try ground.sandbox.text(StoreChangeTests.journal)
        .hasSuffix(",jenny,shorten#days,retarget,To: 38 days -> 41 days,,\n"))
    let past = try review(saved.organization, "2018-02-11")
    #expect(
      past.organization.keyResult(KeyResultRef(objective: shorten, id: "days"))?.fields[.to]
        == "38 days")
    _ = try store.undo(at: try moment("2018-02-13T09:30:00+01:00"))
    #expect(try ground.sandbox.text(file) == marked)
  }
}
