import Canvas
import Goals
import Testing

@testable import Dashboard

@Suite struct AttentionTests {
  @Test("opens once, however often it is asked for")
  func once() {
    var app = App(after: "!!!")
    #expect(app.screens.above.count == 1)
    _ = app.press("q")
    #expect(app.screens.above.isEmpty)
  }

  private func listed(_ files: Files, _ keys: String = "!", user: String = "jenny") -> App {
    var app = App(showing: files.review(), user: Deck.User(login: user))
    _ = app.press(keys)
    return app
  }

  /// Revenue that is out of its target for three months.
  private let unhealthy = workshop.with(
    "kpis/mrr/billing.csv", "on,value\n2026-08-31,300\n2026-09-30,300\n2026-10-31,300\n")

  @Test("lists what waits, with counts, the user's own first")
  func own() {
    let text = listed(workshop).text
    #expect(text.contains("Yours  2"))
    let rows = text.split(separator: "\n").map(String.init)
    let meetings = rows.firstIndex { $0.contains("Book meetings") }
    let days = rows.firstIndex { $0.contains("Decrease days") && $0.contains("12 days late") }
    #expect(meetings != nil && days != nil)
    #expect(listed(workshop, user: "tom").text.contains("Jenny Murphy"))
  }

  @Test("says how long a KPI has been out of its target, and offers to promote it")
  func kpi() {
    let text = listed(unhealthy).text
    #expect(text.contains("unhealthy for 3 months in a row; P makes a recovery objective of it"))
    #expect(listed(workshop.with("kpis/mrr/billing.csv", nil)).text.contains("never read"))
  }

  @Test("shows broken guardrails, but not those of what is closed")
  func guardrails() {
    let broken = workshop.editing(
      "sales/2026-Q4/journal/jenny.csv", "check-in,9.4,,", "check-in,7,,")
    #expect(listed(broken).text.contains("7 %, should be ≥ 9 %"))
    let closed = broken.editing(
      "sales/2026-Q4/lifecycle.rec", "Owner: jenny\n", "Owner: jenny\nState: missed\n")
    #expect(!listed(closed).text.contains("Guardrails broken"))
  }

  @Test("names cycles that are over, and leads to where their closing begins")
  func unclosed() {
    let files = workshop.with("2026-Q3/late.rec", "Objective: Late\nOwner: jenny\n")
    let app = listed(files)
    #expect(app.text.contains("Cycles to close with Z  1"))
    #expect(app.text.contains("ended on 2026-09-30, 1 open"))
    #expect(!listed(workshop).text.contains("Cycles to close"))
  }

  @Test("goes to what the cursor is on, and acts on it")
  func going() {
    var app = listed(workshop)
    _ = app.press("<Enter>")
    #expect(app.screens.top == nil && app.screens.overview.focus == .keyResults)
    #expect(app.screens.overview.keyResult != nil)
    #expect(listed(workshop, "!c").prompt is CheckInPrompt)
    app = listed(unhealthy, "!}")
    #expect(
      app.screens.subject(in: app.deck ?? Deck(small, cycle: nil, user: app.standpoint.user))
        == .kpi(revenue))
    #expect(
      listed(workshop, "!q").screens.top == nil && listed(workshop, "!<Esc>").screens.top == nil)
  }

  @Test("says so where nothing needs attention")
  func nothing() {
    let files: Files = [("quarterdeck.rec", "Organization: Workshop\n")]
    var app = listed(files)
    #expect(app.text.contains("Nothing needs attention"))
    #expect(app.press("jk<Enter>ED") == [])
    #expect(listed(files, "gf").text.contains("Nothing was found"))
  }

  @Test("keeps the cursor on its row when the files are read again")
  func reload() {
    var app = listed(unhealthy, "!G")
    let deck = app.deck
    let before = deck.flatMap { app.screens.subject(in: $0) }
    _ = app.handle(
      .organizationLoaded(
        unhealthy.editing("sales/2026-Q4/journal/jenny.csv", "check-in,50,7,", "retract,,,")
          .review()))
    #expect(before != nil && app.deck.flatMap { app.screens.subject(in: $0) } == before)
  }
}

@Suite struct FindingsTests {
  private let broken = workshop.editing("sales/2026-Q4/lifecycle.rec", "To: 38 days", "To: 3O days")

  @Test("stand with their place and what to do")
  func listed() {
    let text = App(after: "gf", showing: broken.review()).text
    #expect(text.contains("x \"3O days\" is not a quantity"))
    #expect(text.contains("sales/2026-Q4/lifecycle.rec:12:5"))
    #expect(App(after: "!G", showing: broken.review()).text.contains("lifecycle.rec:12:5"))
  }

  @Test("lead to their object, or to their line in the editor")
  func going() {
    var app = App(after: "gf", showing: broken.review())
    #expect(app.press("E") == [.openEditor(file: "sales/2026-Q4/lifecycle.rec", line: 12)])
    #expect(app.press("<Enter>") == [] && app.screens.top == nil)
    #expect(app.screens.overview.keyResult?.id == "days")
    let files = workshop.with("quarterdeck.rec", "Organization: X\nWrong: x\n")
    app = App(after: "gf", showing: files.review())
    #expect(app.press("<Enter>") == [])
    #expect(app.lastLine.contains("E opens it"))
  }

  @Test("show the lines they speak of, once those were read")
  func excerpts() {
    let place = Place(file: "sales/2026-Q4/lifecycle.rec", line: 12, column: 5)
    var app = App(showing: broken.review())
    guard case .files(.readExcerpts(let places))? = app.press("gf").first else {
      return #expect(Bool(false), "nothing is asked for")
    }
    #expect(places.first == place && places.allSatisfy { $0.line > 0 })
    #expect(app.handle(.excerptsRead([place: ["To: 3O days", "    ^"]])) == [])
    let lines = app.frame.lines
    let row = lines.firstIndex { $0.contains("     To: 3O days") } ?? 0
    #expect(lines[row + 1] == "         ^")
    #expect(app.handle(.organizationLoaded(broken.review())).contains { $0.readsFiles })
    _ = app.press("q")
    #expect(app.handle(.organizationLoaded(broken.review())) == [])
  }

  @Test("move a long line to the left until its caret is seen")
  func longLine() {
    let place = Place(file: "sales/2026-Q4/lifecycle.rec", line: 12, column: 5)
    var app = App(showing: broken.review(), width: 40, height: 12)
    _ = app.press("gf")
    let line = String(repeating: "漢", count: 30) + "3O"
    _ = app.handle(
      .excerptsRead([place: [line, String(repeating: " ", count: 60) + "^"]]))
    let lines = app.frame.lines
    let row = lines.firstIndex { $0.contains("^") } ?? 0
    let caret = lines[row].prefix { $0 != "^" }.count
    #expect(row > 0 && lines[row - 1].contains("3"))
    let before = lines[row - 1].prefix { $0 != "3" }
    #expect(TextWidth.columns(of: String(before)) == caret)
  }

  @Test("scroll, with those before and after in sight")
  func scrolling() {
    let lines = (1...40).map { "Wrong\($0): x" }.joined(separator: "\n")
    let files = workshop.with("2026/grow.rec", "Objective: Grow\nOwner: jenny\n\(lines)\n")
    var app = App(showing: files.review(), width: 60, height: 12)
    _ = app.press("gfjjjjjj")
    #expect(app.frame.cursor.map { $0.y > 1 } == true)
    _ = app.press(String(repeating: "j", count: 34))
    #expect(app.text.contains("Wrong40"))
    _ = app.press("gg")
    #expect(app.text.contains("Warnings  "))
    for size in [(20, 5), (8, 3), (1, 1)] {
      var small = App(showing: files.review(), width: size.0, height: size.1)
      let effects = small.press("gfGkk!GG")
      #expect(effects.allSatisfy { $0.readsFiles })
      #expect(small.frame.lines.count == size.1)
    }
  }
}
