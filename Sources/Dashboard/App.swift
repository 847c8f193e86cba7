package import Canvas
package import Goals

/// The dashboard as a value: `handle` says what an event leads to, `draw` makes the picture. It
/// knows no clock, no disk and no terminal.
package struct App: Sendable {
  package internal(set) var deck: Deck?
  package internal(set) var screens = ScreenStack()
  package internal(set) var prompt: (any Prompt)?
  package internal(set) var notice: Notice?
  /// What others took away, until this user was asked whether it is to come back.
  var missed: String?
  /// How many files have been read of how many, where the first reading takes long.
  var readCount: (done: Int, all: Int)?
  /// Whether the data directory could not be read; what was read last is shown.
  var isUnreadable = false
  /// The keys of a sequence that has begun.
  package internal(set) var typed: [Key] = []
  package internal(set) var size: Size
  /// The keys typed while a change is being saved, to be pressed after it; none: nothing is saved.
  var held: [Key]?
  var history = History()
  var unknownView: [RecordField] = []
  var cycle: CycleName?
  var user: Deck.User
  /// The day of what was read last, whatever day is looked at.
  var today: Day?
  /// The commands run from the palette, the last first.
  var used: [Command] = []
  var interruptions = 0
  /// What was edited beside the journals: as git tells it, and as it was seen here.
  var committed: [Feed.Entry] = []
  var sighted: [Feed.Entry] = []
  /// What others have changed and this user hasn't looked at yet.
  var unseen: Set<Reference> = [] {
    didSet { deck?.unseen = unseen }
  }
  /// What an earlier run left open, the latest last.
  package var drafts: [Draft] = []
  /// Those of them that are gone on with.
  var resumed: [Draft] = []
  /// What was typed and given up in this run, the latest last.
  var givenUp: [Draft] = []
  var isDraftOffered = false

  /// An app that has read nothing yet; `asOf` is the past day that is looked at first.
  package init(size: Size, user: Deck.User, cycle: CycleName? = nil, asOf: Day? = nil) {
    self.size = size
    self.user = user
    self.user.asOf = asOf
    self.cycle = cycle
    screens.overview.size = size
  }

  /// Where screens over the overview are drawn.
  var area: Rect { screens.overview.layout.body }

  package mutating func handle(_ event: Event) -> [Effect] {
    defer {
      settleDraft()
      askForMissed()
    }
    switch event {
    case .keyPressed(let key): return press(key)
    case .resized(let size): resize(to: size)
    case .organizationLoaded(let review):
      comeBack()
      read(review)
      offerDraft()
      return wanted
    case .excerptsRead(let excerpts):
      let area = area
      screens.top?.take(excerpts, in: area)
    case .conflictsRead(let conflicts):
      let area = area
      screens.top?.take(conflicts, in: area)
    case .editsRead(let entries):
      committed = entries
      if let deck { show(deck.review) }
    case .othersChanged(let references, let edits): notice(references, edits)
    case .organizationUnreadable(let sentence): lose(sentence)
    case .filesCounted(let done, let all): readCount = all > 0 ? (done, all) : nil
    case .changeSaved(let what, let review, let warning): return save(what, review, warning)
    case .changeRefused(let sentence): refuse(sentence)
    case .changeConflicted(let sentence): refuse(sentence, isConflict: true)
    case .changeTakenBack(let what, let review):
      read(review)
      notice = Notice("took back: \(what)")
    case .changeDoneAgain(let what, let review):
      read(review)
      notice = Notice("did again: \(what)")
    case .undoQuestioned(let what, let at): ask(what, at)
    case .undoBlocked(let sentence): askToPassOver(sentence)
    case .disappeared(let what): missed = what
    case .themesListed(let offers, let worn): screens.push(ThemeScreen(offers, worn: worn))
    case .noticed(let sentence): notice = Notice(sentence)
    case .synced(let sentence): notice = Notice(sentence)
    case .syncRefused(let sentence, let hasConflict): return refuseSync(sentence, hasConflict)
    }
    return []
  }

  package func draw(on frame: inout Frame) {
    let overview = screens.overview
    let layout = overview.layout
    guard let deck else {
      frame.draw(readingText, x: 1, y: 0, Ink(.muted))
      if let notice { Chrome.draw(notice, on: &frame, in: layout.hints) }
      return
    }
    Chrome.drawHeader(deck, on: &frame, in: layout.header)
    overview.draw(on: &frame, layout, deck)
    for screen in screens.above {
      frame.cursor = nil
      frame.clipped(to: layout.body) { screen.draw(on: &$0, in: layout.body, deck) }
    }
    Chrome.drawHints(hints(deck), on: &frame, in: layout.hints)
    if let prompt { draw(prompt, deck, on: &frame) }
    if let notice { Chrome.draw(notice, on: &frame, in: noticeRow(layout.hints)) }
    frame.keepCursorInside()
  }

  /// Whether nothing has been read yet, and the reading goes on.
  package var isReading: Bool { deck == nil && !isUnreadable }

  private var readingText: String {
    let count = readCount.map { ": \($0.done.grouped) of \($0.all.grouped)" } ?? ""
    return "Quarterdeck reads the files" + count
  }

  private func draw(_ prompt: any Prompt, _ deck: Deck, on frame: inout Frame) {
    let rect = rect(of: prompt)
    frame.cursor = nil
    frame.clipped(to: rect) { frame in
      frame.fill(rect)
      // A line begins below the hints; what is higher has a head, which begins at the edge.
      let isLine = prompt.height(in: size) == 1
      prompt.draw(on: &frame, in: isLine ? rect.inset(left: 1, right: 1) : rect, deck)
    }
  }

  /// A prompt of one line takes the place of the hints.
  func rect(of prompt: any Prompt) -> Rect {
    let hints = screens.overview.layout.hints
    let height = min(prompt.height(in: size), size.height)
    let bottom = height == 1 ? hints.maxY : hints.y
    return Rect(x: 0, y: max(0, bottom - height), width: size.width, height: height)
  }

  /// A notice takes the place of the hints, or stands above a prompt that has taken it.
  private func noticeRow(_ hints: Rect) -> Rect {
    guard let prompt, rect(of: prompt).maxY > hints.y else { return hints }
    return Rect(x: 0, y: max(0, hints.y - 1), width: hints.width, height: hints.height)
  }

  private func hints(_ deck: Deck) -> [Hint] {
    if let prompt { return prompt.hints }
    if !typed.isEmpty { return KeyTable.continuations(of: typed) }
    return screens.top?.hints(deck) ?? KeyTable.hints(for: deck.user)
  }
}
