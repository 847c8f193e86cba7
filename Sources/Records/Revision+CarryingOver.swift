internal import Goals

extension RevisionWriter {
  func carryOver(
    _ ref: ObjectiveRef, to cycle: CycleRef, _ retargets: [Retarget], _ choice: GoingOnChoice
  ) throws(Refusal) -> Revision {
    let objective = try objective(ref)
    let (edits, what) = try carriedOver(objective, to: cycle, retargets, choice)
    return Revision(what: "\(what): \(objective.title)", edits: edits)
  }

  /// The successor's file, then the links from the old one and from what supported it and has gone
  /// on before, then the event that it was made.
  func carriedOver(
    _ objective: Objective, to cycle: CycleRef, _ retargets: [Retarget], _ choice: GoingOnChoice
  ) throws(Refusal) -> (edits: [FileEdit], what: String) {
    try checkPlace(cycle)
    let old = objective.ref
    if let successor = organization.successor(of: old) { throw .exists(successor.text) }
    guard cycle != old.cycle else {
      throw .unreadable(
        field: "cycle", problem: "\(old.text) is in \(cycle.path) already", hint: "name a later one"
      )
    }
    let new = ObjectiveRef(cycle: cycle, id: Self.free(old.id) { isTaken($0, in: cycle) })
    let directory = organization.directory(adding: new)
    let standings = organization.standings(of: objective, now: change.at)
    let goingOn = GoingOn(of: standings, choice, retargets: retargets)
    let text = try successor(of: objective, as: new, directory, retargets, goingOn)
    let edits =
      [.create(file: new.file, text)]
      + edit(.carriedTo, of: .objective(old), to: [directory.text(of: new, in: old)])
      + followers(of: old, to: new, directory) + [event(.added, of: .objective(new))]
    let what = ["carried over to \(cycle.path)", goingOn.text].filter { !$0.isEmpty }
    return (edits, what.joined(separator: " "))
  }

  /// The links of objectives that supported the old one and were carried over before it: they point
  /// to its successor.
  private func followers(
    of old: ObjectiveRef, to new: ObjectiveRef, _ directory: Directory
  ) -> [FileEdit] {
    draft.mentions(of: [old.id]).filter { $0.field == .supports }.flatMap { mention -> [FileEdit] in
      guard let objective = organization.objective(mention.origin), objective.carriedFrom != nil,
        objective.state == .active, isBehind(old, of: objective.ref.cycle)
      else { return [] }
      let values = mention.values(
        after: directory, before: organization.directory, in: objective.ref,
        renaming: { $0 == .objective(old) ? .objective(new) : $0 })
      return edit(.supports, of: .objective(objective.ref), to: values)
    }
  }

  /// Whether the time of an objective is over when a cycle begins.
  private func isBehind(_ ref: ObjectiveRef, of cycle: CycleRef) -> Bool {
    guard let own = organization.span(of: ref), let span = span(of: cycle) else { return false }
    return own.last < span.first
  }

  private func span(of cycle: CycleRef) -> Span? {
    organization.cycles[cycle]?.span
      ?? cycle.name.span(in: organization.settings.fiscalYear)
  }

  /// The target of a link from a later cycle: the successor of an objective whose own cycle is
  /// over.
  private func followed(_ target: Mention.Target, into cycle: CycleRef) -> Mention.Target {
    guard case .objective(var ref) = target else { return target }
    var seen: Set<ObjectiveRef> = []
    while isBehind(ref, of: cycle), seen.insert(ref).inserted,
      let next = organization.successor(of: ref)
    {
      ref = next
    }
    return .objective(ref)
  }

  /// The text of an objective, as it is written, without what its closing has put there and what
  /// stays behind.
  private func successor(
    of objective: Objective, as new: ObjectiveRef, _ directory: Directory, _ retargets: [Retarget],
    _ goingOn: GoingOn
  ) throws(Refusal) -> [UInt8] {
    guard let bytes = try text.known(objective.ref.file) else { throw .gone(objective.ref.file) }
    var copy = Recfile(parsing: bytes, file: new.file)
    try copy.put([], .state, .first)
    try copy.put([], .carriedTo, .first)
    for mention in Mention.all(in: objective)
    where ![.carriedTo, .carriedFrom].contains(mention.field) {
      let values = mention.values(
        after: directory, before: organization.directory, in: new,
        renaming: { mention.field == .supports ? followed($0, into: new.cycle) : $0 })
      try copy.put(mention.field == .graduatedTo ? [] : values, mention.field, mention.record)
    }
    try copy.put([directory.text(of: objective.ref, in: new)], .carriedFrom, .first)
    let span = span(of: new.cycle)
    for keyResult in objective.keyResults { try copy.dropDates(of: keyResult, outside: span) }
    for retarget in retargets { try copy.put(retarget, try self.target(retarget, objective)) }
    for (id, reached) in goingOn.milestones {
      guard let keyResult = objective.keyResult(id) else { continue }
      try copy.dropMilestones(reached, of: keyResult)
    }
    for left in goingOn.left { try copy.dropKeyResult(left.keyResult) }
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
  static func free(_ id: String, beside isTaken: (String) -> Bool) -> String {
    guard isTaken(id) else { return id }
    var number = 2
    while isTaken("\(id.prefix(60))-\(number)") { number += 1 }
    return "\(id.prefix(60))-\(number)"
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
    // Grades lie on the way to the old target.
    try put([], .grade, key)
    try put([retarget.value], retarget.field, key)
  }

  fileprivate mutating func dropMilestones(
    _ ids: Set<String>, of keyResult: KeyResult
  ) throws(Refusal) {
    let kept = keyResult.fields.filter { $0.isCalled(.milestone) }.map(\.value).filter { line in
      !ids.contains(String(line.trimmed.prefix { $0 != " " }))
    }
    try put(kept, .milestone, .id(keyResult.ref.id))
  }

  fileprivate mutating func dropKeyResult(_ id: String) throws(Refusal) {
    guard let index = index(of: .id(id)) else { return }
    let edit = FileEdit.cut(file: file, block(ofRecord: index))
    self = Recfile(parsing: try edit.amended(bytes), file: file)
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
