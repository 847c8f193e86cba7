import Goals

extension App {
  /// Does what a command says. One that can't be done here says why.
  mutating func run(_ command: Command, _ deck: Deck) -> [Effect] {
    if let outcome = screens.handle(command, deck) {
      return act(on: outcome, byPrompt: false, deck)
    }
    let row = KeyTable[command]
    if let obstacle = obstacle(to: row, deck) {
      notice = Notice(obstacle, row.changes ? .trouble : .news)
      return []
    }
    let effects = perform(row.action, deck)
    usesMarks = command.actsOnMarks && prompt != nil && screens.top == nil
    return effects
  }

  private mutating func perform(_ action: Binding.Action, _ deck: Deck) -> [Effect] {
    switch action {
    case .moves(let motion):
      screens.overview.move(motion, deck)
      isMoving = true
    case .arranges(let arrange):
      arrange(&screens.overview, deck)
      screens.overview.followCursor(deck)
    case .opens(let screen): return open(screen(self, deck))
    case .prompts(let prompt): self.prompt = prompt(self, deck)
    case .has(let effect): return [effect]
    case .runs(let run): run(&self, deck)
    case .does(let act): return act(&self, deck)
    }
    return []
  }

  /// What a key says that means nothing where it is pressed.
  static let nothingHere = "that does nothing here; \(Command.help.key) shows the keys"

  /// Lays a screen over the others.
  mutating func open(_ screen: any Screen) -> [Effect] {
    screens.push(screen)
    return wanted
  }
}

// MARK: - Looking

extension App {
  /// What happened; with that, what others have changed was looked at.
  mutating func openHistory(_ deck: Deck) -> [Effect] {
    sharing.markAllSeen()
    return open(
      HistoryScreen(
        of: screens.subject(in: deck), deck, screens.overview.filter, in: screens.area))
  }

  /// A number of the object under the cursor; in the row of the organisation that of the cycle.
  mutating func explain(_ deck: Deck) {
    let row = Reference.cycle(CycleRef(team: .root, name: deck.cycle))
    guard let screen = ExplainScreen(screens.subject(in: deck) ?? row, deck) else {
      notice = Notice("there is no number to explain here")
      return
    }
    screens.push(screen)
  }

  /// What has values over time is opened as a chart, everything else as the overview has it.
  mutating func open(_ deck: Deck) {
    let overview = screens.overview
    if screens.top != nil {
      notice = Notice(App.nothingHere)
    } else if overview.focus != .tree, let chart = ChartScreen(of: overview.subject(in: deck), deck)
    {
      screens.push(chart)
    } else if overview.focus == .detail {
      notice = Notice("nothing more opens here; Esc goes back")
    } else {
      screens.overview.goToPane(overview.focus == .tree ? .keyResults : .detail)
      screens.overview.followCursor(deck)
    }
  }

  /// Goes to an object in the overview; where the cycle shown doesn't have it, in its own cycle.
  mutating func go(to reference: Reference, _ deck: Deck) {
    screens.popAll()
    if let objective = reference.objective, deck.outline.nodes.allSatisfy({ $0.ref != objective }) {
      standpoint.cycle = objective.cycle.name
      show(deck.review)
    }
    guard let deck = self.deck else { return }
    if !screens.overview.reach(reference, deck) {
      notice = Notice("\(reference.text) isn't there any more", .trouble)
    }
  }

  mutating func changeCycle(by step: Int, _ deck: Deck) {
    let names = deck.organization.cycleNames
    let span = deck.outline.span
    guard
      let index = names.firstIndex(of: deck.cycle)
        ?? names.firstIndex(where: { name in
          deck.organization.span(of: name).map { $0.first > (span?.last ?? deck.day) } ?? false
        })
    else {
      notice = Notice("there is no other cycle")
      return
    }
    let linked = deck.organization.linked(to: deck.cycle, by: step).flatMap {
      names.firstIndex(of: $0)
    }
    let next = linked ?? index + step
    guard names.indices.contains(next) else {
      notice = Notice(step > 0 ? "this is the last cycle" : "this is the first cycle")
      return
    }
    standpoint.cycle = names[next]
    show(deck.review)
    let days = self.deck?.outline.span.map { ": \($0.first.text) to \($0.last.text)" }
    notice = Notice("\(names[next].text)\(days ?? "")")
  }

  mutating func findAgain(forward: Bool, _ deck: Deck) {
    let (row, search) = (screens.overview.row, screens.overview.search)
    if !screens.overview.find(forward: forward, deck) {
      notice = Notice("nothing holds \"\(search)\"")
    } else if row == screens.overview.row {
      notice = Notice("nothing else holds \"\(search)\"")
    }
  }

  mutating func copy(_ what: Copied, _ deck: Deck) -> [Effect] {
    let texts = screens.subjects(in: deck).compactMap { deck.text(of: what, of: $0) }
    guard !texts.isEmpty else {
      notice = Notice("it has no value yet")
      return []
    }
    let subjects = screens.subjects(in: deck)
    notice = Notice("copied: " + (texts.count == 1 ? texts[0] : deck.words(for: subjects)))
    if screens.top == nil { screens.overview.clearMarks() }
    return [.copy(texts.joined(separator: "\n"))]
  }
}

// MARK: - Leaving

extension App {
  /// Closes the screen on top, or the detail; `false` where there is none.
  private mutating func goBack(_ deck: Deck) -> Bool {
    screens.pop() || screens.overview.leaveDetail(deck)
  }

  mutating func close(_ deck: Deck) -> [Effect] { goBack(deck) ? [] : [.quit] }

  /// Goes back, else clears the search, then the filter, then the marks.
  mutating func cancel(_ deck: Deck) {
    if !goBack(deck) { _ = screens.overview.clear(deck) }
  }

  /// Cancels, and twice in a row quits.
  mutating func interrupt(_ deck: Deck) -> [Effect] {
    if goBack(deck) { return [] }
    _ = screens.overview.clear(deck)
    notice = Notice("Ctrl-C once more quits")
    return keyboard.interrupt() ? [.quit] : []
  }

  mutating func sync() -> [Effect] {
    notice = Notice("sync: asks the remote; go on meanwhile")
    return [.sync]
  }

  mutating func openEditor(_ deck: Deck) -> [Effect] {
    guard let place = screens.subject(in: deck).flatMap(deck.place) else { return [] }
    return [.openEditor(file: place.file, line: max(1, place.line))]
  }
}
