import Canvas
import Goals

extension App {
  /// The keys that give up what was begun.
  private static let givingUp: [Key] = [.escape, .control("g"), .control("c")]

  mutating func press(_ key: Key) -> [Effect] {
    if key != .control("c") { interruptions = 0 }
    if held != nil, !App.givingUp.contains(key) {
      held?.append(key)
      return []
    }
    (notice, held) = (nil, nil)
    guard let deck else { return pressBeforeReading(key) }
    see(deck)
    if case .pointer(let pointer) = key { return point(pointer, deck) }
    // Nothing that is typed into takes these.
    if key == .control("l") { return [.repaint] }
    if key == .control("z") { return [.suspend] }
    if let prompt { return act(onKeyOf: prompt, key, deck) }
    if typed.isEmpty, let outcome = pressInScreen(key, deck) {
      return act(on: outcome, ofPrompt: false, deck)
    }
    return pressInTable(key, deck)
  }

  private func pressBeforeReading(_ key: Key) -> [Effect] {
    [.character("q"), .character("Q"), .control("c")].contains(key) ? [.quit] : []
  }

  /// `nil` where the screen on top, or the overview, takes the key as the key table has it.
  private mutating func pressInScreen(_ key: Key, _ deck: Deck) -> Outcome? {
    let area = area
    return screens.top?.handle(key, deck, in: area)
  }

  private mutating func pressInTable(_ key: Key, _ deck: Deck) -> [Effect] {
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

  private mutating func act(onKeyOf prompt: any Prompt, _ key: Key, _ deck: Deck) -> [Effect] {
    var prompt = prompt
    let outcome = prompt.handle(key, deck)
    self.prompt = prompt
    if key == .enter, let entry = prompt.entry { history.note(entry.line, of: entry.topic) }
    return act(on: outcome, ofPrompt: true, deck)
  }

  /// Carries out what a prompt or the screen on top answered.
  mutating func act(on outcome: Outcome, ofPrompt isOfPrompt: Bool, _ deck: Deck) -> [Effect] {
    switch outcome {
    case .stays: break
    case .closes(let effects, let notice):
      let left = isOfPrompt ? [prompt?.draft].compactMap(\.self) : screens.top?.drafts ?? []
      close(isOfPrompt)
      self.notice = notice
      giveUp(left)
      return effects
    case .does(let effects): return effects
    case .submits(let request):
      held = []
      return [.files(request)]
    case .says(let notice): self.notice = notice
    case .shows(let overview): screens.overview = overview
    case .leaves(let overview, let notice):
      close(isOfPrompt)
      (screens.overview, self.notice) = (overview, notice)
    case .runs(let command):
      close(isOfPrompt)
      used = [command] + used.filter { $0 != command }
      return run(command, deck)
    case .goes(let reference):
      close(isOfPrompt)
      go(to: reference, deck)
    case .looks(let day):
      close(isOfPrompt)
      look(asOf: day)
    case .opens(let screen):
      if isOfPrompt { prompt = nil }
      screens.push(screen)
      return wanted
    case .asks(let prompt): self.prompt = prompt
    case .resumes(let draft): resume(draft, deck)
    case .discards(let draft): discard(draft)
    }
    return []
  }

  private mutating func close(_ isOfPrompt: Bool) {
    if isOfPrompt { prompt = nil } else { _ = screens.pop() }
  }
}
