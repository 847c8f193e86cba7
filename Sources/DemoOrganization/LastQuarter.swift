import Goals

extension DemoOrganization {
  /// The quarter before the running one: closed, with scores and what was learned.
  static func lastQuarter(
    _ quarter: DemoQuarter, before next: DemoQuarter
  ) -> [DemoObjective] {
    [
      earnEveryRenewal(quarter),
      sharpenOurPrices(quarter),
      openAPartnerChannel(quarter),
      hearWhatCustomersDontSay(quarter),
      answerFaster(quarter),
      findDefectsFirst(quarter),
      layTheGroundForTheCluster(quarter, before: next),
      fillTheFunnel(quarter),
    ]
  }

  private static func earnEveryRenewal(_ quarter: DemoQuarter) -> DemoObjective {
    DemoObjective(
      quarter.name, "earn-every-renewal",
      """
      Objective: Earn every renewal
      Why: A customer who thinks about leaving for a month is already half gone.
      Owner: ann
      State: missed

      KeyResult: Increase renewals signed a month early from 30% to 60%
      Id: early
      From: 30%
      To: 60%
      """,
      quarter.weekly(
        "early", by: "ann", from: 30, to: 60, ahead: -0.43, daysAgo: 3,
        """
        6 | Account reviews are in the calendar for all large customers.
        5 | The small customers get nothing from this.
        4 | Reviews work where they take place. Too few do.
        """)
        + quarter.events(
          """
          0 | ann | score | 0.6 | | Same number as proposed.
          0 | ann | state | missed | | Nobody owned the small customers. Now Mia does.
          """))
  }

  private static func sharpenOurPrices(_ quarter: DemoQuarter) -> DemoObjective {
    DemoObjective(
      "sales/\(quarter.name)", "sharpen-our-prices",
      """
      Objective: Make our prices easy to understand
      Why: "How much is it?" takes us three mails to answer.
      Owner: tom
      Supports: earn-every-renewal
      State: achieved

      KeyResult: Increase ACV from $7600 to $8000
      Id: acv
      From: $7600
      To: $8000
      KPI: acv

      KeyResult: Reduce mails per quote from 3 to 1
      Id: mails
      From: 3 mails
      To: 1 mail
      """,
      quarter.weekly(
        "mails", by: "tom", from: 3, to: 1, ahead: -0.2, digits: 1, daysAgo: 4,
        """
        7 | Three packages instead of eleven options.
        8 | The price list is public. Nobody died.
        """)
        + quarter.events(
          """
          0 | tom | score | 0.9 | |
          0 | tom | state | achieved | | Fewer choices made larger deals, not smaller ones.
          """))
  }

  private static func openAPartnerChannel(_ quarter: DemoQuarter) -> DemoObjective {
    DemoObjective(
      "sales/\(quarter.name)", "open-a-partner-channel",
      """
      Objective: Open a partner channel
      Why: Tool dealers visit our customers every month.
      Owner: jenny
      Supports: earn-every-renewal
      State: dropped

      KeyResult: Win 4 dealers
      Id: dealers
      From: 0 dealers
      To: 4 dealers
      """,
      quarter.events(
        """
        75 | jenny | dealers | 1 | 5 | One signed, for a third of the price.
        61 | jenny | dealers | 1 | 3 | They want exclusive regions.
        54 | jenny | state | dropped | | Dealers sell boxes. We come back with an API.
        """))
  }

  private static func hearWhatCustomersDontSay(_ quarter: DemoQuarter) -> DemoObjective {
    DemoObjective(
      "customer-success/\(quarter.name)", "hear-what-customers-dont-say",
      """
      Objective: Hear what customers do not say
      Why: Those who complain stay. We never hear of the others.
      Owner: mia
      Supports: earn-every-renewal
      Ambition: committed
      State: achieved

      KeyResult: Increase NPS from 47 to 51
      Id: nps
      From: 47
      To: 51
      KPI: nps

      KeyResult: Visit 20 customers
      Id: visits
      From: 0 visits
      To: 20 visits
      """,
      quarter.weekly(
        "visits", by: "mia", from: 0, to: 20, ahead: 0.1, daysAgo: 2,
        """
        8 | Everybody at Softwave has been on one visit, Ann on four.
        9 | Done, and we go on with it.
        """)
        + quarter.events(
          """
          0 | mia | score | 1 | |
          0 | mia | state | achieved | | Sit beside them for an hour and say nothing.
          """))
  }

  private static func answerFaster(_ quarter: DemoQuarter) -> DemoObjective {
    DemoObjective(
      "customer-success/support/\(quarter.name)", "answer-faster",
      """
      Objective: Answer customers faster
      Why: A printer that stands still costs a workshop $80 an hour.
      Owner: ben
      Supports: hear-what-customers-dont-say
      State: achieved

      KeyResult: Reduce response time from 20 hours to 13 hours
      Id: response-time
      From: 20 hours
      To: 13 hours
      KPI: response-time

      KeyResult: Keep reopened tickets
      Id: reopened
      Hold: <= 8%
      """,
      quarter.weekly(
        "reopened", by: "zoe", from: 7, to: 6, ahead: 0, digits: 1, daysAgo: 2,
        """
        8 | Faster, and not worse.
        """)
        + quarter.events(
          """
          44 | ben | response-time | | 7 | The duty roster has no holes any more.
          2 | ben | response-time | | 9 | Under twelve hours.
          0 | ben | score | 1 | |
          0 | ben | state | achieved | | The queue was never too long, only badly sorted.
          """))
  }

  private static func findDefectsFirst(_ quarter: DemoQuarter) -> DemoObjective {
    DemoObjective(
      "engineering/\(quarter.name)", "find-defects-first",
      """
      Objective: Find defects before customers do
      Why: Support knows about most defects an hour before we do.
      Owner: kai
      Supports: earn-every-renewal
      State: achieved

      KeyResult: Decrease defect rate from 5.4% to 3.9%
      Id: defects
      From: 5.4%
      To: 3.9%
      KPI: defect-rate

      KeyResult: Test the ten busiest screens in every build
      Id: screens
      From: 0 screens
      To: 10 screens
      """,
      quarter.weekly(
        "screens", by: "kai", from: 0, to: 10, ahead: -0.1, daysAgo: 2,
        """
        7 | Invoices and the calendar are covered.
        8 | Only the label editor is left.
        """)
        + quarter.events(
          """
          0 | kai | score | 0.9 | |
          0 | kai | state | achieved | | Tests by those who answer tickets find the most.
          """))
  }

  private static func layTheGroundForTheCluster(
    _ quarter: DemoQuarter, before next: DemoQuarter
  ) -> DemoObjective {
    DemoObjective(
      "engineering/platform/\(quarter.name)", "lay-the-ground-for-the-cluster",
      """
      Objective: Lay the ground for the new cluster
      Why: The old one is full in spring.
      Owner: ines
      Supports: find-defects-first
      State: missed
      CarriedTo: engineering/platform/\(next.name)/move-to-the-new-cluster

      KeyResult: Move 20 customers for a trial
      Id: trial
      From: 0 customers
      To: 20 customers

      KeyResult: Rehearse the loss of a data centre
      Id: rehearsal
      """,
      quarter.weekly(
        "trial", by: "dave", from: 0, to: 20, ahead: -0.7, daysAgo: 3,
        """
        5 | Waits for the network.
        4 | The network came, the disks did not.
        3 | Six moved, and all six are happy.
        """)
        + quarter.events(
          """
          3 | ines | rehearsal | not done | 2 | Not without the second half of the disks.
          0 | ines | score | 0.2 | | 0.1 more than proposed: the network is ready.
          0 | ines | state | missed | | We planned with delivery dates that nobody had promised.
          """))
  }

  private static func fillTheFunnel(_ quarter: DemoQuarter) -> DemoObjective {
    DemoObjective(
      "marketing/\(quarter.name)", "fill-the-funnel",
      """
      Objective: Fill the funnel without buying it
      Why: Leads that we pay for leave first.
      Owner: sara
      Supports: earn-every-renewal
      State: achieved

      KeyResult: Increase qualified leads from 150 to 180 a month
      Id: leads
      From: 150 leads
      To: 180 leads
      """,
      quarter.weekly(
        "leads", by: "sara", from: 150, to: 180, ahead: 0, daysAgo: 2,
        """
        9 | The guide on dust was read by half the trade.
        9 | Reached.
        """)
        + quarter.events(
          """
          0 | sara | score | 1 | |
          0 | sara | state | achieved | | One thorough guide beats twenty short articles.
          """))
  }
}
