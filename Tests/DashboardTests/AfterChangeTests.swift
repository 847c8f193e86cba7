import Canvas
import Goals
import Testing

@testable import Dashboard

@Suite("After a change")
struct AfterChangeTests {
  /// The workshop with another file, as it is after a change was saved.
  private func saved(_ app: inout App, _ files: Files) {
    _ = app.handle(.changeSaved(what: "it", files.review(), warning: nil))
  }

  @Test("the cursor goes to the objective that was added")
  func newObjective() {
    var app = App(after: "/Shorten<Enter>aSell more<Enter>")
    saved(
      &app, workshop.with("sales/2026-Q4/sell-more.rec", "Objective: Sell more\nSupports: grow\n"))
    #expect(app.row == "sell-more")
    #expect(app.prompt == nil)
  }

  @Test("the cursor goes to the key result that was added")
  func newKeyResult() {
    var app = App(after: "/Hire<Enter>AFill six places<Enter>")
    saved(
      &app,
      workshop.with(
        "2026-Q4/hire.rec", "Objective: Hire\nOwner: tom\n\nKeyResult: Fill six places\nId: six\n"))
    #expect(app.screens.overview.keyResult?.id == "six")
  }

  @Test("a finding that wasn't there before is said, one that was is not")
  func finding() {
    var app = App(after: "/Hire<Enter>e<Esc>")
    saved(&app, workshop.with("2026-Q4/hire.rec", "Objective: Hire\nSupports: nobody\n"))
    #expect(app.text.contains("saved, but there is no objective \"nobody\""))
    saved(&app, workshop.with("2026-Q4/hire.rec", "Objective: Hire\nSupports: nobody\n"))
    #expect(app.lastLine == " saved: it; u takes it back")
  }

  @Test("a conflict can be settled: a second Enter writes over whatever is there")
  func conflict() {
    let keys = "/Shorten<Enter>2e<Tab><Tab><Tab><C-u>40 days<Enter>"
    var app = App(showing: small)
    let first = app.press(keys)
    _ = app.handle(.changeConflicted("To was changed meanwhile"))
    #expect(app.text.contains("Enter again writes mine, Esc keeps theirs"))
    let second = app.press("<Enter>")
    #expect(first.map(\.base) == [["38 days"]])
    #expect(second.map(\.base) == [nil])
    #expect(second.map(\.value) == [["40 days"]])
  }

  @Test("an edit after a conflict is made on what the form was opened with")
  func editAfterConflict() {
    var app = App(after: "/Shorten<Enter>2e<Tab><Tab><Tab><C-u>40 days<Enter>")
    _ = app.handle(.changeConflicted("To was changed meanwhile"))
    let again = app.press("<BS>s<Enter>")
    #expect(again.map(\.base) == [["38 days"]])
  }

  @Test("what is closed asks for the reason, which goes along")
  func closed() {
    let closed = workshop.editing(
      "sales/2026-Q4/lifecycle.rec", "Supports: grow", "Supports: grow\nState: missed"
    ).review()
    var app = App(showing: closed)
    let effects = app.press("/Shorten<Enter>e<C-u>Cut it<Up>A slip<Enter>")
    guard case .files(.store(.set(_, let edits, let reason)))? = effects.first else {
      Issue.record("\(effects)")
      return
    }
    #expect(edits.map(\.name) == ["Objective"])
    #expect(reason == "A slip")
  }
}

extension Effect {
  private var edit: FieldEdit? {
    if case .files(.store(.set(_, let edits, _))) = self { edits.first } else { nil }
  }

  /// What the first edit was made on.
  fileprivate var base: [String]? { edit?.from }
  fileprivate var value: [String]? { edit?.to }
}

/// What is said of the cursor, of what would be added, of what can't be written.
@Suite("Where a key acts")
struct WhereItActsTests {
  private func save(_ app: inout App, _ files: Files) {
    _ = app.handle(.changeSaved(what: "it", files.review(), warning: nil))
  }

  @Test("a row that leaves its list hands the cursor to its neighbour, and the notice says so")
  func left() {
    var app = App(showing: small, width: 160)
    _ = app.press("fstatus:behind<Enter>j")
    let row = app.row
    let title = app.screens.subject(in: small.deck).map { small.deck.title(of: $0) } ?? "?"
    #expect(row != "organization")
    _ = app.press("otrue<Enter>")
    save(&app, workshop.filter { !$0.path.hasPrefix("sales/2026-Q4/") })
    #expect(app.row != row)
    #expect(app.lastLine.contains("\(title) left this list, "), "\(app.lastLine)")
  }

  @Test("in the KPIs, too, and where a change is taken back")
  func kpi() {
    var app = App(showing: small, width: 160)
    _ = app.press("3")
    let first = app.screens.overview.kpi
    #expect(first == revenue)
    _ = app.handle(.changeTakenBack(what: "new KPI", workshop.with("kpis/mrr.rec", nil).review()))
    #expect(
      app.lastLine.contains(
        "undone: new KPI; Monthly revenue left this list, the cursor is on Cold-call conversion")
    )
  }

  @Test(
    "the line of hints says what a and A would add",
    arguments: [
      ("", "a add objective"), ("/Shorten<Enter>", "A add key result"),
      ("/Decrease<Enter>", "a add key result"), ("/Shorten<Enter>2", "a add key result"),
      ("3", "a add KPI  A add reading"),
    ])
  func additions(keys: String, hint: String) {
    var app = App(showing: small, width: 200)
    _ = app.press(keys)
    #expect(app.lastLine.contains(hint), "\(app.lastLine)")
  }

  @Test("what is added to another cycle is gone to there")
  func elsewhere() {
    var app = App(after: "/Shorten<Enter>a")
    _ = app.press("Win more<Enter>")
    save(
      &app, workshop.with("sales/2026-Q3/win-more.rec", "Objective: Win more\nOwner: jenny\n"))
    #expect(app.row == "win-more" && app.deck?.cycle.text == "2026-Q3")
  }

  @Test("onto a closed objective, A says so at once")
  func closed() {
    let app = App(after: "[/First<Enter>A")
    #expect(app.prompt == nil && app.lastLine.contains("is closed, so nothing is added to it"))
  }

  @Test("a newer format is read-only from the first key on")
  func newer() {
    let files = workshop.with("quarterdeck.rec", "Organization: Workshop\nFormat: 2\n")
    for key in ["c", "e", "a", "o", "w", "d", "u"] {
      let app = App(after: "/Decrease<Enter>" + key, showing: files.review())
      #expect(app.prompt == nil && app.text.contains("format 2"), "\(key): \(app.lastLine)")
    }
  }

  @Test(
    "what opens to be typed into asks whether that can be written",
    arguments: [
      ("c", Writing.line(.keyResult(keyResult("days")))),
      ("o", .line(.keyResult(keyResult("days")))), ("e", .record(.keyResult(keyResult("days")))),
      ("w", .record(.keyResult(keyResult("days")))), ("t", .record(.keyResult(keyResult("days")))),
      ("d", .record(.keyResult(keyResult("days")))), ("a", .record(.objective(lifecycle))),
    ])
  func asks(key: String, writing: Writing) {
    var app = App(after: "/Decrease<Enter>")
    let effects = app.handle(.keyPressed(.character(Character(key))))
    #expect(effects.contains(.files(.checkWritable([writing]))), "\(effects)")
  }

  @Test("what can't be written closes what nothing was typed into, and leaves what was")
  func unwritable() {
    let obstacle = Event.writingObstructed("x may not be written by you; nothing was saved")
    var app = App(after: "/Decrease<Enter>c")
    _ = app.handle(obstacle)
    #expect(app.prompt == nil && app.lastLine.contains("x may not be written by you"))
    app = App(after: "/Decrease<Enter>c45")
    _ = app.handle(obstacle)
    #expect(app.prompt != nil && app.text.contains("x may not be written by you"))
  }

  @Test("a title with a number is kept as done or not done, and a start may stay open")
  func kept() {
    var app = App(showing: small, width: 120, height: 40)
    _ = app.press("/Hire<Enter>AGet ISO 9001 certified<Enter>")
    #expect(app.text.contains("Enter again: it is done or not done"), "\(app.text)")
    let effects = app.press("<Enter>")
    #expect(
      effects == [
        .store(.addKeyResult(hire, [RecordField("KeyResult", "Get ISO 9001 certified")]))
      ])
    app = App(showing: small, width: 120, height: 40)
    _ = app.press("/Hire<Enter>AIncrease sales to 40 deals<Enter>")
    #expect(app.text.contains("Enter again: it starts at the first check-in"), "\(app.text)")
    let names = app.press("<Enter>").added
    #expect(names.contains("To") && !names.contains("From"))
  }

  @Test("in attention's list the same key goes to the row that follows, not along with the old one")
  func calm() {
    let calm = workshop.with(
      "sales/2026-Q4/calm.rec",
      """
      Objective: Calm
      Owner: jenny

      KeyResult: One
      Id: one
      From: 0
      To: 10

      KeyResult: Two
      Id: two
      From: 0
      To: 10

      """)
    var app = App(showing: calm.review(), width: 120, height: 40)
    _ = app.press("!")
    while app.screens.subject(in: calm.review().deck)
      != .keyResult(keyResult("one", of: objective("sales/2026-Q4/calm")))
    {
      let before = app.screens.subject(in: calm.review().deck)
      _ = app.press("j")
      if app.screens.subject(in: calm.review().deck) == before { break }
    }
    #expect(app.press("c8<Enter>").checkedIn == ["one"])
    let told = calm.map { file in
      file.path == "sales/2026-Q4/journal/jenny.csv"
        ? (file.path, file.text + "2026-11-21T10:00:00.000+01:00,jenny,calm#one,check-in,8,,\n")
        : file
    }
    save(&app, told)
    #expect(app.press("c8<Enter>").checkedIn == ["two"])
  }

  @Test("status: finds the pace, and that it is overdue", arguments: ["overdue", "behind"])
  func status(word: String) {
    let app = App(after: "fstatus:\(word)<Enter>")
    #expect(app.rows.contains { $0.contains("lifecycle") }, "\(app.rows)")
  }

  @Test("the filter that finds what a leaver owns finds the KPIs, which are handed over")
  func leaver() {
    var app = App(after: "3fowner:tom<Enter>")
    #expect(app.screens.overview.kpis == [calls])
    save(
      &app,
      workshop.with("sales/kpis/calls.rec", "KPI: Cold-call conversion\nOwner: jenny\nUnit: %\n"))
    #expect(app.screens.overview.kpis.isEmpty)
    _ = app.press("F3fowner:jenny<Enter>")
    #expect(app.screens.overview.kpis.contains(calls))
  }
}

extension Review {
  fileprivate var deck: Deck { Deck(self, cycle: nil, user: Deck.User(login: "jenny")) }
}

extension [Effect] {
  fileprivate var added: [String] {
    flatMap { effect -> [String] in
      if case .files(.store(.addKeyResult(_, let fields))) = effect {
        fields.map(\.name)
      } else {
        []
      }
    }
  }

  fileprivate var checkedIn: [String] {
    compactMap { effect in
      if case .files(.store(.checkIn(let ref, _, _, _, _))) = effect { ref.id } else { nil }
    }
  }
}
