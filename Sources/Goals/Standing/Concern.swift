/// Something that somebody should look at: a guardrail that broke, a key result at risk, a KPI out of
/// its target, a number that nobody has told for too long.
///
/// An object has one for each matter: what is broken may be overdue as well.
public struct Concern: Hashable, Sendable {
  /// What is the matter, the most pressing first.
  public enum Matter: Int, Hashable, Sendable, CaseIterable, Comparable {
    /// A guardrail is broken.
    case broken
    /// A key result is far behind, or its owner has called it so.
    case atRisk
    /// A KPI went a bad way, and nobody has said why.
    case signal
    /// A KPI is unhealthy.
    case unhealthy
    /// A check-in has waited longer than it may.
    case overdue
    /// A KPI is stale, or was never read.
    case silent
    /// A check-in or a reading is due.
    case due

    /// By how pressing it is.
    public static func < (left: Matter, right: Matter) -> Bool { left.rawValue < right.rawValue }
  }

  /// The key result or the KPI.
  public let reference: Reference
  /// What is the matter with it.
  public let matter: Matter
  /// The day a check-in or a reading became due, for a silent KPI that of its last reading, for a
  /// signal the last of its period;
  /// `nil` where the matter has no such day.
  public let since: Day?
}

extension Concern {
  /// A reading that is overdue is none of its own: its KPI is silent.
  fileprivate init?(_ waiting: Waiting) {
    if case .kpi = waiting.reference, waiting.isOverdue { return nil }
    (reference, since) = (waiting.reference, waiting.since)
    matter = waiting.isOverdue ? .overdue : .due
  }
}

extension Review {
  /// What needs attention on the day looked at, the most pressing first, and of one matter what has
  /// waited longest.
  ///
  /// A cycle that is over is there to be closed: nothing in it is broken any more.
  public func concerns() -> [Concern] {
    let all =
      waiting().compactMap(Concern.init) + brokenGuardrails + atRisk
      + organization.activeKPIs.flatMap(concerns)
    // Within a matter they keep their order: the longest first, else by their paths.
    return Concern.Matter.allCases.flatMap { matter in all.filter { $0.matter == matter } }
  }

  private var brokenGuardrails: [Concern] {
    organization.objectives.filter(isRunning).flatMap { objective in
      objective.keyResults.filter { standing(of: $0.ref)?.isBrokenGuardrail == true }.map {
        Concern(reference: .keyResult($0.ref), matter: .broken, since: nil)
      }
    }
  }

  /// The key results that are far behind or called so; a broken guardrail is a matter of its own.
  private var atRisk: [Concern] {
    organization.objectives.filter(isRunning).flatMap { objective in
      objective.keyResults.filter { standing(of: $0.ref)?.isAtRisk == true }.map {
        Concern(reference: .keyResult($0.ref), matter: .atRisk, since: nil)
      }
    }
  }

  private func concerns(of kpi: KPI) -> [Concern] {
    guard let standing = standing(of: kpi.ref) else { return [] }
    let isSilent = standing.isStale || standing.hasNoData
    let unhealthy = Concern(reference: .kpi(kpi.ref), matter: .unhealthy, since: nil)
    let silent = Concern(
      reference: .kpi(kpi.ref), matter: .silent, since: standing.lastReading?.on.day)
    return badSignal(of: kpi, standing) + (standing.health == .unhealthy ? [unhealthy] : [])
      + (isSilent ? [silent] : [])
  }

  /// A bad signal waits until the next period is complete, or somebody has said something about it.
  private func badSignal(of kpi: KPI, _ standing: KPIStanding) -> [Concern] {
    guard !standing.isStale, let signal = standing.behavior.signal, signal.isGood == false,
      !kpi.isCommented(since: signal.period.first, within: horizon)
    else { return [] }
    return [Concern(reference: .kpi(kpi.ref), matter: .signal, since: signal.period.last)]
  }
}

extension KPI {
  /// Whether somebody has said something about it from a day on.
  fileprivate func isCommented(since day: Day, within horizon: Horizon) -> Bool {
    events.contains { $0.kind == .comment && $0.at.day >= day }
      && JournalEvent.standing(events, within: horizon).contains {
        $0.kind == .comment && $0.at.day >= day
      }
  }
}

extension KeyResultStanding {
  /// Whether it is at risk, by its pace or by its owner's call, and something can still be done.
  fileprivate var isAtRisk: Bool {
    guard isOpen, isDriver else { return false }
    return pace == .atRisk || status == .atRisk
      || confidence.map { Confidence.status(Double($0)) == .atRisk } ?? false
  }
}
