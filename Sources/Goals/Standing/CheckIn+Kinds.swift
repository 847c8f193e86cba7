// A key result may have been of another kind: done or not, now a number. What was recorded then is
// history; it counts where that kind is looked at, and nowhere else.

extension KeyResult {
  /// The check-ins among events that tell of what it is now, as values of that.
  ///
  /// `unit`: that of its numbers. What was recorded in another one can't be told in this one.
  func checkIns(in events: [JournalEvent], unit: Unit?) -> [CheckIn] {
    alike(events).compactMap { event in
      guard case .checkIn(let value) = event.kind, value.fits(kind.measure) else {
        return reread(event, unit: unit)
      }
      return kind.measure != .number || event.unit == nil || event.unit == unit
        ? CheckIn(event) : nil
    }
  }

  /// The check-ins that were made while it was of the kind it is, as far as the journal tells, and
  /// say nothing of that kind.
  func strangeCheckIns(in events: [JournalEvent]) -> [JournalEvent] {
    alike(events).filter { event in
      if case .noted(.checkIn, _) = event.kind { reread(event, unit: unit) == nil } else { false }
    }
  }

  /// The check-ins that were made while it was measured in the same way.
  fileprivate func alike(_ events: [JournalEvent]) -> [JournalEvent] {
    guard events.contains(where: \.changesKind) else { return events.filter(\.tellsCheckIn) }
    var (aim, measure) = (Aim(self), kind.measure)
    var alike: [JournalEvent] = []
    for event in events.reversed() {
      if case .retarget(let field, let from, _) = event.kind {
        aim.restore(field, from.lines.map { Written($0, at: event.place) })
        measure = aim.kind.measure
      } else if event.tellsCheckIn, measure == kind.measure {
        alike.append(event)
      }
    }
    return alike.reversed()
  }

  /// What an event says that was read for another kind than it has on the day looked at.
  private func reread(_ event: JournalEvent, unit: Unit?) -> CheckIn? {
    guard let text = event.recordedText,
      let (value, recorded) = try? CheckInValue.recorded(text, for: self),
      kind.measure != .number || recorded == nil || recorded == unit
    else { return nil }
    return CheckIn(event, value)
  }
}

extension CheckInValue {
  /// Whether it says something of what is measured so; a confirmation does of anything.
  fileprivate func fits(_ measure: KeyResult.Kind.Measure) -> Bool {
    switch self {
    case .confirm: true
    case .number, .held: measure == .number
    case .milestones: measure == .milestones
    case .done: measure == .share
    }
  }
}

extension JournalEvent {
  /// What the journal holds of a check-in; `nil` of any other event.
  fileprivate var recordedText: String? {
    switch kind {
    case .noted(.checkIn, let text): text
    // A bare number may have been one before it was a share.
    case .checkIn(.done(let share)) where unit == nil: Decimal.text(share)
    case .checkIn(let value): value.text(in: unit)
    default: nil
    }
  }
}

extension Objective {
  /// The lines of check-ins that were made while their key result was of another kind, as its journal
  /// tells.
  package func linesOfAnotherKind(in events: [JournalEvent]) -> Set<Place> {
    guard events.contains(where: \.changesKind) else { return [] }
    let byKeyResult = Dictionary(grouping: events, by: \.keyResult)
    return keyResults.reduce(into: []) { lines, keyResult in
      let events = byKeyResult[keyResult.ref.id] ?? []
      let other = Set(events.filter(\.tellsCheckIn)).subtracting(keyResult.alike(events))
      lines.formUnion(other.map { Place(file: $0.place.file, line: $0.place.line) })
    }
  }
}
