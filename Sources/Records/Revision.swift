public import Goals

/// A change put into the words of the files: what is done, and the edits that do it.
///
/// The edits stand in an order in which every prefix leaves valid data: new objects, then links,
/// then events.
public struct Revision: Hashable, Sendable {
  /// What is done, for notices and for undo: `check-in of 45 days, Shorten sales lifecycle`.
  public let what: String
  /// How it is done.
  public let edits: [FileEdit]

  /// Edits with a name.
  public init(what: String, edits: [FileEdit]) {
    self.what = what
    self.edits = edits
  }

  /// What takes it back, last edit first.
  public func inverse(by author: String, at: Moment) -> Revision {
    Revision(what: what, edits: edits.reversed().map { $0.inverse(by: author, at: at) })
  }
}

extension Change {
  /// Puts the change into edits of the files of a data directory.
  ///
  /// - Parameter directory: The files, and what they mean.
  /// - Returns: The edits, in an order in which every prefix leaves valid data.
  /// - Throws: ``Refusal`` where it can't be done with what is there.
  public func revision(in directory: DataDirectory) throws(Refusal) -> Revision {
    try revision(in: Draft(directory))
  }

  func revision(in draft: Draft) throws(Refusal) -> Revision {
    let writer = RevisionWriter(change: self, draft: draft)
    switch action {
    case .checkIn(let ref, let value, let confidence, let note, let on):
      return try writer.checkIn(ref, value, confidence, note, on: on)
    case .record(let ref, let value, let on, let note):
      return try writer.record(ref, value, on, note)
    case .comment(let reference, let text, let on):
      return try writer.comment(reference, text, on: on)
    case .process(let ref, let since, let reason):
      return try writer.process(ref, since: since, reason)
    case .correct(let line, let correction): return try writer.correct(line, correction)
    case .retract(let line, let reason): return try writer.retract(line, reason)
    case .set(let reference, let edits, let reason):
      return try writer.set(reference, edits, reason)
    case .convert(let ref, let edits, let factor, let reason):
      return try writer.convert(ref, edits, by: factor, reason)
    case .tell(let reference, let edits, let since, let reason):
      return try writer.tell(reference, edits, since: since, reason)
    case .addObjective(let cycle, let id, let fields, let keyResults):
      return try writer.addObjective(cycle, id, fields, keyResults)
    case .addKeyResult(let objective, let fields):
      return try writer.addKeyResult(objective, fields)
    case .addKPI(let team, let id, let fields): return try writer.addKPI(team, id, fields)
    case .addTeam(let team, let fields): return try writer.addTeam(team, fields)
    case .addPerson(let fields): return try writer.addPerson(fields)
    case .addCycle(let cycle, let fields): return try writer.addCycle(cycle, fields)
    case .delete(let reference): return try writer.delete(reference)
    case .rename(let reference, let id): return try writer.rename(reference, to: id)
    case .move(let reference, let place): return try writer.move(reference, to: place)
    case .settle(let conflicts, let settlement):
      return try writer.settle(conflicts, as: settlement)
    case .close(let ref, let closing): return try writer.close(ref, closing)
    case .carryOver(let ref, let cycle, let retargets, let choice):
      return try writer.carryOver(ref, to: cycle, retargets, choice)
    case .bring(let ref, let fields, let keyResults):
      return try writer.bring(ref, fields, keyResults)
    case .enter(let ref, let entries): return try writer.enter(ref, entries)
    case .restore(let files): return try writer.restore(files)
    case .all(let actions): return try writer.all(actions)
    }
  }
}

/// What the parts of a revision are written with.
struct RevisionWriter {
  let change: Change
  let draft: Draft
  var organization: Organization { draft.organization }
  var text: DirectoryText { draft.text }

  func objective(_ ref: ObjectiveRef) throws(Refusal) -> Objective {
    guard let objective = organization.objective(ref) else { throw .gone(ref.text) }
    return objective
  }

  func keyResult(_ ref: KeyResultRef) throws(Refusal) -> KeyResult {
    guard let keyResult = organization.keyResult(ref) else { throw .gone(ref.text) }
    return keyResult
  }

  func kpi(_ ref: KPIRef) throws(Refusal) -> KPI {
    guard let kpi = organization.kpi(ref) else { throw .gone(ref.text) }
    return kpi
  }

  /// What becomes of the values of one field, if anything.
  func edit(
    _ name: FieldName, of reference: Reference, to values: [String],
    record: FileEdit.RecordKey = .first
  ) -> [FileEdit] {
    edit(name.rawValue, of: reference, to: values, record: record)
  }

  func edit(
    _ name: String, of reference: Reference, to values: [String],
    record: FileEdit.RecordKey = .first
  ) -> [FileEdit] {
    let current = organization.values(of: name, in: reference)
    guard current != values else { return [] }
    return [
      .set(file: reference.file, record: record, FieldEdit(name, from: current, to: values))
    ]
  }
}
