import Goals

extension DemoOrganization {
  static func engineeringKPIs(_ calendar: DemoCalendar) -> [DemoKPI] {
    let now = calendar.running
    return [
      DemoKPI(
        "engineering/kpis/defect-rate", "Defect rate", why: "Releases that needed a fix.",
        owner: "kai", unit: "%", target: "<= 2%", warn: "<= 4%", every: .week, source: "ci",
        calendar.readings(
          "defects", on: calendar.weekly,
          through: [7.5, 6.5, 5.4, 3.9, now.level(from: 4, to: 2, ahead: 0.05)], digits: 1,
          wobble: 0.5)),
      breakingChanges(calendar),
      DemoKPI(
        "engineering/kpis/deployment-frequency", "Deployment frequency",
        why: "Small steps are safe steps.",
        owner: "kai", unit: "deploys", target: ">= 10 deploys", warn: ">= 8 deploys", every: .week,
        source: "ci",
        calendar.readings(
          "deploys", on: calendar.weekly, through: [5, 7, 9, 11, 13], wobble: 2)),
      DemoKPI(
        "engineering/platform/kpis/uptime", "Uptime",
        why: "Of the last 30 days, seen from outside.",
        owner: "dave", unit: "%", target: ">= 99.9%", warn: ">= 99.5%", every: .day,
        source: "probe",
        calendar.readings(
          "uptime", on: calendar.daily, through: [99.7, 99.82, 99.9, 99.93, 99.95], digits: 2,
          wobble: 0.04)),
      DemoKPI(
        "engineering/platform/kpis/cost-per-customer", "Cloud cost per customer",
        why: "What we pay the cloud for one customer in a month.",
        owner: "ines", unit: "$", target: "<= $11", warn: "<= $13", every: .month,
        source: "ledger",
        calendar.readings(
          "cloud", on: calendar.monthly, through: [14.8, 13.9, 13.1, 12.6, 12.2], digits: 2,
          wobble: 0.3)),
    ]
  }

  /// One reading for each change that broke something, so that a quarter is their sum.
  private static func breakingChanges(_ calendar: DemoCalendar) -> DemoKPI {
    func readings(_ quarter: DemoQuarter, after days: [Int]) -> [DemoReading] {
      days.map { DemoReading(day: quarter.first.advanced(by: $0), value: "1") }
    }
    let elapsedDays = calendar.today - calendar.running.first
    return DemoKPI(
      "engineering/kpis/breaking-changes", "Breaking changes",
      why: "Each costs some customer an afternoon.",
      owner: "kai", unit: "changes", target: "<= 4 changes", every: .quarter,
      more: "Aggregate: sum", source: "ci",
      readings(calendar.closed[1], after: [3, 17, 30, 44, 61, 80])
        + readings(calendar.closed[0], after: [12, 39, 77])
        + readings(calendar.running, after: [elapsedDays - 18, elapsedDays - 9]))
  }
}
