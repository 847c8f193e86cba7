/// A word-sized line of values, oldest first, the newest at the right edge.
///
/// The scale runs from the smallest to the largest of what is shown and what it is held against, so
/// that hundredths fill no cell; a flat series held against nothing stands in the middle. More values than columns: the latest are shown, one in each column, because means of
/// neighbours would draw another shape at every width, and end elsewhere than the series does. A gap
/// stays blank.
package struct Sparkline: Hashable, Sendable {
  package var values: [Double?]
  /// Whether the last value is still to become what it will be: a mark stands in its place, and it
  /// doesn't stretch the scale.
  package var isUnfinished = false
  /// What the values are held against.
  package var limits: [Double] = []

  package init(_ values: [Double?], limits: [Double] = [], isUnfinished: Bool = false) {
    (self.values, self.limits, self.isUnfinished) = (values, limits, isUnfinished)
  }

  /// Draws into so many columns.
  ///
  /// `role` says what a column is by the value it shows and how many stand behind it, so that one
  /// outside the target stands out.
  package func draw(
    on frame: inout Frame, x: Int, y: Int, width: Int,
    role: (_ value: Double, _ behind: Int) -> Role = { _, _ in .spark }
  ) {
    var columns = columns(width: width)
    if isUnfinished, !columns.isEmpty {
      columns[columns.count - 1] = nil
      frame[x + width - 1, y] = Cell(Glyph.dot, Ink(.muted))
    }
    let levels = levels(columns)
    for (offset, (value, level)) in zip(columns, levels).enumerated() {
      guard let value, let level else { continue }
      frame[x + width - columns.count + offset, y] = Cell(
        Glyph.levels[level], Ink(role(value, columns.count - 1 - offset)))
    }
  }

  /// The values as they are shown, at most `width`; what is no number is a gap.
  package func columns(width: Int) -> [Double?] {
    values.suffix(max(0, width)).map { value in value.flatMap { $0.isFinite ? $0 : nil } }
  }

  /// A level from 0 to 6 for each value.
  private func levels(_ values: [Double?]) -> [Int?] {
    let known = values.compactMap(\.self) + limits.filter(\.isFinite)
    guard let low = known.min(), let high = known.max() else { return values.map { _ in nil } }
    // Halves, because the span of the largest and the smallest number there is is no number.
    let span = high / 2 - low / 2
    return values.map { value in
      value.map { span > 0 ? min(6, Int(($0 / 2 - low / 2) / span * 7)) : 3 }
    }
  }
}
