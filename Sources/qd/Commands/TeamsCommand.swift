import ArgumentParser
import Dashboard
import GoalFiles
import Goals

/// `qd teams`: who leads what, and whom to ask.
struct TeamsCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "teams", abstract: "The teams: who leads them, what they work on.",
    discussion: "Where nobody leads a team, the one to ask is who leads the nearest above it.",
    example: "qd teams")

  @OptionGroup var global: GlobalOptions

  func answer(in session: Session) throws(Failure) -> Answer {
    let review = try session.review()
    let teams = review.organization.teams.values.sorted { $0.path < $1.path }
    guard !session.paper.isJSON else { return Answer(.array(teams.map(review.json))) }
    var table = Table([.flexible, .left, .left, .left], sparing: [2])
    for team in teams { table.add(review.row(of: team)) }
    return Answer(table.lines(on: session.paper))
  }
}

extension Review {
  fileprivate func objectives(of team: Team) -> [Objective] {
    organization.objectives.filter { $0.ref.team == team.path && !$0.state.isClosed }
  }

  fileprivate func kpis(of team: Team) -> [KPI] {
    organization.activeKPIs.filter { $0.ref.team == team.path }
  }

  fileprivate func row(of team: Team) -> [String] {
    let contact = organization.contact(of: team.path, on: day)?.name ?? ""
    let lead = organization.name(of: team.lead)
    let (objectives, kpis) = (objectives(of: team).count, kpis(of: team).count)
    return [
      team.name, team.lead == nil ? (contact.isEmpty ? "" : "ask \(contact)") : lead,
      "\(objectives) \(objectives == 1 ? "objective" : "objectives") · \(kpis) "
        + (kpis == 1 ? "KPI" : "KPIs"),
      team.path.isRoot ? "" : team.path.text,
    ]
  }

  fileprivate func json(of team: Team) -> JSON {
    let members = organization.people.filter { $0.team?.value == team.path.text }.map(\.id)
    return JSON([
      "ref": .text(team.path.text), "name": .text(team.name), "lead": JSON(team.lead?.value),
      "contact": JSON(organization.contact(of: team.path, on: day)?.id),
      "members": .array(members.map { .text($0) }),
      "objectives": .array(objectives(of: team).map { .text($0.ref.text) }),
      "kpis": .array(kpis(of: team).map { .text($0.ref.text) }),
    ])
  }
}
