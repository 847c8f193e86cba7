import Goals

extension DemoOrganization {
  static func sales(_ calendar: DemoCalendar) -> [DemoObjective] {
    let quarter = calendar.running
    return [
      shortenSalesLifecycle(quarter), growWithCustomers(quarter), improveOutbound(quarter),
      bookDemosFaster(quarter),
    ]
  }

  private static func shortenSalesLifecycle(_ quarter: DemoQuarter) -> DemoObjective {
    DemoObjective(
      "sales/\(quarter.name)", "shorten-sales-lifecycle",
      """
      # The sales team's first try at a cycle-time objective.

      Objective: Shorten sales lifecycle
      Why: Our conversion rates are good, as well as our ACV; however, it still
      + takes us too long to close a deal.
      Owner: jenny
      CoOwners: tom
      Supports: improve-sales-process
      Ambition: aspirational

      KeyResult: Decrease average sales lifecycle
      Id: lifecycle
      From: 59 days
      To: 38 days

      KeyResult: Keep conversion rate
      Id: conversion
      Hold: >= 9%
      KPI: conversion-rate

      KeyResult: Keep ACV
      Id: acv
      Hold: >= $8000
      KPI: acv
      """,
      quarter.weekly(
        "lifecycle", by: "jenny", from: 59, to: 38, ahead: -0.17, daysAgo: 6,
        """
        7 | Security questionnaires go out with the first quote now.
        7 | Legal still takes nine days a contract; Tom tries the two-page version.
        6 | Two old deals closed at last, and their 90 days count in this average.
        5 | Two-page contract works, but only new deals get it.
        """)
        + quarter.events(
          """
          12 | tom | lifecycle comment | | | \
          Six of eight customers signed the two-page contract without a change.
          5 | tom | acv | | 8 | No discount was given for a faster signature.
          """))
  }

  private static func growWithCustomers(_ quarter: DemoQuarter) -> DemoObjective {
    DemoObjective(
      "sales/\(quarter.name)", "grow-with-our-customers",
      """
      Objective: Grow with the customers we have
      Why: A second site costs us a fifth of what a first one does.
      Owner: tom
      Supports: improve-sales-process
      Weight: 0.5

      KeyResult: Sign 8 expansion deals
      Id: deals
      From: 0 deals
      To: 8 deals

      KeyResult: Increase average expansion from $4000 to $6000
      Id: size
      From: $4000
      To: $6000
      Weight: 2
      """,
      quarter.weekly(
        "deals", by: "tom", from: 0, to: 8, ahead: 1.25 - quarter.elapsed, daysAgo: 4,
        """
        8 | The anniversary calls work far better than the newsletter did.
        9 | Ten signed, which is more than we planned for the whole quarter.
        """)
        + quarter.weekly(
          "size", by: "tom", from: 4000, to: 6000, ahead: -0.12, daysAgo: 4,
          """
          6 | Many small ones: an extra seat here and there.
          6 | Halden's four sites lifted the average.
          """))
  }

  private static func improveOutbound(_ quarter: DemoQuarter) -> DemoObjective {
    DemoObjective(
      "sales/outbound/\(quarter.name)", "improve-outbound-motion",
      """
      Objective: Improve the effectiveness of our outbound sales motion
      Why: Reps make their 50 calls a day. Too few of them end in a meeting.
      Owner: lena
      SharedWith: marketing
      Supports: improve-sales-process
      Tags: outbound

      KeyResult: Increase cold-call conversion from 25% to 35%
      Id: conversion
      From: 25%
      To: 35%
      KPI: cold-call-conversion

      KeyResult: Validate three outbound sequences
      Id: sequences
      Owner: raj
      Milestone: garages (2) Sequence for garages, 200 contacts
      Milestone: joiners Sequence for joiners, 100 contacts
      Milestone: printers Sequence for print shops, 100 contacts

      KeyResult: Every SDR is certified
      Id: certified
      Due: \(quarter.day(0.8))
      """,
      quarter.events(
        """
        20 | raj | sequences | | 6 | Garages: 140 of 200 contacts, 11 % answered.
        13 | raj | sequences | +joiners | 6 | Joiners answer best before seven in the morning.
        11 | lena | conversion | | 7 | The new opening question doubled the length of the calls.
        18 | lena | certified | not done | 8 | Three of five passed the first part.
        4 | lena | certified | not done | 8 | Four of five; Priya's call review is next week.
        4 | lena | conversion | | 7 | Best week so far, with the short list only.
        """))
  }

  private static func bookDemosFaster(_ quarter: DemoQuarter) -> DemoObjective {
    DemoObjective(
      "sales/outbound/\(quarter.name)", "book-demos-within-a-day",
      """
      Objective: Book every demo within a day
      Why: After two days every second prospect has talked to somebody else.
      Owner: raj
      Supports: shorten-sales-lifecycle

      KeyResult: Decrease time from yes to demo from 72 hours to 24 hours
      Id: wait
      From: 72 hours
      To: 24 hours

      KeyResult: Keep show-up rate
      Id: show-up
      Hold: >= 70%
      """,
      quarter.weekly(
        "wait", by: "raj", from: 72, to: 24, ahead: -0.01,
        """
        7 | The booking link is in every e-mail now.
        8 | Fridays were the problem: nobody booked for Monday.
        8 | Lena takes the early slots, I take the late ones.
        """)
        + quarter.weekly(
          "show-up", by: "raj", from: 78, to: 76, ahead: 0,
          """
          8 | A reminder an hour before is enough.
          """))
  }

  static func salesKPIs(_ calendar: DemoCalendar) -> [DemoKPI] {
    let now = calendar.running
    return [
      DemoKPI(
        "sales/kpis/sales-lifecycle", "Sales lifecycle", why: "Days from first call to signature.",
        owner: "jenny", unit: "days", target: "<= 45 days", warn: "<= 55 days", every: .week,
        source: "crm",
        calendar.readings(
          "lifecycle", on: calendar.weekly,
          through: [66, 63, 61, 59, now.level(from: 59, to: 38, ahead: -0.17)], wobble: 2)),
      DemoKPI(
        "sales/kpis/conversion-rate", "Conversion rate", why: "Signed deals of all first demos.",
        owner: "tom", unit: "%", target: ">= 9%", warn: ">= 8%", every: .week,
        source: "crm",
        calendar.readings(
          "conversion", on: calendar.weekly, through: [7.6, 8, 8.9, 9.2, 9.4], digits: 1,
          wobble: 0.4)),
      DemoKPI(
        "sales/kpis/acv", "Annual contract value", why: "A discount is the easy way to be fast.",
        owner: "tom", unit: "$", target: ">= $8000", warn: ">= $7500", every: .week,
        source: "crm",
        calendar.readings(
          "acv", on: calendar.weekly, through: [7200, 7450, 7600, 8100, 8350], wobble: 120)),
    ] + outboundKPIs(calendar)
  }

  private static func outboundKPIs(_ calendar: DemoCalendar) -> [DemoKPI] {
    let now = calendar.running
    return [
      DemoKPI(
        "sales/outbound/kpis/calls-per-rep", "Calls per rep",
        why: "A day's calls, as the mean of the last five working days.",
        owner: "lena", unit: "calls", target: ">= 50 calls", warn: ">= 45 calls", every: .day,
        source: "dialer",
        calendar.readings(
          "calls", on: calendar.daily, through: [38, 44, 49, 51, 53], wobble: 4)),
      DemoKPI(
        "sales/outbound/kpis/cold-call-conversion", "Cold-call conversion",
        why: "Meetings booked of all conversations.",
        owner: "lena", unit: "%", target: ">= 30%", warn: ">= 25%", every: .week,
        source: "dialer",
        calendar.readings(
          "cold-call", on: calendar.weekly,
          through: [19, 21, 23, 25, now.level(from: 25, to: 35, ahead: -0.05)], digits: 1,
          wobble: 1.5)),
    ]
  }
}
