/// A line as it stands in a list, without what is there for the list: `- [ ]`, `KR 1.1:`, `**Key
/// Result:**`, a link's address, a score at its end.
///
///     SentenceMarks("* **KR 2:** Sign [3 partners](https://example.org) (0.7)").text
///     // "Sign 3 partners"
package struct SentenceMarks: Hashable, Sendable {
  /// The sentence itself.
  package private(set) var text: String
  /// The score or progress at the end, as written: `0.7`, `83 %`.
  package private(set) var score: String?
  /// Whether its box is ticked: `[x]`.
  package private(set) var isTicked = false

  /// Reads a line.
  package init(_ line: String) {
    text = SentenceMarks.withoutLinks(line)
    text = SentenceMarks.withoutEmphasis(text)
    takeMarks()
    takeScore()
    if text.isEmpty { text = String(line.trimmed) }
  }

  private mutating func takeMarks() {
    var rest = text.trimmed
    while let shorter = SentenceMarks.withoutMark(rest) {
      if rest.lowercased().hasPrefix("[x]") { isTicked = true }
      rest = shorter.trimmed
    }
    text = String(rest)
  }

  /// Without the first mark, where more follows it.
  private static func withoutMark(_ text: Substring) -> Substring? {
    let bullets = ["[ ]", "[x]", "[X]", "- ", "* ", "+ ", "• ", "– ", "— ", "· ", "○ ", "▪ "]
    if let bullet = bullets.first(where: text.hasPrefix) { return text.dropFirst(bullet.count) }
    return withoutNumber(text) ?? withoutLabel(text)
  }

  /// `1.`, `1.2.3`, `2)`, with a blank behind it.
  private static func withoutNumber(_ text: Substring) -> Substring? {
    let number = text.prefix { $0.isASCIIDigit || $0 == "." }
    guard let first = number.first, first.isASCIIDigit, number.count <= 8 else { return nil }
    var rest = text.dropFirst(number.count)
    let isClosed = rest.first == ")" || rest.first == ":"
    if isClosed { rest.removeFirst() }
    let isOutline =
      number.count(of: ".") > 1
      || number.contains(".") && rest.dropFirst().first?.isUppercase == true
    guard isClosed || number.hasSuffix(".") || isOutline, rest.first == " " else { return nil }
    return rest
  }

  /// `KR:`, `KR 1.1:`, `KR3 -`, `Key Result 2:`, `Objective 1:`, `O1:`, `Goal:`.
  private static func withoutLabel(_ text: Substring) -> Substring? {
    let lower = text.lowercased()
    let labels = ["key results", "key result", "keyresult", "objective", "kr", "goal", "o"]
    guard let label = labels.first(where: lower.hasPrefix) else { return nil }
    var rest = text.dropFirst(label.count).trimmed
    if rest.first == "#" { rest.removeFirst() }
    let number = rest.prefix { $0.isASCIIDigit || $0 == "." }
    rest = rest.dropFirst(number.count).trimmed
    guard let mark = rest.first, ":-–—".contains(mark), mark == ":" || !number.isEmpty else {
      return nil
    }
    return rest.dropFirst().trimmed.isEmpty ? nil : rest.dropFirst()
  }

  /// `(0.7)`, `=> 83 %` behind what has a number of its own.
  private mutating func takeScore() {
    if text.hasSuffix(")"), let open = text.lastIndex(of: "(") {
      let inside = text[text.index(after: open)...].dropLast()
      if SentenceMarks.isScore(inside) {
        score = String(inside)
        text = String(text[..<open].trimmed)
      }
    }
    guard let arrow = text.lastRange(of: "=>") else { return }
    let (before, after) = (text[..<arrow.lowerBound].trimmed, text[arrow.upperBound...].trimmed)
    let words = before.split(separator: " ")
    let numbers = words.count {
      $0.first?.isNumber ?? false || $0.dropFirst().first?.isNumber == true
    }
    let isBehindNumber =
      words.last.map { $0 == "%" || $0.contains(where: \.isNumber) } ?? true
    guard numbers > 1 || numbers == 1 && !isBehindNumber else { return }
    guard let value = try? Quantity(typed: String(after)),
      value.unit == .percent || value.number <= 1
    else { return }
    (score, text) = (String(after), String(before))
  }

  private static func isScore(_ text: Substring) -> Bool {
    guard text.contains(where: { $0 == "." || $0 == "," }),
      let value = try? Quantity(typed: String(text)), value.unit == nil
    else { return false }
    return (0...1).contains(value.number)
  }

  /// `**Open** the __door__` without the signs of emphasis.
  private static func withoutEmphasis(_ text: String) -> String {
    var text = text
    for sign in ["**", "__", "~~", "`"] {
      while let open = text.firstRange(of: sign),
        let close = String(text[open.upperBound...]).firstRange(of: sign)
      {
        let rest = String(text[open.upperBound...])
        text =
          String(text[..<open.lowerBound]) + String(rest[..<close.lowerBound])
          + String(rest[close.upperBound...])
      }
    }
    return text
  }

  /// `[three libraries](https://example.org)` as `three libraries`.
  private static func withoutLinks(_ text: String) -> String {
    var text = text
    while let middle = text.firstRange(of: "]("),
      let open = text[..<middle.lowerBound].lastIndex(of: "["),
      let close = text[middle.upperBound...].firstIndex(of: ")")
    {
      let name = text[text.index(after: open)..<middle.lowerBound]
      text = String(text[..<open]) + String(name) + String(text[text.index(after: close)...])
    }
    return text
  }
}

extension StringProtocol {
  fileprivate func count(of character: Character) -> Int { count { $0 == character } }
}

extension String {
  fileprivate func lastRange(of needle: String) -> Range<String.Index>? {
    var (found, start) = (Range<String.Index>?.none, startIndex)
    while let next = String(self[start...]).firstRange(of: needle) {
      let offset = self[start...].index(
        start, offsetBy: String(self[start...])[..<next.lowerBound].count)
      found = offset..<index(offset, offsetBy: needle.count)
      start = index(offset, offsetBy: needle.count)
    }
    return found
  }
}
