import Goals

// What was recorded earlier is corrected where it is seen.
extension Deck {
  /// It is said anew in what it was typed into.
  func correct(_ line: RecordedLine) -> Outcome {
    if let obstacle = obstacle(toCorrect: line) { return .says(Notice(obstacle)) }
    if let prompt = CheckInPrompt(correcting: line, self) { return .asks(prompt) }
    guard let event = organization.event(line), event.kind == .comment else {
      return .says(Notice(Deck.followsFromFields))
    }
    return .asks(
      CommentPrompt(
        on: [line.reference], text: event.note, history: [],
        for: .correction(line)))
  }

  /// It is taken back; asks, and says what it was.
  func takeBack(_ line: RecordedLine) -> Outcome {
    if let obstacle = obstacle(toCorrect: line) { return .says(Notice(obstacle)) }
    let action = Change.Action.retract(line, reason: "")
    let reason = ReasonPrompt("Take back \(words(for: line))", for: [action])
    if isClosed(line.reference) { return .asks(reason) }
    return .asks(
      ConfirmPrompt(
        question: "Take back \(words(for: line))? It stays in the history, marked.",
        effects: [.files(.store(action))], reason: reason))
  }

  private static let followsFromFields =
    "it tells of a field; Enter goes there, and \(Command.edit.key) edits it"

  private func obstacle(toCorrect line: RecordedLine) -> String? {
    if let reason = user.readOnlyBecause { return "nothing can be changed: \(reason)" }
    if organization.reading(line, on: review.horizon) != nil { return nil }
    guard let event = organization.event(line) else { return "it was taken back already" }
    return event.isWork ? nil : Deck.followsFromFields
  }

  /// `50 days of 2026-11-20: Shorten sales lifecycle`
  private func words(for line: RecordedLine) -> String {
    let title = title(of: line.reference)
    let value = organization.typed(line, on: review.horizon)
    switch line {
    case .reading(let ref, let on, _):
      let number = organization.reading(line, on: review.horizon)?.value
      let text = number.map { Quantity($0, organization.kpi(ref)?.unit).text } ?? value
      return "\(text) of \(on): \(title)"
    case .event(_, let at, _):
      let noun = organization.event(line)?.kind.word.noun.split(separator: " ").dropFirst()
        .joined(separator: " ")
      return
        "the \(noun ?? "entry")\(value.isEmpty ? "" : " of " + value) of \(at.day.text): \(title)"
    }
  }
}
