import Canvas
import Goals
import Testing

@testable import Dashboard

@Suite struct SessionTests {
  private func effect(
    _ id: String, _ value: String, _ call: Int? = nil, _ note: String = ""
  ) -> Effect {
    .store(.checkIn(keyResult(id), value: value, confidence: call, note: note))
  }

  /// What was saved, as the store would answer.
  private func saving(_ app: inout App, _ files: Files = workshop) {
    _ = app.handle(.changeSaved(what: "a check-in", files.review(), warning: nil))
  }

  @Test("asks for what waits for the user, the longest first, and never fills the call in")
  func pages() {
    let app = App(after: "C")
    #expect(app.text.contains("Check-in 1 of 2"))
    #expect(app.text.contains("for: Improve outbound"))
    let next = App(after: "C<PgDn>")
    #expect(next.text.contains("Check-in 2 of 2") && next.text.contains("Decrease days"))
    #expect(next.text.contains("It takes us too long to close a deal."))
    #expect(
      next.text.contains("2026-11-02") && next.text.contains("confidence 7 · Legal was faster."))
    #expect(next.frame.lines[21].hasPrefix(" value               confidence      note"))
  }

  @Test("saves a page with Enter, and turns to the next one")
  func saving() {
    var app = App(after: "C<PgDn>")
    #expect(app.press("45<Tab>6<Tab>Good<Enter>") == [effect("days", "45", 6, "Good")])
    #expect(app.text.contains("Check-in 2 of 2"))
    saving(&app)
    #expect(app.text.contains("Check-in done") && app.text.contains("1 of 2 checked in"))
    #expect(app.text.contains("Checked in  1") && app.text.contains("Skipped  1"))
    #expect(app.text.contains("your net confidence"))
    #expect(app.press("<Enter>") == [] && app.screens.top == nil)
    #expect(app.screens.overview.keyResult?.id == "days")
  }

  @Test("says what the progress was, and what it has become")
  func progress() {
    var app = App(after: "C<PgDn>45<Enter>")
    saving(
      &app,
      workshop.editing(
        "sales/2026-Q4/journal/jenny.csv", "lifecycle#days,check-in,50,7",
        "lifecycle#days,check-in,45,7"))
    #expect(app.text.contains("43 % → 67 %"))
  }

  @Test("keeps what was typed while other pages are looked at")
  func turning() {
    var app = App(after: "C12<PgDn>45<PgUp>")
    #expect(app.text.contains("value 12"))
    _ = app.press("<PgDn>")
    #expect(app.text.contains("value 45") && app.text.contains("67 %, was 43 %"))
    _ = app.press("<PgUp><PgUp>")
    #expect(app.text.contains("Check-in 1 of 2"))
  }

  @Test("keeps what was typed where it was refused, and says why")
  func refused() {
    var app = App(after: "C<PgDn>fast<Enter>")
    #expect(app.text.contains("\"fast\" is not a quantity") && app.text.contains("value fast"))
    _ = app.press("<C-u>45<Enter>")
    _ = app.handle(.changeRefused("the disk is full"))
    #expect(app.text.contains("the disk is full") && app.text.contains("value 45"))
    #expect(app.press("<Enter>") == [effect("days", "45")])
  }

  @Test("leaves with Esc, and gc comes back to what was typed")
  func leaving() {
    var app = App(after: "C45<PgDn>7")
    #expect(app.press("<Esc>") == [] && app.lastLine.contains("gc reopens it"))
    #expect(app.screens.top == nil && app.unsaved.isEmpty)
    #expect(app.press("gc<Enter>") == [])
    #expect(app.text.contains("Check-in 2 of 2") && app.text.contains("value 7"))
    _ = app.press("<PgUp>")
    #expect(app.text.contains("Check-in 1 of 2") && app.text.contains("value 45"))
    app = App(after: "C12<Enter>")
    saving(&app)
    _ = app.press("<Esc>")
    #expect(app.screens.top == nil && app.lastLine.contains("1 checked in, 1 left; C goes on"))
  }

  @Test("goes on later with what is left")
  func later() {
    let rest = workshop.editing(
      "sales/2026-Q4/journal/jenny.csv", "check-in,50,7,Legal was faster.\n",
      "check-in,50,7,Legal was faster.\n2026-11-21T09:00:00.000+01:00,jenny,lifecycle#days,check-in,45,,\n"
    )
    #expect(App(after: "C", showing: rest.review()).text.contains("Check-in 1 of 1"))
  }

  @Test("offers to walk everything of the user's where nothing waits")
  func nothing() {
    let day = Day(year: 2026, month: 10, day: 3) ?? today
    var app = App(after: "C", showing: workshop.review(on: day))
    #expect(app.text.contains("Nothing waits for your check-in. Enter walks all 6 of yours."))
    _ = app.press("<Enter>")
    #expect(app.text.contains("Check-in 1 of 6"))
    var stranger = App(showing: small, user: Deck.User(login: "nobody"))
    _ = stranger.press("C")
    #expect(stranger.text.contains("None is yours;"))
    #expect(stranger.press("<Enter>") == [] && stranger.screens.top == nil)
  }

  @Test("ends with a summary however it is walked through, at every size")
  func sizes() {
    for size in [(160, 50), (40, 12), (20, 5), (8, 3), (1, 1)] {
      var app = App(showing: small, width: size.0, height: size.1)
      #expect(app.press("C<PgDn>x<PgDn>") == [])
      #expect(app.screens.top is SessionScreen && app.frame.lines.count == size.1)
      #expect(app.press("q") == [] && app.screens.top == nil)
    }
  }

  @Test("says when a reading for a running period counts")
  func runningPeriod() {
    let files = workshop.editing("kpis/mrr.rec", "Unit: $", "Unit: $\nAggregate: sum\nEvery: week")
    var app = App(after: "C", showing: files.review())
    for _ in 0..<6 where !app.text.contains("Monthly revenue") { _ = app.press("<PgDn>") }
    #expect(app.text.contains("Monthly revenue") && app.text.contains("the value, then the day"))
    _ = app.press("5<Enter>")
    saving(
      &app,
      files.editing("kpis/mrr/billing.csv", "two new sites\n", "two new sites\n2026-11-21,5\n"))
    #expect(app.text.contains("$5 for this week; the board shows"), "\(app.text)")
  }

  @Test("goes on where a page is gone")
  func gone() {
    var app = App(after: "C")
    _ = app.handle(.organizationLoaded(workshop.with("sales/2026-Q4/outbound.rec", nil).review()))
    #expect(app.text.contains("It isn't there any more. PgDn goes on."))
    _ = app.press("<PgDn>")
    #expect(app.text.contains("Decrease days"))
  }

  @Test("needs a directory that may be changed")
  func readOnly() {
    let user = Deck.User(login: "jenny", readOnlyBecause: "it was opened with --read-only")
    var app = App(showing: small, user: user)
    #expect(app.press("C") == [] && app.screens.top == nil)
    #expect(app.lastLine.contains("nothing can be changed"))
  }
}
