// The few things done with text here, so that the domain needs no Foundation.

extension Character {
  var isASCIIDigit: Bool { isASCII && isNumber }
}

// Twice by its type: a generic one is not specialised for other modules, and everything that is read
// goes through here.
extension Substring {
  /// Without blanks and tabs at its ends.
  package var trimmed: Substring {
    let isBlank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    if let first = utf8.first, let last = utf8.last, !isBlank(first), !isBlank(last) { return self }
    guard let start = utf8.firstIndex(where: { !isBlank($0) }),
      let last = utf8.lastIndex(where: { !isBlank($0) })
    else { return self[endIndex...] }
    return self[start..<utf8.index(after: last)]
  }
}

extension String {
  /// Without blanks and tabs at its ends.
  package var trimmed: Substring { Substring(self).trimmed }
}

extension String {
  /// With the first occurrence of a text replaced.
  func replacingFirst(_ needle: String, with replacement: String) -> String {
    guard let found = firstRange(of: needle) else { return self }
    return self[..<found.lowerBound] + replacement + self[found.upperBound...]
  }

  /// Where a text stands in this one first.
  package func firstRange(of needle: String) -> Range<String.Index>? {
    guard !needle.isEmpty else { return nil }
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(needle),
        let end = index(start, offsetBy: needle.count, limitedBy: endIndex)
      {
        return start..<end
      }
      start = index(after: start)
    }
    return nil
  }
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

/// The nearest of some known names, where one is near enough to be meant: a letter in three may be
/// wrong.
package func nearest(to name: String, among known: some Sequence<String>) -> String? {
  // Nobody meant a word of thousands of letters, which would take long to compare.
  guard name.utf8.count <= 100 else { return nil }
  let wanted = name.lowercased()
  let ranked = known.map { (name: $0, distance: editDistance(wanted, $0.lowercased())) }
  guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
  return best.distance <= max(1, min(3, (wanted.count + 1) / 3)) ? best.name : nil
}

/// How many letters must be inserted, left out or changed to get from one word to the other.
func editDistance(_ left: String, _ right: String) -> Int {
  let target = Array(right)
  var row = Array(0...target.count)
  for (index, letter) in left.enumerated() {
    var diagonal = row[0]
    row[0] = index + 1
    for column in target.indices {
      let cost = diagonal + (letter == target[column] ? 0 : 1)
      diagonal = row[column + 1]
      row[column + 1] = min(cost, row[column] + 1, diagonal + 1)
    }
  }
  return row[target.count]
}

extension String {
  /// What it is sorted by, so that numbers in it count: `top 9` before `top 10`.
  package var counting: String {
    guard utf8.contains(where: { (0x30...0x39).contains($0) }) else { return self }
    var (key, digits) = ("", "")
    for character in self {
      if character.isASCIIDigit {
        digits.append(character)
        continue
      }
      key += digits.leftPadded
      digits = ""
      key.append(character)
    }
    return key + digits.leftPadded
  }

  private var leftPadded: String {
    isEmpty ? "" : String(repeating: "0", count: max(0, 18 - count)) + self
  }
}
