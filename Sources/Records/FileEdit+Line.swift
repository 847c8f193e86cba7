import Goals

// An edit as one line of CSV: how the undo journal keeps it.
extension FileEdit {
  /// The edit on one line.
  public var line: String {
    let cells = cells.map(CSVFile.escaped)
    return String(decoding: CSVFile.line(cells).dropLast(), as: UTF8.self)
  }

  /// The edit on a line that ``line`` made; `nil` for any other.
  public init?(line: String) {
    let file = CSVFile(parsing: Array((line + "\n").utf8), file: "")
    let cells = (file.rows.first?.cells ?? file.header ?? []).map(CSVFile.unescaped)
    guard cells.count >= 2 else { return nil }
    let (path, rest) = (cells[1], Array(cells.dropFirst(2)))
    switch cells[0] {
    case "set":
      guard let edit = FileEdit(setting: rest, in: path) else { return nil }
      self = edit
    case "add-record": self = .addRecord(file: path, FileEdit.fields(rest))
    case "remove-record": self = .removeRecord(file: path, FileEdit.fields(rest))
    case "create" where rest.count == 1: self = .create(file: path, FileEdit.bytes(rest[0]))
    case "remove" where rest.count == 1: self = .remove(file: path, FileEdit.bytes(rest[0]))
    case "cut" where rest.count == 3:
      guard let block = FileEdit.block(rest) else { return nil }
      self = .cut(file: path, block)
    case "paste" where rest.count == 3:
      guard let block = FileEdit.block(rest) else { return nil }
      self = .paste(file: path, block)
    case "rewrite" where rest.count == 2:
      self = .rewrite(file: path, from: FileEdit.bytes(rest[0]), to: FileEdit.bytes(rest[1]))
    case "rename-events" where rest.count == 2:
      self = .renameEvents(file: path, from: rest[0], to: rest[1])
    case "reword-changes" where rest.count.isMultiple(of: 2):
      let half = rest.count / 2
      self = .rewordChanges(
        file: path, from: Array(rest.prefix(half)), to: Array(rest.suffix(half)))
    case "link" where rest.count == 1: self = .link(file: path, to: rest[0])
    case "unlink" where rest.count == 1: self = .unlink(file: path, twin: rest[0])
    case "move" where rest.count == 1: self = .move(directory: path, to: rest[0])
    case "event" where rest.count == JournalEvent.columns.count:
      self = .event(file: path, cells: rest)
    case "reading" where rest.count == Reading.columns.count + 1:
      self = .reading(file: path, cells: Array(rest.dropFirst()), replaced: rest[0])
    default: return nil
    }
  }

  private var cells: [String] {
    switch self {
    case .set(let file, let key, let edit):
      let count = edit.from.map { String($0.count) } ?? ""
      return ["set", file, key.text, edit.name, count] + (edit.from ?? []) + edit.to
    case .addRecord(let file, let fields): return ["add-record", file] + FileEdit.flat(fields)
    case .removeRecord(let file, let fields):
      return ["remove-record", file] + FileEdit.flat(fields)
    case .create(let file, let bytes): return ["create", file, FileEdit.text(bytes)]
    case .remove(let file, let bytes): return ["remove", file, FileEdit.text(bytes)]
    case .cut(let file, let block): return ["cut", file] + FileEdit.cells(block)
    case .paste(let file, let block): return ["paste", file] + FileEdit.cells(block)
    case .rewrite(let file, let from, let to):
      return ["rewrite", file, FileEdit.text(from), FileEdit.text(to)]
    case .renameEvents(let file, let from, let to): return ["rename-events", file, from, to]
    case .rewordChanges(let file, let from, let to): return ["reword-changes", file] + from + to
    case .link(let file, let name): return ["link", file, name]
    case .unlink(let file, let twin): return ["unlink", file, twin]
    case .move(let directory, let name): return ["move", directory, name]
    case .event(let file, let cells): return ["event", file] + cells
    case .reading(let file, let cells, let replaced): return ["reading", file, replaced] + cells
    }
  }

  private init?(setting cells: [String], in file: String) {
    guard cells.count >= 3 else { return nil }
    let values = Array(cells.dropFirst(3))
    let count = Int(cells[2])
    guard (count ?? 0) <= values.count, (count ?? 0) >= 0 else { return nil }
    let edit = FieldEdit(
      cells[1], from: count.map { Array(values.prefix($0)) },
      to: Array(values.dropFirst(count ?? 0)))
    let key: RecordKey =
      cells[0].isEmpty ? .first : .id(String(cells[0].unicodeScalars.dropFirst()))
    self = .set(file: file, record: key, edit)
  }

  /// Any bytes as text: `t` and the text, or `x` and hexadecimal digits where they are no UTF-8.
  private static func text(_ bytes: [UInt8]) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return "t" + text }
    return "x" + bytes.map(\.hexadecimal).joined()
  }

  private static func bytes(_ text: String) -> [UInt8] {
    let rest = text.utf8.dropFirst()
    guard text.utf8.first == UInt8(ascii: "x") else { return Array(rest) }
    let digits = Array(rest)
    return stride(from: 0, to: digits.count - 1, by: 2).compactMap {
      UInt8(hexadecimal: String(decoding: digits[$0...$0 + 1], as: UTF8.self))
    }
  }

  private static func cells(_ block: RecordBlock) -> [String] {
    ["\(block.above)", "\(block.below)", text(block.text)]
  }

  private static func block(_ cells: [String]) -> RecordBlock? {
    guard let above = Int(cells[0]), let below = Int(cells[1]), min(above, below) >= 0 else {
      return nil
    }
    return RecordBlock(text: bytes(cells[2]), above: above, below: below)
  }

  private static func flat(_ fields: [RecordField]) -> [String] {
    fields.flatMap { [$0.name, $0.value] }
  }

  private static func fields(_ cells: [String]) -> [RecordField] {
    stride(from: 0, to: cells.count - 1, by: 2).map { RecordField(cells[$0], cells[$0 + 1]) }
  }
}

extension FileEdit.RecordKey {
  /// Nothing for the first record, `#id` for a key result. An id that begins with a combining character
  /// makes one character of both.
  var text: String { if case .id(let id) = self { "#" + id } else { "" } }
}
