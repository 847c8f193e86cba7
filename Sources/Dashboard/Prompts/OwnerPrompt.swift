package import Canvas
import Goals

/// The line for `w`: who answers for objectives, key results or KPIs.
package struct OwnerPrompt: Prompt {
  private var line: InputLine
  private let subjects: [Reference]
  private var refusal: String?

  init(of subjects: [Reference], _ deck: Deck) {
    self.subjects = subjects
    let owners = Set(subjects.map { deck.organization.values(of: .owner, in: $0).first ?? "" })
    line = InputLine(owners.count == 1 ? owners.first ?? "" : "")
  }

  package let hints: [Hint] = KeyTable.hints(
    (.enter, "save"), (.tab, "complete"), (.escape, "cancel"))

  package mutating func refuse(_ sentence: String, isConflict: Bool) { refusal = sentence }

  package mutating func handle(_ key: Key, _ deck: Deck) -> Outcome {
    refusal = nil
    switch key {
    case .enter: return submit(deck)
    case .escape, .control("g"), .control("c"): return .closed
    default:
      line.handle(key) { _ in deck.people }
      return .stays
    }
  }

  package func height(in size: Size) -> Int {
    min(2 + Remark(remark(nil).text).rows(width: size.width - 2), max(2, size.height - 1))
  }

  package func draw(on frame: inout Frame, in rect: Rect, _ deck: Deck) {
    let (head, body) = rect.splitTop(1)
    frame.rule("Owner of \(deck.words(for: subjects))", note: "", in: head, isFocused: true)
    let (input, rest) = body.inset(left: 1, right: 1).splitTop(1)
    line.draw("owner ", note: "", on: &frame, in: input)
    remark(deck).draw(on: &frame, in: rest)
  }

  /// Who is meant by what is typed, or who may be.
  private func remark(_ deck: Deck?) -> Remark {
    if let refusal { return Remark(refusal, Ink(.error)) }
    guard let deck else { return Remark("") }
    let typed = String(line.text.trimmed)
    if typed.isEmpty { return Remark("empty: nobody owns it", Ink(.muted)) }
    if let person = deck.organization.person(typed) { return Remark(person.name) }
    let meant = deck.people.filter { $0.matches(typed) }
    if meant.isEmpty {
      return Remark(
        "nobody in people.rec is called \"\(typed)\"; Enter writes it all the same",
        Ink(.error))
    }
    return Remark(Candidate.line(meant, width: 200), Ink(.muted))
  }

  private func submit(_ deck: Deck) -> Outcome {
    let typed = String(line.text.trimmed)
    let owner = deck.organization.person(typed)?.id ?? typed
    let to = owner.isEmpty ? [] : [owner]
    let changed = subjects.filter { deck.organization.values(of: .owner, in: $0) != to }
    guard !changed.isEmpty else { return .closed }
    let actions = changed.map { deck.setting(.owner, of: $0, to: to) }
    return .submits(.store(.together(actions)))
  }
}
