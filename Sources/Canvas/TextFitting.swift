extension TextWidth {
  /// A text cut to so many columns, its end replaced by an ellipsis where something is missing.
  package static func truncated(
    _ text: String, to columns: Int, ellipsis: String = "…"
  ) -> String {
    guard self.columns(of: text) > columns else { return text }
    let room = columns - self.columns(of: ellipsis)
    return room < 0
      ? prefix(of: text, columns: columns) : prefix(of: text, columns: room) + ellipsis
  }

  /// A text filled up with blanks to so many columns, or cut to them.
  package static func padded(_ text: String, to columns: Int) -> String {
    let fitting = truncated(text, to: columns)
    let missing = max(0, columns - self.columns(of: fitting))
    return fitting + String(repeating: " ", count: missing)
  }

  /// A text broken into lines of at most so many columns.
  ///
  /// It breaks between words, inside a word only where that is longer than a line. Its own line
  /// breaks stay.
  package static func wrapped(_ text: String, to columns: Int) -> [String] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .flatMap { wrappedParagraph($0, to: max(1, columns)) }
  }

  /// As many whole characters as fit into the columns.
  package static func prefix(of text: String, columns: Int) -> String {
    var (end, used) = (text.startIndex, 0)
    while end < text.endIndex {
      used += self.columns(of: text[end])
      if used > columns { break }
      end = text.index(after: end)
    }
    return String(text[..<end])
  }

  private static func wrappedParagraph(_ paragraph: Substring, to columns: Int) -> [String] {
    var lines: [String] = []
    var (line, used) = ("", 0)
    for word in paragraph.split(whereSeparator: { $0 == " " || $0 == "\t" }) {
      for part in parts(of: String(word), columns: columns) {
        let width = self.columns(of: part)
        if line.isEmpty {
          (line, used) = (part, width)
        } else if used + 1 + width <= columns, part.count == word.count {
          line += " " + part
          used += 1 + width
        } else {
          lines.append(line)
          (line, used) = (part, width)
        }
      }
    }
    return lines + [line]
  }

  /// A word in pieces that fit a line; at least one character each, so that it comes to an end.
  private static func parts(of word: String, columns: Int) -> [String] {
    var parts: [String] = []
    var rest = word
    while self.columns(of: rest) > columns {
      let head = prefix(of: rest, columns: columns)
      let count = max(1, head.count)
      parts.append(String(rest.prefix(count)))
      rest = String(rest.dropFirst(count))
    }
    return rest.isEmpty ? parts : parts + [rest]
  }
}
