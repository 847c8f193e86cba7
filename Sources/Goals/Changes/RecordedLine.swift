/// What was recorded once, by what tells it from everything else: a line of a journal, or of a
/// KPI's readings.
public enum RecordedLine: Hashable, Sendable {
  /// An event: what it is about, when it was, and whose it is.
  case event(Reference, at: Moment, by: String)
  /// A reading of a KPI: what it is for, as written, and the source that recorded it.
  case reading(KPIRef, on: String, source: String)

  /// The day that it stands on.
  package var day: Day? {
    switch self {
    case .event(_, let at, _): at.day
    case .reading(_, let on, _): Moment(parsing: on)?.day
    }
  }

  /// What it is about.
  public var reference: Reference {
    switch self {
    case .event(let reference, _, _): reference
    case .reading(let ref, _, _): .kpi(ref)
    }
  }
}

/// What a line says from now on that was recorded wrongly.
public struct Correction: Hashable, Sendable {
  /// The value, as typed; nothing for a comment.
  public let value: String
  /// The owner's call, 0 to 10.
  public let confidence: Int?
  /// What is said with it.
  public let note: String
  /// The day or time that it is for, as files have it; empty: as it was.
  public let on: String

  /// What is right.
  public init(value: String = "", confidence: Int? = nil, note: String, on: String = "") {
    (self.value, self.confidence, self.note, self.on) = (value, confidence, note, on)
  }
}

extension JournalEvent {
  /// The line, as a change names it.
  package var recordedLine: RecordedLine { .event(reference, at: at, by: by) }

  /// Whether it can be corrected where it stands: a value, or what somebody said.
  package var isCorrectable: Bool {
    switch kind {
    case .checkIn, .comment: true
    case .added, .retarget, .process, .remark, .state, .score, .retract, .noted: false
    }
  }
}

extension Reading {
  /// The line, as a change names it.
  package func recordedLine(of kpi: KPIRef) -> RecordedLine {
    .reading(kpi, on: written, source: source)
  }
}

extension Organization {
  /// The event that a line is, unless it was taken back.
  package func event(_ line: RecordedLine) -> JournalEvent? {
    guard case .event(let reference, let at, let by) = line else { return nil }
    return JournalEvent.standing(events(about: reference)).last {
      $0.at.milliseconds == at.milliseconds && $0.by == by
    }
  }

  /// The reading that a line is, unless it was taken back.
  package func reading(_ line: RecordedLine, on horizon: Horizon) -> Reading? {
    guard case .reading(let ref, let on, let source) = line, let kpi = kpi(ref) else { return nil }
    return kpi.readings(within: horizon).last { $0.written == on && $0.source == source }
  }
}

extension Organization {
  /// The value of a line as somebody would type it again; empty where it has none.
  package func typed(_ line: RecordedLine, on horizon: Horizon) -> String {
    if let reading = reading(line, on: horizon) { return Decimal.text(reading.value) }
    guard let event = event(line), case .checkIn(let value) = event.kind,
      case .keyResult(let ref) = event.reference
    else { return "" }
    let now = keyResult(ref).flatMap { unit(of: $0) }
    return value.text(in: event.unit == now ? nil : event.unit)
  }
}
