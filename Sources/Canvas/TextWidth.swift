/// How many columns of a terminal text takes, and what of it may be drawn at all.
///
/// The widths are those of Unicode's East Asian Width as the C library's `wcwidth` has them, because
/// the cursor that curses counts moves by `wcwidth`: a line on which both disagree is drawn wrong.
/// Ambiguous characters take one column.
package enum TextWidth {
  /// The columns of one character as it is drawn: mostly 1 or 2, 0 for one that only modifies, more
  /// where a cluster has several characters of its own width (Indic conjuncts, joined emoji).
  package static func columns(of character: Character) -> Int {
    if isPlain(character) { return 1 }
    return pieces(of: character).reduce(0) { $0 + columns(ofPiece: $1) }
  }

  /// The columns of a text as it is drawn.
  package static func columns(of text: String) -> Int {
    let bytes = text.utf8
    if bytes.allSatisfy({ $0 < 0x80 }) { return bytes.count }
    return text.reduce(0) { $0 + columns(of: $1) }
  }

  /// What is drawn for a character: itself, or visible symbols where it would steer the terminal or
  /// hide something.
  package static func visible(_ character: Character) -> String {
    isPlain(character) ? String(character) : String(pieces(of: character))
  }

  /// The characters, each of 1 or 2 columns, that are drawn for a character one after the other.
  ///
  /// A terminal's cell holds one base and the marks on it, so a cluster with several bases is taken
  /// apart: 👩‍💻 becomes 👩💻, 🇩🇪 becomes DE. Marks without a base are left out.
  package static func pieces(of character: Character) -> [Character] {
    if isPlain(character) { return [character] }
    var pieces: [Character] = []
    var base: Unicode.Scalar?
    for scalar in character.unicodeScalars {
      switch Drawing(scalar, after: base) {
      case .omitted: continue
      case .mark:
        guard let piece = pieces.popLast() else { continue }
        pieces.append(Character(String(piece) + String(scalar)))
      case .symbol(let symbol): pieces.append(symbol)
      case .itself:
        base = scalar
        pieces.append(Character(scalar))
      }
    }
    return pieces
  }

  /// The columns of a character that `pieces` gave.
  package static func columns(ofPiece piece: Character) -> Int {
    isPlain(piece) ? 1 : piece.unicodeScalars.first.map(columns(of:)) ?? 0
  }

  /// A printable ASCII character: by far the most, and they need no table.
  package static func isPlain(_ character: Character) -> Bool {
    let bytes = character.utf8
    guard let byte = bytes.first, bytes.count == 1 else { return false }
    return byte >= 0x20 && byte < 0x7F
  }

  static func columns(of scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    if isZeroWidth(scalar) { return 0 }
    return isWide(scalar) ? 2 : 1
  }

  private static func isZeroWidth(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: true
    case .format: !isArabicSign(scalar)
    // Vowels and final consonants of Hangul stand in the columns of the consonant before them.
    default: 0x1160...0x11FF ~= scalar.value || 0xD7B0...0xD7FF ~= scalar.value
    }
  }

  /// Format characters with a picture of their own, such as the Arabic number sign.
  private static func isArabicSign(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isGraphemeExtend == false
      && !scalar.properties.isDefaultIgnorableCodePoint
      && !scalar.properties.isBidiControl && (0x600...0x8E2 ~= scalar.value)
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x1100 else { return false }
    if scalar.properties.isEmojiPresentation { return !isRegionalIndicator(scalar) }
    return wideRanges.contains { $0 ~= scalar.value }
  }

  static func isRegionalIndicator(_ scalar: Unicode.Scalar) -> Bool {
    0x1F1E6...0x1F1FF ~= scalar.value
  }

  /// What East Asian Width calls wide or full-width, emoji left out.
  ///
  /// Gaps that Unicode has not assigned are closed.
  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C,
    0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60,
    0xFFE0...0xFFE6, 0x16FE0...0x1B2FF, 0x1F200...0x1F265, 0x20000...0x3FFFD,
  ]
}

/// What becomes of one scalar of a cluster on the screen.
private enum Drawing {
  case itself
  case mark
  case omitted
  case symbol(Character)

  init(_ scalar: Unicode.Scalar, after base: Unicode.Scalar?) {
    if let symbol = Drawing.symbol(for: scalar) {
      self = .symbol(symbol)
    } else if Drawing.isJoiner(scalar) {
      // Joiners shape Arabic and Indic letters; between emoji they would claim fewer columns.
      self = base?.properties.generalCategory == .otherLetter ? .mark : .omitted
    } else if scalar.properties.isVariationSelector || scalar.properties.isEmojiModifier {
      self = scalar.properties.isEmojiModifier && base == nil ? .itself : .omitted
    } else if TextWidth.columns(of: scalar) == 0 {
      self = scalar.properties.generalCategory == .format ? .symbol("\u{FFFD}") : .mark
    } else {
      self = .itself
    }
  }

  private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\u{200C}" || scalar == "\u{200D}"
  }

  /// Control pictures for C0 and DEL, letters for flags, and the replacement character for what is
  /// no text: C1, line separators, what is not assigned.
  private static func symbol(for scalar: Unicode.Scalar) -> Character? {
    switch scalar.value {
    case 0x09: return " "
    case 0x00..<0x20: return Unicode.Scalar(0x2400 + scalar.value).map { Character($0) }
    case 0x7F: return "\u{2421}"
    case 0x1F1E6...0x1F1FF:
      return Unicode.Scalar(scalar.value - 0x1F1E6 + 0x41).map { Character($0) }
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .unassigned, .surrogate: return "\u{FFFD}"
    default: return scalar == "\u{AD}" ? "-" : nil
    }
  }
}
