internal import Goals

// Units: what was recorded in one is never taken for another. A key result goes on in another unit
// only with its values written anew.
extension RevisionWriter {
  /// Refuses what would read recorded values in another unit.
  func refuseOtherUnit(_ reference: Reference, _ edits: [FieldEdit]) throws(Refusal) {
    switch reference {
    case .keyResult(let ref): try refuseOtherUnit(ref, edits)
    case .kpi(let ref): try refuseOtherUnit(ref, edits)
    case .objective, .team, .cycle, .person, .settings: return
    }
  }

  private func refuseOtherUnit(_ ref: KeyResultRef, _ edits: [FieldEdit]) throws(Refusal) {
    let names: [FieldName] = [.from, .to, .hold, .kpi]
    guard edits.contains(where: { edit in names.contains(where: edit.isNamed) }) else { return }
    let (old, new) = (try keyResult(ref), try edited(ref, edits))
    let kpi = try new.kpi.flatMap { link throws(Refusal) in
      try organization.kpi(named: link.value, from: ref.objective.team)
    }
    try refuseUnit(of: kpi, in: new)
    let (was, becomes) = (organization.unit(of: old), new.unit ?? kpi?.targetUnit)
    guard was != becomes, new.isNumeric, let recorded = recordedUnit(of: old, was),
      recorded != becomes
    else { return }
    throw .otherUnit(
      ref.text, recorded: recorded, becomes: becomes,
      hint: .convert(ref))
  }

  private func refuseUnit(of kpi: KPI?, in keyResult: KeyResult) throws(Refusal) {
    guard let kpi, let unit = keyResult.unit, let other = kpi.targetUnit, unit != other else {
      return
    }
    throw .unreadable(
      field: FieldName.kpi.rawValue,
      problem: "\(kpi.title) is in \(other.text), the key result in \(unit.text)",
      hint: "give both one unit")
  }

  /// The unit of the values there are; `nil` where there is none, or they are plain numbers.
  private func recordedUnit(of keyResult: KeyResult, _ unit: Unit?) -> Unit? {
    if let kpi = organization.kpi(feeding: keyResult) {
      return kpi.readings.isEmpty ? nil : kpi.targetUnit
    }
    let values = recorded(of: keyResult.ref)
    return values.lazy.compactMap(\.unit).first ?? (values.isEmpty ? nil : unit)
  }

  private func recorded(of ref: KeyResultRef) -> [JournalEvent] {
    JournalEvent.standing(organization.events(about: .keyResult(ref))).filter {
      if case .checkIn(.number) = $0.kind { true } else { false }
    }
  }

  private func refuseOtherUnit(_ ref: KPIRef, _ edits: [FieldEdit]) throws(Refusal) {
    guard let edit = edits.first(where: { $0.isNamed(.unit) }) else { return }
    let kpi = try kpi(ref)
    let unit = edit.to.first.map { Unit(String($0.trimmed)) }
    guard let was = kpi.unit, unit != was, !kpi.readings.isEmpty else { return }
    throw .otherUnit(
      ref.text, recorded: was, becomes: unit, hint: "begin another KPI for the new unit")
  }

  /// A key result as its fields will be.
  private func edited(_ ref: KeyResultRef, _ edits: [FieldEdit]) throws(Refusal) -> KeyResult {
    let fields = record(.keyResult(ref), edits)
    let text: [UInt8]
    do throws(Recfile.Unwritable) {
      text = try Recfile.text(of: [
        [(RecordKind.objective.titleField, "x")], fields.map { ($0.name, $0.value) },
      ])
    } catch {
      throw error.refusal
    }
    let decoded = Objective.decoded(Recfile(parsing: text, file: ""), as: ref.objective)
    guard let keyResult = decoded.value?.keyResults.first else { throw .gone(ref.text) }
    return keyResult
  }
}

extension RevisionWriter {
  /// Fields change, and all values that were recorded are written anew on their days, times a factor.
  func convert(
    _ ref: KeyResultRef, _ edits: [FieldEdit], by factor: Double, _ reason: String
  ) throws(Refusal) -> Revision {
    let reference = Reference.keyResult(ref)
    let (keyResult, target) = (try keyResult(ref), try target(of: reference))
    guard organization.kpi(feeding: keyResult) == nil else {
      throw .unreadable(
        field: "convert", problem: "its values are the readings of a KPI",
        hint: "begin another KPI for the new unit")
    }
    for edit in edits { try RecordKind.check(edit.to, of: edit.name, in: .keyResult) }
    let unit = try edited(ref, edits).unit
    let all = edits + carried(keyResult, edits, by: factor, to: unit)
    if target.isClosed, reason.trimmed.isEmpty { throw .needsReason(ref.text) }
    let values = recorded(of: ref)
    return Revision(
      what: (values.count == 1 ? "1 value" : "\(values.count) values")
        + " in \(unit?.text ?? "plain numbers"): \(keyResult.title)",
      edits: try changes(
        all.filter { before($0, in: reference) != $0.to }, of: reference, target, reason)
        + values.map(retraction) + values.map { anew($0, by: factor, in: unit) })
  }

  /// The same value in the new unit; it stands where the old one stood.
  private func anew(_ event: JournalEvent, by factor: Double, in unit: Unit?) -> FileEdit {
    var value = ""
    if case .checkIn(.number(let number)) = event.kind {
      value = Quantity(Decimal.rounded(number * factor, to: 9), unit).written
    }
    return self.event(
      .checkIn, of: event.reference, value: value, confidence: event.confidence,
      note: event.note, by: event.by, at: event.at.successor)
  }

  /// What else is written in the old unit, and isn't said anew.
  private func carried(
    _ keyResult: KeyResult, _ edits: [FieldEdit], by factor: Double, to unit: Unit?
  ) -> [FieldEdit] {
    guard case .reach(let from, let to) = keyResult.kind else { return [] }
    func anew(_ value: Quantity) -> String {
      Quantity(Decimal.rounded(value.number * factor, to: 9), unit).written
    }
    let values: [(FieldName, [String])] = [
      (.from, [from?.value].compactMap(\.self).map(anew)),
      (.to, [to?.value].compactMap(\.self).map(anew)),
      (
        .grade,
        keyResult.grades.map { "\(Decimal.text($0.value.score)) at \(anew($0.value.value))" }
      ),
      (.plan, keyResult.plan.map { "\($0.value.day.text) \(anew($0.value.value))" }),
    ]
    return values.compactMap { name, values in
      guard !values.isEmpty, !edits.contains(where: { $0.isNamed(name) }) else { return nil }
      return FieldEdit(name, from: nil, to: values)
    }
  }
}

extension RevisionWriter {
  /// Adds the event that an edit by hand lacks: from what the last event tells, or what is given,
  /// to what the fields say.
  func tell(
    _ reference: Reference, _ edits: [FieldEdit], since: Day, _ reason: String
  ) throws(Refusal) -> Revision {
    let target = try target(of: reference)
    var done: [FileEdit] = []
    for edit in edits {
      guard target.kind.field(edit.name)?.decidesFigure == true else {
        throw .unreadable(
          field: edit.name, problem: "no figure depends on it", hint: "change it without a day")
      }
      try RecordKind.check(edit.to, of: edit.name, in: target.kind)
      let at = try moment(on: since, after: edit.name, of: reference)
      let current = organization.values(of: edit.name, in: reference)
      let known = edit.from.flatMap { $0 == edit.to ? nil : $0 }
      let before =
        told(edit.name, of: reference) ?? known ?? (current == edit.to ? [] : current)
      done += self.edit(edit.name, of: reference, to: edit.to, record: reference.record)
      done += retarget(
        edit.name, of: reference, from: before, to: edit.to, reason: reason, at: at)
    }
    let fields = edits.map { "\($0.name) \($0.to.joined(separator: ", "))" }
    return Revision(
      what: "\(fields.joined(separator: ", ")) since \(since.text): \(target.title)", edits: done)
  }

  /// What the last event about a field set it to.
  private func told(_ field: String, of reference: Reference) -> [String]? {
    last(field, of: reference).flatMap { event in
      if case .retarget(_, _, let to) = event.kind { to.lines } else { nil }
    }
  }

  private func last(_ field: String, of reference: Reference) -> JournalEvent? {
    JournalEvent.standing(organization.events(about: reference)).last {
      if case .retarget(field, _, _) = $0.kind { true } else { false }
    }
  }

  /// The first moment of a day, or of what is left of it after the last event about the field.
  private func moment(
    on day: Day, after field: String, of reference: Reference
  ) throws(Refusal) -> Moment {
    guard day <= change.at.day else {
      throw .unreadable(
        field: "since", problem: "\(day.text) is still to come", hint: "name a past day")
    }
    let first = Moment(day: day, offset: change.at.offset)
    guard let last = last(field, of: reference)?.at, last >= first else { return first }
    guard last.day <= day else {
      throw .unreadable(
        field: "since", problem: "\(field) was changed on \(last.day.text), after \(day.text)",
        hint: "name that day or a later one")
    }
    return last.successor
  }
}

extension RevisionWriter {
  /// Milestones as they are typed: one without an id keeps its whole text and gets one.
  func withIds(_ edit: FieldEdit, of reference: Reference) -> FieldEdit {
    guard edit.isNamed(.milestone), reference.recordKind == .keyResult else { return edit }
    let known = before(edit, in: reference)
    return FieldEdit(.milestone, from: edit.from, to: withIds(edit.to, knowing: known))
  }

  func withIds(_ values: [String], knowing known: [String] = []) -> [String] {
    var ids = Set(known.compactMap { KeyResult.Milestone(parsing: $0)?.id })
    return values.map { value in
      if known.contains(value) || KeyResult.Milestone.hasId(value, among: ids) { return value }
      let id = Self.free(Identifier.slug(value), beside: ids.contains)
      ids.insert(id)
      return "\(id) \(value)"
    }
  }
}

extension KeyResult.Milestone {
  /// Whether a text begins with an id of its own: one that is known, or one before a weight or a text
  /// that begins like a sentence.
  fileprivate static func hasId(_ text: String, among known: Set<String>) -> Bool {
    guard let milestone = KeyResult.Milestone(parsing: text) else { return false }
    if known.contains(milestone.id) || milestone.text.isEmpty { return true }
    let rest = text.dropFirst(milestone.id.count).trimmed
    return rest.first.map { !$0.isLowercase } ?? true
  }
}

extension KeyResult {
  fileprivate var isNumeric: Bool {
    switch kind {
    case .reach, .hold: true
    case .milestones, .done: false
    }
  }
}

extension Refusal {
  fileprivate static func otherUnit(
    _ name: String, recorded: Unit, becomes: Unit?, hint: Remedy
  ) -> Refusal {
    .unreadable(
      field: name,
      problem:
        "its values are recorded in \(recorded.text), not in \(becomes?.text ?? "plain numbers")",
      hint: hint)
  }
}
