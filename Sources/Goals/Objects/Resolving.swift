extension Organization {
  /// What a reference names, as people write it on a command line: a bare id where it names one
  /// object only, a path, the path of a file. A path that ends in `/` names a team or a cycle;
  /// `settings` is `quarterdeck.rec` where nothing else is called so.
  ///
  /// - Throws: ``Refusal`` where it names nothing or several things.
  public func resolve(_ text: String) throws(Refusal) -> Reference {
    let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    if parts.count == 2 { return try part(String(parts[1]), of: name, text) }
    if let found = definition(name) ?? directory(name) { return found }
    let (objective, kpi) = (objectives(named: name), kpis(named: name))
    var found = objective.found.map(Reference.objective) + kpi.found.map(Reference.kpi)
    found += [place(name)].compactMap(\.self)
    if people.contains(where: { $0.id == name }) { found.append(.person(name)) }
    guard let first = found.first else {
      if name == "settings" { return .settings }
      throw .unknown(text, near: near(name, [objective.near, kpi.near].compactMap(\.self)))
    }
    guard found.count == 1 else { throw .ambiguous(text, found.map(\.unmistakable)) }
    return first
  }

  /// The KPI that a field of a team's objective names.
  package func kpi(named text: String, from team: TeamPath) throws(Refusal) -> KPI? {
    switch links.directory.kpi(text, from: team) {
    case .found(let ref): return kpi(ref)
    case .missing(let near): throw .unknown(text, near: near)
    case .ambiguous(let names): throw .ambiguous(text, names)
    }
  }

  /// A key result of an objective, or a person of `people.rec`.
  private func part(
    _ id: String, of name: String, _ text: String
  ) throws(Refusal) -> Reference {
    if name == Reference.person(id).file {
      if people.contains(where: { $0.id == id }) { return .person(id) }
      throw .unknown(text, near: nearest(to: id, among: people.map(\.id)))
    }
    let (found, near) = objectives(named: name.withoutSuffix)
    guard let ref = found.first else { throw .unknown(text, near: near) }
    guard found.count == 1 else { throw .ambiguous(text, found.map(\.text)) }
    let known = objective(ref)?.keyResults.map(\.ref) ?? []
    if let found = known.first(where: { $0.id == id }) { return .keyResult(found) }
    let meant = nearest(to: id, among: known.map(\.id))
    throw .unknown(ref.text + "#" + id, near: meant.map { ref.text + "#" + $0 })
  }

  /// What the path of a file names.
  private func definition(_ path: String) -> Reference? {
    if path == Reference.settings.file { return .settings }
    guard path.hasSuffix(".rec") else { return nil }
    if let team = teams.keys.first(where: { $0.file == path }) { return .team(team) }
    if let cycle = cycles.keys.first(where: { $0.file == path }) { return .cycle(cycle) }
    let stem = path.withoutSuffix
    return objectives.first { $0.ref.text == stem }.map { .objective($0.ref) }
      ?? kpis.first { $0.ref.text == stem }.map { .kpi($0.ref) }
  }

  /// What a path that ends in a slash names, as shells complete it.
  private func directory(_ path: String) -> Reference? {
    guard path.hasSuffix("/") else { return nil }
    return place(path.split(separator: "/").joined(separator: "/"))
  }

  private func place(_ path: String) -> Reference? {
    if !path.isEmpty, teams[TeamPath(path)] != nil { return .team(TeamPath(path)) }
    let cycle = CycleRef(path: path)
    return cycles[cycle].map { .cycle($0.ref) }
  }

  private func objectives(named name: String) -> (found: [ObjectiveRef], near: String?) {
    switch links.directory.objective(name) {
    case .found(let ref): ([ref], nil)
    case .ambiguous: (objectives.map(\.ref).filter { $0.id == name }, nil)
    case .missing(let near): ([], near)
    }
  }

  private func kpis(named name: String) -> (found: [KPIRef], near: String?) {
    switch links.directory.kpi(name) {
    case .found(let ref): ([ref], nil)
    case .ambiguous: (kpis.map(\.ref).filter { $0.id == name }, nil)
    case .missing(let near): ([], near)
    }
  }

  private func near(_ name: String, _ objects: [String]) -> String? {
    let places = teams.keys.map(\.text).filter { !$0.isEmpty } + cycles.keys.map(\.path)
    return nearest(to: name, among: objects + (places + people.map(\.id)).sorted())
  }
}

extension Reference {
  /// Spelled so that nothing else can be meant.
  fileprivate var unmistakable: String {
    switch self {
    case .team(let path): path.isRoot ? text : text + "/"
    case .cycle: text + "/"
    default: text
    }
  }
}

extension CycleRef {
  /// The cycle of a path, `sales/2018-Q1`; a name alone is the root team's.
  public init(path: String) {
    let parts = path.split(separator: "/")
    self.init(
      team: TeamPath(parts.dropLast().joined(separator: "/")),
      name: CycleName(parts.last.map(String.init) ?? ""))
  }
}

extension String {
  /// A file's path without `.rec`.
  fileprivate var withoutSuffix: String { hasSuffix(".rec") ? String(dropLast(4)) : self }
}
