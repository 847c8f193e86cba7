import Canvas
import Goals
import Testing

@testable import Dashboard

@Suite struct ReloadTests {
  @Test(
    "keeps the cursor on its object, whatever became of it",
    arguments: [
      ("/Shorten", workshop.editing(sales, "Shorten sales", "Halve the sales"), "lifecycle"),
      ("/Hire", workshop.with("2026-Q4/another.rec", "Objective: Another\n"), "hire"),
      ("/days", workshop.editing(sales, "KeyResult: Keep", "KeyResult: Hold"), "lifecycle#days"),
      // Moved below another one, which is folded.
      ("jzcG", workshop.editing("2026-Q4/hire.rec", "Owner: tom", "Supports: grow"), "hire"),
      // Gone: the objective of a key result, the row that is there now, the last one.
      ("/days", workshop.editing(sales, "Id: days", "Id: weeks"), "lifecycle"),
      ("/Shorten", workshop.with(sales, nil), "hire"),
      ("/Hire", workshop.with("2026-Q4/hire.rec", nil), "outbound"),
      ("/meetings", [], "organization"),
    ] as [(String, Files, String)])
  func tree(keys: String, files: Files, row: String) {
    var app = App(after: keys + "<Enter>1")
    _ = app.handle(.organizationLoaded(files.review()))
    #expect(app.row == row)
    let selected = app.frame.lines.contains { $0.hasPrefix("▌") }
    #expect(selected)
  }

  @Test(
    "keeps the cursor on its key result, or on the one that took its place",
    arguments: [
      (
        "2j",
        workshop.editing(
          sales, "KeyResult: Decrease days\nId: days\nFrom: 59 days\nTo: 38 days\n\n", ""), "rate"
      ),
      ("2j", workshop.editing(sales, "Id: rate", "Id: conversion"), "conversion"),
      (
        "2jjjj",
        workshop.editing(
          sales, "KeyResult: Increase calls\nId: calls\nFrom: 25%\nTo: 35%\nKPI: calls\n", ""),
        "certified"
      ),
      ("2jj", workshop.editing(sales, "Validate two", "Validate three"), "steps"),
    ])
  func keyResults(keys: String, files: Files, id: String) {
    var app = App(after: "/Shorten<Enter>" + keys)
    _ = app.handle(.organizationLoaded(files.review()))
    #expect(app.screens.overview.keyResult?.id == id)
  }

  @Test(
    "keeps the cursor on its KPI, or on the one that took its place",
    arguments: [
      ("3j", workshop.with("kpis/churn.rec", "KPI: Churn\n"), "calls"),
      ("3j", workshop.with("sales/kpis/calls.rec", nil), "mrr"),
      ("3", workshop.with("kpis/mrr.rec", nil), "calls"),
      (
        "3j", workshop.with("sales/kpis/calls.rec", nil).with("sales/kpis/wins.rec", "KPI: Wins\n"),
        "mrr"
      ),
    ])
  func kpis(keys: String, files: Files, id: String) {
    var app = App(after: keys)
    _ = app.handle(.organizationLoaded(files.review()))
    #expect(app.screens.overview.kpi?.id == id)
  }

  @Test(
    "keeps an open prompt and what was typed",
    arguments: ["/Shorten<Enter>2c45<Tab>7", "/Hire<Enter>e now", "3c41", "?undo", "/Hi", "aNew"])
  func prompts(keys: String) {
    var app = App(after: keys)
    let before = app.frame
    _ = app.handle(.organizationLoaded(small))
    #expect(app.frame == before)
  }

  @Test("never takes a prompt away to ask about an undo")
  func question() {
    var app = App(after: "/Hire<Enter>e now")
    let before = app.frame
    _ = app.handle(.undoQuestioned(what: "check-in", at: Moment(day: today)))
    #expect(app.frame == before)
  }

  @Test("of what others took away is a question, but never over what is being typed")
  func disappeared() {
    var app = App(after: "/days<Enter>c")
    let before = app.frame
    #expect(app.handle(.disappeared("\"Grow\"")) == [])
    #expect(app.frame == before)
    _ = app.handle(.keyPressed(.escape))
    #expect(app.frame.lines.contains { $0.contains("Removed outside qd: \"Grow\"") })
    #expect(app.handle(.keyPressed(.character("y"))) == [.restore])
  }

  @Test("that it can be read again says so")
  func readable() {
    var app = App(after: "j")
    _ = app.handle(.organizationUnreadable("the directory is gone"))
    _ = app.handle(.organizationLoaded(small))
    #expect(app.lastLine == " the data directory can be read again")
  }

  @Test("that can't be read says so, and leaves the screen")
  func unreadable() {
    var app = App(after: "j")
    _ = app.handle(.organizationUnreadable("the directory is gone"))
    #expect(app.lastLine == " the directory is gone")
    #expect(app.row == "grow")
    _ = app.press("j")
    #expect(app.row == "lifecycle" && app.lastLine.contains("? help"))
  }

  @Test("of a prompt's object that is gone refuses the check-in")
  func gone() {
    var app = App(after: "/days<Enter>c45")
    _ = app.handle(.organizationLoaded(workshop.with(sales, nil).review()))
    #expect(app.press("<Enter>") == [])
    #expect(app.text.contains("it isn't there any more"))
  }
}

private let sales = "sales/2026-Q4/lifecycle.rec"

@Suite struct SavingTests {
  private static let checkIn = Effect.store(
    .checkIn(keyResult("days"), value: "45", confidence: nil, note: ""))

  /// The workshop after a check-in of days on this day.
  private static let saved = workshop.editing(
    "sales/2026-Q4/journal/jenny.csv",
    "2026-11-02T09:00:00.000+01:00,jenny,lifecycle#days,check-in,50",
    "2026-11-21T09:00:00.000+01:00,jenny,lifecycle#days,check-in,45"
  ).review()

  @Test("keeps the prompt until the change was saved or refused")
  func waiting() {
    var app = App(after: "/days<Enter>c45<Tab>7<Enter>")
    #expect(app.prompt != nil)
    _ = app.handle(.changeRefused("days is locked by tom"))
    #expect(app.text.contains("days is locked by tom") && app.text.contains("45"))
    #expect(app.press("<BS>8<Enter>").count == 1)
    _ = app.handle(.changeSaved(what: "check-in of days", Self.saved, warning: nil))
    #expect(app.prompt == nil && app.lastLine.hasPrefix(" saved: check-in of days; "))
  }

  @Test("says that something went wrong after it was saved")
  func warning() {
    var app = App(after: "/days<Enter>c45<Enter>")
    _ = app.handle(.changeSaved(what: "check-in", Self.saved, warning: "undo won't know of it"))
    #expect(app.lastLine == " saved, but undo won't know of it")
  }

  @Test("stores once, and does what was typed ahead afterwards")
  func typingAhead() {
    var app = App(after: "/days<Enter>1")
    #expect(app.press("c45<Enter><Enter>3c415k<Enter>Q") == [Self.checkIn])
    let next = app.handle(.changeSaved(what: "check-in", Self.saved, warning: nil))
    #expect(next.beyondAsking == [.store(.record(revenue, value: "415k", on: "", note: ""))])
    #expect(app.handle(.changeSaved(what: "reading", Self.saved, warning: nil)) == [.quit])
  }

  @Test("forgets what was typed ahead where the change was refused")
  func typedAheadOfRefusal() {
    var app = App(after: "/days<Enter>c45<Enter>Qx")
    #expect(app.handle(.changeRefused("locked")) == [])
    #expect(app.press("<Enter>") == [Self.checkIn])
  }

  @Test("can be left with Esc before the answer, which then disturbs nothing")
  func leaving() {
    var app = App(after: "/days<Enter>c45<Enter><Esc>3c41")
    _ = app.handle(.changeSaved(what: "check-in", Self.saved, warning: nil))
    #expect(app.press("5k<Enter>") == [.store(.record(revenue, value: "415k", on: "", note: ""))])
    _ = app.press("<Esc>")
    _ = app.handle(.changeRefused("locked"))
    #expect(app.lastLine == " locked")
  }

  @Test("stays, and goes to the next key result that is due for this user with a full stop")
  func nextDue() {
    // Of jenny's, days and meetings wait for a check-in.
    var app = App(after: "/days<Enter>c45<Enter>")
    _ = app.handle(.changeSaved(what: "check-in", Self.saved, warning: nil))
    #expect(app.row == "lifecycle#days" && app.prompt == nil)
    _ = app.press(".")
    #expect(app.row == "outbound#meetings" && app.prompt == nil)
    var beside = App(after: "/Shorten<Enter>2c45<Enter>")
    _ = beside.handle(.changeSaved(what: "check-in", Self.saved, warning: nil))
    #expect(beside.row == "lifecycle")
    _ = beside.press(".")
    #expect(beside.row == "outbound")
    #expect(beside.screens.overview.keyResult == keyResult("meetings", of: outbound))
    #expect(beside.screens.overview.focus == .keyResults)
  }

  @Test("stays where it is after a check-in that wasn't due, and after the last one due")
  func stays() {
    var app = App(after: "/conversion<Enter>c9<Enter>")
    _ = app.handle(.changeSaved(what: "check-in", small, warning: nil))
    #expect(app.row == "lifecycle#rate")
    var tom = App(user: Deck.User(login: "tom"))
    _ = tom.press("/days<Enter>c45<Enter>")
    _ = tom.handle(.changeSaved(what: "check-in", Self.saved, warning: nil))
    #expect(tom.row == "lifecycle#days")
  }
}

@Suite struct UndoTests {
  @Test(
    "asks for what is taken back and done again",
    arguments: [
      ("u", Effect.undo(confirmed: false)), ("U", .redo), ("<C-r>", .redo),
    ])
  func asking(keys: String, effect: Effect) {
    var app = App()
    #expect(app.press(keys) == [effect])
    _ = app.handle(.changeTakenBack(what: "check-in of days", small))
    #expect(app.lastLine == " undone: check-in of days")
    _ = app.handle(.changeDoneAgain(what: "check-in of days", small))
    #expect(app.lastLine == " redone: check-in of days")
    _ = app.handle(.changeRefused("there is nothing to undo"))
    #expect(app.lastLine == " there is nothing to undo")
  }

  @Test(
    "of an earlier session wants a yes; everything else is no",
    arguments: [
      ("y", [Effect.undo(confirmed: true)], false), ("Y", [.undo(confirmed: true)], false),
      ("<Enter>", [], false), ("n", [], false), ("N", [], false), ("<Esc>", [], false),
      ("<C-c>", [], false), ("q", [], false), ("x", [], true), ("j", [], true),
    ] as [(String, [Effect], Bool)])
  func confirming(keys: String, effects: [Effect], isOpen: Bool) {
    var app = App()
    _ = app.handle(.undoQuestioned(what: "check-in of days", at: Moment(day: today)))
    #expect(app.lastLine.contains("Undo from 2026-11-21: check-in of days? y / N"))
    #expect(app.press(keys) == effects)
    #expect((app.prompt != nil) == isOpen)
  }
}
