extension Lint {
  mutating func lookAtJournals() {
    var lines: [OddLine] = []
    for objective in organization.objectives {
      let events = organization.events[objective.ref] ?? []
      checkHistory(of: objective, events)
      lines += events.compactMap { odd($0) }
    }
    for kpi in organization.kpis {
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

  private func odd(_ event: JournalEvent) -> OddLine? {
    let (day, place) = (event.at.day, event.place)
    let cycle = event.objective.cycle
    func line(_ kind: OddLine.Kind) -> OddLine { OddLine(kind: kind, place: place, text: day.text) }
    if !present.includes(event.at) { return line(.future(file: place.file)) }
    guard includesPast || !isOver(cycle) else { return nil }
    if case .checkIn = event.kind, let span = organization.cycles[cycle]?.span,
      day < span.first || day > span.last.advanced(by: Lint.grace)
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
      events.contains(where: \.isOfRecord)
      ? JournalEvent.standing(events, within: review.horizon) : []
    check(
      objective.state, objective.title, at: objective.place, standing.filter { $0.keyResult == nil }
    )
    let hasScore = standing.contains { $0.keyResult == nil && $0.isScore }
    if objective.state == .achieved || objective.state == .missed, !hasScore {
      report(
        .noScore, at: objective.place,
        "\(objective.title.quoted) is closed as \(objective.state.rawValue) without a score",
        .closeWithScore(objective.ref))
    }
    for keyResult in objective.keyResults {
      let own = standing.filter { $0.keyResult == keyResult.ref.id }
      check(keyResult.state, keyResult.title, at: keyResult.place, own)
      checkTargets(of: keyResult, own)
    }
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

  private mutating func checkTargets(of keyResult: KeyResult, _ events: [JournalEvent]) {
    for (name, place, value) in keyResult.targets {
      let told = events.reversed().lazy.compactMap { $0.told(name) }.first
      guard let told, told != value, !keyResult.isSame(told, as: value) else { continue }
      report(
        .silentChange, at: place,
        "\(name) is \(value.quoted), but the last event set it to \(told.quoted)",
        .changeAgain)
    }
  }
}

extension KeyResult {
  /// The fields that a retarget speaks of, with where they stand and what they hold.
  fileprivate var targets: [(name: String, place: Place, value: String)] {
    let places: [(FieldName, Place?)] =
      switch kind {
      case .reach(let from, let to): [(.from, from?.place), (.to, to?.place)]
      case .hold(let bound, _): [(.hold, bound?.place)]
      case .milestones, .done: []
      }
    return places.compactMap { name, place in
      guard let place, let field = fields.first(where: { $0.isCalled(name) }) else { return nil }
      return (name.rawValue, place, String(field.value.trimmed))
    }
  }

  /// Whether two writings of a target are the same value: `38` and `38 days`.
  fileprivate func isSame(_ text: String, as other: String) -> Bool {
    if let left = try? Bound(parsing: text), let right = try? Bound(parsing: other) {
      return left.shape == right.shape
    }
    guard let left = try? Quantity(parsing: text), let right = try? Quantity(parsing: other)
    else { return false }
    return Decimal.equal(left.number, right.number)
      && (left.unit == nil || right.unit == nil || left.unit == right.unit)
  }
}

extension JournalEvent {
  /// Whether a field of a record should say the same.
  fileprivate var isOfRecord: Bool {
    switch kind {
    case .state, .retarget, .score: true
    case .checkIn, .comment, .retract, .noted: false
    }
  }

  fileprivate var isScore: Bool {
    if case .score = kind { true } else { false }
  }

  fileprivate var toldState: Objective.State? {
    if case .state(let state) = kind { state } else { nil }
  }

  /// What the event set a field to.
  fileprivate func told(_ field: String) -> String? {
    if case .retarget(field, _, let to) = kind { to } else { nil }
  }
}
