import Goals

/// What a draft goes on in.
enum Resumption {
  case prompt(any Prompt)
  case screen(any Screen)
  /// It can't go on, because of this.
  case obstacle(String)
}

extension Draft {
  /// The prompt or page it was typed into, with what was typed.
  func resumption(in deck: Deck, history: History) -> Resumption {
    if let reason = deck.user.readOnlyBecause {
      return .obstacle("nothing can be changed: \(reason)")
    }
    let subjects = subjects(in: deck)
    if let gone = zip(about, subjects).first(where: { $1 == nil }) {
      return .obstacle("\(gone.0) isn't there any more")
    }
    let found = subjects.compactMap(\.self)
    if kind.isOfOpen, let closed = found.first(where: deck.isClosed) {
      return .obstacle("\(deck.words(for: [closed])) is closed by now")
    }
    if kind == .closing { return closing(found, deck) }
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
    case .comment: return "a comment on \(names)"
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

  private func closing(_ subjects: [Reference], _ deck: Deck) -> Resumption {
    guard case .objective(let ref)? = subjects.first, var form = ClosingForm(ref, deck) else {
      return .obstacle("it can't be closed any more")
    }
    form.resume(lines)
    return .screen(ClosingScreen(deck, from: ref, typed: form))
  }

  private func prompt(
    about subjects: [Reference], _ deck: Deck, _ history: History
  ) -> (any Prompt)? {
    switch kind {
    case .checkIn:
      var prompt = subjects.first.flatMap { CheckInPrompt(of: $0, history: history[.note]) }
      prompt?.resume(lines)
      return prompt
    case .comment:
      let text = lines.first?.text ?? ""
      return subjects.isEmpty
        ? nil : CommentPrompt(on: subjects, text: text, history: history[.note])
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

extension Draft.Kind {
  /// Whether it is about what must not be closed.
  fileprivate var isOfOpen: Bool {
    switch self {
    case .checkIn, .keyResult, .closing: true
    default: false
    }
  }
}

extension FormPrompt.Purpose {
  /// As a draft names it.
  var draft: (kind: Draft.Kind, about: [Reference]) {
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
