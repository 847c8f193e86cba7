public import Goals

// What is edited: fields of objects.
extension RevisionWriter {
  /// Fields change; a new state and a new target leave an event in the journal, and what is closed
  /// is corrected only with a reason, which is recorded.
  func set(
    _ reference: Reference, _ edits: [FieldEdit], _ reason: String
  ) throws(Refusal)
    -> Revision
  {
    let target = try target(of: reference)
    guard !edits.isEmpty else { throw .nothingTyped("a field to change") }
    let edits = edits.map { edit in
      FieldEdit(
        edit.name, from: edit.from ?? organization.values(of: edit.name, in: reference), to: edit.to
      )
    }
    for edit in edits {
      try RecordKind.check(edit.to, of: edit.name, in: target.kind)
      try checkId(edit, of: reference)
    }
    if target.isClosed, reason.trimmed.isEmpty { throw .needsReason(reference.text) }
    let fields = edits.map { edit in
      let name = edit.name == target.kind.titleField ? "title" : edit.name
      return "\(name) \(edit.to.isEmpty ? "removed" : edit.to.joined(separator: ", "))"
    }
    return Revision(
      what: "\(fields.joined(separator: ", ")): \(target.title)",
      edits: try changes(edits.filter { $0.from != $0.to }, of: reference, target, reason))
  }

  /// A new id comes last: until then the record goes by its old one.
  private func changes(
    _ edits: [FieldEdit], of reference: Reference, _ target: EditTarget, _ reason: String
  ) throws(Refusal) -> [FileEdit] {
    var changes = slugKept(by: edits, of: reference)
    let ordered = edits.filter { $0.name != "Id" } + edits.filter { $0.name == "Id" }
    changes += ordered.map { .set(file: reference.file, record: target.key, $0) }
    for edit in edits { changes += events(for: edit, of: reference, reason) }
    if target.isClosed, !changes.isEmpty, changes.allSatisfy({ $0.file == reference.file }) {
      changes += try comment(reference, reason).edits
    }
    return changes
  }

  /// A key result's id is what its events name it by.
  private func checkId(_ edit: FieldEdit, of reference: Reference) throws(Refusal) {
    guard case .keyResult(let ref) = reference, edit.name == "Id", edit.to != edit.from else {
      return
    }
    guard let id = edit.to.first else { throw .nothingTyped("the id") }
    guard id != ref.id else { return }
    guard Identifier.isValid(id) else { throw .badId(id) }
    let events = organization.events[ref.objective] ?? []
    if events.contains(where: { $0.keyResult == ref.id }) {
      throw .unreadable(
        field: "Id", problem: "check-ins and other events name it by \(ref.id.quoted)",
        hint: "keep the id")
    }
    if try objective(ref.objective).keyResult(id) != nil { throw .exists(id) }
  }

  /// Retitling a key result that has no `Id:` writes its old slug as one first.
  private func slugKept(by edits: [FieldEdit], of reference: Reference) -> [FileEdit] {
    guard case .keyResult(let ref) = reference, edits.contains(where: { $0.name == "KeyResult" }),
      organization.keyResult(ref)?.hasWrittenId == false
    else { return [] }
    return [
      .set(
        file: reference.file, record: .id(ref.id), FieldEdit("Id", from: [], to: [ref.id]))
    ]
  }

  private func events(for edit: FieldEdit, of reference: Reference, _ reason: String) -> [FileEdit]
  {
    let (ref, keyResult): (ObjectiveRef, String?)
    switch reference {
    case .objective(let objective): (ref, keyResult) = (objective, nil)
    case .keyResult(let result): (ref, keyResult) = (result.objective, result.id)
    case .kpi, .team, .cycle, .person, .settings: return []
    }
    switch edit.name {
    case "State":
      let state = (edit.to.first ?? "active").trimmed.lowercased()
      return [event("state", of: ref, keyResult, value: state, note: reason)]
    case "From", "To", "Hold":
      guard let from = edit.from?.first, let to = edit.to.first else { return [] }
      return [
        event("retarget", of: ref, keyResult, value: "\(edit.name): \(from) -> \(to)", note: reason)
      ]
    default: return []
    }
  }

  private func target(of reference: Reference) throws(Refusal) -> EditTarget {
    switch reference {
    case .objective(let ref):
      let objective = try objective(ref)
      return EditTarget(
        kind: .objective, key: .first, title: objective.title, isClosed: objective.state.isClosed)
    case .keyResult(let ref):
      let objective = try objective(ref.objective)
      let keyResult = try keyResult(ref)
      return EditTarget(
        kind: .keyResult, key: .id(ref.id), title: keyResult.title,
        isClosed: objective.state.isClosed)
    case .kpi(let ref):
      return EditTarget(kind: .kpi, key: .first, title: try kpi(ref).title, isClosed: false)
    case .team(let path): return try definition(reference, .team, organization.teams[path]?.name)
    case .cycle(let ref):
      return try definition(reference, .cycle, organization.cycles[ref] == nil ? nil : ref.path)
    case .person(let id):
      let title = organization.people.first { $0.id == id }?.name
      return try definition(reference, .person, title, .id(id))
    case .settings: return try definition(reference, .organization, organization.name)
    }
  }

  private func definition(
    _ reference: Reference, _ kind: RecordKind, _ title: String?,
    _ key: FileEdit.RecordKey = .first
  ) throws(Refusal) -> EditTarget {
    guard let title else { throw .gone(reference.text) }
    return EditTarget(kind: kind, key: key, title: title, isClosed: false)
  }
}

/// The record a `set` is about.
private struct EditTarget {
  let kind: RecordKind
  let key: FileEdit.RecordKey
  let title: String
  let isClosed: Bool
}

extension RecordKind {
  /// Whether values can be read as what a field of this kind of record holds; nothing else about
  /// them is refused.
  ///
  /// - Throws: ``Refusal`` with what to write instead.
  public static func check(_ values: [String], of name: String, in kind: RecordKind) throws(Refusal)
  {
    let isTitle = name == kind.titleField
    if isTitle, values.first?.trimmed.isEmpty ?? true { throw .nothingTyped("the title") }
    let probe = [(kind.titleField, "x")] + (isTitle ? [] : values.map { (name, $0) })
    let bytes: [UInt8]
    do throws(Recfile.Unwritable) {
      bytes = try Recfile.text(of: [probe])
    } catch {
      throw error.refusal
    }
    let file = Recfile(parsing: bytes, file: "")
    if let finding = kind.findings(in: file).first(where: { $0.code == .unreadable }) {
      throw .unreadable(field: name, problem: finding.message, hint: finding.hint)
    }
  }

  private func findings(in file: Recfile) -> [Finding] {
    let cycle = CycleRef(team: .root, name: .year(2000))
    let objective = ObjectiveRef(cycle: cycle, id: "x")
    switch self {
    case .objective: return Objective.decoded(file, as: objective).findings
    case .kpi: return KPI.decoded(file, as: KPIRef(team: .root, id: "x")).findings
    case .team: return Team.decoded(file, as: .root).findings
    case .person: return Person.decoded(file).findings
    case .cycle: return Cycle.decoded(file, as: cycle, in: FiscalYear()).findings
    case .organization: return Settings.decoded(file).findings
    case .keyResult:
      let head = Array("Objective: x\n\n".utf8)
      return Objective.decoded(Recfile(parsing: head + file.bytes, file: ""), as: objective)
        .findings
    }
  }
}
