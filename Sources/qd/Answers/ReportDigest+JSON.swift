import Goals
import Reports

extension ReportDigest {
  /// What the report tells, for programs.
  func json(in review: Review) -> JSON {
    JSON([
      "title": .text(title), "owner": JSON(owner), "cycle": .text(cycle.text),
      "day": .text(day.text), "progress": JSON(progress), "expected": JSON(expected),
      "netConfidence": JSON(netConfidence), "overdue": JSON(overdue),
      "counts": .array(
        counts.map { JSON(["status": .text($0.status.rawValue), "count": JSON($0.count)]) }),
      "attention": .array(
        attention.map { JSON(["title": .text($0.title), "why": .text($0.why)]) }),
      "teams": .array(
        parts.map { part in
          JSON([
            "team": .text(part.team.text), "name": .text(part.name),
            "progress": JSON(part.progress), "expected": JSON(part.expected),
            "objectives": .array(part.objectives.compactMap { review.json(of: $0) }),
            "kpis": .array(part.kpis.compactMap { review.json(of: $0, withReadings: false) }),
          ])
        }),
    ])
  }
}
