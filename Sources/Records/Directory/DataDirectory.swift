public import Goals

/// A data directory as a value: its text, and the organisation that is read from it.
///
///     var directory = DataDirectory(["2018/grow.rec": "Objective: Grow\n"])
///     let revision = try change.revision(in: directory)
///     try directory.apply(revision)                        // directory.text holds what is new
///
/// Reading stops at nothing: what can't be understood is a finding of the organisation. A later text
/// is read as far as it differs from the one before.
public struct DataDirectory: Sendable {
  /// What its files hold.
  public private(set) var text: DirectoryText
  /// What they mean.
  public private(set) var organization: Organization
  /// Whether the last line of a log may be in the middle of being written.
  package private(set) var needsReload = false
  /// What the organisation is called where its settings don't say.
  private let name: String
  private var settings: Kept<Decoded<Settings>>?
  private var people: Kept<Decoded<[Person]>>?
  private var teams: [TeamPath: Kept<Decoded<Team>>] = [:]
  private var parts = DirectoryParts()

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - text: The files of a data directory.
  ///   - name: What the organisation is called where `quarterdeck.rec` doesn't say.
  public init(_ text: DirectoryText, name: String = "") {
    self.init(text, name: name) { works in works.map { $0() } }
  }

  /// `together` does pieces of work, perhaps at the same time; what comes of them stands in their
  /// order.
  package init(_ text: DirectoryText, name: String = "", together: DirectoryParts.Together) {
    self.text = text
    self.name = name
    organization = Organization(Organization.Parts())
    read(text, together: together)
  }

  /// Reads what is different in a later text.
  package mutating func read(_ text: DirectoryText, together: DirectoryParts.Together) {
    self.text = text
    let layout = Layout(of: text)
    var all = Organization.Parts()
    all.findings = text.findings
    let isTeam = Set(layout.teams.map(\.text)).contains
    all.findings += text.strays.map { $0.finding(isTeam: isTeam($0.directory)) }
    readSettings(&all)
    readTeams(layout, &all)
    parts = DirectoryParts(
      layout, in: text, all.settings.fiscalYear, after: parts, together: together)
    let unfinished = parts.gather(layout, into: &all)
    needsReload = unfinished.contains { text[$0.key]?.isYoung == true }
    // One that has stayed so for a while is a finding.
    all.findings += unfinished.filter { text[$0.key]?.isYoung != true }.values
    organization = Organization(all)
  }

  private mutating func readSettings(_ all: inout Organization.Parts) {
    settings = kept(.settings, settings, Settings()) { Settings.decoded($0) }
    people = kept(.people, people, []) { Person.decoded($0) }
    all.settings = settings?.value.value ?? Settings()
    if all.settings.organization.isEmpty { all.settings.organization = name }
    all.people = people?.value.value ?? []
    all.findings += (settings?.value.findings ?? []) + (people?.value.findings ?? [])
  }

  private mutating func readTeams(_ layout: Layout, _ all: inout Organization.Parts) {
    let earlier = teams
    teams = [:]
    for path in layout.teams {
      var team = Team(path: path)
      let kept = kept(.team(path), earlier[path], team) { Team.decoded($0, as: path) }
      teams[path] = kept
      team = kept?.value.value ?? team
      team.isClosed = text.closed.contains(path.text)
      all.findings += kept?.value.findings ?? []
      all.teams.append(team)
    }
  }

  private func kept<Value: Sendable>(
    _ file: DataFile, _ earlier: Kept<Decoded<Value>>?, _ blank: Value,
    _ decode: (Recfile) -> Decoded<Value>
  ) -> Kept<Decoded<Value>>? {
    text[file.path].map { found in
      Kept(found, as: earlier) { found in
        var problems: [Finding] = []
        let record = found.record(file.path, &problems)
        return record.map(decode) ?? Decoded(blank, findings: problems)
      }
    }
  }
}
