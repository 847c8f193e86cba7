import Foundation
import TestSupport
import Testing

@testable import GoalFiles
@testable import Goals

/// What every change does to the bytes on disk, and that it does nothing else.
@Suite struct StoreChangeTests {
  static let objective = "sales/2018-Q1/shorten.rec"
  static let journal = "sales/2018-Q1/journal/jenny.csv"
  static let header = "+at,by,of,event,value,confidence,note"
  static let at = "2018-02-12T09:30:00.000+01:00,jenny"

  struct Case: CustomTestStringConvertible {
    let action: Change.Action
    let lines: [String]
    let what: String

    init(_ action: Change.Action, _ what: String, _ lines: String...) {
      (self.action, self.what, self.lines) = (action, what, lines)
    }

    var testDescription: String { what }
  }

  static let cases = [
    Case(
      .checkIn("days", "45 days", 7, "two\nlines"), "check-in of 45 days: Decrease lifecycle",
      "\(journal) \(header)", #"\#(journal) +\#(at),shorten#days,check-in,45 days,7,two\nlines"#),
    Case(
      .checkIn("write-the-handbook", "+draft"), "check-in of +draft: Write the handbook",
      "\(journal) \(header)", "\(journal) +\(at),shorten#write-the-handbook,check-in,+draft,,"),
    Case(
      .checkIn("conversion", "9.5", 8), "check-in of 9.5 %: Keep conversion",
      "\(journal) \(header)", "\(journal) +\(at),shorten#conversion,check-in,,8,",
      "sales/kpis/conversion-rate/jenny.csv +on,value,by,note",
      "sales/kpis/conversion-rate/jenny.csv +2018-02-12,9.5,jenny,"),
    Case(
      .checkIn("conversion", "9.5"), "check-in of 9.5 %: Keep conversion",
      "sales/kpis/conversion-rate/jenny.csv +on,value,by,note",
      "sales/kpis/conversion-rate/jenny.csv +2018-02-12,9.5,jenny,"),
    Case(
      .record(conversionRate, value: "10", on: "2018-01-31", note: "late, sorry"),
      "reading of 10 % on 2018-01-31: Conversion",
      "sales/kpis/conversion-rate/jenny.csv +on,value,by,note",
      #"sales/kpis/conversion-rate/jenny.csv +2018-01-31,10,jenny,"late, sorry""#),
    Case(
      .comment(.objective(shorten), "well done"), "comment on Shorten sales lifecycle",
      "\(journal) \(header)", "\(journal) +\(at),shorten,comment,,,well done"),
    Case(
      .set(.objective(shorten), "Owner", "tom"), "Owner tom: Shorten sales lifecycle",
      "\(objective) -Owner: jenny", "\(journal) \(header)",
      "\(journal) +\(at),shorten,retarget,Owner: jenny -> tom,,", "\(objective) +Owner: tom"),
    Case(
      .set(.objective(shorten), "Owner"), "Owner removed: Shorten sales lifecycle",
      "\(objective) -Owner: jenny", "\(journal) \(header)",
      "\(journal) +\(at),shorten,retarget,Owner: jenny ->,,"),
    Case(
      .set(.keyResult("days"), "Weight", "2"), "Weight 2: Decrease lifecycle",
      "\(journal) \(header)", "\(journal) +\(at),shorten#days,retarget,Weight: -> 2,,",
      "\(objective) +Weight: 2"),
    Case(
      .set(.keyResult("days"), "To", "41 days", reason: "lost Tom"),
      "To 41 days: Decrease lifecycle",
      "\(journal) \(header)",
      "\(journal) +\(at),shorten#days,retarget,To: 38 days -> 41 days,,lost Tom",
      "\(objective) -To: 38 days", "\(objective) +To: 41 days"),
    Case(
      .set(.objective(shorten), "State", "Achieved", reason: "good"),
      "State Achieved: Shorten sales lifecycle",
      "\(journal) \(header)", "\(journal) +\(at),shorten,state,achieved,,good",
      "\(journal) +2018-02-12T09:30:00.001+01:00,jenny,shorten#conversion,check-in,8 %,,",
      "\(objective) +State: Achieved"),
    Case(
      .set(.keyResult("write-the-handbook"), "KeyResult", "Print the handbook"),
      "title Print the handbook: Write the handbook",
      "\(objective) -KeyResult: Write the handbook",
      "\(objective) +KeyResult: Print the handbook", "\(objective) +Id: write-the-handbook"),
    Case(
      .set(.kpi(conversionRate), "Target", ">= 9%"), "Target >= 9%: Conversion",
      "sales/kpis/conversion-rate.rec +Target: >= 9%", "sales/kpis/journal/jenny.csv \(header)",
      "sales/kpis/journal/jenny.csv +\(at),conversion-rate,retarget,Target: -> >= 9%,,"),
    Case(
      .set(
        .objective(ObjectiveRef(cycle: shorten.cycle, id: "old")), "Owner", "tom",
        reason: "was wrong"), "Owner tom: Old",
      "\(journal) \(header)", "\(journal) +\(at),old,retarget,Owner: -> tom,,was wrong",
      "sales/2018-Q1/old.rec +Owner: tom"),
    Case(
      .addObjective(
        shorten.cycle, id: nil,
        [RecordField("Objective", "Sell, sell!"), .init("Owner", "tom"), .init("Why", "money")]),
      "new objective: Sell, sell!",
      "\(journal) \(header)", "\(journal) +\(at),sell-sell,added,,,",
      "sales/2018-Q1/sell-sell.rec +Objective: Sell, sell!",
      "sales/2018-Q1/sell-sell.rec +Why: money", "sales/2018-Q1/sell-sell.rec +Owner: tom"),
    Case(
      .addKeyResult(shorten, [.init("KeyResult", "Keep ACV"), .init("Hold", ">= $8000")]),
      "new key result: Keep ACV", "\(journal) \(header)",
      "\(journal) +\(at),shorten#keep-acv,added,,,", "\(objective) +KeyResult: Keep ACV",
      "\(objective) +Id: keep-acv",
      "\(objective) +Hold: >= $8000", "\(objective) +"),
    Case(
      .addKPI(TeamPath("sales"), id: "acv", [.init("KPI", "ACV"), .init("Unit", "$")]),
      "new KPI: ACV", "sales/kpis/acv.rec +KPI: ACV", "sales/kpis/acv.rec +Unit: $",
      "sales/kpis/journal/jenny.csv \(header)", "sales/kpis/journal/jenny.csv +\(at),acv,added,,,"),
    Case(
      .addObjective(
        CycleRef(team: TeamPath("sales"), name: CycleName("2018-Q2")), id: "cycles",
        [.init("Objective", "Cycle")]),
      "new objective: Cycle", "sales/2018-Q2/cycles.rec +Objective: Cycle",
      "sales/2018-Q2/journal/jenny.csv \(header)",
      "sales/2018-Q2/journal/jenny.csv +\(at),cycles,added,,,"),
    Case(
      .set(.objective(shorten), "Owner", "jenny"), "Owner jenny: Shorten sales lifecycle"),
  ]

  @Test("changes the lines it is about and no other; undo leaves what was", arguments: cases)
  func change(_ test: Case) throws {
    let ground = try StoreGround()
    let before = try ground.texts()
    var store = try ground.store()
    let saved = try store.apply(test.action)
    let lines = try ground.difference(from: before).filter {
      !$0.hasSuffix(".rec +") && !$0.hasSuffix(".csv +")
    }
    #expect(lines.sorted() == test.lines.filter { !$0.hasSuffix(" +") }.sorted())
    #expect(saved.what == test.what)
    #expect(saved.warning == nil)
    #expect(saved.organization.findings.filter { $0.severity == .error }.isEmpty)

    guard !test.lines.isEmpty else { return #expect(store.nextUndo() == nil) }
    let undone = try store.undo(at: try moment("2018-02-12T10:00:00+01:00"))
    try #expect(ground.texts().filter { $0.key.hasSuffix(".rec") } == before.records)
    #expect(undone.organization.meaning == (try unchanged().meaning))
    let redone = try store.redo(at: try moment("2018-02-12T11:00:00+01:00"))
    #expect(redone.organization.meaning == saved.organization.meaning)
  }

  private func unchanged() throws -> Organization {
    let ground = try StoreGround()
    var store = try ground.store()
    return try store.load()
  }

  @Test(
    "GNU recutils reads what it leaves",
    .enabled(if: Recutils.isInstalled, "recutils is not installed"), arguments: cases)
  func readable(_ test: Case) throws {
    let ground = try StoreGround()
    var store = try ground.store()
    try store.apply(test.action)
    try #expect(ground.complaints() == "")
  }

  @Test("a new journal and its directory are made, with their modes")
  func directories() throws {
    let ground = try StoreGround()
    chmod(ground.sandbox("sales/2018-Q1"), 0o2770)
    var store = try ground.store()
    try store.apply(.checkIn("days", "45"))
    #expect(ground.sandbox.mode("sales/2018-Q1/journal") == 0o2770)
    #expect(ground.sandbox.mode(StoreChangeTests.journal) == 0o660)
  }

  @Test("events of one instant get an at of their own")
  func unique() throws {
    let ground = try StoreGround()
    var store = try ground.store()
    for _ in 0..<3 { try store.apply(.checkIn("days", "45")) }
    let lines = try ground.sandbox.text(StoreChangeTests.journal).split(separator: "\n").dropFirst()
    #expect(lines.map { $0.dropFirst(20).prefix(3) } == ["000", "001", "002"])
  }

  @Test("the second reading of a day corrects the first; beside another source it has a time")
  func readings() throws {
    let ground = try StoreGround()
    var store = try ground.store()
    try store.apply(.checkIn("conversion", "9"))
    try store.apply(.checkIn("conversion", "10"))
    let file = "sales/kpis/conversion-rate/"
    try #expect(
      ground.sandbox.text(file + "jenny.csv")
        == "on,value,by,note\n2018-02-12,9,jenny,\n2018-02-12,10,jenny,\n")
    var tom = try ground.store("tom")
    try tom.apply(.checkIn("conversion", "11"))
    try #expect(
      ground.sandbox.text(file + "tom.csv").hasSuffix("\n2018-02-12T09:30:00.000+01:00,11,tom,\n"))
    let readings = try tom.load().kpi(conversionRate)?.readings.map(\.value)
    #expect(readings == [8, 10, 11])
  }

  @Test("a login with odd characters has a file of its own that is read again")
  func oddLogin() throws {
    let ground = try StoreGround()
    for login in ["_svc", ".hidden", "DOM\\tom", "a/b", "é"] {
      var store = try ground.store(login)
      let saved = try store.apply(.checkIn("days", "45"))
      #expect(saved.organization.events[shorten]?.contains { $0.by == login } == true)
    }
  }
}

extension [String: String] {
  fileprivate var records: [String: String] { filter { $0.key.hasSuffix(".rec") } }
}

extension Organization {
  /// What it says, without the times of events: fields, values that stand, readings.
  fileprivate var meaning: [String] {
    let fields = objectives.flatMap { objective in
      [objective.fields] + objective.keyResults.map(\.fields)
    }
    let day = Day(parsing: "2018-02-28") ?? Day(number: 0)
    let standing = Review(self, on: day).objectives.values.flatMap { objective in
      objective.keyResults.map {
        "\($0.keyResult.ref.text) \(String(describing: $0.current)) \($0.status) \($0.confidence ?? -1)"
      }
    }
    let kpis = kpis.flatMap { kpi in
      kpi.readings.map { "\(kpi.ref.text) \($0.written) \($0.value)" } + ["\(kpi.fields)"]
    }
    let comments = events.values.flatMap { JournalEvent.standing($0, within: Horizon(on: day)) }
      .map { "\($0.reference.text) \($0.kind) \($0.note)" }
    return fields.map { "\($0)" } + standing.sorted() + kpis + comments.sorted()
  }
}
