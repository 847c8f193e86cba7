/// One cell of the screen: a character and its ink.
///
/// The right half of a two-column character holds ``Cell/continuation``.
package struct Cell: Hashable, Sendable {
  package var character: Character
  package var ink: Ink

  package init(_ character: Character, _ ink: Ink = .text) {
    self.character = character
    self.ink = ink
  }

  package static let blank = Cell(" ")

  /// Stands behind a character that is two columns wide; never shown itself.
  package static let continuation = Cell("\0")

  package var isContinuation: Bool { character == "\0" }
}

/// A picture of the whole screen as a value: cells, and where the cursor stands.
///
/// Whatever is drawn beyond the edge, or across the edge of a clip, is cut at a whole character.
package struct Frame: Hashable, Sendable {
  package let size: Size
  package private(set) var cells: [Cell]
  /// Where the real cursor stands, so that screen readers and braille lines follow; none: hidden.
  package var cursor: Point?
  /// Only cells in here are changed.
  package var clip: Rect

  package init(size: Size) {
    self.size = size
    self.cells = Array(repeating: .blank, count: size.width * size.height)
    self.clip = Rect(size)
  }

  package var bounds: Rect { Rect(size) }

  package subscript(x: Int, y: Int) -> Cell {
    get { bounds.contains(x: x, y: y) ? cells[y * size.width + x] : .blank }
    set { put(newValue, x: x, y: y) }
  }

  /// Draws text from a cell rightwards and returns the column after it.
  ///
  /// Control and bidirectional characters are drawn as visible symbols: what a file holds never
  /// reaches the terminal raw.
  @discardableResult
  package mutating func draw(
    _ text: String, x: Int, y: Int, _ ink: Ink = .text, within limit: Int = .max
  ) -> Int {
    var column = x
    let end = limit == .max ? clip.maxX : min(clip.maxX, x + limit)
    for character in text {
      if TextWidth.isPlain(character) {
        guard column < end else { return column }
        place(character, width: 1, x: column, y: y, ink)
        column += 1
        continue
      }
      for piece in TextWidth.pieces(of: character) {
        let width = TextWidth.columns(ofPiece: piece)
        guard column + width <= end else { return column }
        place(piece, width: width, x: column, y: y, ink)
        column += width
      }
    }
    return column
  }

  /// Draws text so that it ends before column `end`, cut at its end where it is too long.
  package mutating func draw(_ text: String, endingAt end: Int, y: Int, _ ink: Ink = .text) {
    let start = max(clip.x, end - TextWidth.columns(of: text))
    draw(text, x: start, y: y, ink, within: end - start)
  }

  /// Fills a part of the screen with one character.
  package mutating func fill(_ rect: Rect, _ character: Character = " ", _ ink: Ink = .text) {
    let area = rect.intersection(clip)
    for row in area.y..<area.maxY {
      for column in area.x..<area.maxX {
        put(Cell(character, ink), x: column, y: row)
      }
    }
  }

  /// Draws in a part of the screen only.
  package mutating func clipped(to rect: Rect, _ draw: (inout Frame) -> Void) {
    let outer = clip
    clip = outer.intersection(rect)
    draw(&self)
    clip = outer
  }

  private mutating func place(_ character: Character, width: Int, x: Int, y: Int, _ ink: Ink) {
    guard width > 0, x >= clip.x else { return }
    put(Cell(character, ink), x: x, y: y)
    if width == 2 { put(Cell("\0", ink), x: x + 1, y: y) }
  }

  /// Writes a cell and mends the other half of a wide character it may cut through.
  private mutating func put(_ cell: Cell, x: Int, y: Int) {
    guard clip.contains(x: x, y: y), bounds.contains(x: x, y: y) else { return }
    let index = y * size.width + x
    if cells[index].isContinuation, !cell.isContinuation, x > 0 {
      cells[index - 1].character = " "
    }
    if x + 1 < size.width, cells[index + 1].isContinuation,
      cell.isContinuation
        || TextWidth.columns(of: cell.character) < 2
    {
      cells[index + 1].character = " "
    }
    cells[index] = cell
  }
}

extension Frame {
  /// Replaces every character by one of a single column, both halves of a wide one alike.
  mutating func mapCharacters(_ replacement: (_ character: Character, _ isWide: Bool) -> Character)
  {
    for index in cells.indices where !TextWidth.isPlain(cells[index].character) {
      let isLeftHalf = cells.indices.contains(index + 1) && cells[index + 1].isContinuation
      let isWide = cells[index].isContinuation || isLeftHalf
      cells[index].character = replacement(cells[index].character, isWide)
      if isLeftHalf { cells[index + 1].character = replacement("\0", true) }
    }
  }

  /// Spells signs in two characters where the cell behind them, in the same row, is blank.
  mutating func spreadPairs() {
    for index in cells.indices.dropLast() where (index + 1) % size.width != 0 {
      guard !TextWidth.isPlain(cells[index].character), cells[index + 1].character == " ",
        let (first, second) = ASCII.pair(of: cells[index].character)
      else { continue }
      cells[index].character = first
      cells[index + 1] = Cell(second, cells[index].ink)
    }
  }

  /// The cells of one row.
  package func row(_ y: Int) -> ArraySlice<Cell> {
    cells[(y * size.width)..<((y + 1) * size.width)]
  }

  /// One row as text, two-column characters once, blanks at the end left out.
  package func line(_ y: Int) -> String {
    var text = String(row(y).filter { !$0.isContinuation }.map(\.character))
    while text.last == " " { text.removeLast() }
    return text
  }

  /// The screen as lines of text without any escape sequence.
  package var lines: [String] { (0..<size.height).map(line) }
}
