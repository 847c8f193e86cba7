import Testing

@testable import Canvas

@Suite struct GaugeTests {
  @Test(
    "draws the share in halves of a cell, the tick over it",
    arguments: [
      (nil, nil, 4, "────"), (nil, 0.5, 4, "────"), (0, nil, 4, "────"), (1, nil, 4, "━━━━"),
      (0.5, nil, 4, "━━──"),
      (0.625, nil, 4, "━━╸─"), (0.999, nil, 4, "━━━╸"), (0.001, nil, 4, "╸───"),
      (7, nil, 3, "━━━"),
      (-2, nil, 3, "───"), (0.5, 0.75, 4, "━━─┃"), (0.5, 1, 4, "━━─┃"), (0.5, 0, 4, "┃━──"),
      (1, nil, 1, "━"),
      (.nan, .infinity, 2, "─┃"), (0.5, nil, 0, ""),
    ] as [(Double?, Double?, Int, String)])
  func bar(value: Double?, expected: Double?, width: Int, line: String) {
    var frame = Frame(size: Size(width: 6, height: 1))
    Gauge(value, expected: expected, ink: Ink(.behind)).draw(on: &frame, x: 0, y: 0, width: width)
    #expect(frame.lines == [line])
  }

  @Test(
    "draws what is about to change between where it is and where it goes",
    arguments: [
      (0.25, 0.75, nil, "━┅┅─"), (0.75, 0.25, nil, "━┅┅─"), (0.25, 0.75, 0.75, "━┅┅┃"),
      (nil, 0.5, nil, "┅┅──"), (0.5, 0.5, nil, "━━──"),
    ] as [(Double?, Double, Double?, String)])
  func change(value: Double?, next: Double, expected: Double?, line: String) {
    var frame = Frame(size: Size(width: 4, height: 1))
    Gauge(value, expected: expected, next: next, ink: Ink(.behind))
      .draw(on: &frame, x: 0, y: 0, width: 4)
    #expect(frame.lines == [line])
  }

  @Test("gives filled, open and expected columns their roles")
  func roles() {
    var frame = Frame(size: Size(width: 4, height: 1))
    Gauge(0.5, expected: 0.9, ink: Ink(.behind)).draw(on: &frame, x: 0, y: 0, width: 4)
    #expect(frame.cells.map(\.ink.role) == [.behind, .behind, .track, .expected])
    #expect(frame.transliterated().lines == ["==-|"])
  }
}

@Suite struct SparklineTests {
  @Test(
    "scales what it shows to seven levels, the newest at the right",
    arguments: [
      ([], 4, ""), ([1, 2, 3, 4, 5, 6, 7], 7, "▁▂▃▄▅▆▇"), ([5, 5, 5], 4, " ▄▄▄"),
      ([1, nil, 2], 3, "▁ ▇"),
      ([nil, nil], 2, ""), ([0, 0, 10, 10], 2, "▄▄"), ([8, 0, 0, 10, 10], 4, "▁▁▇▇"),
      ([3, 4], 0, ""),
      ([-.greatestFiniteMagnitude, .greatestFiniteMagnitude], 2, "▁▇"),
      ([.nan, 1, .infinity, 2], 4, " ▁ ▇"),
    ] as [([Double?], Int, String)])
  func line(values: [Double?], width: Int, line: String) {
    var frame = Frame(size: Size(width: 8, height: 1))
    Sparkline(values).draw(on: &frame, x: 0, y: 0, width: width)
    #expect(frame.lines == [line])
  }

  @Test(
    "has what the values are held against in its scale, so that hundredths fill no cell",
    arguments: [
      ([99.95, 99.96], [90], "▇▇"), ([99.95, 99.96], [99.955], "▁▇"), ([4, 4], [2, 8], "▃▃"),
      ([1, 2], [.nan], "▁▇"),
    ] as [([Double?], [Double], String)])
  func limits(values: [Double?], limits: [Double], line: String) {
    var frame = Frame(size: Size(width: 2, height: 1))
    Sparkline(values, limits: limits).draw(on: &frame, x: 0, y: 0, width: 2)
    #expect(frame.lines == [line])
  }

  @Test("shows the latest values as they are, the last one at the right edge of any width")
  func latest() {
    let values: [Double?] = [100, 100, 100, 100, nil, 100, 98, 20]
    for width in 1...9 {
      let columns = Sparkline(values).columns(width: width)
      #expect(columns == Array(values.suffix(width)))
      var frame = Frame(size: Size(width: width, height: 1))
      Sparkline(values).draw(on: &frame, x: 0, y: 0, width: width)
      #expect(frame[width - 1, 0].character == (width == 1 ? "▄" : "▁"))
    }
  }

  @Test("inks each column by the value it shows")
  func roles() {
    var frame = Frame(size: Size(width: 2, height: 1))
    Sparkline([7, 3, 9]).draw(on: &frame, x: 0, y: 0, width: 2) { value, _ in
      value > 5 ? .unhealthy : .spark
    }
    #expect(frame.cells.map(\.ink.role) == [.spark, .unhealthy])
  }
}

@Suite struct ScrollWindowTests {
  @Test(
    "scrolls by as little as needed",
    arguments: [
      (10, 0, 4, 0, 0), (10, 3, 4, 0, 0), (10, 4, 4, 0, 1), (10, 2, 4, 3, 2), (10, 5, 4, 3, 3),
      (10, 9, 4, 0, 6),
      (3, 2, 9, 2, 0), (10, 99, 4, 0, 6), (0, 0, 4, 7, 0), (10, 5, 0, 3, 0), (10, 9, 4, 9, 6),
      (10, -3, 4, 2, 0),
    ])
  func top(count: Int, selected: Int, height: Int, previous: Int, top: Int) {
    #expect(
      ScrollWindow.top(count: count, selected: selected, height: height, previous: previous) == top)
  }

  @Test("names the rows on the screen", arguments: [(10, 4, 1..<5), (2, 4, 0..<2), (0, 4, 0..<0)])
  func rows(count: Int, height: Int, rows: Range<Int>) {
    #expect(ScrollWindow.rows(count: count, selected: 4, height: height, previous: 0) == rows)
  }
}
