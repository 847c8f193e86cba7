import Canvas
import Goals
import Testing

@testable import Dashboard

@Suite struct HistoryTests {
  @Test("shows what happened to the object under the cursor, a group a day")
  func object() {
    let text = App(after: "/Shorten<Enter>H").text
    #expect(text.contains("History: Shorten sales lifecycle"))
    #expect(text.contains("2026-11-19  3") && text.contains("2026-11-02  1"))
    #expect(text.contains("59 → 50 days"))
    #expect(text.contains("Legal was faster."))
  }

  @Test("stays in its place where the row under the cursor is gone")
  func replaced() {
    let rect = Rect(x: 0, y: 0, width: 40, height: 10)
    var list = Listing()
    func groups(_ rows: String...) -> [Listing.Group] {
      [.init(title: "2026", items: rows.map { Listing.Item(text: $0) })]
    }
    list.replace(groups("a", "b", "c"), in: rect)
    #expect(list.move(.down, in: rect) && list.item?.text == "b")
    list.replace(groups("x", "a", "b", "c"), in: rect)
    #expect(list.selected == 2 && list.item?.text == "b")
    list.replace(groups("x", "a", "c", "d"), in: rect)
    #expect(list.selected == 2 && list.item?.text == "c")
    list.replace(groups("x"), in: rect)
    #expect(list.selected == 0)
  }

  @Test("a reading that feeds two key results is told once")
  func fedTwice() {
    let second = "\nKeyResult: Increase them again\nId: again\nTo: 40%\nKPI: calls\n"
    let path = "sales/2026-Q4/outbound.rec"
    let text = (workshop.first { $0.path == path }?.text ?? "") + second
    let entries = Feed(
      of: workshop.with(path, text).review(),
      about: .cycle(CycleRef(path: "sales/2026-Q4"))
    ).entries
    #expect(entries.filter { $0.event == .reading }.map(\.text) == ["29 %", "28 %"])
  }

  @Test("turns with Tab between everything, one object and what is new")
  func scopes() {
    let looked = Moment(parsing: "2026-11-19T09:04:00.000+01:00")
    let user = Deck.User(login: "jenny", lastLook: looked)
    var app = App(showing: small, width: 100, user: user)
    _ = app.press("/Shorten<Enter>H")
    #expect(app.text.contains("since you last looked, on 2026-11-19"))
    #expect(app.text.contains("Everybody is certified") && !app.text.contains("Keep conversion"))
    _ = app.press("<Tab>")
    #expect(app.text.contains("History: Shorten") && app.text.contains("Keep conversion"))
    _ = app.press("<Tab>")
    #expect(app.text.contains("History: everything") && app.text.contains("Monthly revenue"))
    _ = app.press("<Tab>")
    #expect(app.text.contains("since you last looked"))
    _ = app.press("<S-Tab>")
    #expect(app.text.contains("History: everything"))
  }

  @Test("begins with what there is where nothing is new")
  func nothingNew() {
    let user = Deck.User(login: "jenny", lastLook: Moment(parsing: "2026-11-21T20:00:00.000+01:00"))
    var app = App(showing: small, user: user)
    _ = app.press("/Shorten<Enter>H")
    #expect(app.text.contains("History: Shorten sales lifecycle"))
    _ = app.press("<S-Tab>")
    #expect(app.text.contains("Nothing has happened since."))
  }

  @Test("goes to what an entry is about, and opens its line")
  func going() {
    var app = App(after: "/Shorten<Enter>HG")
    #expect(app.press("E") == [.openEditor(file: "sales/2026-Q4/journal/jenny.csv", line: 2)])
    #expect(app.press("<Enter>") == [] && app.screens.top == nil)
    #expect(app.screens.overview.keyResult?.id == "days")
  }

  @Test("marks what was taken back")
  func takenBack() {
    let files = workshop.editing(
      "sales/2026-Q4/journal/jenny.csv", "check-in,50,7,Legal was faster.\n",
      "check-in,50,7,Legal was faster.\n2026-11-03T09:00:00.000+01:00,jenny,lifecycle#days,retract,2026-11-02T09:00:00.000+01:00 jenny,,\n"
    )
    #expect(App(after: "/Shorten<Enter>HG", showing: files.review()).text.contains("taken back"))
  }

  @Test("is useful when empty, and at every size")
  func empty() {
    let files: Files = [("quarterdeck.rec", "Organization: Workshop\n")]
    #expect(App(after: "H", showing: files.review()).text.contains("Nothing has happened yet."))
    #expect(App(after: "/Hire<Enter>H").text.contains("Nothing has happened to it yet."))
    for size in [(160, 50), (40, 12), (20, 5), (8, 3), (1, 1)] {
      var app = App(showing: small, width: size.0, height: size.1)
      #expect(app.press("HGkk<Tab>Gx<Tab>jj").allSatisfy { $0.readsFiles })
      #expect(app.frame.lines.count == size.1)
    }
  }
}

@Suite struct ExplainTests {
  @Test("shows the derivation of what the cursor is on")
  func derivation() {
    #expect(App(after: "/Shorten<Enter>x").text.contains("Σ w·p"))
    #expect(App(after: "/Shorten<Enter>2x").text.contains("(c − s) / (t − s)"))
    #expect(App(after: "3x").text.contains("health"))
    #expect(App(after: "x").text.contains("progress"))
  }

  @Test("turns to the other numbers with Tab")
  func turning() {
    var app = App(after: "/Shorten<Enter>x")
    let first = app.text
    _ = app.press("<Tab>")
    #expect(app.text != first && app.text.contains("expected ="))
    _ = app.press("<S-Tab>")
    #expect(app.text == first)
    for _ in Review.figures(of: .objective(lifecycle)) { _ = app.press("<Tab>") }
    #expect(app.text == first)
  }

  @Test("goes to what a term is about")
  func going() {
    var app = App(after: "/Shorten<Enter>x")
    #expect(app.press("<Enter>") == [] && app.lastLine.contains("no other object"))
    for _ in 0..<12 where app.screens.top != nil { _ = app.press("j<Enter>") }
    #expect(app.screens.top == nil && app.screens.overview.focus == .keyResults)
    #expect(app.screens.overview.keyResult?.id == "days")
  }

  @Test("says where there is nothing to explain, and stands every size")
  func sizes() {
    for size in [(160, 50), (60, 16), (40, 12), (20, 5), (8, 3), (1, 1)] {
      var app = App(showing: small, width: size.0, height: size.1)
      #expect(app.press("/Shorten<Enter>xGkk<Tab>G<Tab>") == [])
      #expect(app.screens.top is ExplainScreen && app.frame.lines.count == size.1)
      #expect(app.press("q") == [] && app.screens.top == nil)
    }
  }
}
