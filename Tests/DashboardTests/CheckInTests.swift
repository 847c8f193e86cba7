import Canvas
import Goals
import Testing

@testable import Dashboard

/// Keys that go to a key result of `lifecycle` in its pane, by its place there.
private func going(to index: Int) -> String {
  "/Shorten<Enter>2" + String(repeating: "j", count: index)
}

@Suite struct CheckInTests {
  @Test(
    "brings back the notes typed before with Ctrl-P and Ctrl-N, in the note only",
    arguments: [
      ("c45<Tab><Tab><C-p>", "second"), ("c45<Tab><Tab><C-p><C-p><C-p>", "first"),
      ("c45<Tab><Tab>mine<C-p><C-p><C-n><C-n>", "mine"), ("c45<C-p><Tab><Tab>x", "x"),
      ("C<PgDn>45<Tab><Tab><C-p>", "second"),
    ])
  func notes(keys: String, note: String) {
    var app = App(after: "/days<Enter>")
    for note in ["first", "second"] {
      _ = app.press("c45<Tab><Tab>\(note)<Enter>")
      _ = app.handle(.changeSaved(what: "it", small, warning: nil))
    }
    let effects = app.press("/days<Enter>" + keys + "<Enter>")
    guard case .files(.store(.checkIn(_, _, _, let stored, _)))? = effects.last else {
      Issue.record("no check-in")
      return
    }
    #expect(stored == note)
  }

  @Test("of an objective asks for what nobody feeds first, however long a fed one has waited")
  func handFed() {
    let late = workshop.with("sales/kpis/calls/crm.csv", "on,value\n2026-10-05,28\n").review()
    var app = App(after: "/Shorten<Enter>c", showing: late)
    #expect(app.screens.overview.keyResult?.id == "days")
    _ = app.press("<Esc>")
    #expect(app.prompt == nil)
  }

  @Test("a note typed twice comes back once")
  func repeatedNote() {
    var history = History()
    for note in ["first", "second", "first", ""] { history.note(note, of: .note) }
    #expect(history[.note] == ["second", "first"])
  }

  @Test(
    "stores what was typed, as it was typed",
    arguments: [
      (0, "c45<Tab>7<Enter>", "days", "45", 7, ""),
      (
        0, "c45 days<Tab>0<Tab>Legal is faster, \"now\"<Enter>", "days", "45 days", 0,
        "Legal is faster, \"now\""
      ),
      (0, "c1,045<Enter><Enter>", "days", "1,045", nil, ""),
      (0, "c<Enter>", "days", "", nil, ""), (0, "c<Tab>10<Enter>", "days", "", 10, ""),
      (0, "c45<Tab><Tab> padded <Enter>", "days", "45", nil, "padded"),
      (1, "c9.1%<Enter>", "rate", "9.1%", nil, ""),
      (2, "c+rollout<Enter>", "steps", "+rollout", nil, ""),
      (2, "c<Space><Enter>", "steps", "+rollout", nil, ""),
      (2, "c-pilot<Space><Space><Enter>", "steps", "-pilot +rollout", nil, ""),
      (2, "c-pilot +rollout<Tab>3<Enter>", "steps", "-pilot +rollout", 3, ""),
      (3, "cdone<Enter>", "certified", "done", nil, ""),
      (3, "cno<Enter>", "certified", "no", nil, ""),
      (4, "c30<Tab>8<Enter>", "calls", "30", 8, ""),
    ] as [(Int, String, String, String, Int?, String)])
  func storing(
    index: Int, keys: String, id: String, value: String, confidence: Int?, note: String
  ) {
    var app = App()
    #expect(
      app.press(going(to: index) + keys) == [
        .store(.checkIn(keyResult(id), value: value, confidence: confidence, note: note))
      ])
  }

  @Test("asks once about a value far outside of its range")
  func doubt() {
    var app = App(after: going(to: 0) + "c1,045")
    #expect(app.press("<Enter>") == [])
    #expect(app.text.contains("1045 days is far outside of"))
    #expect(app.press("<Enter>").count == 1)
  }

  @Test(
    "says what is wrong before anything is stored, and keeps what was typed",
    arguments: [
      (0, "cfast", "\"fast\" is not a quantity"), (0, "c45 hours", "\"45 hours\" is not in days"),
      (0, "c45<Tab>11", "\"11\" is not a confidence"),
      (0, "c45<Tab>-1", "\"-1\" is not a confidence"),
      (0, "c45<Tab>x", "\"x\" is not a confidence"), (1, "c$9", "is not in %"),
      (2, "cpilot", "has no + or -"), (2, "c+start", "its milestones are pilot, rollout"),
      (3, "c50", "neither done, not done nor a share"), (4, "c30 calls", "is not in %"),
    ])
  func wrong(index: Int, keys: String, complaint: String) {
    var app = App(showing: small, width: 120)
    #expect(app.press(going(to: index) + keys + "<Enter>") == [])
    #expect(app.text.contains(complaint))
    #expect(app.text.contains(keys.dropFirst().split(separator: "<")[0]))
    #expect(app.press("<Esc>") == [] && app.prompt == nil)
  }

  @Test("reads a value while it is typed")
  func preview() {
    var app = App(after: going(to: 0) + "c45")
    #expect(app.text.contains("45 days · 67 %, was 43 %, expected"))
    _ = app.press("<C-u>5O")
    #expect(app.text.contains("\"5O\" is not in days"))
    _ = app.press("<C-u>")
    #expect(app.text.contains("empty confirms what is recorded"))
    #expect(App(after: going(to: 1) + "c8").text.contains("8 % breaks ≥ 9 %"))
    #expect(App(after: going(to: 3) + "cdone").text.contains("done · 100 %"))
  }

  @Test("can be tried again after a mistake")
  func again() {
    var app = App(after: going(to: 0) + "c45<Tab>11<Enter>")
    #expect(
      app.press("<Backspace><Enter>") == [
        .store(.checkIn(keyResult("days"), value: "45", confidence: 1, note: ""))
      ])
  }

  @Test("of an objective is one of the key result that has waited longest")
  func longest() {
    var app = App(after: "/Shorten<Enter>")
    // The last check-in of days is of the 2nd, those of the others are younger.
    #expect(
      app.press("c45<Enter>") == [
        .store(.checkIn(keyResult("days"), value: "45", confidence: nil, note: ""))
      ])
  }

  @Test("needs something to check in")
  func nothing() {
    var app = App()
    #expect(app.press("c") == [] && app.prompt == nil)
    #expect(app.lastLine.contains("go to an objective"))
    #expect(app.press("/Hire<Enter>c") == [] && app.prompt == nil)
    #expect(app.lastLine.contains("A adds one"))
  }
}

@Suite struct ReadingTests {
  @Test(
    "of a KPI is stored for today or a day",
    arguments: [
      ("3c415k<Enter>", revenue, "415k", "", ""),
      ("3c$415k<Tab>2026-11-20<Tab>Two sites<Enter>", revenue, "$415k", "2026-11-20", "Two sites"),
      ("3A415000<Enter>", revenue, "415000", "", ""), ("3jc30%<Enter>", calls, "30%", "", ""),
    ])
  func storing(keys: String, kpi: KPIRef, value: String, on: String, note: String) {
    var app = App()
    #expect(app.press(keys) == [.store(.record(kpi, value: value, on: on, note: note))])
  }

  @Test(
    "says what is wrong before anything is stored",
    arguments: [
      ("3c<Enter>", "type the value that was measured"), ("3c4O0k<Enter>", "is not a quantity"),
      ("3c400 €<Enter>", "is not in $"),
      ("3c400<Tab>tomorrow<Enter>", "\"tomorrow\" is not a date or time; write it as 2026-11-21"),
    ])
  func wrong(keys: String, complaint: String) {
    var app = App(showing: small, width: 120)
    #expect(app.press(keys) == [])
    #expect(app.text.contains(complaint))
  }

  @Test("says where a value lies while it is typed")
  func preview() {
    #expect(App(after: "3c390k").text.contains("$390000 is outside the target ≥ $400k"))
    #expect(App(after: "3c410k").text.contains("is inside the target"))
  }
}
