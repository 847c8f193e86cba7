extension CycleName {
  /// The next cycle of the same length: `2027-Q1` after `2026-Q4`, `2027-H1` after `2026-H2`.
  ///
  /// Years, halves and quarters count in fiscal years, so their names go on whatever month they
  /// start in. A custom cycle has no next one; its successor must be named.
  public var next: CycleName? {
    switch self {
    case .year(let year): .year(year + 1)
    case .half(let year, let half): half < 2 ? .half(year, half + 1) : .half(year + 1, 1)
    case .quarter(let year, let quarter):
      quarter < 4 ? .quarter(year, quarter + 1) : .quarter(year + 1, 1)
    case .month(let year, let month): month < 12 ? .month(year, month + 1) : .month(year + 1, 1)
    case .custom: nil
    }
  }
}

extension Organization {
  /// The cycle of the same team that follows: as its `cycle.rec` says with `Next:`, else the next
  /// one of the same length. A custom cycle without either has none.
  public func next(after cycle: CycleRef) -> CycleRef? {
    let written = cycles[cycle]?.fields[.next]?.trimmed ?? ""
    let name = written.split(separator: "/").last.map { CycleName(String($0)) } ?? cycle.name.next
    return name.map { CycleRef(team: cycle.team, name: $0) }
  }

  /// The cycle before or behind one where a `Next:` of any team says so; `nil`: go by the days.
  package func linked(to name: CycleName, by step: Int) -> CycleName? {
    func next(_ cycle: Cycle) -> CycleName? {
      (cycle.fields[.next]?.split(separator: "/").last).map { CycleName(String($0.trimmed)) }
    }
    let linking = cycles.values.sorted { $0.ref.path < $1.ref.path }
    return step > 0
      ? linking.first { $0.ref.name == name && next($0) != nil }.flatMap(next)
      : linking.first { next($0) == name }?.ref.name
  }

  /// The open objectives of the cycles that ended last: a year's and a quarter's, where both end on
  /// one day. What an objective supports comes before it.
  public func openAfterEnd(on day: Day, within team: TeamPath = .root) -> [Objective] {
    let ended = objectives.filter { objective in
      objective.state == .active && objective.ref.team.isWithin(team)
        && span(of: objective.ref).map { $0.last < day } ?? false
    }
    let last = ended.compactMap { span(of: $0.ref)?.last }.max()
    return parentsFirst(ended.filter { span(of: $0.ref)?.last == last })
  }

  /// Objectives in an order in which each comes after those that it supports.
  public func parentsFirst(_ objectives: [Objective]) -> [Objective] {
    func depth(_ ref: ObjectiveRef) -> Int {
      var (depth, above) = (0, parent(of: ref))
      while let ref = above { (depth, above) = (depth + 1, parent(of: ref)) }
      return depth
    }
    let keyed = objectives.enumerated().map { (depth: depth($1.ref), order: $0, objective: $1) }
    return keyed.sorted { ($0.depth, $0.order) < ($1.depth, $1.order) }.map(\.objective)
  }

  /// Whether an objective can go on in a cycle: once, and in one that ends later than its own.
  ///
  /// - Throws: ``Refusal`` that says so. A custom cycle that isn't there is left to who writes.
  public func checkGoingOn(_ ref: ObjectiveRef, in cycle: CycleRef) throws(Refusal) {
    if let successor = successor(of: ref) {
      throw .unreadable(
        field: ref.text, problem: "it goes on already as \(successor.text)", hint: .leaveOut)
    }
    guard let own = span(of: ref), let next = cycles[cycle]?.span ?? span(of: cycle.name),
      next.last <= own.last
    else { return }
    throw .unreadable(
      field: "cycle", problem: "\(cycle.path) ends no later than \(ref.cycle.path)",
      hint: "name a later one")
  }
}
