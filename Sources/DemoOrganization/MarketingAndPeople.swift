import Goals

extension DemoOrganization {
  static func marketing(_ calendar: DemoCalendar) -> [DemoObjective] {
    let quarter = calendar.running
    return [
      beFoundByTheRightPeople(quarter),
      letCustomersTellTheStory(quarter),
    ]
  }

  private static func beFoundByTheRightPeople(_ quarter: DemoQuarter) -> DemoObjective {
    DemoObjective(
      "marketing/\(quarter.name)", "be-found-by-the-right-people",
      """
      Objective: Be found by the right people
      Why: Half of those who ask for a demo have no workshop.
      Owner: sara
      Supports: lead-the-category

      KeyResult: Increase qualified leads from 180 to 260 a month
      Id: leads
      From: 180 leads
      To: 260 leads

      KeyResult: Keep cost per qualified lead
      Id: cost
      Hold: <= $90
      """,
      quarter.weekly(
        "leads", by: "sara", from: 180, to: 260, ahead: 0.08, daysAgo: 5,
        """
        7 | The price list on the first page brings fewer people, and the right ones.
        8 | A review in the joiners' magazine; you can see the day in the curve.
        8 | Raj's sequences send people to our pages, too.
        """)
        + quarter.weekly(
          "cost", by: "sara", from: 78, to: 82, ahead: 0, daysAgo: 5,
          """
          8 | The fair is paid, nothing large to come.
          """))
  }

  private static func letCustomersTellTheStory(_ quarter: DemoQuarter) -> DemoObjective {
    DemoObjective(
      "marketing/\(quarter.name)", "let-customers-tell-the-story",
      """
      Objective: Let customers tell the story
      Why: Workshops believe workshops.
      Owner: sara
      Supports: be-found-by-the-right-people

      KeyResult: Publish 6 customer stories
      Id: stories
      From: 0 stories
      To: 6 stories

      KeyResult: Win 5 customers who take calls from prospects
      Id: references
      From: 0 customers
      To: 5 customers
      """,
      quarter.weekly(
        "stories", by: "sara", from: 0, to: 6, ahead: -0.1, daysAgo: 17,
        """
        7 | Two interviews done, one at six in the morning between two deliveries.
        5 | The photographer is ill.
        """)
        + quarter.weekly(
          "references", by: "sara", from: 0, to: 5, ahead: -0.05, daysAgo: 17,
          """
          6 | Halden said yes at once.
          """))
  }

  static func people(_ calendar: DemoCalendar) -> [DemoObjective] {
    let quarter = calendar.running
    return [
      hireTheSix(quarter),
      stayAPlaceToStay(quarter),
    ]
  }

  private static func hireTheSix(_ quarter: DemoQuarter) -> DemoObjective {
    DemoObjective(
      "people/\(quarter.name)", "hire-the-six",
      """
      Objective: Find the six people we lack
      Why: Every team plans with people it does not have yet.
      Owner: noor
      CoOwners: kai
      Supports: lead-the-category

      KeyResult: Six people sign
      Id: signed
      From: 0 people
      To: 6 people

      KeyResult: Decrease time from first talk to offer from 41 days to 21 days
      Id: time
      From: 41 days
      To: 21 days
      """,
      quarter.weekly(
        "signed", by: "noor", from: 0, to: 6, ahead: 0, daysAgo: 4,
        """
        6 | One for support; the platform engineers are the hard ones.
        7 | Dave's friend from the old company starts next month.
        8 | Two more offers are out.
        """)
        + quarter.weekly(
          "time", by: "noor", from: 41, to: 21, ahead: -0.08, daysAgo: 4,
          """
          7 | Feedback the same evening, or the talk does not take place.
          6 | Holidays of two interviewers cost us a week.
          """))
  }

  private static func stayAPlaceToStay(_ quarter: DemoQuarter) -> DemoObjective {
    DemoObjective(
      "people/\(quarter.name)", "stay-a-place-to-stay",
      """
      Objective: Stay a place where people stay
      Why: We grow by a third this year; what everybody knew has to be said now.
      Owner: noor
      Supports: lead-the-category

      KeyResult: Raise "I would recommend working here" from 7.4 to 8
      Id: recommend
      From: 7.4
      To: 8

      KeyResult: Every team has talked about its survey
      Id: talks
      Due: \(quarter.day(0.95))
      """,
      quarter.events(
        """
        18 | noor | comment | | | The survey opens in the last two weeks of the quarter.
        """))
  }

  static func marketingKPIs(_ calendar: DemoCalendar) -> [DemoKPI] {
    [
      DemoKPI(
        "marketing/kpis/qualified-leads", "Qualified leads", why: "Have a workshop and a plan.",
        owner: "sara", unit: "leads", target: ">= 180 leads", warn: ">= 150 leads", every: .month,
        source: "crm",
        calendar.readings(
          "leads", on: calendar.monthly, through: [112, 131, 152, 180, 208], wobble: 9)),
      // Stale: the job that counts stopped with the old web site.
      DemoKPI(
        "marketing/kpis/website-conversion", "Website conversion",
        why: "Demo requests of all visitors.",
        owner: "sara", unit: "%", target: ">= 2.5%", warn: ">= 2%", every: .week, source: "web",
        calendar.readings(
          "web", on: calendar.weekly, through: [1.9, 2.1, 2.3, 2.5, 2.7], digits: 2, wobble: 0.2
        ).dropLast(4)),
    ]
  }

  static func peopleKPIs(_ calendar: DemoCalendar) -> [DemoKPI] {
    let surveys = [(calendar.closed[1], "7.1"), (calendar.closed[0], "7.4")].map { quarter, value in
      DemoReading(
        day: quarter.last.advanced(by: -3), value: value, login: "noor", note: "Quarterly survey")
    }
    return [
      DemoKPI(
        "people/kpis/engagement", "Engagement", why: "\"I would recommend working here\", 0 to 10.",
        owner: "noor", target: ">= 7.5", warn: ">= 7", every: .quarter,
        sources: [("noor", surveys)]),
      DemoKPI(
        "people/kpis/time-to-hire", "Time to hire", why: "From first talk to signature.",
        owner: "noor", unit: "days", target: "<= 30 days", warn: "<= 40 days", every: .month,
        source: "noor",
        calendar.readings(
          "hire", on: calendar.monthly, through: [52, 48, 45, 41, 36], wobble: 3)),
    ]
  }
}
