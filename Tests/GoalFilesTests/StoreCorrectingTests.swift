import Records
import Testing

@testable import GoalFiles
@testable import Goals

/// What was recorded earlier is dated, corrected and taken back by new lines only.
@Suite struct StoreCorrectingTests {
  static let now = "2018-02-20T09:30:00+01:00"
  static let kpiJournal = "sales/kpis/journal/jenny.csv"
  static let own = "sales/kpis/conversion-rate/jenny.csv"
  static let days = KeyResultRef(objective: shorten, id: "days")

  private func review(_ organization: Organization, _ date: String) throws -> Review {
    let day = try #require(Day(parsing: date))
    return Review(organization, on: day, now: try moment(StoreCorrectingTests.now))
  }

  private func number(_ organization: Organization, on date: String) throws -> Double? {
    let current = try review(organization, date).standing(of: StoreCorrectingTests.days)?.current
    return if case .number(let number)? = current { number } else { nil }
  }

  private func line(_ id: String, of organization: Organization) throws -> RecordedLine {
    let events = JournalEvent.standing(organization.events(about: .keyResult(id)))
    return try #require(events.last).recordedLine
  }

  private func checkIn(_ value: String, on: String, note: String = "") -> Change.Action {
    .checkIn(StoreCorrectingTests.days, value: value, confidence: nil, note: note, on: on)
  }

  @Test("a check-in can be dated; the order is that of its day, and undo and redo keep it there")
  func dated() throws {
    let ground = try StoreGround()
    var store = try ground.store()
    try store.apply(.checkIn("days", "50"))
    let saved = try store.apply(checkIn("55", on: "2018-02-05"), at: StoreCorrectingTests.now)
    #expect(saved.what == "check-in of 55 days on 2018-02-05: Decrease lifecycle")
    #expect(try number(saved.organization, on: "2018-02-04") == nil)
    #expect(try number(saved.organization, on: "2018-02-06") == 55)
    #expect(try number(saved.organization, on: "2018-02-20") == 50)
    let undone = try store.undo(at: try moment(StoreCorrectingTests.now))
    #expect(try number(undone.organization, on: "2018-02-06") == 55, "as it was known that day")
    #expect(try number(undone.organization, on: "2018-02-20") == 50)
    let redone = try store.redo(at: try moment(StoreCorrectingTests.now))
    #expect(try number(redone.organization, on: "2018-02-20") == 50)
    let standing = try #require(
      JournalEvent.standing(redone.organization.events(about: .keyResult("days"))).first)
    #expect(standing.at.day.text == "2018-02-05")
    #expect(redone.organization.findings.isEmpty)
  }

  @Test("two of one day stand in the order in which they were typed")
  func twoOfADay() throws {
    let ground = try StoreGround()
    var store = try ground.store()
    try store.apply(checkIn("55", on: "2018-02-05"), at: StoreCorrectingTests.now)
    let saved = try store.apply(
      checkIn("54", on: "2018-02-05"), at: "2018-02-20T08:00:00+01:00")
    #expect(try number(saved.organization, on: "2018-02-06") == 54)
  }

  @Test(
    "a day to come is refused, and what is no day",
    arguments: [("2018-02-21", "still to come"), ("soon", "not a date or time")])
  func badDay(on: String, said: String) throws {
    let ground = try StoreGround()
    var store = try ground.store()
    let before = try ground.texts()
    let refused = refusal {
      try store.apply(checkIn("50", on: on), at: StoreCorrectingTests.now)
    }
    #expect(refused?.contains(said) == true)
    #expect(refusal { try store.apply(.comment(.objective(shorten), "x", on: on)) } != nil)
    #expect(try ground.difference(from: before).isEmpty)
  }

  @Test("dated on a key result that a KPI feeds, it is the reading of that day")
  func fed() throws {
    let ground = try StoreGround()
    var store = try ground.store()
    let ref = KeyResultRef(objective: shorten, id: "conversion")
    try store.apply(
      .checkIn(ref, value: "9", confidence: 7, note: "", on: "2018-02-05"),
      at: StoreCorrectingTests.now)
    #expect(try ground.sandbox.text(StoreCorrectingTests.own).contains("\n2018-02-05,9,jenny,\n"))
    let journal = try ground.sandbox.text(StoreChangeTests.journal)
    #expect(
      journal.contains("\n2018-02-05T09:30:00.000+01:00,jenny,shorten#conversion,check-in,,7"))
  }

  @Test("a check-in said anew stands where it stood; one save, one undo, and the old line stays")
  func corrected() throws {
    let ground = try StoreGround()
    var store = try ground.store()
    let saved = try store.apply(.checkIn("days", "500", 7, "slow"))
    try store.apply(.checkIn("days", "48"), at: "2018-02-13T09:30:00+01:00")
    let first = try #require(
      saved.organization.events(about: .keyResult("days")).last
    ).recordedLine
    let before = try ground.texts()
    let right = Correction(value: "50", confidence: 7, note: "slow")
    let corrected = try store.apply(.correct(first, right), at: StoreCorrectingTests.now)
    #expect(
      corrected.what == "50 days instead of 500 days on 2018-02-12: Decrease lifecycle")
    #expect(try number(corrected.organization, on: "2018-02-12") == 50)
    #expect(try number(corrected.organization, on: "2018-02-20") == 48)
    let added = try ground.difference(from: before)
    #expect(added.count == 2 && added.allSatisfy { $0.contains(" +") })
    let feed = Feed(
      of: try review(corrected.organization, "2018-02-20"),
      about: .keyResult(StoreCorrectingTests.days))
    #expect(feed.entries.filter(\.isTakenBack).map(\.text) == ["500 days"])
    let undone = try store.undo(at: try moment(StoreCorrectingTests.now))
    #expect(
      JournalEvent.standing(undone.organization.events(about: .keyResult("days"))).map(\.number)
        == [500, 48])
    #expect(undone.organization.findings.isEmpty)
  }

  @Test("it can be dated otherwise, and goes there")
  func moved() throws {
    let ground = try StoreGround()
    var store = try ground.store()
    let saved = try store.apply(.checkIn("days", "50"))
    let moved = try store.apply(
      .correct(
        try line("days", of: saved.organization),
        Correction(value: "50", note: "", on: "2018-02-09")),
      at: StoreCorrectingTests.now)
    #expect(moved.what == "50 days on 2018-02-09, not 2018-02-12: Decrease lifecycle")
    #expect(try number(moved.organization, on: "2018-02-09") == 50)
    let standing = try review(moved.organization, "2018-02-20").standing(
      of: StoreCorrectingTests.days)
    #expect(standing?.lastCheckIn?.day.text == "2018-02-09")
  }

  @Test("what is said anew as it was changes nothing")
  func needless() throws {
    let ground = try StoreGround()
    var store = try ground.store()
    let saved = try store.apply(.checkIn("days", "50", 7, "slow"))
    let before = try ground.texts()
    let same = Correction(value: "50 days", confidence: 7, note: "slow", on: "2018-02-12")
    try store.apply(.correct(try line("days", of: saved.organization), same))
    #expect(try ground.difference(from: before).isEmpty)
  }

  @Test("another one's is corrected in the own journal, and stays theirs")
  func ofAnother() throws {
    let ground = try StoreGround()
    var (ann, jenny) = (try ground.store("ann"), try ground.store())
    let saved = try ann.apply(.comment(.keyResult("days"), "Thier"))
    let before = try ground.sandbox.text("sales/2018-Q1/journal/ann.csv")
    let corrected = try jenny.apply(
      .correct(try line("days", of: saved.organization), Correction(note: "Their")),
      at: StoreCorrectingTests.now)
    #expect(try ground.sandbox.text("sales/2018-Q1/journal/ann.csv") == before)
    let events = JournalEvent.standing(corrected.organization.events(about: .keyResult("days")))
    #expect(events.map(\.by) == ["ann"] && events.map(\.note) == ["Their"])
    #expect(corrected.organization.findings.isEmpty)
  }

  @Test("what was recorded is taken back, once")
  func retracted() throws {
    let ground = try StoreGround()
    var store = try ground.store()
    try store.apply(.checkIn("days", "50"))
    let saved = try store.apply(.checkIn("days", "4"), at: "2018-02-13T09:30:00+01:00")
    let line = try line("days", of: saved.organization)
    let retracted = try store.apply(.retract(line, reason: "slip"), at: StoreCorrectingTests.now)
    #expect(
      retracted.what == "taking back the check-in of 4 days of 2018-02-13: Decrease lifecycle")
    #expect(try number(retracted.organization, on: "2018-02-20") == 50)
    #expect(
      try ground.sandbox.text(StoreChangeTests.journal).hasSuffix(
        ",jenny,shorten#days,retract,2018-02-13T09:30:00.000+01:00 jenny,,slip\n"))
    #expect(refusal { try store.apply(.retract(line, reason: "")) } != nil)
    #expect(refusal { try store.apply(.correct(line, Correction(value: "5", note: ""))) } != nil)
  }

  @Test("a job's reading is said anew in the own file, and moved; the job's stays to be seen")
  func reading() throws {
    let ground = try StoreGround()
    var store = try ground.store()
    let line = RecordedLine.reading(conversionRate, on: "2018-01-31", source: "crm")
    let corrected = try store.apply(
      .correct(line, Correction(value: "8.5", note: "recount")), at: StoreCorrectingTests.now)
    #expect(corrected.what == "reading of 8.5 % instead of 8 % on 2018-01-31: Conversion")
    #expect(corrected.organization.findings.isEmpty)
    func readings(_ organization: Organization) throws -> [String] {
      let kpi = try #require(organization.kpi(conversionRate))
      return try review(organization, "2018-02-20").readings(of: kpi).map {
        "\($0.written) \($0.value) \($0.source)"
      }
    }
    #expect(try readings(corrected.organization) == ["2018-01-31 8.5 jenny"])
    let told = Feed(of: try review(corrected.organization, "2018-02-20")).entries
    #expect(told.filter(\.isTakenBack).map(\.text) == ["8 %"])
    let mine = RecordedLine.reading(conversionRate, on: "2018-01-31", source: "jenny")
    let moved = try store.apply(
      .correct(mine, Correction(value: "8.5", note: "recount", on: "2018-02-01")),
      at: StoreCorrectingTests.now)
    #expect(try readings(moved.organization) == ["2018-02-01 8.5 jenny"])
    _ = try store.undo(at: try moment(StoreCorrectingTests.now))
    let undone = try store.undo(at: try moment(StoreCorrectingTests.now))
    #expect(try readings(undone.organization) == ["2018-01-31 8.0 crm"])
    #expect(
      try ground.sandbox.text("sales/kpis/conversion-rate/crm.csv") == "on,value\n2018-01-31,8\n")
  }

  @Test("in a closed objective it takes a reason; what a record says is corrected there")
  func refused() throws {
    let ground = try StoreGround()
    var store = try ground.store()
    try store.apply(.checkIn("days", "50"))
    let closed = try store.apply(
      .close(shorten, Closing(outcome: .missed, score: nil)), at: "2018-02-13T09:30:00+01:00")
    let events = closed.organization.events[shorten] ?? []
    let checkIn = try #require(events.first { $0.isCheckIn && $0.keyResult == "days" })
    let state = try #require(events.last { $0.kind.word == .state })
    let line = checkIn.recordedLine
    #expect(
      refusal { try store.apply(.retract(line, reason: "")) }?.contains("is closed") == true)
    #expect(refusal { try store.apply(.correct(line, Correction(value: "5", note: ""))) } != nil)
    #expect(
      refusal { try store.apply(.retract(state.recordedLine, reason: "x")) }?
        .contains("a change of state isn't corrected here") == true)
    try store.apply(.retract(line, reason: "slip"))
  }
}
