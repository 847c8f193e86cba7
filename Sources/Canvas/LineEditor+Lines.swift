extension LineEditor {
  /// The line that the cursor is in, without its break.
  var line: Range<Int> {
    let start = characters[..<cursor].lastIndex(of: "\n").map { $0 + 1 } ?? 0
    return start..<end(ofLineAt: start)
  }

  /// Whether the cursor stands at the end of a line that another one follows.
  var isAtBreak: Bool { cursor < characters.count && characters[cursor] == "\n" }

  /// Goes to the line above or below, as far to the right as it goes; `false` where there is none.
  mutating func moveLine(by step: Int) -> Bool {
    let (line, column) = (line, cursor - line.lowerBound)
    guard step < 0 ? line.lowerBound > 0 : line.upperBound < characters.count else { return false }
    cursor = step < 0 ? line.lowerBound - 1 : line.upperBound + 1
    cursor = min(self.line.lowerBound + column, self.line.upperBound)
    return true
  }

  private func end(ofLineAt start: Int) -> Int {
    characters[start...].firstIndex(of: "\n") ?? characters.count
  }

  /// The characters that stand in each row of so many columns, wrapped at blanks. What has one line
  /// only has one row, and scrolls.
  func rows(width: Int) -> [Range<Int>] {
    guard hasLines, width > 1 else { return [0..<characters.count] }
    var (rows, start): ([Range<Int>], Int) = ([], 0)
    while true {
      let end = end(ofLineAt: start)
      rows += wrapped(start..<end, width: width)
      guard end < characters.count else { return rows }
      start = end + 1
    }
  }

  /// Which of its rows the cursor is in.
  func cursorRow(in rows: [Range<Int>]) -> Int {
    rows.lastIndex { $0.lowerBound <= cursor } ?? 0
  }

  private func wrapped(_ line: Range<Int>, width: Int) -> [Range<Int>] {
    var (rows, start, used): ([Range<Int>], Int, Int) = ([], line.lowerBound, 0)
    var blank: Int?
    for index in line {
      let columns = TextWidth.columns(of: characters[index])
      // The last column is the cursor's.
      if used + columns > width - 1, index > start {
        let next = blank.map { $0 + 1 } ?? index
        rows.append(start..<next)
        used = characters[next..<index].reduce(0) { $0 + TextWidth.columns(of: $1) }
        (start, blank) = (next, nil)
      }
      if characters[index] == " " { blank = index }
      used += columns
    }
    return rows + [start..<line.upperBound]
  }

  /// Draws one of its rows; the column where the cursor would stand in it.
  @discardableResult
  func draw(row: Range<Int>, on frame: inout Frame, x: Int, y: Int, width: Int) -> Int {
    let text = characters[row].filter { $0 != "\n" }
    frame.draw(String(text), x: x, y: y, Ink(.input), within: width)
    let before = characters[row.lowerBound..<max(row.lowerBound, min(cursor, row.upperBound))]
    return x + before.reduce(0) { $0 + TextWidth.columns(of: $1) }
  }
}
