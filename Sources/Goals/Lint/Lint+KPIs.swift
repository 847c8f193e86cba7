extension Lint {
  mutating func look(at kpi: KPI) {
    let title = kpi.title.quoted
    if let owner = kpi.owner {
      check(owner: owner)
    } else {
      report(
        .noOwner, at: kpi.place, "\(title) has no owner", "write Owner: and who answers for it")
    }
    if kpi.target == nil, !kpi.fields.contains(where: { $0.isCalled(.target) }) {
      report(
        .noTarget, at: kpi.place, "\(title) has no target",
        "write Target: and the level that is good enough, like >= 9")
    }
    if review.day >= today {
      checkFields(
        of: .kpi(kpi.ref), at: kpi.place, JournalEvent.standing(kpi.events, within: present))
    }
    guard let standing = review.standing(of: kpi.ref) else { return }
    if standing.hasNoData {
      report(.noReadings, at: kpi.place, "\(title) has no readings", .record(kpi.ref))
    } else if standing.isStale, let last = standing.lastReading {
      report(
        .stale, at: kpi.place,
        "\(title) has had no reading since \(last.on.day.text), and one is due every "
          + kpi.every.rawValue,
        .record(kpi.ref))
    }
  }

  mutating func lookAtTeams() {
    for team in organization.teams.values { team.lead.map { check(owner: $0) } }
    let paths = organization.teams.keys.map(\.text).sorted()
    for person in organization.people {
      guard let team = person.team, organization.teams[TeamPath(team.value)] == nil else {
        continue
      }
      report(
        .dangling, at: team.place, "there is no team \(team.value.quoted)",
        Remedy(meaning: nearest(to: team.value, among: paths))
          ?? "write a team's path, like sales/outbound")
    }
  }
}
