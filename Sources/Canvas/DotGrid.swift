/// Fine dots, two columns and four rows of them in a cell: Unicode's braille patterns. Each cell has
/// the ink of what was drawn in it last.
struct DotGrid {
  /// Its size in dots.
  let columns: Int
  let rows: Int
  private let width: Int
  private var patterns: [UInt8]
  private var inks: [Ink]

  /// A grid of so many cells.
  init(_ size: Size) {
    (columns, rows, width) = (size.width * 2, size.height * 4, size.width)
    patterns = Array(repeating: 0, count: size.width * size.height)
    inks = Array(repeating: .text, count: patterns.count)
  }

  /// Sets a dot; those outside are left out.
  mutating func set(_ point: Point, _ ink: Ink) {
    guard (0..<columns).contains(point.x), (0..<rows).contains(point.y) else { return }
    let index = point.y / 4 * width + point.x / 2
    patterns[index] |= DotGrid.bits[point.x % 2][point.y % 4]
    inks[index] = ink
  }

  /// A straight line; dotted, it keeps one dot in `stride` along its longer side.
  mutating func line(from start: Point, to end: Point, _ ink: Ink, stride: Int = 1) {
    let (width, height) = (end.x - start.x, end.y - start.y)
    let steps = max(1, max(abs(width), abs(height)))
    for step in 0...steps where step % stride == 0 {
      // Halves round away from the start, both ways alike.
      let x = start.x + (2 * width * step + (width < 0 ? -steps : steps)) / (2 * steps)
      let y = start.y + (2 * height * step + (height < 0 ? -steps : steps)) / (2 * steps)
      set(Point(x: x, y: y), ink)
    }
  }

  /// Lays the dots over what is drawn; cells without one stay.
  func draw(on frame: inout Frame, x: Int, y: Int) {
    for (index, pattern) in patterns.enumerated() where pattern != 0 {
      let scalar = Unicode.Scalar(Braille.first + UInt32(pattern)) ?? " "
      frame[x + index % width, y + index / width] = Cell(Character(scalar), inks[index])
    }
  }

  private static let bits: [[UInt8]] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]]
}

/// What stands for a braille pattern where there are none.
enum Braille {
  static let first: UInt32 = 0x2800

  /// Which halves of the cell have dots; `nil` for a character that is no pattern.
  private static func halves(of character: Character) -> (upper: Bool, lower: Bool)? {
    guard let scalar = character.unicodeScalars.first,
      (first..<first + 256).contains(scalar.value)
    else { return nil }
    let pattern = scalar.value - first
    return (pattern & 0b0001_1011 != 0, pattern & 0b1110_0100 != 0)
  }

  static func twin(of character: Character) -> Character? {
    halves(of: character).map { one(of: ("'", ".", ":"), $0) }
  }

  static func halfBlock(of character: Character) -> Character? {
    halves(of: character).map { one(of: ("▀", "▄", "█"), $0) }
  }

  /// The quarters of the cell that have dots, as a block.
  static func block(of character: Character) -> Character? {
    guard let scalar = character.unicodeScalars.first, (first..<first + 256).contains(scalar.value)
    else { return nil }
    let pattern = scalar.value - first
    let quarters = [0b0000_0011, 0b0001_1000, 0b0100_0100, 0b1010_0000].enumerated()
    return blocks[
      quarters.reduce(0) { $0 | (pattern & UInt32($1.element) == 0 ? 0 : 1 << $1.offset) }]
  }

  /// By the quarters that are filled: upper left 1, upper right 2, lower left 4, lower right 8.
  private static let blocks: [Character] = [
    " ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█",
  ]

  private static func one(
    of choices: (Character, Character, Character), _ halves: (upper: Bool, lower: Bool)
  ) -> Character {
    switch halves {
    case (true, true): choices.2
    case (true, false): choices.0
    case (false, true): choices.1
    case (false, false): " "
    }
  }
}

/// The characters that pictures are drawn with.
package enum GlyphSet: String, CaseIterable, Sendable {
  /// Fine dots, which not every font has.
  case braille
  /// Blocks, a quarter of a cell each.
  case block
  case ascii
}

extension Frame {
  /// The same picture in a set of characters.
  package func drawn(with glyphs: GlyphSet) -> Frame {
    switch glyphs {
    case .braille: return self
    case .ascii: return transliterated()
    case .block:
      var frame = self
      frame.mapCharacters { character, _ in Braille.block(of: character) ?? character }
      return frame
    }
  }

  /// The same picture in what the font of the kernel's console has.
  package func drawnForConsole() -> Frame {
    var frame = self
    frame.mapCharacters { character, _ in
      Braille.halfBlock(of: character) ?? Frame.consoleTwins[character] ?? character
    }
    return frame
  }

  private static let consoleTwins: [Character: Character] = [
    Glyph.heavyHalf: Glyph.heavy, Glyph.change: "▒", Glyph.folded: "►", Glyph.unfolded: "▼",
    "✓": "√", "✗": "x",
  ]
}
