/// A progress bar, a line: how far something is, and a tick where it should be by now.
///
/// It leaves the upper and the lower edge of its cells free, so that rows of bars stay apart. Nothing
/// measured is an empty track, never a bar of length 0 with a tick.
package struct Gauge: Hashable, Sendable {
  package var value: Double?
  package var expected: Double?
  /// Where it is about to be.
  package var next: Double?
  package var ink: Ink

  /// Both shares count from 0 to 1 and are clamped to it.
  package init(_ value: Double?, expected: Double? = nil, next: Double? = nil, ink: Ink) {
    (self.value, self.expected, self.next, self.ink) = (value, expected, next, ink)
  }

  package func draw(on frame: inout Frame, x: Int, y: Int, width: Int) {
    guard width > 0 else { return }
    let filled = value.map { Gauge.halves(of: $0, width: width) } ?? 0
    let end = next.map { Gauge.halves(of: $0, width: width) } ?? filled
    for column in 0..<width {
      let cell = cell(filled: min(filled, end) - 2 * column)
      let isChanging = 2 * column + 1 >= min(filled, end) && 2 * column < max(filled, end)
      frame[x + column, y] =
        isChanging && filled != end && cell.character == Glyph.track
        ? Cell(Glyph.change, ink) : cell
    }
    guard value ?? next != nil, let expected else { return }
    let tick = min(width - 1, Int(Gauge.share(expected) * Double(width)))
    frame[x + tick, y] = Cell(Glyph.expected, Ink(.expected))
  }

  private func cell(filled halves: Int) -> Cell {
    halves > 0
      ? Cell(halves > 1 ? Glyph.heavy : Glyph.heavyHalf, ink) : Cell(Glyph.track, Ink(.track))
  }

  /// Rounds down, so that a bar is full only where all is done, but shows that something is done.
  private static func halves(of value: Double, width: Int) -> Int {
    let share = share(value)
    let halves = Int(share * Double(width * 2))
    return share > 0 ? max(1, halves) : 0
  }

  private static func share(_ value: Double) -> Double {
    value.isNaN ? 0 : min(1, max(0, value))
  }
}
