import Canvas
import Goals
import Testing

@testable import Dashboard

private let after = Day(year: 2027, month: 1, day: 5) ?? today

@Suite struct ClosingTests {
  private func closing(
    _ keys: String, _ files: Files = workshop, on day: Day = after, width: Int = 100
  ) -> App {
    var app = App(showing: files.review(on: day), width: width)
    _ = app.press("/Shorten<Enter><Esc>Z" + keys)
    return app
  }

  private func store(_ effects: [Effect]) -> Closing? {
    guard case .files(.store(.close(lifecycle, let closing)))? = effects.first else { return nil }
    return closing
  }

  @Test("starts at the objective under the cursor, with scores and outcome proposed")
  func proposal() {
    let app = closing("")
    #expect(app.text.contains("Close 1 of 3") && app.text.contains("has ended"))
    #expect(app.text.contains("59 → 38 days        50  43 %  0.43"))
    #expect(app.text.contains("Outcome             missed"))
    #expect(app.text.contains("Next                carry over"))
    #expect(closing("<Tab><Tab>").text.contains("empty takes 0.43; Legal was faster."))
    #expect(closing("<Tab>").text.contains("another one needs a reason"))
  }

  @Test("of a row that runs begins with what ended and is open still, in its team or one's own")
  func leftOpen() {
    let begun = workshop.with("sales/2027-Q1/next.rec", "Objective: Win the spring\nOwner: tom\n")
      .with("2027-Q1/root.rec", "Objective: Think\nOwner: tom\n")
      .with("support/team.rec", "Team: Support\n")
      .with("support/2027-Q1/help.rec", "Objective: Help\nOwner: tom\n")
    func pages(_ row: String) -> String {
      var app = App(showing: begun.review(on: after))
      _ = app.press("/\(row)<Enter><Esc>Z")
      return app.text
    }
    // Two that ended are one's own, one is another's of sales, one another's of the root team; three
    // of the cycle that runs come behind them.
    for (row, count) in [("Win the spring", 6), ("Think", 7), ("Help", 5)] {
      #expect(pages(row).contains("Close 1 of \(count)"), "\(pages(row))")
      #expect(pages(row).contains("2026 has ended"))
    }
  }

  @Test("values that were late are typed on the page, recorded, and closed with what they come to")
  func values() {
    var app = closing("")
    #expect(app.text.contains("Values"))
    // It waits for days, rate, steps and calls.
    _ = app.press("<Tab><Tab><Tab><Tab><Tab><Tab>")
    #expect(
      app.press("days=40; steps=+rollout<Enter>") == [
        .store(
          .all([
            .checkIn(keyResult("days"), value: "40", confidence: nil, note: ""),
            .checkIn(keyResult("steps"), value: "+rollout", confidence: nil, note: ""),
          ]))
      ], "\(app.text)")
    let later = workshop.editing(
      "sales/2026-Q4/journal/jenny.csv", "at,by,of,event,value,confidence,note\n",
      "at,by,of,event,value,confidence,note\n"
        + "2026-12-31T09:00:00.000+01:00,jenny,lifecycle#days,check-in,40,,\n")
    _ = app.handle(.changeSaved(what: "recorded", later.review(on: after), warning: nil))
    #expect(app.text.contains("recorded; Enter closes it with what is proposed now"))
    #expect(app.text.contains("90 %") && app.text.contains("Close 1 of 3"), "\(app.text)")
  }

  @Test("Goes on names what is carried over; what is taken out stays behind, what is added goes on")
  func goingOn() {
    var app = closing("")
    #expect(app.text.contains("Goes on             days, rate, steps, certified, calls"))
    // From the last field up: New target, Into, Next, Goes on.
    let closing = store(app.press("<S-Tab><S-Tab><S-Tab><S-Tab><C-u>days, steps<Enter>"))
    guard case .carryOver(_, _, let choice)? = closing?.next else {
      return #expect(Bool(false), "\(app.text)")
    }
    #expect(choice.left == ["rate", "certified", "calls"] && choice.kept == [])
    app = self.closing("")
    _ = app.press("<S-Tab><S-Tab><S-Tab><S-Tab><C-u>weeks<Enter>")
    #expect(app.text.contains("there is no key result \"weeks\""), "\(app.text)")
  }

  @Test("closes as proposed with Enter, carrying it over")
  func accepted() {
    var app = closing("")
    let closing = store(app.press("<Enter>"))
    #expect(closing?.outcome == .missed && closing?.reason == "")
    #expect(
      closing?.keyResultScores.contains { $0.keyResult == "days" && $0.score == 0.43 } == true)
    let next = CycleRef(team: TeamPath("sales"), name: CycleName("2027-Q1"))
    #expect(closing?.next == .carryOver(to: next, retargets: []))
  }

  @Test(
    "says what is wrong, and keeps what was typed",
    arguments: [
      ("<C-u>done<Enter>", "write achieved, missed or dropped", "done"),
      ("<Tab>0.9<Enter>", "say why in Reason", "0.9"),
      ("<Tab>7 days<Enter>", "is not a score", "7 days"),
      ("<S-Tab>days=20 hours<Enter>", "is not in days", "20 hours"),
      ("<S-Tab><S-Tab><S-Tab><C-u>party<Enter>", "write end, carry over or graduate", "party"),
      ("<S-Tab><S-Tab><S-Tab><C-u>gra<Tab><C-u><Enter>", "no KPI is named", "gra"),
    ])
  func wrong(keys: String, complaint: String, typed: String) {
    var app = closing("")
    #expect(app.press(keys) == [])
    #expect(app.text.contains(complaint), "\(app.text)")
    #expect(app.text.contains(typed))
  }

  @Test("puts the cursor into the field that is wrong")
  func cursor() {
    let app = closing("<S-Tab><S-Tab><C-u><S-Tab><C-u>graduate<Enter>sales calls")
    #expect(app.text.contains("Into                sales calls"), "\(app.text)")
  }

  @Test(
    "puts the cursor onto the score that is wrong, the objective's or a key result's",
    arguments: [
      ("<Tab>0.9<Tab><Tab><Tab><Enter>", "Score               0.9x"),
      ("<Tab><Tab>0.77<Tab><Tab><Enter>", "Score of days       0.77x"),
    ])
  func scoreCursor(keys: String, line: String) {
    let app = closing(keys + "x")
    #expect(app.text.contains(line), "\(app.text)")
  }

  @Test("takes new targets, other cycles and KPIs")
  func next() {
    var app = closing("")
    var closing = store(app.press("<S-Tab>days=30 days<Enter>"))
    guard case .carryOver(_, let retargets, _)? = closing?.next else {
      return #expect(Bool(false), "not carried over")
    }
    #expect(retargets == [Retarget("days", .to, "30 days", start: "50 days")])
    app = self.closing("")
    closing = store(app.press("<S-Tab><S-Tab><C-u>2027-H1<Enter>"))
    guard case .carryOver(let cycle, _, _)? = closing?.next else {
      return #expect(Bool(false), "not carried over")
    }
    #expect(cycle.path == "sales/2027-H1")
    app = self.closing("")
    closing = store(app.press("<S-Tab><S-Tab><S-Tab><C-u>end<Tab><C-u><Enter>"))
    #expect(closing?.next == .end)
  }

  @Test("graduates what was reached into a KPI, there is one or not")
  func graduating() {
    let files = workshop.editing(
      "sales/2026-Q4/lifecycle.rec",
      "\nKeyResult: Increase calls\nId: calls\nFrom: 25%\nTo: 35%\nKPI: calls\n",
      "")
    var app = closing("", files)
    let closing = store(app.press("<S-Tab><S-Tab><S-Tab><C-u>graduate<Tab><C-u>Sales cycle<Enter>"))
    guard case .graduate(let graduations)? = closing?.next else {
      return #expect(Bool(false), "\(app.text)")
    }
    #expect(graduations.first?.kpi.text == "sales/kpis/sales-cycle")
    #expect(graduations.first?.fields.contains(RecordField("KPI", "Sales cycle")) == true)
  }

  @Test("says that a cycle still runs, and proposes no end of what isn't reached")
  func early() {
    var app = closing("", on: today)
    #expect(app.text.contains("runs until 2026-12-31"))
    #expect(app.press("<Enter>") == [] && app.text.contains("write achieved, missed or dropped"))
  }

  @Test("ends with what was closed, what is open and what is planned")
  func summary() {
    let planned = workshop.with("2027-Q1/plan.rec", "Objective: Win the spring\nState: draft\n")
    var app = App(showing: planned.review(on: after))
    _ = app.press("[/Shorten<Enter><Esc>Z<Enter>")
    let closed = planned.editing(
      "sales/2026-Q4/lifecycle.rec", "Owner: jenny\n", "Owner: jenny\nState: missed\n")
    _ = app.handle(.changeSaved(what: "closed", closed.review(on: after), warning: nil))
    #expect(app.text.contains("Close 2 of 3") && app.text.contains("1 closed"))
    _ = app.press("<PgDn><PgDn>")
    #expect(app.text.contains("Closed  1") && app.text.contains("Open  2"))
    #expect(app.text.contains("Next: 2027-Q1  1") && app.text.contains("Win the spring"))
    #expect(app.press("<Enter>") == [] && app.screens.top == nil && app.row == "lifecycle")
  }

  @Test("offers to close the cycle of a team after the last objective in it")
  func cycle() {
    let closed = workshop.editing(
      "sales/2026-Q4/lifecycle.rec", "Owner: jenny\n", "Owner: jenny\nState: missed\n")
    let both = closed.editing(
      "sales/2026-Q4/outbound.rec", "Owner: tom\n", "Owner: tom\nState: dropped\n")
    var app = self.closing("", closed)
    _ = app.press("<PgUp><PgUp><PgUp>")
    while !app.text.contains("Improve outbound") { _ = app.press("<PgDn>") }
    #expect(app.press("<Enter>").isEmpty, "nothing was measured: it asks")
    #expect(app.press("<C-u>dropped<Enter>").count == 1)
    _ = app.handle(.changeSaved(what: "closed", both.review(on: after), warning: nil))
    #expect(app.text.contains("Close the cycle sales/2026-Q4"))
    #expect(app.text.contains("1 missed, 1 dropped"), "\(app.text)")
    let sales = Reference.cycle(lifecycle.cycle)
    #expect(
      app.press("Ask legal early<Enter>") == [
        .store(
          .set(
            sales,
            [
              FieldEdit("State", from: [], to: ["closed"]),
              FieldEdit("Retrospective", from: [], to: ["Ask legal early"]),
            ], reason: ""))
      ])
    _ = app.handle(.changeRefused("the disk is full"))
    #expect(app.text.contains("the disk is full") && app.text.contains("Ask legal early"))
  }

  @Test("shows the drafts of the next cycle beside what was closed, or below it where it is narrow")
  func beside() {
    let planned = workshop.with("2026-Q4/plan.rec", "Objective: Win the winter\nState: draft\n")
      .with("2026-Q3/cycle.rec", "Cycle: 2026-Q3\nState: closed\nRetrospective: Fewer goals\n")
    for (width, isBeside) in [(80, true), (79, false), (40, false)] {
      var app = App(showing: planned.review(on: after), width: width)
      for _ in 0..<9 where app.deck?.cycle.text != "2026-Q3" { _ = app.press("[") }
      _ = app.press("Z")
      let line = app.frame.lines.first { $0.contains("Closed  1") } ?? ""
      #expect(line.contains("Next: 2026-Q4") == isBeside)
      #expect(app.text.contains("Next: 2026-Q4") && app.text.contains("Looking back"))
      #expect(app.text.contains("Fewer goals"))
      _ = app.press("<Tab><Enter>")
      #expect(app.screens.top == nil && app.deck?.cycle.text == "2026-Q4")
    }
  }

  @Test("leaves with Esc, and gc comes back to what was typed, whatever cycle is shown")
  func leaving() {
    var app = closing("<Tab>1")
    #expect(app.press("<Esc>") == [] && app.lastLine.contains("gc reopens it"))
    #expect(app.screens.top == nil)
    #expect(app.press("[[gc<Enter>") == [])
    #expect(
      app.text.contains("Shorten sales lifecycle") && app.text.contains("Score               1"))
    app = closing("<Esc>")
    #expect(app.screens.top == nil && !app.lastLine.contains("gc"))
  }

  @Test("goes on at every size, and where a page is gone")
  func sizes() {
    for size in [(160, 50), (40, 12), (20, 5), (8, 3), (1, 1)] {
      var app = App(showing: small, width: size.0, height: size.1)
      #expect(app.press("Zx<Tab><PgDn><PgUp><PgDn><PgDn><PgDn>") == [])
      #expect(app.frame.lines.count == size.1)
    }
    var app = closing("")
    _ = app.handle(.organizationLoaded(Review(Organization([]), on: after)))
    #expect(app.text.contains("It isn't there any more") && app.press("<Esc>") == [])
    #expect(app.screens.top == nil)
    let empty: Files = [("quarterdeck.rec", "Organization: Workshop\n")]
    #expect(App(after: "Z", showing: empty.review()).text.contains("There is no objective in"))
  }
}
