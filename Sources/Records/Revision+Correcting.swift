internal import Goals

// What was recorded wrongly. Nothing is rewritten: a new line takes the old one back, and another
// one says what is right, on the day and in the name of whoever recorded it.
extension RevisionWriter {
  func correct(
    _ line: RecordedLine, _ correction: Correction
  ) throws(Refusal) -> Revision {
    switch line {
    case .event:
      let event = try standing(line)
      guard event.isCorrectable else { throw .uncorrectable(event.kind.word) }
      return try correct(event, correction)
    case .reading(let ref, _, _):
      return try correct(try standing(reading: line), of: try kpi(ref), correction)
    }
  }

  private func correct(
    _ event: JournalEvent, _ correction: Correction
  ) throws(Refusal) -> Revision {
    let (reference, title) = (event.reference, try title(of: event.reference))
    let (was, value) = (try words(of: event), try value(of: event, correction))
    try refuseConfidence(correction.confidence)
    let at = try moment(of: event, correction.on)
    let isSame =
      value.text == was.written && correction.confidence == event.confidence
      && correction.note == event.note && at.day == event.at.day
    guard !isSame else { return .unchanged }
    let anew = self.event(
      event.kind.word, of: reference, value: value.text, confidence: correction.confidence,
      note: correction.note, by: event.by, at: at)
    return Revision(
      what: instead(value.words, of: was.words) + " on "
        + instead(at.day.text, of: event.at.day.text, ", not") + ": \(title)",
      edits: [anew, retraction(of: event)])
  }

  /// `50 days instead of 500 days`; what stays is said once.
  private func instead(_ now: String, of was: String, _ word: String = " instead of") -> String {
    now == was ? now : "\(now)\(word) \(was)"
  }

  /// A corrected line stands where the old one stood, or on its new day.
  private func moment(of event: JournalEvent, _ on: String) throws(Refusal) -> Moment {
    guard !on.isEmpty, on != event.at.day.text, on != event.at.text else {
      return event.at.successor
    }
    return try moment(on, of: event.reference) ?? change.at
  }

  /// What a check-in says, as the journal has it and as people read it; a comment says nothing else.
  private func words(of event: JournalEvent) throws(Refusal) -> (written: String, words: String) {
    guard case .checkIn(let value) = event.kind, case .keyResult(let ref) = event.reference else {
      return ("", EventWord.comment.rawValue)
    }
    let keyResult = try keyResult(ref)
    return (
      value.text(in: event.unit ?? organization.unit(of: keyResult)), spoken(value, of: keyResult)
    )
  }

  private func value(
    of event: JournalEvent, _ correction: Correction
  ) throws(Refusal) -> (text: String, words: String) {
    guard case .checkIn = event.kind, case .keyResult(let ref) = event.reference else {
      guard !correction.note.trimmed.isEmpty else { throw .nothingTyped("the comment") }
      return ("", EventWord.comment.rawValue)
    }
    let keyResult = try keyResult(ref)
    try refuseUnexplained(ref, correction.note)
    let value = try value(correction.value, of: keyResult)
    return (value.text(in: organization.unit(of: keyResult)), spoken(value, of: keyResult))
  }

  /// One's own reading is written anew where it stands; another one's, or a job's, is taken back by
  /// an event, for nobody writes into the file of another.
  private func correct(
    _ reading: Reading, of kpi: KPI, _ correction: Correction
  ) throws(Refusal) -> Revision {
    guard !correction.value.trimmed.isEmpty else { throw .nothingTyped("the value") }
    let number = try number(correction.value, unit: kpi.unit)
    let on = correction.on.isEmpty ? reading.written : correction.on
    _ = try moment(on, of: .kpi(kpi.ref))
    guard number != reading.value || on != reading.written || correction.note != reading.note
    else { return .unchanged }
    let (was, now) = (Quantity(reading.value, kpi.unit).text, Quantity(number, kpi.unit).text)
    var edits = [
      self.reading(
        of: kpi, number: Decimal.text(number), on: on, note: correction.note,
        by: reading.by.isEmpty ? nil : reading.by)
    ]
    if reading.source != Login(change.author).fileName || on != reading.written {
      edits.append(takingBack(reading, of: kpi, note: ""))
    }
    return Revision(
      what: "reading of " + instead(now, of: was) + " on "
        + instead(String(on.prefix(10)), of: String(reading.written.prefix(10)), ", not")
        + ": \(kpi.title)",
      edits: edits)
  }
}

extension RevisionWriter {
  func retract(_ line: RecordedLine, _ reason: String) throws(Refusal) -> Revision {
    let title = try title(of: line.reference)
    switch line {
    case .event:
      let event = try standing(line)
      guard event.isWork else { throw .uncorrectable(event.kind.word) }
      try refuseUnexplained(takingBack: event, reason)
      let what = event.kind.word.noun.split(separator: " ").dropFirst().joined(separator: " ")
      let value = if case .checkIn = event.kind { " of \(try words(of: event).words)" } else { "" }
      return Revision(
        what: "taking back the \(what)\(value) of \(event.at.day.text): \(title)",
        edits: [retraction(of: event, because: reason)])
    case .reading(let ref, let on, _):
      return Revision(
        what: "taking back the reading of \(on.prefix(10)): \(title)",
        edits: [takingBack(try standing(reading: line), of: try kpi(ref), note: reason)])
    }
  }

  private func refuseUnexplained(
    takingBack event: JournalEvent, _ reason: String
  ) throws(Refusal) {
    guard let ref = event.objective, reason.trimmed.isEmpty else { return }
    let objective = try objective(ref)
    if objective.state.isClosed { throw .needsReason(objective.title) }
  }

  private func standing(_ line: RecordedLine) throws(Refusal) -> JournalEvent {
    guard let event = organization.event(line) else { throw .gone("the entry") }
    return event
  }

  private func standing(reading line: RecordedLine) throws(Refusal) -> Reading {
    guard let reading = organization.reading(line, on: Horizon(now: change.at)) else {
      throw .gone("the reading")
    }
    return reading
  }
}

extension Revision {
  fileprivate static let unchanged = Revision(what: "nothing", edits: [])
}

extension Refusal {
  /// What follows from a record is corrected there.
  fileprivate static func uncorrectable(_ word: EventWord) -> Refusal {
    .unreadable(
      field: "entry", problem: "\(word.noun) isn't corrected here",
      hint: word == .retract
        ? "record again what was taken back" : "edit the fields of what it is about")
  }
}
