import Canvas
import Goals
import Testing

@testable import Dashboard

@Suite struct PaletteTests {
  @Test(
    "finds a command by a few letters of its words or keys, the best first",
    arguments: [
      ("undo", Command.undo), ("theme", .themes), ("cpy tit", .copyTitle), ("own", .owner),
      ("yr", .copyReference), ("fold evry", .closeAll), ("quit now", .quit), ("chk in", .checkIn),
      ("sync", .sync), ("redo", .redo), ("delete", .drop), ("promote", .promote),
      ("explain", .explain), ("findings", .findings), ("lint", .findings), ("chart", .open),
      ("carry", .closing), ("comment", .comment), ("sort", .sort),
      ("reload", .reload), ("filter", .filter), ("history", .history), ("settings", .editSettings),
      ("session", .session), ("search", .search), ("draft", .drafts), ("settle", .settle),
    ])
  func finding(typed: String, command: Command) throws {
    let best = KeyTable.bindings.max { one, other in
      let scores = [one, other].map { FuzzyMatch.score(of: typed, in: $0.text) }
      return (scores[0] ?? .min) < (scores[1] ?? .min)
    }
    #expect(best?.command == command)
  }

  @Test("takes letters in their order only")
  func likeness() throws {
    #expect(FuzzyMatch.score(of: "abc", in: "a cab") == nil)
    #expect(FuzzyMatch.score(of: "", in: "anything") == 0)
    let (start, middle) = (
      FuzzyMatch.score(of: "un", in: "take undo"), FuzzyMatch.score(of: "un", in: "take fund")
    )
    #expect(try #require(start) > #require(middle))
  }

  @Test("shows what is looked for, and not all that happens to hold the letters")
  func pruned() {
    let app = App(after: "jj:own")
    #expect(app.text.contains("\(Glyph.marker) the owner, with completion"))
    #expect(!app.text.contains("what needs attention; Enter"))
    // Letters that are nowhere together are better than nothing.
    #expect(!App(after: "jj:tcb").text.contains("nothing by that name"))
  }

  @Test("runs what the cursor is on, and has it first the next time")
  func running() {
    var app = App(after: ":fold everything<Enter>")
    #expect(app.screens.above.isEmpty && app.rows == ["organization", "  grow", "  hire"])
    _ = app.press(":")
    #expect(
      app.used.first == .closeAll
        && app.frame.lines.contains { $0.hasPrefix("\(Glyph.marker) fold every") })
    #expect(app.press("<BS>") == [] && app.screens.above.isEmpty)
  }

  @Test(
    "finds first what people mean",
    arguments: [
      ("delete", Command.drop), ("remove", .drop), ("retire", .drop), ("rename", .edit),
      ("retract", .history), ("correct", .history), ("close", .closing), ("export", .copyMarkdown),
      ("move", .move),
    ])
  func meant(words: String, command: Command) {
    let app = App(after: "/Decrease<Enter>:\(words)<Enter>")
    #expect(app.used.first == command, "\(String(describing: app.used.first))")
  }

  @Test("says why something can't be done here, and stays")
  func obstacles() {
    var app = App(after: ":the owner<Enter>")
    #expect(app.lastLine.contains("go to an objective"))
    #expect(app.screens.above.count == 1)
    #expect(app.press("<Esc>") == [] && app.screens.above.isEmpty)
    #expect(App(after: ":zzzzz").text.contains("nothing by that name"))
  }

  @Test("shows the row it is on, however small the window", arguments: [1, 3, 5, 8, 12, 24, 50])
  func small(height: Int) {
    var app = App(width: 30, height: height)
    _ = app.press(":" + String(repeating: "<Down>", count: 30))
    #expect(app.frame.cursor != nil)
    #expect(height < 8 || app.frame.lines.contains { $0.hasPrefix("\(Glyph.marker) ") })
  }
}

@Suite struct CopyingTests {
  @Test(
    "copies the title, the reference, the value, a line of Markdown",
    arguments: [
      ("/Shorten<Enter>yt", "Shorten sales lifecycle"),
      ("/days<Enter>yr", "sales/2026-Q4/lifecycle#days"), ("/days<Enter>yv", "50 days"),
      (
        "/days<Enter>ym",
        "- Decrease days: 59 → 38 days, now 50 days, 43 %, behind, overdue 12 days"
      ),
      ("/Hire<Enter>ym", "- Hire: –, not measured"), ("3yt", "Monthly revenue"),
      ("3yv", "$412000"), ("3ym", "- Monthly revenue: $412000, healthy"),
    ])
  func copying(keys: String, text: String) {
    var app = App()
    #expect(app.press(keys) == [.copy(text)])
    #expect(app.text.replacing("\n ", with: " ").contains(" copied: \(text)"))
  }

  @Test("copies all that is marked, a line each")
  func marked() {
    var app = App(after: "j  ")
    #expect(app.press("yt") == [.copy("Grow\nShorten sales lifecycle")])
    #expect(app.lastLine == " copied: 2 objectives: Grow, Shorten sales lifecycle")
  }

  @Test("copies no control character, and nothing that Markdown would take for its own")
  func hostile() {
    let files = workshop.editing("2026-Q4/hire.rec", "Hire", "Hi\u{1B}[2J *re*")
    var app = App(showing: files.review())
    #expect(app.press("/Hi<Enter>yt") == [.copy("Hi[2J *re*")])
    #expect(app.press("ym") == [.copy("- Hi\\[2J \\*re\\*: –, not measured")])
  }
}

@Suite struct LookingBackTests {
  @Test(
    "takes a day, days or weeks back, a cycle, and nothing that is to come",
    arguments: [
      ("2026-11-01", "2026-11-01"), ("-7", "2026-11-14"), ("-2w", "2026-11-07"),
      ("2026-Q3", "2026-09-30"), ("2026-12-24", nil), ("-0", nil),
    ])
  func days(typed: String, day: String?) {
    let app = App(after: "gd\(typed)<Enter>")
    #expect(app.past?.text == day)
    #expect(app.frame.lines[0].contains("as of") == (day != nil))
  }

  @Test("says what it can't read", arguments: ["someday", "-x", "2026-13-01"])
  func unreadable(typed: String) {
    let app = App(after: "gd\(typed)<Enter>")
    #expect(app.prompt != nil && app.lastLine.contains("write 2026-10-31"))
  }

  @Test("goes back and on by days, and comes back to today")
  func steps() {
    var app = App(after: "<lt><lt>")
    #expect(app.past?.text == "2026-11-19" && app.deck?.day.text == "2026-11-19")
    _ = app.press(">")
    #expect(app.past?.text == "2026-11-20")
    _ = app.press(">")
    #expect(app.past == nil && app.deck?.day == today)
    #expect(app.press("<lt>gt") == [] && app.past == nil)
    _ = app.press(">")
    #expect(app.lastLine.contains("this is today"))
  }

  @Test("refuses changes, and says the way back", arguments: ["c", "w", "d", "u", "a", "e"])
  func refusing(key: String) {
    var app = App(after: "/days<Enter>gd2026-11-10<Enter>")
    #expect(app.press(key) == [])
    #expect(app.lastLine.contains("how it was on 2026-11-10; gt comes back"))
  }

  @Test("keeps its day while the files are read again, and its figures are those of that day")
  func reloading() throws {
    var app = App(after: "gd2026-11-01<Enter>")
    _ = app.handle(.organizationLoaded(small))
    #expect(app.past?.text == "2026-11-01")
    let deck = try #require(app.deck)
    #expect(deck.review.standing(of: keyResult("days"))?.current == nil)
    var started = App(
      size: Size(width: 80, height: 24), user: Deck.User(login: "jenny"),
      asOf: Day(parsing: "2026-11-01"))
    _ = started.handle(.organizationLoaded(small))
    #expect(started.deck?.day.text == "2026-11-01")
    #expect(started.press("gt") == [] && started.deck?.day == today)
  }
}

@Suite struct ThemeScreenTests {
  private let offers = [
    ThemeOffer(name: "default", warnings: []), ThemeOffer(name: "dark", warnings: []),
    ThemeOffer(name: "mine", warnings: ["mine.theme, line 2: there is no role \"behnid\""]),
  ]

  private func opened() -> App {
    var app = App()
    #expect(app.press("T") == [.listThemes])
    _ = app.handle(.themesListed(offers, worn: "dark"))
    return app
  }

  @Test("wears what the cursor is on, and keeps it with Enter")
  func choosing() {
    var app = opened()
    #expect(app.press("j") == [.wearTheme("mine")])
    #expect(app.text.contains("1 faulty line") && app.text.contains("no role \"behnid\""))
    #expect(app.press("kk") == [.wearTheme("dark"), .wearTheme("default")])
    #expect(app.press("<Enter>") == [.keepTheme("default")])
    #expect(app.screens.above.isEmpty)
  }

  @Test("given up, wears what was worn", arguments: ["<Esc>", "q", "<C-c>"])
  func givenUp(key: String) {
    var app = opened()
    #expect(app.press("j" + key) == [.wearTheme("mine"), .wearTheme("dark")])
    #expect(app.screens.above.isEmpty)
  }
}

@Suite struct EveryKeyTests {
  private static let places = [
    "", "j", "/days<Enter>", "/Shorten<Enter>2", "3", "/Shorten<Enter>4", "3<Enter>", "!",
  ]

  /// What can be told of an app from outside.
  private struct Trace: Equatable {
    let frame: Frame
    let effects: [Effect]
    let view: [RecordField]
  }

  @Test("does something in every pane and screen, or says why not", arguments: places)
  func walking(place: String) {
    for binding in KeyTable.bindings {
      for keys in binding.keys {
        var app = App(after: place)
        let before = Trace(frame: app.frame, effects: [], view: app.view)
        let effects = keys.flatMap { app.handle(.keyPressed($0)) }
        let after = Trace(frame: app.frame, effects: effects, view: app.view)
        let isAtEnd = binding.command.step(page: 10) != nil || Self.silent.contains(binding.command)
        #expect(before != after || isAtEnd, "\(binding.keyText) at \(place)")
      }
    }
  }

  @Test(
    "repaints and suspends whatever is typed into",
    arguments: ["?", ":", "/", "f", "jc", "je", "gd"])
  func always(place: String) {
    var app = App(after: place)
    #expect(app.press("<C-l><C-z>") == [.repaint, .suspend])
  }

  /// What may have nothing to do: the cursor is there already.
  private static let silent: Set<Command> = [
    .nextTop, .previousTop, .treePane, .keyResultPane, .kpiPane, .detailPane, .more, .less, .cancel,
    .openFold, .closeFold, .toggleFold, .openAll, .open, .attention,
  ]
}
