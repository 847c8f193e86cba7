import Goals

// Changes of one key: owner, state, comment, drop. They are made to the marked objects, else to the
// one under the cursor.
extension App {
  mutating func changeQuickly(_ command: Command, _ deck: Deck) {
    let subjects = screens.subjects(in: deck)
    switch command {
    case .owner: prompt = OwnerPrompt(of: subjects, deck)
    case .state: setState(of: subjects, deck)
    case .comment: comment(on: subjects)
    default: drop(subjects, deck)
    }
  }

  private mutating func setState(of subjects: [Reference], _ deck: Deck) {
    if subjects.contains(where: { $0.kpi != nil }) {
      return notice = Notice("a KPI has no state; d deletes one that was never measured")
    }
    if let closed = subjects.first(where: deck.isClosed) {
      return notice = Notice("\(closed.text) is closed; e corrects it, with a reason")
    }
    prompt = StatePrompt(of: subjects, deck)
  }

  private mutating func comment(on subjects: [Reference]) {
    if subjects.contains(where: { $0.kpi != nil }) {
      return notice = Notice("what is said about a KPI is the note of a reading; c records one")
    }
    prompt = CommentPrompt(on: subjects, history: history[.note])
  }

  /// What never had a check-in is deleted; everything else is dropped and keeps its history.
  private mutating func drop(_ subjects: [Reference], _ deck: Deck) {
    let words = deck.words(for: subjects)
    if subjects.allSatisfy(deck.isUntouched) {
      return prompt = ConfirmPrompt(
        question: "Delete \(words)? Nothing was ever recorded.",
        effects: [.files(.store(.together(subjects.map { .delete($0) })))])
    }
    if let kpi = subjects.first(where: { $0.kpi != nil }) {
      return notice = Notice("\(kpi.text) has readings; a KPI that was measured is never deleted")
    }
    if let closed = subjects.first(where: deck.isClosed) {
      return notice = Notice("\(closed.text) is closed already; e corrects it, with a reason")
    }
    let dropped = Objective.State.dropped.rawValue
    let drops = subjects.map { deck.setting("State", of: $0, to: [dropped]) }
    prompt = ConfirmPrompt(
      question: "Drop \(words)? What was recorded stays.",
      effects: [.files(.store(.together(drops)))])
  }
}

extension Change.Action {
  /// Several as one, to be taken back as one.
  static func together(_ actions: [Change.Action]) -> Change.Action {
    if actions.count == 1, let only = actions.first { only } else { .all(actions) }
  }
}

extension Deck {
  /// A field of an object set to these values, on top of those it has.
  func setting(_ field: String, of reference: Reference, to values: [String]) -> Change.Action {
    let from = organization.values(of: field, in: reference)
    return .set(reference, [FieldEdit(field, from: from, to: values)], reason: "")
  }

  /// The title of one object; of several how many they are.
  func words(for subjects: [Reference]) -> String {
    guard subjects.count == 1, let only = subjects.first else { return Reference.counted(subjects) }
    return Facts(about: only, in: self)?.title ?? only.text
  }

  func state(of reference: Reference) -> Objective.State? {
    switch reference {
    case .objective(let ref): review.standing(of: ref)?.state
    case .keyResult(let ref): review.standing(of: ref)?.state
    default: nil
    }
  }

  /// Whether nothing was ever recorded for an object.
  func isUntouched(_ reference: Reference) -> Bool {
    switch reference {
    case .objective(let ref): (organization.events[ref] ?? []).isEmpty
    case .keyResult(let ref):
      (organization.events[ref.objective] ?? []).allSatisfy { $0.keyResult != ref.id }
    case .kpi(let ref): organization.kpi(ref)?.readings.isEmpty ?? false
    default: false
    }
  }
}

extension Reference {
  /// How many of what they are: `3 objectives`, `2 KPIs`.
  static func counted(_ references: [Reference]) -> String {
    let nouns = Set(references.map(\.noun))
    let noun = nouns.count == 1 ? references.first?.noun ?? "" : "row"
    return "\(references.count) \(noun)\(references.count == 1 ? "" : "s")"
  }

  private var noun: String {
    switch self {
    case .objective: "objective"
    case .keyResult: "key result"
    case .kpi: "KPI"
    default: "object"
    }
  }
}
