import Canvas
import Goals
import Testing

@testable import Dashboard

@Suite struct LeavingTests {
  @Test(
    "happens by the keys for it only",
    arguments: [
      ("q", [.quit]), ("Q", [.quit]), ("<C-c><C-c>", [.quit]), ("<C-c>", []),
      ("<Esc><Esc><Esc>", []),
      ("<C-g><C-g>", []), ("<C-c>j<C-c>", []), ("<C-c>§<C-c>", []), ("?q", []),
      ("?<Esc>q", [.quit]),
      ("?Q<Esc>", []), ("/q<Esc>", []), ("?<C-c><C-c>", []), ("?<C-c><C-c><C-c>", [.quit]),
      ("g<C-c>", []), ("g<C-c><C-c>", []), ("<BS><Delete>", []), ("<C-z>", [.suspend]),
      ("<C-l>", [.repaint]), ("R", [.reload]),
    ] as [(String, [Effect])])
  func leaving(keys: String, effects: [Effect]) {
    var app = App()
    #expect(app.press(keys) == effects)
  }

  @Test("is said after the first Ctrl-C")
  func warning() {
    #expect(App(after: "<C-c>").lastLine == " Ctrl-C once more quits")
  }

  @Test("is possible before the files are read, and nothing else is")
  func beforeReading() {
    for (keys, effects) in [
      ("q", [Effect.quit]), ("Q", [.quit]), ("<C-c>", [.quit]), ("jc?/ue:<Esc><Enter>", []),
    ] {
      var app = App(size: Size(width: 80, height: 24), user: Deck.User(login: "jenny"))
      #expect(app.press(keys) == effects)
      #expect(app.frame.lines[0].contains("reads the files"))
      _ = app.handle(.filesCounted(1240, of: 19_800))
      #expect(app.frame.lines[0].contains("reads the files: 1,240 of 19,800"))
    }
  }
}

@Suite struct RefusalTests {
  @Test(
    "says why nothing can be changed", arguments: ["c", "a", "A", "e", "u", "U", "<C-r>"],
    ["this is how it was on 2026-10-31", "it was opened with --read-only"])
  func readOnly(keys: String, reason: String) {
    var app = App(user: Deck.User(login: "jenny", readOnlyBecause: reason))
    #expect(app.press("/days<Enter>" + keys) == [])
    #expect(app.prompt == nil)
    #expect(app.lastLine == " nothing can be changed: \(reason)")
    #expect(app.frame.lines[0].contains("read-only"))
  }

  @Test("lets everything be looked at that can't be changed")
  func looking() {
    var app = App(user: Deck.User(login: "jenny", readOnlyBecause: "it is the past"))
    #expect(app.press("/days<Enter>E").count == 1)
    #expect(app.press("R") == [.reload])
  }

  @Test("takes a paste into inputs only")
  func paste() {
    var app = App()
    #expect(app.handle(.keyPressed(.paste("qQc45\n"))) == [])
    #expect(app.lastLine.contains("a paste goes into inputs only"))
    _ = app.press("/days<Enter>c")
    _ = app.handle(.keyPressed(.paste("4\n5\n")))
    #expect(app.press("<C-u>45").isEmpty)
    _ = app.press("<Tab><Tab>")
    _ = app.handle(.keyPressed(.paste("two\nlines\u{1B}[2J")))
    #expect(
      app.press("<Enter>") == [
        .store(.checkIn(keyResult("days"), value: "45", confidence: nil, note: "two\nlines[2J"))
      ])
  }

  @Test(
    "names keys that do nothing", arguments: [("§", "§"), ("gy", "gy"), ("zz", "zz"), ("gj", "gj")])
  func unknown(keys: String, name: String) {
    var app = App()
    #expect(app.press(keys) == [])
    #expect(app.lastLine == " \(name) does nothing here; ? shows the keys")
  }

  @Test("gives up a sequence without a word", arguments: ["g<Esc>", "z<Esc>", "g<C-g>", "z<C-c>"])
  func sequences(keys: String) {
    var app = App(after: "jj")
    #expect(app.press(keys) == [])
    #expect(app.lastLine.contains("? help"))
    _ = app.press("j")
    #expect(app.row == "outbound")
  }
}

@Suite struct HelpTests {
  @Test("is narrowed by words, and runs what the cursor is on")
  func running() {
    var app = App(after: "?read files")
    #expect(app.text.contains("read the files again"))
    #expect(!app.text.contains("paint the screen again"))
    #expect(app.press("<Enter>") == [.reload])
    #expect(app.screens.above.isEmpty)
  }

  @Test(
    "is moved in by keys that are no letters",
    arguments: [
      ("<Down>", "j"), ("<Tab><Tab><S-Tab>", "j"), ("<C-n><C-n><C-p><Up>", ""),
      ("<PgDn><PgUp>", ""), ("<Up>", ""),
    ])
  func moving(keys: String, same: String) {
    // The first binding moves down; the second moves up.
    var app = App(after: "jj")
    _ = app.press("?" + keys + "<Enter>")
    #expect(app.row == (same.isEmpty ? "outbound" : "grow"))
  }

  @Test("shows the row it is on, however far down", arguments: 1...60)
  func scrolling(steps: Int) {
    let app = App(after: "?" + String(repeating: "<Down>", count: steps))
    #expect(app.frame.lines.dropFirst(2).contains { $0.hasPrefix("▌") })
  }

  @Test(
    "closes, and says where nothing is found",
    arguments: ["<Esc>", "<C-g>", "<C-c>", "q", "?", "<F1>"])
  func closing(key: String) {
    var app = App()
    let before = app.frame
    #expect(app.press("?" + key) == [])
    #expect(app.screens.above.isEmpty && app.frame.cells == before.cells)
    #expect(App(after: "?zzz<Enter>").text.contains("nothing by that name"))
  }

  @Test("finds by key and by words together", arguments: ["zM", "fold zm", "everything  ZM "])
  func finding(filter: String) {
    #expect(App(after: "/Book<Enter>?" + filter + "<Enter>").row == "grow")
  }
}
