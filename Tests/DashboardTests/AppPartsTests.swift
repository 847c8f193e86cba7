import Canvas
import Goals
import Testing

@testable import Dashboard

@Suite("Screens hear what was read, also below another one") struct HearingTests {
  @Test("the lines that findings speak of come while the help lies over them")
  func excerpts() throws {
    let files = workshop.editing(lifecycle.file, "To: 38 days", "To: 3O days")
    var app = App(showing: files.review(), width: 120)
    let asked = app.press("gf")
    guard case .files(.readExcerpts(let places))? = asked.first else {
      Issue.record("\(asked)")
      return
    }
    _ = app.press("?")
    let place = try #require(places.first)
    _ = app.handle(.excerptsRead([place: ["To: 3O days", "    ^"]]))
    _ = app.press("<Esc>")
    #expect(app.text.contains("     To: 3O days"))
  }

  @Test("what is in conflict comes while the palette lies over it")
  func conflicts() {
    var app = App(showing: ConflictScreenTests.marked.review())
    _ = app.press("gm:")
    _ = app.handle(.conflictsRead(ConflictScreenTests.conflicts()))
    _ = app.press("<Esc>")
    #expect(app.text.contains("Settle 1 of 3"))
  }
}

@Suite struct KeyboardTests {
  @Test("a sequence goes on until it is a command, or nothing")
  func sequences() {
    var keyboard = Keyboard()
    guard case .prefix = keyboard.type(.character("g")) else {
      Issue.record("g begins nothing")
      return
    }
    #expect(keyboard.sequence == [.character("g")])
    let whole = keyboard.type(.character("g"))
    #expect(whole == .command(.first) && keyboard.sequence.isEmpty)
    let unknown = [Key.character("z"), .character("z")].map { keyboard.type($0) }.last
    #expect(unknown == .nothing && keyboard.sequence.isEmpty)
  }

  @Test("keys wait while a change is saved, unless they give up", arguments: Keyboard.givingUp)
  func holding(key: Key) {
    var keyboard = Keyboard()
    var (held, released) = ([keyboard.holds(.down)], keyboard.release())
    #expect(held == [false] && released == nil)
    keyboard.hold()
    (held, released) = ([Key.down, .enter].map { keyboard.holds($0) }, keyboard.release())
    #expect(held == [true, true] && released == [.down, .enter])
    keyboard.hold()
    (held, released) = ([Key.down, key].map { keyboard.holds($0) }, keyboard.release())
    #expect(held == [true, false] && released == nil)
  }

  @Test("Ctrl-C counts twice in a row only")
  func interrupting() {
    var keyboard = Keyboard()
    let twice = (0..<2).map { _ in keyboard.interrupt() }
    _ = keyboard.holds(.down)
    let later = keyboard.interrupt()
    #expect(twice == [false, true] && !later)
  }
}

@Suite struct RecoveryTests {
  private static func comment(_ text: String, on id: String) -> UnsavedInput {
    UnsavedInput(
      .comment, about: [.keyResult(keyResult(id))], [.init(label: "", text: text, was: "")])
  }

  private let first = Self.comment("one", on: "days")
  private let second = Self.comment("two", on: "rate")

  @Test("what an earlier run left is offered once")
  func offering() {
    var recovery = Recovery()
    recovery.kept = [first]
    let offers = (0..<2).map { _ in recovery.offer() }
    #expect(offers == [[first], []])
  }

  @Test("what is gone on with is over once it is open no more")
  func settling() {
    var recovery = Recovery()
    recovery.kept = [first, second]
    recovery.resume([first])
    let open = Self.comment("one and more", on: "days")
    recovery.finish(allBut: [open])
    #expect(recovery.unsaved(with: [open]) == [second, open])
    recovery.finish(allBut: [])
    #expect(recovery.kept == [second] && recovery.unsaved(with: []) == [second])
  }

  @Test("what is given up can be called up, in place of what was given up of the same")
  func givingUp() {
    var recovery = Recovery()
    recovery.giveUp([first, second])
    let again = Self.comment("one again", on: "days")
    recovery.giveUp([again])
    #expect(recovery.all == [second, again])
    #expect(recovery.unsaved(with: []) == [])
    recovery.discard(second)
    #expect(recovery.all == [again])
  }
}

@Suite struct SharingTests {
  @Test("what git tells stands for what was only seen")
  func edits() {
    var sharing = Sharing()
    let seen = OthersTests.edits[0]
    var told = seen
    told.isOutside = false
    sharing.notice([.objective(hire)], [seen])
    #expect(sharing.edits.map(\.isOutside) == [true])
    sharing.committed = [told]
    #expect(sharing.edits.map(\.isOutside) == [false])
  }

  @Test("an objective is seen with its key results, and the history has seen all")
  func seeing() {
    var sharing = Sharing()
    sharing.notice(
      [.objective(lifecycle), .keyResult(keyResult("days")), .kpi(revenue), .objective(hire)], [])
    sharing.markSeen(.objective(lifecycle))
    #expect(sharing.unseen == [.kpi(revenue), .objective(hire)])
    sharing.markAllSeen()
    #expect(sharing.unseen.isEmpty)
  }
}
