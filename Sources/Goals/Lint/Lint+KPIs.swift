extension Lint {
  mutating func look(at kpi: KPI) {
    let title = kpi.title.quoted
    if review.day >= today {
      checkFields(
        of: .kpi(kpi.ref), at: kpi.place, JournalEvent.standing(kpi.events, within: present))
    }
    // What is retired is left in peace.
    guard !kpi.isRetired else { return }
    checkBounds(of: kpi)
    if let owner = kpi.owner {
      check(owner: owner)
    } else {
      report(
        .noOwner, at: kpi.place, "\(title) has no owner", "write Owner: and who answers for it")
    }
    if kpi.target == nil,
      !kpi.fields.dropFirst().contains(where: { $0.isCalled(.target) || $0.isCalled(.plan) })
    {
      report(
        .noTarget, at: kpi.place, "\(title) has no target",
        "write Target: and the level that is good enough, like >= 9")
    }
    guard let standing = review.standing(of: kpi.ref) else { return }
    // What a ratio lacks is said of the two it is made of.
    guard kpi.ratio == nil else { return }
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

  /// A warning bound inside the target warns of nothing; a planned number needs a comparison.
  private mutating func checkBounds(of kpi: KPI) {
    if let warn = kpi.warn, let target = kpi.writtenTarget?.value,
      warn.value.looser(than: target) == nil
    {
      report(
        .warnNotLooser, at: warn.place,
        "Warn: \(warn.value.written) isn't looser than Target: \(target.written)",
        "write a bound that allows more, like \(target.loosened)")
    }
    for point in kpi.plan where point.value.bound(beside: kpi.writtenTarget?.value) == nil {
      report(
        .noTarget, at: point.place, "this number has no comparison, and Target: gives it none",
        "write one before it, like >=")
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
