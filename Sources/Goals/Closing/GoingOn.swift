/// Which key results of an objective go on with it, where somebody says so; the others go on as long
/// as there is something left of them to do.
public struct GoingOnChoice: Hashable, Sendable {
  /// Ids of those that go on though they are complete or dropped.
  public var kept: Set<String>
  /// Ids of those that stay behind.
  public var left: Set<String>

  /// A choice; without one each key result goes its own way.
  public init(kept: Set<String> = [], left: Set<String> = []) {
    (self.kept, self.left) = (kept, left)
  }
}

/// What of an objective goes on in a later cycle, and what stays behind.
public struct GoingOn: Hashable, Sendable {
  /// A key result that stays behind.
  public struct Left: Hashable, Sendable {
    /// Its id.
    public let keyResult: String
    /// Why: `done`, `reached`, `dropped`, or that somebody left it.
    public let reason: String
  }

  /// Key results that stay behind, in the order of the file.
  public let left: [Left]
  /// Milestones that are reached, of those that go on, by key result.
  public let milestones: [String: Set<String>]

  /// What goes on of an objective as it stands on the day of a review.
  ///
  /// What is complete, reached or dropped stays behind, and so do milestones that are reached; what
  /// gets a new target goes on. All milestones reached and chosen to go on, they begin anew.
  public init(
    of ref: ObjectiveRef, _ choice: GoingOnChoice = GoingOnChoice(), retargets: [Retarget] = [],
    in review: Review
  ) {
    let keyResults = review.organization.objective(ref)?.keyResults ?? []
    self.init(
      of: keyResults.compactMap { review.standing(of: $0.ref) }, choice, retargets: retargets)
  }

  /// The same by where the key results of the objective stand.
  package init(
    of standings: [KeyResultStanding], _ choice: GoingOnChoice, retargets: [Retarget]
  ) {
    let kept = choice.kept.union(retargets.map(\.keyResult))
    left = standings.compactMap { standing in
      let id = standing.keyResult.ref.id
      if choice.left.contains(id) { return Left(keyResult: id, reason: "left") }
      guard !kept.contains(id) else { return nil }
      return standing.reasonToStay.map { Left(keyResult: id, reason: $0) }
    }
    let gone = Set(left.map(\.keyResult))
    milestones = standings.reduce(into: [:]) { milestones, standing in
      let ids = standing.reachedMilestones
      guard !gone.contains(standing.keyResult.ref.id), !ids.isEmpty,
        !standing.keyResult.isComplete(standing.progress)
      else { return }
      milestones[standing.keyResult.ref.id] = ids
    }
  }

  /// `without hire (done), pilot of rollout (reached)`; empty where all goes on.
  public var text: String {
    let parts =
      left.map { "\($0.keyResult) (\($0.reason))" }
      + milestones.sorted { $0.key < $1.key }.map { id, milestones in
        "\(milestones.sorted().joined(separator: ", ")) of \(id) (reached)"
      }
    return parts.isEmpty ? "" : "without " + parts.joined(separator: ", ")
  }
}

extension KeyResultStanding {
  /// Why it doesn't go on by itself.
  fileprivate var reasonToStay: String? {
    if state == .dropped { return "dropped" }
    guard keyResult.isComplete(progress) else { return nil }
    if case .done = keyResult.kind { return "done" }
    return "reached"
  }
}

extension ClosingProposal {
  /// What would go on with it, and what would stay behind.
  public func goingOn(_ choice: GoingOnChoice, retargets: [Retarget]) -> GoingOn {
    GoingOn(of: objective.ref, choice, retargets: retargets, in: review)
  }
}
