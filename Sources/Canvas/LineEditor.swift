/// A line of input as a value: its characters, and a cursor that stands before one of them. Where
/// it may have several lines, their breaks are characters of it.
///
/// Holds no other control character, whatever is typed or pasted.
package struct LineEditor: Hashable, Sendable {
  private(set) var characters: [Character]
  /// Whether it may have several lines; otherwise a line break becomes a blank.
  package let hasLines: Bool
  /// The characters before the cursor.
  package internal(set) var cursor: Int
  /// What was taken away last by a key that takes more than one character.
  private var killed: [Character] = []

  package init(_ text: String = "", hasLines: Bool = false) {
    self.hasLines = hasLines
    characters = Array(LineEditor.clean(text, keepingLines: hasLines))
    cursor = characters.count
  }

  /// All of it; setting it moves the cursor to its end.
  package var text: String {
    get { String(characters) }
    set {
      characters = Array(LineEditor.clean(newValue, keepingLines: hasLines))
      cursor = characters.count
    }
  }

  package var isEmpty: Bool { characters.isEmpty }

  /// The word that ends at the cursor, back to a blank or one of these.
  package func word(after separators: Set<Character> = []) -> String {
    let isEnd = { (character: Character) in character == " " || separators.contains(character) }
    let start = characters[..<cursor].lastIndex(where: isEnd).map { $0 + 1 } ?? 0
    return String(characters[start..<cursor])
  }

  /// Puts a text in place of so many characters before the cursor.
  package mutating func replace(_ count: Int, with text: String) {
    remove(max(0, cursor - count)..<cursor)
    insert(text)
  }

  /// Does what readline does for a key; false for a key that means nothing in a line.
  package mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .paste(let text): insert(text)
    case .left, .control("b"): cursor = max(0, cursor - 1)
    case .right, .control("f"): cursor = min(characters.count, cursor + 1)
    case .home, .control("a"): cursor = line.lowerBound
    case .end, .control("e"): cursor = line.upperBound
    case .backspace, .control("h"): remove(max(0, cursor - 1)..<cursor)
    case .delete, .control("d"): remove(cursor..<min(characters.count, cursor + 1))
    case .control("w"): kill(startOfWord..<cursor)
    case .control("u"): kill(startOfKill..<cursor)
    case .control("k"): kill(cursor..<(isAtBreak ? cursor + 1 : line.upperBound))
    case .control("o") where hasLines, .alt(.enter) where hasLines: breakLine()
    case .up where hasLines: return moveLine(by: -1)
    case .down where hasLines: return moveLine(by: 1)
    case .control("y"): insert(String(killed))
    case .control("t"): transpose()
    case .alt(let key): return handleWithAlt(key)
    default: return false
    }
    return true
  }

  /// What readline does for words, which are letters and digits here.
  private mutating func handleWithAlt(_ key: Key) -> Bool {
    switch key {
    case .character("b"), .left: cursor = wordBefore
    case .character("f"), .right: cursor = wordAfter
    case .character("d"), .delete: kill(cursor..<wordAfter)
    case .backspace, .control("h"): kill(wordBefore..<cursor)
    case .character("u"): recast { $0.uppercased() }
    case .character("l"): recast { $0.lowercased() }
    case .character("c"): recast { $0.prefix(1).uppercased() + $0.dropFirst().lowercased() }
    default: return false
    }
    return true
  }

  package mutating func insert(_ text: String) {
    let left = String(characters[..<cursor]) + LineEditor.clean(text, keepingLines: hasLines)
    // A mark joins the letter before it, so the line is divided into characters anew.
    characters = Array(left + String(characters[cursor...]))
    cursor = min(left.count, characters.count)
  }

  /// The start of the line; from there, the line before is joined.
  private var startOfKill: Int { cursor > line.lowerBound ? line.lowerBound : max(0, cursor - 1) }

  private mutating func breakLine() {
    characters.insert("\n", at: cursor)
    cursor += 1
  }

  private mutating func remove(_ range: Range<Int>) {
    characters.removeSubrange(range)
    cursor = range.lowerBound
  }

  private mutating func kill(_ range: Range<Int>) {
    killed = Array(characters[range])
    remove(range)
  }

  /// Back over blanks, then over what is none.
  private var startOfWord: Int {
    let isBlank = { (character: Character) in character == " " || character == "\n" }
    let word = characters[..<cursor].lastIndex { !isBlank($0) } ?? 0
    return characters[..<word].lastIndex(where: isBlank).map { $0 + 1 } ?? 0
  }

  /// Where the word begins that the cursor is in, or behind.
  private var wordBefore: Int {
    let end = characters[..<cursor].lastIndex(where: \.isInWord) ?? 0
    return characters[..<end].lastIndex { !$0.isInWord }.map { $0 + 1 } ?? 0
  }

  /// Where the word ends that the cursor is in, or before.
  private var wordAfter: Int {
    let start = characters[cursor...].firstIndex(where: \.isInWord) ?? characters.count
    return characters[start...].firstIndex { !$0.isInWord } ?? characters.count
  }

  /// Writes the rest of the word in other letters, and goes behind it.
  private mutating func recast(_ change: (String) -> String) {
    let range = cursor..<wordAfter
    let start = characters[range].firstIndex(where: \.isInWord) ?? range.upperBound
    let word = Array(change(String(characters[start..<range.upperBound])))
    characters.replaceSubrange(start..<range.upperBound, with: word)
    cursor = start + word.count
  }

  /// Swaps the characters around the cursor, at the end of the line the two before it.
  private mutating func transpose() {
    let after = min(cursor, characters.count - 1)
    guard cursor > 0, after > 0 else { return }
    characters.swapAt(after - 1, after)
    cursor = after + 1
  }

  /// Tabs become a blank, and line breaks where there is one line only; those at the end and other
  /// control characters become nothing.
  private static func clean(_ text: String, keepingLines hasLines: Bool) -> String {
    var text = text[...]
    while text.last?.isNewline == true { text.removeLast() }
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return lines.map { line in
      var scalars = line.replacing("\t", with: " ").unicodeScalars
      scalars.removeAll { $0.properties.generalCategory == .control }
      return String(scalars)
    }.joined(separator: hasLines ? "\n" : " ")
  }
}

extension Character {
  fileprivate var isInWord: Bool { isLetter || isNumber }
}

extension LineEditor {
  /// Draws the line into so many columns, scrolled so that the cursor is visible.
  ///
  /// - Returns: the column where the cursor stands.
  @discardableResult
  package func draw(
    on frame: inout Frame, x: Int, y: Int, width: Int, _ ink: Ink = Ink(.input)
  ) -> Int {
    guard width > 0 else { return x }
    frame.fill(Rect(x: x, y: y, width: width, height: 1), " ", ink)
    let column = frame.draw(visibleBefore(columns: width - 1), x: x, y: y, ink, within: width)
    frame.draw(String(characters[cursor...]), x: column, y: y, ink, within: x + width - column)
    return column
  }

  /// As much of the text before the cursor as fits: its end.
  private func visibleBefore(columns: Int) -> String {
    var (start, used) = (cursor, 0)
    while start > 0 {
      used += TextWidth.columns(of: characters[start - 1])
      if used > columns { break }
      start -= 1
    }
    return String(characters[start..<cursor])
  }
}
