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
  /// Puts the change into edits of the files of an organisation.
  ///
  /// - Throws: ``Refusal`` where it can't be done with what is there.
  public func revision(in organization: Organization) throws(Refusal) -> Revision {
    let writer = RevisionWriter(change: self, organization: organization)
    switch action {
    case .checkIn(let ref, let value, let confidence, let note):
      return try writer.checkIn(ref, value, confidence, note)
    case .record(let ref, let value, let on, let note):
      return try writer.record(ref, value, on, note)
    case .comment(let reference, let text): return try writer.comment(reference, text)
    case .set(let reference, let edits, let reason):
      return try writer.set(reference, edits, reason)
    case .addObjective(let cycle, let id, let fields, let keyResults):
      return try writer.addObjective(cycle, id, fields, keyResults)
    case .addKeyResult(let objective, let fields):
      return try writer.addKeyResult(objective, fields)
    case .addKPI(let team, let id, let fields): return try writer.addKPI(team, id, fields)
    case .addTeam(let team, let fields): return try writer.addTeam(team, fields)
    case .addPerson(let fields): return try writer.addPerson(fields)
    case .addCycle(let cycle, let fields): return try writer.addCycle(cycle, fields)
    case .delete(let reference): throw .readOnly("\(reference.text) can't be deleted yet")
    case .rename(let reference, _): throw .readOnly("\(reference.text) can't be renamed yet")
    case .close(let ref, _): throw .readOnly("\(ref.text) can't be closed yet")
    case .carryOver(let ref, _, _): throw .readOnly("\(ref.text) can't be carried over yet")
    case .all(let actions): return try all(actions, in: organization)
    }
  }
}

extension Change {
  /// Each prefix of each part is valid, so each prefix of the whole is.
  private func all(_ actions: [Action], in organization: Organization) throws(Refusal) -> Revision {
    var parts: [Revision] = []
    for action in actions {
      parts.append(try Change(action, by: author, at: at).revision(in: organization))
    }
    return Revision(what: what(of: actions, parts, organization), edits: parts.flatMap(\.edits))
  }

  private func what(
    of actions: [Action], _ parts: [Revision], _ organization: Organization
  ) -> String {
    let first = parts.first?.what ?? "nothing"
    guard actions.count > 1 else { return first }
    let kpis = Set(
      actions.map { action -> KPIRef? in
        if case .record(let ref, _, _, _) = action { ref } else { nil }
      })
    if kpis.count == 1, let kpi = kpis.first.flatMap(\.self) {
      return "\(actions.count) readings: \(organization.kpi(kpi)?.title ?? kpi.text)"
    }
    return "\(first), and \(actions.count - 1) more"
  }
}

/// What the parts of a revision are written with.
struct RevisionWriter {
  let change: Change
  let organization: Organization

  /// The person's own journal of the cycle an objective belongs to.
  func journal(of objective: ObjectiveRef) -> String {
    "\(objective.cycle.path)/journal/\(Login(change.author).fileName).csv"
  }

  func event(
    _ name: String, of objective: ObjectiveRef, _ keyResult: String? = nil, value: String = "",
    confidence: Int? = nil, note: String = ""
  ) -> FileEdit {
    let subject = objective.id + (keyResult.map { "#" + $0 } ?? "")
    return .event(
      file: journal(of: objective),
      cells: [
        change.at.text, change.author, subject, name, value, confidence.map(String.init) ?? "",
        CSVFile.escaped(note),
      ])
  }

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
}
