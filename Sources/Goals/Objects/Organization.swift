/// Everything read from a data directory: teams, people, cycles, objectives, KPIs, events.
///
/// It is made once from what the files hold and never changes; links are resolved while it is made,
/// and what can't be resolved is a finding, never a missing object.
public struct Organization: Sendable {
  /// What the files hold, before links are resolved.
  public struct Parts: Sendable {
    /// The settings of `quarterdeck.rec`.
    public var settings = Settings()
    /// The teams, the root among them.
    public var teams: [Team] = []
    /// The people.
    public var people: [Person] = []
    /// The cycle directories.
    public var cycles: [Cycle] = []
    /// The objectives with their key results.
    public var objectives: [Objective] = []
    /// The KPIs with their readings.
    public var kpis: [KPI] = []
    /// The events of all journals.
    public var events: [JournalEvent] = []
    /// Events that are sorted already: those of one cycle's objectives, by instant, file and line.
    public var journals: [[ObjectiveRef: [JournalEvent]]] = []
    /// What reading the files found.
    public var findings: [Finding] = []
    /// Where objects stood before they were moved.
    package var moves = Moves()

    /// Nothing.
    public init() {}
  }

  /// The settings of `quarterdeck.rec`.
  public let settings: Settings
  /// The teams by path; the root is always there.
  public let teams: [TeamPath: Team]
  /// The people in the order of `people.rec`.
  public let people: [Person]
  /// The cycle directories.
  public let cycles: [CycleRef: Cycle]
  /// The objectives, in the order of their paths.
  public private(set) var objectives: [Objective]
  /// The KPIs, in the order of their paths.
  public internal(set) var kpis: [KPI]
  /// The events of each objective by instant, file and line; those taken back are among them.
  public private(set) var events: [ObjectiveRef: [JournalEvent]]
  /// Everything a person should look at, in the order of places.
  public private(set) var findings: [Finding]

  /// Where objects stood before they were moved.
  package let moves: Moves
  private(set) var links: Links
  /// Directories that the reader may not look into and that may hold objectives, in order.
  let closedPaths: [String]
  private var objectiveIndex: [ObjectiveRef: Int]
  private let kpiIndex: [KPIRef: Int]

  /// Resolves the links between the parts.
  public init(_ parts: Parts) {
    settings = parts.settings
    var teams = Dictionary(parts.teams.map { ($0.path, $0) }) { first, _ in first }
    teams[.root, default: Team(path: .root)].name = parts.settings.organization
    self.teams = teams
    people = parts.people
    cycles = Dictionary(parts.cycles.map { ($0.ref, $0) }) { first, _ in first }
    objectives = Organization.ordered(parts.objectives, by: \.ref.text)
    var kpis = Organization.ordered(parts.kpis, by: \.ref.text)
    events = parts.journals.reduce(into: JournalEvent.sorted(parts.events)) { events, journal in
      events.merge(journal) { JournalEvent.sorted($0 + $1).values.first ?? [] }
    }
    objectiveIndex = Dictionary(zip(objectives.map(\.ref), objectives.indices)) { first, _ in first
    }
    kpiIndex = Dictionary(zip(kpis.map(\.ref), kpis.indices)) { first, _ in first }
    moves = parts.moves
    links = Links(objectives: objectives, kpis: kpis, cycles: cycles, moves: moves)
    let ratios = kpis.resolveRatios(in: links.directory)
    self.kpis = kpis
    closedPaths = parts.findings.filter { $0.code == .closed }.map(\.place.file)
      .filter { !$0.split(separator: "/").contains("kpis") }.sorted()
    findings = settings.applied(to: parts.findings + moves.findings + links.findings + ratios)
  }

  /// The same organisation with other objectives, KPIs and cycles, as on a past day.
  init(
    _ other: Organization, objectives: [Objective], kpis: [KPI], cycles: [CycleRef: Cycle]
  ) {
    (settings, teams, people) = (other.settings, other.teams, other.people)
    self.cycles = cycles
    (self.objectives, self.kpis, events, findings) = (
      objectives, kpis, other.events, other.findings
    )
    objectiveIndex = Dictionary(zip(objectives.map(\.ref), objectives.indices)) { first, _ in first
    }
    kpiIndex = Dictionary(zip(kpis.map(\.ref), kpis.indices)) { first, _ in first }
    moves = other.moves
    links = Links(objectives: objectives, kpis: kpis, cycles: cycles, moves: moves)
    closedPaths = other.closedPaths
    _ = self.kpis.resolveRatios(in: links.directory)
  }

  /// Whether `replace` leaves every link as reading all of it again would: circles are cut by a look at
  /// the whole.
  package var followsEdits: Bool { !links.hasCircle }

  /// One objective as a change has left it, `nil` where that is gone, in the middle of a change that goes
  /// on: objectives stand in no order any more, and findings are those of before.
  ///
  /// `others` name it, or something of its name, and are linked anew.
  package mutating func replace(
    _ ref: ObjectiveRef, by objective: Objective?, events: [JournalEvent],
    relinking others: [ObjectiveRef]
  ) {
    let others = others.filter { $0 != ref }.compactMap { self.objective($0) }
    for other in others + [self.objective(ref)].compactMap(\.self) { links.remove(other) }
    self.events[ref] = events.isEmpty ? nil : events
    if let objective { put(objective) } else { remove(ref) }
    let known = { [self] (ref: KeyResultRef) in keyResult(ref) != nil }
    for other in others + [objective].compactMap(\.self) { links.add(other, among: known) }
  }

  private mutating func put(_ objective: Objective) {
    if let index = objectiveIndex[objective.ref] {
      objectives[index] = objective
    } else {
      objectiveIndex[objective.ref] = objectives.endIndex
      objectives.append(objective)
      links.directory.add(objective.ref)
    }
  }

  /// The last one takes its place.
  private mutating func remove(_ ref: ObjectiveRef) {
    guard let index = objectiveIndex.removeValue(forKey: ref) else { return }
    let last = objectives.removeLast()
    if last.ref != ref {
      objectives[index] = last
      objectiveIndex[last.ref] = index
    }
    links.directory.remove(ref)
  }

  /// What happened to an object, by instant, file and line; to an objective without its key results.
  public func events(about reference: Reference) -> [JournalEvent] {
    switch reference {
    case .objective(let ref): (events[ref] ?? []).filter { $0.keyResult == nil }
    case .keyResult(let ref): (events[ref.objective] ?? []).filter { $0.keyResult == ref.id }
    case .kpi(let ref): kpi(ref)?.events ?? []
    case .team, .cycle, .person, .settings: []
    }
  }

  /// Its name; the data directory's where it has none is up to the caller.
  public var name: String { settings.organization }

  /// The objective a reference names.
  public func objective(_ ref: ObjectiveRef) -> Objective? {
    objectiveIndex[ref].map { objectives[$0] }
  }

  /// The key result a reference names.
  public func keyResult(_ ref: KeyResultRef) -> KeyResult? {
    objective(ref.objective)?.keyResult(ref.id)
  }

  /// The KPI a reference names.
  public func kpi(_ ref: KPIRef) -> KPI? { kpiIndex[ref].map { kpis[$0] } }

  /// The values of a field of an object as they are written; none where it has no such field.
  public func values(of field: String, in reference: Reference) -> [String] {
    fields(of: reference).filter { $0.name == field }.map(\.value)
  }

  /// The record of an object as it is written; of a team, a cycle and the settings without one,
  /// the name they go by.
  public func fields(of reference: Reference) -> [RecordField] {
    switch reference {
    case .objective(let ref): objective(ref)?.fields ?? []
    case .keyResult(let ref): keyResult(ref)?.fields ?? []
    case .kpi(let ref): kpi(ref)?.fields ?? []
    case .team(let path): teams[path].map { $0.fields.or(.team, $0.name) } ?? []
    case .cycle(let ref): cycles[ref].map { $0.fields.or(.cycle, ref.name.text) } ?? []
    case .person(let id): people.first { $0.id == id }?.fields ?? []
    case .settings: settings.fields.or(.organization, settings.organization)
    }
  }

  /// The KPI that supplies a key result's number.
  public func kpi(feeding keyResult: KeyResult) -> KPI? {
    links.kpis[keyResult.ref].flatMap(kpi)
  }

  /// The unit of a key result's numbers: its own, else that of its KPI.
  public func unit(of keyResult: KeyResult) -> Unit? {
    keyResult.unit ?? kpi(feeding: keyResult)?.targetUnit
  }

  /// The objective whose roll-up an objective belongs to: its first `Supports:`.
  public func parent(of ref: ObjectiveRef) -> ObjectiveRef? { links.parents[ref] }

  /// The objectives whose first `Supports:` is this one, in the order of their paths.
  public func children(of ref: ObjectiveRef) -> [ObjectiveRef] { links.children[ref] ?? [] }

  /// The objectives that support a key result, in the order of their paths. Its own number stays what
  /// it is.
  public func supporters(of ref: KeyResultRef) -> [ObjectiveRef] { links.supporters[ref] ?? [] }

  /// The objective another was carried over to.
  public func successor(of ref: ObjectiveRef) -> ObjectiveRef? { links.successors[ref] }

  /// The days of the cycle an objective belongs to.
  public func span(of ref: ObjectiveRef) -> Span? { cycles[ref.cycle]?.span }

  /// The names by which objectives and KPIs find each other.
  package var directory: Directory { links.directory }

  /// Those names with one objective more, perhaps in a new cycle.
  package func directory(adding ref: ObjectiveRef) -> Directory {
    links.directory.adding(ref, in: span(of: ref) ?? ref.cycle.name.span(in: settings.fiscalYear))
  }

  /// Those names with other KPIs.
  package func directory(kpis: [KPIRef]) -> Directory {
    Directory(objectives: objectives.map(\.ref), kpis: kpis, spans: cycles.mapValues(\.span))
  }

  /// The person with an id, or with a login.
  public func person(_ name: String) -> Person? {
    people.first { $0.id == name } ?? people.first { $0.logins.contains(name) }
  }

  /// How often the key results of a team are checked in: the nearest team upward that says so.
  public func checkInEvery(for team: TeamPath) -> Rhythm {
    var path: TeamPath? = team
    while let current = path {
      if let rhythm = teams[current]?.checkInEvery { return rhythm }
      path = current.parent
    }
    return settings.checkInEvery
  }

  /// What is wrong with a file.
  public func findings(in file: String) -> [Finding] { findings.filter { $0.place.file == file } }

  /// The record files in which two people's values stand between markers.
  package var conflictedFiles: [String] {
    let marked = findings.filter { $0.code == .conflictMarker && $0.place.file.hasSuffix(".rec") }
    return Set(marked.map(\.place.file)).sorted()
  }

  /// Why it may be that more record files are in conflict than are known to be; `nil` where all were
  /// read.
  package var unreadRecords: String? {
    let codes: Set<Finding.Code> = [.unreadable, .closed, .tooLarge]
    let unread = findings.first {
      $0.place.line == 0 && codes.contains($0.code) && $0.place.file.hasSuffix(".rec")
    }
    return unread?.message
  }

  /// Paths are put together once for each object, not for each comparison.
  private static func ordered<Object>(_ objects: [Object], by path: (Object) -> String) -> [Object]
  {
    let paths = objects.map(path)
    if zip(paths, paths.dropFirst()).allSatisfy({ $0 <= $1 }) { return objects }
    return objects.indices.sorted { paths[$0] < paths[$1] }.map { objects[$0] }
  }
}

extension [RecordField] {
  fileprivate func or(_ name: FieldName, _ title: String) -> Self {
    isEmpty ? [RecordField(name, title)] : self
  }
}

extension JournalEvent {
  /// Events by their objective, each list by instant, file and line.
  package static func sorted(_ events: [JournalEvent]) -> [ObjectiveRef: [JournalEvent]] {
    events.reduce(into: [ObjectiveRef: [JournalEvent]]()) { lists, event in
      event.objective.map { lists[$0, default: []].append(event) }
    }.mapValues(ordered)
  }

  /// Events by instant, file and line.
  package static func ordered(_ events: [JournalEvent]) -> [JournalEvent] {
    // Moments of one instant in two zones are neither equal nor ordered.
    events.sorted { left, right in
      let (first, second) = (left.milliseconds, right.milliseconds)
      return first == second ? left.place < right.place : first < second
    }
  }
}
