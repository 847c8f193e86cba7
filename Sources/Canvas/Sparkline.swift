/// A word-sized line of values, oldest first, the newest at the right edge.
///
/// The scale runs from the smallest to the largest value that is shown; a flat series stands in the
/// middle. More values than columns: each column shows the mean of as many neighbours as it takes,
/// counted from the newest, so that a year fits into ten columns. A gap stays blank.
package struct Sparkline: Hashable, Sendable {
  package var values: [Double?]

  package init(_ values: [Double?]) {
    self.values = values
  }

  /// Draws into so many columns.
  ///
  /// `role` says what a column is by the value it shows, so that one outside the target stands out.
  package func draw(
    on frame: inout Frame, x: Int, y: Int, width: Int,
    role: (_ value: Double) -> Role = { _ in .spark }
  ) {
    let columns = columns(width: width)
    let levels = Sparkline.levels(columns)
    for (offset, (value, level)) in zip(columns, levels).enumerated() {
      guard let value, let level else { continue }
      frame[x + width - columns.count + offset, y] = Cell(Glyph.levels[level], Ink(role(value)))
    }
  }

  /// The values as they are shown: one for each column, at most `width`.
  package func columns(width: Int) -> [Double?] {
    guard width > 0, !values.isEmpty else { return [] }
    let share = (values.count + width - 1) / width
    var columns: [Double?] = []
    for end in stride(from: values.count, to: 0, by: -share) {
      columns.append(Sparkline.mean(values[max(0, end - share)..<end]))
    }
    return columns.reversed()
  }

  /// A level from 0 to 7 for each value.
  private static func levels(_ values: [Double?]) -> [Int?] {
    let known = values.compactMap(\.self)
    guard let low = known.min(), let high = known.max() else { return values.map { _ in nil } }
    // Halves, because the span of the largest and the smallest number there is is no number.
    let span = high / 2 - low / 2
    return values.map { value in
      value.map { span > 0 ? min(7, Int(($0 / 2 - low / 2) / span * 8)) : 3 }
    }
  }

  private static func mean(_ values: ArraySlice<Double?>) -> Double? {
    let known = values.compactMap(\.self).filter(\.isFinite)
    guard !known.isEmpty else { return nil }
    return known.reduce(0) { $0 + $1 / Double(known.count) }
  }
}
