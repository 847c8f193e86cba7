import Canvas
import Goals
import Testing

@testable import Dashboard

@Suite("What was recorded is corrected where it is seen")
struct CorrectingTests {
  private static let journal = "sales/2026-Q4/journal/jenny.csv"

  /// The workshop with one line more in Jenny's journal.
  private static func told(_ line: String) -> Files {
    workshop.map { $0.path == journal ? ($0.path, $0.text + line + "\n") : $0 }
  }

  private static let commented = told(
    "2026-11-20T09:00:00.000+01:00,jenny,lifecycle#days,comment,,,Thier fault")

  private func event(_ at: String, of id: String = "days") throws -> RecordedLine {
    .event(
      .keyResult(keyResult(id)), at: try #require(Moment(parsing: at)), by: "jenny")
  }

  @Test("a check-in is dated in its last field, and read before it is saved")
  func dated() {
    var app = App(after: "/Decrease<Enter>c45<Tab>7<Tab><Tab>fri")
    #expect(app.text.contains("on Friday 2026-11-20"))
    #expect(
      app.press("<Enter>") == [
        .store(
          .checkIn(
            keyResult("days"), value: "45", confidence: 7, note: "", on: "2026-11-20"))
      ])
  }

  @Test("what is dated before the last one says that this stays")
  func earlier() {
    let app = App(after: "/Decrease<Enter>c45<Tab><Tab><Tab>2026-11-01<S-Tab>")
    #expect(app.text.contains("45 days on 2026-11-01; what was recorded on 2026-11-02 stays"))
  }

  @Test(
    "a day to come, and what is no day, is refused in its field",
    arguments: ["tomorrow", "2026-12-01", "soon"])
  func badDay(typed: String) {
    var app = App(after: "/Decrease<Enter>c45<Tab><Tab><Tab>\(typed)")
    let effects = app.press("<Enter>")
    // A whole date is looked at where it is saved.
    #expect(effects.isEmpty == (typed != "2026-12-01"))
    if effects.isEmpty { #expect(app.text.contains("is not a date or time")) }
  }

  @Test("a comment can be dated, and keeps its lines")
  func comment() {
    var app = App(after: "/Decrease<Enter>oOne<C-o>two<Tab>-7")
    #expect(app.text.contains("Saturday 2026-11-14"))
    #expect(
      app.press("<Enter>") == [
        .store(.comment(.keyResult(keyResult("days")), "One\ntwo", on: "2026-11-14"))
      ])
  }

  @Test("a note keeps its lines, pasted ones too, and shows them")
  func lines() {
    var app = App(after: "/Decrease<Enter>c45<Tab><Tab>One<C-o>two")
    _ = app.handle(.keyPressed(.paste("\nthree")))
    let rows = app.frame.lines.filter { $0.hasSuffix("One") || $0.contains("two") }
    #expect(!rows.isEmpty && app.text.contains("three"))
    #expect(
      app.press("<Enter>") == [
        .store(
          .checkIn(
            keyResult("days"), value: "45", confidence: nil, note: "One\ntwo\nthree"))
      ])
  }

  @Test("lines of a note are kept with what wasn't saved")
  func unsaved() throws {
    let typed = try #require(App(after: "/Decrease<Enter>oOne \\n<C-o>two").prompt?.unsavedInput)
    let kept = try #require(UnsavedInput(typed.record))
    #expect(kept.lines.first?.text == "One \\n\ntwo")
  }

  @Test("lines of a note are lines in the history")
  func history() {
    let review = CorrectingTests.told(
      #"2026-11-20T09:00:00.000+01:00,jenny,lifecycle#days,comment,,,One\ntwo"#
    ).review()
    let lines = App(after: "/Decrease<Enter>H", showing: review).frame.lines.map(\.trimmed)
    let one = lines.firstIndex(of: "One")
    #expect(one.map { lines[$0 + 1] } == "two")
  }

  @Test("e in the history opens a check-in as it was, and says it anew")
  func checkIn() throws {
    var app = App(after: "/Decrease<Enter>He")
    #expect(app.text.contains("Correct 2026-11-02: Decrease days"))
    #expect(app.text.contains("Legal was faster."))
    #expect(
      app.press("<C-u>48<Tab><Tab><Tab>-20<Enter>") == [
        .store(
          .correct(
            try event("2026-11-02T09:00:00.000+01:00"),
            Correction(
              value: "48", confidence: 7, note: "Legal was faster.", on: "2026-11-01")))
      ])
  }

  @Test("and a comment")
  func commentAgain() throws {
    var app = App(after: "/Decrease<Enter>He", showing: CorrectingTests.commented.review())
    #expect(app.text.contains("Correct the comment on Decrease days"))
    #expect(
      app.press("<C-u>Their fault<Enter>") == [
        .store(
          .correct(
            try event("2026-11-20T09:00:00.000+01:00"), Correction(note: "Their fault")))
      ])
  }

  @Test("d takes it back, asks first, and takes a reason")
  func takeBack() throws {
    let action = Change.Action.retract(
      try event("2026-11-02T09:00:00.000+01:00"), reason: "slip")
    var app = App(after: "/Decrease<Enter>Hd")
    #expect(app.text.contains("Take back the check-in of 50 of 2026-11-02: Decrease days?"))
    #expect(app.press("<Enter>") == [] && app.prompt == nil)
    #expect(app.press("drslip<Enter>") == [.store(action)])
  }

  @Test("a job's reading, in the history and on the chart of its KPI")
  func reading() {
    let right = Change.Action.correct(
      .reading(revenue, on: "2026-10-31", source: "billing"),
      Correction(value: "421000", note: "two new sites", on: ""))
    for keys in ["3He", "3<Enter>e"] {
      var app = App(after: keys)
      #expect(app.text.contains("Correct 2026-10-31: Monthly revenue"), "\(keys)")
      #expect(app.press("<C-u>421000<Enter>") == [.store(right)])
    }
    #expect(App(after: "3<Enter>d").text.contains("Take back $412000 of 2026-10-31"))
  }

  @Test("the value under the cursor of a key result's chart")
  func chart() {
    let app = App(after: "/Decrease<Enter>2<Enter>e")
    #expect(app.text.contains("Correct 2026-11-02: Decrease days"))
  }

  @Test("what follows from a field is corrected there, and what was taken back stays so")
  func refused() {
    let state = CorrectingTests.told(
      "2026-11-20T09:00:00.000+01:00,jenny,lifecycle,state,active,,")
    for key in ["e", "d"] {
      let app = App(after: "/Shorten<Enter>H" + key, showing: state.review())
      #expect(app.prompt == nil && app.lastLine.contains("it tells of a field"))
    }
    let taken = CorrectingTests.told(
      "2026-11-20T09:00:00.000+01:00,jenny,lifecycle#days,retract,"
        + "2026-11-02T09:00:00.000+01:00 jenny,,")
    let app = App(after: "/Decrease<Enter>Hje", showing: taken.review())
    #expect(app.prompt == nil && app.lastLine.contains("it was taken back already"))
  }

  @Test("nothing of the past is corrected, nor of what is read-only")
  func readOnly() {
    let user = Deck.User(login: "jenny", readOnlyBecause: "the directory was opened read-only")
    for key in ["e", "d"] {
      var app = App(showing: small, user: user)
      _ = app.press("/Decrease<Enter>H" + key)
      #expect(app.prompt == nil && app.lastLine.contains("opened read-only"))
      let past = App(after: "/Decrease<Enter><lt>H" + key)
      #expect(past.prompt == nil && past.lastLine.contains("gt comes back"))
    }
  }
}
