import Canvas
import Goals
import Testing

@testable import Dashboard

/// What others change is marked until it was looked at, and told in the history.
@Suite struct OthersTests {
  private func changed(_ references: [Reference], edits: [Feed.Entry] = []) -> App {
    var app = App(showing: small, width: 120)
    _ = app.handle(.othersChanged(Set(references), edits: edits))
    return app
  }

  /// One made outside, and one that git tells of.
  static let edits = [
    edit("Objective Hire somebody who has done it before → Hire"),
    edit("Owner ann → tom", by: "jenny", isOutside: false),
  ]

  private static func edit(
    _ text: String, by: String = "tom", isOutside: Bool = true
  ) -> Feed.Entry {
    var entry = Feed.Entry(
      at: Moment(day: today), by: by, reference: .objective(hire), event: .edit, text: text,
      place: Place(file: hire.file))
    entry.isOutside = isOutside
    return entry
  }

  private func row(_ title: String, in app: App) -> String {
    app.frame.lines.first { $0.prefix(40).contains(title) } ?? ""
  }

  @Test("a row that others have changed is marked until the cursor was on it")
  func rows() {
    var app = changed([.objective(hire)])
    #expect(row("Hire", in: app).hasPrefix(" +"))
    _ = app.press("G")
    #expect(row("Hire", in: app).hasPrefix("▌+"))
    _ = app.press("k")
    #expect(!row("Hire", in: app).contains("+"))
  }

  @Test("an objective is marked for its key results, and seen with them")
  func keyResults() {
    var app = changed([.keyResult(keyResult("days"))])
    #expect(row("Shorten sales", in: app).hasPrefix(" +"))
    _ = app.press("/Shorten<Enter>")
    #expect(app.text.contains("+ Decrease days"))
    _ = app.press("j")
    #expect(!app.text.contains("+ Decrease") && !row("Shorten", in: app).hasPrefix(" +"))
  }

  @Test("a KPI is marked, and the history takes all marks away")
  func kpis() {
    var app = changed([.kpi(revenue), .objective(hire)])
    #expect(app.text.contains("+Monthly revenue"))
    _ = app.press("Hq")
    #expect(!app.text.contains("+Monthly") && !row("Hire", in: app).hasPrefix(" +"))
  }

  @Test("the history tells edits made outside, whose they are with a question mark")
  func history() {
    var app = changed([], edits: [Self.edit("Owner tom → jenny")])
    #expect(app.press("H") == [.readEdits])
    #expect(app.text.contains("outside · Tom Okafor?"))
    _ = app.handle(.editsRead([Self.edit("Owner ann → jenny", by: "jenny", isOutside: false)]))
    #expect(app.text.contains("edit Owner ann → jenny"))
    #expect(!app.text.contains("outside"))
  }
}
