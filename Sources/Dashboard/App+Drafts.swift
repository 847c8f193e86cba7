import Goals

// What was typed and not saved, with the prompts and pages it is typed into.
extension App {
  /// What an earlier run left open, the latest last.
  package var drafts: [Draft] {
    get { drafting.kept }
    set { drafting.kept = newValue }
  }

  /// What is left to be continued, with what is being typed now, the latest last.
  package var unfinished: [Draft] { drafting.unfinished(with: open) }

  /// What is being typed now.
  var open: [Draft] {
    screens.above.flatMap(\.drafts) + [prompt?.draft].compactMap(\.self)
  }

  /// Asks once, after the first reading, whether the latest draft is to be gone on with.
  mutating func offerDraft() {
    guard let deck else { return }
    let kept = drafting.offer()
    guard prompt == nil, deck.user.readOnlyBecause == nil else { return }
    if !kept.isEmpty { offer(kept, deck) }
  }

  mutating func offer(_ drafts: [Draft], _ deck: Deck) { prompt = DraftPrompt(drafts, deck) }

  mutating func resume(_ draft: Draft, _ deck: Deck) {
    prompt = nil
    if let name = draft.cycle(in: deck) {
      standpoint.cycle = name
      show(deck.review)
    }
    guard let deck = self.deck else { return }
    let others = drafting.all.filter { $0.belongsToSameWalk(as: draft, in: deck) }
    switch draft.resumption(in: deck, history: history, with: others) {
    case .prompt(let prompt): self.prompt = prompt
    case .screen(let screen): screens.push(screen)
    case .obstacle(let sentence):
      notice = Notice(sentence, .trouble)
      return
    }
    drafting.resume(others + [draft])
  }

  /// Forgets a draft, and offers the one before it.
  mutating func discard(_ draft: Draft) {
    drafting.discard(draft)
    prompt = nil
    notice = Notice("discarded")
    if let deck { offer(drafting.all, deck) }
  }

  /// What closes without being saved can be called up again.
  mutating func giveUp(_ left: [Draft]) {
    guard !left.isEmpty else { return }
    drafting.giveUp(left)
    let news = notice.map { $0.text + "; " } ?? ""
    notice = Notice("\(news)what was typed is not saved; gc goes on with it")
  }
}
