import Canvas
import Goals

extension App {
  mutating func press(_ key: Key) -> [Effect] {
    if keyboard.holds(key) { return [] }
    let wasAsking = prompt != nil
    let acted = act(on: key)
    let effects = acted + asking(after: prompt != nil && !wasAsking)
    // What is typed next is meant for what the change makes of it.
    if effects.contains(where: \.changesFiles) {
      keyboard.hold(isAwaited: keyboard.isAwaited)
    }
    return effects
  }

  private mutating func act(on key: Key) -> [Effect] {
    (notice, isMoving) = (nil, false)
    guard let deck else { return pressBeforeReading(key) }
    markSeen(deck)
    if case .pointer(let pointer) = key { return point(pointer, deck) }
    // Nothing that is typed into takes these.
    if key == .control("l") { return [.repaint] }
    if key == .control("z") { return [.suspend] }
    if let prompt { return act(onKeyOf: prompt, key, deck) }
    if keyboard.sequence.isEmpty, let outcome = screens.handle(key, deck) {
      return act(on: outcome, byPrompt: false, deck)
    }
    return pressInTable(key, deck)
  }

  private func pressBeforeReading(_ key: Key) -> [Effect] {
    [.character("q"), .character("Q"), .control("c")].contains(key) ? [.quit] : []
  }

  private mutating func pressInTable(_ key: Key, _ deck: Deck) -> [Effect] {
    if case .paste(let text) = key {
      if screens.top == nil, let outline = pasted(text, deck) {
        screens.push(ImportScreen(outline))
        return wanted
      }
      notice = Notice("a paste goes into inputs only; press c or e first")
      return []
    }
    let begun = keyboard.sequence + [key]
    switch keyboard.type(key) {
    case .prefix: break
    case .command(let command): return run(command, deck)
    case .nothing where begun.count > 1 && Keyboard.givingUp.contains(key): break
    case .nothing:
      let here = "\(begun.map(\.name).joined()) does nothing here"
      notice = Notice(here + "; " + (Habit.hint(for: begun) ?? "? shows the keys"))
    }
    return []
  }

  /// Several lines that go to where the cursor is.
  private func pasted(_ text: String, _ deck: Deck) -> PastedOutline? {
    let objective = screens.subject(in: deck)?.objective
    let cycle = objective?.cycle ?? CycleRef(team: team(deck), name: deck.cycle)
    return PastedOutline(text, cycle: cycle, objective: objective)
  }

  private mutating func act(onKeyOf prompt: any Prompt, _ key: Key, _ deck: Deck) -> [Effect] {
    var prompt = prompt
    let outcome = prompt.handle(key, deck)
    self.prompt = prompt
    if key == .enter, let entry = prompt.entry { history.note(entry.line, of: entry.topic) }
    return act(on: outcome, byPrompt: true, deck)
  }

  /// Carries out what a prompt or the screen on top answered.
  mutating func act(on outcome: Outcome, byPrompt isByPrompt: Bool, _ deck: Deck) -> [Effect] {
    switch outcome {
    case .stays: break
    case .closes(let effects, let notice):
      let left =
        isByPrompt
        ? [prompt?.unsavedInput].compactMap(\.self) : screens.top?.unsavedInputs ?? []
      close(isByPrompt)
      self.notice = notice
      giveUp(left)
      return effects
    case .does(let effects): return effects
    case .submits(let request):
      keyboard.hold(isAwaited: true)
      return [.files(request)]
    case .says(let notice): self.notice = notice
    case .shows(let overview): screens.overview = overview
    case .leaves(let overview, let notice):
      close(isByPrompt)
      (screens.overview, self.notice) = (overview, notice)
    case .runs(let command):
      close(isByPrompt)
      used = [command] + used.filter { $0 != command }
      return run(command, deck)
    case .goes(let reference):
      close(isByPrompt)
      go(to: reference, deck)
    case .looks(let day):
      close(isByPrompt)
      look(asOf: day)
    case .opens(let screen):
      if isByPrompt { prompt = nil }
      screens.push(screen)
      return wanted
    case .asks(let prompt): self.prompt = prompt
    case .resumes(let input): resume(input, deck)
    case .discards(let input): discard(input)
    }
    return []
  }

  private mutating func close(_ isByPrompt: Bool) {
    if isByPrompt { prompt = nil } else { _ = screens.pop() }
  }
}
