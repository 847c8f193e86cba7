package import Canvas
package import Goals

/// The dashboard as a value: `handle` says what an event leads to, `draw` makes the picture. It
/// knows no clock, no disk and no terminal.
package struct App: Sendable {
  package internal(set) var deck: Deck?
  package internal(set) var screens = ScreenStack()
  package internal(set) var prompt: (any Prompt)?
  package internal(set) var notice: Notice?
  var standpoint: Standpoint
  var loading = Loading()
  var keyboard = Keyboard()
  var recovery = Recovery()
  var sharing = Sharing() {
    didSet { deck?.unseen = sharing.unseen }
  }
  /// Whether the last key only moved the cursor: the preview waits until it rests.
  var isMoving = false
  /// Whether what happened since the last look was read to its end.
  package internal(set) var hasCaughtUp = false
  /// Whether what is being changed is what was marked.
  var usesMarks = false
  /// The lines typed into inputs.
  var history = History()
  /// The commands run from the palette, the last first.
  var used: [Command] = []
  /// Fields of the remembered view that this version doesn't know: they are kept.
  var unknownView: [RecordField] = []

  /// An app that has read nothing yet; `asOf` is the past day that is looked at first.
  package init(size: Size, user: Deck.User, cycle: CycleName? = nil, asOf: Day? = nil) {
    standpoint = Standpoint(user, cycle: cycle, asOf: asOf)
    screens.overview.size = size
  }

  package var size: Size { screens.overview.size }

  package mutating func handle(_ event: Event) -> [Effect] {
    defer {
      if recovery.hasResumed { recovery.finish(allBut: beingTyped) }
      askForMissed()
      if let deck, !isMoving { screens.overview.rest(deck) }
      if let history = screens.top as? HistoryScreen, history.isRead { hasCaughtUp = true }
    }
    switch event {
    case .keyPressed(let key): return press(key)
    case .rested: isMoving = false
    case .resized(let size): resize(to: size)
    case .organizationLoaded(let review):
      showRecoveredReading()
      read(review)
      offerRecovery()
      return wanted
    case .excerptsRead, .conflictsRead, .importPlanned: if let deck { screens.hear(event, deck) }
    case .editsRead(let entries):
      sharing.committed = entries
      if let deck { show(deck.review) }
    case .othersChanged(let references, let edits): notice(references, edits)
    case .organizationUnreadable(let sentence): showReadFailure(sentence)
    case .filesCounted(let done, let all): loading.note(done: done, of: all)
    case .changeSaved(let what, let review, let warning):
      return save(event, what, review, warning)
    case .changeNeedless(let review): return save(event, nil, review, nil)
    case .changeRefused(let sentence): refuse(event, sentence)
    case .changeConflicted(let sentence): refuse(event, sentence, isConflict: true)
    case .changeTakenBack(let what, let review): return show(review, "undone: \(what.flowing)")
    case .changeDoneAgain(let what, let review): return show(review, "redone: \(what.flowing)")
    case .writingObstructed(let sentence): stopWriting(because: sentence)
    case .undoQuestioned(let what, let at): ask(what, at)
    case .undoBlocked(let sentence): askToPassOver(sentence)
    case .disappeared(let what): sharing.missed = what
    case .themesListed(let offers, let worn): screens.push(ThemeScreen(offers, worn: worn))
    case .noticed(let sentence), .synced(let sentence): notice = Notice(sentence)
    case .syncRefused(let sentence, let hasConflict): return refuseSync(sentence, hasConflict)
    }
    return []
  }

  package func draw(on frame: inout Frame) {
    let overview = screens.overview
    let layout = overview.layout
    guard let deck else {
      frame.draw(loading.text, x: 1, y: 0, Ink(.muted))
      if let notice { Chrome.draw(notice, on: &frame, in: layout.hints) }
      return
    }
    let hidden = screens.top == nil ? overview.hiddenPanes : []
    Header(deck, hidden: hidden).draw(on: &frame, in: layout.header)
    overview.draw(on: &frame, layout, deck)
    for screen in screens.above {
      frame.cursor = nil
      frame.clipped(to: layout.body) { screen.draw(on: &$0, in: layout.body, deck) }
    }
    drawHints(deck, on: &frame, in: layout.hints)
    if let prompt { draw(prompt, deck, on: &frame) }
    if let notice { Chrome.draw(notice, on: &frame, in: noticeRow(layout.hints)) }
    frame.keepCursorInside()
  }

  /// Whether nothing has been read yet, and the reading goes on.
  package var isReading: Bool { deck == nil && !loading.isUnreadable }

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

  /// The keys that are of use here, or all that may follow those that were typed.
  private func drawHints(_ deck: Deck, on frame: inout Frame, in rect: Rect) {
    let begun = keyboard.sequence
    if prompt == nil, !begun.isEmpty {
      let prefix = begun.map(\.name).joined()
      let hints = KeyTable.continuations(of: begun)
      return Chrome.drawContinuations(hints, of: prefix, on: &frame, above: rect)
    }
    let hints = prompt?.hints ?? screens.top?.hints(deck) ?? overviewHints(deck)
    Chrome.drawHints(hints, on: &frame, in: rect)
  }

  /// Whether the preview follows as soon as the cursor rests.
  package var isPreviewBehind: Bool { deck != nil && screens.overview.isPreviewBehind }
}
