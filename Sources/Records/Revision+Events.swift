internal import Goals

// What goes into journals: one line an event, later than everything known of the same object.
extension RevisionWriter {
  /// The person's own journal of the cycle an object belongs to, or of the KPIs beside it.
  private func journal(of reference: Reference) -> String {
    let writer = Login(change.author).fileName
    if let ref = reference.ofObjective { return DataFile.journal(ref.cycle, writer: writer).path }
    guard case .kpi(let ref) = reference else { return reference.file }
    return DataFile.kpiJournal(ref.team, writer: writer).path
  }

  func event(
    _ word: EventWord, of reference: Reference, value: String = "", confidence: Int? = nil,
    note: String = "", by author: String? = nil, at: Moment? = nil
  ) -> FileEdit {
    .event(
      file: journal(of: reference),
      cells: [
        (at ?? moment(of: reference)).text, author ?? change.author, reference.journalName,
        word.rawValue, value, confidence.map(String.init) ?? "", CSVFile.escaped(note),
      ])
  }

  /// A field that decides a figure becomes another one.
  func retarget(
    _ field: String, of reference: Reference, from: [String], to: [String], reason: String,
    at: Moment? = nil
  ) -> [FileEdit] {
    let value = RetargetText(field: field, from: from, to: to).text
    return [event(.retarget, of: reference, value: value, note: reason, at: at)]
      + retractions(of: reference) {
        if case .retarget(field, _, _) = $0 { true } else { false }
      }
  }

  /// When: now, and later than everything known of the same object that counts, also where a clock
  /// was set back since.
  private func moment(of reference: Reference) -> Moment {
    let now = Horizon(now: change.at)
    let known = organization.events(about: reference).last { now.includes($0.at) }
    guard let latest = known?.at, latest >= change.at else { return change.at }
    return latest.successor
  }

  /// When something was that a person dates: as late on that day as it is now, and later than what is
  /// known of the object on it; `nil`: now. What is told to the minute is taken at its word.
  func moment(_ on: String, of reference: Reference) throws(Refusal) -> Moment? {
    guard !on.isEmpty, on != change.at.day.text else { return nil }
    guard let typed = Moment(parsing: on) else {
      throw .unreadable(
        field: "on", problem: "\(on.quoted) is not a date or time", hint: "write it as 2026-11-21")
    }
    guard Horizon(now: change.at).includes(typed) else {
      throw .unreadable(
        field: "on", problem: "\(on) is still to come", hint: "name a day up to today")
    }
    guard on.utf8.count == 10 else { return typed }
    let clock = Moment(
      day: typed.day, millisecondOfDay: change.at.millisecondOfDay, offset: change.at.offset)
    let latest = organization.events(about: reference).map(\.at).filter { $0.day == typed.day }
      .max()
    return latest.map { max(clock, $0.successor) } ?? clock
  }

  /// The day that a change is dated, for its words: ` on 2026-11-21`.
  func dated(_ on: String) -> String {
    on.isEmpty || on == change.at.day.text ? "" : " on \(on.prefix(10))"
  }

  /// Takes back what a clock that was ahead has dated later than now: it would come to count some day,
  /// above what is written after it.
  func retractions(
    of reference: Reference, where isReplaced: (JournalEvent.Kind) -> Bool
  ) -> [FileEdit] {
    let now = Horizon(now: change.at)
    return JournalEvent.standing(organization.events(about: reference)).filter {
      !now.includes($0.at) && isReplaced($0.kind)
    }.map(retraction)
  }

  func retraction(of event: JournalEvent) -> FileEdit { retraction(of: event, because: "") }

  func retraction(of event: JournalEvent, because reason: String) -> FileEdit {
    self.event(
      .retract, of: event.reference, value: "\(event.at.text) \(event.by)", note: reason)
  }
}

extension Reference {
  /// What the journal beside it calls it: `objective`, `objective#key-result`, `kpi`.
  fileprivate var journalName: String {
    switch self {
    case .objective(let ref): ref.id
    case .keyResult(let ref): ref.objective.id + "#" + ref.id
    case .kpi(let ref): ref.id
    case .team, .cycle, .person, .settings: ""
    }
  }
}
