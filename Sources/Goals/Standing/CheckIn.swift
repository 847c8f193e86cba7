/// A value recorded for a key result: a check-in, or what its KPI supplied.
public struct CheckIn: Hashable, Sendable {
  /// What tells of it; there are too many of them to copy that.
  private enum Record: Hashable {
    /// A check-in, and what it says.
    case event(JournalEvent)
    /// One that reads otherwise for the kind its key result had on the day looked at.
    indirect case reread(JournalEvent, CheckInValue)
    case reading(Reading)
    indirect case period(Supplied)
  }

  /// What a period of a KPI has come to, by the reading that tells so where it is one.
  private struct Supplied: Hashable {
    let at: Moment
    let value: Double
    let reading: Reading?
    let period: Span
    let isSoFar: Bool
  }

  private let record: Record

  /// An event; `nil` where it isn't a check-in.
  init?(_ event: JournalEvent) {
    guard event.isCheckIn else { return nil }
    record = .event(event)
  }

  /// An event whose value reads so for its key result.
  init(_ event: JournalEvent, _ value: CheckInValue) { record = .reread(event, value) }

  /// A reading, which is a check-in of what it feeds.
  init(_ reading: Reading) { record = .reading(reading) }

  /// What a period has come to at a moment.
  init(_ value: Double, at: Moment, of period: Span, by reading: Reading? = nil, isSoFar: Bool) {
    record = .period(
      Supplied(at: at, value: value, reading: reading, period: period, isSoFar: isSoFar))
  }

  /// When, as written.
  public var at: Moment {
    switch record {
    case .event(let event), .reread(let event, _): event.at
    case .reading(let reading): reading.on
    case .period(let supplied): supplied.at
    }
  }

  /// Who recorded it.
  public var by: String { event?.by ?? reading?.writer ?? "" }

  /// What was recorded.
  public var value: CheckInValue {
    if case .reread(_, let value) = record { return value }
    if case .checkIn(let value)? = event?.kind { return value }
    return number.map { .number($0) } ?? .confirm
  }

  // Inlined, this crashes the optimizer of Swift 6.3.1 (CopyPropagation) in release builds.
  /// The number recorded, where it is one.
  @inline(never)
  public var number: Double? {
    switch record {
    case .event(let event): event.number
    case .reread(_, .number(let number)): number
    case .reread: nil
    case .reading(let reading): reading.value
    case .period(let supplied): supplied.value
    }
  }

  /// The owner's call, 0 to 10.
  public var confidence: Int? { event?.confidence }

  /// What was said with it.
  public var note: String { event?.note ?? reading?.note ?? "" }

  /// The line it stands in; `nil` where it was worked out from several.
  public var place: Place? { event?.place ?? reading?.place }

  /// The line it is, as a change names it; `nil` where it was worked out from several.
  package func recordedLine(fedBy kpi: KPIRef?) -> RecordedLine? {
    if let event { return event.recordedLine }
    guard case .reading(let reading) = record else { return nil }
    return kpi.map(reading.recordedLine)
  }

  /// The period that a KPI's value is of; `nil` where it is one reading, or no KPI's.
  public var period: Span? { supplied?.period }

  /// Whether that period still runs, or ends after the cycle.
  public var isSoFar: Bool { supplied?.isSoFar ?? false }

  /// The date as written.
  public var day: Day { at.day }

  private var event: JournalEvent? {
    switch record {
    case .event(let event), .reread(let event, _): event
    case .reading, .period: nil
    }
  }

  private var supplied: Supplied? {
    if case .period(let supplied) = record { supplied } else { nil }
  }

  private var reading: Reading? {
    if case .reading(let reading) = record { reading } else { supplied?.reading }
  }
}
