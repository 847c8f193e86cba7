public import Goals

/// What a directory inside a data directory is for: the one place that says what a path is.
///
///     DataFolder.team(.root).folder("2018-Q1")             // the root team's cycle 2018-Q1
///     DataFolder.team(.root).folder("launch", holdsCycle: true)
///     DataFolder.kpis(.root).file("mrr.rec")               // the KPI mrr
public enum DataFolder: Hashable, Sendable {
  /// A team's; it may turn out to be none (``Layout``).
  case team(TeamPath)
  /// A cycle's, named like one or with a `cycle.rec`.
  case cycle(CycleRef)
  /// What happened in a cycle, a file a person.
  case journal(CycleRef)
  /// A team's KPIs.
  case kpis(TeamPath)
  /// The readings of a KPI, a file a source.
  case readings(KPIRef)
  /// What happened to a team's KPIs, a file a person.
  case kpiJournal(TeamPath)

  /// What a directory in this one is, by its name and whether it holds a `cycle.rec`; `nil` where
  /// that is nothing of the program's.
  public func folder(_ name: String, holdsCycle: @autoclosure () -> Bool = false) -> DataFolder? {
    guard !DataFolder.isSkipped(name) else { return nil }
    switch self {
    case .team(let team):
      if name == DataFolder.kpis { return .kpis(team) }
      let cycle = CycleName(name)
      return cycle.isStandard || holdsCycle()
        ? .cycle(CycleRef(team: team, name: cycle)) : .team(TeamPath(team.appending(name)))
    case .cycle(let cycle): return name == DataFolder.journal ? .journal(cycle) : nil
    case .kpis(let team):
      return name == DataFolder.journal
        ? .kpiJournal(team) : .readings(KPIRef(team: team, id: name))
    case .journal, .readings, .kpiJournal: return nil
    }
  }

  /// What a file in this directory is; `nil` where that is nothing of the program's.
  public func file(_ name: String) -> DataFile? {
    guard !DataFolder.isSkipped(name), let dot = name.lastIndex(of: ".") else { return nil }
    let stem = String(name[..<dot])
    switch (self, name[dot...]) {
    case (.team(.root), ".rec") where name == Reference.settings.file: return .settings
    case (.team(.root), ".rec") where name == Reference.person("").file: return .people
    case (.team(let team), ".rec") where name == "team.rec": return .team(team)
    case (.cycle(let cycle), ".rec") where name == "cycle.rec": return .cycle(cycle)
    case (.cycle(let cycle), ".rec"): return .objective(ObjectiveRef(cycle: cycle, id: stem))
    case (.kpis(let team), ".rec"): return .kpi(KPIRef(team: team, id: stem))
    case (.readings(let kpi), ".csv"): return .readings(kpi, source: stem)
    case (.journal(let cycle), ".csv"): return .journal(cycle, writer: stem)
    case (.kpiJournal(let team), ".csv"): return .kpiJournal(team, writer: stem)
    default: return nil
    }
  }

  /// Its path in the data directory; empty for the root.
  public var path: String {
    switch self {
    case .team(let team): team.text
    case .cycle(let cycle): cycle.path
    case .journal(let cycle): cycle.path + "/" + DataFolder.journal
    case .kpis(let team): team.appending(DataFolder.kpis)
    case .readings(let kpi): kpi.directory
    case .kpiJournal(let team): team.appending(DataFolder.kpis + "/" + DataFolder.journal)
    }
  }

  /// Whether it makes the directory around it a team, even if it can't be looked into.
  var makesTeam: Bool {
    switch self {
    case .kpis: true
    case .cycle(let cycle): cycle.name.isStandard
    case .team, .journal, .readings, .kpiJournal: false
    }
  }

  /// Names that no team and no KPI can have.
  static let (kpis, journal) = ("kpis", "journal")

  /// Names that the program leaves to whoever made them.
  public static func isSkipped(_ name: String) -> Bool {
    name.hasPrefix(".") || name.hasPrefix("_")
  }
}

/// What a file in a data directory is.
public enum DataFile: Hashable, Sendable {
  /// `quarterdeck.rec`.
  case settings
  /// `people.rec`.
  case people
  /// What a team says about itself.
  case team(TeamPath)
  /// What is said about a cycle.
  case cycle(CycleRef)
  /// An objective with its key results.
  case objective(ObjectiveRef)
  /// A KPI's definition.
  case kpi(KPIRef)
  /// What one source has read of a KPI.
  case readings(KPIRef, source: String)
  /// What one person has recorded in a cycle.
  case journal(CycleRef, writer: String)
  /// What one person has recorded of a team's KPIs.
  case kpiJournal(TeamPath, writer: String)

  /// What a path is, as far as it tells alone: a record that has no other place stands in a cycle.
  public init?(_ path: String) {
    let names = path.split(separator: "/").map(String.init)
    guard let name = names.last else { return nil }
    let directories = names.dropLast()
    // Whether a name of one's own is a team or a cycle, what lies in it decides.
    let isRecordFile = name.hasSuffix(".rec") && name != "team.rec"
    let cycle =
      directories.last == DataFolder.journal
      ? directories.count - 2
      : isRecordFile ? directories.count - 1 : -1
    var folder = DataFolder.team(.root)
    for (index, name) in directories.enumerated() {
      guard let next = folder.folder(name, holdsCycle: index == cycle) else { return nil }
      folder = next
    }
    guard let file = folder.file(name) else { return nil }
    self = file
  }

  /// The path of the file.
  public var path: String {
    switch self {
    case .settings: Reference.settings.file
    case .people: Reference.person("").file
    case .team(let team): team.file
    case .cycle(let cycle): cycle.file
    case .objective(let objective): objective.file
    case .kpi(let kpi): kpi.file
    case .readings(let kpi, let source): DataFolder.readings(kpi).path + "/\(source).csv"
    case .journal(let cycle, let writer): DataFolder.journal(cycle).path + "/\(writer).csv"
    case .kpiJournal(let team, let writer): DataFolder.kpiJournal(team).path + "/\(writer).csv"
    }
  }

  /// Whether it is a log, to whose end lines are added, and no file of records.
  public var isLog: Bool {
    switch self {
    case .readings, .journal, .kpiJournal: true
    case .settings, .people, .team, .cycle, .objective, .kpi: false
    }
  }
}
