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
