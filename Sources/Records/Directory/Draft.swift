internal import Goals

/// A data directory in the middle of a change of several parts, as those so far have left it.
///
/// What is done to objectives is followed one by one, so that a thousand parts cost what a thousand
/// edits do; after anything else all of it is read again. Until then its objectives stand in no order,
/// and its findings are those of before.
struct Draft: Sendable {
  private(set) var text: DirectoryText
  private(set) var organization: Organization
  /// As it was read last.
  private var directory: DataDirectory
  /// The lines of the journals of cycles that were followed.
  private var journals: [CycleRef: JournalLines] = [:]
  /// Which objectives name something of an id; `nil` where nobody has asked since all was read.
  private var mentioning: [String: Set<ObjectiveRef>]?

  init(_ directory: DataDirectory) {
    self.directory = directory
    (text, organization) = (directory.text, directory.organization)
  }

  /// The mentions of objectives and KPIs of some ids, in the order of the paths they stand in; perhaps
  /// others too.
  func mentions(of ids: [String]) -> [Mention] {
    guard let mentioning else { return organization.objectives.flatMap(Mention.all) }
    let refs = ids.reduce(into: Set<ObjectiveRef>()) { $0.formUnion(mentioning[$1] ?? []) }
    return refs.sorted { $0.text < $1.text }.compactMap(organization.objective)
      .flatMap(Mention.all)
  }

  /// Makes looking for mentions cost no more than what is found.
  mutating func index() {
    guard mentioning == nil else { return }
    mentioning = [:]
    for objective in organization.objectives { note(objective) }
  }

  /// The lines of a journal that speak of some objectives or key results; perhaps others too.
  func rows(of file: String, about names: [String]) throws(Refusal) -> [CSVFile.Row] {
    if case .journal(let cycle, _)? = DataFile(file), let lines = journals[cycle] {
      return Set(names.map(JournalLines.objective)).flatMap { lines.rows(of: $0, in: file) }
    }
    guard let bytes = try text.known(file) else { throw .gone(file) }
    return CSVFile(parsing: bytes, file: file).rows
  }

  /// Carries out edits, or none of them.
  mutating func apply(_ edits: [FileEdit]) throws(EditObstacle) {
    var (text, done) = (text, [FileEdit]())
    for batch in Revision(what: "", edits: edits).batches { done += try text.apply(batch).edits }
    let objectives = done.map { $0.objectives(in: organization) }
    self.text = text
    guard organization.followsEdits, objectives.allSatisfy({ $0 != nil }),
      !done.contains(where: \.tellsOfMove),
      !objectives.contains(where: { $0?.contains(where: organization.moves.concern) == true })
    else { return readAll() }
    index()
    for edit in done { follow(edit) }
    for ref in Set(objectives.compactMap(\.self).joined()) { read(ref) }
    if !organization.followsEdits { readAll() }
  }

  private mutating func readAll() {
    directory.read(text) { works in works.map { $0() } }
    (organization, journals, mentioning) = (directory.organization, [:], nil)
  }

  /// Lines of journals, before the objectives they speak of are read.
  private mutating func follow(_ edit: FileEdit) {
    guard case .journal(let cycle, _)? = DataFile(edit.file) else { return }
    // What is in the text already needn't be followed.
    guard journals[cycle] != nil else { return }
    switch edit {
    case .event(let file, let cells): journals[cycle]?.add(cells, to: file)
    case .renameEvents(let file, let old, let new): journals[cycle]?.rename(old, new, in: file)
    default: break
    }
  }

  private mutating func read(_ ref: ObjectiveRef) {
    let objective = text[ref.file].flatMap { file in
      file.decoded(ref.file) { Objective.decoded($0, as: ref) }.value
    }
    if journals[ref.cycle] == nil { journals[ref.cycle] = JournalLines(of: ref.cycle, in: text) }
    let events = objective.flatMap { journals[ref.cycle]?.events(of: $0) } ?? []
    if let known = organization.objective(ref) { forget(known) }
    organization.replace(
      ref, by: objective, events: events, relinking: Array(mentioning?[ref.id] ?? []))
    if let objective { note(objective) }
  }

  private mutating func note(_ objective: Objective) {
    for id in Mention.all(in: objective).flatMap(\.ids) {
      mentioning?[id, default: []].insert(objective.ref)
    }
  }

  private mutating func forget(_ objective: Objective) {
    for id in Mention.all(in: objective).flatMap(\.ids) {
      mentioning?[id]?.remove(objective.ref)
    }
  }
}

extension FileEdit {
  /// Whether it says that something stood elsewhere.
  fileprivate var tellsOfMove: Bool {
    switch self {
    case .set(_, _, let edit): edit.isNamed(.movedFrom)
    case .create(let file, let bytes):
      Recfile(parsing: bytes, file: file).records.contains { $0[.movedFrom] != nil }
    case .paste(_, let block): block.fields.contains { $0.isCalled(.movedFrom) }
    default: false
    }
  }

  /// The objectives that are otherwise after it; `nil` where it may be about more than that.
  fileprivate func objectives(in organization: Organization) -> [ObjectiveRef]? {
    switch (self, DataFile(file)) {
    case (.set, .objective(let ref)), (.addRecord, .objective(let ref)),
      (.removeRecord, .objective(let ref)), (.cut, .objective(let ref)),
      (.paste, .objective(let ref)), (.create, .objective(let ref)),
      (.remove, .objective(let ref)), (.link, .objective(let ref)),
      (.unlink, .objective(let ref)):
      organization.cycles[ref.cycle] == nil ? nil : [ref]
    case (.event(_, let cells), .journal(let cycle, _)):
      [ObjectiveRef(cycle: cycle, id: JournalLines.objective(in: cells[JournalEvent.columnOf]))]
    case (.renameEvents(_, let old, let new), .journal(let cycle, _)):
      [old, new].map { ObjectiveRef(cycle: cycle, id: JournalLines.objective(in: $0)) }
    default: nil
    }
  }
}

/// The lines of the journals of a cycle, by the objective they speak of, then by their file.
private struct JournalLines: Sendable {
  private var lines: [String: [String: [UInt8]]] = [:]

  init(of cycle: CycleRef, in text: DirectoryText) {
    let folder = DataFolder.journal(cycle)
    for (name, file) in text.folders[folder.path]?.ordered ?? []
    where folder.file(name)?.isLog == true {
      let path = folder.path + "/" + name
      for row in CSVFile(parsing: file.bytes, file: path).rows { add(row.cells, to: path) }
    }
  }

  /// The objective that an event's `of` names, itself or by a key result.
  static func objective(in name: String) -> String { String(name.prefix { $0 != "#" }.trimmed) }

  mutating func add(_ cells: [String], to file: String) {
    guard cells.count > JournalEvent.columnOf else { return }
    let id = Self.objective(in: cells[JournalEvent.columnOf])
    lines[id, default: [:]][file, default: []] += CSVFile.line(cells)
  }

  mutating func rename(_ old: String, _ new: String, in file: String) {
    let (from, to) = (Self.objective(in: old), Self.objective(in: new))
    guard let bytes = lines[from]?.removeValue(forKey: file) else { return }
    let renamed = CSVFile(parsing: bytes, file: file).renamingEvents(of: old, to: new)
    lines[to, default: [:]][file, default: []] += renamed
  }

  func rows(of id: String, in file: String) -> [CSVFile.Row] {
    lines[id]?[file].map { CSVFile(parsing: $0, file: file).rows } ?? []
  }

  /// By instant, as they are read.
  func events(of objective: Objective) -> [JournalEvent] {
    let files = (lines[objective.ref.id] ?? [:]).sorted { $0.key < $1.key }
    return JournalEvent.ordered(
      files.flatMap { file, bytes in
        let table = CSVFile(parsing: bytes, file: file)
        return JournalEvent.decoded(table, objectives: [objective.ref.id: objective]).value
      })
  }
}
