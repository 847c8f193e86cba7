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
