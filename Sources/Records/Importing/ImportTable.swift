internal import Goals

/// A table with a header: CSV with commas, semicolons or tabs, or rows of Markdown.
package struct ImportTable: Sendable {
  package struct Row: Sendable {
    /// The line it begins on.
    package let line: Int
    /// Its cells, without quotation marks.
    package let cells: [String]
  }

  /// The names of the columns, as written.
  package private(set) var header: [String] = []
  /// The line of the header.
  package private(set) var headerLine = 1
  /// The rows, blank ones left out.
  package private(set) var rows: [Row] = []

  /// Reads CSV; `nil` where there is no line.
  package init?(csv text: String) {
    let separator = ImportTable.separator(of: text)
    var reader = ImportCells(Array(text.utf8), separator: separator)
    var all: [Row] = []
    while let row = reader.next() {
      if row.cells.contains(where: { !$0.trimmed.isEmpty }) { all.append(row) }
    }
    self.init(all)
  }

  /// Reads lines of a Markdown table, each `| a | b |`; the line of dashes is none of its rows.
  package init?(markdown lines: [(line: Int, text: Substring)]) {
    let rows = lines.map { line, text in
      Row(line: line, cells: ImportTable.cells(text.trimmed))
    }
    self.init(
      rows.filter { row in
        !row.cells.allSatisfy { cell in
          !cell.isEmpty && cell.allSatisfy { "-: ".contains($0) } && cell.contains("-")
        }
      })
  }

  private init?(_ all: [Row]) {
    guard let first = all.first else { return nil }
    (header, headerLine) = (first.cells.map { String($0.trimmed) }, first.line)
    rows = Array(all.dropFirst())
  }

  private static func cells(_ text: Substring) -> [String] {
    var inner = text
    if inner.hasPrefix("|") { inner.removeFirst() }
    if inner.hasSuffix("|") { inner.removeLast() }
    // A bar inside of a cell has a backslash before it.
    var cells = [""]
    var isEscaped = false
    for character in inner {
      if character == "|", !isEscaped {
        cells.append("")
      } else {
        if character == "|" { cells[cells.count - 1].removeLast() }
        cells[cells.count - 1].append(character)
      }
      isEscaped = character == "\\"
    }
    return cells.map { String($0.trimmed) }
  }

  /// What separates most cells of the first line, outside of quotation marks.
  private static func separator(of text: String) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in text.utf8 {
      if byte == .quote { isQuoted.toggle() }
      if byte == .lineFeed, !isQuoted, !counts.isEmpty { break }
      if !isQuoted, [.comma, UInt8(ascii: ";"), UInt8(ascii: "\t")].contains(byte) {
        counts[byte, default: 0] += 1
      }
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? .comma
  }
}

/// Cuts CSV into rows; a cell in quotation marks may span lines.
private struct ImportCells {
  private let bytes: [UInt8]
  private let separator: UInt8
  private var index = 0
  private var line = 1

  init(_ bytes: [UInt8], separator: UInt8) {
    (self.bytes, self.separator) = (bytes, separator)
  }

  mutating func next() -> ImportTable.Row? {
    guard index < bytes.count else { return nil }
    let first = line
    var cells = [cell()]
    while index < bytes.count, bytes[index] == separator {
      index += 1
      cells.append(cell())
    }
    if index < bytes.count {
      index += 1
      line += 1
    }
    return ImportTable.Row(line: first, cells: cells)
  }

  private mutating func cell() -> String {
    if index < bytes.count, bytes[index] == .quote { return quoted() }
    let start = index
    while index < bytes.count, bytes[index] != separator, bytes[index] != .lineFeed { index += 1 }
    return plain(bytes[start..<index])
  }

  private mutating func quoted() -> String {
    var text: [UInt8] = []
    index += 1
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == .lineFeed { line += 1 }
      guard byte == .quote else {
        text.append(byte)
        continue
      }
      guard index < bytes.count, bytes[index] == .quote else { break }
      text.append(byte)
      index += 1
    }
    // Whatever follows the closing mark belongs to the cell.
    while index < bytes.count, bytes[index] != separator, bytes[index] != .lineFeed {
      text.append(bytes[index])
      index += 1
    }
    return plain(text[...])
  }

  /// Without the `'` that keeps a spreadsheet from taking a cell for a formula.
  private func plain(_ bytes: ArraySlice<UInt8>) -> String {
    let isGuarded =
      bytes.first == UInt8(ascii: "'")
      && bytes.dropFirst().first.map { "=+-@".utf8.contains($0) } ?? false
    return String(decoding: isGuarded ? bytes.dropFirst() : bytes, as: UTF8.self)
  }
}
