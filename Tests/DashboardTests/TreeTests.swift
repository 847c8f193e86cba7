import Canvas
import Goals
import Testing

@testable import Dashboard

@Suite struct FoldTests {
  private static let folded = ["organization", "  grow", "  hire"]
  private static let atFirst = [
    "organization", "  grow", "    lifecycle", "      outbound", "  hire",
  ]
  private static let unfolded = [
    "organization", "  grow", "    lifecycle", "      lifecycle#days", "      lifecycle#rate",
    "      lifecycle#steps", "      lifecycle#certified", "      lifecycle#calls",
    "      outbound", "        outbound#meetings", "  hire",
  ]

  private static let opened = Array(unfolded[..<9]) + ["  hire"]
  private static let halfFolded = ["organization", "  grow", "    lifecycle", "  hire"]

  @Test(
    "shows more and less, a step at a time or at once",
    arguments: [
      ("", atFirst), ("zM", folded), ("zR", unfolded), ("zMzR", unfolded), ("jzc", folded),
      ("jjzo", opened), ("jjza", halfFolded),
      ("jjzaza", opened),
      ("jjh", halfFolded), ("jjhl", atFirst),
      ("jjhll", opened), ("jjhllh", atFirst),
      ("Gzo", atFirst), ("zozczahh", atFirst), ("j<Left>", folded), ("j<Left><Right>", atFirst),
    ] as [(String, [String])])
  func steps(keys: String, rows: [String]) {
    #expect(App(after: keys).rows == rows)
  }

  @Test(
    "moves where nothing is left to fold",
    arguments: [
      ("l", "grow"), ("jll", "lifecycle"), ("jjhh", "grow"), ("jjhhh", "grow"),
      ("jjhhhh", "organization"), ("jjlljj", "lifecycle#steps"), ("jjlljjh", "lifecycle"),
      ("jjlljjzc", "lifecycle"), ("Gl", "hire"), ("Gh", "organization"), ("jjjlhhh", "lifecycle"),
      ("zRGkkzM", "grow"), ("h", "organization"),
    ])
  func moving(keys: String, row: String) {
    #expect(App(after: keys).row == row)
  }

  @Test("stay through a reload")
  func reload() {
    var app = App(after: "zRjj")
    _ = app.handle(.organizationLoaded(small))
    #expect(app.rows == Self.unfolded && app.row == "lifecycle")
  }
}

@Suite struct MovingTests {
  @Test(
    "goes by rows, pages and ends, and never beyond them",
    arguments: [
      ("j", "grow"), ("<Down>", "grow"), ("jjk", "grow"), ("k", "organization"),
      ("jjjjjjjj", "hire"),
      ("G", "hire"), ("<End>", "hire"), ("Ggg", "organization"), ("G<Home>", "organization"),
      ("<PgDn>", "hire"), ("<C-f>", "hire"), ("G<PgUp>", "organization"),
      ("G<C-b>", "organization"),
      ("<C-d>", "hire"), ("G<C-u>", "organization"), ("}", "grow"), ("}}", "hire"), ("}}}", "hire"),
      ("jjj{", "grow"), ("G{", "grow"), ("{", "organization"),
    ])
  func moving(keys: String, row: String) {
    #expect(App(after: keys).row == row)
  }

  @Test("takes half a window and a window in a long list")
  func pages() {
    var app = App(showing: demo)
    _ = app.press("zR<C-d>")
    let half = app.screens.overview.tree.index(of: app.screens.overview.row)
    _ = app.press("gg<PgDn>")
    let page = app.screens.overview.tree.index(of: app.screens.overview.row)
    let height = app.screens.overview.layout.panes[.tree]?.height ?? 0
    #expect(half == (height - 2) / 2 && page == height - 2)
  }

  @Test("turns to other cycles as far as there are some")
  func cycles() {
    var app = App(after: "[")
    #expect(app.deck?.cycle.text == "2026-Q3" && app.rows.contains("  first-step"))
    _ = app.press("]")
    #expect(app.deck?.cycle.text == "2026-Q4" && app.rows.contains("  hire"))
    _ = app.press("[[[[")
    #expect(app.lastLine.contains("this is the first cycle"))
    _ = app.press("]]]]]]")
    #expect(app.lastLine.contains("this is the last cycle"))
    var empty = App(showing: Review(Organization([]), on: today))
    #expect(empty.press("]") == [] && empty.lastLine.contains("there is no other cycle"))
  }
}

@Suite struct PaneTests {
  @Test(
    "has the focus that keys give it",
    arguments: [
      ("", .tree), ("2", .keyResults), ("3", .kpis), ("4", .detail), ("31", .tree),
      ("<Tab>", .keyResults), ("<Tab><Tab>", .kpis), ("<Tab><Tab><Tab>", .detail),
      ("<Tab><Tab><Tab><Tab>", .tree), ("<S-Tab>", .detail), ("<S-Tab><S-Tab>", .kpis),
      ("<Enter>", .keyResults), ("<Enter><Enter>", .detail), ("3<Enter>", .kpis),
      ("2h", .tree), ("3}", .tree), ("4<Enter>", .detail),
    ] as [(String, Pane)])
  func focus(keys: String, pane: Pane) {
    #expect(App(after: keys).screens.overview.focus == pane)
  }

  @Test(
    "shows in the detail what the cursor before was on",
    arguments: [
      ("/Shorten<Enter>4", "Shorten sales lifecycle ━"),
      ("/Shorten<Enter>2j4", "Keep conversion rate ━"),
      ("/meetings<Enter>4", "Book meetings ━"), ("3<Enter>", "Monthly revenue"),
      ("4", "Workshop ━"),
      ("34k", "Monthly revenue ━"),
    ])
  func detail(keys: String, heading: String) {
    #expect(App(after: keys).text.contains(heading))
  }

  @Test("answers at once after a jump beyond the detail's end")
  func detailEnd() {
    var app = App(showing: demo)
    _ = app.press("/Shorten<Enter>4G")
    let bottom = app.frame
    _ = app.press("k")
    #expect(app.frame != bottom)
    _ = app.press("jjj")
    #expect(app.frame == bottom)
  }

  @Test("opens the editor at the line of what the cursor is on")
  func editor() {
    var app = App()
    #expect(app.press("E") == [] && app.lastLine.contains("go to an objective"))
    #expect(
      app.press("/days<Enter>E") == [.openEditor(file: "sales/2026-Q4/lifecycle.rec", line: 9)])
    #expect(app.press("3E") == [.openEditor(file: "kpis/mrr.rec", line: 1)])
  }
}
