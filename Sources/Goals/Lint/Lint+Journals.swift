extension Lint {
  mutating func lookAtJournals() {
    var lines: [OddLine] = []
    for objective in organization.objectives {
      let events = organization.events[objective.ref] ?? []
      checkHistory(of: objective, events)
      lines += odd(events)
    }
    for kpi in organization.kpis {
      lines += odd(kpi.events)
      lines += kpi.readings.compactMap { odd($0, of: kpi) }
    }
    for group in Dictionary(grouping: lines, by: \.kind).values { report(group) }
  }

  /// Many lines of one kind in one file are one finding, at the first of them.
  private mutating func report(_ lines: [OddLine]) {
    guard let first = lines.min(by: { $0.place < $1.place }) else { return }
    let others = lines.count > 1 ? ", and so are \(lines.count - 1) more lines of this file" : ""
    switch first.kind {
    case .future:
      report(
        .future, at: first.place, "\(first.text) is still to come\(others)",
        "it counts from that day on; if the date is wrong, correct it in a new line")
    case .outside(_, let cycle):
      report(
        .outsideCycle, at: first.place, "\(first.text) lies outside of \(cycle)\(others)",
        "a check-in belongs into the journal of the cycle it was made in")
    case .writer(_, let name):
      report(
        .unknownWriter, at: first.place, "nobody is known by the login \(name.quoted)",
        people.advice(for: name))
    }
  }
}

/// A line of a journal, or of readings, that somebody should look at.
private struct OddLine {
  enum Kind: Hashable {
    case future(file: String)
    case outside(file: String, cycle: String)
    case writer(file: String, name: String)
  }

  let kind: Kind
  let place: Place
  let text: String
}

extension Lint {
  /// Check-ins may be late, as long as a cycle is being closed.
  private static let grace = 31
  /// For so many days it matters who recorded a reading.
  private static let memory = 92

  private func odd(_ events: [JournalEvent]) -> [OddLine] {
    guard events.contains(where: { !present.includes($0.at) }) else {
      return events.compactMap { odd($0) }
    }
    // What was taken back never comes to count.
    let standing = Set(JournalEvent.standing(events))
    return events.filter { present.includes($0.at) || standing.contains($0) }
      .compactMap { odd($0) }
  }

  private func odd(_ event: JournalEvent) -> OddLine? {
    let (day, place) = (event.at.day, event.place)
    let cycle = event.objective?.cycle
    func line(_ kind: OddLine.Kind) -> OddLine { OddLine(kind: kind, place: place, text: day.text) }
    if !present.includes(event.at) { return line(.future(file: place.file)) }
    guard includesPast || cycle.map(isOver) != true else { return nil }
    // What was recorded before a cycle is where it starts.
    if case .checkIn = event.kind, let cycle, let span = organization.cycles[cycle]?.span,
      day > span.last.advanced(by: Lint.grace)
    {
      return line(.outside(file: place.file, cycle: cycle.name.text))
    }
    guard !people.isEmpty, !event.by.isEmpty, !people.knows(event.by) else { return nil }
    return line(.writer(file: place.file, name: event.by))
  }

  /// A job is no person and signs its readings with the name of its file; another name is one's.
  private func odd(_ reading: Reading, of kpi: KPI) -> OddLine? {
    let (day, place) = (reading.on.day, reading.place)
    if !present.includes(reading.on) {
      return OddLine(kind: .future(file: place.file), place: place, text: day.text)
    }
    let name = reading.by
    guard includesPast || day > review.day.advanced(by: -Lint.memory), !people.isEmpty,
      !name.isEmpty, name != reading.source, !kpi.sources.contains(name),
      !people.knows(name)
    else { return nil }
    return OddLine(kind: .writer(file: place.file, name: name), place: place, text: day.text)
  }
}

extension Lint {
  /// What the fields say must be what the events tell, until the cycle is closed.
  private mutating func checkHistory(of objective: Objective, _ events: [JournalEvent]) {
    guard includesPast || organization.cycles[objective.ref.cycle]?.isClosed != true,
      review.day >= today
    else { return }
    let standing =
      events.contains(where: \.setsField) ? JournalEvent.standing(events, within: present) : []
    let own = standing.filter { $0.keyResult == nil }
    check(objective.state, objective.title, at: objective.place, own)
    checkFields(of: .objective(objective.ref), at: objective.place, own)
    if objective.state == .achieved || objective.state == .missed, !own.contains(where: \.isScore) {
      report(
        .noScore, at: objective.place,
        "\(objective.title.quoted) is closed as \(objective.state.rawValue) without a score",
        .closeWithScore(objective.ref))
    }
    checkPromise(of: objective)
    for keyResult in objective.keyResults {
      let own = standing.filter { $0.keyResult == keyResult.ref.id }
      check(keyResult.state, keyResult.title, at: keyResult.place, own)
      checkFields(of: .keyResult(keyResult.ref), at: keyResult.place, own)
      checkMilestones(of: keyResult, own)
      checkKind(of: keyResult, own)
    }
  }

  private mutating func checkPromise(of objective: Objective) {
    guard objective.state == .achieved, objective.ambition == .committed,
      let proposal = ClosingProposal(of: objective.ref, in: review),
      proposal.isShort(score: proposal.typedScore)
    else { return }
    report(
      .notKept, at: objective.place,
      "\(objective.title.quoted) was committed and is closed as achieved, but not all of it is reached",
      "correct the outcome to missed, or say Ambition: aspirational")
  }

  /// A draft is written down as one, and nothing happened yet; an active one may be so by default.
  private mutating func check(
    _ state: Objective.State, _ title: String, at place: Place, _ events: [JournalEvent]
  ) {
    let told = events.reversed().lazy.compactMap(\.toldState).first
    guard told != state, told != nil || state.isClosed else { return }
    let before = told.map { "the last event says \($0.rawValue)" } ?? "no event tells of it"
    report(
      .silentChange, at: place, "\(title.quoted) is \(state.rawValue), but \(before)",
      .changeAgain)
  }

  /// A field that isn't what its last event has set it to was edited by hand.
  mutating func checkFields(
    of reference: Reference, at place: Place, _ events: [JournalEvent]
  ) {
    let fields = organization.fields(of: reference)
    for row in reference.recordKind.rows where row.decidesFigure && row.name != .state {
      let (name, values) = (row.name.rawValue, fields.values(of: row.name).map(\.line))
      let told = events.reversed().lazy.compactMap { $0.told(name) }.first?.lines
      let edit = handEdits.first { $0.reference == reference && $0.field == name }
      guard told.map({ $0 != values && !Lint.isSame($0, as: values) }) ?? (edit != nil) else {
        continue
      }
      let before =
        told.map { "but the last event set it to \($0.shown)" }
        ?? edit.map { "and was \($0.before.shown), but no event tells of it" } ?? ""
      report(
        .silentChange, at: place,
        ["\(name) is \(values.shown), \(before)", edit?.told].compactMap(\.self)
          .joined(separator: "; "),
        .tell(reference, field: name, values, since: edit?.day))
    }
  }

  /// Whether two writings are the same value: `38` and `38 days`.
  private static func isSame(_ texts: [String], as others: [String]) -> Bool {
    guard texts.count == 1, others.count == 1 else { return false }
    if let left = try? Bound(parsing: texts[0]), let right = try? Bound(parsing: others[0]) {
      return left.shape == right.shape
    }
    guard let left = try? Quantity(parsing: texts[0]), let right = try? Quantity(parsing: others[0])
    else { return false }
    return Decimal.equal(left.number, right.number)
      && (left.unit == nil || right.unit == nil || left.unit == right.unit)
  }

  /// What was recorded of another kind of key result counts for nothing; where the journal tells that
  /// it was one, that is as it should be.
  private mutating func checkKind(of keyResult: KeyResult, _ events: [JournalEvent]) {
    let strange = keyResult.strangeCheckIns(in: events)
    guard let first = strange.first, case .noted(_, let value) = first.kind else { return }
    let others = strange.count > 1 ? ", and \(strange.count - 1) more of its check-ins" : ""
    report(
      .otherKind, at: first.place,
      "\(value.quoted) is of another kind of key result than \(keyResult.ref.id) is\(others)",
      "it stays as history and counts for nothing; check in again what it stands at")
  }

  /// A check-in of a milestone that is there no more counts for nothing; where a change took it away,
  /// that is as it should be.
  private mutating func checkMilestones(of keyResult: KeyResult, _ events: [JournalEvent]) {
    let known = Set(keyResult.milestones.map(\.id)).union(events.flatMap(\.formerMilestones))
    for event in events {
      guard case .checkIn(.milestones(let reached, let takenBack)) = event.kind,
        let id = (reached + takenBack).first(where: { !known.contains($0) })
      else { continue }
      report(
        .unknownId, at: event.place, "there is no milestone \(id.quoted)",
        "its milestones are \(keyResult.milestones.map(\.id).joined(separator: ", "))")
    }
  }
}

extension String {
  /// The text as an event holds it: without blanks around it.
  fileprivate var line: String { String(trimmed) }
}

extension [String] {
  var shown: String { isEmpty ? "missing" : joined(separator: ", ").quoted }
}

extension JournalEvent {
  /// Whether a field of a record should say the same.
  fileprivate var setsField: Bool {
    switch kind {
    case .state, .retarget, .score, .checkIn(.milestones): true
    case .noted(let word, _): word == .checkIn
    case .checkIn, .comment, .process, .retract, .added, .remark: false
    }
  }

  fileprivate var isScore: Bool {
    if case .score = kind { true } else { false }
  }

  fileprivate var toldState: Objective.State? {
    if case .state(let state) = kind { state } else { nil }
  }

  /// The milestones there were on either side of a change.
  fileprivate var formerMilestones: [String] {
    guard case .retarget(FieldName.milestone.rawValue, let from, let to) = kind else { return [] }
    return (from.lines + to.lines).compactMap { KeyResult.Milestone(parsing: $0)?.id }
  }

  /// What the event set a field to.
  fileprivate func told(_ field: String) -> String? {
    if case .retarget(field, _, let to) = kind { to } else { nil }
  }
}
