/// A progress bar: how far something is, and a tick where it should be by now.
///
/// Nothing measured is an empty track, never a bar of length 0 with a tick.
package struct Gauge: Hashable, Sendable {
  package var value: Double?
  package var expected: Double?
  package var ink: Ink

  /// Both shares count from 0 to 1 and are clamped to it.
  package init(_ value: Double?, expected: Double? = nil, ink: Ink) {
    self.value = value
    self.expected = expected
    self.ink = ink
  }

  package func draw(on frame: inout Frame, x: Int, y: Int, width: Int) {
    guard width > 0 else { return }
    let eighths = value.map { Gauge.eighths(of: $0, width: width) } ?? 0
    for column in 0..<width {
      frame[x + column, y] = cell(filled: min(8, max(0, eighths - 8 * column)))
    }
    guard value != nil, let expected else { return }
    let tick = min(width - 1, Int(Gauge.share(expected) * Double(width)))
    frame[x + tick, y] = Cell(Glyph.expected, Ink(.expected))
  }

  private func cell(filled eighths: Int) -> Cell {
    eighths > 0
      ? Cell(Glyph.eighths[eighths - 1], ink) : Cell(Glyph.track, Ink(.track))
  }

  /// Rounds down, so that a bar is full only where all is done, but shows that something is done.
  private static func eighths(of value: Double, width: Int) -> Int {
    let share = share(value)
    let eighths = Int(share * Double(width * 8))
    return share > 0 ? max(1, eighths) : 0
  }

  private static func share(_ value: Double) -> Double {
    value.isNaN ? 0 : min(1, max(0, value))
  }
}
