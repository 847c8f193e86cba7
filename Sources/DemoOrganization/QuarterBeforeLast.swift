import Goals

extension DemoOrganization {
  /// Softwave's first quarter with OKRs: closed, too hopeful in some places, too careful in others.
  static func quarterBeforeLast(_ quarter: DemoQuarter) -> [DemoObjective] {
    [
      becomeEasyToBuy(quarter),
      talkToTheRightOnes(quarter),
      buildTheOutboundTeam(quarter),
      knowEveryCustomer(quarter),
      stopTheSurprises(quarter),
      deployOnAnyDay(quarter),
      tellOneStory(quarter),
    ]
  }

  private static func becomeEasyToBuy(_ quarter: DemoQuarter) -> DemoObjective {
    DemoObjective(
      quarter.name, "become-easy-to-buy",
      """
      Objective: Become easy to buy
      Why: Customers wanted to buy and did not know how.
      Owner: ann
      State: achieved

      KeyResult: Increase deals without a visit from 10% to 40%
      Id: remote
      From: 10%
      To: 40%
      """,
      quarter.weekly(
        "remote", by: "ann", from: 10, to: 40, ahead: -0.27, daysAgo: 3,
        """
        6 | The first four were signed by telephone.
        7 | Only the south still insists on a visit.
        """)
        + quarter.events(
          """
          0 | ann | score | 0.7 | |
          0 | ann | state | achieved | | People buy as soon as we let them.
          """))
  }

  private static func talkToTheRightOnes(_ quarter: DemoQuarter) -> DemoObjective {
    DemoObjective(
      "sales/\(quarter.name)", "talk-to-the-right-ones",
      """
      Objective: Talk to those who can buy
      Why: Half of our demos were for people without a budget.
      Owner: jenny
      Supports: become-easy-to-buy
      State: achieved

      KeyResult: Increase conversion rate from 8% to 9%
      Id: conversion
      From: 8%
      To: 9%
      KPI: conversion-rate
      """,
      quarter.events(
        """
        60 | jenny | conversion | | 6 | Two questions before every demo.
        25 | jenny | conversion | | 8 | Fewer demos, more signatures.
        0 | jenny | score | 0.8 | |
        0 | jenny | state | achieved | | "Who else decides?" is the question that counts.
        """))
  }

  private static func buildTheOutboundTeam(_ quarter: DemoQuarter) -> DemoObjective {
    DemoObjective(
      "sales/outbound/\(quarter.name)", "build-the-outbound-team",
      """
      Objective: Build a team that calls first
      Why: We only ever answered.
      Owner: lena
      Supports: talk-to-the-right-ones
      Ambition: committed
      State: achieved

      KeyResult: Set the team up
      Id: setup
      Milestone: people (2) Three SDRs have started
      Milestone: dialer The dialer writes into the CRM
      Milestone: script The first script has survived 100 calls
      """,
      quarter.events(
        """
        70 | lena | setup | +dialer | 7 | Works, except for extension numbers.
        40 | lena | setup | +script | 7 | It begins with a question now.
        9 | lena | setup | +people | 9 | Raj's third colleague started on Monday.
        0 | lena | score | 1 | |
        0 | lena | state | achieved | | Hire those who like being told no.
        """))
  }

  private static func knowEveryCustomer(_ quarter: DemoQuarter) -> DemoObjective {
    DemoObjective(
      "customer-success/\(quarter.name)", "know-every-customer",
      """
      Objective: Know every customer by name
      Why: Seven customers left before we had spoken to them once.
      Owner: mia
      Supports: become-easy-to-buy
      State: missed

      KeyResult: Talk to 200 customers
      Id: talks
      From: 0 customers
      To: 200 customers
      """,
      quarter.weekly(
        "talks", by: "mia", from: 0, to: 200, ahead: -0.6, daysAgo: 3,
        """
        7 | Ten a week is what one can do.
        4 | Eighty talks, every one worth it, and not nearly enough.
        """)
        + quarter.events(
          """
          0 | mia | score | 0.4 | |
          0 | mia | state | missed | | We counted talks, where a list of the quiet ones would do.
          """))
  }

  private static func stopTheSurprises(_ quarter: DemoQuarter) -> DemoObjective {
    DemoObjective(
      "engineering/\(quarter.name)", "stop-the-surprises",
      """
      Objective: Stop shipping surprises
      Why: Six breaking changes in a quarter, and customers heard of four from their printers.
      Owner: kai
      Supports: become-easy-to-buy
      State: missed

      KeyResult: Announce every breaking change two weeks before
      Id: announced
      From: 20%
      To: 100%
      """,
      quarter.weekly(
        "announced", by: "kai", from: 20, to: 100, ahead: -0.5, daysAgo: 4,
        """
        6 | The check is there, and people skip it.
        4 | Half of them, at last.
        """)
        + quarter.events(
          """
          0 | kai | score | 0.5 | |
          0 | kai | state | missed | | A rule without a machine behind it is a wish.
          """))
  }

  private static func deployOnAnyDay(_ quarter: DemoQuarter) -> DemoObjective {
    DemoObjective(
      "engineering/platform/\(quarter.name)", "deploy-on-any-day",
      """
      Objective: Deploy on any day of the week
      Why: Fridays were for waiting.
      Owner: ines
      Supports: stop-the-surprises
      State: achieved

      KeyResult: Decrease time to deploy from 55 minutes to 10 minutes
      Id: time
      From: 55 minutes
      To: 10 minutes
      """,
      quarter.weekly(
        "time", by: "dave", from: 55, to: 10, ahead: -0.15, daysAgo: 2,
        """
        7 | Tests run in four lanes.
        8 | Seventeen minutes; what is left is the database.
        """)
        + quarter.events(
          """
          0 | ines | score | 0.8 | | Proposed was 0.9; the database still needs a window.
          0 | ines | state | achieved | | Measure the whole way, not the tests alone.
          """))
  }

  private static func tellOneStory(_ quarter: DemoQuarter) -> DemoObjective {
    DemoObjective(
      "marketing/\(quarter.name)", "tell-one-story",
      """
      Objective: Tell one story
      Why: Web site, fair and sales deck described three different products.
      Owner: sara
      Supports: become-easy-to-buy
      State: achieved

      KeyResult: Rewrite what customers see first
      Id: pages
      Milestone: site The web site
      Milestone: deck The sales deck
      Milestone: trial The first mail of a trial
      """,
      quarter.events(
        """
        66 | sara | pages | +site | 8 | Two pages instead of twenty.
        37 | sara | pages | +deck | 9 | Tom uses it without being asked.
        15 | sara | pages | +trial | 9 |
        0 | sara | score | 1 | |
        0 | sara | state | achieved | | Written by one person, in one week.
        """))
  }

  /// What each team wrote down when it closed a quarter.
  static func retrospectives(_ calendar: DemoCalendar) -> [(path: String, text: String)] {
    let last = [
      ("", "Teams that talked about their numbers every week moved them."),
      ("sales/", "Less is more: two objectives, not four."),
      ("customer-success/", "Visits changed how we see the product."),
      ("customer-success/support/", "Committed to less, and kept it."),
      ("engineering/", "Quality is faster. It took us a quarter to believe it."),
      ("engineering/platform/", "Plan with what is in the rack."),
      ("marketing/", "We reached everything, again. Next time higher."),
    ]
    let before = [
      ("", "First quarter with OKRs. Too many, and half of them tasks."),
      ("sales/", "One number for everybody helped."),
      ("sales/outbound/", "A team, a script, a rhythm."),
      ("customer-success/", "The goal was right, its measure was not."),
      ("engineering/", "We promised a habit and wrote a rule."),
      ("engineering/platform/", "Small steps every week."),
      ("marketing/", "Easier than we thought."),
    ]
    return zip(calendar.closed, [last, before]).flatMap { quarter, sentences in
      sentences.map { team, sentence in
        (
          "\(team)\(quarter.name)/cycle.rec",
          "Cycle: \(quarter.name)\nState: closed\nRetrospective: \(sentence)\n"
        )
      }
    }
  }
}
