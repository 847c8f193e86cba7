import Goals

extension TextLines {
  /// The line of a place and a caret below the column, or nothing where the place names no line.
  ///
  /// Of a long line only the surroundings of the column are shown.
  func excerpt(at place: Place, width: (Character) -> Int) -> [String] {
    guard (1..<(count + 1)).contains(place.line) else { return [] }
    let characters = Array(text(content(place.line)))
    let caret = min(max(place.column - 1, 0), characters.count)
    let start = caret > 60 ? caret - 40 : 0
    let end = min(characters.count, start + 76)
    let before = visible(characters[start..<caret])
    let line = before + visible(characters[caret..<max(caret, end)])
    let indent = before.reduce(start > 0 ? 1 : 0) { $0 + width($1) }
    return [
      (start > 0 ? "…" : "") + line + (end < characters.count ? "…" : ""),
      String(repeating: " ", count: indent) + "^",
    ]
  }

  private func visible(_ characters: ArraySlice<Character>) -> String { String(characters).visible }
}

extension String {
  /// In quotation marks as a message quotes what is written: on one line, controls visible, the end
  /// of a long text left out.
  package var quoted: String {
    let start = prefix(41)
    let shown = start.count > 40 ? start.prefix(39) + "…" : start
    return "\"" + String(shown).visible + "\""
  }

  /// With symbols in place of what would steer a terminal or reorder the text around it.
  package var visible: String {
    String(String.UnicodeScalarView(unicodeScalars.map(\.visible)))
  }
}

extension Unicode.Scalar {
  /// Control pictures for C0 and DEL, U+FFFD for C1 and the marks that change the direction.
  fileprivate var visible: Unicode.Scalar {
    switch value {
    case 0x09: " "
    case 0x00..<0x20: Unicode.Scalar(0x2400 + value) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    case 0x80..<0xA0, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: "\u{FFFD}"
    default: self
    }
  }
}
