/// Texts as people look for them: in small letters, without accents.
extension StringProtocol {
  /// `Zoë Müller` is `zoe muller`, and `ß` is `ss`.
  var folded: String {
    let small = lowercased()
    guard !small.utf8.allSatisfy({ $0 < 0x80 }) else { return small }
    return small.reduce(into: "") { $0 += Folding.plain($1) }
  }
}

private enum Folding {
  static func plain(_ character: Character) -> String {
    if character.isASCII { return String(character) }
    if let letter = letters[character] { return letter }
    // What is no single letter of Unicode's comes as a letter with its marks.
    let rest = character.unicodeScalars.filter { $0.properties.generalCategory != .nonspacingMark }
    return rest.isEmpty ? "" : String(String.UnicodeScalarView(rest))
  }

  /// Characters are equal however they are composed, so that a letter with a mark is found as the
  /// one that has both.
  private static let letters: [Character: String] = {
    var letters: [Character: String] = [
      "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "þ": "th",
    ]
    let marks = ((UInt32(0x300)...0x328).map(\.self) + [0x31B]).compactMap(Unicode.Scalar.init)
    // Vietnamese has tones above three of them.
    let toned = "\u{302}\u{306}\u{31B}".unicodeScalars.flatMap { mark in
      "\u{300}\u{301}\u{303}\u{309}\u{323}".unicodeScalars.map { [mark, $0] }
    }
    for base in "abcdefghijklmnopqrstuvwxyz" {
      for marks in marks.map({ [$0] }) + toned {
        var scalars = String(base).unicodeScalars
        scalars.append(contentsOf: marks)
        letters[Character(String(scalars))] = String(base)
      }
    }
    return letters
  }()
}
