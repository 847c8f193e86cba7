/// The organisation looked at on a day: progress, status and health of everything.
///
/// Only what was recorded by the end of that day counts. A review is made in one pass, children
/// before parents, and answers every question after that by looking it up.
public struct Review: Sendable {
  /// What is looked at.
  public let organization: Organization
  /// The day it is looked at.
  public let day: Day
  /// Where each objective stands.
  public private(set) var objectives: [ObjectiveRef: ObjectiveStanding] = [:]
  /// Where each KPI stands.
  public private(set) var kpis: [KPIRef: KPIStanding] = [:]

  /// Looks at an organisation on a day.
  public init(_ organization: Organization, on day: Day) {
    self.organization = organization
    self.day = day
    objectives.reserveCapacity(organization.objectives.count)
    for kpi in organization.kpis {
      kpis[kpi.ref] = KPIStanding(kpi, on: day, in: organization.settings.fiscalYear)
    }
    for objective in organization.objectives { assess(objective) }
  }

  /// Where an objective stands.
  public func standing(of ref: ObjectiveRef) -> ObjectiveStanding? { objectives[ref] }

  /// Where a key result stands.
  public func standing(of ref: KeyResultRef) -> KeyResultStanding? {
    objectives[ref.objective]?.keyResults[ref.id]
  }

  /// Where a KPI stands.
  public func standing(of ref: KPIRef) -> KPIStanding? { kpis[ref] }

  /// Assesses an objective after those below it. Circles were cut when the links were resolved.
  private mutating func assess(_ objective: Objective) {
    guard objectives[objective.ref] == nil else { return }
    let children = organization.children(of: objective.ref).compactMap(organization.objective)
    for child in children { assess(child) }
    let course = Course(of: objective, in: organization, on: day)
    let keyResults = objective.keyResults.map { keyResult in
      KeyResultStanding(keyResult, kpi: organization.kpi(feeding: keyResult), course: course)
    }
    objectives[objective.ref] = ObjectiveStanding(
      objective, keyResults: keyResults, children: countedChildren(of: objective.ref),
      course: course)
  }

  /// The children a roll-up counts: in a cycle that lies in the parent's or equals it, neither
  /// draft nor dropped, and not carried over to one that is there as well.
  func countedChildren(of ref: ObjectiveRef) -> [ObjectiveStanding] {
    guard let span = organization.span(of: ref) else { return [] }
    let children = organization.children(of: ref).compactMap(organization.objective)
    let counted = children.filter { child in
      guard let inner = organization.span(of: child.ref), span.contains(inner),
        let state = objectives[child.ref]?.state
      else { return false }
      return state != .draft && state != .dropped
    }
    let present = Set(counted.map(\.ref))
    return counted.compactMap { child in
      let successor = organization.successor(of: child.ref)
      return successor.map(present.contains) == true ? nil : objectives[child.ref]
    }
  }
}
