/// What a number counts: `days`, `%`, `$`, `calls per rep`.
///
/// Singular and plural of a word are one unit, so `1 day` and `59 days` can be compared:
///
///     Unit("day") == Unit("days")    // true
public struct Unit: Sendable {
  /// The unit as it was written.
  public let text: String
  /// Whether it stands before the number, as `$` does in `$8000`.
  public let leads: Bool

  /// A unit as written, for instance in a KPI's `Unit:` field.
  public init(_ text: String, leads: Bool? = nil) {
    self.text = text
    self.leads = leads ?? ["$", "£", "¥"].contains(text)
  }

  /// Whether it is a word rather than a sign.
  public var isWord: Bool { text.count > 1 }

  /// Itself where it stands before its number, and so before each of two; a word stands behind the
  /// last one alone.
  package var leading: Unit? { leads ? self : nil }

  /// Per cent.
  public static let percent = Unit("%")

  /// The unit as it reads after this number: `day` after 1.
  func text(after number: Double) -> String {
    guard abs(number) == 1 else { return text }
    return text.split(separator: " ").map(Unit.singular).joined(separator: " ")
  }

  private var stem: String { text.split(separator: " ").map(Unit.stem).joined(separator: " ") }

  static func isCurrency(_ character: Character) -> Bool {
    character.unicodeScalars.first?.properties.generalCategory == .currencySymbol
  }

  // Only words in small letters have an English plural here: `NPS` and `MBs` stay.
  private static func isWord(_ word: Substring) -> Bool {
    word.count >= 3 && word.allSatisfy(\.isLowercase)
  }

  // For display, so the common plurals are enough.
  private static func singular(_ word: Substring) -> String {
    guard isWord(word), word.hasSuffix("s"), !word.hasSuffix("ss") else { return String(word) }
    if word.hasSuffix("ies"), word.count > 4 { return word.dropLast(3) + "y" }
    let takesEs = ["sses", "xes", "ches", "shes"].contains { word.hasSuffix($0) }
    return String(word.dropLast(takesEs ? 2 : 1))
  }

  // For comparison: what singular and plural have in common whatever the word. `release` and
  // `releases`, `box` and `boxes`, `bus` and `buses` differ in e and s alone, `story` and
  // `stories` in y and i besides.
  private static func stem(_ word: Substring) -> String {
    guard isWord(word) else { return String(word) }
    var stem = word
    while stem.count > 1, let last = stem.last, last == "e" || last == "s" { stem.removeLast() }
    return stem.last == "y" ? stem.dropLast() + "i" : String(stem)
  }
}

extension Unit: Hashable {
  /// Whether both count the same thing.
  public static func == (left: Unit, right: Unit) -> Bool {
    left.text == right.text || left.stem == right.stem
  }

  /// Hashes what ``==(_:_:)`` compares.
  public func hash(into hasher: inout Hasher) { hasher.combine(stem) }
}
