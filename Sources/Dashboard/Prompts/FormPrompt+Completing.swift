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
    let candidates = deck.candidates(for: field)
    var isDone = false
    form.edit { editor in
      let word = editor.word(after: field.kind == .list ? [","] : [])
      let isBegun = !word.isEmpty && !completion.isTurning
      if key == .tab, !isBegun || candidates.contains(where: { $0.text == word }) { return }
      isDone = completion.turn(
        &editor, word: word, among: candidates, forward: key != .control("p"))
    }
    if !isDone { completion.end() }
    return isDone
  }
}

extension Deck {
  /// What a field of a form may hold, where that is something there is already.
  fileprivate func candidates(for field: FormField) -> [Candidate] {
    if case .choice(let words) = field.kind { return words.map { Candidate($0) } }
    if field.isTitle { return [] }
    switch field.name {
    case "Owner", "CoOwner", "Lead": return people
    case "Team": return teams
    case "Supports": return organization.objectives.map { Candidate($0.ref.id, $0.title) }
    case "KPI": return kpis.map { Candidate($0.ref.id, $0.title) }
    case FormField.place.name:
      return organization.cycles.keys.map { Candidate($0.path) }.sorted { $0.text < $1.text }
    default: return []
    }
  }
}
