import Foundation
import Goals
import TestSupport
import Testing

@testable import GoalFiles
@testable import Records

@Suite struct ScanTests {
  private func scan(_ names: String...) throws -> (Scan, Layout, DirectoryText) {
    let sandbox = try DiskSandbox()
    for name in names { try sandbox.write("x", to: name) }
    return try scan(sandbox)
  }

  private func scan(_ sandbox: DiskSandbox) throws -> (Scan, Layout, DirectoryText) {
    let scan = try Scan(sandbox.root)
    var text = scan.skeleton
    for file in scan.files { text[file.path] = DirectoryText.File([]) }
    return (scan, Layout(of: text), text)
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
    let (_, layout, _) = try scan(name)
    #expect(layout.teams.map(\.text) == teams)
  }

  @Test(
    "a directory named like a cycle is one, or one with a cycle.rec",
    arguments: [
      ("2018/x.rec", "2018"), ("2018-H1/x.rec", "2018-H1"), ("2018-Q4/x.rec", "2018-Q4"),
      ("2018-12/x.rec", "2018-12"), ("launch/cycle.rec", "launch"), ("2018-Q5/x.rec", nil),
      ("2018-13/x.rec", nil), ("18-Q1/x.rec", nil), ("kpis/cycle.rec", nil),
    ] as [(String, String?)])
  func cycles(name: String, cycle: String?) throws {
    let (_, layout, _) = try scan(name)
    #expect(layout.cycles.map(\.name.text) == [cycle].compactMap(\.self))
  }

  @Test("finds objectives, journals, KPIs and their readings, and skips the rest")
  func files() throws {
    let (scan, _, text) = try scan(
      "2018/b.rec", "2018/a.rec", "2018/cycle.rec", "2018/_x.rec", "2018/.y.rec", "2018/n.md",
      "2018/journal/ann.csv", "2018/journal/_b.csv", "2018/journal/notes.txt", "kpis/k.rec",
      "kpis/k/crm.csv", "kpis/k/ann.b.csv", "kpis/.k/x.csv")
    #expect(text.names(in: "2018") == ["a.rec", "b.rec", "cycle.rec"])
    #expect(text.names(in: "2018/journal") == ["ann.csv"])
    #expect(text.names(in: "kpis") == ["k.rec"])
    #expect(text.names(in: "kpis/k") == ["ann.b.csv", "crm.csv"])
    #expect(scan.skeleton.findings.isEmpty)
    #expect(scan.directories == ["", "2018", "2018/journal", "kpis", "kpis/k"])
  }

  @Test("200 directories inside each other are teams like others")
  func deep() throws {
    let path = (0..<200).map { "d\($0)" }.joined(separator: "/")
    let (_, layout, _) = try scan(path + "/team.rec")
    #expect(layout.teams.count == 201)
    #expect(layout.teams.last?.text == path)
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
    let (scan, _, text) = try scan(sandbox)
    #expect(text.names(in: "2018") == ["a.rec"])
    let found = scan.skeleton.findings.map {
      "\($0.place.file): \($0.message) [\($0.code.rawValue)]"
    }
    #expect(
      found.sorted() == [
        "2018/cycle.rec: this is a symbolic link [not-a-file]",
        "2018/dir.rec: this is no regular file [not-a-file]",
        "2018/link.rec: this is a symbolic link [not-a-file]",
        "2018/pipe.rec: this is no regular file [not-a-file]",
        "sales: this is a symbolic link, which is not followed [not-a-file]",
      ])
  }

  @Test("names that can't be used are findings; odd ones that can are read")
  func names() throws {
    let sandbox = try DiskSandbox()
    try sandbox.write("Objective: O\n", to: "2018/ä b.rec")
    try sandbox.write("Team: T\n", to: "Vertrieb & Co/team.rec")
    try sandbox.write("x", to: "2018/new\nline.rec")
    try sandbox.write("x", to: "2018/bad\u{1}")
    let (scan, layout, text) = try scan(sandbox)
    #expect(text.names(in: "2018") == ["ä b.rec"])
    #expect(layout.teams.map(\.text) == ["", "Vertrieb & Co"])
    #expect(scan.skeleton.findings.map(\.code) == [.badName, .badName])
    var loader = Loader(sandbox.root)
    let organization = try loader.load().organization
    #expect(organization.objectives.map(\.ref.id) == ["ä b"])
    #expect(organization.findings.filter { $0.code == .badName }.count == 3)
  }

  static let strays: [(path: String, message: String, hint: String)] = [
    ("2026-q4/x.rec", "\"2026-q4\" is not how a cycle is called", "name it 2026-Q4"),
    ("2026Q4/x.rec", "\"2026Q4\" is not how a cycle is called", "name it 2026-Q4"),
    ("Q4 2026/x.rec", "\"Q4 2026\" is not how a cycle is called", "name it 2026-Q4"),
    ("2026-9/x.rec", "\"2026-9\" is not how a cycle is called", "name it 2026-09"),
    (
      "2026-Q5/x.rec", "\"2026-Q5\" is neither a cycle nor a team",
      "give it a cycle.rec with Start and End, or a team.rec"
    ),
    ("KPIs/x.rec", "the directory of KPIs is called kpis", "name it kpis"),
    ("2026-Q4/y.REC", "names are written in small letters", "name it y.rec"),
    ("2026-Q4/ideas/x.rec", "a cycle's objectives stand in 2026-Q4 itself", "move them there"),
    (
      "2026-Q4/Journal/ann.csv", "the directory of a cycle's events is called journal",
      "name it 2026-Q4/journal"
    ),
    (
      "x.rec", "an objective stands in the directory of its cycle, a KPI in kpis", "move it there"
    ),
    (
      "kpis/mrr.csv", "readings stand in a directory that is called like their KPI",
      "move them into it"
    ),
    ("kpis/mrr/notes.rec", "only .csv files are read here", "move them to where they belong"),
  ]

  @Test("no record lies unread in silence", arguments: strays)
  func stray(path: String, message: String, hint: String) throws {
    let sandbox = try DiskSandbox()
    try sandbox.write("Organization: X\n", to: "quarterdeck.rec")
    try sandbox.write("Objective: O\n", to: "2026-Q4/grow.rec")
    try sandbox.write("KPI: MRR\n", to: "kpis/mrr.rec")
    try sandbox.write("Objective: X\n", to: path)
    try sandbox.write("read me", to: "notes/README.md")
    var loader = Loader(sandbox.root)
    let findings = try loader.load().organization.findings.filter { $0.code == .notRead }
    #expect(findings.map(\.place.file) == [path])
    #expect(findings.first?.message.hasSuffix(message) == true)
    #expect(findings.first?.hint?.plain == hint)
    try FileManager.default.removeItem(atPath: sandbox(path))
    #expect(try !loader.load().organization.findings.contains { $0.code == .notRead })
  }

  @Test("a team behind a symbolic link is told, and not followed")
  func linkedTeam() throws {
    let sandbox = try DiskSandbox()
    try sandbox.write("Organization: X\n", to: "quarterdeck.rec")
    try FileManager.default.createSymbolicLink(
      atPath: sandbox("sales"), withDestinationPath: "/usr")
    var loader = Loader(sandbox.root)
    let organization = try loader.load().organization
    #expect(organization.findings.map(\.place.file) == ["sales"])
    #expect(organization.findings.map(\.code) == [.notAFile])
    #expect(organization.teams.keys.map(\.text) == [""])
  }
}
