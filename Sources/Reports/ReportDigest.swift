package import Goals

/// A report picked out for programs: its own figures, and what it tells of, by reference.
package struct ReportDigest: Sendable {
  /// One team of it.
  package struct Part: Sendable {
    package let team: TeamPath
    package let name: String
    package let progress: Double?
    package let expected: Double?
    package let objectives: [ObjectiveRef]
    package let kpis: [KPIRef]
  }

  package let title: String
  package let owner: String?
  package let cycle: CycleName
  package let day: Day
  package let progress: Double?
  package let expected: Double?
  package let netConfidence: String?
  /// How many objectives stand how, the good ones first.
  package let counts: [(status: Status, count: Int)]
  package let overdue: Int
  /// What needs attention, and why.
  package let attention: [(title: String, why: String)]
  package let parts: [Part]

  package init(_ report: Report) {
    (title, owner, cycle) = (report.title, report.owner, report.cycle)
    day = report.review.day
    (progress, expected) = (report.rollup.progress, report.rollup.expected)
    (netConfidence, counts, overdue) = (report.netConfidence, report.counts, report.overdue)
    attention = report.concerns.map { ($0.title, $0.why) }
    parts = report.sections.map { section in
      Part(
        team: section.team.path, name: section.name, progress: section.rollup.progress,
        expected: section.rollup.expected, objectives: section.objectives.map(\.objective.ref),
        kpis: section.kpis.map(\.kpi.ref))
    }
  }
}
