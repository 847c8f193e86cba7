import Goals

/// Where unsaved input is gone on with.
enum Resumption {
  case prompt(any Prompt)
  case screen(any Screen)
  /// It can't go on, because of this.
  case obstacle(String)
}

extension UnsavedInput {
  /// The prompt or page it was typed into, with what was typed; with the pages of the same walk come
  /// others that were typed there.
  func resumption(
    in deck: Deck, history: History, with others: [UnsavedInput] = []
  ) -> Resumption {
    if let reason = deck.user.readOnlyBecause {
      return .obstacle("nothing can be changed: \(reason)")
    }
    let subjects = subjects(in: deck)
    if let gone = zip(about, subjects).first(where: { $1 == nil }) {
      return .obstacle("\(gone.0) isn't there any more")
    }
    let found = subjects.compactMap(\.self)
    if kind.needsOpenObject, let closed = found.first(where: deck.isClosed) {
      return .obstacle("\(deck.words(for: [closed])) is closed by now")
    }
    if kind == .closing { return closing(found, deck, with: others) }
    if kind == .session { return session(deck, history, with: others) }
    guard let prompt = prompt(about: found, deck, history) else {
      return .obstacle("it can't be typed into any more")
    }
    return .prompt(prompt)
  }

  /// `a check-in of Shorten sales lifecycle`
  func words(in deck: Deck) -> String {
    let found = subjects(in: deck)
    let known = found.compactMap(\.self)
    let names = known.count == found.count ? deck.words(for: known) : about.joined(separator: ", ")
    switch kind {
    case .checkIn: return "a check-in of \(names)"
    case .session: return "a check-in session at \(names)"
    case .comment: return "a comment on \(names)"
    case .process: return "a new process of \(names)"
    case .edit: return "an edit of \(names)"
    case .keyResult: return "a new key result of \(names)"
    case .promotion: return "a promotion of \(names)"
    case .closing: return "the closing of \(names)"
    case .objective: return "a new objective"
    case .kpi, .team, .person, .cycle: return "a new \(kind.rawValue)"
    }
  }

  private func subjects(in deck: Deck) -> [Reference?] {
    about.map { $0 == "/" ? .team(.root) : try? deck.organization.resolve($0) }
  }

  private func closing(
    _ subjects: [Reference], _ deck: Deck, with others: [UnsavedInput]
  ) -> Resumption {
    guard let page = closingPage(deck), ClosingInput(page, deck) != nil else {
      return .obstacle("it can't be closed any more")
    }
    var typed: [ClosingPage: ClosingInput] = [:]
    for input in others + [self] {
      guard let page = input.closingPage(deck) else { continue }
      typed[page] = ClosingInput(page, deck)
      typed[page]?.resume(input.lines)
    }
    return .screen(ClosingScreen(deck, from: page, typed: typed))
  }

  /// The page of a closing it was typed on, if that is still to be closed.
  fileprivate func closingPage(_ deck: Deck) -> ClosingPage? {
    guard kind == .closing else { return nil }
    switch subjects(in: deck).first {
    case .objective(let ref)?? where deck.organization.objective(ref)?.state.isClosed == false:
      return .objective(ref)
    case .cycle(let ref)?? where deck.awaitsClosing(ref): return .cycle(ref)
    default: return nil
    }
  }

  private func session(
    _ deck: Deck, _ history: History, with others: [UnsavedInput]
  ) -> Resumption {
    let prompts = (others + [self]).compactMap { input -> CheckInPrompt? in
      let subject = input.subjects(in: deck).first.flatMap(\.self)
      guard let subject, input == self || !deck.isClosed(subject) else { return nil }
      var prompt = CheckInPrompt(of: subject, history: history[.note])
      prompt?.resume(input.lines)
      return prompt
    }
    return prompts.isEmpty
      ? .obstacle("it can't be checked in any more")
      : .screen(SessionScreen(deck, notes: history, typed: prompts))
  }

  private func prompt(
    about subjects: [Reference], _ deck: Deck, _ history: History
  ) -> (any Prompt)? {
    switch kind {
    case .checkIn:
      var prompt = subjects.first.flatMap { CheckInPrompt(of: $0, history: history[.note]) }
      prompt?.resume(lines)
      return prompt
    case .comment, .process:
      guard !subjects.isEmpty else { return nil }
      var prompt = CommentPrompt(
        on: subjects, history: history[.note], for: kind == .process ? .process : .comment)
      prompt.resume(lines)
      return prompt
    default:
      var form = form(about: subjects.first, deck)
      form?.resume(lines, deck)
      return form
    }
  }

  private func form(about subject: Reference?, _ deck: Deck) -> FormPrompt? {
    switch (kind, subject) {
    case (.edit, let subject?): FormPrompt(editing: subject, deck)
    case (.objective, _): FormPrompt(objectiveBeside: nil, deck)
    case (.keyResult, .objective(let ref)): FormPrompt(keyResultOf: ref, deck)
    case (.kpi, .team(let team)): FormPrompt(kpiOf: team, deck)
    case (.promotion, .kpi(let ref)): FormPrompt(promoting: ref, deck)
    case (.team, _): FormPrompt(teamIn: .root, deck)
    case (.person, _): FormPrompt(newPerson: deck)
    case (.cycle, _): FormPrompt(cycleOf: .root, deck)
    default: nil
    }
  }
}

extension UnsavedInput {
  /// Whether it was typed on a page of the same walk as another: the check-in session, or the closing
  /// of the same cycle.
  func belongsToSameWalk(as other: UnsavedInput, in deck: Deck) -> Bool {
    guard kind == other.kind, self != other else { return false }
    if kind == .session { return true }
    let names = [self, other].map { $0.closingPage(deck)?.cycle.name }
    return names[0] != nil && names[0] == names[1]
  }

  /// The cycle that has to be shown to go on with it.
  func cycle(in deck: Deck) -> CycleName? {
    guard let page = closingPage(deck) else { return nil }
    let isShown = deck.outline.nodes.contains { $0.ref.cycle.name == page.cycle.name }
    return isShown ? nil : page.cycle.name
  }
}

extension UnsavedInput.Kind {
  /// Whether it is about what must not be closed.
  fileprivate var needsOpenObject: Bool {
    switch self {
    case .checkIn, .session, .keyResult, .closing: true
    default: false
    }
  }
}

extension FormPrompt.Purpose {
  /// As unsaved input names it.
  var unsavedInput: (kind: UnsavedInput.Kind, about: [Reference]) {
    switch self {
    case .edit(let reference): (.edit, [reference])
    case .newObjective: (.objective, [])
    case .newKeyResult(let ref): (.keyResult, [.objective(ref)])
    case .newKPI(let team): (.kpi, [.team(team)])
    case .promotion(let promotion): (.promotion, [.kpi(promotion.kpi)])
    case .newTeam: (.team, [])
    case .newPerson: (.person, [])
    case .newCycle: (.cycle, [])
    }
  }
}
