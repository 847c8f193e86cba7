package import Canvas
package import Goals

/// The dashboard as a value: `handle` says what an event leads to, `draw` makes the picture. It
/// knows no clock, no disk and no terminal.
package struct App: Sendable {
  package private(set) var deck: Deck?
  package internal(set) var screens = ScreenStack()
  package internal(set) var prompt: Prompt?
  package internal(set) var notice: Notice?
  /// The keys of a sequence that has begun.
  package private(set) var typed: [Key] = []
  package private(set) var size: Size
  /// The keys typed while a change is being saved, to be pressed after it; none: nothing is saved.
  private var held: [Key]?
  var cycle: CycleName?
  private let user: Deck.User
  var interruptions = 0

  package init(size: Size, user: Deck.User, cycle: CycleName? = nil) {
    self.size = size
    self.user = user
    self.cycle = cycle
    screens.overview.size = size
  }

  /// The folds that were set, by reference: what is kept between runs.
  package var folds: [String: Fold] {
    get { screens.overview.tree.settings }
    set { screens.overview.tree.remember(newValue) }
  }

  package mutating func handle(_ event: Event) -> [Effect] {
    switch event {
    case .keyPressed(let key): return press(key)
    case .resized(let size): resize(to: size)
    case .organizationLoaded(let review): show(review)
    case .organizationUnreadable(let sentence): notice = Notice(sentence, .trouble)
    case .changeSaved(let what, let review, let warning): return save(what, review, warning)
    case .changeRefused(let sentence): refuse(sentence)
    case .changeConflicted(let sentence): refuse(sentence, isConflict: true)
    case .changeTakenBack(let what, let review):
      show(review)
      notice = Notice("took back: \(what)")
    case .changeDoneAgain(let what, let review):
      show(review)
      notice = Notice("did again: \(what)")
    case .undoQuestioned(let what, let at): ask(what, at)
    case .noticed(let sentence): notice = Notice(sentence)
    }
    return []
  }

  package func draw(on frame: inout Frame) {
    guard let deck else {
      frame.draw("Quarterdeck reads the files", x: 1, y: 0, Ink(.muted))
      return
    }
    let overview = screens.overview
    let layout = overview.layout
    Chrome.drawHeader(deck, on: &frame, in: layout.header)
    overview.draw(on: &frame, layout, deck)
    if case .help(let help) = screens.top {
      frame.cursor = nil
      help.draw(on: &frame, in: Rect(size).inset(bottom: layout.hints.height))
    }
    Chrome.drawHints(hints, notice: prompt == nil ? notice : nil, on: &frame, in: layout.hints)
    if let prompt { draw(prompt, deck, above: layout.hints, on: &frame) }
    frame.keepCursorInside()
  }

  private func draw(_ prompt: Prompt, _ deck: Deck, above hints: Rect, on frame: inout Frame) {
    let height = min(prompt.height(in: size), size.height)
    // A prompt of one line takes the place of the hints.
    let bottom = height == 1 ? hints.maxY : hints.y
    let rect = Rect(x: 0, y: max(0, bottom - height), width: size.width, height: height)
    frame.cursor = nil
    frame.clipped(to: rect) { prompt.draw(on: &$0, in: rect, deck) }
  }

  private var hints: [(key: String, words: String)] {
    if let prompt { return prompt.hints }
    if case .help = screens.top { return HelpScreen.hints }
    return typed.isEmpty ? KeyTable.hints : KeyTable.continuations(of: typed)
  }
}

// MARK: - News

extension App {
  private mutating func resize(to size: Size) {
    self.size = size
    screens.overview.size = size
    if let deck { screens.overview.settle(deck) }
  }

  mutating func show(_ review: Review) {
    let (old, deck) = (self.deck, Deck(review, cycle: cycle, user: user))
    self.deck = deck
    screens.overview.show(deck, after: old)
  }

  /// The prompt closes, and what was typed ahead is done now.
  private mutating func save(_ what: String, _ review: Review, _ warning: String?) -> [Effect] {
    let (old, next) = (deck, held == nil ? nil : nextDue)
    show(review)
    if let deck {
      if let next { screens.overview.go(to: next, deck) }
      if let old, held != nil, case .form = prompt {
        screens.overview.goToNew(in: deck, after: old)
      }
    }
    if held != nil { prompt = nil }
    let trouble = warning ?? old.flatMap { deck?.firstFinding(notIn: $0) }
    notice = trouble.map { Notice("saved, but \($0)", .trouble) } ?? Notice("saved: \(what)")
    let keys = held ?? []
    held = nil
    return keys.flatMap { press($0) }
  }

  /// What was typed into the prompt stays, and can be tried again; what was typed ahead was meant
  /// for another screen.
  private mutating func refuse(_ sentence: String, isConflict: Bool = false) {
    if held == nil {
      notice = Notice(sentence, .trouble)
    } else {
      prompt?.refuse(sentence, isConflict: isConflict)
    }
    held = nil
  }

  /// A question never takes the place of what is being typed.
  private mutating func ask(_ what: String, _ at: Moment) {
    guard prompt == nil else { return }
    let question = "Take back from \(at.day.text): \(what)?"
    prompt = .confirm(ConfirmPrompt(question: question, effect: .undo(confirmed: true)))
  }

  /// After a check-in that was due: the next one that waits for this user.
  private var nextDue: KeyResultRef? {
    guard case .checkIn(let checkIn) = prompt, case .keyResult(let ref) = checkIn.subject, let deck,
      deck.review.standing(of: ref)?.isDue == true
    else { return nil }
    let waiting = deck.keyResults.filter { $0.isDue && deck.isResponsible(for: $0.keyResult) }
    let refs = deck.keyResults.map(\.keyResult.ref)
    let index = refs.firstIndex(of: ref) ?? 0
    let order = refs[(index + 1)...] + refs[..<index]
    return order.first { candidate in waiting.contains { $0.keyResult.ref == candidate } }
  }
}

// MARK: - Keys

extension App {
  /// The keys that give up what was begun.
  private static let givingUp: [Key] = [.escape, .control("g"), .control("c")]

  private mutating func press(_ key: Key) -> [Effect] {
    if key != .control("c") { interruptions = 0 }
    if held != nil, !App.givingUp.contains(key) {
      held?.append(key)
      return []
    }
    (notice, held) = (nil, nil)
    guard let deck else { return pressBeforeReading(key) }
    if prompt != nil { return pressInPrompt(key, deck) }
    if case .help(var help) = screens.top {
      let outcome = help.handle(key, height: size.height - 4)
      screens.top = .help(help)
      return act(on: outcome, deck)
    }
    return pressInOverview(key, deck)
  }

  private func pressBeforeReading(_ key: Key) -> [Effect] {
    [.character("q"), .character("Q"), .control("c")].contains(key) ? [.quit] : []
  }

  private mutating func pressInOverview(_ key: Key, _ deck: Deck) -> [Effect] {
    if case .paste = key {
      notice = Notice("a paste goes into inputs only; press c or e first")
      return []
    }
    typed.append(key)
    switch KeyTable.match(typed) {
    case .prefix: return []
    case .command(let command):
      typed = []
      return run(command, deck)
    case .nothing:
      let sequence = typed.map(\.name).joined()
      let isGivenUp = typed.count > 1 && App.givingUp.contains(key)
      if !isGivenUp { notice = Notice("\(sequence) does nothing here; ? shows the keys") }
      typed = []
      return []
    }
  }

  private mutating func pressInPrompt(_ key: Key, _ deck: Deck) -> [Effect] {
    guard let outcome = prompt?.handle(key, deck) else { return [] }
    switch outcome {
    case .stays: return []
    case .closes(let effects):
      if case .search(let search) = prompt, search.isMissing {
        notice = Notice("nothing holds \"\(screens.overview.search)\"")
        screens.overview.search = ""
      }
      prompt = nil
      return effects
    case .submits(let effect):
      held = []
      return [effect]
    case .returns(let origin):
      prompt = nil
      screens.overview = origin
      screens.overview.show(deck)
      return []
    case .searches(let text, let origin):
      search(text, from: origin, deck)
      return []
    }
  }

  private mutating func search(_ text: String, from origin: OverviewScreen, _ deck: Deck) {
    screens.overview = origin
    screens.overview.show(deck)
    screens.overview.search = text
    let isFound = screens.overview.find(forward: true, including: true, deck)
    guard case .search(var search) = prompt else { return }
    search.isMissing = !isFound && !text.isEmpty
    prompt = .search(search)
  }

  private mutating func act(on outcome: HelpScreen.Outcome, _ deck: Deck) -> [Effect] {
    switch outcome {
    case .stays: return []
    case .closes:
      _ = screens.pop()
      return []
    case .runs(let command):
      _ = screens.pop()
      return run(command, deck)
    }
  }
}
