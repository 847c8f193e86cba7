/// A KPI made into an objective for a cycle, as it is proposed: to leap, or to recover.
///
/// The KPI's present value is the start, and the team's other KPIs are offered as guardrails, so
/// that the one is not bought at the expense of the others.
public struct Promotion: Hashable, Sendable {
  /// What the objective is for.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// To bring a KPI far beyond where it is.
    case leap
    /// To bring an unhealthy KPI back into its target.
    case recovery
  }

  /// A KPI whose target is to hold while the objective is worked on.
  public struct Guardrail: Hashable, Sendable {
    /// Which KPI.
    public let kpi: KPIRef
    /// The key result's title.
    public let title: String
    /// The bound it holds: the KPI's target.
    public let hold: String
  }

  /// Which KPI.
  public let kpi: KPIRef
  /// What the objective is for.
  public let kind: Kind
  /// Where the objective goes.
  public let cycle: CycleRef
  /// The objective's title.
  public var title: String
  /// Its reason.
  public var why: String
  /// Its owner: the KPI's.
  public var owner: String?
  /// The key result's title.
  public var keyResult: String
  /// The KPI's present value, as a file holds it; `nil` where it has none.
  public var from: String?
  /// The value to reach, as a file holds it; `nil` where the target is met already, or there is none.
  public var to: String?
  /// The other KPIs of the KPI's team that have a target, offered as guardrails.
  public let guardrails: [Guardrail]

  /// What is proposed for a KPI on the day of a review; `nil` where there is no such KPI.
  ///
  /// Without a cycle it is the current one of the KPI's team; without a kind a recovery where one
  /// is due, else a leap.
  public init?(of ref: KPIRef, in review: Review, cycle: CycleRef? = nil, kind: Kind? = nil) {
    let organization = review.organization
    guard let kpi = organization.kpi(ref), let standing = review.standing(of: ref) else {
      return nil
    }
    let present = standing.level(of: kpi)
    let recovery = review.recovery(of: ref)
    let kind = kind ?? (recovery == nil ? .leap : .recovery)
    self.kpi = ref
    self.kind = kind
    self.cycle = cycle ?? organization.currentCycle(of: ref.team, on: review.day)
    title = kpi.objectiveTitle(for: kind)
    why =
      kpi.why.isEmpty || kind == .recovery ? kpi.reason(for: kind, recovery, standing) : kpi.why
    owner = kpi.owner?.value
    keyResult = kpi.keyResultTitle(for: kind)
    from = present.map { Quantity(Decimal.cleaned($0), kpi.targetUnit).text }
    to = kpi.goal(from: present)
    guardrails = organization.activeKPIs.filter { $0.ref.team == ref.team && $0.ref != ref }
      .compactMap(Guardrail.init)
  }

  /// The new objective with the guardrails chosen; its id is made of its title.
  public func action(guardrails: [Guardrail], in organization: Organization) -> Change.Action {
    let fields = fields(guardrails: guardrails, in: organization)
    return .addObjective(cycle, id: nil, fields.objective, keyResults: fields.keyResults)
  }

  /// The records of the objective, its key result and the guardrails chosen.
  public func fields(
    guardrails: [Guardrail], in organization: Organization
  ) -> (objective: [RecordField], keyResults: [[RecordField]]) {
    func name(_ ref: KPIRef) -> String { organization.directory.text(of: ref, in: cycle.team) }
    let objective = [
      RecordField(.objective, title), RecordField(.why, why), RecordField(.owner, owner ?? ""),
      RecordField(.promotedFrom, name(kpi)),
    ]
    let driver = [
      RecordField(.keyResult, keyResult), RecordField(.id, kpi.id),
      RecordField(.from, from ?? ""), RecordField(.to, to ?? ""), RecordField(.kpi, name(kpi)),
    ]
    let held = guardrails.map { guardrail in
      [
        RecordField(.keyResult, guardrail.title), RecordField(.id, guardrail.kpi.id),
        RecordField(.hold, guardrail.hold), RecordField(.kpi, name(guardrail.kpi)),
      ]
    }
    return (
      objective.filter { !$0.value.isEmpty },
      ([driver] + held).map { $0.filter { !$0.value.isEmpty } }
    )
  }
}

extension Promotion.Guardrail {
  /// A KPI with a target as a guardrail; `nil` without one.
  public init?(_ kpi: KPI) {
    guard let target = kpi.target?.value else { return nil }
    self.kpi = kpi.ref
    title = "Keep \(kpi.title)"
    hold = target.written(in: kpi.targetUnit)
  }
}

extension KPI {
  /// Which way is good: as `Better:` says, else as the target opens.
  public var direction: Direction? {
    if let better { return better }
    guard let target = target?.value else { return nil }
    if target.upper == nil { return .up }
    return target.lower == nil ? .down : nil
  }

  fileprivate func objectiveTitle(for kind: Promotion.Kind) -> String {
    kind == .recovery ? "Bring \(title) back to health" : "Make a leap in \(title)"
  }

  fileprivate func keyResultTitle(for kind: Promotion.Kind) -> String {
    let verb =
      switch direction {
      case .up: "Raise"
      case .down: "Lower"
      case nil: "Move"
      }
    return "\(verb) \(title)" + (isGrowth ? " growth" : "")
  }

  /// `Unhealthy for 2 months in a row: 3.1 %, the target is <= 2.5 %`
  fileprivate func reason(
    for kind: Promotion.Kind, _ recovery: Recovery?, _ standing: KPIStanding
  ) -> String {
    guard kind == .recovery, let target = target?.value, let level = standing.level(of: self) else {
      return why
    }
    let since = recovery?.text(of: self, standing) ?? "out of its target"
    let reason =
      since.prefix(1).uppercased() + since.dropFirst() + ": \(text(ofLevel: level)), "
      + "the target is \(target.text(in: targetUnit))"
    return why.isEmpty ? reason : reason + ".\n" + why
  }

  /// The nearest value inside the target, as a file holds it; `nil` where the level is inside.
  fileprivate func goal(from level: Double?) -> String? {
    guard let target = target?.value, let level, !target.contains(level) else { return nil }
    let goal =
      switch target.shape {
      case .around(let middle, _): middle
      default:
        [target.lower, target.upper].compactMap(\.self).min { abs($0 - level) < abs($1 - level) }
      }
    return goal.map { Quantity($0, target.unit ?? targetUnit).text }
  }
}

extension Organization {
  /// The cycle a new objective of a team goes to: the shortest running one the team has, else the
  /// one shown without a cycle being named if it runs, else the quarter.
  public func currentCycle(of team: TeamPath, on day: Day) -> CycleRef {
    let running = cycles.values.filter {
      $0.ref.team == team && $0.span.contains(day) && !$0.isClosed
    }
    let own = running.min {
      ($0.span.dayCount, $0.ref.name.text) < ($1.span.dayCount, $1.ref.name.text)
    }
    if let own { return own.ref }
    let shown = currentCycle(on: day).flatMap { name -> CycleName? in
      name.isStandard && span(of: name)?.contains(day) == true ? name : nil
    }
    return CycleRef(team: team, name: shown ?? settings.fiscalYear.quarter(of: day))
  }
}
