internal import Goals

/// The text of what is brought in, whatever wrote it: UTF-8 or UTF-16, with or without a mark, any
/// line ends.
package struct ImportText: Sendable {
  /// How its lines are to be read.
  package enum Format: String, Sendable, CaseIterable {
    case markdown, csv, json
  }

  /// The text, its lines ended by a line feed.
  package let text: String
  /// What it looks like, or is said to be.
  package let format: Format

  /// Reads bytes.
  package init(_ bytes: [UInt8], as format: Format? = nil) {
    var text = ImportText.decoded(bytes)
    if text.utf8.contains(.carriageReturn) {
      text = String(text.map { $0 == "\r\n" || $0 == "\r" ? "\n" : $0 })
    }
    // Nothing that is written down holds a NUL.
    if text.utf8.contains(0) { text = String(text.map { $0 == "\0" ? "\u{FFFD}" : $0 }) }
    self.text = text
    self.format = format ?? ImportText.look(of: text)
  }

  private static func decoded(_ bytes: [UInt8]) -> String {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return decoded(Array(bytes.dropFirst(3))) }
    if bytes.starts(with: [0xFF, 0xFE]) { return wide(bytes.dropFirst(2), isLittle: true) }
    if bytes.starts(with: [0xFE, 0xFF]) { return wide(bytes.dropFirst(2), isLittle: false) }
    let head = bytes.prefix(64)
    if head.count > 3, head.count(where: { $0 == 0 }) * 3 > head.count {
      return wide(bytes[...], isLittle: head[1] == 0)
    }
    let text = String(decoding: bytes, as: UTF8.self)
    // What isn't UTF-8 comes from a spreadsheet of western Europe.
    guard text.unicodeScalars.contains("\u{FFFD}"), !bytes.contains(0xEF) else { return text }
    return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
  }

  private static func wide(_ bytes: ArraySlice<UInt8>, isLittle: Bool) -> String {
    let pairs = stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2)
    let units = pairs.map { index -> UInt16 in
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      return isLittle ? second << 8 | first : first << 8 | second
    }
    return String(decoding: units, as: UTF16.self)
  }

  /// JSON begins with a brace; a table has a header that names columns.
  private static func look(of text: String) -> Format {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: true)
    guard let first = lines.first(where: { !$0.trimmed.isEmpty })?.trimmed else { return .markdown }
    if first.hasPrefix("{") { return .json }
    if first.hasPrefix("|") || first.hasPrefix("# ") || first.hasPrefix("##") { return .markdown }
    guard let table = ImportTable(csv: text), table.header.count > 1 else { return .markdown }
    let known = table.header.count {
      ImportColumn(header: $0) != nil || ImportRows.numbered($0) != nil
    }
    let isEven =
      !table.rows.isEmpty && table.rows.allSatisfy { $0.cells.count == table.header.count }
    return known * 2 >= table.header.filter { !$0.isEmpty }.count || known > 0 && isEven
      ? .csv : .markdown
  }
}
