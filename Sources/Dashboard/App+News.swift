import Canvas
import Goals

extension App {
  mutating func resize(to size: Size) {
    self.size = size
    screens.overview.size = size
    if let deck { screens.overview.settle(deck) }
  }

  /// Takes what was read; a past day that is looked at stays.
  mutating func read(_ review: Review) {
    today = review.day
    show(past.map(review.on) ?? review)
  }

  /// What the screen on top asks for of the files.
  var wanted: [Effect] {
    deck.flatMap { screens.top?.wanted($0) }?.map(Effect.files) ?? []
  }

  /// The past day that everything is looked at as of.
  var past: Day? { user.asOf }

  /// Looks at everything as of a day; `nil`, and what is no past day, is today.
  mutating func look(asOf day: Day?) {
    guard let deck, let today else { return }
    let past = day.flatMap { $0 < today ? $0 : nil }
    user.asOf = past
    show(deck.review.on(past ?? today))
  }

  mutating func show(_ review: Review) {
    let (old, deck) = (
      self.deck, Deck(review, cycle: cycle, user: user, edits: edits, unseen: unseen)
    )
    self.deck = deck
    let area = area
    screens.show(deck, after: old, in: area)
  }

  /// What git tells stands for what was only seen.
  private var edits: [Feed.Entry] {
    committed + sighted.filter { entry in !committed.contains { $0.tells(the: entry) } }
  }

  /// Others have changed something: it is marked until it was looked at.
  mutating func notice(_ references: Set<Reference>, _ edits: [Feed.Entry]) {
    sighted += edits
    unseen.formUnion(references)
    if let deck, !edits.isEmpty { show(deck.review) }
  }

  /// What the cursor stood on was looked at; with an objective its key results.
  mutating func see(_ deck: Deck) {
    guard !unseen.isEmpty, prompt == nil, screens.top == nil,
      let subject = screens.overview.subject(in: deck)
    else { return }
    unseen.remove(subject)
    if case .objective(let ref) = subject {
      unseen = unseen.filter { $0.keyResult?.objective != ref }
    }
  }

  /// What asked for it goes on, and what was typed ahead is done now.
  mutating func save(_ what: String, _ review: Review, _ warning: String?) -> [Effect] {
    let old = deck
    read(review)
    let trouble = warning ?? old.flatMap { deck?.firstFinding(notIn: $0) }
    let keys = held
    held = nil
    let effects = keys == nil ? [] : goOn(after: old)
    notice = trouble.map { Notice("saved, but \($0)", .trouble) } ?? saved(what)
    return effects + (keys ?? []).flatMap { press($0) }
  }

  /// What was saved, and how to take it back where there is room for that.
  private func saved(_ what: String) -> Notice {
    let (news, hint) = ("saved: \(what)", "; u takes it back")
    return Notice(TextWidth.columns(of: news + hint) < size.width - 1 ? news + hint : news)
  }

  /// The prompt that submitted a change closes, or the screen that did turns its page.
  private mutating func goOn(after old: Deck?) -> [Effect] {
    guard let old, let deck else { return [] }
    if let prompt {
      self.prompt = nil
      prompt.follow(in: &screens.overview, from: old, to: deck)
      return []
    }
    let area = area
    let outcome = screens.top?.saved(deck, in: area)
    return outcome.map { act(on: $0, ofPrompt: false, deck) } ?? []
  }

  /// What was typed into the prompt stays, and can be tried again; what was typed ahead was meant
  /// for another screen.
  mutating func refuse(_ sentence: String, isConflict: Bool = false) {
    if held == nil {
      notice = Notice(sentence, .trouble)
    } else if prompt != nil {
      prompt?.refuse(sentence, isConflict: isConflict)
    } else {
      screens.top?.refuse(sentence, isConflict: isConflict)
    }
    held = nil
  }

  /// What both sides changed is settled at once, unless somebody is in the middle of something.
  mutating func refuseSync(_ sentence: String, _ hasConflict: Bool) -> [Effect] {
    notice = Notice(sentence, .trouble)
    guard hasConflict, prompt == nil, screens.top == nil else { return [] }
    screens.push(SettleScreen())
    return wanted
  }

  /// A question never takes the place of what is being typed.
  mutating func ask(_ what: String, _ at: Moment) {
    guard prompt == nil else { return }
    let question = "Take back from \(at.day.text): \(what)?"
    prompt = ConfirmPrompt(question: question, effects: [.files(.undo(confirmed: true))])
  }

  /// One change that can't be taken back is no reason to keep all before it.
  mutating func askToPassOver(_ sentence: String) {
    guard prompt == nil else { return notice = Notice(sentence, .trouble) }
    let question = "\(sentence). Leave it, and take back what you did before it?"
    prompt = ConfirmPrompt(question: question, effects: [.files(.undoBefore)])
  }

  /// Never over what is being typed: then it waits until that is closed.
  mutating func askForMissed() {
    guard prompt == nil, let what = missed else { return }
    let question = "Somebody took away \(what), and nothing says why. Bring it back?"
    prompt = ConfirmPrompt(question: question, effects: [.files(.restore)])
    missed = nil
  }

  /// What was read last stays on the screen.
  mutating func lose(_ sentence: String) {
    notice = Notice(sentence, .trouble)
    isUnreadable = true
  }

  mutating func comeBack() {
    if isUnreadable { notice = Notice("the data directory can be read again") }
    isUnreadable = false
  }
}
