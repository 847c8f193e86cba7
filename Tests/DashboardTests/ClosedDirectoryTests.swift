import Canvas
import Goals
import Records
import Testing

@testable import Dashboard

/// Rows whose figures a closed directory may belong to say so.
@Suite("What a closed directory leaves out") struct ClosedDirectoryTests {
  private var app: App {
    var text = DirectoryText(
      workshop.with("2026-Q4/join.rec", "Objective: Join forces\nRollup: children\n"))
    text.addSealed("marketing", isClosed: true)
    text.findings.append(Finding(at: Place(file: "marketing"), .closed, "it is closed to you"))
    return App(showing: Review(DataDirectory(text).organization, on: today), width: 240)
  }

  @Test("the organisation's row, and objectives above it that roll up children")
  func marked() {
    let lines = app.frame.lines.filter { $0.contains("of what you may read; marketing is closed") }
    #expect(lines.contains { $0.contains("Workshop") }, "\(app.text)")
    let join = app.frame.lines.first { $0.contains("Join forces") } ?? ""
    #expect(join.contains("of what you may read") || join.contains("…"), "\(join)")
  }

  @Test("no row of a team that holds nothing closed")
  func unmarked() {
    let sales = app.frame.lines.filter { $0.contains("Shorten sales lifecycle") }
    #expect(!sales.isEmpty && !sales.contains { $0.contains("you may read") })
  }
}
