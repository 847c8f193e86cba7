/// A line chart: a series with its dates below and its numbers beside it, lines to hold it against,
/// and spans marked along the bottom.
///
/// Columns are days or whatever else is whole; gaps are between runs of points.
package struct Chart: Hashable, Sendable {
  package struct Point: Hashable, Sendable {
    package let x: Int
    package let y: Double
    package var role: Role

    package init(_ x: Int, _ y: Double, _ role: Role = .spark) {
      (self.x, self.y, self.role) = (x, y, role)
    }
  }

  /// A line beside the series: a target, what is expected, what may become of it.
  package struct Guide: Hashable, Sendable {
    package let points: [Point]
    /// What it is, at its right end.
    package let label: String
    package let role: Role
    /// Whether the numbers reach as far as it does; otherwise it leaves the picture.
    package let isFitted: Bool

    package init(_ points: [Point], label: String, _ role: Role, isFitted: Bool = true) {
      (self.points, self.label, self.role, self.isFitted) = (points, label, role, isFitted)
    }

    fileprivate var isLevel: Bool { points.allSatisfy { $0.y == points.first?.y } }
  }

  /// Something that lasted from one column to another.
  package struct Mark: Hashable, Sendable {
    package let range: ClosedRange<Int>
    package let label: String
    /// Stands after the label where there is room for both.
    package let note: String
    package let role: Role

    package init(_ range: ClosedRange<Int>, label: String, note: String = "", _ role: Role) {
      (self.range, self.label, self.note, self.role) = (range, label, note, role)
    }

    /// What is written into a bar of some columns.
    fileprivate func text(columns: Int) -> String {
      let whole = note.isEmpty ? label : "\(label): \(note)"
      return TextWidth.columns(of: whole) <= columns
        ? whole : TextWidth.truncated(label, to: columns)
    }
  }

  package struct Tick: Hashable, Sendable {
    package let x: Int
    package let label: String

    package init(_ x: Int, _ label: String) {
      (self.x, self.label) = (x, label)
    }
  }

  package var range: ClosedRange<Int>
  /// The series, in runs without a gap.
  package var runs: [[Point]]
  package var guides: [Guide] = []
  package var marks: [Mark] = []
  package var flags: [Flag] = []
  package var ticks: [Tick] = []
  /// The point that is looked at.
  package var selected: Point?

  package init(_ range: ClosedRange<Int>, runs: [[Point]]) {
    (self.range, self.runs) = (range, runs)
  }

  /// Draws it; `label` writes a number of the axis.
  package func draw(
    on frame: inout Frame, in rect: Rect, label: (_ number: Double) -> String
  ) {
    guard rect.width >= 4, rect.height >= 1 else { return }
    let plot = ChartPlot(self, in: rect, label: label)
    frame.clipped(to: rect) { plot.draw(on: &$0, label: label) }
  }

  /// All numbers the axis has to reach.
  var numbers: [Double] {
    runs.joined().map(\.y) + guides.filter(\.isFitted).flatMap { $0.points.map(\.y) }
  }
}

/// A chart laid out in a part of the screen: numbers at the left, labels at the right, dates and
/// marks below.
private struct ChartPlot {
  let chart: Chart
  let rect: Rect
  let area: Rect
  let scale: Scale
  private let markRows: [[Chart.Mark]]

  init(_ chart: Chart, in rect: Rect, label: (Double) -> String) {
    (self.chart, self.rect) = (chart, rect)
    let packed = rect.height >= 8 ? ChartPlot.packed(chart.marks) : []
    markRows = Array(packed.prefix(max(1, rect.height / 6)))
    let below = (rect.height >= 5 ? 2 : 0) + markRows.count
    let height = max(1, rect.height - below)
    let steps = max(1, height / 3)
    let coarse = Scale(covering: chart.numbers, steps: steps)
    // An axis of few steps may go far beyond its values, and leave them hardly any room.
    let isWide = height >= 4 && coarse.share(ofAll: chart.numbers) < 0.4
    scale = isWide ? Scale(covering: chart.numbers, steps: steps + 1) : coarse
    let numbers = scale.ticks.map { TextWidth.columns(of: label($0)) }.max() ?? 0
    let labels = chart.guides.map { TextWidth.columns(of: $0.label) }.max() ?? 0
    let left = rect.width >= 16 ? min(numbers + 2, rect.width / 3) : 0
    let right = rect.width >= 48 && labels > 0 ? min(labels + 1, rect.width / 4) : 0
    area = Rect(
      x: rect.x + left, y: rect.y, width: max(1, rect.width - left - right), height: height)
  }

  /// Marks that don't overlap share a row.
  private static func packed(_ marks: [Chart.Mark]) -> [[Chart.Mark]] {
    marks.sorted { $0.range.lowerBound < $1.range.lowerBound }.reduce(into: []) { rows, mark in
      let free = rows.firstIndex { row in
        row.allSatisfy { !$0.range.overlaps(mark.range) }
      }
      if let free { rows[free].append(mark) } else { rows.append([mark]) }
    }
  }

  func draw(on frame: inout Frame, label: (Double) -> String) {
    drawNumbers(on: &frame, label: label)
    drawDates(on: &frame)
    drawGuides(on: &frame)
    drawSeries(on: &frame)
    drawFlags(on: &frame)
    drawMarks(on: &frame)
    drawSelected(on: &frame)
    drawLabels(on: &frame)
  }

  /// A point in dots, counted from the upper left corner of the plot; what is beyond an end stays
  /// just outside, however far it is.
  private func dot(_ point: Chart.Point) -> Point {
    let span = max(1, chart.range.upperBound - chart.range.lowerBound)
    let across = Double(point.x - chart.range.lowerBound) / Double(span)
    let down = 1 - min(3, max(-2, scale.share(of: point.y)))
    return Point(
      x: Int(across * Double(area.width * 2 - 1)),
      y: Int((down * Double(area.height * 4 - 1)).rounded()))
  }

  private func cell(_ point: Chart.Point) -> Point {
    let dot = dot(point)
    return Point(x: area.x + dot.x / 2, y: area.y + dot.y / 4)
  }
}

extension ChartPlot {
  private func drawNumbers(on frame: inout Frame, label: (Double) -> String) {
    guard area.x > rect.x else { return }
    for y in area.y..<area.maxY { frame[area.x - 1, y] = Cell(Glyph.vertical, Ink(.border)) }
    for tick in scale.ticks {
      let y = cell(Chart.Point(chart.range.lowerBound, tick)).y
      frame[area.x - 1, y] = Cell(Glyph.teeLeft, Ink(.border))
      let text = TextWidth.truncated(label(tick), to: area.x - 2 - rect.x)
      frame.draw(text, endingAt: area.x - 2, y: y, Ink(.muted))
    }
  }

  private func drawDates(on frame: inout Frame) {
    guard area.maxY + 2 <= rect.maxY else { return }
    let line = Rect(x: area.x, y: area.maxY, width: area.width, height: 1)
    frame.fill(line, Glyph.horizontal, Ink(.border))
    if area.x > rect.x { frame[area.x - 1, area.maxY] = Cell(Glyph.corner, Ink(.border)) }
    var free = rect.x
    for tick in chart.ticks where chart.range.contains(tick.x) {
      let x = cell(Chart.Point(tick.x, 0)).x
      let width = TextWidth.columns(of: tick.label)
      guard x >= free, x + width <= rect.maxX else { continue }
      frame[x, area.maxY] = Cell(Glyph.teeDown, Ink(.border))
      frame.draw(tick.label, x: x, y: area.maxY + 1, Ink(.muted))
      free = x + width + 2
    }
  }

  private func drawGuides(on frame: inout Frame) {
    var dots = DotGrid(Size(width: area.width, height: area.height))
    for guide in chart.guides {
      if guide.isLevel {
        drawLevel(guide, on: &frame)
        continue
      }
      for (left, right) in zip(guide.points, guide.points.dropFirst()) {
        dots.line(from: dot(left), to: dot(right), Ink(guide.role), stride: 3)
      }
    }
    dots.draw(on: &frame, x: area.x, y: area.y)
  }

  private func drawLevel(_ guide: Chart.Guide, on frame: inout Frame) {
    guard let first = guide.points.first, let last = guide.points.last else { return }
    let (start, end) = (cell(first), cell(last))
    guard (area.y..<area.maxY).contains(start.y) else { return }
    for x in start.x...max(start.x, min(end.x, area.maxX - 1)) {
      frame[x, start.y] = Cell(Glyph.target, Ink(guide.role))
    }
  }

  private func drawSeries(on frame: inout Frame) {
    var dots = DotGrid(Size(width: area.width, height: area.height))
    for run in chart.runs {
      for (left, right) in zip(run, run.dropFirst()) {
        dots.line(from: dot(left), to: dot(right), Ink(right.role))
      }
    }
    dots.draw(on: &frame, x: area.x, y: area.y)
    // Each point for itself, where they stand far enough apart to be told from the line.
    let points = Array(chart.runs.joined())
    for point in points where points.count * 3 <= area.width {
      let cell = cell(point)
      frame[cell.x, cell.y] = Cell(Glyph.point, Ink(point.role))
    }
  }

  private func drawFlags(on frame: inout Frame) {
    for flag in chart.flags where chart.range.contains(flag.point.x) {
      let cell = cell(flag.point)
      frame[cell.x, cell.y] = Cell(flag.sign, Ink(flag.role))
    }
  }

  private func drawMarks(on frame: inout Frame) {
    let top = rect.maxY - markRows.count
    for (offset, row) in markRows.enumerated() {
      for mark in row {
        let range = mark.range.clamped(to: chart.range)
        guard mark.range.overlaps(chart.range) else { continue }
        let (start, end) = (cell(.init(range.lowerBound, 0)).x, cell(.init(range.upperBound, 0)).x)
        let bar = Rect(x: start, y: top + offset, width: end - start + 1, height: 1)
        frame.fill(bar, Glyph.horizontal, Ink(mark.role))
        if mark.range.lowerBound == range.lowerBound {
          frame[start, bar.y] = Cell(Glyph.teeRight, Ink(mark.role))
        }
        if mark.range.upperBound == range.upperBound {
          frame[end, bar.y] = Cell(Glyph.teeLeft, Ink(mark.role))
        }
        let text = mark.text(columns: bar.width - 4)
        guard TextWidth.columns(of: text) >= 2 else { continue }
        frame.draw(" \(text) ", x: start + 1, y: bar.y, Ink(mark.role))
      }
    }
  }

  private func drawSelected(on frame: inout Frame) {
    guard let selected = chart.selected else { return }
    let cell = cell(selected)
    for y in area.y..<area.maxY where frame[cell.x, y].character == " " {
      frame[cell.x, y] = Cell(Glyph.vertical, Ink(.border))
    }
    frame[cell.x, cell.y] = Cell(Glyph.chosen, Ink(.marker))
    frame.cursor = cell
  }

  /// What each line is, beside its end; where two would stand in one row, the later one moves, and
  /// never that of a level, which is read off by its row.
  private func drawLabels(on frame: inout Frame) {
    var taken: Set<Int> = []
    let guides = chart.guides.filter(\.isLevel) + chart.guides.filter { !$0.isLevel }
    for guide in guides where !guide.label.isEmpty {
      guard let end = guide.points.last else { continue }
      let row = min(area.maxY - 1, max(area.y, cell(end).y))
      let rows = [row, row - 1, row + 1, row - 2, row + 2]
      guard
        let free = rows.first(where: { (area.y..<area.maxY).contains($0) && !taken.contains($0) })
      else { continue }
      taken.insert(free)
      drawLabel(of: guide, on: &frame, row: free)
    }
  }

  /// Beside the plot, or where there is no room at the end of its row, if no value stands there.
  private func drawLabel(of guide: Chart.Guide, on frame: inout Frame, row: Int) {
    let room = rect.maxX - area.maxX - 1
    guard room <= 0 else {
      let text = TextWidth.truncated(guide.label, to: room)
      frame.draw(text, x: area.maxX + 1, y: row, Ink(guide.role))
      return
    }
    let start = area.maxX - TextWidth.columns(of: guide.label) - 1
    let isFree = (max(area.x, start)..<area.maxX).allSatisfy {
      [" ", Glyph.target].contains(frame[$0, row].character)
    }
    if start > area.x + area.width / 3, isFree {
      frame.draw(" " + guide.label, x: start, y: row, Ink(guide.role))
    }
  }
}
