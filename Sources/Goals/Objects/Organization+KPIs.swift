// Which KPIs are watched, with which targets, and which of them key results are checked in by.

extension Organization {
  /// The same organisation, each KPI with the target that holds for a period.
  mutating func putInForce(_ periods: [KPIRef: KPIStanding.Period?], on day: Day) {
    guard kpis.contains(where: { !$0.plan.isEmpty }) else { return }
    for index in kpis.indices where !kpis[index].plan.isEmpty {
      let end = periods[kpis[index].ref]??.end
      kpis[index] = kpis[index].inForce(on: end ?? day, in: settings.fiscalYear)
    }
  }

  /// The KPIs that are not retired.
  public var activeKPIs: [KPI] { kpis.filter { !$0.isRetired } }

  /// The KPI whose readings the check-ins of a key result are: what feeds it, as long as that is
  /// watched.
  public func kpi(recordedBy keyResult: KeyResult) -> KPI? {
    kpi(feeding: keyResult).flatMap { $0.isRetired ? nil : $0 }
  }
}
