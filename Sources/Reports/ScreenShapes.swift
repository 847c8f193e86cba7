import Canvas
import Goals

/// Neighbouring cells of one row that are inked alike and drawn in the same way.
struct Run {
  let x: Int
  let ink: Ink
  let isDrawn: Bool
  private(set) var columns = 0
  private(set) var text = ""

  /// A row in as few runs as there can be; a wide character is one of its own, because no font is
  /// sure to give it exactly two columns.
  static func runs(of row: ArraySlice<Cell>) -> [Run] {
    var runs: [Run] = []
    for (x, cell) in row.enumerated() {
      guard !cell.isContinuation else {
        if !runs.isEmpty { runs[runs.count - 1].columns = 2 }
        continue
      }
      let isDrawn = !Shape.shapes(of: cell.character).isEmpty
      let isWide = TextWidth.columns(of: cell.character) == 2
      if isWide || runs.last.map({ $0.ink != cell.ink || $0.isDrawn != isDrawn }) ?? true
        || runs.last.map({ TextWidth.columns(of: $0.text) != $0.text.count }) ?? false
      {
        runs.append(Run(x: x, ink: cell.ink, isDrawn: isDrawn))
      }
      runs[runs.count - 1].columns += 1
      runs[runs.count - 1].text.append(cell.character)
    }
    return runs
  }

  /// The text with blanks that no reader of the picture drops.
  var unbroken: String { String(text.map { $0 == " " ? "\u{A0}" : $0 }) }

  private init(x: Int, ink: Ink, isDrawn: Bool) {
    (self.x, self.ink, self.isDrawn) = (x, ink, isDrawn)
  }
}

/// A rectangle of a picture, in its units.
struct Shape {
  /// The cell of a terminal.
  static let (cellWidth, cellHeight) = (9.0, 19.0)

  var x: Double
  var y: Double
  let width: Double
  let height: Double

  init(_ x: Double, _ y: Double, _ width: Double, _ height: Double) {
    (self.x, self.y, self.width, self.height) = (x, y, width, height)
  }

  func moved(x: Double, y: Double) -> Shape {
    Shape(self.x + x, self.y + y, width, height)
  }

  func html(fill: String, isFaint: Bool = false) -> HTML {
    HTML(
      "rect",
      [
        "x": Decimal.text(x), "y": Decimal.text(y), "width": Decimal.text(width),
        "height": Decimal.text(height), "fill": fill, "opacity": isFaint ? "0.65" : "",
      ])
  }

  /// What a block or a line consists of in its cell; nothing for other characters.
  static func shapes(of character: Character) -> [Shape] {
    if TextWidth.isPlain(character) { return [] }
    let (width, height, middle) = (cellWidth, cellHeight, 9.0)
    if let index = Glyph.levels.firstIndex(of: character) {
      let level = (height - 3) * Double(index + 1) / 8
      return [Shape(0.5, height - 1 - level, width - 1, level)]
    }
    let across = Shape(0, middle, width, 1)
    let right = Shape(4, middle, width - 4, 1)
    return switch character {
    case Glyph.horizontal: [across]
    case Glyph.heavy: [Shape(0, middle - 0.5, width, 2)]
    case Glyph.heavyHalf: [Shape(0, middle - 0.5, width / 2, 2)]
    case Glyph.change: (0..<3).map { Shape(3 * Double($0) + 0.5, middle - 0.5, 2, 2) }
    case Glyph.marker: [Shape(0, 0, width / 2, height)]
    case Glyph.vertical: [Shape(4, 0, 1, height)]
    case Glyph.teeDown: [across, Shape(4, middle, 1, height - middle)]
    case Glyph.teeUp: [across, Shape(4, 0, 1, middle)]
    case Glyph.teeLeft: [Shape(0, middle, 5, 1), Shape(4, 0, 1, height)]
    case Glyph.teeRight: [right, Shape(4, 0, 1, height)]
    case Glyph.corner: [right, Shape(4, 0, 1, middle + 1)]
    case Glyph.rightCorner: [Shape(0, middle, 5, 1), Shape(4, 0, 1, middle + 1)]
    case Glyph.expected: [Shape(3.5, 0, 2, height)]
    case Glyph.target: [Shape(1, middle, 3, 1), Shape(6, middle, 3, 1)]
    default: dots(of: character)
    }
  }

  /// The dots of a braille pattern, of which charts are made: Unicode numbers the three upper rows
  /// column by column, and the lowest row after them.
  private static func dots(of character: Character) -> [Shape] {
    guard let scalar = character.unicodeScalars.first, 0x2800...0x28FF ~= scalar.value else {
      return []
    }
    return (0..<8).filter { scalar.value >> UInt32($0) & 1 == 1 }.map { bit in
      let (column, row) = bit < 6 ? (bit / 3, bit % 3) : (bit - 6, 3)
      return Shape(1.25 + 4.5 * Double(column), 1.375 + 4.75 * Double(row), 2, 2)
    }
  }
}

/// The colours of the terminal that a picture shows, for themes that leave them to the terminal.
enum TerminalColors {
  static let foreground = "#d4d8dd"
  static let background = "#14181d"

  static func text(_ color: Color, or fallback: String) -> String {
    if case .indexed(let index) = color, index < 16 { return ansi[Int(index)] }
    guard let (red, green, blue) = color.components else { return fallback }
    return "#" + [red, green, blue].map(hexadecimal).joined()
  }

  private static func hexadecimal(_ byte: Int) -> String {
    let digits = String(byte, radix: 16)
    return digits.count < 2 ? "0" + digits : digits
  }

  /// Quiet twins of the ANSI colours, as most terminals have them today.
  private static let ansi = [
    "#484f58", "#ff8078", "#5fcf77", "#e3b341", "#79c0ff", "#d2a8ff", "#76d1e0", "#c9d1d9",
    "#8b949e", "#ff9288", "#7ee787", "#f2cc60", "#a5d6ff", "#e2c5ff", "#a4e8f2", "#ffffff",
  ]
}
