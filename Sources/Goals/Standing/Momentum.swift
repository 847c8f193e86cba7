/// How far things were on an earlier day: what was recorded by then, held against today's targets.
///
/// A review of that day would tell it too, and what its files said then; this is for a figure beside
/// today's, and takes a walk over check-ins only.
extension Review {
  /// The roll-up of an outline's topmost objectives on an earlier day, 0…1; `nil` where nothing in it
  /// was measured by then.
  package func progress(of outline: Outline, on day: Day) -> Double? {
    mean(of: outline.terms(in: self).compactMap { standing(of: $0) }, on: day)
  }

  /// The roll-up of an objective on an earlier day.
  package func progress(of ref: ObjectiveRef, on day: Day) -> Double? {
    standing(of: ref).flatMap { progress(of: $0, on: day) }
  }

  private func progress(of standing: ObjectiveStanding, on day: Day) -> Double? {
    if standing.rollsUpChildren { return mean(of: countedChildren(of: standing.ref), on: day) }
    return Momentum.mean(
      standing.keyResults.filter(\.isDriver).map {
        ($0.progress(on: day), $0.keyResult.weight)
      })
  }

  private func mean(of objectives: [ObjectiveStanding], on day: Day) -> Double? {
    Momentum.mean(objectives.map { (progress(of: $0, on: day), $0.weight) })
  }
}

extension KeyResultStanding {
  /// Its raw progress on an earlier day; `nil` where nothing was recorded by then.
  package func progress(on day: Day) -> Double? {
    // What is averaged over its intervals has no value of one day.
    if case .hold(_, true) = keyResult.kind { return progress }
    return current(on: day).flatMap { keyResult.progress(at: $0, from: start) }
  }

  /// What it stood at on an earlier day.
  package func current(on day: Day) -> Current? {
    let known = checkIns.prefix { $0.day <= day }
    // A number replaces the one before; only the last counts.
    if let number = known.last(where: { $0.number != nil })?.number { return .number(number) }
    return known.reduce(nil) { $1.value.applied(to: $0) }
  }
}

extension CheckInValue {
  /// What stands after it, where something stood before.
  package func applied(to current: KeyResultStanding.Current?) -> KeyResultStanding.Current? {
    switch self {
    case .confirm, .held: current
    case .number(let number): .number(number)
    case .done(let share): .done(share: share)
    case .milestones(let reached, let takenBack):
      .reached((current?.milestones ?? []).union(reached).subtracting(takenBack))
    }
  }
}

private enum Momentum {
  /// A weighted mean over what is measured, each within 0…1.
  static func mean(_ terms: [(progress: Double?, weight: Double)]) -> Double? {
    var (sum, weights) = (0.0, 0.0)
    for case (let progress?, let weight) in terms {
      sum += min(1, max(0, progress)) * weight
      weights += weight
    }
    return weights > 0 ? sum / weights : nil
  }
}
