import Canvas
import Goals

extension App {
  mutating func resize(to size: Size) {
    screens.overview.size = size
    if let deck { screens.overview.followCursor(deck) }
  }

  /// Takes what was read; a past day that is looked at stays.
  mutating func read(_ review: Review) {
    show(standpoint.review(of: review))
  }

  /// What the screen on top asks for of the files.
  var wanted: [Effect] {
    deck.flatMap { screens.top?.wanted($0) }?.map(Effect.files) ?? []
  }

  /// The past day that everything is looked at as of.
  var past: Day? { standpoint.past }

  /// Looks at everything as of a day; `nil`, and what is no past day, is today.
  mutating func look(asOf day: Day?) {
    guard let deck, let review = standpoint.look(asOf: day, deck.review) else { return }
    show(review)
  }

  mutating func show(_ review: Review) {
    let old = self.deck
    let deck = Deck(
      review, cycle: standpoint.cycle, user: standpoint.user, edits: sharing.edits,
      unseen: sharing.unseen)
    self.deck = deck
    screens.show(deck, after: old)
  }

  /// Takes in that others have changed something.
  mutating func notice(_ references: Set<Reference>, _ edits: [Feed.Entry]) {
    sharing.notice(references, edits)
    if let deck, !edits.isEmpty { show(deck.review) }
  }

  /// What the cursor stood on was looked at.
  mutating func markSeen(_ deck: Deck) {
    guard !sharing.unseen.isEmpty, prompt == nil, screens.top == nil,
      let subject = screens.overview.subject(in: deck)
    else { return }
    sharing.markSeen(subject)
  }

  /// What asked for it goes on, and what was typed ahead is done now. Where there is nothing to be
  /// said that was saved, the files said so already.
  mutating func save(
    _ event: Event, _ what: String?, _ review: Review, _ warning: String?
  ) -> [Effect] {
    let (old, row) = (deck, deck.flatMap(screens.subject))
    read(review)
    let trouble = warning ?? old.flatMap { deck?.firstFinding(notIn: $0) }
    let isAwaited = keyboard.isAwaited
    let isCheckIn = isAwaited && prompt is CheckInPrompt
    let keys = keyboard.release() ?? []
    let own = isAwaited ? remark(after: old) : nil
    let effects = isAwaited ? goOn(after: old, event) : []
    let remarks = [own, old.flatMap { moved(from: row, $0) }].compactMap(\.self)
    if usesMarks { screens.overview.clearMarks() }
    usesMarks = false
    notice =
      what.map { what in
        trouble.map { Notice("saved, but \($0)", .trouble) }
          ?? saved(what, remarks, isCheckIn: isCheckIn)
      } ?? Notice("nothing has changed: it is so already")
    return effects + keys.flatMap { press($0) }
  }

  /// Shows what a change has come to that nothing waits for, and does what was typed ahead.
  mutating func show(_ review: Review, _ sentence: String) -> [Effect] {
    let keys = keyboard.release() ?? []
    let (old, row) = (deck, deck.flatMap(screens.subject))
    read(review)
    let left = old.flatMap { moved(from: row, $0) }
    notice = Notice([sentence, left].compactMap(\.self).joined(separator: "; "))
    return keys.flatMap { press($0) }
  }

  /// What a change has done to the cursor: where its row left the list, it is on a neighbour. To what
  /// was added it has gone on purpose.
  private func moved(from row: Reference?, _ old: Deck) -> String? {
    guard let deck, let row else { return nil }
    let now = screens.subject(in: deck)
    guard now != row else { return nil }
    let isNew = now.map { RowAttributes(about: $0, in: old) == nil } ?? false
    guard !isNew else { return nil }
    let place = now.map { "the cursor is on \(deck.title(of: $0))" } ?? "nothing is left here"
    return "\(old.title(of: row)) left this list, \(place)"
  }

  /// What whoever submitted a change has to say about it.
  private func remark(after old: Deck?) -> String? {
    guard let deck else { return nil }
    return if let prompt { prompt.remark(deck, after: old) } else { screens.top?.remark(deck) }
  }

  /// What was saved and what that moved; then, as far as there is room, how to go on and back.
  private func saved(_ what: String, _ remarks: [String], isCheckIn: Bool) -> Notice {
    let hasNext =
      isCheckIn && screens.top == nil
      && deck.map { screens.overview.nextWaiting($0) != nil } ?? false
    let hints = [
      hasNext ? "\(Command.nextWaiting.key) goes to the next that waits" : nil,
      "\(Command.undo.key) takes it back",
    ].compactMap(\.self)
    return Notice(
      hints.reduce((["saved: " + what.flowing] + remarks).joined(separator: "; ")) {
        said, hint in
        let longer = said + "; " + hint
        return TextWidth.columns(of: longer) < size.width - 1 ? longer : said
      })
  }

  /// The prompt that submitted a change closes, or the screen that did turns its page.
  private mutating func goOn(after old: Deck?, _ event: Event) -> [Effect] {
    guard let old, let deck else { return [] }
    if let prompt {
      self.prompt = nil
      prompt.follow(in: &screens.overview, from: old, to: deck)
      goToAdded(after: old)
      return []
    }
    return screens.answer(event, deck).map { act(on: $0, byPrompt: false, deck) } ?? []
  }

  /// What was typed into the prompt stays, and can be tried again; what was typed ahead was meant
  /// for another screen.
  mutating func refuse(_ event: Event, _ sentence: String, isConflict: Bool = false) {
    let isAwaited = keyboard.isAwaited
    _ = keyboard.release()
    if !isAwaited {
      notice = Notice(sentence, .trouble)
    } else if prompt != nil {
      prompt?.refuse(sentence, isConflict: isConflict)
    } else if let deck {
      _ = screens.answer(event, deck)
    }
  }

  /// Says why the exchange failed. A conflict opens its screen, unless somebody is in the middle of
  /// something.
  mutating func refuseSync(_ sentence: String, _ hasConflict: Bool) -> [Effect] {
    notice = Notice(sentence, .trouble)
    guard hasConflict, prompt == nil, screens.top == nil else { return [] }
    screens.push(ConflictScreen())
    return wanted
  }

  /// A question never takes the place of what is being typed, and what was typed ahead was not meant
  /// to answer it.
  mutating func ask(_ what: String, _ at: Moment) {
    _ = keyboard.release()
    guard prompt == nil else { return }
    let question = "Undo from \(at.day.text): \(what)?"
    prompt = ConfirmPrompt(question: question, effects: [.files(.undo(confirmed: true))])
  }

  /// Offers to leave a change that can't be taken back, so that those before it can be.
  mutating func askToPassOver(_ sentence: String) {
    _ = keyboard.release()
    guard prompt == nil else {
      notice = Notice(sentence, .trouble)
      return
    }
    let question = "\(sentence). Skip it, and undo your change before it?"
    prompt = ConfirmPrompt(question: question, effects: [.files(.undoBefore)])
  }

  /// Asks whether to bring back what somebody removed; waits while something is being typed.
  mutating func askForMissed() {
    guard prompt == nil, let what = sharing.missed else { return }
    let question = "Removed outside qd: \(what). Restore it?"
    prompt = ConfirmPrompt(question: question, effects: [.files(.restore)])
    sharing.missed = nil
  }

  /// Says why reading failed; what was read last stays on the screen.
  mutating func showReadFailure(_ sentence: String) {
    notice = Notice(sentence, .trouble)
    loading.fail()
  }

  mutating func showRecoveredReading() {
    if loading.succeed() { notice = Notice("the data directory can be read again") }
  }
}
