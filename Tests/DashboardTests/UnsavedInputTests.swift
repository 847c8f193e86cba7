import Canvas
import Goals
import Testing

@testable import Dashboard

@Suite struct UnsavedInputTests {
  /// An app that starts with what another one left open, kept as text in between.
  private func next(after app: App, showing review: Review = small) -> App {
    var next = App(size: app.size, user: Deck.User(login: "jenny"))
    next.recovered = app.unsaved.compactMap { UnsavedInput($0.record) }
    _ = next.handle(.organizationLoaded(review))
    return next
  }

  @Test(
    "What is typed and not saved goes on where it was",
    arguments: [
      ("/days<Enter>c45<Tab>7<Tab>Legal \\", "a check-in of", "Legal \\"),
      ("3c450000<Tab>2026-11-20", "a check-in of", "2026-11-20"),
      ("/days<Enter>oHalf a th", "a comment on", "Half a th"),
      ("/days<Enter>e<C-u>Days \"less", "an edit of", "Days \"less"),
      ("/Hire<Enter>aMore people", "a new objective", "More people"),
      ("/Hire<Enter>AIncrease hires", "a new key result of Hire", "Increase hires"),
      ("3aA number", "a new KPI", "A number"),
      ("3P<C-u>Recover it", "a promotion of", "Recover it"),
      ("C9", "a check-in session at", "9"),
      ("/Short<Enter>Z<Tab>0.4<Tab><Tab><Tab>", "the closing of", "0.4"),
    ])
  func goesOn(keys: String, words: String, typed: String) throws {
    let left = App(after: keys)
    #expect(left.unsaved.count == 1)
    var app = next(after: left)
    let question = app.text.lowercased()
    #expect(question.contains(words.lowercased()) && question.contains("left open"))
    #expect(app.press("<Enter>") == [])
    #expect(app.text.contains(typed))
    // Going on loses nothing of it when the line drops again.
    let lines = try #require(app.unsaved.first).lines
    #expect(lines == (try #require(left.unsaved.first)).lines)
  }

  @Test("All pages of a session come back, at the one that was typed on last")
  func session() {
    let left = App(after: "C45<Tab>7<PgDn>8")
    #expect(left.unsaved.count == 2)
    var app = next(after: left)
    _ = app.press("<Enter>")
    #expect(app.text.contains("Check-in 2 of 2") && app.unsaved.count == 2)
    _ = app.press("<PgUp>")
    #expect(app.text.contains("value 45"))
    #expect(
      app.press("<Enter>") == [
        .store(.checkIn(keyResult("meetings", of: outbound), value: "45", confidence: 7, note: ""))
      ])
    _ = app.handle(.changeSaved(what: "it", small, warning: nil))
    #expect(app.recovered.count == 1 && app.unsaved.map(\.about) == [left.unsaved[1].about])
  }

  @Test("The closing of a cycle goes on where it is shown no more")
  func cycle() {
    let closed = workshop.editing(
      "2026-Q4/hire.rec", "Owner: tom", "Owner: tom\nState: achieved")
    let review = closed.review()
    let left = App(after: "Z<PgDn><PgDn>Fewer goals", showing: review)
    #expect(left.unsaved.map(\.kind) == [.closing], "\(left.text)")
    var app = next(after: left, showing: review)
    #expect(app.text.contains("The closing of 2026-Q4"))
    _ = app.press("<Enter>")
    #expect(app.text.contains("Fewer goals") && app.text.contains("Close the cycle 2026-Q4"))
    #expect(app.unsaved == left.unsaved)
  }

  @Test("What is given up can be called up again in the same run, and outlives it no more")
  func givenUp() {
    var app = App(after: "/days<Enter>c45<Esc>")
    #expect(app.lastLine.contains("gc reopens it") && app.unsaved.isEmpty)
    _ = app.press("/Hire<Enter>oHalf a th<Esc>gc")
    #expect(app.text.contains("A comment on Hire") && app.text.contains("1 of 2"))
    _ = app.press("<Tab>")
    #expect(app.text.contains("A check-in of Decrease days") && app.text.contains("2 of 2"))
    _ = app.press("<Enter>")
    #expect(app.text.contains("value 45") && app.unsaved.count == 1)
    _ = app.press("<Esc>gcdd")
    #expect(app.prompt == nil)
    _ = app.press("gc")
    #expect(app.lastLine.contains("nothing was left open"))
  }

  @Test("An untouched prompt is none", arguments: ["/days<Enter>c", "e", "a", "C", "Z", "3P"])
  func blank(keys: String) {
    #expect(App(after: keys).unsaved.isEmpty)
  }

  @Test("Enter saves what was typed, and nothing is left of it")
  func saved() {
    var app = next(after: App(after: "/days<Enter>c45<Tab>7"))
    #expect(
      app.press("<Enter><Enter>") == [
        .store(.checkIn(keyResult("days"), value: "45", confidence: 7, note: ""))
      ])
    #expect(app.recovered.count == 1)
    _ = app.handle(.changeSaved(what: "it", small, warning: nil))
    #expect(app.recovered.isEmpty && app.unsaved.isEmpty)
  }

  @Test("Refused, it stays")
  func refused() {
    var app = next(after: App(after: "/days<Enter>c45"))
    _ = app.press("<Enter><Enter>")
    _ = app.handle(.changeRefused("the disk is full"))
    #expect(app.recovered.count == 1 && app.unsaved == app.recovered)
  }

  @Test(
    "d and giving it up discard it, Esc keeps it",
    arguments: [("d", 0), ("<Enter><Esc>", 0), ("<Esc>", 1), ("q", 1), ("xjc<Esc>", 1)])
  func answered(keys: String, left: Int) {
    var app = next(after: App(after: "/days<Enter>c45"))
    #expect(app.press(keys).isEmpty)
    #expect(app.unsaved.count == left && app.recovered.count == left)
  }

  @Test("The latest is offered first, and when it is discarded the one before it")
  func several() {
    var first = App(after: "/days<Enter>c45")
    first = next(after: first)
    _ = first.press("<Esc>/Hire<Enter>oWait")
    var app = next(after: first)
    #expect(app.recovered.count == 2 && app.text.contains("A comment on"))
    _ = app.press("d")
    #expect(app.text.contains("A check-in of"))
    #expect(app.recovered.map(\.kind) == [.checkIn])
  }

  @Test(
    "What is gone or closed is said, and what was typed is shown",
    arguments: [
      (workshop.with("sales/2026-Q4/lifecycle.rec", nil), "isn't there any more"),
      (
        workshop.editing(
          "sales/2026-Q4/lifecycle.rec", "Owner: jenny", "Owner: jenny\nState: missed"),
        "is closed by now"
      ),
    ])
  func gone(files: Files, why: String) {
    var app = next(
      after: App(after: "/days<Enter>c45<Tab><Tab>Legal helped"), showing: files.review())
    #expect(app.text.contains(why) && app.text.contains("Legal helped"))
    #expect(app.press("<Enter>") == [])
    #expect(app.text.contains("Legal helped"))
    #expect(app.press("y") == [.copy("value: 45; note: Legal helped")])
    #expect(app.recovered.count == 1)
  }

  @Test("An edit goes on upon what it was made on, and touches no other field")
  func edited() {
    let left = App(after: "/Short<Enter>e<C-u>Sell faster")
    let files = workshop.editing(
      "sales/2026-Q4/lifecycle.rec", "Shorten sales lifecycle", "Shorten it")
    let theirs = files.editing("sales/2026-Q4/lifecycle.rec", "Owner: jenny", "Owner: tom")
    var app = next(after: left, showing: theirs.review())
    let edit = FieldEdit("Objective", from: ["Shorten sales lifecycle"], to: ["Sell faster"])
    #expect(
      app.press("<Enter><Enter>") == [.store(.set(.objective(lifecycle), [edit], reason: ""))])
  }

  @Test("Who may change nothing is asked nothing, and nothing is lost")
  func readOnly() {
    var app = App(
      size: Size(width: 80, height: 24), user: .init(login: "jenny", readOnlyBecause: "x"))
    app.recovered = App(after: "/days<Enter>c45").unsaved
    _ = app.handle(.organizationLoaded(small))
    #expect(app.prompt == nil && app.unsaved.count == 1)
  }

  @Test(
    "Foreign and hostile records are none, or a harmless one",
    arguments: [
      [], [("Draft", "poem")], [("Text", "x")], [("Draft", "check-in")],
      [
        ("Draft", "check-in"), ("Of", "\"\u{1B}[2J\u{202E}#\""), ("Field", "\""), ("Text", "\u{7}"),
      ],
      [("Draft", "edit"), ("Of", "../../etc/passwd"), ("Text", "x"), ("Was", "y")],
      [("Draft", "comment"), ("Field", "a"), ("Field", "b"), ("Text", "\"")],
      [("Draft", "closing"), ("Of", "sales/2026-Q4/lifecycle#days")],
      [("Draft", "promotion"), ("Of", "people.rec#jenny")], [("Draft", "KPI"), ("Of", "/")],
    ] as [[(String, String)]])
  func hostile(fields: [(String, String)]) {
    var app = App(size: Size(width: 80, height: 24), user: Deck.User(login: "jenny"))
    app.recovered = [UnsavedInput(fields.map { RecordField($0.0, $0.1) })].compactMap(\.self)
    _ = app.handle(.organizationLoaded(small))
    #expect(!app.text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
    _ = app.press("<Enter>")
    #expect(!app.text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
  }

  @Test("The question fits any window", arguments: [(1, 1), (20, 5), (40, 12), (200, 60)])
  func windows(width: Int, height: Int) {
    var app = next(after: App(after: "/days<Enter>c45"))
    _ = app.handle(.resized(Size(width: width, height: height)))
    #expect(app.frame.lines.count == height)
    if width >= 20 { #expect(app.text.contains("Left open")) }
  }
}
