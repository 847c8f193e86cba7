import Canvas
import Goals
import Records
import Testing

@testable import Dashboard

@Suite struct ConflictScreenTests {
  private static let file = "sales/2026-Q4/lifecycle.rec"
  static let marked = workshop.editing(
    file, "Owner: jenny\n",
    "<<<<<<< HEAD\nOwner: jenny\n=======\nOwner: tom\n>>>>>>> origin/main\n"
  ).editing(
    file, "Tags: speed\nTags: sales\n",
    "<<<<<<< HEAD\nTags: speed\n=======\nTags: sales\n>>>>>>> origin/main\n"
  ).editing(
    file, "To: 38 days\n", "<<<<<<< HEAD\nTo: 38 days\n=======\nTo: 41 days\n>>>>>>> origin/main\n")

  /// As they are read, with who wrote the first.
  static func conflicts(_ files: Files = marked) -> [Conflict] {
    let text = files.first { $0.path == file }?.text ?? ""
    var conflicts = Recfile(parsing: Array(text.utf8), file: file).conflicts
    let at = Moment(milliseconds: 1_792_000_000_000, offset: 0)
    if !conflicts.isEmpty {
      conflicts[0].mine.authorship = Authorship(by: "Ann Lee", at: at)
      conflicts[0].theirs.authorship = Authorship(by: "Tom Okafor", at: at)
    }
    return conflicts
  }

  private func settling(
    _ keys: String = "gm", width: Int = 80, height: Int = 24,
    user: Deck.User = Deck.User(login: "jenny")
  ) -> App {
    var app = App(
      showing: Self.marked.review(), width: width, height: height, user: user)
    #expect(app.press(keys) == [.readConflicts(in: [Self.file])])
    _ = app.handle(.conflictsRead(Self.conflicts()))
    return app
  }

  @Test("shows both versions, whose each is, and the lines around")
  func shows() {
    let text = settling().text
    #expect(text.contains("Settle 1 of 3") && text.contains("sales/2026-Q4/lifecycle.rec:4"))
    #expect(text.contains("Shorten sales lifecycle · Owner"))
    #expect(text.contains("▌ 1 mine, HEAD · Ann Lee on 2026-10-14\n      Owner: jenny"))
    #expect(text.contains("2 theirs, origin/main · Tom Okafor on 2026-10-14\n      Owner: tom"))
    #expect(text.contains("+ to close a deal.") && text.contains("Supports: grow"))
    #expect(!text.contains("3 both") && text.contains("3 another value"))
  }

  @Test("saves what is chosen, and nothing else")
  func chooses() {
    let conflicts = Self.conflicts()
    func settle(_ index: Int, _ settlement: Settlement) -> [Effect] {
      [.store(.settle([conflicts[index]], as: settlement))]
    }
    for (keys, effects): (String, [Effect]) in [
      ("<Enter>", settle(0, .mine)), ("j<Enter>", settle(0, .theirs)), ("2", settle(0, .theirs)),
      ("<PgDn>3", settle(1, .both)), ("3<C-u>ann<Enter>", settle(0, .value("ann"))),
      ("3ann<Esc>", []), ("9jjjkkkk", []),
      ("E", [.openEditor(file: Self.file, line: 4)]),
    ] {
      var app = settling()
      #expect(app.press(keys) == effects, "\(keys)")
    }
  }

  @Test("goes on to the next one once one is settled, and closes behind the last")
  func goesOn() {
    var app = settling()
    _ = app.press("<Enter>")
    let rest = Self.marked.editing(
      Self.file, "<<<<<<< HEAD\nOwner: jenny\n=======\nOwner: tom\n>>>>>>> origin/main\n",
      "Owner: jenny\n")
    let effects = app.handle(.changeSaved(what: "settled", rest.review(), warning: nil))
    #expect(effects == [.readConflicts(in: [Self.file])])
    #expect(app.text.contains("Settle 1 of 2") && app.text.contains("· Tags"))
    _ = app.handle(.conflictsRead(Self.conflicts(rest)))
    #expect(app.text.contains("Settle 1 of 2") && app.text.contains("· Tags"))
    _ = app.press("1")
    _ = app.handle(.changeSaved(what: "settled", workshop.review(), warning: nil))
    #expect(app.screens.top == nil && app.lastLine.contains("saved: settled"))
  }

  @Test("says why it can't be saved, and keeps what was typed")
  func refused() {
    var app = settling()
    _ = app.press("3 x<Enter>")
    _ = app.handle(.changeRefused("Owner: that is nobody"))
    #expect(app.text.contains("Owner: that is nobody") && app.text.contains("jenny x"))
    #expect(app.press("<BS><BS><Enter>").count == 1)
  }

  @Test("stays on its page when somebody else settles another")
  func elsewhere() {
    var app = settling("gm")
    _ = app.press("<PgDn>j")
    let rest = Self.marked.editing(
      Self.file, "<<<<<<< HEAD\nOwner: jenny\n=======\nOwner: tom\n>>>>>>> origin/main\n",
      "Owner: tom\n")
    #expect(
      app.handle(.organizationLoaded(rest.review())) == [.readConflicts(in: [Self.file])])
    _ = app.handle(.conflictsRead(Self.conflicts(rest)))
    #expect(app.text.contains("Settle 1 of 2") && app.text.contains("▌ 2 theirs"))
    _ = app.handle(.conflictsRead([]))
    #expect(app.text.contains("Nothing is in conflict"))
    #expect(app.press("jk<Enter>12E").allSatisfy { $0.readsFiles })
  }

  @Test("is where a finding leads, and begins there")
  func fromFinding() {
    for keys in ["gf<Enter>", "!}}}}}<Enter>"] {
      var app = App(showing: Self.marked.review())
      let effects = app.press(keys)
      #expect(effects.last == .readConflicts(in: [Self.file]), "\(keys)")
    }
    var app = App(showing: Self.marked.review())
    _ = app.press("gfj<Enter>")
    _ = app.handle(.conflictsRead(Self.conflicts()))
    #expect(app.text.contains("Settle 2 of 3"))
  }

  @Test("changes nothing where nothing may be changed, and says so where nothing is in conflict")
  func none() {
    var app = settling(user: Deck.User(login: "jenny", readOnlyBecause: "it was opened so"))
    #expect(app.press("<Enter>") == [] && app.lastLine.contains("nothing can be changed"))
    var other = App(showing: small)
    #expect(other.press("gm") == [] && other.lastLine.contains("nothing is in conflict"))
  }

  @Test("keeps the cursor in sight of all, however small the window")
  func narrow() {
    for (width, height) in [(40, 12), (20, 5), (8, 3), (1, 1)] {
      var app = settling(width: width, height: height)
      _ = app.press("jj")
      #expect(app.frame.lines.count == height)
      if height >= 5 { #expect(app.text.contains("▌ 3 another")) }
    }
  }
}

@Suite struct SyncTests {
  @Test("asks for the exchange, and says what came of it")
  func sync() {
    var app = App(showing: workshop.review())
    #expect(app.press("gs") == [.sync])
    #expect(app.lastLine.contains("go on meanwhile"))
    _ = app.handle(.synced("sync: sent 1 commit"))
    #expect(app.lastLine.contains("sent 1 commit"))
    _ = app.handle(.syncRefused("sync: origin can't be reached", hasConflict: false))
    #expect(app.lastLine.contains("can't be reached") && app.screens.top == nil)
  }

  @Test("leads to what both sides changed, unless somebody is in the middle of something")
  func conflict() {
    for (keys, leads) in [("", true), ("=s", false), ("!", false)] {
      var app = App(showing: ConflictScreenTests.marked.review())
      _ = app.press(keys)
      let effects = app.handle(.syncRefused("both sides changed the same", hasConflict: true))
      #expect(effects.isEmpty != leads, "\(keys)")
      #expect((app.screens.top is ConflictScreen) == leads, "\(keys)")
      #expect(app.text.contains("both sides changed the same"), "\(keys)")
    }
  }

  @Test("is not there where nothing may be changed")
  func readOnly() {
    var app = App(
      showing: workshop.review(),
      user: Deck.User(login: "jenny", readOnlyBecause: "it was opened so"))
    #expect(app.press("gs") == [] && app.lastLine.contains("nothing can be changed"))
  }
}

@Suite struct UndoQuestionTests {
  @Test("a change that others stand in the way of is passed over only on purpose")
  func blocked() {
    var app = App(showing: workshop.review())
    _ = app.handle(.undoBlocked("Owner tom: Grow can't be taken back"))
    #expect(app.text.contains("Skip it, and undo your change before it?"))
    #expect(app.press("<Enter>") == [])
    _ = app.handle(.undoBlocked("Owner tom: Grow can't be taken back"))
    #expect(app.press("y") == [.undoBefore])
  }
}
