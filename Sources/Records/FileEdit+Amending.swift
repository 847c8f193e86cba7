public import Goals

extension FileEdit {
  /// The content of a record file after the edit, made on what the file holds now.
  ///
  /// Whatever else changed in the file stays as it is by now, and only the same field changed to
  /// something else is a conflict.
  ///
  /// Only what rewrites a file is a ``Merge``. Any other edit knows the field it is about and not the
  /// file it was made on, since undo keeps it across sessions; and where a merge writes both values,
  /// an edit is refused, so that a save never leaves markers behind.
  ///
  /// - Throws: ``Refusal`` with nothing changed.
  public func amended(_ bytes: [UInt8]) throws(Refusal) -> [UInt8] {
    if case .renameEvents(_, let from, let to) = self {
      return CSVFile(parsing: bytes, file: file).renamingEvents(of: from, to: to)
    }
    if case .rewordChanges(_, let from, let to) = self {
      return CSVFile(parsing: bytes, file: file).rewordingChanges(from: from, to: to)
    }
    if case .rewrite(_, let from, let to) = self {
      let merged = Merge(base: from, ours: bytes, theirs: to, file: file)
      // A conflict that is taken back brings its own markers along.
      guard merged.conflicts == 0 else { throw .gone("what was in \(file)") }
      return merged.bytes
    }
    var document = Recfile(parsing: bytes, file: file)
    switch self {
    case .set(_, let key, let edit): try document.apply(edit, to: key)
    case .addRecord(_, let fields):
      try document.refuseTaken(fields)
      try document.writing { file throws(Recfile.Unwritable) in
        try file.add(fields.map { ($0.name, $0.value) }, afterRecord: nil)
      }
    case .removeRecord(_, let fields): try document.removeRecord(like: fields)
    case .cut(_, let block): try document.cut(block)
    case .paste(_, let block):
      try document.refuseTaken(block.fields)
      try document.paste(block)
    default: break
    }
    return document.bytes
  }

  /// The edit as it will be carried out on what the file holds now: with the values that it
  /// replaces, whatever they are.
  public func rebased(on bytes: [UInt8]) -> FileEdit {
    guard case .set(_, let key, let edit) = self, edit.from == nil else { return self }
    let document = Recfile(parsing: bytes, file: file)
    guard let index = document.index(of: key) else { return self }
    let current = document.records[index].values(of: edit.name)
    return .set(file: file, record: key, FieldEdit(edit.name, from: current, to: edit.to))
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
    let current = records[index].values(of: edit.name)
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
    guard let id = fields[.id] else { return }
    if index(of: .id(id)) != nil { throw .exists(id) }
  }

  fileprivate mutating func removeRecord(like fields: [RecordField]) throws(Refusal) {
    let index = records.firstIndex { $0.content == fields }
    guard let index else { throw .gone(fields.first?.value ?? file) }
    try writing { file throws(Unwritable) in try file.removeRecord(index) }
  }

  /// The record a key names. Others may stand before the first one of the file's own kind.
  package func index(of key: FileEdit.RecordKey) -> Int? {
    switch key {
    case .first: records.firstIndex { mainKinds.contains($0.kind) }
    case .id(let id):
      records.firstIndex {
        $0.kind == (DataFile(file) == .people ? .person : .keyResult) && $0.id == id
      }
    }
  }

  /// The kinds the first record of this file may be of. An objective may be called `team`.
  private var mainKinds: [RecordKind?] {
    switch DataFile(file) {
    case .kpi: [.kpi]
    case .team: [.team, .objective]
    case .cycle: [.cycle]
    case .settings: [.organization]
    default: [.objective]
    }
  }

  mutating func writing(
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
  /// The first field of this name.
  package subscript(name: FieldName) -> Recfile.Field? { self[name.rawValue] }

  /// The values of a field in order.
  func values(of name: String) -> [String] { all(name).map(\.value) }

  /// Names and values of its fields.
  package var content: [RecordField] { fields.map { RecordField($0.name, $0.value) } }

  /// What kind of record it is.
  var kind: RecordKind? { fields.first.flatMap { RecordKind(rawValue: $0.name) } }

  /// What a key result or a person is called: by its `Id:`, else by its title's slug.
  var id: String {
    let name = FieldName.id.rawValue
    let id = fields.dropFirst().first { $0.name == name && !$0.value.trimmed.isEmpty }
    return id.map { String($0.value.trimmed) } ?? Identifier.slug(fields.first?.value ?? "")
  }
}

extension FileEdit.RecordKey {
  /// The key of the same record after an edit of one of its fields.
  func renamed(by edit: FieldEdit) -> Self {
    guard case .id = self, edit.isNamed(.id), let id = edit.to.first else { return self }
    return .id(id)
  }
}

extension Recfile.Unwritable {
  /// The sentence a person gets.
  package var refusal: Refusal {
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
