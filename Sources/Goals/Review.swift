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
      objective, keyResults: keyResults, children: terms(children, of: objective), course: course)
  }

  /// The children a roll-up counts: in a cycle that lies in the parent's or equals it, neither
  /// draft nor dropped, and not carried over to one that is there as well.
  private func terms(_ children: [Objective], of parent: Objective) -> [ObjectiveStanding] {
    guard let span = organization.span(of: parent.ref) else { return [] }
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

/// What the key results of one objective have in common on the day looked at.
struct Course {
  let day: Day
  /// The cycle's days. An objective without a readable cycle is taken as one of a single day.
  let span: Span
  let rhythm: Rhythm
  let settings: Settings
  /// The events that stand on that day, in order.
  let events: [Event]
  /// All retargets, with those that came later than the day looked at.
  let retargets: [Event]
  let state: Objective.State

  init(of objective: Objective, in organization: Organization, on day: Day) {
    self.day = day
    span = organization.span(of: objective.ref) ?? Span(day: day)
    rhythm = organization.checkInEvery(for: objective.ref.team)
    settings = organization.settings
    let all = organization.events[objective.ref] ?? []
    events = Event.standing(all, on: day)
    retargets = all.filter { if case .retarget = $0.kind { true } else { false } }
    state = Course.state(objective.state, of: nil, all, on: day)
  }

  /// The state on the day: the field's, unless an event after that day changed it.
  static func state(
    _ written: Objective.State, of keyResult: String?, _ events: [Event], on day: Day
  ) -> Objective.State {
    var (earlier, later): (Objective.State?, Bool) = (nil, false)
    for event in events where event.keyResult == keyResult {
      guard case .state(let state) = event.kind else { continue }
      if event.at.day <= day { earlier = state } else { later = true }
    }
    return later ? earlier ?? .active : written
  }

  func events(of keyResult: KeyResult) -> [Event] {
    events.filter { $0.keyResult == keyResult.ref.id }
  }
}
