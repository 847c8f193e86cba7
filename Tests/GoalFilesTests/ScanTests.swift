import Foundation
import Goals
import Testing

@testable import GoalFiles

@Suite struct ScanTests {
  private func scan(_ names: String...) throws -> (Scan, DiskSandbox) {
    let sandbox = try DiskSandbox()
    for name in names { try sandbox.write("x", to: name) }
    return (try Scan(sandbox.root), sandbox)
  }

  @Test(
    "a directory is a team if it, or one below it, holds team.rec, kpis or a cycle",
    arguments: [
      ("sales/team.rec", ["", "sales"]), ("sales/kpis/k.rec", ["", "sales"]),
      ("sales/2018-Q1/x.rec", ["", "sales"]), ("a/b/c/team.rec", ["", "a", "a/b", "a/b/c"]),
      ("a/launch/cycle.rec", ["", "a"]), ("docs/readme.md", [""]), ("docs/x.rec", [""]),
      ("_drafts/team.rec", [""]), (".git/team.rec", [""]), ("2018-Q1/a/team.rec", [""]),
    ] as [(String, [String])])
  func teams(name: String, teams: [String]) throws {
    let (scan, _) = try scan(name)
    #expect(scan.teams.map(\.path.text) == teams)
  }

  @Test(
    "a directory named like a cycle is one, or one with a cycle.rec",
    arguments: [
      ("2018/x.rec", "2018"), ("2018-H1/x.rec", "2018-H1"), ("2018-Q4/x.rec", "2018-Q4"),
      ("2018-12/x.rec", "2018-12"), ("launch/cycle.rec", "launch"), ("2018-Q5/x.rec", nil),
      ("2018-13/x.rec", nil), ("18-Q1/x.rec", nil), ("kpis/cycle.rec", nil),
    ] as [(String, String?)])
  func cycles(name: String, cycle: String?) throws {
    let (scan, _) = try scan(name)
    #expect(scan.cycles.map(\.ref.name.text) == [cycle].compactMap(\.self))
  }

  @Test("finds objectives, journals, KPIs and their readings, and skips the rest")
  func files() throws {
    let (scan, _) = try scan(
      "2018/b.rec", "2018/a.rec", "2018/cycle.rec", "2018/_x.rec", "2018/.y.rec", "2018/n.md",
      "2018/journal/ann.csv", "2018/journal/_b.csv", "2018/journal/notes.txt", "kpis/k.rec",
      "kpis/k/crm.csv", "kpis/k/ann.b.csv", "kpis/.k/x.csv")
    #expect(scan.cycles.first?.objectives.map(\.stem) == ["a", "b"])
    #expect(scan.cycles.first?.definition != nil)
    #expect(scan.cycles.first?.journals.map(\.name) == ["ann.csv"])
    #expect(scan.kpis.first?.definitions.map(\.stem) == ["k"])
    #expect(scan.kpis.first?.readings["k"]?.map(\.stem) == ["ann.b", "crm"])
    #expect(scan.findings.isEmpty)
    #expect(scan.directories == ["", "2018", "2018/journal", "kpis", "kpis/k"])
  }

  @Test("200 directories inside each other are teams like others")
  func deep() throws {
    let path = (0..<200).map { "d\($0)" }.joined(separator: "/")
    let (scan, _) = try scan(path + "/team.rec")
    #expect(scan.teams.count == 201)
    #expect(scan.teams.last?.path.text == path)
  }

  @Test("what bears the name of a record and is no file is a finding and is not read")
  func odd() throws {
    let sandbox = try DiskSandbox()
    try sandbox.write("x", to: "2018/a.rec")
    mkfifo(sandbox("2018/pipe.rec"), 0o644)
    symlink("a.rec", sandbox("2018/link.rec"))
    symlink("a.rec", sandbox("2018/cycle.rec"))
    mkdir(sandbox("2018/dir.rec"), 0o755)
    symlink("/etc", sandbox("sales"))
    let scan = try Scan(sandbox.root)
    #expect(scan.cycles.first?.objectives.map(\.stem) == ["a"])
    let found = scan.findings.map { "\($0.place.file): \($0.message) [\($0.code.rawValue)]" }
    #expect(
      found.sorted() == [
        "2018/cycle.rec: this is a symbolic link [not-a-file]",
        "2018/dir.rec: this is no regular file [not-a-file]",
        "2018/link.rec: this is a symbolic link [not-a-file]",
        "2018/pipe.rec: this is no regular file [not-a-file]",
      ])
  }

  @Test("names that can't be used are findings; odd ones that can are read")
  func names() throws {
    let sandbox = try DiskSandbox()
    try sandbox.write("Objective: O\n", to: "2018/ä b.rec")
    try sandbox.write("Team: T\n", to: "Vertrieb & Co/team.rec")
    try sandbox.write("x", to: "2018/new\nline.rec")
    try sandbox.write("x", to: "2018/bad\u{1}")
    let scan = try Scan(sandbox.root)
    #expect(scan.cycles.first?.objectives.map(\.stem) == ["ä b"])
    #expect(scan.teams.map(\.path.text) == ["", "Vertrieb & Co"])
    #expect(scan.findings.map(\.code) == [.badName, .badName])
    var loader = Loader(sandbox.root)
    let organization = try loader.load().organization
    #expect(organization.objectives.map(\.ref.id) == ["ä b"])
    #expect(organization.findings.filter { $0.code == .badName }.count == 3)
  }
}
