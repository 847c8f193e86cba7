import Goals

// What was typed and not saved outlives the app: it is given out as drafts, and offered by the next.
extension App {
  /// What is left to be continued, with what is being typed now, the latest last.
  package var unfinished: [Draft] {
    drafts.filter { $0 != resumed } + open
  }

  /// What is being typed now.
  private var open: [Draft] {
    screens.above.flatMap(\.drafts) + [prompt?.draft].compactMap(\.self)
  }

  /// Asks once, after the first reading, whether the latest draft is to be gone on with.
  mutating func offerDraft() {
    guard !isDraftOffered, let deck else { return }
    isDraftOffered = true
    guard prompt == nil, deck.user.readOnlyBecause == nil, let draft = drafts.last else { return }
    prompt = DraftPrompt(draft, deck)
  }

  mutating func resume(_ draft: Draft, _ deck: Deck) {
    prompt = nil
    switch draft.resumption(in: deck, history: history) {
    case .prompt(let prompt): self.prompt = prompt
    case .screen(let screen): screens.push(screen)
    case .obstacle(let sentence): return notice = Notice(sentence, .trouble)
    }
    resumed = draft
  }

  /// Forgets a draft, and offers the one before it.
  mutating func discard(_ draft: Draft) {
    drafts.removeAll { $0 == draft }
    prompt = nil
    notice = Notice("discarded")
    isDraftOffered = false
    offerDraft()
  }

  /// A draft that was gone on with is settled once it is saved, or given up.
  mutating func settleDraft() {
    guard let resumed, !open.contains(where: resumed.isOfSame) else { return }
    drafts.removeAll { $0 == resumed }
    self.resumed = nil
  }
}
