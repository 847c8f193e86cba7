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
  /// One line of a log.
  public struct Row: Equatable, Sendable {
    /// The cells without their quotation marks; what is no UTF-8 reads as U+FFFD.
    public let cells: [String]
    /// The path of the file inside the data directory.
    public let file: String
    /// The line, counted from 1.
    public let line: Int
    /// Which cells are written in quotation marks; mostly none.
    let quoted: [Int]

    /// The cell of a column, or `nil` where the row ends before it.
    public subscript(cell index: Int) -> String? {
      cells.indices.contains(index) ? cells[index] : nil
    }

    /// Where the content of a cell begins, for a cell that is missing where the row ends.
    public func place(ofCell index: Int) -> Place {
      var column = 1
      for cell in cells.indices.prefix(index) { column += width(ofCell: cell) + 1 }
      if index >= cells.count { column -= 1 }
      return Place(file: file, line: line, column: column + (quoted.contains(index) ? 1 : 0))
    }

    private func width(ofCell index: Int) -> Int {
      let cell = cells[index]
      guard quoted.contains(index) else { return cell.count }
      return cell.count + 2 + cell.utf8.count { $0 == .quote }
    }
  }
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
