public import Goals

/// The smallest thing that is done to a file: one field, one record, one line, one file.
///
/// Every edit has an inverse, so that whatever was done can be taken back.
public enum FileEdit: Hashable, Sendable {
  /// Fields of a record change.
  case set(file: String, record: RecordKey, FieldEdit)
  /// A record is added at the end of a file.
  case addRecord(file: String, [RecordField])
  /// A record goes, if it still is what it was.
  case removeRecord(file: String, [RecordField])
  /// A new file.
  case create(file: String, [UInt8])
  /// A file goes, if it still is what it was.
  case remove(file: String, [UInt8])
  /// A line is appended to a journal.
  case event(file: String, cells: [String])
  /// A line is appended to a source's readings; `replaced` is the value that counted before for
  /// the same `on`, empty where there was none.
  case reading(file: String, cells: [String], replaced: String)

  /// Which record of a file.
  public enum RecordKey: Hashable, Sendable {
    /// The first of the kind the file is for: the objective, the KPI, the team.
    case first
    /// A key result or a person, by id.
    case id(String)
  }

  /// The file it is about, by its path in the data directory.
  public var file: String {
    switch self {
    case .set(let file, _, _), .addRecord(let file, _), .removeRecord(let file, _),
      .create(let file, _), .remove(let file, _), .event(let file, _), .reading(let file, _, _):
      file
    }
  }

  /// What takes it back.
  ///
  /// An event is retracted by a new line, a reading by a line with the value that counted before.
  public func inverse(by author: String, at: Moment) -> FileEdit {
    switch self {
    case .set(let file, let record, let edit):
      .set(
        file: file, record: record.renamed(by: edit),
        FieldEdit(edit.name, from: edit.to, to: edit.from ?? []))
    case .addRecord(let file, let fields): .removeRecord(file: file, fields)
    case .removeRecord(let file, let fields): .addRecord(file: file, fields)
    case .create(let file, let bytes): .remove(file: file, bytes)
    case .remove(let file, let bytes): .create(file: file, bytes)
    case .event(let file, let cells):
      .event(
        file: file,
        cells: [at.text, author, cells[2], "retract", "\(cells[0]) \(cells[1])", "", ""])
    case .reading(let file, let cells, let replaced):
      .reading(file: file, cells: [cells[0], replaced, author, ""], replaced: cells[1])
    }
  }
}

extension FileEdit {
  /// The content of a record file after the edit, made on what the file holds now.
  ///
  /// This is the merge by record and field: whatever else changed in the file stays as it is by
  /// now, and only the same field changed to something else is a conflict.
  ///
  /// - Throws: ``Refusal`` with nothing changed.
  public func amended(_ bytes: [UInt8]) throws(Refusal) -> [UInt8] {
    var document = Recfile(parsing: bytes, file: file)
    switch self {
    case .set(_, let key, let edit): try document.apply(edit, to: key)
    case .addRecord(_, let fields):
      try document.refuseTaken(fields)
      try document.writing { file throws(Recfile.Unwritable) in
        try file.add(fields.map { ($0.name, $0.value) }, afterRecord: nil)
      }
    case .removeRecord(_, let fields): try document.removeRecord(like: fields)
    case .create, .remove, .event, .reading: break
    }
    return document.bytes
  }

  /// A new file with these records.
  static func create(file: String, records: [[RecordField]]) throws(Refusal) -> FileEdit {
    do throws(Recfile.Unwritable) {
      let text = try Recfile.text(of: records.map { $0.map { ($0.name, $0.value) } })
      return .create(file: file, text)
    } catch {
      throw error.refusal
    }
  }
}

extension Recfile {
  fileprivate mutating func apply(_ edit: FieldEdit, to key: FileEdit.RecordKey) throws(Refusal) {
    guard let index = index(of: key) else { throw .gone("\(file)\(key.text)") }
    let current = records[index].all(edit.name).map(\.value)
    if current == edit.to { return }
    if let from = edit.from, from != current {
      throw .conflict(
        field: edit.name, theirs: current.joined(separator: ", "),
        mine: edit.to.joined(separator: ", "))
    }
    let kind = records[index].kind ?? .objective
    try writing { file throws(Unwritable) in
      try file.set(edit.name, to: edit.to, inRecord: index, order: kind.fields)
    }
  }

  /// Two people may have given their new key results one id.
  fileprivate func refuseTaken(_ fields: [RecordField]) throws(Refusal) {
    guard let id = fields.first(where: { $0.name == "Id" })?.value else { return }
    if index(of: .id(id)) != nil { throw .exists(id) }
  }

  fileprivate mutating func removeRecord(like fields: [RecordField]) throws(Refusal) {
    let index = records.firstIndex { record in
      record.fields.map { RecordField($0.name, $0.value) } == fields
    }
    guard let index else { throw .gone(fields.first?.value ?? file) }
    try writing { file throws(Unwritable) in try file.removeRecord(index) }
  }

  /// The record a key names. Others may stand before the first one of the file's own kind.
  func index(of key: FileEdit.RecordKey) -> Int? {
    switch key {
    case .first: records.firstIndex { mainKinds.contains($0.kind) }
    case .id(let id):
      records.firstIndex { $0.kind == (file == "people.rec" ? .person : .keyResult) && $0.id == id }
    }
  }

  /// The kinds the first record of this file may be of. An objective may be called `team`.
  private var mainKinds: [RecordKind?] {
    let parts = file.split(separator: "/")
    if parts.dropLast().last == "kpis" { return [.kpi] }
    return switch parts.last {
    case "team.rec": [.team, .objective]
    case "cycle.rec": [.cycle]
    case "quarterdeck.rec": parts.count == 1 ? [.organization] : [.objective]
    default: [.objective]
    }
  }

  fileprivate mutating func writing(
    _ edit: (inout Recfile) throws(Unwritable) -> Void
  ) throws(Refusal) {
    do throws(Unwritable) {
      try edit(&self)
    } catch {
      throw error.refusal
    }
  }
}

extension Recfile.Record {
  /// What kind of record it is.
  var kind: RecordKind? { fields.first.flatMap { RecordKind(rawValue: $0.name) } }

  /// What a key result or a person is called: by its `Id:`, else by its title's slug.
  var id: String {
    let id = fields.dropFirst().first { $0.name == "Id" && !$0.value.trimmed.isEmpty }
    return id.map { String($0.value.trimmed) } ?? Identifier.slug(fields.first?.value ?? "")
  }
}

extension FileEdit.RecordKey {
  /// The key of the same record after an edit of one of its fields.
  fileprivate func renamed(by edit: FieldEdit) -> Self {
    guard case .id = self, edit.name == "Id", let id = edit.to.first else { return self }
    return .id(id)
  }
}

extension Recfile.Unwritable {
  /// The sentence a person gets.
  var refusal: Refusal {
    switch self {
    case .badName(let name):
      .unreadable(
        field: name, problem: "it is no name of a field", hint: "use letters, digits and _")
    case .endsInBackslash(let value):
      .unreadable(
        field: value.quoted, problem: "a line ends in a backslash", hint: "leave the backslash out")
    case .endsInCarriageReturn(let value), .nul(let value):
      .unreadable(
        field: value.quoted, problem: "it holds a control character", hint: "leave it out")
    case .firstField(let name):
      .unreadable(field: name, problem: "a record can't be without it", hint: "write a title")
    case .conflict(let line):
      .unreadable(
        field: "line \(line)", problem: "a merge is not settled there", hint: "settle it first")
    }
  }
}
