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
    let edits = edits.map { withIds($0, of: reference) }
    for edit in edits {
      try RecordKind.check(edit.to, of: edit.name, in: target.kind)
      try checkId(edit, of: reference)
    }
    if case .cycle(let cycle) = reference { try checkDays(of: cycle, record(reference, edits)) }
    if target.isClosed, reason.trimmed.isEmpty { throw .needsReason(reference.text) }
    try refuseHomelessReason(reason, of: reference)
    try refuseOtherUnit(reference, edits)
    try checkOutcome(edits, of: reference)
    let fields = edits.map { edit in
      let name = edit.name == target.kind.titleField ? "title" : edit.name
      return "\(name) \(words(for: edit, of: reference))"
    }
    let differing = edits.filter { before($0, in: reference) != $0.to }
    return Revision(
      what: "\(fields.joined(separator: ", ")): \(target.title)",
      edits: try changes(differing, of: reference, target, reason))
  }

  /// What a field becomes: `41 days`, `removed`; where one of several values comes or goes, that one:
  /// `without b Beta`.
  private func words(for edit: FieldEdit, of reference: Reference) -> String {
    guard !edit.to.isEmpty else { return "removed" }
    let before = before(edit, in: reference)
    let came = edit.to.filter { !before.contains($0) }
    let went = before.filter { !edit.to.contains($0) }
    guard came.count < edit.to.count, !(came + went).isEmpty else {
      return edit.to.joined(separator: ", ")
    }
    return [("with", came), ("without", went)].filter { !$0.1.isEmpty }
      .map { "\($0.0) \($0.1.joined(separator: ", "))" }.joined(separator: ", ")
  }

  /// A promise that was not kept isn't achieved, by whatever way it is closed.
  private func checkOutcome(_ edits: [FieldEdit], of reference: Reference) throws(Refusal) {
    guard case .objective(let ref) = reference, !edits.contains(where: { $0.isNamed(.ambition) }),
      edits.contains(where: { $0.isNamed(.state) && $0.to == [Objective.State.achieved.rawValue] }),
      let proposal = ClosingProposal(of: ref, in: Review(organization, now: change.at))
    else { return }
    if proposal.proposedScore != nil { try proposal.check(.achieved, score: proposal.typedScore) }
  }

  /// Objectives, key results and KPIs have journals that keep a reason; nothing else has.
  private func refuseHomelessReason(_ reason: String, of reference: Reference) throws(Refusal) {
    guard !reason.trimmed.isEmpty else { return }
    switch reference {
    case .objective, .keyResult, .kpi: return
    case .team, .cycle, .person, .settings:
      throw .unreadable(
        field: "reason", problem: "no journal keeps one for \(reference.text)",
        hint: "leave it out")
    }
  }

  /// The values that an edit replaces, as far as can be told before it is carried out.
  func before(_ edit: FieldEdit, in reference: Reference) -> [String] {
    edit.from ?? organization.values(of: edit.name, in: reference)
  }

  /// A new id comes last: until then the record goes by its old one.
  func changes(
    _ edits: [FieldEdit], of reference: Reference, _ target: EditTarget, _ reason: String
  ) throws(Refusal) -> [FileEdit] {
    guard !edits.isEmpty else { return [] }
    guard target.isWritten else {
      return [.addRecord(file: reference.file, try checked(target.kind, record(reference, edits)))]
    }
    var changes = slugKept(by: edits, of: reference)
    let ordered = edits.filter { !$0.isNamed(.id) } + edits.filter { $0.isNamed(.id) }
    changes += ordered.map { .set(file: reference.file, record: target.key, $0) }
    for edit in edits { changes += events(for: edit, of: reference, reason) }
    if case .objective(let ref) = reference, edits.contains(where: \.closes) {
      changes += valuesOfKPIs(closing: try objective(ref))
    }
    if !reason.trimmed.isEmpty, changes.allSatisfy({ $0.file == reference.file }) {
      changes += try comment(reference, reason).edits
    }
    return changes
  }

  /// The fields of a record as they will be.
  func record(_ reference: Reference, _ edits: [FieldEdit]) -> [RecordField] {
    let names = Set(edits.map(\.name))
    let fields = organization.fields(of: reference)
    let title = fields.prefix(1).map { field in
      RecordField(field.name, edits.first { $0.name == field.name }?.to.first ?? field.value)
    }
    return title + fields.dropFirst().filter { !names.contains($0.name) }
      + edits.filter { $0.name != title.first?.name }.flatMap { edit in
        edit.to.map { RecordField(edit.name, $0) }
      }
  }

  /// An id is what others name the record by.
  private func checkId(_ edit: FieldEdit, of reference: Reference) throws(Refusal) {
    guard edit.isNamed(.id), edit.to != before(edit, in: reference) else { return }
    switch reference {
    case .keyResult(let ref): try checkId(edit.to, of: ref)
    case .person(let id) where edit.to != [id]:
      throw .unreadable(
        field: FieldName.id.rawValue, problem: "others name this person by \(id.quoted)",
        hint: .rename(reference))
    default: break
    }
  }

  private func checkId(_ ids: [String], of ref: KeyResultRef) throws(Refusal) {
    guard let id = ids.first else { throw .nothingTyped("the id") }
    guard id != ref.id else { return }
    guard Identifier.isValid(id) else { throw .badId(id) }
    let events = organization.events[ref.objective] ?? []
    if events.contains(where: { $0.keyResult == ref.id }) {
      throw .unreadable(
        field: FieldName.id.rawValue,
        problem: "check-ins and other events name it by \(ref.id.quoted)",
        hint: .rename(.keyResult(ref)))
    }
    if try objective(ref.objective).keyResult(id) != nil { throw .exists(id) }
  }

  /// Retitling a key result or a person without an `Id:` writes the old slug as one first.
  private func slugKept(by edits: [FieldEdit], of reference: Reference) -> [FileEdit] {
    guard case .id(let id) = reference.record,
      edits.contains(where: { $0.name == reference.recordKind.titleField }),
      organization.values(of: .id, in: reference).allSatisfy({ $0.trimmed.isEmpty })
    else { return [] }
    return edit(.id, of: reference, to: [id], record: .id(id))
  }

  /// A new state, or a field that decides a figure, leaves what it was and why.
  func events(for edit: FieldEdit, of reference: Reference, _ reason: String) -> [FileEdit] {
    let kind = reference.recordKind
    if edit.isNamed(.state), reference.ofObjective != nil {
      let state = (edit.to.first ?? "active").trimmed.lowercased()
      return [event(.state, of: reference, value: state, note: reason)]
        + retractions(of: reference) { if case .state = $0 { true } else { false } }
    }
    guard kind.field(edit.name)?.decidesFigure == true else { return [] }
    return retarget(
      edit.name, of: reference, from: before(edit, in: reference), to: edit.to, reason: reason)
  }

  func target(of reference: Reference) throws(Refusal) -> EditTarget {
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
      return try definition(reference, .person, title)
    case .settings: return try definition(reference, .organization, organization.name)
    }
  }

  private func definition(
    _ reference: Reference, _ kind: RecordKind, _ title: String?
  ) throws(Refusal) -> EditTarget {
    guard let title else { throw .gone(reference.text) }
    let isWritten =
      switch reference {
      case .team(let path): organization.teams[path]?.fields.isEmpty == false
      case .cycle(let ref): organization.cycles[ref]?.fields.isEmpty == false
      case .settings: !organization.settings.fields.isEmpty
      default: true
      }
    return EditTarget(
      kind: kind, key: reference.record, title: title, isClosed: false, isWritten: isWritten)
  }
}

extension FieldEdit {
  /// Whether it closes an objective.
  fileprivate var closes: Bool {
    guard isNamed(.state), let state = to.first?.trimmed.lowercased() else { return false }
    return Objective.State(rawValue: state)?.isClosed == true
  }
}

/// The record a `set` is about.
struct EditTarget {
  let kind: RecordKind
  let key: FileEdit.RecordKey
  let title: String
  let isClosed: Bool
  /// Whether its record is in a file; a team and a cycle need none.
  var isWritten = true
}

extension RecordKind {
  static func check(
    _ values: [String], of name: FieldName, in kind: RecordKind
  ) throws(Refusal) {
    try check(values, of: name.rawValue, in: kind)
  }

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
    if let finding = kind.findings(in: file).first(where: {
      [.unreadable, .newerFormat].contains($0.code)
    }) {
      throw .unreadable(field: name, problem: finding.message, hint: finding.hint)
    }
  }

  func findings(in file: Recfile) -> [Finding] {
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
