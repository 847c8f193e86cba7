import TestSupport
import Testing

@testable import Canvas

@Suite struct ScaleTests {
  @Test(
    "runs from one round number to another in steps of 1, 2 or 5",
    arguments: [
      ([0, 10], 5, [0, 2, 4, 6, 8, 10]), ([398, 412, 400], 4, [395, 400, 405, 410, 415]),
      ([0.031, 0.025], 3, [0.024, 0.026, 0.028, 0.030, 0.032]),
      ([-7, 12], 4, [-10, -5, 0, 5, 10, 15]),
      ([-12, -3], 3, [-15, -10, -5, 0]), ([59, 38], 2, [20, 40, 60]),
      ([1e6, 9.3e6], 2, [0, 5e6, 1e7]),
      // Nothing to span: around the value, or around zero.
      ([50], 4, [45, 50, 55]), ([-50, -50], 2, [-55, -50, -45]),
      ([0], 2, [-1, 0, 1]),
      ([], 2, [-1, 0, 1]), ([.nan, .infinity, 3, 5], 2, [3, 4, 5]),
      ([.leastNonzeroMagnitude, 0], 2, [-1, 0, 1]),
    ] as [([Double], Int, [Double])])
  func ticks(values: [Double], steps: Int, expected: [Double]) {
    let ticks = Scale(covering: values, steps: steps).ticks
    #expect(ticks.count == expected.count)
    #expect(zip(ticks, expected).allSatisfy { abs($0 - $1) < 1e-9 * max(1, abs($1)) }, "\(ticks)")
  }
}

@Suite struct ChartTests {
  private static func drawn(_ chart: Chart, _ width: Int, _ height: Int) -> Frame {
    var frame = Frame(size: Size(width: width, height: height))
    chart.draw(on: &frame, in: frame.bounds) { "\(abs($0) < 1e6 ? String(Int($0)) : "big")" }
    return frame
  }

  private static let year = {
    let values: [Double] = [398, 402, 401, 405, 409, 412]
    var chart = Chart(0...80, runs: [values.enumerated().map { Chart.Point($0 * 10, $1) }])
    chart.guides = [
      Chart.Guide([Chart.Point(0, 400), Chart.Point(80, 400)], label: "target", .target),
      Chart.Guide([Chart.Point(50, 412), Chart.Point(80, 418)], label: "may be 418", .muted),
    ]
    chart.ticks = [.init(0, "Jan"), .init(30, "Feb"), .init(60, "Mar")]
    chart.marks = [.init(20...60, label: "Grow the sites", .muted)]
    return chart
  }()

  @Test("has numbers, dates, lines with their names, and marks")
  func whole() {
    let frame = ChartTests.drawn(ChartTests.year, 60, 12)
    #expect(
      frame.lines == [
        "420 ┤                                        ⢀ ⡀⠠ may be 418",
        "    │                               ⢀ ⠄⠠ ⠂⠐ ⠁", "    │                        ⣀⠤⠔•⠈ ⠁",
        "410 ┤                   ⣀⠤•⠊⠉", "    │              ⣀⡠•⠒⠉",
        "400 ┤╌╌⢀⡠⠔•⠒⠒⠤⠤•⠔⠒⠉╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌ target", "    │•⠊⠁", "    │", "390 ┤",
        "    └┬───────────────┬───────────────┬───────────",
        "     Jan             Feb             Mar", "               ├ Grow the sites ─────┤",
      ])
    #expect(frame[40, 5].ink.role == .target)
  }

  @Test("names a line at its end where there is no room beside it, and never over a value")
  func narrow() {
    let frame = ChartTests.drawn(ChartTests.year, 30, 7)
    #expect(
      frame.lines == [
        "420 ┤                  ⡀⢀ ⠄⠠ ⠂", "    │        ⢀•⠤⠔•⠊⠉•⠈",
        "400 ┤•⠔⠒•⠒⠒•⠉⠁╌╌╌╌╌╌╌╌╌ target", "    │", "380 ┤", "    └┬────────┬────────┬──────",
        "     Jan      Feb      Mar",
      ])
  }

  @Test("needs no braille, and no character beyond ASCII")
  func plain() {
    let frame = ChartTests.drawn(ChartTests.year, 30, 7)
    #expect(
      frame.drawnForConsole().lines == [
        "420 ┤                  ▄▄ ▄▄ ▀", "    │        ▄•▄█•▀▀•▀",
        "400 ┤•█▀•▀▀•▀▀╌╌╌╌╌╌╌╌╌ target", "    │", "380 ┤", "    └┬────────┬────────┬──────",
        "     Jan      Feb      Mar",
      ])
    #expect(
      frame.transliterated().lines == [
        "420 +                  .. .. '", "    |        .o.:o''o'",
        "400 +o:'o''o''--------- target", "    |", "380 +", "    ++--------+--------+------",
        "     Jan      Feb      Mar",
      ])
  }

  @Test("shows the value that is looked at, and the cursor stands on it")
  func selected() {
    var chart = ChartTests.year
    chart.selected = chart.runs[0][2]
    let frame = ChartTests.drawn(chart, 30, 7)
    let cursor = frame.cursor ?? Point(x: 0, y: 0)
    #expect(frame[cursor.x, cursor.y] == Cell(Glyph.chosen, Ink(.marker)))
    #expect(frame[cursor.x, 4] == Cell(Glyph.vertical, Ink(.border)))
  }

  @Test("draws a gap as one, and a single value as a point")
  func gaps() {
    let runs = [[Chart.Point(0, 1), Chart.Point(1, 1)], [Chart.Point(9, 1)]]
    let frame = ChartTests.drawn(Chart(0...9, runs: runs), 15, 3)
    #expect(frame.lines == ["", "••            •", ""])
  }

  @Test("keeps a line that is not to be reached from squeezing the values")
  func unfitted() {
    var chart = Chart(0...9, runs: [[Chart.Point(0, 1), Chart.Point(9, 3)]])
    let before = ChartTests.drawn(chart, 30, 8).lines
    chart.guides = [
      Chart.Guide([Chart.Point(9, 3), Chart.Point(9, 900)], label: "", .muted, isFitted: false)
    ]
    #expect(ChartTests.drawn(chart, 30, 8).lines[0].hasPrefix(before[0].prefix(4)))
  }

  @Test("survives every size and every number", arguments: SeededGenerator.seeds(3))
  func hostile(seed: UInt64) {
    var dice = SeededGenerator(seed: seed)
    let odd: [Double] = [0, -0.0, 1e308, -1e308, .leastNonzeroMagnitude, .nan, .infinity, 5, -3e-9]
    for _ in 0..<200 {
      let points = (0..<Int.random(in: 0...6, using: &dice)).map { _ in
        Chart.Point(Int.random(in: -5...9999, using: &dice), odd.randomElement(using: &dice) ?? 0)
      }
      var chart = Chart(0...Int.random(in: 0...9999, using: &dice), runs: [points])
      chart.guides = [Chart.Guide(points, label: "長い", .target)]
      chart.marks = [.init(-9...3, label: "mark", .muted), .init(2...99_999, label: "m", .muted)]
      chart.ticks = [.init(0, "Jan"), .init(5, "Feb")]
      chart.selected = points.first
      let width = Int.random(in: 0...90, using: &dice)
      let frame = ChartTests.drawn(chart, width, Int.random(in: 0...20, using: &dice))
      #expect(frame.size.width == width, "seed \(seed)")
    }
  }
}
