import Canvas
import Dashboard
import Goals

/// Something that waits for somebody, with the words a report has for it.
struct ConcernEntry: Sendable {
  let concern: Concern
  let title: String
  let why: String
  /// Who is asked, where somebody is.
  let owner: String
  let team: String

  var sign: Character { concern.sign }
  var role: Role { concern.role }

  /// What concerns the objectives and KPIs of a team; what is due and may still wait is left out.
  static func all(
    _ concerns: [Concern], of objectives: [ObjectiveEntry], _ kpis: [KPIEntry], team: String
  ) -> [ConcernEntry] {
    let results = objectives.flatMap { objective in
      (objective.drivers + objective.guardrails).map { (objective, $0) }
    }
    let byResult = Dictionary(results.map { ($1.standing.keyResult.ref, ($0, $1)) }) { $1 }
    let byKPI = Dictionary(kpis.map { ($0.kpi.ref, $0) }) { $1 }
    return concerns.filter { $0.matter != .due }.compactMap { concern in
      switch concern.reference {
      case .keyResult(let ref):
        byResult[ref].map { ConcernEntry(concern, $1, of: $0, team: team) }
      case .kpi(let ref): byKPI[ref].map { ConcernEntry(concern, $0, team: team) }
      default: nil
      }
    }
  }

  private init(
    _ concern: Concern, _ entry: KeyResultEntry, of objective: ObjectiveEntry, team: String
  ) {
    (self.concern, title, self.team) = (concern, entry.title, team)
    owner = entry.owner.isEmpty ? objective.owner : entry.owner
    let standing = entry.standing
    why =
      switch concern.matter {
      case .broken: "broken: \(entry.current), \(entry.aim)"
      case .atRisk:
        "at risk: \(standing.progressText), expected \(standing.expectedText)"
          + (standing.confidence.map { ", confidence \($0)" } ?? "")
      default: "check-in overdue" + (concern.since.map { " since \($0.text)" } ?? "")
      }
  }

  private init(_ concern: Concern, _ entry: KPIEntry, team: String) {
    (self.concern, title, owner, self.team) = (concern, entry.kpi.title, entry.owner, team)
    let periods = entry.standing.unhealthyPeriods
    why =
      if let signal = entry.standing.behavior.signal, concern.matter == .signal {
        entry.standing.text(since: signal, entry.kpi)
      } else if concern.matter == .unhealthy {
        "unhealthy: \(entry.value), \(entry.kpi.targetText)"
          + (periods > 1 ? ", \(periods) periods in a row" : "")
      } else {
        concern.since.map { "no reading since \($0.text)" } ?? "no reading yet"
      }
  }
}
