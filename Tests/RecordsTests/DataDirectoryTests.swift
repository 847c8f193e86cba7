import Goals
import Testing

@testable import Records

@Suite("A data directory as a value") struct DataDirectoryTests {
  static let paths: [(String, String)] = [
    ("quarterdeck.rec", "settings"), ("people.rec", "people"), ("team.rec", "team "),
    ("sales/team.rec", "team sales"), ("sales/2018-Q1/cycle.rec", "cycle sales/2018-Q1"),
    ("launch/cycle.rec", "cycle launch"), ("2018/grow.rec", "objective 2018/grow"),
    ("a/launch/x.rec", "objective a/launch/x"), ("2018/team.rec", "objective 2018/team"),
    ("2018/quarterdeck.rec", "objective 2018/quarterdeck"),
    ("2018/journal/ann.csv", "journal 2018 ann"), ("launch/journal/ann.csv", "journal launch ann"),
    ("kpis/mrr.rec", "kpi kpis/mrr"), ("sales/kpis/mrr/ann.b.csv", "readings sales/kpis/mrr ann.b"),
    ("kpis/journal/ann.csv", "kpi journal  ann"), ("a/kpis/journal/b.csv", "kpi journal a b"),
    ("readme.md", "-"), ("x.rec", "-"), ("sales/ann.csv", "-"), ("_old/2018/x.rec", "-"),
    ("2018/.x.rec", "-"), ("2018/journal/_b.csv", "-"), ("kpis/mrr/deep/x.csv", "-"),
    ("2018/deep/x.rec", "-"), ("kpis/notes.csv", "-"), ("", "-"),
  ]

  @Test("a path says what its file is, and the other way round", arguments: paths)
  func names(path: String, what: String) {
    let file = DataFile(path)
    #expect((file.map { $0.words } ?? "-") == what)
    if let file { #expect(file.path == path) }
  }

  private static let text: DirectoryText = [
    "quarterdeck.rec": "Organization: Softwave\nFormat: 1\n",
    "people.rec": "Person: Ann\nId: ann\n",
    "2018/grow.rec": "Objective: Grow\nOwner: ann\n",
    "sales/team.rec": "Team: Sales\n",
    "sales/2018-Q1/shorten.rec": """
    Objective: Shorten
    Owner: ann
    Supports: grow

    KeyResult: Days
    Id: days
    From: 59 days
    To: 38 days
    KPI: lifecycle

    """,
    "sales/2018-Q1/journal/ann.csv": "2018-02-12T09:30Z,ann,shorten#days,check-in,45,7,fine\n",
    "sales/kpis/lifecycle.rec": "KPI: Lifecycle\nUnit: days\n",
    "sales/kpis/lifecycle/crm.csv": "on,value\n2018-01-31,50\n",
  ]

  @Test("is read without a disk: teams, cycles, links, events, readings")
  func read() throws {
    let organization = DataDirectory(Self.text).organization
    #expect(organization.findings.isEmpty)
    #expect(organization.teams.keys.map(\.text).sorted() == ["", "sales"])
    let shorten = try #require(organization.objectives.last)
    #expect(organization.parent(of: shorten.ref)?.text == "2018/grow")
    #expect(organization.kpi(feeding: shorten.keyResults[0])?.readings.map(\.value) == [50])
    #expect(organization.events[shorten.ref]?.map(\.note) == ["fine"])
  }

  @Test(
    "a later text is read as a new one would be",
    arguments: [
      ("sales/2018-Q1/shorten.rec", "Objective: Other\n"), ("2018/grow.rec", nil),
      ("sales/2018-Q1/journal/ann.csv", nil), ("sales/kpis/lifecycle.rec", "KPI: L\nUnit: $\n"),
      ("sales/kpis/lifecycle/crm.csv", "2018-02-28,40\n"), ("quarterdeck.rec", nil),
      ("sales/kpis/lifecycle.rec", nil), ("sales/team.rec", nil),
      ("launch/cycle.rec", "Cycle: l\n"),
      ("sales/2018-Q1/cycle.rec", "Cycle: Q1\nState: closed\n"), ("kpis/journal.rec", "KPI: J\n"),
    ] as [(String, String?)])
  func again(path: String, text: String?) {
    var later = Self.text
    later[path] = text.map { DirectoryText.File(Array($0.utf8)) }
    var directory = DataDirectory(Self.text)
    directory.read(later) { works in works.map { $0() } }
    #expect(directory.organization.told == DataDirectory(later).organization.told)
    #expect(directory.organization.told != DataDirectory(Self.text).organization.told)
  }
}

extension DataFile {
  fileprivate var words: String {
    switch self {
    case .settings: "settings"
    case .people: "people"
    case .team(let team): "team \(team.text)"
    case .cycle(let cycle): "cycle \(cycle.path)"
    case .objective(let objective): "objective \(objective.text)"
    case .kpi(let kpi): "kpi \(kpi.text)"
    case .readings(let kpi, let source): "readings \(kpi.text) \(source)"
    case .journal(let cycle, let writer): "journal \(cycle.path) \(writer)"
    case .kpiJournal(let team, let writer): "kpi journal \(team.text) \(writer)"
    }
  }
}

extension Organization {
  /// All that was read, as text.
  var told: String {
    let parts: [any Sendable] = [
      settings, teams.values.sorted { $0.path < $1.path }, people,
      cycles.values.sorted { $0.ref.path < $1.ref.path }, objectives, kpis,
      events.sorted { $0.key.text < $1.key.text }.map { $0.value.map(\.told) }, findings,
      kpis.map { $0.readings.map { "\($0.place) \($0.written) \($0.value) \($0.by) \($0.note)" } },
    ]
    return parts.map { "\($0)" }.joined(separator: "\n")
  }
}

extension JournalEvent {
  fileprivate var told: String { "\(place) \(at) \(by) \(keyResult ?? "") \(kind) \(note)" }
}
