import Canvas
import Goals
import TestSupport
import Testing

@testable import Dashboard

/// Whole screens as they were looked at; `RECORD_SNAPSHOTS=1 swift test --filter Screens` records
/// them anew, and fails.
@Suite struct ScreensTests {
  @Test(
    "look as they were recorded", arguments: Shot.all,
    [Size(width: 80, height: 24), Size(width: 40, height: 12), Size(width: 160, height: 50)])
  func recorded(shot: Shot, size: Size) {
    var app = App(showing: shot.review, width: size.width, height: size.height)
    let effects = app.press(shot.keys)
    #expect(effects.allSatisfy { $0.isOfReading })
    let name = "\(shot.name)-\(size.width)x\(size.height).txt"
    let complaint = Recording(name, in: directory).complaint(about: Picture(app.frame).text)
    #expect(complaint == nil)
  }

  @Test("are numbered, cut at the right, and tell the roles apart")
  func picture() {
    var frame = Frame(size: Size(width: 8, height: 2))
    frame.draw("漢a", x: 1, y: 0, Ink(.title, .bold))
    frame.draw("b", x: 0, y: 1, Ink(.error))
    frame.cursor = Point(x: 3, y: 0)
    #expect(
      Picture(frame).text == """
          1│ 漢a
          2│b

          1│.111
          2│e

        cursor at column 3, row 1
        1 title bold
        e error

        """)
  }
}

/// One screen: its name, the keys that lead to it, and what it shows.
struct Shot: Sendable, CustomTestStringConvertible {
  let name: String
  let keys: String
  var review = demo
  var testDescription: String { name }

  static let all = [
    Shot(name: "overview", keys: ""), Shot(name: "tree", keys: lifecycle),
    Shot(name: "key-results", keys: lifecycle + "2j"), Shot(name: "kpis", keys: "3jj"),
    Shot(name: "objective", keys: lifecycle + "4"),
    Shot(name: "key-result", keys: lifecycle + "24"), Shot(name: "kpi", keys: "34"),
    Shot(name: "attention", keys: "!"), Shot(name: "findings", keys: "gf"),
    Shot(name: "session", keys: "C45<Tab>6"),
    Shot(name: "closing", keys: lifecycle + "Z<Tab><Tab>"),
    Shot(name: "promote", keys: "3P<S-Tab><Space>"),
    Shot(name: "sentence", keys: lifecycle + "AIncrease retention by 15%"),
    Shot(name: "settings", keys: "=s"),
    Shot(name: "history", keys: "H"), Shot(name: "explain", keys: lifecycle + "x"),
    Shot(name: "kpi-chart", keys: "3<Enter>hh"),
    Shot(name: "key-result-chart", keys: lifecycle + "2<Enter>"),
    Shot(name: "check-in", keys: lifecycle + "2c48<Tab>6<Tab>Legal is faster"),
    Shot(name: "edit", keys: lifecycle + "e"), Shot(name: "help", keys: "?"),
    Shot(name: "search", keys: "/cust"), Shot(name: "filter", keys: "fowner:je"),
    Shot(name: "sort", keys: "3s2"), Shot(name: "marks", keys: "jj  t"),
    Shot(name: "owner", keys: lifecycle + "w"), Shot(name: "drop", keys: lifecycle + "d"),
    Shot(name: "palette", keys: ":own"), Shot(name: "past", keys: "gd-30<Enter>"),
    Shot(name: "signs", keys: "?signs"),
    Shot(name: "empty", keys: "", review: Review(Organization(emptyFiles), on: today)),
    // One of the demo's targets is written with the letter O for a zero.
    Shot(name: "finding", keys: "/Hand designs<Enter><Esc>2"),
  ]

  private static let lifecycle = "/Shorten<Enter><Esc>"
  private static let emptyFiles: Files = [("quarterdeck.rec", "Organization: Workshop\n")]
}

private let directory =
  #filePath.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/Screens"
