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
