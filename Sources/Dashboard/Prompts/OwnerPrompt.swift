package import Canvas
package import Goals

/// The line for `w`: who answers for objectives, key results or KPIs; or who takes over all that
/// somebody answers for.
package struct OwnerPrompt: Prompt {
  private var line: InputLine
  private let subjects: [Reference]
  /// Who hands over, where that is what is asked.
  private let giver: String?
  private var refusal: String?

  init(of subjects: [Reference], _ deck: Deck) {
    (self.subjects, giver) = (subjects, nil)
    let owners = Set(subjects.map { deck.organization.values(of: .owner, in: $0).first ?? "" })
    line = InputLine(owners.count == 1 ? owners.first ?? "" : "")
  }

  init(handingOver person: String, _ deck: Deck) {
    subjects = deck.organization.openResponsibilities(of: person).map(\.reference)
    giver = person
    line = InputLine("")
  }

  package let hints: [Hint] = KeyTable.hints(
    (.enter, "save"), (.tab, "complete"), (.escape, "cancel"), (.down, "say why"))

  package mutating func refuse(_ sentence: String, isConflict: Bool) { refusal = sentence }

  package mutating func handle(_ key: Key, _ deck: Deck) -> Outcome {
    refusal = nil
    switch key {
    case .enter:
      let actions = actions(deck)
      return actions.isEmpty ? .closed : .submits(.store(.together(actions)))
    case .down, .control("n"):
      let actions = actions(deck)
      guard !actions.isEmpty else { return .stays }
      let to = owner(deck).map { deck.organization.person($0)?.name ?? $0 }
      return .asks(
        ReasonPrompt("\(heading(deck)): \(to ?? "nobody")", for: actions))
    case .escape, .control("g"), .control("c"): return .closed
    default:
      line.handle(key) { _ in deck.people }
      return .stays
    }
  }

  package func intended(_ deck: Deck) -> [Change.Action] {
    subjects.map { .set($0, [], reason: "") }
  }

  package func height(in size: Size) -> Int {
    min(2 + Remark(remark(nil).text).rows(width: size.width - 2), max(2, size.height - 1))
  }

  package func draw(on frame: inout Frame, in rect: Rect, _ deck: Deck) {
    let (head, body) = rect.splitTop(1)
    frame.rule(heading(deck), note: "", in: head, isFocused: true)
    let (input, rest) = body.inset(left: 1, right: 1).splitTop(1)
    line.draw(giver == nil ? "owner " : "to ", note: "", on: &frame, in: input)
    remark(deck).draw(on: &frame, in: rest)
  }

  /// Who is meant by what is typed, or who may be.
  private func remark(_ deck: Deck?) -> Remark {
    if let refusal { return Remark(refusal, Ink(.error)) }
    guard let deck else { return Remark("") }
    let typed = String(line.text.trimmed)
    if typed.isEmpty {
      let held = giver.map { deck.organization.openResponsibilities(of: $0) }
      let words = held?.words(in: deck.organization) ?? "empty: nobody owns it"
      return Remark(words, Ink(.muted))
    }
    if let person = deck.organization.person(typed) { return Remark(person.name) }
    let meant = deck.people.filter { $0.matches(typed) }
    if meant.isEmpty {
      return Remark(
        "nobody in people.rec is called \"\(typed)\"; Enter writes it all the same",
        Ink(.error))
    }
    return Remark(Candidate.line(meant, width: 200), Ink(.muted))
  }

  /// Who is typed; `nil`: nobody.
  private func owner(_ deck: Deck) -> String? {
    let typed = String(line.text.trimmed)
    return typed.isEmpty ? nil : deck.organization.person(typed)?.id ?? typed
  }

  private func heading(_ deck: Deck) -> String {
    giver.map { "Hand over all of \(deck.name(of: $0))" } ?? "Owner of \(deck.words(for: subjects))"
  }

  private func actions(_ deck: Deck) -> [Change.Action] {
    if let giver {
      guard let taker = owner(deck), taker != giver else { return [] }
      return deck.organization.handOver(
        from: giver, to: taker, reason: "handed over from \(giver) to \(taker)")
    }
    let to = [owner(deck)].compactMap(\.self)
    return subjects.filter { deck.organization.values(of: .owner, in: $0) != to }
      .map { deck.setting(.owner, of: $0, to: to) }
  }
}
