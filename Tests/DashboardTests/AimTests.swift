import Canvas
import Goals
import Testing

@testable import Dashboard

/// No key hits what it wasn't meant for.
@Suite("Aim")
struct AimTests {
  private let journal = "sales/2026-Q4/journal/jenny.csv"

  /// The workshop after a check-in of days.
  private func checkedIn(_ value: String) -> Files {
    workshop.map { file in
      file.path == journal
        ? (
          file.path,
          file.text + "2026-11-21T09:00:00.000+01:00,jenny,lifecycle#days,check-in,\(value),,\n"
        ) : file
    }
  }

  private func save(_ app: inout App, _ files: Files, what: String = "it") -> [Effect] {
    app.handle(.changeSaved(what: what, files.review(), warning: nil))
  }

  @Test("after a check-in the cursor stays, the notice says what moved, and . goes on")
  func stays() {
    var app = App(showing: small, width: 160)
    _ = app.press("/Decrease<Enter>c45<Enter>")
    #expect(app.row == "lifecycle#days")
    _ = save(&app, checkedIn("45"), what: "check-in of 45 days: Decrease days")
    #expect(app.row == "lifecycle#days")
    #expect(app.lastLine.contains("Shorten sales lifecycle 37 % → 43 %"))
    #expect(app.lastLine.contains(". goes to the next that waits"))
    _ = app.press(".")
    #expect(app.row != "lifecycle#days" && app.row.contains("#"))
  }

  @Test("c45 Enter j c50 Enter in one go is for two rows one below the other")
  func fast() {
    var app = App(after: "/Decrease<Enter>")
    var effects = app.press("c45<Enter>jc-rollout<Enter>")
    #expect(effects.stores == [keyResult("days")])
    effects = save(&app, checkedIn("45"))
    #expect(app.row == "lifecycle#rate")
    #expect(effects.beyondAsking.isEmpty || effects.stores == [keyResult("rate")])
  }

  @Test("what is typed while a change is taken back waits for it")
  func undo() {
    var app = App(after: "/Decrease<Enter>")
    #expect(app.press("uj") == [.undo(confirmed: false)])
    #expect(app.row == "lifecycle#days")
    _ = app.handle(.changeTakenBack(what: "it", small))
    #expect(app.row == "lifecycle#rate")
  }

  @Test("what is typed ahead answers no question that comes up")
  func question() {
    var app = App(after: "/Decrease<Enter>uyt")
    _ = app.handle(.undoQuestioned(what: "it", at: Moment(milliseconds: 0, offset: 0)))
    #expect(app.prompt is ConfirmPrompt)
  }

  @Test("a change that changes nothing says so, and offers no undo")
  func needless() {
    var app = App(after: "/Decrease<Enter>wjenny<Enter>")
    _ = app.handle(.changeNeedless(small))
    #expect(app.prompt == nil)
    #expect(app.lastLine == " nothing has changed: it is so already")
  }

  @Test("what acts on marks names them, and takes them away once it is done")
  func marks() {
    var app = App(after: "/Decrease<Enter>mmjo")
    #expect(app.text.contains("2 key results: Decrease days, Keep conversion rate"))
    _ = app.press("fine<Enter>")
    _ = save(&app, workshop)
    #expect(app.screens.overview.marks.isEmpty)
    _ = app.press("mmc")
    #expect(app.text.contains("Check in: "))
    _ = app.press("<Esc>e<Esc>")
    #expect(app.screens.overview.marks.count == 2)
  }

  @Test("c on an objective takes no key result that the filter hides")
  func filtered() {
    var app = App(after: "fcertified<Enter>/Shorten<Enter>")
    _ = app.press("k")
    _ = app.press("c")
    #expect(app.prompt == nil || app.text.contains("Check in: Everybody is certified"))
  }

  @Test("where the filter of the second pane hides all, no key acts")
  func hidden() {
    var app = App(after: "/Shorten<Enter>2fnothing of the kind<Enter>")
    #expect(app.press("d").isEmpty)
    #expect(app.prompt == nil)
    #expect(app.lastLine.contains("go to an objective, key result or KPI first"))
  }

  @Test("in a list that regroups the cursor stays with its neighbours")
  func regrouped() {
    let item = { (text: String) in Listing.Item(text: text) }
    let area = Rect(x: 0, y: 0, width: 80, height: 20)
    var list = Listing([
      .init(title: "due", items: [item("a"), item("b"), item("c")]),
      .init(title: "wrong", items: [item("x")]),
    ])
    _ = list.move(.down, in: area)
    list.replace(
      [
        .init(title: "due", items: [item("a"), item("c")]),
        .init(title: "wrong", items: [item("b"), item("x")]),
      ], in: area)
    #expect(list.item?.text == "c")
    list.replace([.init(title: "wrong", items: [item("b"), item("c"), item("x")])], in: area)
    #expect(list.selected == 1)
  }

  @Test(
    "keys of other programs say what does it here",
    arguments: [
      ("<C-s>", "everything is saved already"), ("i", "e edits"), ("r", "e edits"), ("p", "a adds"),
      ("D", "d gives up"), ("<Delete>", "d gives up"), ("yy", "yt copies"),
      (":w<Enter>", "everything is saved already"), (":x<Enter>", "everything is saved already"),
    ])
  func habits(keys: String, hint: String) {
    var app = App(after: "/Shorten<Enter>")
    #expect(app.press(keys).isEmpty)
    #expect(app.lastLine.contains(hint))
    #expect(app.row == "lifecycle")
  }

  @Test("F clears the filters of all panes, and ! H C keep to the filter")
  func filters() {
    var app = App(after: "fmeetings<Enter>!")
    #expect(app.text.contains("Needs attention: meetings"))
    #expect(app.text.contains("Book meetings") && !app.text.contains("Decrease days"))
    _ = app.press("<Esc>C")
    #expect(app.text.contains("1 of 1") && app.text.contains("Book meetings"))
    _ = app.press("<Esc>H<Tab>")
    #expect(app.text.contains("everything: meetings") && !app.text.contains("Decrease days"))
    _ = app.press("<Esc>3F")
    #expect(app.screens.overview.filters.isEmpty)
  }

  @Test("a search finds without accents, in KPIs too, and says which of how many")
  func search() {
    let files = workshop.editing("kpis/mrr.rec", "Monthly revenue", "Émile's réserve days")
    var app = App(showing: files.review(), width: 120)
    _ = app.press("/days<Enter>")
    #expect(app.row == "lifecycle#days")
    #expect(app.text.contains("/days 1 of 2"))
    _ = app.press("n")
    #expect(app.screens.overview.subject(in: files.deck) == .kpi(revenue))
    _ = app.press("<Esc>1/emile<Enter>")
    #expect(app.screens.overview.focus == .kpis)
    #expect("Zoë Łódź Straße Ệ e\u{301}".folded == "zoe lodz strasse e e")
  }

  @Test("a day is read as people type it, is shown as read, and saved as it is written")
  func days() {
    var app = App(after: "3c415k<Tab>-7")
    #expect(app.text.contains("on Saturday 2026-11-14"))
    #expect(
      app.press("<Enter>") == [.store(.record(revenue, value: "415k", on: "2026-11-14", note: ""))])
  }

  @Test("a point that may group thousands is asked about once, in the words that were typed")
  func grouping() {
    var app = App(after: "/Decrease<Enter>c1.000<Tab>7")
    #expect(app.press("<Enter>").isEmpty)
    #expect(app.text.contains("\"1.000\" reads as 1") && app.text.contains("else write 1000"))
    var other = App(after: "/Decrease<Enter>c1.234,5<Enter>")
    #expect(other.text.contains("\"1.234,5\"") && other.text.contains("1234.5"))
    #expect(other.press("<Enter>").isEmpty)
  }

  @Test("a field of several lines keeps them, whatever is typed and pasted into it")
  func lines() {
    var app = App(after: "/Shorten<Enter>e<Tab>")
    #expect(app.text.contains("It takes us too long\n") || app.text.contains("to close a deal."))
    _ = app.press("!<C-o>")
    _ = app.handle(.keyPressed(.paste("And\nmore")))
    let typed = app.press("<Enter>").compactMap { effect in
      if case .files(.store(.set(_, let edits, _))) = effect { edits.first } else { nil }
    }
    #expect(typed.map(\.name) == ["Why"])
    #expect(typed.map(\.to) == [["It takes us too long\nto close a deal.!\nAnd\nmore"]])
  }

  @Test("after an error the cursor is in the field of the error")
  func errorField() {
    var app = App(after: "/Decrease<Enter>c45<Tab>70<Tab>note<Enter>")
    #expect(app.press("<BS><Enter>").stores == [keyResult("days")])
  }

  @Test("Tab completes by any part, and adds nothing to what is complete")
  func completing() {
    var app = App(after: "/Shorten<Enter>wkafor<Tab>")
    #expect(app.press("<Enter>").count == 1 || app.text.contains("tom"))
    var form = App(after: "/Shorten<Enter>a<Tab><C-u>2026<Tab>Because")
    #expect(!form.text.contains("2026-Q4Because") && !form.text.contains("2026Because"))
    _ = form.press("<Esc>")
  }
}

extension Files {
  fileprivate var deck: Deck { Deck(review(), cycle: nil, user: Deck.User(login: "jenny")) }
}

extension [Effect] {
  /// The key results that are checked in.
  fileprivate var stores: [KeyResultRef] {
    compactMap { effect in
      if case .files(.store(.checkIn(let ref, _, _, _, _))) = effect { ref } else { nil }
    }
  }
}
