internal import Goals

/// Plans what an export brings into a directory that has something already: its records by what they
/// are called, what is missing in the journals line by line. A line of the export is a file.
struct ImportFiles {
  private let organization: Organization
  private let options: ImportOptions
  private(set) var plan = ImportPlan()
  /// Files that aren't there yet; they come as they were.
  private var restored: [RestoredFile] = []
  private var edits: [Change.Action] = []
  private var entries: [Change.Action] = []
  /// What stays behind of a line.
  private var left: [Int: [String]] = [:]

  init(
    _ files: [ExportFile], into organization: Organization, _ options: ImportOptions
  )
    throws(Refusal)
  {
    (self.organization, self.options) = (organization, options)
    let brought = try files.map { file throws(Refusal) in try file.restored }
    let other = DataDirectory(DirectoryText(brought.map { (path: $0.path, text: $0.text) }))
      .organization
    for (index, (file, text)) in zip(files, brought).enumerated() {
      guard let kind = DataFile(file.path) else { continue }
      let line = index + ExportFile.firstLine
      switch file.content {
      case .records(let records): place(records, of: kind, text, line)
      case .lines(let lines, _):
        let text = lines.map { $0 + "\n" }.joined()
        place(CSVFile(parsing: Array(text.utf8), file: file.path), of: kind, other, line)
      }
    }
    plan.additions = (restored.isEmpty ? [] : [.restore(restored)]) + plan.additions + entries
    plan.edits = edits
    plan.join(leaving: left)
  }

  // MARK: - Records

  private mutating func place(
    _ records: [[RecordField]], of kind: DataFile, _ file: RestoredFile, _ line: Int
  ) {
    guard let (main, word) = kind.main else { return placePeople(records, line) }
    let first = records.first ?? []
    if organization.fields(of: main).isEmpty || !isThere(kind) {
      guard !isClosed(kind) else {
        return unplace(line, file.path, "its cycle is closed, so no objective begins in it")
      }
      restored.append(file)
      plan.new.append(entry(line, word, main, first, fields: first))
      for record in records.dropFirst() {
        guard case .objective(let ref) = main else { continue }
        let own = Reference.keyResult(KeyResultRef(objective: ref, id: record.keyResultId))
        plan.new.append(entry(line, .keyResult, own, record, fields: record))
      }
      return
    }
    compare(first, main, word, line)
    guard case .objective(let ref) = main else { return }
    for record in records.dropFirst() {
      let own = KeyResultRef(objective: ref, id: record.keyResultId)
      if organization.keyResult(own) == nil {
        plan.additions.append(.addKeyResult(ref, record))
        plan.new.append(entry(line, .keyResult, .keyResult(own), record, fields: record))
      } else {
        compare(record, .keyResult(own), .keyResult, line)
      }
    }
  }

  private mutating func placePeople(_ people: [[RecordField]], _ line: Int) {
    for person in people {
      let id = person.dropFirst()[.id] ?? Identifier.slug(person.first?.value ?? "")
      if organization.people.contains(where: { $0.id == id }) {
        compare(person, .person(id), .person, line)
      } else {
        plan.additions.append(.addPerson(person))
        plan.new.append(entry(line, .person, .person(id), person, fields: person))
      }
    }
  }

  /// Whether the file of a record is there; teams and cycles have a name without one.
  private func isThere(_ kind: DataFile) -> Bool {
    switch kind {
    case .team(let path): organization.teams[path]?.fields.isEmpty == false
    case .cycle(let ref): organization.cycles[ref]?.fields.isEmpty == false
    default: true
    }
  }

  private func isClosed(_ kind: DataFile) -> Bool {
    guard case .objective(let ref) = kind else { return false }
    return organization.cycles[ref.cycle]?.isClosed == true
  }

  private mutating func compare(
    _ record: [RecordField], _ reference: Reference, _ kind: ImportItem.Kind, _ line: Int
  ) {
    let there = organization.fields(of: reference)
    var edits: [FieldEdit] = []
    for field in record where !edits.contains(where: { $0.name == field.name }) {
      let (old, new) = (there.values(named: field.name), record.values(named: field.name))
      if old != new { edits.append(FieldEdit(field.name, from: old, to: new)) }
    }
    var entry = entry(line, kind, reference, record, fields: [])
    guard !edits.isEmpty else { return plan.same.append(entry) }
    entry.fields = edits.map { edit in
      let old = edit.from ?? []
      return ImportPlan.FieldChange(
        name: edit.name, from: old.isEmpty ? nil : old.joined(separator: ", "),
        to: edit.to.joined(separator: ", "))
    }
    self.edits.append(.set(reference, edits, reason: ""))
    plan.changed.append(entry)
  }

  private func entry(
    _ line: Int, _ kind: ImportItem.Kind, _ reference: Reference, _ record: [RecordField],
    fields: [RecordField]
  ) -> ImportPlan.Entry {
    var entry = ImportPlan.Entry(
      line: line, kind: kind, ref: reference.text, title: record.first?.value ?? "")
    entry.fields = fields.map { ImportPlan.FieldChange(name: $0.name, from: nil, to: $0.value) }
    return entry
  }

  private mutating func unplace(_ line: Int, _ text: String, _ why: String) {
    plan.unplaced.append(ImportPlan.Unplaced(line: line, text: text, why: why))
  }

  // MARK: - Journals and readings

  private mutating func place(
    _ table: CSVFile, of kind: DataFile, _ other: Organization, _ line: Int
  ) {
    switch kind {
    case .journal(let cycle, _): placeEvents(in: table, of: cycle, other, line)
    case .readings(let kpi, _): placeReadings(in: table, of: kpi, line)
    default: placeKPIEvents(in: table, other, line)
    }
  }

  /// Events that count there and are missing here, each with its own day and author. What was taken
  /// back is left where it was.
  private mutating func placeEvents(
    in table: CSVFile, of cycle: CycleRef, _ other: Organization, _ line: Int
  ) {
    var missing: [ObjectiveRef: [PastEntry]] = [:]
    for (ref, events) in other.events where ref.cycle == cycle {
      let known = Set((organization.events[ref] ?? []).map(\.fingerprint))
      for event in JournalEvent.standing(events) where event.place.file == table.file {
        guard !known.contains(event.fingerprint), let row = table.row(at: event.place.line) else {
          continue
        }
        missing[ref, default: []].append(PastEntry(event, row))
      }
    }
    let count = missing.values.reduce(0) { $0 + $1.count }
    tell(count, "entries", table.file, .checkIn, line)
    let ofCycle = table.rows.count { $0.trimmed(cell: 2).isEmpty && !$0.isBlank }
    if ofCycle > 0 { left[line] = ["\(ofCycle) of the cycle itself"] }
    guard count > 0 else { return }
    guard organization.cycles[cycle]?.isClosed != true else {
      plan.new.removeLast()
      return unplace(line, table.file, "\(cycle.path) is closed, so nothing is entered in it")
    }
    for ref in missing.keys.sorted(by: { $0.text < $1.text }) {
      entries.append(.enter(ref, (missing[ref] ?? []).sorted { $0.at < $1.at }))
    }
  }

  private mutating func placeReadings(in table: CSVFile, of kpi: KPIRef, _ line: Int) {
    let there = organization.kpi(kpi)?.readings.map { ($0.written, $0.value) } ?? []
    var counts: [String: (value: Double, note: String)] = [:]
    for row in table.rows {
      let on = String((row[cell: 0] ?? "").trimmed)
      let value = (row[cell: 1]).flatMap { try? Quantity(parsing: String($0.trimmed)) }
      counts[on] = value.map {
        (value: $0.number, note: CSVFile.unescaped(row[cell: 3] ?? ""))
      }
    }
    let missing = counts.filter { on, reading in
      !there.contains { $0.0 == on && Decimal.equal($0.1, reading.value) }
    }.sorted { $0.key < $1.key }
    tell(missing.count, "readings", table.file, .reading, line)
    entries += missing.map { on, reading in
      Change.Action.record(kpi, value: Decimal.text(reading.value), on: on, note: reading.note)
    }
  }

  /// What was said of KPIs has no author of its own here.
  private mutating func placeKPIEvents(in table: CSVFile, _ other: Organization, _ line: Int) {
    let known = Set(organization.kpis.flatMap(\.events).map(\.fingerprint))
    let missing = other.kpis.flatMap { JournalEvent.standing($0.events) }.filter {
      $0.place.file == table.file && $0.kind.word != .added && !known.contains($0.fingerprint)
    }
    guard !missing.isEmpty else { return tell(0, "entries", table.file, .checkIn, line) }
    unplace(
      line, table.file,
      "what was said of KPIs comes back only into a directory that holds nothing but its settings")
  }

  private mutating func tell(
    _ count: Int, _ noun: String, _ file: String, _ kind: ImportItem.Kind, _ line: Int
  ) {
    var entry = ImportPlan.Entry(line: line, kind: kind, ref: file, title: file)
    guard count > 0 else { return plan.same.append(entry) }
    entry.fields = [ImportPlan.FieldChange(name: noun, from: nil, to: "\(count)")]
    plan.new.append(entry)
  }
}

extension DataFile {
  /// The object of its first record, and what that is; `nil` of people, who are many.
  fileprivate var main: (Reference, ImportItem.Kind)? {
    switch self {
    case .settings: (.settings, .settings)
    case .team(let path): (.team(path), .team)
    case .cycle(let ref): (.cycle(ref), .cycle)
    case .objective(let ref): (.objective(ref), .objective)
    case .kpi(let ref): (.kpi(ref), .kpi)
    case .people, .readings, .journal, .kpiJournal: nil
    }
  }
}

extension ExportFile {
  /// The line of the first file of an export.
  fileprivate static let firstLine = 2
}

extension [RecordField] {
  fileprivate var keyResultId: String {
    let id = dropFirst().first { $0.isCalled(.id) && !$0.value.trimmed.isEmpty }
    return id.map { String($0.value.trimmed) } ?? Identifier.slug(first?.value ?? "")
  }
}

extension JournalEvent {
  /// Equal where it is the same event: whoever brought it in wrote it into another file.
  fileprivate var fingerprint: [String] {
    ["\(at.milliseconds)", by, reference.text, kind.word.rawValue, note]
  }
}

extension PastEntry {
  /// An event as its line has it.
  fileprivate init(_ event: JournalEvent, _ row: CSVFile.Row) {
    self.init(
      event.kind.word, of: event.keyResult, at: event.at, by: event.by,
      value: String((row[cell: 4] ?? "").trimmed), confidence: event.confidence, note: event.note)
  }
}

extension CSVFile {
  fileprivate func row(at line: Int) -> Row? {
    // Rows are in the order of their lines.
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].line < line { low = middle + 1 } else { high = middle }
    }
    return low < rows.count && rows[low].line == line ? rows[low] : nil
  }
}
