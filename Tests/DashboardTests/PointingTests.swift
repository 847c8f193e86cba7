import Canvas
import Goals
import Testing

@testable import Dashboard

@Suite("The mouse, where it was asked for") struct PointingTests {
  /// The cell at which a text is drawn first.
  private func place(of text: String, in app: App) throws -> Point {
    let lines = app.frame.lines
    let y = try #require(lines.firstIndex { $0.contains(text) }, "\(app.text)")
    let start = try #require(lines[y].firstRange(of: text)?.lowerBound)
    return Point(x: TextWidth.columns(of: String(lines[y][..<start])), y: y)
  }

  private func point(
    _ action: Pointer.Action, at text: String, in app: inout App
  ) throws -> [Effect] {
    app.handle(.keyPressed(.pointer(Pointer(action, at: try place(of: text, in: app)))))
  }

  /// What the real cursor stands beside.
  private func line(_ app: App) -> String {
    app.frame.cursor.map { app.frame.lines[$0.y] } ?? ""
  }

  @Test(
    "A click puts focus and cursor on the row that is drawn there",
    arguments: [
      ("Hire", Pane.tree), ("Keep conversion rate", .keyResults),
      ("Everybody is certified", .keyResults), ("Cold-call", .kpis),
    ])
  func click(text: String, pane: Pane) throws {
    var app = App(after: "jj")
    #expect(try point(.click, at: text, in: &app).isEmpty)
    #expect(app.screens.overview.focus == pane)
    #expect(line(app).contains(text))
  }

  @Test("A double click opens the row; one beside the rows opens nothing")
  func doubleClick() throws {
    var app = App(after: "jj")
    _ = try point(.doubleClick, at: "Cold-call", in: &app)
    #expect(app.screens.top is ChartScreen)
    app = App(after: "jj")
    let before = app.text
    _ = app.handle(.keyPressed(.pointer(Pointer(.doubleClick, at: Point(x: 3, y: 15)))))
    _ = app.handle(.keyPressed(.pointer(Pointer(.doubleClick, at: Point(x: 3, y: 0)))))
    _ = app.handle(.keyPressed(.pointer(Pointer(.doubleClick, at: Point(x: 900, y: 900)))))
    #expect(app.text == before)
  }

  @Test("The wheel moves the cursor of the pane below it by three rows, and back")
  func wheel() throws {
    var app = App(showing: small)
    let (start, before) = (app.row, app.text)
    _ = try point(.wheelDown, at: "Objectives", in: &app)
    #expect(app.row != start)
    _ = try point(.wheelUp, at: "Objectives", in: &app)
    #expect(app.text == before)
    _ = try point(.wheelDown, at: "KPIs ─", in: &app)
    #expect(app.screens.overview.focus == .kpis)
  }

  @Test("In a list with headings a click finds its row, scrolled or not", arguments: [24, 12])
  func listing(height: Int) throws {
    var app = App(showing: small, height: height)
    _ = app.press("!G")
    let rows = app.frame.lines
    _ = app.press("k")
    let above = line(app)
    _ = app.press("j")
    #expect(app.frame.lines == rows)
    let y = try #require(rows.firstIndex { $0.dropFirst() == above.dropFirst() }, "\(app.text)")
    _ = app.handle(.keyPressed(.pointer(Pointer(.click, at: Point(x: 5, y: y)))))
    #expect(line(app) == above)
  }

  @Test(
    "In popups a click chooses a row, and a double click takes it",
    arguments: [
      ("?", "the row before", 1), ("?", "the last row", 3), (":", "the row before", 1),
      ("s", "progress, the least first", 2), ("jjt", "dropped", 4),
    ])
  func popup(keys: String, words: String, steps: Int) throws {
    var (pointed, typed) = (App(after: keys), App(after: keys))
    #expect(try point(.click, at: words, in: &pointed).isEmpty)
    let moved = typed.press(String(repeating: "<Down>", count: steps))
    // The state that an objective has is where that popup begins.
    if keys != "jjt" { #expect(pointed.frame == typed.frame) }
    #expect(moved.isEmpty && line(pointed).contains(words) || keys == "?" || keys == ":")
    let taken = try point(.doubleClick, at: words, in: &pointed)
    #expect(taken.isEmpty == (keys != "jjt"))
    #expect(pointed.screens.top == nil && (pointed.prompt == nil || keys == "jjt"))
  }

  @Test("A theme that is clicked is worn, and the wheel turns through them")
  func themes() throws {
    var app = App(showing: small)
    let offers = ["dark", "light", "mono", "plain"].map { ThemeOffer(name: $0, warnings: []) }
    _ = app.handle(.themesListed(offers, worn: "dark"))
    #expect(try point(.click, at: "mono", in: &app) == [.wearTheme("mono")])
    let wheel = try point(.wheelUp, at: "light", in: &app)
    #expect(wheel.last == .wearTheme("dark"))
    #expect(try point(.doubleClick, at: "light", in: &app) == [.keepTheme("light")])
  }

  @Test("While something is typed only keys count")
  func typing() throws {
    var app = App(after: "jjc45")
    let before = app.text
    for action in [Pointer.Action.click, .doubleClick, .wheelDown] {
      #expect(try point(action, at: "Grow", in: &app).isEmpty)
    }
    #expect(app.text == before)
  }
}
