import Canvas
import Goals
import TestSupport
import Testing

@testable import Dashboard

@Suite struct LayoutTests {
  private static let widths = [0, 1, 2, 3, 7, 20, 40, 59, 60, 79, 80, 121, 200, 500]
  private static let heights = [0, 1, 2, 3, 5, 12, 14, 15, 19, 20, 24, 50, 200]

  /// Every width and every height at least once, the odd ones together.
  private static let sizes =
    widths.map { ($0, 1) } + widths.map { ($0, 5) } + heights.map { (1, $0) }
    + heights.map { (40, $0) } + [(0, 0), (60, 15), (80, 20), (80, 24), (121, 50), (500, 200)]

  @Test("divides the screen without a gap of its own or an overlap", arguments: widths, heights)
  func dividing(width: Int, height: Int) {
    let size = Size(width: width, height: height)
    for focus in Pane.allCases {
      let layout = Layout(size, focus: focus)
      #expect(layout.panes[focus] != nil)
      let rects = [layout.header, layout.hints] + layout.panes.values
      for (index, rect) in rects.enumerated() {
        #expect(rect.intersection(Rect(size)) == rect)
        for other in rects.dropFirst(index + 1) { #expect(rect.intersection(other).isEmpty) }
      }
    }
  }

  @Test(
    "shows all panes, two, or one by the size",
    arguments: [
      (80, 24, Pane.tree, [.tree, .keyResults, .kpis]),
      (80, 24, .detail, [.tree, .detail, .kpis]), (200, 60, .kpis, [.tree, .keyResults, .kpis]),
      (80, 20, .tree, [.tree, .keyResults, .kpis]), (80, 19, .tree, [.tree, .keyResults]),
      (60, 20, .tree, [.tree, .keyResults]), (60, 20, .kpis, [.tree, .kpis]),
      (60, 15, .detail, [.tree, .detail]), (60, 14, .tree, [.tree]), (59, 24, .tree, [.tree]),
      (40, 12, .keyResults, [.keyResults]), (20, 5, .kpis, [.kpis]), (1, 1, .tree, [.tree]),
    ] as [(Int, Int, Pane, Set<Pane>)])
  func panes(width: Int, height: Int, focus: Pane, panes: Set<Pane>) {
    let layout = Layout(Size(width: width, height: height), focus: focus)
    #expect(Set(layout.panes.keys) == panes)
  }

  @Test(
    "is drawn at every size without touching what lies outside",
    arguments: [
      "", "2jj", "3j", "4", "/Shorten<Enter>4jj", "c", "/days<Enter>c45<Tab>7", "/days<Enter>e",
      "?undo", "/zzz", "g",
    ])
  func drawing(keys: String) {
    for (width, height) in Self.sizes {
      var app = App(showing: small, width: width, height: height)
      _ = app.press(keys)
      let frame = app.frame
      #expect(frame.cells.count == width * height && frame.clip == frame.bounds)
      let isOnScreen = frame.cursor.map { frame.bounds.contains(x: $0.x, y: $0.y) } ?? true
      #expect(isOnScreen, "\(width)x\(height)")
    }
  }

  @Test("can be used in a window of 20 by 5", arguments: ["", "2", "3"])
  func tiny(pane: String) throws {
    var app = App(showing: demo, width: 20, height: 5)
    _ = app.press("/Shorten<Enter>" + pane)
    for _ in 0..<6 {
      let cursor = try #require(app.frame.cursor)
      #expect(app.frame.lines[cursor.y].count > 3)
      #expect(app.lastLine.contains("? help"))
      _ = app.press("j")
    }
  }

  @Test("keeps the cursor's row in sight when the window changes")
  func resizing() throws {
    var app = App(showing: demo)
    _ = app.press("zRG")
    for (width, height) in [(80, 24), (40, 12), (20, 5), (1, 1), (0, 0), (200, 60), (60, 15)] {
      _ = app.handle(.resized(Size(width: width, height: height)))
      if width * height > 1 {
        let cursor = try #require(app.frame.cursor)
        #expect(app.frame[cursor.x, cursor.y].character == Glyph.marker, "\(width)x\(height)")
      }
    }
  }
}

@Suite struct RandomKeysTests {
  private static let scripts = [
    "j", "k", "gg", "G", "h", "l", "za", "zR", "zM", "{", "}", "[", "]", "<Tab>", "<S-Tab>", "1",
    "2", "3", "4", "<Enter>", "<Esc>", "<C-c>", "q", "/e", "n", "N", "?", "c", "a", "A", "e", "u",
    "7", "<C-d>", "<PgUp>", "<BS>", "<Left>", "<C-w>", "漢", "\u{301}", "<Home>", "<Delete>", "g",
    "y",
  ]

  @Test(
    "never trap, and never lose the cursor or the picture's purity",
    arguments: SeededGenerator.seeds(12))
  func anything(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let reviews = [small, demo, Review(Organization([]), on: today)]
    var app = App(showing: small)
    for _ in 0..<50 {
      switch Int.random(in: 0..<20, using: &random) {
      case 0: _ = app.handle(.resized(size(&random)))
      case 1: _ = app.handle(.organizationLoaded(reviews.randomElement(using: &random) ?? small))
      case 2: _ = app.handle(.keyPressed(.paste(random.text(upTo: 9))))
      case 3: _ = app.handle(.changeSaved(what: "it", small, warning: nil))
      case 4: _ = app.handle(.changeRefused("no"))
      case 5: _ = app.handle(.undoQuestioned(what: "it", at: Moment(day: today)))
      default: _ = app.press(Self.scripts.randomElement(using: &random) ?? "j")
      }
      let frame = app.frame
      let isOnScreen = frame.cursor.map { frame.bounds.contains(x: $0.x, y: $0.y) } ?? true
      #expect(isOnScreen)
      #expect(frame == app.frame)
    }
  }

  private func size(_ random: inout SeededGenerator) -> Size {
    let sizes = [(80, 24), (60, 16), (40, 12), (120, 30), (20, 5), (1, 1)]
    let (width, height) = sizes.randomElement(using: &random) ?? (80, 24)
    let slack = Int.random(in: 0...3, using: &random)
    return Size(width: width + slack, height: height + slack)
  }
}
