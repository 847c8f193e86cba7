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
    var app = App(size: size, user: Deck.User(login: "jenny"))
    app.recovered = shot.leftOpen.isEmpty ? [] : App(after: shot.leftOpen).unsaved
    if let review = shot.review { _ = app.handle(.organizationLoaded(review)) }
    let effects = app.press(shot.keys)
    #expect(effects.allSatisfy { $0.readsFiles })
    for event in shot.news { _ = app.handle(event) }
    let name = "\(shot.name)-\(size.width)x\(size.height).txt"
    let complaint = Recording(name, in: directory).complaint(about: Picture(app.frame).text)
    #expect(complaint == nil)
  }

  @Test(
    "look as they were recorded before there is any data", arguments: ["start", "start-path"],
    [Size(width: 80, height: 24), Size(width: 40, height: 12), Size(width: 160, height: 50)])
  func start(name: String, size: Size) {
    var screen = StartScreen()
    if name == "start-path" { _ = screen.handle(.character("n")) }
    var frame = Frame(size: size)
    screen.draw(on: &frame)
    let file = "\(name)-\(size.width)x\(size.height).txt"
    let complaint = Recording(file, in: directory).complaint(about: Picture(frame).text)
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
  /// Nothing: the files are still being read.
  var review: Review? = demo
  /// What was typed in a run before, and not saved.
  var leftOpen = ""
  /// What happens after the keys.
  var news: [Event] = []
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
    Shot(name: "themes", keys: "", news: [.themesListed(themes, worn: "dark")]),
    Shot(name: "comment", keys: lifecycle + "oLegal needs a day"),
    Shot(name: "as-of", keys: "gd-2w"), Shot(name: "state", keys: lifecycle + "t"),
    Shot(name: "new-objective", keys: lifecycle + "a"), Shot(name: "new-kpi", keys: "3a"),
    Shot(name: "new-team", keys: "+tField sales"), Shot(name: "closing-summary", keys: "[Z"),
    Shot(name: "session-summary", keys: "C<PgDn>"), Shot(name: "continuations", keys: "g"),
    Shot(name: "excerpt", keys: "gf", news: [.excerptsRead(excerpts)]),
    Shot(name: "draft", keys: "", review: small, leftOpen: "/days<Enter>c45<Tab>7<Tab>Legal"),
    Shot(name: "missed", keys: "", news: [.disappeared("\"Grow\", and 3 lines of grow.csv")]),
    Shot(name: "refused", keys: lifecycle + "2c", news: [.changeRefused(locked)]),
    Shot(name: "loading", keys: "", review: nil),
    empty("empty", ""), empty("empty-kpis", "3"), empty("empty-attention", "!"),
    empty("empty-findings", "gf"), empty("empty-history", "H"), empty("empty-session", "C"),
    empty("empty-closing", "Z"), empty("empty-filter", "fnobody"), empty("empty-palette", ":qq"),
    Shot(name: "no-key-results", keys: "/Hire<Enter>2", review: small),
    Shot(
      name: "settle", keys: "gm", review: ConflictScreenTests.marked.review(),
      news: [.conflictsRead(ConflictScreenTests.conflicts())]),
    Shot(name: "closing-cycle", keys: "[Z", review: small),
    Shot(
      name: "kpi-chart-empty", keys: "3<Enter>",
      review: workshop.with("kpis/hours.rec", "KPI: A hours saved\nTarget: >= 5\n").review()),
    Shot(name: "others", keys: "", review: small, news: [.othersChanged(others, edits: [])]),
    Shot(name: "outside", keys: "H", review: small, news: [.editsRead(OthersTests.edits)]),
    // One of the demo's targets is written with the letter O for a zero.
    Shot(name: "finding", keys: "/Hand designs<Enter><Esc>2"),
  ]

  private static let lifecycle = "/Shorten<Enter><Esc>"
  private static let others: Set = [
    Reference.objective(hire), .keyResult(keyResult("days")), .kpi(revenue),
  ]
  private static let locked = "tom is saving here at the moment; try again"
  private static let themes =
    ["colour-blind", "dark", "default"].map { ThemeOffer(name: $0, warnings: []) }
    + [ThemeOffer(name: "mine", warnings: ["mine.theme:3: \"blu\" is no colour"])]
  private static let excerpts = Dictionary(
    demo.organization.findings.map { ($0.place, ["From: 8O hours", "      ^"]) }
  ) { first, _ in first }

  private static func empty(_ name: String, _ keys: String) -> Shot {
    Shot(name: name, keys: keys, review: Review(Organization(emptyFiles), on: today))
  }

  private static let emptyFiles: Files = [("quarterdeck.rec", "Organization: Workshop\n")]
}

private let directory =
  #filePath.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/Screens"
