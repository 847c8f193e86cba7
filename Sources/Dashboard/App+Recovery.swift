import Goals

// What was typed and not saved, with the prompts and pages it is typed into.
extension App {
  /// What an earlier run left open, the latest last.
  package var recovered: [UnsavedInput] {
    get { recovery.kept }
    set { recovery.kept = newValue }
  }

  /// What is left to be continued, with what is being typed now, the latest last.
  package var unsaved: [UnsavedInput] { recovery.unsaved(with: beingTyped) }

  /// What is being typed now.
  var beingTyped: [UnsavedInput] {
    screens.above.flatMap(\.unsavedInputs) + [prompt?.unsavedInput].compactMap(\.self)
  }

  /// Asks once, after the first reading, whether to go on with the latest.
  mutating func offerRecovery() {
    guard let deck else { return }
    let kept = recovery.offer()
    guard prompt == nil, deck.user.readOnlyBecause == nil else { return }
    if !kept.isEmpty { offer(kept, deck) }
  }

  mutating func offer(_ inputs: [UnsavedInput], _ deck: Deck) {
    prompt = RecoveryPrompt(inputs, deck)
  }

  mutating func resume(_ input: UnsavedInput, _ deck: Deck) {
    prompt = nil
    if let name = input.cycle(in: deck) {
      standpoint.cycle = name
      show(deck.review)
    }
    guard let deck = self.deck else { return }
    let others = recovery.all.filter { $0.belongsToSameWalk(as: input, in: deck) }
    switch input.resumption(in: deck, history: history, with: others) {
    case .prompt(let prompt): self.prompt = prompt
    case .screen(let screen): screens.push(screen)
    case .obstacle(let sentence):
      notice = Notice(sentence, .trouble)
      return
    }
    recovery.resume(others + [input])
  }

  /// Forgets one, and offers the one before it.
  mutating func discard(_ input: UnsavedInput) {
    recovery.discard(input)
    prompt = nil
    notice = Notice("discarded")
    if let deck { offer(recovery.all, deck) }
  }

  /// What closes without being saved can be called up again.
  mutating func giveUp(_ left: [UnsavedInput]) {
    guard !left.isEmpty else { return }
    recovery.giveUp(left)
    let news = notice.map { $0.text + "; " } ?? ""
    notice = Notice("\(news)not saved; \(Command.drafts.key) reopens it")
  }
}
