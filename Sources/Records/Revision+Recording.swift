import Goals

// What is recorded: check-ins, readings, comments. All of it is appended, nothing is rewritten.
extension RevisionWriter {
  /// A key result fed by a KPI takes its value as a reading of that KPI: one number, entered once.
  func checkIn(
    _ ref: KeyResultRef, _ typed: String, _ confidence: Int?, _ note: String, on: String
  ) throws(Refusal) -> Revision {
    let keyResult = try keyResult(ref)
    try refuseConfidence(confidence)
    let value = try value(typed, of: keyResult)
    let (at, dated) = (try moment(on, of: .keyResult(ref)), dated(on))
    try refuseUnexplained(ref, note)
    if value == .confirm { try refuseEmpty(keyResult) }
    let kpi = organization.kpi(recordedBy: keyResult)
    // A reading would change no figure any more: what is closed takes its last check-in.
    let fed = try objective(ref.objective).state.isClosed ? nil : kpi
    let isNumber = if case .number = value { true } else { false }
    let early = on.isEmpty ? retractions(of: ref, isNumber ? fed : nil) : []
    let what =
      "check-in of \(spoken(value, of: keyResult))\(dated): \(keyResult.title)"
      + takingBack(early.count)
    guard let kpi = fed, case .number(let number) = value else {
      let event = event(
        .checkIn, of: .keyResult(ref), value: value.text(in: organization.unit(of: keyResult)),
        confidence: confidence, note: note, at: at)
      return Revision(what: what, edits: [event] + early)
    }
    try refuseComputed(kpi, keyResult)
    let last = organization.lastDay(toRecord: keyResult, on: at?.day ?? change.at.day)
    let on = last.map { day(for: kpi, closing: $0) } ?? day(for: kpi, on: on)
    var edits = [reading(of: kpi, number: Decimal.text(number), on: on, note: "")]
    edits += early
    if confidence != nil || !note.isEmpty {
      edits.append(
        event(.checkIn, of: .keyResult(ref), confidence: confidence, note: note, at: at))
    }
    let late = last.map { ", recorded on \($0.text), its last day" } ?? ""
    return Revision(what: what + late, edits: edits)
  }

  /// What a period comes to, or a growth, is no reading: nobody can tell it in one number.
  private func refuseComputed(_ kpi: KPI, _ keyResult: KeyResult) throws(Refusal) {
    guard let problem = kpi.computation else { return }
    let recorded = organization.recorded(for: kpi)
    throw .unreadable(field: keyResult.title, problem: problem, hint: .record(recorded))
  }

  /// A ratio has no readings of its own.
  private func refuseRatio(_ kpi: KPI) throws(Refusal) {
    guard kpi.ratio != nil, let problem = kpi.computation else { return }
    throw .unreadable(
      field: kpi.title, problem: problem, hint: .record(organization.recorded(for: kpi)))
  }

  func record(
    _ ref: KPIRef, _ typed: String, _ on: String, _ note: String
  ) throws(Refusal)
    -> Revision
  {
    let kpi = try kpi(ref)
    try refuseRatio(kpi)
    let early = on.isEmpty ? retractions(of: kpi) : []
    let on = on.isEmpty ? day(for: kpi) : on
    guard Moment(parsing: on) != nil else {
      throw .unreadable(
        field: "on", problem: "\(on.quoted) is not a date or time", hint: "write it as 2026-11-21")
    }
    guard !typed.trimmed.isEmpty else {
      return Revision(
        what: "taking back the reading of \(on): \(kpi.title)",
        edits: [try takingBack(on, of: kpi, note: note)])
    }
    let number = try number(typed, unit: kpi.unit)
    let spoken = Quantity(number, kpi.unit).text
    return Revision(
      what: "reading of \(spoken) on \(on.prefix(10)): \(kpi.title)" + takingBack(early.count),
      edits: [reading(of: kpi, number: Decimal.text(number), on: on, note: note)] + early)
  }

  /// One's own is taken back where it stands, another one's or a job's by an event: nobody writes
  /// into the file of another.
  private func takingBack(_ on: String, of kpi: KPI, note: String) throws(Refusal) -> FileEdit {
    let source = Login(change.author).fileName
    let counted = kpi.readings(within: Horizon(now: change.at))
    if kpi.readings.contains(where: { $0.source == source && $0.written == on }) {
      return reading(of: kpi, number: "", on: on, note: note)
    }
    guard let other = counted.last(where: { $0.written == on }) else {
      throw .unreadable(
        field: "on", problem: "\(kpi.title) has no reading of \(on)",
        hint: "its history lists them")
    }
    return takingBack(other, of: kpi, note: note)
  }

  func takingBack(_ reading: Reading, of kpi: KPI, note: String) -> FileEdit {
    if reading.source == Login(change.author).fileName {
      return self.reading(of: kpi, number: "", on: reading.written, note: note)
    }
    return event(
      .retract, of: .kpi(kpi.ref), value: "\(reading.written) \(reading.source)", note: note)
  }

  func refuseConfidence(_ confidence: Int?) throws(Refusal) {
    if let confidence, !(0...10).contains(confidence) { throw .confidence("\(confidence)") }
  }

  /// What a clock that was ahead has dated later than a check-in of now, which would count above it.
  private func retractions(of ref: KeyResultRef, _ kpi: KPI?) -> [FileEdit] {
    (kpi.map(retractions) ?? [])
      + retractions(of: .keyResult(ref)) { if case .checkIn = $0 { true } else { false } }
  }

  /// The person's own readings that a clock which was ahead has dated later than now.
  private func retractions(of kpi: KPI) -> [FileEdit] {
    let (now, source) = (Horizon(now: change.at), Login(change.author).fileName)
    return kpi.readings.filter { $0.source == source && !now.includes($0.on) }.map {
      reading(of: kpi, number: "", on: $0.written, note: "")
    }
  }

  /// What a notice says of what was dated too late.
  private func takingBack(_ count: Int) -> String {
    guard count > 0 else { return "" }
    return count == 1
      ? "; an earlier one, dated later than now, was taken back"
      : "; \(count) earlier ones, dated later than now, were taken back"
  }

  func comment(
    _ reference: Reference, _ text: String, on: String = ""
  ) throws(Refusal) -> Revision {
    guard !text.trimmed.isEmpty else { throw .nothingTyped("the comment") }
    let title = try title(of: reference)
    let at = try moment(on, of: reference)
    return Revision(
      what: "comment\(dated(on)) on \(title)",
      edits: [event(.comment, of: reference, note: text, at: at)])
  }

  /// The title of what can be spoken about.
  func title(of reference: Reference) throws(Refusal) -> String {
    switch reference {
    case .objective(let ref): try objective(ref).title
    case .keyResult(let ref): try keyResult(ref).title
    case .kpi(let ref): try kpi(ref).title
    case .team, .cycle, .person, .settings:
      throw .wrongKind(reference.text, needed: "an objective, a key result or a KPI")
    }
  }

  func process(
    _ ref: KPIRef, since: Day?, _ reason: String
  ) throws(Refusal) -> Revision {
    let kpi = try kpi(ref)
    guard !reason.trimmed.isEmpty else { throw .nothingTyped("what began") }
    if let since, since > change.at.day {
      throw .unreadable(
        field: "since", problem: "\(since.text) is still to come",
        hint: "begin the process on that day")
    }
    return Revision(
      what: "process begun anew since \((since ?? change.at.day).text): \(kpi.title)",
      edits: [event(.process, of: .kpi(ref), value: since?.text ?? "", note: reason)])
  }

  /// Refuses to correct a closed objective without a reason, which the note of a check-in is.
  func refuseUnexplained(_ ref: KeyResultRef, _ note: String) throws(Refusal) {
    let objective = try objective(ref.objective)
    if objective.state.isClosed, note.trimmed.isEmpty { throw .needsNote(objective.title) }
  }

  /// An empty check-in confirms what is recorded; of milestones it says that none is reached yet.
  private func refuseEmpty(_ keyResult: KeyResult) throws(Refusal) {
    let events = organization.events[keyResult.ref.objective] ?? []
    let isRecorded = events.contains { event in
      guard event.keyResult == keyResult.ref.id, case .checkIn = event.kind else { return false }
      return true
    }
    let hasReadings = organization.kpi(feeding: keyResult)?.readings.isEmpty == false
    if !isRecorded, !hasReadings, keyResult.milestones.isEmpty { throw .nothingTyped("the value") }
  }

  func reading(
    of kpi: KPI, number: String, on: String, note: String, by author: String? = nil
  ) -> FileEdit {
    let source = Login(change.author).fileName
    let earlier = kpi.readings.last { $0.source == source && $0.written == on }
    return .reading(
      file: DataFile.readings(kpi.ref, source: source).path,
      cells: [on, number, author ?? change.author, CSVFile.escaped(note)],
      replaced: earlier.map { Decimal.text($0.value) } ?? "")
  }

  /// What a reading is dated: the day, so that a second one corrects the first; but the time where
  /// another one of that day has a time, or another source, because the later one counts.
  private func day(for kpi: KPI) -> String {
    let (at, source) = (change.at, Login(change.author).fileName)
    let known = kpi.readings(within: Horizon(now: at))
    let isContested = known.contains {
      $0.on.day >= at.day && ($0.source != source || $0.written != at.day.text)
    }
    guard isContested, let latest = known.last?.on else { return at.day.text }
    let isLater =
      (latest.day, latest.millisecondOfDay) >= (at.day, at.millisecondOfDay)
    return (isLater ? latest.successor : at).text
  }

  /// What a reading for another day than today is dated, as for the last day of its cycle; a time
  /// that was told stays.
  private func day(for kpi: KPI, on typed: String) -> String {
    guard let on = Moment(parsing: typed), typed != change.at.day.text else {
      return day(for: kpi)
    }
    return typed.utf8.count > 10 ? typed : day(for: kpi, closing: on.day)
  }

  /// The day or time of a late reading: the last day of its cycle, and the end of that day where it
  /// has another reading.
  private func day(for kpi: KPI, closing last: Day) -> String {
    let source = Login(change.author).fileName
    let isContested = kpi.readings.contains {
      $0.on.day == last && ($0.source != source || $0.written != last.text)
    }
    let end = Moment(day: last, millisecondOfDay: 86_399_999, offset: change.at.offset)
    return isContested ? end.text : last.text
  }

  func value(_ typed: String, of keyResult: KeyResult) throws(Refusal) -> CheckInValue {
    do throws(CheckInProblem) {
      return try CheckInValue(
        parsing: typed, for: keyResult, unit: organization.unit(of: keyResult))
    } catch {
      throw .unreadable(field: "value", problem: error.message, hint: error.hint)
    }
  }

  func number(_ typed: String, unit: Unit?) throws(Refusal) -> Double {
    let quantity: Quantity
    do throws(QuantityProblem) {
      quantity = try Quantity(typed: typed)
    } catch {
      throw .unreadable(field: "value", problem: error.message, hint: error.hint)
    }
    guard let written = quantity.unit, written != unit else { return quantity.number }
    let mismatch = UnitMismatch(typed, not: unit)
    throw .unreadable(field: "value", problem: mismatch.message, hint: mismatch.hint)
  }

  func spoken(_ value: CheckInValue, of keyResult: KeyResult) -> String {
    switch value {
    case .confirm: "what is recorded"
    case .number(let number): Quantity(number, organization.unit(of: keyResult)).text
    case .done, .milestones, .held: value.text
    }
  }
}
