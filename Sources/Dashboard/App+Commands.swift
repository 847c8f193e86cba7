import Goals

extension App {
  /// Does what a command says. One that can't be done here says why.
  mutating func run(_ command: Command, _ deck: Deck) -> [Effect] {
    let area = area
    if let outcome = screens.top?.handle(command, deck, in: area) {
      return act(on: outcome, ofPrompt: false, deck)
    }
    if let obstacle = obstacle(to: command, deck) {
      notice = Notice(obstacle, command.isChange ? .trouble : .news)
      return []
    }
    switch command {
    case .quit: return [.quit]
    case .close: return screens.pop() || screens.overview.leaveDetail(deck) ? [] : [.quit]
    case .cancel, .interrupt: return cancel(command, deck)
    case .suspend: return [.suspend]
    case .repaint: return [.repaint]
    case .reload: return [.files(.load)]
    case .themes: return [.listThemes]
    case .undo: return [.files(.undo(confirmed: false))]
    case .redo: return [.files(.redo)]
    case .sync:
      notice = Notice("sync: asks the remote; go on meanwhile")
      return [.sync]
    case .openEditor: return openEditor(deck)
    case .copyTitle, .copyReference, .copyValue, .copyMarkdown: return copy(command, deck)
    default:
      if open(command, deck) { return wanted }
      if !change(command, deck) { look(command, deck) }
      return []
    }
  }

  /// Opens a screen, or shows another cycle or day; `false` for what does neither.
  private mutating func open(_ command: Command, _ deck: Deck) -> Bool {
    switch command {
    case .help: screens.push(HelpScreen())
    case .palette: screens.push(PaletteScreen(palette(deck)))
    case .open: open(deck)
    case .attention: screens.push(AttentionScreen(deck))
    case .history:
      unseen = []
      screens.push(HistoryScreen(of: screens.subject(in: deck), deck, in: area))
    case .explain: explain(deck)
    case .findings: screens.push(FindingsScreen(deck))
    case .settle: screens.push(SettleScreen())
    case .session: screens.push(SessionScreen(deck, notes: history))
    case .closing:
      let objective = screens.subject(in: deck)?.objective
      screens.push(ClosingScreen(deck, from: objective.map(ClosingPage.objective)))
    case .previousCycle, .nextCycle: turnCycle(forward: command == .nextCycle, deck)
    case .drafts: offer(allDrafts, deck)
    case .asOf: prompt = DayPrompt(today: today ?? deck.day)
    case .today: look(asOf: nil)
    case .dayBefore: look(asOf: deck.day.advanced(by: -1))
    case .dayAfter: look(asOf: deck.day.advanced(by: 1))
    default: return false
    }
    return true
  }

  /// A number of the object under the cursor; in the row of the organisation that of the cycle.
  private mutating func explain(_ deck: Deck) {
    let row = Reference.cycle(CycleRef(team: .root, name: deck.cycle))
    guard let screen = ExplainScreen(screens.subject(in: deck) ?? row, deck) else {
      return notice = Notice("there is no number to explain here")
    }
    screens.push(screen)
  }

  /// What has values over time is opened as a chart, everything else as the overview has it.
  private mutating func open(_ deck: Deck) {
    let overview = screens.overview
    if screens.top == nil, overview.focus != .tree,
      let chart = ChartScreen(of: overview.subject(in: deck), deck)
    {
      screens.push(chart)
    } else if screens.top == nil, overview.focus == .detail {
      notice = Notice("nothing more opens here; Esc goes back")
    } else {
      look(.open, deck)
    }
  }

  /// Moves and turns the overview, unless another screen lies over it.
  private mutating func look(_ command: Command, _ deck: Deck) {
    guard screens.top == nil else { return notice = Notice(App.nothingHere) }
    switch command {
    case .search: prompt = SearchPrompt(from: screens.overview, history: history[.search])
    case .filter: prompt = FilterPrompt(from: screens.overview, history: history[.filter])
    case .sort: prompt = SortPrompt(screens.overview)
    case .clearFilter: screens.overview.clearFilter(deck)
    case .mark: screens.overview.toggleMark(deck)
    case .clearMarks: screens.overview.clearMarks()
    case .nextMatch, .previousMatch: findAgain(command, deck)
    default: _ = screens.overview.handle(command, deck)
    }
  }

  /// What a key says that means nothing where it is pressed.
  static let nothingHere = "that does nothing here; ? shows the keys"

  /// Goes to an object in the overview; where the cycle shown doesn't have it, in its own cycle.
  mutating func go(to reference: Reference, _ deck: Deck) {
    screens.popAll()
    if let objective = reference.objective, deck.outline.nodes.allSatisfy({ $0.ref != objective }) {
      cycle = objective.cycle.name
      show(deck.review)
    }
    guard let deck = self.deck else { return }
    if !screens.overview.reach(reference, deck) {
      notice = Notice("\(reference.text) isn't there any more", .trouble)
    }
  }

  /// Clears the search, then the filter, then the marks. Ctrl-C does the same, and twice in a row it quits.
  private mutating func cancel(_ command: Command, _ deck: Deck) -> [Effect] {
    if screens.pop() || screens.overview.leaveDetail(deck) { return [] }
    if screens.overview.clear(deck), command == .cancel { return [] }
    guard command == .interrupt else { return [] }
    interruptions += 1
    notice = Notice("Ctrl-C once more quits")
    return interruptions > 1 ? [.quit] : []
  }

  private mutating func turnCycle(forward: Bool, _ deck: Deck) {
    let names = deck.organization.cycleNames
    let span = deck.outline.span
    guard
      let index = names.firstIndex(of: deck.cycle)
        ?? names.firstIndex(where: { name in
          deck.organization.span(of: name).map { $0.first > (span?.last ?? deck.day) } ?? false
        })
    else { return notice = Notice("there is no other cycle") }
    let next = index + (forward ? 1 : -1)
    guard names.indices.contains(next) else {
      return notice = Notice(forward ? "this is the last cycle" : "this is the first cycle")
    }
    cycle = names[next]
    show(deck.review)
    let days = self.deck?.outline.span.map { ": \($0.first.text) to \($0.last.text)" }
    notice = Notice("\(names[next].text)\(days ?? "")")
  }

  private mutating func findAgain(_ command: Command, _ deck: Deck) {
    let (row, search) = (screens.overview.row, screens.overview.search)
    if !screens.overview.find(forward: command == .nextMatch, deck) {
      notice = Notice("nothing holds \"\(search)\"")
    } else if row == screens.overview.row {
      notice = Notice("nothing else holds \"\(search)\"")
    }
  }

  private mutating func openEditor(_ deck: Deck) -> [Effect] {
    guard let place = screens.subject(in: deck).flatMap(deck.place) else { return [] }
    return [.openEditor(file: place.file, line: max(1, place.line))]
  }

  private mutating func copy(_ command: Command, _ deck: Deck) -> [Effect] {
    let texts = screens.subjects(in: deck).compactMap { deck.copied(command, of: $0) }
    guard !texts.isEmpty else {
      notice = Notice("it has no value yet")
      return []
    }
    notice = Notice("copied: " + (texts.count == 1 ? texts[0] : "\(texts.count) lines"))
    return [.copy(texts.joined(separator: "\n"))]
  }
}

extension App {
  /// Opens what a change is typed into; `false` for a command that changes nothing.
  private mutating func change(_ command: Command, _ deck: Deck) -> Bool {
    switch command {
    case .checkIn: checkIn(deck)
    case .promote: promote(deck)
    case .addTeam, .addPerson, .addCycle: prompt = newPart(command, deck)
    case .editTeam, .editPerson, .editCycle, .editSettings: editPart(command, deck)
    case .edit: edit(deck)
    case .addSibling, .addChild: add(below: command == .addChild, deck)
    case .owner, .state, .comment, .drop: changeQuickly(command, deck)
    default: return false
    }
    return true
  }

  private mutating func checkIn(_ deck: Deck) {
    let notes = history[.note]
    switch screens.subject(in: deck) {
    case .keyResult(let ref): prompt = CheckInPrompt(of: .keyResult(ref), history: notes)
    case .kpi(let ref): prompt = CheckInPrompt(of: .kpi(ref), history: notes)
    case .objective(let ref):
      guard let longest = deck.longestWaiting(of: ref) else {
        return notice = Notice("this objective has no key result to check in; A adds one")
      }
      screens.overview.keyResult = longest
      prompt = CheckInPrompt(of: .keyResult(longest), history: notes)
    default: notice = Notice("go to an objective, key result or KPI to check in")
    }
  }

  /// The team that the cursor is in; the whole organisation where it is in none.
  private func team(_ deck: Deck) -> TeamPath {
    switch screens.subject(in: deck) {
    case .kpi(let ref)?: ref.team
    case let reference: reference?.objective?.team ?? .root
    }
  }

  private func newPart(_ command: Command, _ deck: Deck) -> FormPrompt {
    switch command {
    case .addTeam: FormPrompt(teamIn: team(deck), deck)
    case .addCycle: FormPrompt(cycleOf: team(deck), deck)
    default: FormPrompt(newPerson: deck)
    }
  }

  private mutating func editPart(_ command: Command, _ deck: Deck) {
    let team = team(deck)
    let cycle = screens.subject(in: deck)?.objective?.cycle
    let reference: Reference =
      switch command {
      case .editPerson: .person(deck.userId)
      case .editCycle: .cycle(cycle ?? CycleRef(team: team, name: deck.cycle))
      case .editTeam where !team.isRoot: .team(team)
      default: .settings
      }
    guard let form = FormPrompt(editing: reference, deck) else {
      return notice = Notice("\(reference.text) is not there yet; + and a key adds one")
    }
    prompt = form
  }

  private mutating func promote(_ deck: Deck) {
    guard case .kpi(let ref)? = screens.subject(in: deck),
      let form = FormPrompt(promoting: ref, deck)
    else { return notice = Notice("go to a KPI to promote it; 3 shows them") }
    prompt = form
  }

  private mutating func edit(_ deck: Deck) {
    guard let subject = screens.subject(in: deck),
      let form = FormPrompt(editing: subject, deck)
    else { return notice = Notice("go to an objective, key result or KPI to edit it") }
    prompt = form
  }

  private mutating func add(below: Bool, _ deck: Deck) {
    let overview = screens.overview
    switch (overview.focus, screens.subject(in: deck)) {
    case (.kpis, .kpi(let ref)) where below:
      prompt = CheckInPrompt(of: .kpi(ref), history: history[.note])
    case (.kpis, let subject):
      let team = if case .kpi(let ref) = subject { ref.team } else { TeamPath.root }
      prompt = FormPrompt(kpiOf: team, deck)
    case (_, .keyResult(let ref)): prompt = FormPrompt(keyResultOf: ref.objective, deck)
    case (.keyResults, .objective(let ref)): prompt = FormPrompt(keyResultOf: ref, deck)
    case (_, .objective(let ref)) where below: prompt = FormPrompt(keyResultOf: ref, deck)
    case (_, .objective(let ref)): prompt = FormPrompt(objectiveBeside: ref, deck)
    default: prompt = FormPrompt(objectiveBeside: nil, deck)
    }
  }
}

extension Deck {
  /// Whether a check-in of a key result is this user's to make.
  func isResponsible(for keyResult: KeyResult) -> Bool {
    organization.isResponsible(userId, for: keyResult)
  }

  /// The key result of an objective whose last check-in is the oldest. What is complete waits no
  /// longer, and what a KPI feeds waits for no person as long as there is anything else.
  func longestWaiting(of ref: ObjectiveRef) -> KeyResultRef? {
    let candidates = standings(of: ref).filter { $0.state != .dropped }
    let waiting = candidates.filter { $0.due != nil }
    let typed = waiting.filter { $0.keyResult.kpi == nil }
    let asked = [typed, waiting, candidates].first { !$0.isEmpty } ?? []
    return asked.min { left, right in
      (left.lastCheckIn?.at.milliseconds ?? .min) < (right.lastCheckIn?.at.milliseconds ?? .min)
    }?.keyResult.ref
  }

  /// Whether an object is closed, so that correcting it takes a reason.
  func isClosed(_ reference: Reference) -> Bool {
    switch reference {
    case .objective(let ref): organization.objective(ref)?.state.isClosed == true
    case .keyResult(let ref): organization.objective(ref.objective)?.state.isClosed == true
    case .kpi, .team, .cycle, .person, .settings: false
    }
  }

  /// Where an object's record begins.
  func place(of reference: Reference) -> Place? {
    switch reference {
    case .objective(let ref): organization.objective(ref)?.place
    case .keyResult(let ref): organization.keyResult(ref)?.place
    case .kpi(let ref): organization.kpi(ref)?.place
    case .person(let id): organization.people.first { $0.id == id }?.place
    case .team, .cycle, .settings: Place(file: reference.file)
    }
  }
}
