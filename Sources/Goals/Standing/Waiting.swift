/// A check-in of a key result, or a reading of a KPI, that somebody is asked for.
public struct Waiting: Hashable, Sendable {
  /// The key result or the KPI.
  public let reference: Reference
  /// The day it became due.
  public let since: Day
  /// For how many days it has waited.
  public let days: Int
  /// Whether that is longer than it may: three days for a check-in, one for a reading.
  public let isOverdue: Bool
}

extension Review {
  /// What waits for a check-in or a reading, the longest first; a person's, or everybody's.
  ///
  /// A KPI's reading is asked of its owner, and not beside a key result it feeds: that one's
  /// check-in is the reading. A KPI that was never read waits for nobody yet. After the last day of
  /// a cycle nothing more is asked for in it; what waited by then still waits, until it is checked
  /// in or closed.
  public func waiting(for person: String? = nil) -> [Waiting] {
    let asked = organization.objectives.flatMap { objective in
      objective.keyResults.filter { isAsked(person, for: $0) }.map(\.ref)
    }
    let fed = Set(asked.compactMap { organization.links.kpis[$0] })
    let kpis = organization.kpis.filter { kpi in
      !fed.contains(kpi.ref) && person.map { kpi.owner?.value == $0 } ?? true
    }
    return (asked.compactMap(waiting) + kpis.compactMap { waiting($0) }).sorted {
      ($0.since, $0.reference.text) < ($1.since, $1.reference.text)
    }
  }

  /// Whether an objective is worked on: active, and its cycle not over.
  func isRunning(_ objective: Objective) -> Bool {
    guard standing(of: objective.ref)?.state == .active else { return false }
    return organization.span(of: objective.ref).map { day <= $0.last } ?? true
  }

  private func isAsked(_ person: String?, for keyResult: KeyResult) -> Bool {
    guard standing(of: keyResult.ref)?.isDue == true else { return false }
    return person.map { organization.isResponsible($0, for: keyResult) } ?? true
  }

  private func waiting(_ ref: KeyResultRef) -> Waiting? {
    guard let standing = standing(of: ref), standing.isDue, let due = standing.due else {
      return nil
    }
    return Waiting(
      reference: .keyResult(ref), since: due, days: day - due, isOverdue: standing.isOverdue)
  }

  private func waiting(_ kpi: KPI) -> Waiting? {
    // A ratio is asked for by the two KPIs it is made of.
    guard !kpi.isRetired, kpi.ratio == nil, let standing = standing(of: kpi.ref),
      let last = standing.lastReading
    else { return nil }
    let due = kpi.every.next(after: last.on.day)
    guard day >= due else { return nil }
    return Waiting(
      reference: .kpi(kpi.ref), since: due, days: day - due, isOverdue: standing.isStale)
  }
}

extension Organization {
  /// The id of the person who has a login, or an id; the name itself where nobody is known by it.
  public func personId(_ name: String) -> String { person(name)?.id ?? name }

  /// Who is asked for a key result's check-ins: its own owner, else its objective's.
  public func owner(of keyResult: KeyResult) -> Written<String>? {
    keyResult.owner ?? objective(keyResult.ref.objective)?.owner
  }

  /// Whether a check-in of a key result is a person's to make: its owner's, or a co-owner's of it or
  /// of its objective.
  public func isResponsible(_ person: String, for keyResult: KeyResult) -> Bool {
    let coOwners = keyResult.coOwners + (objective(keyResult.ref.objective)?.coOwners ?? [])
    return owner(of: keyResult)?.value == person || coOwners.contains { $0.value == person }
  }
}
