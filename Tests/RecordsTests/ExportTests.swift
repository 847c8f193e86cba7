import Goals
import TestSupport
import Testing

@testable import Records

@Suite struct ExportTests {
  @Test(
    "whatever a directory holds comes back as it was taken out",
    arguments: SeededGenerator.seeds(100))
  func roundTrip(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let first = randomDirectory(&random).exported()
    let restored = try first.map { file throws(Refusal) in try file.restored }
    let second = DirectoryText(restored.map { (path: $0.path, text: $0.text) }).exported()
    #expect(first == second)
  }

  private func randomDirectory(_ random: inout SeededGenerator) -> DirectoryText {
    var text: DirectoryText = ["quarterdeck.rec": "Organization: Acme\nFormat: 1\nMood: # odd\n"]
    let places = [
      "people.rec", "team.rec", "2026/grow.rec", "sales/2026-Q4/win.rec", "sales/kpis/acv.rec",
      "own/cycle.rec",
    ]
    for path in places where Bool.random(using: &random) {
      let records = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        (0..<Int.random(in: 1...5, using: &random)).map { index in
          (
            ["Objective", "Why", "Tags", "X_1"].randomElement(using: &random) ?? "Why",
            random.text(upTo: 30)
          )
        }
      }
      if let bytes = try? Recfile.text(of: records) { text[path] = DirectoryText.File(bytes) }
    }
    for path in ["2026/journal/ann.csv", "sales/kpis/acv/crm.csv", "sales/kpis/journal/b.csv"] {
      let lines = (0..<Int.random(in: 0...4, using: &random)).map { _ in
        random.text(upTo: 20).split(whereSeparator: \.isNewline).joined()
      }
      let end = Bool.random(using: &random) ? "\n" : ""
      text[path] = DirectoryText.File(Array((lines.joined(separator: "\n") + end).utf8))
    }
    return text
  }

  @Test("a last line that was never ended stays so, and is never a value")
  func unfinished() throws {
    let text: DirectoryText = ["kpis/acv/crm.csv": "on,value\n2026-11-01,8000\n2026-11-02,80"]
    let file = try #require(text.exported().first)
    #expect(try file.restored.text == "on,value\n2026-11-01,8000\n2026-11-02,80")
  }

  @Test(
    "a path that no data directory has is refused", arguments: ["../x.rec", "/etc/passwd", "x.sh"])
  func strange(path: String) {
    #expect(throws: Refusal.self) { try ExportFile(path: path, .records([])).restored }
  }

  @Test("what people edit comes back as the same, in cells that no spreadsheet takes for formulas")
  func table() throws {
    let directory = DataDirectory([
      "quarterdeck.rec": "Organization: Acme\nFormat: 1\n",
      "people.rec": "Person: Ann Lee\nId: ann\nEmail: a@x.org\n",
      "sales/team.rec": "Team: Sales\n",
      "sales/2026-Q4/win.rec": """
      Objective: =Win | more
      Why: It is time,
      + says everybody
      Tags: a
      Tags: b

      KeyResult: Deals
      Id: deals
      From: 3 deals
      To: 9 deals
      Weight: 2

      KeyResult: Keep quality
      Id: quality
      Hold: >= 9%

      KeyResult: Roll out
      Id: out
      Milestone: pilot (2) Try it
      Milestone: all Everywhere

      """,
      "sales/kpis/acv.rec": "KPI: ACV\nUnit: $\nTarget: >= $8000\n",
    ])
    let table = ExportTable(directory.organization)
    #expect(table.csv.contains { $0.contains("'=Win | more") })
    for lines in [table.csv, table.markdown] {
      let text = ImportText(Array(lines.joined(separator: "\n").utf8))
      let plan = ImportPlanner.plan(text, in: directory.organization, ImportGround.options)
      #expect(plan.same.count == 6 && plan.new.isEmpty && plan.changed.isEmpty, "\(plan.text)")
      #expect(plan.questions.isEmpty && plan.unplaced.isEmpty, "\(plan.text)")
    }
  }
}
