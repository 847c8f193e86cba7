import Canvas
import Goals

// Forms for what holds the objectives: teams, people, cycles, the organisation's settings.
extension FormPrompt {
  init(teamIn parent: TeamPath, _ deck: Deck) {
    self.init(
      .newTeam, "New team", FormField.newTeam,
      values: [FormField.within.name: parent.isRoot ? [] : [parent.text]])
  }

  init(newPerson deck: Deck) {
    self.init(.newPerson, "New person", FormField.newPerson, values: [:])
  }

  /// The cycle after the one shown, unless another is typed.
  init(cycleOf team: TeamPath, _ deck: Deck) {
    let next = CycleRef(team: team, name: deck.cycle.next ?? deck.cycle)
    self.init(
      .newCycle, "New cycle", FormField.newCycle, values: [FormField.place.name: [next.path]])
  }

  mutating func submitTeam() -> Outcome {
    let title = String(form[FormField.newTeam[0].label].trimmed)
    let parent = TeamPath(String(form[FormField.within.label].trimmed))
    let path = TeamPath(parent.appending(Identifier.slug(title)))
    return .submits(.store(.addTeam(path, typed.filter { $0.name != FormField.within.name })))
  }

  func submitKPI() -> Outcome {
    let team = TeamPath(String(form[FormField.home.label].trimmed))
    let record = typed.filter { $0.name != FormField.home.name }
    return .submits(.store(.addKPI(team, id: nil, record)))
  }

  mutating func submitCycle() -> Outcome {
    guard let cycle = typedCycle() else { return .stays }
    return .submits(.store(.addCycle(cycle, typed.filter { $0.name != FormField.place.name })))
  }

  /// Checks a sentence for a new key result and takes its fields, or asks what it leaves open. Enter
  /// once more leaves that open.
  mutating func submitSentence(_ ref: ObjectiveRef, _ deck: Deck) -> Outcome {
    guard let sentence = sentence(ref, deck) else {
      return .submits(.store(.addKeyResult(ref, typed)))
    }
    if let question = sentence.questions.first {
      let asked = question.asked + "; Enter again: \(question.leftOpen.words)"
      guard refusal == asked else {
        refusal = asked
        return .stays
      }
      left += question.leftOpen.fields
      return submitSentence(ref, deck)
    }
    let title = RecordField(.keyResult, sentence.title)
    let given = typed.filter { !$0.isCalled(.keyResult) }
    return .submits(.store(.addKeyResult(ref, [title] + given + sentence.fields)))
  }

  /// Several lines that are pasted where the title of a key result is to be typed.
  func pasted(_ key: Key) -> PastedOutline? {
    guard case .newKeyResult(let ref) = purpose, case .paste(let text) = key,
      focusedField?.isTitle == true, form.focused?.editor.isEmpty == true
    else { return nil }
    return PastedOutline(text, cycle: ref.cycle, objective: ref)
  }

  /// What the title says as a sentence, with the other fields given; nothing where a field says
  /// what it aims at already.
  func sentence(_ ref: ObjectiveRef, _ deck: Deck) -> KeyResultSentence? {
    let given = typed.filter { !$0.isCalled(.keyResult) } + left
    guard !given.contains(where: { [.to, .hold, .milestone].contains($0.known) }),
      let title = typed[.keyResult],
      let setting = try? KeyResultSentence.Setting(
        for: ref, kpi: given.first { $0.isCalled(.kpi) }?.value ?? "", in: deck.organization,
        today: deck.day)
    else { return nil }
    return try? KeyResultSentence(parsing: title, given: given, in: setting)
  }
}

extension KeyResultSentence {
  /// `reads as: reach from 59 to 38 days`, and what is still open.
  var spoken: String {
    "reads as: \(reading)" + (questions.first.map { "; \($0.asked)" } ?? "")
  }
}

extension KeyResultSentence.Question {
  /// `where does it start? From: 59 days (as the KPI stands), or type From`
  var asked: String {
    let answers = choices.map { choice in
      let fields = choice.fields.map { "\($0.name): \($0.value.isEmpty ? "–" : $0.value)" }
      return "\(fields.joined(separator: ", ")) (\(choice.text))"
    }
    return "\(text) \((answers + ["type \(field)"]).joined(separator: "; or "))"
  }
}

extension KeyResultSentence.Question {
  /// What it comes to where nobody answers.
  fileprivate var leftOpen: (words: String, fields: [RecordField]) {
    switch field {
    case .from: ("it starts at the first check-in", [RecordField(.from, "")])
    case .due: ("it is due with the cycle", [RecordField(.due, "")])
    default: ("it is done or not done", [RecordField(.to, ""), RecordField(.hold, "")])
    }
  }
}

extension Reference {
  /// Where an objective or a KPI belongs, behind its title: ` · in sales/2026-Q4`.
  var home: String {
    switch self {
    case .objective(let ref): " \(Glyph.dot) in \(ref.cycle.path)"
    case .kpi(let ref): ref.team.isRoot ? "" : " \(Glyph.dot) in \(ref.team.text)"
    case .keyResult, .team, .cycle, .person, .settings: ""
    }
  }
}
