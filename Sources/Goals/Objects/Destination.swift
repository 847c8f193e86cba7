extension Organization {
  /// Where an objective or a key result is to go, as people write it.
  ///
  /// For an objective a team (`marketing`, `.` for the organisation), a cycle (`2018-Q2`, of its own
  /// team), both (`marketing/2018-Q2`), or these with the id it is to have there; for a key result an
  /// objective, perhaps with its new id behind `#`.
  ///
  /// - Throws: ``Refusal`` where that names no place.
  public func destination(of reference: Reference, _ text: String) throws(Refusal) -> Reference {
    switch reference {
    case .objective(let ref):
      if let cycle = cycle(named: text, for: ref) {
        return .objective(ObjectiveRef(cycle: cycle, id: ref.id))
      }
      let parts = text.split(separator: "/").map(String.init)
      let path = parts.dropLast().joined(separator: "/")
      if let id = parts.last, !path.isEmpty, let cycle = cycle(named: path, for: ref) {
        return .objective(ObjectiveRef(cycle: cycle, id: id))
      }
      throw .noSuchPlace(text, hint: "name a team, a cycle or TEAM/CYCLE")
    case .keyResult(let ref):
      let parts = text.split(separator: "#", maxSplits: 1).map(String.init)
      guard case .objective(let objective) = try resolve(parts.first ?? "") else {
        throw .wrongKind(text, needed: "an objective", hint: "a key result goes to an objective")
      }
      return .keyResult(
        KeyResultRef(objective: objective, id: parts.dropFirst().first ?? ref.id))
    case .kpi, .team, .cycle, .person, .settings:
      throw .wrongKind(
        reference.text, needed: "an objective or a key result",
        hint: .shell("git mv or mv", does: "moves a KPI or a whole team"))
    }
  }

  /// The places that an objective, or a key result, can be moved to, as they are written.
  public func destinations(of reference: Reference) -> [String] {
    switch reference {
    case .objective(let ref):
      let open = cycles.values.filter { !$0.isClosed && $0.ref != ref.cycle }.map(\.ref.path)
      let here = teams.keys.filter { $0 != ref.team }
        .map { CycleRef(team: $0, name: ref.cycle.name) }
        .filter { cycles[$0] == nil && $0.name.isStandard }.map(\.path)
      return (open + here).sorted()
    case .keyResult(let ref):
      return objectives.filter { $0.ref != ref.objective && !$0.state.isClosed }.map(\.ref.text)
    case .kpi, .team, .cycle, .person, .settings: return []
    }
  }

  private func cycle(named text: String, for ref: ObjectiveRef) -> CycleRef? {
    let path = text.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
    if path.isEmpty { return CycleRef(team: .root, name: ref.cycle.name) }
    let isBare = !text.contains("/")
    let own = CycleRef(team: ref.team, name: CycleName(path))
    if isBare, cycles[own] != nil || own.name.isStandard { return own }
    if teams[TeamPath(path)] != nil { return CycleRef(team: TeamPath(path), name: ref.cycle.name) }
    let cycle = CycleRef(path: path)
    guard teams[cycle.team] != nil, cycles[cycle] != nil || cycle.name.isStandard else {
      return nil
    }
    return cycle
  }
}
