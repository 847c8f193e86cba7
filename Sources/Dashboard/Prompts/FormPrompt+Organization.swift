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

  mutating func submitCycle() -> Outcome {
    guard let cycle = typedCycle() else { return .stays }
    return .submits(.store(.addCycle(cycle, typed.filter { $0.name != FormField.place.name })))
  }

  /// Checks a sentence for a new key result and takes its fields, or asks what it leaves open.
  mutating func submitSentence(_ ref: ObjectiveRef, _ deck: Deck) -> Outcome {
    guard let sentence = sentence(ref, deck) else {
      return .submits(.store(.addKeyResult(ref, typed)))
    }
    if let question = sentence.questions.first {
      refusal = question.asked
      return .stays
    }
    let title = RecordField("KeyResult", sentence.title)
    let given = typed.filter { $0.name != "KeyResult" }
    return .submits(.store(.addKeyResult(ref, [title] + given + sentence.fields)))
  }

  /// What the title says as a sentence, with the other fields given; nothing where a field says
  /// what it aims at already.
  func sentence(_ ref: ObjectiveRef, _ deck: Deck) -> KeyResultSentence? {
    let given = typed.filter { $0.name != "KeyResult" }
    guard !given.contains(where: { ["To", "Hold", "Milestone"].contains($0.name) }),
      let title = typed.first(where: { $0.name == "KeyResult" })?.value,
      let setting = try? KeyResultSentence.Setting(
        for: ref, kpi: given.first { $0.name == "KPI" }?.value ?? "", in: deck.organization,
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

extension FormField {
  /// The team that another one is inside of.
  static let within = FormField(" within", "Inside", .text, "the team it is part of; empty: none")

  static let newTeam = [team[0], within] + team.dropFirst()
  static let newPerson = [person[0], id] + person.dropFirst()
  static let newCycle = [place] + cycle

  private static let id = FormField("Id", nil, .text, "what owners are written by; of the name")

  static let team = [
    FormField("Team", "Name", .title, "what it is called"),
    FormField("Lead", nil, .text, "who leads it: an id of people.rec"),
    FormField(
      "CheckInEvery", "Check in every", .choice(Rhythm.checkIns.map(\.rawValue)),
      "day, week, 2 weeks, month or quarter; as above it where empty"),
  ]

  static let person = [
    FormField("Person", "Name", .title, "first and last name"),
    FormField("Login", nil, .list, "what the system knows them by"),
    FormField("Email", nil, .text, "where they are written to"),
    FormField("Team", nil, .text, "the team they are in"),
  ]

  static let cycle = [
    FormField("Start", nil, .day, "its first day; of its name where empty"),
    FormField("End", nil, .day, "its last day; of its name where empty"),
    FormField("State", nil, .choice(["closed"]), "closed, or empty while it is worked on"),
    FormField("Retrospective", nil, .text, "what it taught"),
  ]

  static let settings = [
    FormField("Organization", "Name", .title, "what the organisation is called"),
    FormField("FiscalYearStart", "Fiscal year starts", .text, "a month, like April; January"),
    FormField(
      "FiscalYearNamedBy", "Named by its", .choice(FiscalYear.NamedBy.allCases.map(\.rawValue)),
      "start or end: which calendar year names a fiscal year"),
    FormField(
      "CheckInEvery", "Check in every", .choice(Rhythm.checkIns.map(\.rawValue)),
      "day, week, 2 weeks, month or quarter; week where empty"),
    FormField("PaceBands", "Pace bands", .text, "points behind for behind and at risk: 10 25"),
    FormField("Lint", nil, .list, "rules and what they are: no-owner off, stale hint"),
  ]
}
