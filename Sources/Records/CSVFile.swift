public import Goals

/// A log in CSV: RFC 4180, one event a line, only ever appended to.
///
/// A row never spans lines: a line break inside a cell is written `\n` (see `escaped(_:)`). So
/// nothing that one line has wrong, an open quotation mark least of all, can swallow the next ones.
/// What can't be read is a finding; `bytes` keeps everything.
public struct CSVFile: Equatable, Sendable {
  /// The header, unless the first line begins with a date and so is data.
  public let header: [String]?
  /// The rows that can be read, in the order of the file, without the header.
  public let rows: [Row]
  /// What can't be read, or only just, in the order of the file.
  public let problems: [Finding]
  /// That the last line has no end: `80` may be half of `8000`, so it is no row.
  ///
  /// Somebody may be writing it this moment. Whether it is worth telling depends on the file's age,
  /// which the text doesn't know; so it isn't among the `problems`.
  public let unfinished: Finding?

  let text: TextLines

  /// Reads a file; any bytes are a log, at worst one without rows.
  ///
  /// - Parameters:
  ///   - bytes: The content of the file.
  ///   - file: Its path inside the data directory, for the places of rows and findings.
  public init(parsing bytes: [UInt8], file: String) {
    let text = TextLines(bytes, file: file)
    var parser = CSVParser(text)
    parser.parse()
    self.text = text
    self.header = parser.header
    self.rows = parser.rows
    self.problems = parser.findings.sorted
    self.unfinished = parser.unfinished
  }

  /// The bytes of the file, exactly as they were read.
  public var bytes: [UInt8] { text.bytes }

  /// The path inside the data directory.
  public var file: String { text.file }

  /// The line of a place and a caret below its column, for messages.
  ///
  /// - Parameters:
  ///   - place: A place in this file.
  ///   - width: How many columns the terminal draws a character in.
  /// - Returns: Two lines with controls made visible; none where the place is the file as a whole.
  public func excerpt(at place: Place, width: (Character) -> Int = { _ in 1 }) -> [String] {
    text.excerpt(at: place, width: width)
  }
}

extension CSVFile {
  /// One line of a log; its cells become text when they are asked for.
  public struct Row: Equatable, Sendable {
    /// The path of the file inside the data directory.
    public let file: String
    /// The line, counted from 1.
    public let line: Int
    let bytes: [UInt8]
    /// Where each cell stands, with its quotation marks.
    let parts: [Range<Int>]

    /// How many cells there are.
    public var count: Int { parts.count }

    /// The cells without their quotation marks; what is no UTF-8 reads as U+FFFD.
    public var cells: [String] { parts.map { CSVFile.text(ofCell: bytes[$0]) } }

    /// The cell of a column, or `nil` where the row ends before it.
    public subscript(cell index: Int) -> String? {
      parts.indices.contains(index) ? CSVFile.text(ofCell: bytes[parts[index]]) : nil
    }

    /// Whether nothing but blanks stands in its cells.
    var isBlank: Bool { parts.indices.allSatisfy { trimmed(cell: $0).isEmpty } }

    /// A cell without blanks at its ends; empty where the row ends before it.
    func trimmed(cell index: Int) -> String {
      guard parts.indices.contains(index) else { return "" }
      if isQuoted(index) { return String(CSVFile.text(ofCell: bytes[parts[index]]).trimmed) }
      return String(decoding: bytes[range(ofTrimmed: index)], as: UTF8.self)
    }

    /// The time that a cell holds.
    func moment(cell index: Int) -> Moment? {
      guard parts.indices.contains(index) else { return nil }
      if isQuoted(index) { return Moment(parsing: trimmed(cell: index)) }
      return Moment(bytes: bytes[range(ofTrimmed: index)])
    }

    /// Where a cell stands without the blanks around it; nowhere where the row ends before it.
    func range(ofTrimmed index: Int) -> Range<Int> {
      guard parts.indices.contains(index) else { return 0..<0 }
      var range = parts[index]
      while let first = range.first, bytes[first].isBlank { range.removeFirst() }
      while let last = range.last, bytes[last].isBlank { range.removeLast() }
      return range
    }

    /// Where the content of a cell begins, for a cell that is missing where the row ends.
    public func place(ofCell index: Int) -> Place {
      var column = 1
      for part in parts.prefix(index) {
        column += String(decoding: bytes[part], as: UTF8.self).count + 1
      }
      if index >= parts.count { column -= 1 }
      return Place(file: file, line: line, column: column + (isQuoted(index) ? 1 : 0))
    }

    func isQuoted(_ index: Int) -> Bool {
      parts.indices.contains(index) && bytes[parts[index]].first == .quote
    }

    /// By what they hold and where they stand.
    public static func == (left: Row, right: Row) -> Bool {
      left.line == right.line && left.file == right.file && left.cells == right.cells
    }
  }

  /// The text of a cell without its quotation marks.
  static func text(ofCell bytes: ArraySlice<UInt8>) -> String {
    guard bytes.first == .quote else { return String(decoding: bytes, as: UTF8.self) }
    let inner = bytes.dropFirst().dropLast()
    guard inner.contains(.quote) else { return String(decoding: inner, as: UTF8.self) }
    var (plain, rest): ([UInt8], _) = ([], inner)
    while let byte = rest.popFirst() {
      plain.append(byte)
      if byte == .quote { _ = rest.popFirst() }
    }
    return String(decoding: plain, as: UTF8.self)
  }

  /// The bytes of the file as a text of which events and readings keep parts.
  var logText: LogText { LogText(bytes) { CSVFile.unescaped(CSVFile.text(ofCell: $0)) } }
}

// MARK: - Writing

extension CSVFile {
  /// What closes a last line that has no end before another line is appended: ` \`, then a line end.
  ///
  /// A line that ends so was never written to its end and is never read.
  public static let tornEnd: [UInt8] = [UInt8(ascii: " "), .backslash]

  /// One line with its end, to be appended in a single write.
  ///
  /// Cells are quoted where they must be. Whatever they contain, the result is one line: line breaks
  /// that aren't escaped yet, and NUL, are.
  public static func line(_ cells: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(.comma) }
      let plain = escape(cell, backslash: false)
      let isQuoted = mustBeQuoted(plain) || (cells.count == 1 && plain.isEmpty)
      if isQuoted { bytes.append(.quote) }
      for byte in plain {
        bytes += isQuoted && byte == .quote ? [.quote, .quote] : [byte]
      }
      if isQuoted { bytes.append(.quote) }
    }
    return bytes + [.lineFeed]
  }

  /// Text on one line: `\n` for a line break, `\r` for CR, `\0` for NUL, `\\` for a backslash.
  public static func escaped(_ text: String) -> String {
    String(decoding: escape(text, backslash: true), as: UTF8.self)
  }

  /// The text that `escaped(_:)` wrote; any other backslash stands for itself.
  public static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(.backslash) else { return text }
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      if byte == .backslash, let next = rest.first, let plain = unescapedByte(next) {
        bytes.append(plain)
        rest.removeFirst()
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func escape(_ text: String, backslash: Bool) -> [UInt8] {
    text.utf8.flatMap { byte -> [UInt8] in
      switch byte {
      case .lineFeed: [.backslash, UInt8(ascii: "n")]
      case .carriageReturn: [.backslash, UInt8(ascii: "r")]
      case 0: [.backslash, UInt8(ascii: "0")]
      case .backslash where backslash: [.backslash, .backslash]
      default: [byte]
      }
    }
  }

  private static func unescapedByte(_ letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "n"): .lineFeed
    case UInt8(ascii: "r"): .carriageReturn
    case UInt8(ascii: "0"): 0
    case .backslash: .backslash
    default: nil
    }
  }

  /// Blanks at the ends would be lost in a spreadsheet; a backslash at the end would make the line
  /// look unfinished.
  private static func mustBeQuoted(_ cell: [UInt8]) -> Bool {
    guard let first = cell.first, let last = cell.last else { return false }
    return first.isBlank || last.isBlank || last == .backslash
      || cell.contains { $0 == .comma || $0 == .quote }
  }
}
