/// How many columns of a terminal text takes.
package enum TextWidth {
  /// The columns of one character as it is drawn: 1 or 2, 0 for one that only modifies.
  package static func columns(of character: Character) -> Int { 1 }
  /// The columns of a text as it is drawn.
  package static func columns(of text: String) -> Int { text.count }
  /// What is drawn for a character: itself, or visible symbols where it would steer the terminal.
  package static func visible(_ character: Character) -> String { String(character) }
}
