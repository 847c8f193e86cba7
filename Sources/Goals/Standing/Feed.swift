/// What happened, by whom: the events of the journals and the readings of the KPIs, newest first.
///
/// Only what was known by the end of the review's day is in it. What was taken back by then stays,
/// marked, beside the retraction.
public struct Feed: Sendable {
  /// A kind of thing that happens.
  public enum Event: Hashable, Sendable, CustomStringConvertible {
    /// What a journal tells.
    case told(EventWord)
    /// A KPI was read.
    case reading
    /// A record was edited.
    case edit

    /// The word for it.
    public var description: String {
      switch self {
      case .told(let word): word.rawValue
      case .reading: "reading"
      case .edit: "edit"
      }
    }
  }

  /// Something that happened to an object.
  public struct Entry: Hashable, Sendable {
    /// When, as written; a bare date is 00:00.
    public let at: Moment
    /// Who, as written: a login, an id or a job.
    public let by: String
    /// What it happened to.
    public let reference: Reference
    /// What kind of thing happened.
    public let event: Event
    /// What happened: `50 days`, `To 38 days → 41 days`; empty where the note says it all.
    public let text: String
    /// The call made with it, 0 to 10.
    public var confidence: Int?
    /// What was said with it.
    public var note = ""
    /// Whether it was taken back.
    public var isTakenBack = false
    /// Whether `by` is only the owner of the file: it was written outside the program.
    public var isOutside = false
    /// The line it stands in.
    public let place: Place
    /// What a change names it by; `nil` of an edit, which is no line of a log.
    public var recorded: RecordedLine?

    /// Whether another entry tells of the same values of the same field.
    package func tells(the same: Entry) -> Bool {
      reference == same.reference
        && text.split(separator: " ").first == same.text.split(separator: " ").first
        && text.split(separator: "→").last == same.text.split(separator: "→").last
    }

    /// Something that happened.
    public init(
      at: Moment, by: String, reference: Reference, event: Event, text: String,
      confidence: Int? = nil, note: String = "", isTakenBack: Bool = false, place: Place
    ) {
      self.at = at
      self.by = by
      self.reference = reference
      self.event = event
      self.text = text
      self.confidence = confidence
      self.note = note
      self.isTakenBack = isTakenBack
      self.place = place
    }
  }

  /// What happened, newest first.
  public let entries: [Entry]

  /// Entries from wherever, in their order.
  public init(_ entries: [Entry]) {
    self.entries = entries.sorted {
      ($1.at.milliseconds, $1.place) < ($0.at.milliseconds, $0.place)
    }
  }

  /// What happened by the end of a review's day, from another day on.
  ///
  /// - Parameters:
  ///   - review: The organisation and the day.
  ///   - subject: An object; an objective together with its key results, and both with the readings
  ///     that feed them; a team with the teams inside it; a cycle of a team with theirs; what a
  ///     person did. Without one, or for the settings, everything.
  ///   - first: The first day.
  ///   - edits: What happened outside the journals, as far as it is known; it is picked out likewise.
  public init(
    of review: Review, about subject: Reference? = nil, since first: Day? = nil,
    edits: [Entry] = []
  ) {
    var collector = Collector(review: review, subject: subject, first: first)
    collector.collect()
    collector.add(edits)
    self.init(collector.entries)
  }

  /// What happened after a moment. A bare date tells no time of day, so that day counts whole.
  public func entries(after moment: Moment) -> [Entry] {
    entries.filter { entry in
      entry.at > moment || entry.at.millisecondOfDay == 0 && entry.at.day >= moment.day
    }
  }
}

/// Walks an organisation for what belongs into a feed.
private struct Collector {
  let review: Review
  let subject: Reference?
  let first: Day?
  private(set) var entries: [Feed.Entry] = []
  private var organization: Organization { review.organization }

  init(review: Review, subject: Reference?, first: Day?) {
    (self.review, self.subject, self.first) = (review, subject, first)
  }

  mutating func collect() {
    for objective in organization.objectives where shows(objective.ref) { add(objective) }
    for kpi in organization.kpis where shows(kpi.ref) { add(kpi) }
    let fed = fedFrom
    for (kpi, days) in fed { organization.kpi(kpi).map { add($0, in: days) } }
    // A reading may feed several of the key results that are shown.
    if fed.count > 1 { entries = Array(Set(entries)) }
  }

  private func shows(_ ref: ObjectiveRef) -> Bool {
    switch subject {
    case nil, .settings, .person: true
    case .objective(let wanted): ref == wanted
    case .keyResult(let wanted): ref == wanted.objective
    case .kpi: false
    case .team(let team): ref.team.isWithin(team)
    case .cycle(let cycle): ref.cycle.name == cycle.name && ref.team.isWithin(cycle.team)
    }
  }

  private func shows(_ ref: KPIRef) -> Bool {
    switch subject {
    case nil, .settings, .person: true
    case .kpi(let wanted): ref == wanted
    case .team(let team): ref.team.isWithin(team)
    case .objective, .keyResult, .cycle: false
    }
  }

  private func shows(keyResult id: String?) -> Bool {
    guard case .keyResult(let wanted) = subject else { return true }
    return id == wanted.id
  }

  private func isIncluded(_ at: Moment, by: String) -> Bool {
    guard review.horizon.includes(at), first.map({ $0 <= at.day }) ?? true else { return false }
    guard case .person(let id) = subject else { return true }
    return organization.personId(by) == id
  }

  /// The KPIs whose readings are check-ins of what is shown, and the days in which they are.
  private var fedFrom: [(kpi: KPIRef, days: Span)] {
    switch subject {
    case .objective, .keyResult, .cycle: break
    case nil, .settings, .person, .team, .kpi: return []
    }
    return organization.objectives.filter { shows($0.ref) }.flatMap { objective in
      objective.keyResults.filter { shows(keyResult: $0.ref.id) }.compactMap { keyResult in
        guard let kpi = organization.kpi(feeding: keyResult),
          let days = organization.span(of: objective.ref)
        else { return nil }
        return (kpi.ref, days)
      }
    }
  }

  mutating func add(_ edits: [Feed.Entry]) {
    entries += edits.filter { isIncluded($0.at, by: $0.by) && shows($0.reference) }
  }

  private func shows(_ reference: Reference) -> Bool {
    switch reference {
    case .objective(let ref): shows(ref) && shows(keyResult: nil)
    case .keyResult(let ref): shows(ref.objective) && shows(keyResult: ref.id)
    case .kpi(let ref): shows(ref)
    case .team, .cycle, .person, .settings: subject == nil || subject == reference
    }
  }

  private mutating func add(_ objective: Objective) {
    let known = (organization.events[objective.ref] ?? []).filter { review.horizon.includes($0.at) }
    let standing = Set(JournalEvent.standing(known, within: review.horizon).map(\.place))
    for event in known where shows(keyResult: event.keyResult) && isIncluded(event.at, by: event.by)
    {
      let keyResult = event.keyResult.flatMap(objective.keyResult)
      entries.append(entry(event, of: keyResult, isStanding: standing.contains(event.place)))
    }
  }

  private func entry(
    _ event: JournalEvent, of keyResult: KeyResult?, isStanding: Bool
  ) -> Feed.Entry {
    let isRetraction = if case .retract = event.kind { true } else { false }
    var entry = Feed.Entry(
      at: event.at, by: event.by,
      reference: event.reference, event: .told(event.kind.word), text: text(event, of: keyResult),
      confidence: event.confidence,
      note: event.note, isTakenBack: !isStanding && !isRetraction, place: event.place)
    entry.recorded = event.recordedLine
    return entry
  }

  private func text(_ event: JournalEvent, of keyResult: KeyResult?) -> String {
    switch event.kind {
    case .checkIn(.number(let number)):
      Quantity(number, event.unit ?? keyResult.flatMap(organization.unit)).text
    case .checkIn(.confirm): "confirmed"
    case .checkIn(let value): value.text
    case .added: ""
    case .comment: ""
    case .remark(let text): text
    case .retarget(let field, let from, let to):
      "\(field) \(from.lines.words) → \(to.lines.words)"
    case .state(let state): state.rawValue
    case .score(let score): "score \(Decimal.text(score))"
    case .process(let since): since.map { "since \($0.text)" } ?? ""
    case .retract(let at, _): "took back what was written on \(at.day.text)"
    case .noted(_, let value): value
    }
  }

  private mutating func add(_ kpi: KPI, in days: Span? = nil) {
    if days == nil { addEvents(of: kpi) }
    for reading in kpi.readings(within: review.horizon) { add(reading, of: kpi, in: days) }
    for reading in kpi.readingsTakenBack(within: review.horizon) {
      add(reading, of: kpi, in: days, isTakenBack: true)
    }
  }

  private mutating func add(
    _ reading: Reading, of kpi: KPI, in days: Span?, isTakenBack: Bool = false
  ) {
    let by = reading.by.isEmpty ? reading.source : reading.by
    guard isIncluded(reading.on, by: by), days?.contains(reading.on.day) ?? true else { return }
    var entry = Feed.Entry(
      at: reading.on, by: by, reference: .kpi(kpi.ref), event: .reading,
      text: Quantity(reading.value, kpi.unit).text, note: reading.note, isTakenBack: isTakenBack,
      place: reading.place)
    entry.recorded = reading.recordedLine(of: kpi.ref)
    entries.append(entry)
  }
}

extension Collector {
  private mutating func addEvents(of kpi: KPI) {
    let known = kpi.events.filter { review.horizon.includes($0.at) }
    let standing = Set(JournalEvent.standing(known).map(\.place))
    for event in known where isIncluded(event.at, by: event.by) {
      entries.append(entry(event, of: nil, isStanding: standing.contains(event.place)))
    }
  }
}
