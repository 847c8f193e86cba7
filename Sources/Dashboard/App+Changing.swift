import Goals

// What a change is typed into, or asked for.
extension App {
  mutating func checkIn(_ deck: Deck) {
    switch screens.subject(in: deck) {
    case .keyResult(let ref)?: checkIn(.keyResult(ref))
    case .kpi(let ref)?: checkIn(.kpi(ref))
    case .objective(let ref)?:
      let isListed = screens.top == nil ? screens.overview.isListed : { _ in true }
      guard let longest = deck.longestWaiting(of: ref, where: isListed) else {
        notice = Notice("the filter hides its key results; F clears it")
        return
      }
      screens.overview.keyResult = longest
      checkIn(.keyResult(longest))
    default: notice = Notice("go to an objective, key result or KPI to check in")
    }
  }

  private mutating func checkIn(_ subject: Reference) {
    prompt = CheckInPrompt(of: subject, history: history[.note])
  }

  mutating func promote(_ deck: Deck) {
    guard let ref = screens.subject(in: deck)?.kpi else { return }
    prompt = FormPrompt(promoting: ref, deck)
  }

  /// The form of the object under the cursor.
  mutating func edit(_ deck: Deck) {
    if let subject = screens.subject(in: deck) { edit(subject, deck) }
  }

  mutating func edit(_ reference: Reference, _ deck: Deck) {
    guard let form = FormPrompt(editing: reference, deck) else {
      notice = Notice("\(reference.text) is not there yet; + and a key adds one")
      return
    }
    prompt = form
  }

  /// The team that the cursor is in; the whole organisation where it is in none.
  func team(_ deck: Deck) -> TeamPath {
    switch screens.subject(in: deck) {
    case .kpi(let ref)?: ref.team
    case let reference: reference?.objective?.team ?? .root
    }
  }

  /// What the whole organisation has of a team's are its settings.
  func editedTeam(_ deck: Deck) -> Reference {
    let team = team(deck)
    return team.isRoot ? .settings : .team(team)
  }

  func editedCycle(_ deck: Deck) -> Reference {
    let cycle = screens.subject(in: deck)?.objective?.cycle
    return .cycle(cycle ?? CycleRef(team: team(deck), name: deck.cycle))
  }
}

extension Deck {
  /// What never had a check-in is deleted; everything else is dropped, a KPI retired, and keeps its
  /// history.
  func question(toDrop subjects: [Reference]) -> ConfirmPrompt {
    let words = words(for: subjects)
    if subjects.allSatisfy(isUntouched) {
      return ConfirmPrompt(
        question: "Delete \(words)? Nothing was ever recorded.",
        effects: [.files(.store(.together(subjects.map { .delete($0) })))])
    }
    let drops = subjects.map { subject in
      let state = subject.kpi == nil ? Objective.State.dropped.rawValue : KPI.State.retired.rawValue
      return setting(.state, of: subject, to: [state])
    }
    let verb = subjects.allSatisfy { $0.kpi != nil } ? "Retire" : "Drop"
    return ConfirmPrompt(
      question: "\(verb) \(words)? What was recorded stays.",
      effects: [.files(.store(.together(drops)))],
      reason: ReasonPrompt("\(verb) \(words)", for: drops))
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
  func setting(_ field: FieldName, of reference: Reference, to values: [String]) -> Change.Action {
    let from = organization.values(of: field, in: reference)
    return .set(reference, [FieldEdit(field, from: from, to: values)], reason: "")
  }

  /// The title of one object; of several how many they are, and the titles of the first.
  func words(for subjects: [Reference]) -> String {
    let titles = subjects.map { RowAttributes(about: $0, in: self)?.title ?? $0.text }
    guard subjects.count > 1 else { return titles.joined() }
    let more = titles.count > 3 ? ", \(titles.count - 3) more" : ""
    return "\(Reference.counted(subjects)): \(titles.prefix(3).joined(separator: ", "))\(more)"
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
    case .objective(let ref): !(organization.events[ref] ?? []).contains(where: \.isWork)
    case .keyResult: !organization.events(about: reference).contains(where: \.isWork)
    case .kpi(let ref):
      organization.kpi(ref).map { $0.readings.isEmpty && !$0.events.contains(where: \.isWork) }
        ?? false
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

extension Deck {
  /// Whether a check-in of a key result is this user's to make.
  func isResponsible(for keyResult: KeyResult) -> Bool {
    organization.isResponsible(userId, for: keyResult)
  }

  /// The key result of an objective whose last check-in is the oldest. What is complete waits no
  /// longer, and what a KPI feeds waits for no person as long as there is anything else.
  func longestWaiting(
    of ref: ObjectiveRef, where isMeant: (KeyResultRef) -> Bool = { _ in true }
  ) -> KeyResultRef? {
    let candidates = standings(of: ref).filter {
      $0.state != .dropped && isMeant($0.keyResult.ref)
    }
    let waiting = candidates.filter { $0.due != nil }
    let typed = waiting.filter { $0.keyResult.kpi == nil }
    let asked = [typed, waiting, candidates].first { !$0.isEmpty } ?? []
    return asked.min { left, right in
      (left.lastCheckIn?.at.milliseconds ?? .min) < (right.lastCheckIn?.at.milliseconds ?? .min)
    }?.keyResult.ref
  }

  /// Whether an object is closed, so that correcting it takes a reason.
  func isClosed(_ reference: Reference) -> Bool {
    switch reference {
    case .objective(let ref): organization.objective(ref)?.state.isClosed == true
    case .keyResult(let ref): organization.objective(ref.objective)?.state.isClosed == true
    case .kpi, .team, .cycle, .person, .settings: false
    }
  }

  /// Where an object's record begins.
  func place(of reference: Reference) -> Place? {
    switch reference {
    case .objective(let ref): organization.objective(ref)?.place
    case .keyResult(let ref): organization.keyResult(ref)?.place
    case .kpi(let ref): organization.kpi(ref)?.place
    case .person(let id): organization.people.first { $0.id == id }?.place
    case .team, .cycle, .settings: Place(file: reference.file)
    }
  }
}
