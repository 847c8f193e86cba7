import Goals

// KPIs that don't grow: two vary as they always did, one went wrong lately, and one is another
// process since somebody changed how it is done.
extension DemoOrganization {
  static func noisyKPIs(_ calendar: DemoCalendar) -> [DemoKPI] {
    [
      // Unhealthy in every other week, by luck.
      DemoKPI(
        "customer-success/support/kpis/tickets-solved", "Tickets solved",
        why: "What support gets done in a week.", owner: "zoe", unit: "tickets",
        target: ">= 240 tickets", every: .week, source: "helpdesk",
        calendar.noise("tickets", around: 240, by: 30)),
      DemoKPI(
        "marketing/kpis/newsletter-opens", "Newsletter opens",
        why: "Of all newsletters sent in a week.", owner: "sara", unit: "%", target: ">= 38%",
        warn: ">= 34%", every: .week, source: "mail",
        calendar.noise("opens", around: 40, by: 5, digits: 1)),
      // Each of the last weeks was above the mean of all before them.
      DemoKPI(
        "engineering/apps/kpis/crash-rate", "Crash rate", why: "Crashed sessions of all sessions.",
        owner: "paul", unit: "%", target: "<= 1.5%", warn: "<= 1.8%", every: .week, source: "probe",
        calendar.noise("crash-rate", around: 1, by: 0.25, digits: 2, lately: (weeks: 9, 1.27))),
      DemoKPI(
        "customer-success/kpis/onboarding-time", "Onboarding time",
        why: "From signature to the first job done.", owner: "mia", unit: "days",
        target: "<= 14 days", warn: "<= 18 days", every: .week, source: "crm",
        calendar.noise(
          "onboard", around: 19, by: 3, digits: 1, lately: (onboardingWeeks, 11.5))),
    ]
  }

  private static let onboardingWeeks = 24

  /// Since when KPIs measure another process, and why.
  static func processes(_ calendar: DemoCalendar) -> [(path: String, text: String)] {
    let onboarding = calendar.weekly[calendar.weekly.count - onboardingWeeks].startOfWeek
    let begun =
      [
        (
          "customer-success", "mia", "onboarding-time", onboarding,
          "New onboarding: one checklist, one person from signature to first job"
        )
      ] + sinceLastQuarter.map { ($0, $1, $2, calendar.closed[0].first, $3) }
    let files = Dictionary(grouping: begun) { "\($0.0)/kpis/journal/\($0.1).csv" }
    return files.sorted { $0.key < $1.key }.map { path, events in
      let lines = events.enumerated().map { index, event in
        let at = Moment(day: event.3.advanced(by: 4), millisecondOfDay: 34_200_000 + index)
        return "\(at.text),\(event.1),\(event.2),\(EventWord.process.rawValue),\(event.3.text),,"
          + "\(event.4.csvField)\n"
      }
      return (path, "at,by,of,event,value,confidence,note\n" + lines.joined())
    }
  }

  private static let sinceLastQuarter = [
    ("customer-success", "ben", "response-time", "Two shifts instead of one"),
    ("customer-success", "mia", "nps", "Asked after each visit, no longer once a year"),
    ("customer-success/support", "zoe", "customer-satisfaction", "Marks for each answer"),
    ("engineering", "kai", "deployment-frequency", "Everybody may deploy"),
    ("sales", "jenny", "sales-lifecycle", "One contract for all countries"),
    ("sales/outbound", "lena", "calls-per-rep", "The dialer dials ahead"),
  ]
}

extension DemoCalendar {
  /// Weekly readings that vary around a level, and in the last weeks around another one.
  fileprivate func noise(
    _ name: String, around level: Double, by width: Double, digits: Int = 0,
    lately: (weeks: Int, level: Double)? = nil
  ) -> [DemoReading] {
    let days = weekly
    let turn = days.count - (lately?.weeks ?? 0)
    return days.enumerated().map { index, day in
      let middle = index < turn ? level : lately?.level ?? level
      return DemoReading(
        day: day, value: (middle + width * Wobble.value(name, index)).text(digits: digits))
    }
  }
}
