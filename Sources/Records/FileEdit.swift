public import Goals

/// The smallest thing that is done to a file: one field, one record, one line, one file, one name.
///
/// Every edit has an inverse, so that whatever was done can be taken back.
public enum FileEdit: Hashable, Sendable {
  /// Fields of a record change.
  case set(file: String, record: RecordKey, FieldEdit)
  /// A record is added at the end of a file, which is made where it is missing.
  case addRecord(file: String, [RecordField])
  /// A record goes, if it still is what it was.
  case removeRecord(file: String, [RecordField])
  /// The lines of a record go, if they still are what they were.
  case cut(file: String, RecordBlock)
  /// The lines of a record come back to where they were.
  case paste(file: String, RecordBlock)
  /// The whole content of a file becomes another one, if it still is what it was.
  case rewrite(file: String, from: [UInt8], to: [UInt8])
  /// The events of an objective, `o` and `o#k`, or of one key result, `o#k`, name it otherwise.
  case renameEvents(file: String, from: String, to: String)
  /// Changes of fields that a journal tells of name an object otherwise: each of `from` says what stands
  /// at its place in `to`.
  case rewordChanges(file: String, from: [String], to: [String])
  /// A new file.
  case create(file: String, [UInt8])
  /// A file goes, if it still is what it was.
  case remove(file: String, [UInt8])
  /// A file gets a second name in its directory, `to`, which must be free.
  case link(file: String, to: String)
  /// A name of a file goes, if what it names still is what the other name, `twin`, names.
  case unlink(file: String, twin: String)
  /// A directory gets another name beside its old one, which must be free.
  case move(directory: String, to: String)
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

  /// The file it is about, or the directory that moves, by its path in the data directory.
  public var file: String {
    switch self {
    case .set(let file, _, _), .addRecord(let file, _), .removeRecord(let file, _),
      .cut(let file, _), .paste(let file, _), .rewrite(let file, _, _),
      .renameEvents(let file, _, _), .rewordChanges(let file, _, _),
      .create(let file, _), .remove(let file, _), .unlink(let file, _), .move(let file, _),
      .event(let file, _), .reading(let file, _, _):
      file
    case .link(_, let name): name
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
    case .cut(let file, let block): .paste(file: file, block)
    case .paste(let file, let block): .cut(file: file, block)
    case .rewrite(let file, let from, let to): .rewrite(file: file, from: to, to: from)
    case .renameEvents(let file, let from, let to): .renameEvents(file: file, from: to, to: from)
    case .rewordChanges(let file, let from, let to):
      .rewordChanges(file: file, from: to, to: from)
    case .create(let file, let bytes): .remove(file: file, bytes)
    case .remove(let file, let bytes): .create(file: file, bytes)
    case .link(let file, let name): .unlink(file: name, twin: file)
    case .unlink(let file, let twin): .link(file: twin, to: file)
    case .move(let directory, let name): .move(directory: name, to: directory)
    case .event(let file, let cells): .event(file: file, cells: retraction(of: cells, author, at))
    case .reading(let file, let cells, let replaced):
      .reading(file: file, cells: [cells[0], replaced, author, ""], replaced: cells[1])
    }
  }

  /// A retraction is dated after the event it takes back, whatever the clock says.
  private func retraction(of cells: [String], _ author: String, _ at: Moment) -> [String] {
    let at = max(at, Moment(parsing: cells[0])?.successor ?? at)
    return [
      at.text, author, cells[2], EventWord.retract.rawValue, "\(cells[0]) \(cells[1])", "", "",
    ]
  }

  /// Whether it is a line of a journal.
  var isEvent: Bool { if case .event = self { true } else { false } }

  /// Whether it turns the content of a file into another one.
  public var isAmendment: Bool {
    switch self {
    case .set, .addRecord, .removeRecord, .cut, .paste, .rewrite, .renameEvents,
      .rewordChanges:
      true
    case .create, .remove, .link, .unlink, .move, .event, .reading: false
    }
  }
}
