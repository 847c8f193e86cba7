internal import Goals

// What is added: objectives, key results, KPIs, teams, people, cycles.
extension RevisionWriter {
  func addObjective(
    _ cycle: CycleRef, _ id: String?, _ fields: [RecordField], _ keyResults: [[RecordField]]
  ) throws(Refusal) -> Revision {
    try checkPlace(cycle)
    let id = try self.id(id, title: fields, isTaken: { isTaken($0, in: cycle) })
    var records = [try checked(.objective, fields)]
    var ids: Set<String> = []
    for fields in keyResults {
      let record = try keyResult(fields) { ids.contains($0) }
      ids.formUnion(record.filter { $0.isCalled(.id) }.map(\.value))
      records.append(record)
    }
    let ref = ObjectiveRef(cycle: cycle, id: id)
    return Revision(
      what: "new objective: \(records[0][0].value)",
      edits: [
        try .create(file: ref.file, records: records), event(.added, of: .objective(ref)),
      ])
  }

  func addKPI(_ team: TeamPath, _ id: String?, _ fields: [RecordField]) throws(Refusal) -> Revision
  {
    try checkPlace(team)
    let isTaken = { (id: String) in
      id == DataFolder.journal || organization.kpi(KPIRef(team: team, id: id)) != nil
    }
    let ref = KPIRef(team: team, id: try self.id(id, title: fields, isTaken: isTaken))
    let record = try checked(.kpi, fields)
    return Revision(
      what: "new KPI: \(record[0].value)",
      edits: [try .create(file: ref.file, records: [record]), event(.added, of: .kpi(ref))])
  }

  func addKeyResult(_ ref: ObjectiveRef, _ fields: [RecordField]) throws(Refusal) -> Revision {
    let objective = try objective(ref)
    guard !objective.state.isClosed else {
      throw .unreadable(
        field: ref.text, problem: "it is closed, so nothing is added to it",
        hint: "open it again first")
    }
    let record = try keyResult(fields) { id in
      objective.keyResult(id) != nil
        || organization.moves.keyResults[KeyResultRef(objective: ref, id: id)] != nil
    }
    return Revision(
      what: "new key result: \(record[0].value)",
      edits: [.addRecord(file: ref.file, record)]
        + record.values(of: .id).map { id in
          event(.added, of: .keyResult(KeyResultRef(objective: ref, id: id)))
        })
  }

  /// A team is its directory: `team.rec` is what makes it one.
  func addTeam(_ team: TeamPath, _ fields: [RecordField]) throws(Refusal) -> Revision {
    guard let parent = team.parent else { throw .exists(Reference.team(team).text) }
    try checkPlace(parent)
    guard !CycleName(team.name).isStandard else {
      throw .unreadable(
        field: "team", problem: "\(team.name.quoted) is the name of a cycle",
        hint: "give it another name")
    }
    try checkDirectory(team.name, in: parent, team.text)
    let record = try checked(.team, titled(.team, team.name, fields))
    return Revision(
      what: "new team: \(record[0].value)", edits: [try .create(file: team.file, records: [record])]
    )
  }

  func addCycle(_ cycle: CycleRef, _ fields: [RecordField]) throws(Refusal) -> Revision {
    try checkPlace(cycle.team)
    let name = cycle.name.text
    if organization.cycles[cycle] != nil { throw .exists(cycle.path) }
    if !cycle.name.isStandard { try checkDirectory(name, in: cycle.team, cycle.path) }
    let record = try checked(.cycle, titled(.cycle, name, fields))
    try checkDays(of: cycle, record)
    return Revision(
      what: "new cycle: \(cycle.path)", edits: [try .create(file: cycle.file, records: [record])])
  }

  func addPerson(_ fields: [RecordField]) throws(Refusal) -> Revision {
    let record = try identified(.person, fields) { id in
      organization.people.contains { $0.id == id }
    }
    return Revision(
      what: "new person: \(record[0].value)",
      edits: [.addRecord(file: Reference.person("").file, record)])
  }
}

extension RevisionWriter {
  /// Whether a new objective of a cycle can't have an id; `cycle.rec` is about the cycle itself.
  func isTaken(_ id: String, in cycle: CycleRef) -> Bool {
    id == "cycle" || organization.directory.hasObjective(id, in: cycle)
      || organization.moves.objectives[ObjectiveRef(cycle: cycle, id: id)] != nil
  }

  /// Whether an objective can be put into a cycle, which must not be closed; the directory of one
  /// that is named by its days is made with it.
  func checkPlace(_ cycle: CycleRef) throws(Refusal) {
    try checkPlace(cycle.team)
    if organization.cycles[cycle]?.isClosed == true {
      throw .unreadable(
        field: cycle.path, problem: "the cycle is closed, so no objective begins in it",
        hint: "name another one, or open it again")
    }
    guard !cycle.name.isStandard, organization.cycles[cycle] == nil else { return }
    throw .noSuchPlace(
      cycle.name.text,
      hint: .makeCycle)
  }

  private func checkPlace(_ team: TeamPath) throws(Refusal) {
    guard organization.teams[team] == nil else { return }
    let names = organization.teams.keys.filter { !$0.isRoot }.map(\.text).sorted()
    throw .noSuchPlace(
      team.text,
      hint: names.isEmpty
        ? .makeTeam : "the teams are \(names.joined(separator: ", "))")
  }

  /// Whether a team can have a new directory of this name.
  private func checkDirectory(
    _ name: String, in team: TeamPath, _ path: String
  ) throws(Refusal) {
    guard Identifier.isValid(name), name != DataFolder.kpis else { throw .badId(name) }
    let cycle = CycleRef(team: team, name: CycleName(name))
    if organization.teams[TeamPath(path)] != nil || organization.cycles[cycle] != nil {
      throw .exists(path)
    }
  }

  /// A cycle with a name of its own needs both days, and every cycle ends after it starts.
  func checkDays(of cycle: CycleRef, _ record: [RecordField]) throws(Refusal) {
    let days = [FieldName.start, .end].map { name in
      record[name].flatMap { Day(parsing: String($0.trimmed)) }
    }
    let standard = cycle.name.span(in: organization.settings.fiscalYear)
    guard let first = days[0] ?? standard?.first, let last = days[1] ?? standard?.last else {
      throw .unreadable(
        field: cycle.path, problem: "its name tells no days",
        hint: .giveDays)
    }
    guard first <= last else {
      throw .unreadable(
        field: FieldName.end.rawValue,
        problem: "\(last.text) comes before the start, \(first.text)",
        hint: "write the earlier day as Start")
    }
  }

  private func titled(
    _ name: FieldName, _ title: String, _ fields: [RecordField]
  ) -> [RecordField] {
    fields.first?.isCalled(name) == true ? fields : [RecordField(name, title)] + fields
  }

  private func keyResult(
    _ fields: [RecordField], isTaken: (String) -> Bool
  ) throws(Refusal) -> [RecordField] {
    try identified(.keyResult, fields, isTaken: isTaken)
  }

  /// What is one record among others always gets an `Id:`, so that retitling it later breaks no
  /// reference.
  private func identified(
    _ kind: RecordKind, _ fields: [RecordField], isTaken: (String) -> Bool
  ) throws(Refusal) -> [RecordField] {
    let fields = kind == .keyResult ? withMilestoneIds(fields) : fields
    let written = fields.first { $0.isCalled(.id) && !$0.value.trimmed.isEmpty }?.value
    let id = try self.id(written, title: fields, isTaken: isTaken)
    return try checked(kind, fields.filter { !$0.isCalled(.id) } + [RecordField(.id, id)])
  }

  private func withMilestoneIds(_ fields: [RecordField]) -> [RecordField] {
    var milestones = withIds(fields.values(of: .milestone))[...]
    return fields.map { field in
      field.isCalled(.milestone) ? RecordField(.milestone, milestones.removeFirst()) : field
    }
  }

  /// The fields in the order in which people expect them, each readable as what it should hold.
  func checked(_ kind: RecordKind, _ fields: [RecordField]) throws(Refusal) -> [RecordField] {
    guard let title = fields.first?.value, !title.trimmed.isEmpty else {
      throw .nothingTyped("the title")
    }
    for field in fields.dropFirst() {
      try RecordKind.check([field.value], of: field.name, in: kind)
    }
    let rank = Dictionary(zip(kind.fields, 0...)) { first, _ in first }
    let rest = fields.dropFirst().filter { !$0.value.isEmpty }.enumerated().sorted {
      (rank[$0.element.name] ?? .max, $0.offset) < (rank[$1.element.name] ?? .max, $1.offset)
    }
    return [RecordField(kind.titleField, title)] + rest.map(\.element)
  }

  func id(
    _ wanted: String?, title fields: [RecordField], isTaken: (String) -> Bool
  )
    throws(Refusal) -> String
  {
    if let wanted {
      guard Identifier.isValid(wanted) else { throw .badId(wanted) }
      guard !isTaken(wanted) else { throw .exists(wanted) }
      return wanted
    }
    return Self.free(Identifier.slug(fields.first?.value ?? ""), beside: isTaken)
  }
}
