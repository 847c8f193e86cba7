import Canvas
import Goals
import TestSupport
import Testing

@testable import Dashboard

/// What holds of every picture of the overview, whatever organisation and however large a window.
@Suite struct PictureRuleTests {
  @Test(
    "Panes overlap nowhere, and none has free rows above or below one that scrolls",
    arguments: SeededGenerator.seeds(8))
  func panes(seed: UInt64) {
    var dice = SeededGenerator(seed: seed)
    let review = RandomOrganization(&dice).review
    for size in sizes(&dice) {
      var app = App(showing: review, width: size.width, height: size.height)
      for keys in ["", "2", "3", "4", "v"] {
        _ = app.press(keys)
        let (overview, panes) = (app.screens.overview, app.screens.overview.layout.panes)
        let rects = Array(panes.values)
        for (index, rect) in rects.enumerated() {
          #expect(rect.intersection(overview.layout.body) == rect, "\(size)")
          for other in rects.dropFirst(index + 1) { #expect(rect.intersection(other).isEmpty) }
        }
        guard let tree = panes[.tree], let kpis = panes[.kpis], tree.x == kpis.x else { continue }
        let treeFree = tree.headed.body.height - overview.tree.rows.count
        let columns = Layout.kpiColumns(in: kpis.width, overview.contents)
        let wanted = (overview.kpis.count + columns - 1) / columns
        let kpisFree = kpis.headed.body.height - wanted
        #expect(
          treeFree <= 0 || kpisFree >= 0, "KPIs scroll below \(treeFree) free rows of \(size)")
        #expect(kpisFree <= 0 || treeFree >= 0 || overview.kpis.count <= 1, "\(size)")
      }
    }
  }

  @Test("No title is cut while there are blanks behind it", arguments: SeededGenerator.seeds(8))
  func titles(seed: UInt64) {
    var dice = SeededGenerator(seed: seed)
    let review = RandomOrganization(&dice).review
    for size in sizes(&dice) where size.width >= 40 {
      let app = App(showing: review, width: size.width, height: size.height)
      guard let rect = app.screens.overview.layout.panes[.tree] else { continue }
      let frame = app.frame
      for y in rect.headed.body.y..<rect.maxY {
        let row = Array(frame.row(y))[rect.x..<rect.maxX].map(\.character)
        let text = String(row)
        guard let cut = text.firstIndex(of: Glyph.ellipsis) else { continue }
        let rest = text[text.index(after: cut)...]
        #expect(rest.prefix { $0 == " " }.count <= 7, "\(size): \(text)")
      }
    }
  }

  @Test("Every size says the same facts", arguments: SeededGenerator.seeds(4))
  func facts(seed: UInt64) {
    var dice = SeededGenerator(seed: seed)
    let review = RandomOrganization(&dice).review
    let large = App(showing: review, width: 400, height: 100)
    for size in sizes(&dice) {
      let app = App(showing: review, width: size.width, height: size.height)
      guard let deck = app.deck, let other = large.deck else { continue }
      let (rows, others) = (app.screens.overview.tree.rows, large.screens.overview.tree.rows)
      #expect(rows.map(deck.fact) == others.map(other.fact))
      #expect(app.screens.overview.kpis == large.screens.overview.kpis)
      let passages = app.screens.overview.preview?.passages.map(\.facts)
      #expect(passages == large.screens.overview.preview?.passages.map(\.facts))
    }
  }

  private func sizes(_ dice: inout SeededGenerator) -> [Size] {
    [Size(width: 80, height: 24), Size(width: 160, height: 40), Size(width: 400, height: 100)]
      + (0..<6).map { _ in
        Size(
          width: Int.random(in: 20...400, using: &dice),
          height: Int.random(in: 5...100, using: &dice))
      }
  }
}

/// An organisation of some random shape: one objective or hundreds, short titles or long ones, no KPI
/// or a hundred.
private struct RandomOrganization {
  let review: Review

  init(_ dice: inout SeededGenerator) {
    let objectives = [1, 3, 30, 200].randomElement(using: &dice) ?? 1
    let kpis = [0, 1, 12, 100].randomElement(using: &dice) ?? 0
    var files: Files = [("quarterdeck.rec", "Organization: Workshop\n")]
    for number in 0..<objectives {
      let title = Self.title(&dice)
      let above = number > 0 && Bool.random(using: &dice) ? "Supports: o\((number - 1) / 3)\n" : ""
      files.append(
        (
          "2026-Q4/o\(number).rec",
          "Objective: \(title)\nOwner: ann\n\(above)\nKeyResult: Reach it\nId: kr\nFrom: 0\nTo: 10\n"
        ))
    }
    for number in 0..<kpis {
      files.append(("kpis/k\(number).rec", "KPI: \(Self.title(&dice))\nTarget: >= 5\n"))
      files.append(
        ("kpis/k\(number)/ann.csv", "on,value\n2026-11-20,\(Int.random(in: 0...9, using: &dice))\n")
      )
    }
    review = files.review()
  }

  private static func title(_ dice: inout SeededGenerator) -> String {
    let words = ["Ship", "without", "fear", "the", "customers", "keep", "promise", "fast", "漢字"]
    let count = [2, 4, 11].randomElement(using: &dice) ?? 2
    return (0..<count).map { _ in words.randomElement(using: &dice) ?? "Go" }
      .joined(separator: " ")
  }
}
