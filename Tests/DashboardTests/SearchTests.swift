import Canvas
import Goals
import Testing

@testable import Dashboard

@Suite struct SearchTests {
  @Test(
    "goes to the match while it is typed, unfolding what hides it",
    arguments: [
      ("/S", "lifecycle"), ("/shorten", "lifecycle"), ("/Book", "outbound#meetings"),
      ("/certi", "lifecycle#certified"), ("/lifecycle", "lifecycle"),
      ("/days<Enter>", "lifecycle#days"),
      ("/nothing like it", "organization"), ("/SHORTEN", "organization"), ("/", "organization"),
      ("/hirx<Backspace>", "hire"),
    ])
  func incremental(keys: String, row: String) {
    var app = App()
    #expect(app.press(keys) == [])
    #expect(app.row == row)
    #expect(app.frame.cursor != nil)
  }

  @Test("begins where the cursor is, and wraps around")
  func wrapping() {
    // Of these rows lifecycle and lifecycle#certified hold "if".
    var app = App(after: "/ife<Enter>")
    #expect(app.row == "lifecycle")
    _ = app.press("/Hire<Enter>/keep<Enter>")
    #expect(app.row == "lifecycle#rate")
    _ = app.press("/in<Enter>")
    var seen = [app.row]
    for _ in 0..<2 {
      _ = app.press("n")
      seen.append(app.row)
    }
    #expect(seen == ["lifecycle#calls", "outbound#meetings", "lifecycle#calls"])
  }

  @Test("goes forward and back over all matches")
  func again() throws {
    var app = App(after: "/e<Enter>")
    let deck = try #require(app.deck)
    var place: Reference? { app.screens.overview.subject(in: deck) }
    let first = place
    var rows: [Reference?] = []
    repeat {
      _ = app.press("n")
      rows.append(place)
    } while place != first && rows.count < 50
    #expect(rows.count > 5 && Set(rows).count == rows.count)
    for row in rows.dropLast().reversed() {
      _ = app.press("N")
      #expect(place == row)
    }
  }

  @Test("says that there is no match, and changes nothing")
  func missing() {
    var app = App(after: "/Hire<Enter>/zzz")
    #expect(app.lastLine.hasSuffix("no match"))
    #expect(app.row == "hire")
    _ = app.press("<Enter>")
    #expect(app.lastLine.contains("nothing holds \"zzz\""))
    #expect(app.screens.overview.search == "Hire")
    #expect(App(after: "n").lastLine.contains("nothing was searched for yet"))
  }

  @Test("given up, leaves everything as it was", arguments: ["<Esc>", "<C-g>", "<C-c>", "<BS>"])
  func givenUp(key: String) {
    var app = App(after: "/Shorten<Enter>2jj")
    let before = app.frame
    _ = app.press("/B<BS>\(key == "<BS>" ? "" : "Hire")" + key)
    #expect(app.prompt == nil)
    #expect(app.frame == before)
    #expect(app.screens.overview.keyResult == keyResult("steps"))
  }

  @Test("folds again what it passed through, once it is over; the cursor stays")
  func folding() {
    var app = App(after: "/certi<Enter>/Book<Enter>")
    #expect(app.rows.contains { $0.hasSuffix("lifecycle#certified") })
    _ = app.press("<Esc>")
    #expect(!app.rows.contains { $0.hasSuffix("lifecycle#certified") })
    #expect(app.row == "outbound#meetings")
    // What was unfolded by hand meanwhile stays as it is.
    app = App(after: "/certi<Enter>zczczo")
    let rows = app.rows
    _ = app.press("<Esc>")
    #expect(app.rows == rows)
  }

  @Test("is forgotten with Esc")
  func forgotten() {
    var app = App(after: "/Hire<Enter><Esc>n")
    #expect(app.lastLine.contains("nothing was searched for yet"))
    #expect(app.row == "hire")
    _ = app.press("q")
  }
}
