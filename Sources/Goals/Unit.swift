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

  private let canonical: String

  /// A unit as written, for instance in a KPI's `Unit:` field.
  public init(_ text: String, leads: Bool? = nil) {
    self.text = text
    self.leads = leads ?? ["$", "£", "¥"].contains(text)
    self.canonical = text.split(separator: " ").map(Unit.singular).joined(separator: " ")
  }

  /// Per cent.
  public static let percent = Unit("%")

  /// The unit as it reads after this number: `day` after 1.
  func text(after number: Double) -> String { abs(number) == 1 ? canonical : text }

  static func isCurrency(_ character: Character) -> Bool {
    character.unicodeScalars.first?.properties.generalCategory == .currencySymbol
  }

  // Only words in small letters have an English plural here: `NPS` and `MBs` stay.
  private static func singular(_ word: Substring) -> String {
    guard word.count >= 3, word.allSatisfy(\.isLowercase), word.hasSuffix("s"),
      !word.hasSuffix("ss")
    else { return String(word) }
    if word.hasSuffix("ies"), word.count > 4 { return word.dropLast(3) + "y" }
    let takesEs = ["ses", "xes", "ches", "shes", "zes"].contains { word.hasSuffix($0) }
    return String(word.dropLast(takesEs && word.count > 4 ? 2 : 1))
  }
}

extension Unit: Hashable {
  /// Whether both count the same thing.
  public static func == (left: Unit, right: Unit) -> Bool { left.canonical == right.canonical }

  /// Hashes what ``==(_:_:)`` compares.
  public func hash(into hasher: inout Hasher) { hasher.combine(canonical) }
}
