import Canvas
import Goals
import Testing

@testable import Dashboard

@Suite struct HostileTextTests {
  private static let hostile =
    "\u{1B}[31m\u{9B}2J\u{7}\u{202E}evil\u{2066}\u{200F}\u{7F}\t\u{0}\u{2028}end"
  private static let files: Files = workshop.map { path, text in
    let isTable = path.hasSuffix(".csv")
    let words = [
      "Workshop", "Jenny Murphy", "Sales", "Grow", "Standing still", "Shorten sales",
      "It takes", "Decrease days", "speed", "pilot (2) Run", "Keep", "Legal was", "Monthly revenue",
      "two new sites", "Cold-call", "jenny,lifecycle", "$", "days",
    ]
    return (
      path,
      words.reduce(text) { text, word in
        isTable && word == "days" ? text : text.replacing(word, with: word + hostile)
      }
    )
  }

  @Test(
    "reaches no cell as a control, bidirectional or escape character",
    arguments: [
      "", "zR", "zRjj2", "3", "3<Enter>", "4", "zRjj4", "zRjjj4", "zRjjc", "zRjje", "zRjja", "3c",
      "3e", "/evil",
    ],
    [(80, 24), (160, 50), (30, 12)])
  func cells(keys: String, size: (Int, Int)) {
    var app = App(showing: Self.files.review(), width: size.0, height: size.1)
    _ = app.press(keys)
    let frame = app.frame
    #expect(size.0 < 40 || app.text.contains("evil"))
    for cell in frame.cells where !cell.isContinuation {
      #expect(
        cell.character.unicodeScalars.allSatisfy(isHarmless), "\(cell.character.debugDescription)")
    }
  }

  @Test(
    "reaches no cell by a message either",
    arguments: [
      Event.changeRefused(hostile), .organizationUnreadable(hostile), .noticed(hostile),
      .undoQuestioned(what: hostile, at: Moment(day: today)), .keyPressed(.character("\u{9B}")),
      .changeSaved(what: hostile, small, warning: hostile),
    ])
  func messages(event: Event) {
    var app = App()
    _ = app.handle(event)
    let isHarmless = app.frame.cells.filter { !$0.isContinuation }.allSatisfy {
      $0.character.unicodeScalars.allSatisfy(self.isHarmless)
    }
    #expect(isHarmless)
  }

  private func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: false
    default: !scalar.properties.isBidiControl
    }
  }
}
