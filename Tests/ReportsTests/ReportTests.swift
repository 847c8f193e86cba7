import Canvas
import Goals
import Records
import Testing

@testable import Reports

@Suite("What a report holds")
struct ReportTests {
  @Test("Every objective, key result and KPI of the demo organisation is in every format")
  func complete() {
    let report = Report(demo)
    let outline = Outline(of: demo.organization, cycle: .quarter(2026, 4))
    let objectives = outline.nodes.compactMap { demo.organization.objective($0.ref) }
    #expect(report.objectives.count == objectives.count)
    let titles =
      objectives.flatMap { [$0.title] + $0.keyResults.map(\.title) }
      + demo.organization.kpis.map(\.title)
    let html = HTMLReport(report).lines.joined()
    let markdown = MarkdownReport(report).lines.joined()
    let text = TextReport(report, ascii: false).lines.flatMap { $0.split(separator: " ") }
    for title in titles {
      #expect(html.contains(HTML(title).source))
      #expect(markdown.contains(MarkdownReport.escaped(title)))
      for word in title.split(separator: " ") { #expect(text.contains(word)) }
    }
    let table = CSVReport(report).lines.joined(separator: "\n") + "\n"
    let rows = CSVFile(parsing: Array(table.utf8), file: "report.csv").rows
    let keyResults = objectives.flatMap(\.keyResults)
    #expect(
      Set(rows.compactMap { $0[cell: 1] })
        == Set(keyResults.map(\.ref.text) + demo.organization.kpis.map(\.ref.text)))
    #expect(rows.count == keyResults.count + demo.organization.kpis.count)
  }

  @Test("Text keeps to its columns, in ASCII too")
  func columns() {
    let report = Report(demo)
    for line in TextReport(report, ascii: false).lines {
      #expect(TextWidth.columns(of: line) <= 78, "\(line)")
    }
    let ascii = TextReport(report, ascii: true).lines
    #expect(ascii.allSatisfy { $0.utf8.count <= 78 && $0.utf8.allSatisfy { $0 < 0x80 } })
  }

  @Test(
    "It narrows to a team, an owner, a cycle, a day",
    arguments: [
      (Report.Scope(team: TeamPath("sales")), "2018-02-21", "Sales · 2018-Q1", ["Sales", "Field"]),
      (Report.Scope(team: TeamPath("sales/field")), "2018-02-21", "Field · 2018-Q1", ["Field"]),
      (Report.Scope(owner: "jenny"), "2018-02-21", "owned by Jenny Murphy", ["Sales"]),
      (Report.Scope(owner: "tom"), "2018-02-21", "owned by tom", ["Sales"]),
      (
        Report.Scope(), "2018-02-15", "29 % · expected 51 % · as of 2018-02-15", ["Sales", "Field"]
      ),
    ] as [(Report.Scope, String, String, [String])])
  func scope(scope: Report.Scope, day: String, words: String, teams: [String]) {
    let report = Report(Review(acme, on: day), scope)
    #expect(report.sections.map(\.name) == teams)
    if let text = report.formats["text"] {
      #expect(text.contains(words) || report.objectives.isEmpty)
    }
  }

  @Test(
    "Where there is nothing it says so in a sentence",
    arguments: [
      (
        [("quarterdeck.rec", "Organization: Acme\n")], Report.Scope(),
        "Acme has no objectives yet."
      ),
      ([], Report.Scope(), "The organisation has no objectives yet."),
      (acme, Report.Scope(cycle: .quarter(2019, 1)), "Acme has no objectives in 2019-Q1."),
      (acme, Report.Scope(team: TeamPath("sales/field")), "Field has no objectives in 2018-Q1."),
      (acme, Report.Scope(), "No objectives in 2018-Q1."),
    ] as [(Files, Report.Scope, String)])
  func empty(files: Files, scope: Report.Scope, sentence: String) {
    for (name, page) in Report(Review(files), scope).formats where name != "csv" {
      #expect(page.contains(sentence), "\(name)")
    }
  }

  @Test("An error in the files is said, because the numbers may not be what was meant")
  func caveat() {
    let broken: Files = [("sales/kpis/acv.rec", "KPI: ACV\nUnit: $\nTarget: high\n")]
    let formats = Report(Review(acme, replacing: broken)).formats
    for (name, page) in formats where name != "csv" {
      #expect(
        page.contains("There is 1 error in the files, so the numbers may not be"), "\(name)")
    }
  }

  @Test("A page for each team, and the table of contents leads there")
  func contents() {
    let page = HTMLReport(Report(demo)).lines.joined()
    let links = page.matches(of: /href="#(team-[0-9]+)"/).map { String($0.1) }
    #expect(links.count == demo.organization.teams.count)
    for link in links { #expect(page.contains("id=\"\(link)\"")) }
  }
}
