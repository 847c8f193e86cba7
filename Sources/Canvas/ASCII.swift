/// Text and frames without a single byte from 0x80 up, for terminals and locales that know no more.
package enum ASCII {
  /// A text spelled in ASCII: `é` becomes `e`, `→` becomes `->`, what has no spelling `?`.
  package static func text(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    return text.map { spelling(of: $0) }.joined()
  }

  /// One ASCII character that stands for another in a cell of its own.
  package static func twin(of character: Character) -> Character {
    if character.isASCII { return character }
    return twins[character] ?? Braille.twin(of: character) ?? spelling(of: character).first ?? "?"
  }

  /// Two ASCII characters for one whose twin alone means something else: `≥ 9` is not `> 9`.
  static func pair(of character: Character) -> (Character, Character)? {
    switch character {
    case Glyph.atLeast: (">", "=")
    case Glyph.atMost: ("<", "=")
    case Glyph.arrow: ("-", ">")
    case Glyph.plusMinus: ("+", "-")
    default: nil
    }
  }

  private static func spelling(of character: Character) -> String {
    if character.isASCII { return String(character) }
    if let spelling = spellings[character] { return spelling }
    if let twin = twins[character] { return String(twin) }
    return TextWidth.pieces(of: character).map { piece in
      piece.isASCII ? String(piece) : piece.unicodeScalars.first.flatMap(latinLetter) ?? "?"
    }.joined()
  }

  /// The letters inside a Latin letter, out of its name: Unicode calls `é` LATIN SMALL LETTER E WITH
  /// ACUTE and `Æ` LATIN CAPITAL LETTER AE, so no table of decompositions is needed.
  private static func latinLetter(in scalar: Unicode.Scalar) -> String? {
    guard let name = scalar.properties.name, name.contains("LATIN ") else { return nil }
    let words = name.split(separator: " ")
    let end = words.firstIndex(of: "WITH") ?? words.endIndex
    guard let letters = words[..<end].last, letters.count <= 2 else { return nil }
    return scalar.properties.isLowercase ? letters.lowercased() : String(letters)
  }

  /// Spelled in more than one character where there is room for it.
  private static let spellings: [Character: String] = [
    "→": "->", "←": "<-", "…": "...", "≥": ">=", "≤": "<=", "±": "+-", "—": "--", "≠": "!=",
    "ß": "ss", "€": "EUR", "£": "GBP", "¥": "JPY", "©": "(c)", "™": "(tm)", "×": "x", "½": "1/2",
    "Σ": "sum",
  ]

  /// The levels of a sparkline rise by their ink, `_,:;+*#`, and neither they nor the ellipsis at
  /// the end of a word are to be taken for the sign of a status, of which `= ~ - ! ? v x` stand in
  /// the same rows.
  private static let twins: [Character: Character] = [
    "─": "-", "━": "=", "│": "|", "┬": "+", "┴": "+", "├": "+", "┤": "+", "┼": "+", "┃": "|",
    "╌": "-",
    "┌": "+", "┐": "+", "└": "+", "┘": "+", "→": ">", "←": "<", "↑": "^", "↓": "v", "≥": ">",
    "≤": "<", "±": "~", "−": "-", "…": ".", "–": "-", "—": "-", "‐": "-", "‑": "-", "·": ".",
    "•": "o", "“": "\"", "”": "\"", "„": "\"", "‘": "'", "’": "'", "‚": ",", "«": "<", "»": ">",
    "\u{A0}": " ", "\u{202F}": " ", "\u{2009}": " ", "▌": ">", "▸": ">", "▾": "v", "█": "#",
    "╸": "=", "┅": "+", "▁": "_", "▂": ",", "▃": ":", "▄": ";", "▅": "+",
    "▆": "*", "▇": "#", "●": "*", "○": "o", "◆": "#", "■": "#", "□": "o", "✓": "v", "✗": "x",
  ]
}

extension Frame {
  /// The same picture in ASCII, cell for cell: what was two columns wide becomes `??`.
  ///
  /// A blank behind a sign that one character would change the meaning of is used for its second
  /// one: `≥ 9 %` becomes `>=9 %`, `59 → 38` becomes `59 ->38`.
  package func transliterated() -> Frame {
    var frame = self
    frame.spreadPairs()
    // Bars and borders repeat one character, and looking a twin up takes its time.
    var last: (character: Character, twin: Character) = (" ", " ")
    frame.mapCharacters { character, isWide in
      if isWide { return "?" }
      if character != last.character { last = (character, ASCII.twin(of: character)) }
      return last.twin
    }
    return frame
  }
}
