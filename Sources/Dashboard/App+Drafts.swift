import Goals

// What was typed and not saved is lost only on purpose: what is given up can be called up again until
// the app ends, and what is open then outlives it as drafts, which the next run offers.
extension App {
  /// What is left to be continued, with what is being typed now, the latest last.
  package var unfinished: [Draft] {
    drafts.filter { !resumed.contains($0) } + open
  }

  /// What is being typed now.
  private var open: [Draft] {
    screens.above.flatMap(\.drafts) + [prompt?.draft].compactMap(\.self)
  }

  /// All that can be gone on with, the latest last.
  var allDrafts: [Draft] { drafts + givenUp }

  /// Asks once, after the first reading, whether the latest draft is to be gone on with.
  mutating func offerDraft() {
    guard !isDraftOffered, let deck else { return }
    isDraftOffered = true
    guard prompt == nil, deck.user.readOnlyBecause == nil else { return }
    offer(drafts, deck)
  }

  mutating func offer(_ drafts: [Draft], _ deck: Deck) { prompt = DraftPrompt(drafts, deck) }

  mutating func resume(_ draft: Draft, _ deck: Deck) {
    prompt = nil
    if let name = draft.cycle(in: deck) {
      cycle = name
      show(deck.review)
    }
    guard let deck = self.deck else { return }
    let others = allDrafts.filter { $0.isOfSameWalk(as: draft, in: deck) }
    switch draft.resumption(in: deck, history: history, with: others) {
    case .prompt(let prompt): self.prompt = prompt
    case .screen(let screen): screens.push(screen)
    case .obstacle(let sentence): return notice = Notice(sentence, .trouble)
    }
    resumed = (others + [draft]).filter(drafts.contains)
    givenUp.removeAll { $0 == draft || others.contains($0) }
  }

  /// Forgets a draft, and offers the one before it.
  mutating func discard(_ draft: Draft) {
    drafts.removeAll { $0 == draft }
    givenUp.removeAll { $0 == draft }
    prompt = nil
    notice = Notice("discarded")
    if let deck { offer(allDrafts, deck) }
  }

  /// A draft that was gone on with is settled once it is saved, or given up.
  mutating func settleDraft() {
    let settled = resumed.filter { draft in !open.contains(where: draft.isOfSame) }
    guard !settled.isEmpty else { return }
    drafts.removeAll(where: settled.contains)
    resumed.removeAll(where: settled.contains)
  }

  /// What closes without being saved can be called up again.
  mutating func giveUp(_ left: [Draft]) {
    guard !left.isEmpty else { return }
    givenUp = (givenUp.filter { old in !left.contains(where: old.isOfSame) } + left).suffix(10)
    let news = notice.map { $0.text + "; " } ?? ""
    notice = Notice("\(news)what was typed is not saved; gc goes on with it")
  }
}
