internal import Goals

// What ends: objectives closed, carried over into a later cycle, graduated into KPIs.
extension RevisionWriter {
  func close(_ ref: ObjectiveRef, _ closing: Closing) throws(Refusal) -> Revision {
    let objective = try objective(ref)
    try check(closing, of: objective)
    let (links, what) = try next(closing.next, of: objective)
    var edits = links.filter { !$0.isEvent }
    edits += edit(.state, of: .objective(ref), to: [closing.outcome.rawValue])
    if closing.score == nil || objective.state != closing.outcome || !closing.learned.isEmpty {
      // What has no score has no other place for the reason.
      let isNote = closing.score != nil || !closing.learned.isEmpty
      let note = isNote ? closing.learned : closing.reason
      edits.append(event(.state, of: .objective(ref), value: closing.outcome.rawValue, note: note))
    }
    if let score = closing.score {
      edits.append(
        event(.score, of: .objective(ref), value: Decimal.text(score), note: closing.reason))
    }
    for score in closing.keyResultScores {
      edits.append(
        event(
          .score, of: .keyResult(KeyResultRef(objective: ref, id: score.keyResult)),
          value: Decimal.text(score.score), note: score.reason))
    }
    edits += links.filter(\.isEvent)
    let score = closing.score.map { " at \(Decimal.text($0))" } ?? ""
    return Revision(
      what: "\(closing.outcome.rawValue)\(score)\(what): \(objective.title)", edits: edits)
  }

  private func check(_ closing: Closing, of objective: Objective) throws(Refusal) {
    guard closing.outcome.isClosed else {
      throw .unreadable(
        field: Closing.Entry.outcome.rawValue,
        problem: "\(closing.outcome.rawValue.quoted) doesn't close it",
        hint: "write achieved, missed or dropped")
    }
    if objective.state.isClosed, closing.reason.trimmed.isEmpty {
      throw .needsReason(objective.ref.text)
    }
    if let score = closing.score { try check(score) }
    for score in closing.keyResultScores {
      try check(score.score)
      _ = try keyResult(KeyResultRef(objective: objective.ref, id: score.keyResult))
    }
  }

  private func check(_ score: Double) throws(Refusal) {
    if (0...1).contains(score), Decimal.equal(score, Decimal.rounded(score, to: 1)) { return }
    throw .unreadable(
      field: Closing.Entry.score.rawValue, problem: "\(Decimal.text(score).quoted) is not a score",
      hint: "write 0 to 1 with one decimal, like 0.7")
  }

  private func next(
    _ next: Closing.Next, of objective: Objective
  ) throws(Refusal) -> ([FileEdit], what: String) {
    switch next {
    case .end: return ([], "")
    case .carryOver(let cycle, let retargets):
      return (try carriedOver(objective, to: cycle, retargets), ", carried over to \(cycle.path)")
    case .graduate(let graduations):
      var edits: [FileEdit] = []
      for graduation in graduations { edits += try levels(of: graduation, objective) }
      for graduation in graduations { edits += links(of: graduation, objective) }
      let kpis = graduations.map(\.kpi.text).joined(separator: ", ")
      return (edits, ", graduated to \(kpis)")
    }
  }
}

extension RevisionWriter {
  /// The KPI gets the level that was reached; it is made where there is none.
  private func levels(
    of graduation: Graduation, _ objective: Objective
  ) throws(Refusal) -> [FileEdit] {
    let ref = graduation.kpi
    let keyResult = try keyResult(KeyResultRef(objective: objective.ref, id: graduation.keyResult))
    let fields = graduation.fields.filter { !$0.isCalled(.kpi) }
    guard organization.kpi(ref) != nil else {
      let title = graduation.fields.first { $0.isCalled(.kpi) }?.value ?? keyResult.title
      return try addKPI(ref.team, ref.id, [RecordField(.kpi, title)] + fields).edits
    }
    var edits: [FileEdit] = []
    for field in fields {
      try RecordKind.check([field.value], of: field.name, in: .kpi)
      let links = edit(field.name, of: .kpi(ref), to: [field.value])
      edits += links
      guard !links.isEmpty, RecordKind.kpi.field(field.name)?.decidesFigure == true else {
        continue
      }
      edits += retarget(
        field.name, of: .kpi(ref), from: organization.values(of: field.name, in: .kpi(ref)),
        to: [field.value], reason: "reached by \(keyResult.ref.text)")
    }
    return edits
  }

  private func links(of graduation: Graduation, _ objective: Objective) -> [FileEdit] {
    let kpis = Set(organization.kpis.map(\.ref)).union([graduation.kpi])
    let text = organization.directory(kpis: Array(kpis))
      .text(of: graduation.kpi, in: objective.ref.team)
    let ref = KeyResultRef(objective: objective.ref, id: graduation.keyResult)
    return edit(.graduatedTo, of: .keyResult(ref), to: [text], record: .id(ref.id))
  }
}

extension RevisionWriter {
  func carryOver(
    _ ref: ObjectiveRef, to cycle: CycleRef, _ retargets: [Retarget]
  ) throws(Refusal) -> Revision {
    let objective = try objective(ref)
    return Revision(
      what: "carried over to \(cycle.path): \(objective.title)",
      edits: try carriedOver(objective, to: cycle, retargets))
  }

  /// The successor's file, then the link from the old one, then the event that it was made.
  private func carriedOver(
    _ objective: Objective, to cycle: CycleRef, _ retargets: [Retarget]
  ) throws(Refusal) -> [FileEdit] {
    try checkPlace(cycle)
    let old = objective.ref
    if let successor = organization.successor(of: old) { throw .exists(successor.text) }
    guard cycle != old.cycle else {
      throw .unreadable(
        field: "cycle", problem: "\(old.text) is in \(cycle.path) already", hint: "name a later one"
      )
    }
    let new = ObjectiveRef(cycle: cycle, id: Self.free(old.id, beside: idsTaken(in: cycle)))
    let directory = organization.directory(
      objectives: organization.objectives.map(\.ref) + [new], adding: cycle)
    let text = try successor(of: objective, as: new, directory, retargets)
    return [.create(file: new.file, text)]
      + edit(.carriedTo, of: .objective(old), to: [directory.text(of: new, in: old)])
      + [event(.added, of: .objective(new))]
  }

  /// The text of an objective, as it is written, without what its closing has put there.
  private func successor(
    of objective: Objective, as new: ObjectiveRef, _ directory: Directory, _ retargets: [Retarget]
  ) throws(Refusal) -> [UInt8] {
    guard let bytes = try text.known(objective.ref.file) else { throw .gone(objective.ref.file) }
    var copy = Recfile(parsing: bytes, file: new.file)
    try copy.put([], .state, .first)
    try copy.put([], .carriedTo, .first)
    for mention in Mention.all(in: objective)
    where ![.carriedTo, .carriedFrom].contains(mention.field) {
      let values = mention.values(
        after: directory, before: organization.directory, in: new, renaming: { $0 })
      try copy.put(mention.field == .graduatedTo ? [] : values, mention.field, mention.record)
    }
    try copy.put([directory.text(of: objective.ref, in: new)], .carriedFrom, .first)
    let span =
      organization.cycles[new.cycle]?.span
      ?? new.cycle.name.span(in: organization.settings.fiscalYear)
    for keyResult in objective.keyResults { try copy.dropDates(of: keyResult, outside: span) }
    for retarget in retargets { try copy.put(retarget, try self.target(retarget, objective)) }
    return copy.bytes
  }

  private func target(
    _ retarget: Retarget, _ objective: Objective
  ) throws(Refusal) -> FileEdit.RecordKey {
    let ref = KeyResultRef(objective: objective.ref, id: retarget.keyResult)
    _ = try keyResult(ref)
    try RecordKind.check([retarget.value], of: retarget.field, in: .keyResult)
    if let start = retarget.start { try RecordKind.check([start], of: .from, in: .keyResult) }
    return .id(ref.id)
  }

  /// The id itself, or the first numbered one that is free.
  static func free(_ id: String, beside taken: Set<String>) -> String {
    guard taken.contains(id) else { return id }
    let numbered = (2...).lazy.map { "\(id.prefix(60))-\($0)" }
    return numbered.first { !taken.contains($0) } ?? id
  }
}

extension Recfile {
  /// Gives a field of a record these values.
  fileprivate mutating func put(
    _ values: [String], _ name: FieldName, _ key: FileEdit.RecordKey
  ) throws(Refusal) {
    self = Recfile(
      parsing: try FileEdit.set(
        file: file, record: key, FieldEdit(name, from: nil, to: values)
      ).amended(bytes), file: file)
  }

  fileprivate mutating func put(
    _ retarget: Retarget, _ key: FileEdit.RecordKey
  ) throws(Refusal) {
    if let start = retarget.start { try put([start], .from, key) }
    try put([retarget.value], retarget.field, key)
  }

  /// A day of the earlier cycle means nothing in the next one.
  fileprivate mutating func dropDates(
    of keyResult: KeyResult, outside span: Span?
  ) throws(Refusal) {
    guard let span else { return }
    let key = FileEdit.RecordKey.id(keyResult.ref.id)
    if let due = keyResult.due?.value, !span.contains(due) { try put([], .due, key) }
    let plan = keyResult.fields.filter { $0.isCalled(.plan) }.map(\.value)
    let kept = plan.filter { point in
      Day(parsing: String(point.trimmed.prefix(10))).map(span.contains) ?? true
    }
    if kept != plan { try put(kept, .plan, key) }
  }
}
