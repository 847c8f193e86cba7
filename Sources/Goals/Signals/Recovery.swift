/// Why an objective is offered that brings a KPI back into its target.
///
/// Only for a KPI with a target that is watched, and that no active objective of a running cycle
/// has or watches already.
public enum Recovery: Hashable, Sendable {
  /// It is unhealthy, and something is different since.
  case signal(Signal)
  /// It is unhealthy, and gets worse steadily.
  case drift
  /// It is unhealthy, and its process is another one than its limits were made of.
  case change
  /// Its process can't meet its target, however lucky it is.
  case cannotMeet(ProcessLimits)
  /// It was unhealthy for so many periods in a row, and nothing is claimed of its process.
  case unhealthy(periods: Int)

  /// How many unhealthy periods in a row it takes where nothing is claimed.
  static let unhealthyPeriods = 2

  /// The reason by how a KPI stands alone.
  init?(_ kpi: KPI, _ standing: KPIStanding) {
    guard !standing.isRetired, kpi.target != nil else { return nil }
    let behavior = standing.behavior
    let isUnhealthy = standing.health == .unhealthy
    if behavior.silence != nil {
      guard standing.unhealthyPeriods >= Recovery.unhealthyPeriods else { return nil }
      self = .unhealthy(periods: standing.unhealthyPeriods)
    } else if isUnhealthy, behavior.isBad, let reason = Recovery(behavior) {
      self = reason
    } else if behavior.assurance == .notMet, isUnhealthy || standing.health == .watch,
      let limits = behavior.limits
    {
      self = .cannotMeet(limits)
    } else {
      return nil
    }
  }

  private init?(_ behavior: KPIBehavior) {
    switch behavior.variation {
    case .signal(let signal): self = .signal(signal)
    case .drifting: self = .drift
    case .changed: self = .change
    case .routine, nil: return nil
    }
  }
}

extension Review {
  /// Why a recovery objective is offered for a KPI; `nil`: none is.
  public func recovery(of ref: KPIRef) -> Recovery? {
    guard let kpi = organization.kpi(ref), let standing = standing(of: ref),
      let recovery = Recovery(kpi, standing), !workedOn.contains(ref)
    else { return nil }
    return recovery
  }

  /// The KPIs that an active objective of a running cycle has or watches.
  func kpisWorkedOn() -> Set<KPIRef> {
    let links = organization.links
    func isWorkedOn(_ ref: ObjectiveRef) -> Bool {
      standing(of: ref)?.state == .active && organization.span(of: ref)?.contains(day) ?? false
    }
    let feeding = links.kpis.filter { keyResult, _ in
      isWorkedOn(keyResult.objective) && standing(of: keyResult)?.state != .dropped
    }
    let watched = links.watched.filter { !$0.value.isEmpty && isWorkedOn($0.key) }
    return Set(feeding.values).union(watched.values.joined())
  }
}
