import Goals

extension DemoOrganization {
  static func customerSuccess(_ calendar: DemoCalendar) -> [DemoObjective] {
    let quarter = calendar.running
    return [
      improveExperience(quarter), winBackQuietCustomers(quarter), raiseAISatisfaction(quarter),
      keepThePromise(quarter),
    ]
  }

  private static func improveExperience(_ quarter: DemoQuarter) -> DemoObjective {
    DemoObjective(
      "customer-success/\(quarter.name)", "improve-customer-experience",
      """
      Objective: Improve customer experience
      Why: Customers who wait leave, and they tell others why.
      Owner: mia
      Supports: delight-every-customer

      KeyResult: Reduce response time from 12 hours to 4 hours
      Id: response-time
      Owner: ben
      From: 12 hours
      To: 4 hours
      KPI: response-time

      KeyResult: Achieve an NPS of at least 60
      Id: nps
      From: 52
      To: 60
      KPI: nps

      KeyResult: Increase retention by 15 %
      Id: retention
      From: 0%
      To: 15%
      """,
      quarter.weekly(
        "retention", by: "mia", from: 0, to: 15, ahead: -0.14 - quarter.elapsed, digits: 1,
        daysAgo: 3,
        """
        6 | Too early to see anything.
        4 | Two workshops closed for good. Nothing we could have done.
        3 | We now keep fewer than a year ago. The quiet ones leave without a word.
        """)
        + quarter.events(
          """
          8 | ben | response-time | | 8 | The night shift in Lisbon started.
          1 | ben | response-time | | 8 | Mornings are empty now; nothing waits from the night.
          9 | mia | nps | | 6 | Fewer detractors, but as few promoters as before.
          2 | mia | nps | | 6 | Invoices are the most frequent complaint, not the product.
          """))
  }

  private static func winBackQuietCustomers(_ quarter: DemoQuarter) -> DemoObjective {
    DemoObjective(
      "customer-success/\(quarter.name)", "win-back-quiet-customers",
      """
      Objective: Win back the customers who went quiet
      Why: Nobody who logged in last week has ever left us. Churn is above its limit for the
      + third month in a row.
      Owner: mia
      Supports: improve-customer-experience
      PromotedFrom: churn
      KPI: churn

      KeyResult: Reactivate 40 quiet accounts
      Id: reactivated
      From: 0 accounts
      To: 40 accounts

      KeyResult: Hear 30 reasons from those who left
      Id: reasons
      From: 0 talks
      To: 30 talks
      """,
      quarter.weekly(
        "reactivated", by: "mia", from: 0, to: 40, ahead: -0.32, daysAgo: 5,
        """
        5 | The list is longer than we thought: 130 accounts.
        4 | E-mail does nothing. Calls work, where we have a number.
        3 | We have numbers for a third of them. Sara's team looks for the others.
        """)
        + quarter.weekly(
          "reasons", by: "mia", from: 0, to: 30, ahead: -0.31, daysAgo: 5,
          """
          5 | People who left do not pick up the telephone.
          3 | Price is what they say. Nobody ever told them what the second half can do.
          """))
  }

  private static func raiseAISatisfaction(_ quarter: DemoQuarter) -> DemoObjective {
    DemoObjective(
      "customer-success/support/\(quarter.name)", "raise-ai-support-satisfaction",
      """
      Objective: Raise satisfaction with AI-assisted support
      Why: The assistant answers every second question. People like the speed and not the tone.
      Owner: ben
      CoOwners: zoe
      Supports: improve-customer-experience
      KPI: customer-satisfaction

      KeyResult: Raise satisfaction with assisted answers from 80% to 90%
      Id: satisfaction
      Owner: zoe
      From: 80%
      To: 90%

      KeyResult: Keep cost per ticket
      Id: cost
      Hold: <= $6
      KPI: cost-per-ticket
      """,
      quarter.weekly(
        "satisfaction", by: "zoe", from: 80, to: 90, ahead: 0.02, digits: 1,
        """
        7 | It says "I don't know" now instead of guessing.
        8 | The shorter answers are liked better, even where they say less.
        8 | Answers that quote the manual get the best marks.
        """)
        + quarter.events(
          """
          9 | ben | cost | | 6 | The larger model costs more than the time it saves.
          2 | ben | cost | | 4 | Over six dollars for the second week. Trying the small model first.
          """))
  }

  private static func keepThePromise(_ quarter: DemoQuarter) -> DemoObjective {
    DemoObjective(
      "customer-success/support/\(quarter.name)", "keep-the-one-hour-promise",
      """
      Objective: Keep the promise on our website
      Why: It says that urgent tickets are answered within an hour. Sometimes that is so.
      Owner: zoe
      Supports: improve-customer-experience

      KeyResult: Answer urgent tickets within 60 minutes, every week
      Id: urgent
      Hold: <= 60 minutes
      Over: share
      Role: driver
      """,
      quarter.weekly(
        "urgent", by: "zoe", from: 56, to: 40, ahead: 0, missed: [1: 74],
        """
        8 | Steady.
        5 | The telephone system was down on Tuesday; eleven people waited.
        7 | Two lines now, with two providers.
        """))
  }

  static func customerSuccessKPIs(_ calendar: DemoCalendar) -> [DemoKPI] {
    let now = calendar.running
    return [
      DemoKPI(
        "customer-success/kpis/churn", "Customer churn", why: "Customers lost in a month.",
        owner: "mia", unit: "%", target: "<= 2.5%", warn: "<= 3%", every: .month,
        source: "billing",
        calendar.readings(
          "churn", on: calendar.monthly, through: [2.1, 2.4, 2.7, 3.2, 3.4], digits: 1,
          wobble: 0.15)),
      DemoKPI(
        "customer-success/kpis/nps", "Net promoter score", why: "Rolling, over 90 days.",
        owner: "mia", target: ">= 60", warn: ">= 50", every: .week, source: "survey",
        calendar.readings(
          "nps", on: calendar.weekly,
          through: [41, 44, 47, 52, now.level(from: 52, to: 60, ahead: -0.08)], wobble: 1.5)),
      DemoKPI(
        "customer-success/kpis/response-time", "Response time", why: "Median to the first answer.",
        owner: "ben", unit: "hours", target: "<= 4 hours", warn: "<= 8 hours", every: .week,
        source: "helpdesk",
        calendar.readings(
          "response", on: calendar.weekly,
          through: [26, 22, 20, 11.8, now.level(from: 12, to: 4, ahead: 0.06)], digits: 1,
          wobble: 1.2)),
      DemoKPI(
        "customer-success/support/kpis/customer-satisfaction", "Customer satisfaction",
        why: "Good marks of all marks given after a ticket.",
        owner: "zoe", unit: "%", target: ">= 80%", warn: ">= 75%", every: .week,
        source: "helpdesk",
        calendar.readings(
          "satisfaction", on: calendar.weekly, through: [74, 76, 79, 82.5, 84.2], digits: 1,
          wobble: 1.6)),
      DemoKPI(
        "customer-success/support/kpis/cost-per-ticket", "Cost per ticket",
        why: "People and machines, of all tickets closed.",
        owner: "ben", unit: "$", target: "<= $6", warn: "<= $6.50", every: .week, source: "ledger",
        calendar.readings(
          "cost", on: calendar.weekly, through: [4.9, 5.1, 5.2, 5.4, 6.84], digits: 2,
          wobble: 0.25)),
    ]
  }
}
