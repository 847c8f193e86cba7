// What a reader may not read: figures above it are told of as what they are, a part.

extension Organization {
  /// The directories within a team that the reader may not look into and that may hold objectives,
  /// by path.
  public func closed(within team: TeamPath) -> [String] {
    team.isRoot ? closedPaths : closedPaths.filter { $0.hasPrefix(team.text + "/") }
  }

  /// `of what you may read; sales is closed`: beside the figures of a team above what is closed to
  /// the reader. Nothing closed: `nil`.
  public func closedRemark(for team: TeamPath) -> String? {
    let paths = closed(within: team)
    guard let first = paths.first else { return nil }
    let others = paths.count - 1
    let named = others == 0 ? "" : others == 1 ? " and \(paths[1])" : " and \(others) more"
    return "of what you may read; \(first)\(named) \(others == 0 ? "is" : "are") closed"
  }
}

extension Review {
  /// The same beside an objective that rolls up those below it.
  public func closedRemark(for ref: ObjectiveRef) -> String? {
    guard let objective = organization.objective(ref), let standing = standing(of: ref),
      objective.rollup == .children || standing.rollsUpChildren || standing.drivers == 0
    else { return nil }
    return organization.closedRemark(for: ref.team)
  }
}

extension Coverage {
  /// Why there is no pace, for an explanation.
  var remark: String { "\(text): too little for a pace" }
}
