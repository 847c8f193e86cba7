// What objects were on a past day. Their fields say what they are today; the events after that day
// lead back to what they were: a field is the old side of the first change after it.

/// The way back from what the fields of one object say today: the later events about it.
struct Past {
  private let events: [JournalEvent]
  private let later: [JournalEvent]
  private let standing: [JournalEvent]

  /// `events` are all about the object, in order.
  init(_ events: [JournalEvent], before horizon: Horizon) {
    self.events = events
    later = events.filter { !horizon.includes($0.at) }
    standing = later.isEmpty ? [] : JournalEvent.standing(events, within: horizon)
  }

  /// Whether nothing was changed since.
  var isPresent: Bool { later.isEmpty }

  /// Whether the program made it later.
  var isToCome: Bool {
    later.contains { $0.kind == .added } && !standing.contains { $0.kind == .added }
  }

  /// What each later change of a field replaced, and each one taken back later had set, the newest
  /// first.
  var changes: [(field: String, values: [String], place: Place)] {
    later.reversed().compactMap { event in
      guard let change = named(event), case .retarget(let field, let from, let to) = change.kind
      else { return nil }
      return (field, (change == event ? from : to).lines, change.place)
    }
  }

  /// The state, unless a later event changed it: then the last one that stood.
  ///
  /// Before all of them it was active, as by default; what became active first was a draft.
  func state(_ written: Objective.State) -> Objective.State {
    guard later.contains(where: { named($0)?.state != nil }) else { return written }
    if let last = standing.last(where: { $0.state != nil })?.state { return last }
    return events.first { $0.state != nil }?.state == .active ? .draft : .active
  }

  /// The event itself; of a retraction the one it takes back.
  private func named(_ event: JournalEvent) -> JournalEvent? {
    guard case .retract(let at, let by) = event.kind else { return event }
    return events.first { $0.at.milliseconds == at.milliseconds && $0.by == by }
  }
}

extension JournalEvent {
  fileprivate var state: Objective.State? {
    if case .state(let state) = kind { state } else { nil }
  }
}

extension Organization {
  /// The organisation at the end of a past day: without what was made later, and with the fields
  /// that decide a figure as they were.
  func asItWas(_ horizon: Horizon) -> Organization {
    func isTouched(_ events: [JournalEvent]) -> Bool {
      events.contains { !horizon.includes($0.at) }
    }
    guard
      events.values.contains(where: isTouched) || kpis.contains(where: { isTouched($0.events) })
        || cycles.values.contains(where: \.isClosed)
    else { return self }
    let then = objectives.compactMap { $0.asItWas(horizon, events[$0.ref] ?? []) }
    let open = Set(then.filter { wasAmongOpen($0, on: horizon.day) }.map(\.ref.cycle))
    return Organization(
      self, objectives: then, kpis: kpis.compactMap { $0.asItWas(horizon) },
      cycles: cycles.mapValues { open.contains($0.ref) ? $0.open : $0 })
  }

  /// Whether a cycle that is closed today wasn't yet, as one of its objectives tells: no event does,
  /// but it is closed after its last objective, and after its last day where one was left open.
  private func wasAmongOpen(_ then: Objective, on day: Day) -> Bool {
    guard !then.state.isClosed, let cycle = cycles[then.ref.cycle], cycle.isClosed else {
      return false
    }
    return objective(then.ref)?.state.isClosed == true || day <= cycle.span.last
  }
}

extension Cycle {
  /// What it was before it was closed.
  fileprivate var open: Cycle {
    var open = Cycle(ref: ref, span: span)
    open.fields = fields.filter { !$0.isCalled(.state) && !$0.isCalled(.retrospective) }
    return open
  }
}

extension Objective {
  fileprivate func asItWas(_ horizon: Horizon, _ events: [JournalEvent]) -> Objective? {
    guard events.contains(where: { !horizon.includes($0.at) }) else { return self }
    let byKeyResult = Dictionary(grouping: events, by: \.keyResult)
    let past = Past(byKeyResult[nil] ?? [], before: horizon)
    guard !past.isToCome else { return nil }
    var then = self
    then.state = past.state(state)
    for change in past.changes { then.restore(change.field, change.values, at: change.place) }
    then.keyResults = keyResults.compactMap { keyResult in
      keyResult.asItWas(Past(byKeyResult[keyResult.ref.id] ?? [], before: horizon))
    }
    return then
  }

  private mutating func restore(_ field: String, _ values: [String], at place: Place) {
    fields.put(values, field)
    let own = Objective(ref: ref, place: self.place, title: title)
    let (first, written) = (values.first, values.map { Written(String($0.trimmed), at: place) })
    switch FieldName(rawValue: field) {
    case .owner: owner = written.first
    case .coOwners: coOwners = written
    case .supports: supports = written
    case .ambition: ambition = Ambition(written: first) ?? own.ambition
    case .weight: weight = Double(weight: first) ?? own.weight
    case .rollup: rollup = Rollup(written: first)
    case .checkInEvery: checkInEvery = Rhythm(written: first)
    default: break
    }
  }
}

extension KeyResult {
  fileprivate func asItWas(_ past: Past) -> KeyResult? {
    guard !past.isPresent else { return self }
    guard !past.isToCome else { return nil }
    var then = self
    then.state = past.state(state)
    for change in past.changes { then.restore(change.field, change.values, at: change.place) }
    return then
  }

  private mutating func restore(_ field: String, _ values: [String], at place: Place) {
    fields.put(values, field)
    let (first, written) = (values.first, values.map { Written(String($0.trimmed), at: place) })
    switch FieldName(rawValue: field) {
    case .from, .to, .hold, .over, .milestone:
      var aim = Aim(self)
      aim.restore(field, written)
      kind = aim.kind
    case .plan:
      plan = written.compactMap { text in
        PlanPoint(parsing: text.value).map { Written($0, at: text.place) }
      }.sorted { $0.value.day < $1.value.day }
    case .grade:
      grades = written.compactMap { text in
        Grade(parsing: text.value).map { Written($0, at: text.place) }
      }
    case .due:
      due = written.first.flatMap { text in Day(parsing: text.value).map { Written($0, at: place) }
      }
    case .weight: weight = Double(weight: first) ?? 1
    case .role: writtenRole = Role(written: first)
    case .kpi: kpi = written.first
    case .checkInEvery: checkInEvery = Rhythm(written: first)
    case .owner: owner = written.first
    case .coOwners: coOwners = written
    default: break
    }
  }
}

extension KPI {
  /// What it was by the end of a past day; `nil` where the program made it later.
  func asItWas(_ horizon: Horizon) -> KPI? {
    let past = Past(events, before: horizon)
    guard !past.isPresent else { return self }
    guard !past.isToCome else { return nil }
    var then = self
    for change in past.changes { then.restore(change.field, change.values, at: change.place) }
    return then
  }

  private mutating func restore(_ field: String, _ values: [String], at place: Place) {
    fields.put(values, field)
    let own = KPI(ref: ref, place: self.place, title: title)
    let (first, written) = (values.first, values.map { Written(String($0.trimmed), at: place) })
    let bound = written.first.flatMap { text in
      (try? Bound(parsing: text.value)).map { Written($0, at: place) }
    }
    switch FieldName(rawValue: field) {
    case .owner: owner = written.first
    case .unit: unit = written.first.map { Unit($0.value) }
    case .target: target = bound
    case .warn: warn = bound
    case .every: every = Rhythm(written: first) ?? own.every
    case .aggregate: aggregate = Aggregate(written: first) ?? own.aggregate
    case .measure: measure = Measure(written: first) ?? own.measure
    case .better: better = Direction(written: first)
    case .state: state = State(written: first) ?? own.state
    case .of:
      ratio = written.first.flatMap { text in
        Ratio(parsing: text.value).map { Written($0, at: place) }
      }
    case .plan:
      plan = written.compactMap { text in
        PlannedTarget(parsing: text.value).map { Written($0, at: place) }
      }
    default: break
    }
  }
}

extension RawRepresentable<String> {
  /// The word a field held; `nil` where it held none of them.
  fileprivate init?(written text: String?) {
    guard let text else { return nil }
    self.init(rawValue: text.trimmed.lowercased())
  }
}

extension Double {
  fileprivate init?(weight text: String?) {
    guard let text, let number = try? Quantity(parsing: text).number, number >= 0 else {
      return nil
    }
    self = number
  }
}

extension String {
  /// The values of a side of a retarget.
  package var lines: [String] { split(separator: "\n").map(String.init) }
}

extension [RecordField] {
  /// Gives a field other values, where it stands.
  fileprivate mutating func put(_ values: [String], _ name: String) {
    let first = indices.dropFirst().first { self[$0].name == name } ?? endIndex
    let (head, tail) = (self[..<first], self[first...])
    self = head + values.map { RecordField(name, $0) } + tail.filter { $0.name != name }
  }
}
