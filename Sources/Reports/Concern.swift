import Canvas
import Dashboard
import Goals

/// Something that waits for somebody: a broken guardrail, a check-in that is overdue, a KPI that is
/// unhealthy or stale.
struct Concern: Sendable {
  let sign: Character
  let role: Role
  let title: String
  let why: String
  /// Who is asked, where somebody is.
  let owner: String
  let team: String
  /// What is most pressing has the least.
  let urgency: Int

  static func all(
    of objectives: [ObjectiveEntry], _ kpis: [KPIEntry], on day: Day, team: String
  ) -> [Concern] {
    let results = objectives.flatMap { objective in
      (objective.drivers + objective.guardrails).compactMap { entry in
        Concern(entry, of: objective, on: day, team: team)
      }
    }
    return (results + kpis.compactMap { Concern($0, on: day, team: team) })
      .sorted { $0.urgency < $1.urgency }
  }

  private init?(_ entry: KeyResultEntry, of objective: ObjectiveEntry, on day: Day, team: String) {
    let standing = entry.standing
    title = entry.title
    owner = entry.owner.isEmpty ? objective.owner : entry.owner
    self.team = team
    if standing.isBrokenGuardrail, !standing.status.isClosed {
      (sign, role, urgency) = ("!", .broken, 0)
      why = "broken: \(entry.current), \(entry.aim)"
    } else if standing.isOverdue {
      (sign, role, urgency) = ("?", .overdue, 1)
      why = standing.due.map { "check-in overdue since \($0.text)" } ?? "check-in overdue"
    } else {
      return nil
    }
  }

  private init?(_ entry: KPIEntry, on day: Day, team: String) {
    let standing = entry.standing
    (title, owner, self.team) = (entry.kpi.title, entry.owner, team)
    if standing.health == .unhealthy {
      (sign, role, urgency) = ("!", .unhealthy, 2)
      let periods = standing.unhealthyPeriods
      why =
        "unhealthy: \(entry.value), \(entry.kpi.targetText)"
        + (periods > 1 ? ", \(periods) periods in a row" : "")
    } else if standing.isStale, let last = standing.lastReading {
      (sign, role, urgency) = ("?", .stale, 3)
      why = "no reading since \(last.on.day.text)"
    } else {
      return nil
    }
  }
}
