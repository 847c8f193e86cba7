/// The organisation looked at on a day: progress, status and health of everything.
///
/// Only what was recorded by the end of that day counts. A review is made in one pass, children
/// before parents, and answers every question after that by looking it up.
public struct Review: Sendable {
  /// What is looked at: on a past day what it was then.
  public private(set) var organization: Organization
  /// What the files say today.
  private let latest: Organization
  /// What of it counts.
  public let horizon: Horizon
  /// The day it is looked at.
  public var day: Day { horizon.day }
  let now: Moment?
  /// Where each objective stands.
  public private(set) var objectives: [ObjectiveRef: ObjectiveStanding] = [:]
  /// Where each KPI stands.
  public private(set) var kpis: [KPIRef: KPIStanding] = [:]

  /// The KPIs that an objective has or watches that is worked on.
  private(set) var workedOn: Set<KPIRef> = []

  /// Looks at an organisation on a day. The present moment, in the reader's zone, tells whether what
  /// another clock has dated later counts already; without it only dates count.
  public init(_ organization: Organization, on day: Day, now: Moment? = nil) {
    self.now = now
    horizon = Horizon(on: day, now: now)
    latest = organization
    self.organization = horizon.isPast ? organization.asItWas(horizon) : organization
    // Below, it is what was then.
    let organization = self.organization
    objectives.reserveCapacity(organization.objectives.count)
    for kpi in organization.kpis {
      kpis[kpi.ref] = KPIStanding(kpi, within: horizon, in: organization.settings.fiscalYear)
    }
    self.organization.putInForce(kpis.mapValues(\.deciding), on: day)
    for objective in organization.objectives { assess(objective) }
    workedOn = kpisWorkedOn()
  }

  /// Looks at an organisation now.
  public init(_ organization: Organization, now: Moment) {
    self.init(organization, on: now.day, now: now)
  }

  /// Whether what counted when it was made still does: an entry that another clock dated later may
  /// have come to count some seconds after.
  package func isFresh(at now: Moment) -> Bool {
    guard let then = self.now else { return false }
    return then.day == now.day && abs(now.milliseconds - then.milliseconds) < 5000
  }

  /// The same organisation on another day.
  public func on(_ day: Day) -> Review { Review(latest, on: day, now: now) }

  /// The readings of a KPI that count, in the order of time.
  public func readings(of kpi: KPI) -> [Reading] { kpi.readings(within: horizon) }

  /// Where an objective stands.
  public func standing(of ref: ObjectiveRef) -> ObjectiveStanding? { objectives[ref] }

  /// Where a key result stands.
  public func standing(of ref: KeyResultRef) -> KeyResultStanding? {
    objectives[ref.objective]?.keyResult(ref.id)
  }

  /// Where a KPI stands.
  public func standing(of ref: KPIRef) -> KPIStanding? { kpis[ref] }

  /// The processes of a KPI, the earliest first; the last one goes on.
  public func processes(of kpi: KPI) -> [KPIProcess] {
    kpi.processes(
      standing(of: kpi.ref)?.periods ?? [], within: horizon,
      in: organization.settings.fiscalYear)
  }

  /// Assesses an objective after those below it. Circles were cut when the links were resolved.
  private mutating func assess(_ objective: Objective) {
    guard objectives[objective.ref] == nil else { return }
    let children = organization.children(of: objective.ref).compactMap(organization.objective)
    for child in children { assess(child) }
    let context = ObjectiveContext(of: objective, in: organization, within: horizon)
    let counted = countedChildren(of: objective.ref)
    objectives[objective.ref] = ObjectiveStanding(
      objective, keyResults: organization.standings(of: objective, context), children: counted,
      coverage: Coverage(of: objective.ref, by: counted.map(\.ref), in: organization, on: day),
      context: context)
  }

  /// The children a roll-up counts.
  func countedChildren(of ref: ObjectiveRef) -> [ObjectiveStanding] {
    judgedChildren(of: ref).filter { $0.omission == nil }.map(\.standing)
  }

  /// The objectives below one, each with the reason why the roll-up leaves it out, if it does: its
  /// cycle does not lie in the parent's, it is a draft or dropped, or what it was carried over to
  /// is counted. Drafts and dropped ones are looked through: those below them count in their place.
  func judgedChildren(
    of ref: ObjectiveRef
  ) -> [(standing: ObjectiveStanding, omission: Omission?)] {
    let judged = judged(organization.children(of: ref), in: organization.span(of: ref))
    let present = Set(judged.filter { $0.omission == nil }.map(\.standing.ref))
    return judged.map { child in
      let successors = ([child.standing.ref] + child.above).compactMap(organization.successor)
      guard child.omission == nil, let successor = successors.first(where: present.contains) else {
        return (child.standing, child.omission)
      }
      return (child.standing, .carriedOver(to: successor))
    }
  }

  /// Somebody below an objective whose roll-up is asked for.
  private typealias Judged = (
    standing: ObjectiveStanding, omission: Omission?, above: [ObjectiveRef]
  )

  /// `above` are the drafts and the dropped ones that were looked through on the way down.
  private func judged(
    _ refs: [ObjectiveRef], in span: Span?, above: [ObjectiveRef] = []
  ) -> [Judged] {
    refs.compactMap { objectives[$0] }.flatMap { child -> [Judged] in
      let omission = omission(of: child, in: span)
      let judged = [(child, omission, above)]
      guard omission == .draft || omission == .dropped else { return judged }
      return judged
        + self.judged(organization.children(of: child.ref), in: span, above: above + [child.ref])
    }
  }

  private func omission(of child: ObjectiveStanding, in span: Span?) -> Omission? {
    guard let inner = organization.span(of: child.ref), span?.contains(inner) == true else {
      return .otherCycle(child.ref.cycle.name)
    }
    return Omission(child.state)
  }
}

extension Organization {
  /// Where the key results of one objective stand now; nothing else is looked at.
  package func standings(of objective: Objective, now: Moment) -> [KeyResultStanding] {
    let horizon = Horizon(now: now)
    return standings(of: objective, ObjectiveContext(of: objective, in: self, within: horizon))
  }

  fileprivate func standings(
    of objective: Objective, _ context: ObjectiveContext
  ) -> [KeyResultStanding] {
    objective.keyResults.indices.map { index in
      let keyResult = objective.keyResults[index]
      let kpi = kpi(feeding: keyResult)
      let cadence = cadence(of: keyResult, in: objective, fedBy: kpi)
      return KeyResultStanding(index, of: objective, kpi: kpi, cadence: cadence, context: context)
    }
  }
}

/// Why a roll-up leaves something out.
public enum Omission: Hashable, Sendable {
  /// It is a guardrail: shown beside the progress, never averaged.
  case guardrail
  /// It is not agreed on yet.
  case draft
  /// It was given up.
  case dropped
  /// Its cycle does not lie in that of the parent.
  case otherCycle(CycleName)
  /// What it was carried over to is counted.
  case carriedOver(to: ObjectiveRef)
  /// Nothing was recorded.
  case notMeasured
  /// Nobody made a call.
  case noCall
  /// Its weight is zero.
  case weightless

  /// What a state leaves out.
  init?(_ state: Objective.State) {
    switch state {
    case .draft: self = .draft
    case .dropped: self = .dropped
    case .active, .achieved, .missed: return nil
    }
  }
}
