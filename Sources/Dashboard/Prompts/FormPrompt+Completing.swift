import Canvas
import Goals

extension FormPrompt {
  /// Completes what is typed: Tab does where it has begun something and not ended it, and goes to the
  /// next field otherwise; Ctrl-N and Ctrl-P turn through all that may be meant.
  ///
  /// - Returns: whether the key completed something.
  mutating func complete(_ key: Key, _ deck: Deck) -> Bool {
    guard let field = focusedField, [.tab, .control("n"), .control("p")].contains(key) else {
      completion.end()
      return false
    }
    let candidates = deck.candidates(for: field, of: team(deck))
    var isDone = false
    form.edit { editor in
      let word = editor.word(after: field.ends)
      let isBegun = !word.isEmpty && !completion.isActive
      if key == .tab, !isBegun || deck.isComplete(word, for: field, among: candidates) { return }
      isDone = completion.advance(
        &editor, word: word, among: candidates, forward: key != .control("p"))
    }
    if !isDone { completion.end() }
    return isDone
  }
}

extension FormPrompt {
  /// What may be meant by what is typed; nothing where it is one of them already, or where the help
  /// lists them.
  func candidates(_ deck: Deck) -> [Candidate] {
    guard let field = focusedField, let focused = form.focused else { return [] }
    if case .choice = field.kind { return [] }
    let word = focused.editor.word(after: field.ends)
    let candidates = deck.candidates(for: field, of: team(deck))
    let isComplete = deck.isComplete(word, for: field, among: candidates)
    return isComplete ? [] : candidates.meant(by: word)
  }

  /// The team that the object belongs to.
  private func team(_ deck: Deck) -> TeamPath {
    switch purpose {
    case .edit(let reference): reference.objective?.team ?? reference.kpi?.team ?? .root
    case .newKeyResult(let ref): ref.team
    case .newKPI(let team): team
    default: .root
    }
  }
}

extension Deck {
  /// Whether what is typed needs nothing more, though longer ones begin so: `2026` is a cycle.
  fileprivate func isComplete(
    _ word: String, for field: FormField, among candidates: [Candidate]
  ) -> Bool {
    if candidates.contains(where: { $0.text == word }) { return true }
    guard case .cycle = field.kind, let name = word.split(separator: "/").last else { return false }
    return organization.span(of: CycleName(String(name))) != nil
  }

  /// What a field of a form may hold, where that is something there is already.
  fileprivate func candidates(for field: FormField, of team: TeamPath) -> [Candidate] {
    switch field.kind {
    case .choice(let words): words.map { Candidate($0) }
    case .person: people
    case .team: teams
    case .objective: organization.objectives.map { Candidate($0.ref.id, $0.title) }
    case .kpi: KPIOffer.all(for: team, in: review).map(candidate)
    case .cycle:
      organization.cycles.keys.map { Candidate($0.path) }.sorted { $0.text < $1.text }
    default: []
    }
  }

  /// With how it moved along with the team's progress, where enough cycles tell, and with its signal.
  private func candidate(_ offer: KPIOffer) -> Candidate {
    let title = organization.kpi(offer.kpi)?.title ?? offer.kpi.id
    let moved = offer.correlation.map { correlation in
      ", moved with progress \(Decimal.text(correlation, decimals: 1)) in \(offer.points) cycles"
    }
    let signal = review.standing(of: offer.kpi)?.signalText ?? ""
    return Candidate(
      offer.kpi.id, title + (moved ?? "") + (signal.isEmpty ? "" : ", " + signal))
  }
}
