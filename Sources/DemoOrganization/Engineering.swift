import Goals

extension DemoOrganization {
  static func engineering(_ calendar: DemoCalendar) -> [DemoObjective] {
    let quarter = calendar.running
    return [
      shipWithoutFear(quarter), openTheAPI(quarter),
      moveToTheNewCluster(quarter, after: calendar.closed[0]),
      passTheAudit(quarter), firstHour(quarter), handOver(quarter),
    ]
  }

  private static func shipWithoutFear(_ quarter: DemoQuarter) -> DemoObjective {
    DemoObjective(
      "engineering/\(quarter.name)", "ship-without-fear",
      """
      Objective: Ship without fear
      Why: We hold releases back before weekends, and customers wait for fixes we have.
      Owner: kai
      Supports: delight-every-customer

      KeyResult: Decrease defect rate from 4% to 2%
      Id: defects
      From: 4%
      To: 2%
      KPI: defect-rate

      KeyResult: Keep deploying at least 10 times a week
      Id: deploys
      Hold: >= 10 deploys
      KPI: deployment-frequency

      KeyResult: Limit breaking changes to 4
      Id: breaking
      Hold: <= 4 changes
      """,
      quarter.events(
        """
        22 | kai | breaking | 0 | 9 | None planned.
        15 | kai | breaking | 1 | 8 | The old export format is gone; two customers noticed.
        5 | kai | breaking | 2 | 8 | Dates have a time zone now. Announced three weeks before.
        10 | kai | defects | | 8 | Contract tests catch what reviews did not.
        3 | kai | defects | | 8 | Half of what is left comes from one module: the importer.
        """))
  }

  private static func openTheAPI(_ quarter: DemoQuarter) -> DemoObjective {
    DemoObjective(
      "engineering/\(quarter.name)", "open-the-api",
      """
      Objective: Make an API that partners build on
      Why: Three partners offered to do the integrations that we have no time for.
      Owner: kai
      Supports: lead-the-category
      State: draft

      KeyResult: Three partners go live
      Id: partners
      From: 0 partners
      To: 3 partners

      KeyResult: Reduce time to the first call from 3 days to 1 hour
      Id: first-call
      From: 72 hours
      To: 1 hour
      """,
      quarter.events(
        """
        6 | kai | comment | | | Draft for the next quarter. Who would own the documentation?
        """))
  }

  private static func moveToTheNewCluster(
    _ quarter: DemoQuarter, after previous: DemoQuarter
  ) -> DemoObjective {
    let planned = (10 + 90 * (quarter.elapsed - 0.25) / 0.5) / 120
    return DemoObjective(
      "engineering/platform/\(quarter.name)", "move-to-the-new-cluster",
      """
      Objective: Move every customer to the new cluster
      Why: The old one needs somebody awake at night, twice a week.
      Owner: ines
      Supports: ship-without-fear
      Ambition: committed
      CarriedFrom: engineering/platform/\(previous.name)/lay-the-ground-for-the-cluster

      KeyResult: Move 120 customers
      Id: moved
      Owner: dave
      From: 0 customers
      To: 120 customers
      Plan: \(quarter.day(0.25)) 10 customers
      Plan: \(quarter.day(0.75)) 100 customers

      KeyResult: Keep a rollback under 10 minutes
      Id: rollback
      Hold: < 10 minutes
      """,
      quarter.weekly(
        "moved", by: "dave", from: 0, to: 120, ahead: planned - quarter.elapsed - 0.04, daysAgo: 1,
        """
        8 | The small ones first, four an evening.
        7 | Stopped for two evenings: backups of the old cluster ran late.
        7 | The first large one took an hour instead of a night.
        """)
        + quarter.weekly(
          "rollback", by: "dave", from: 8, to: 6, ahead: 0, daysAgo: 1,
          """
          9 | Tried with real data every Thursday.
          """))
  }

  private static func passTheAudit(_ quarter: DemoQuarter) -> DemoObjective {
    DemoObjective(
      "engineering/platform/\(quarter.name)", "pass-the-security-audit",
      """
      Objective: Pass the security audit at the first try
      Why: Four deals wait for the certificate.
      Owner: ines
      Supports: ship-without-fear
      Ambition: committed
      State: achieved

      KeyResult: Close all findings of the rehearsal
      Id: findings
      Milestone: access (3) Access is granted by role and reviewed
      Milestone: backups Backups are restored once a month
      Milestone: laptops Every laptop is encrypted

      KeyResult: Receive the certificate
      Id: certificate
      """,
      quarter.events(
        """
        26 | ines | findings | +backups +laptops | 8 | Two of three were one afternoon's work.
        20 | ines | findings | +access | 9 | The last shared password is gone.
        20 | ines | certificate | not done | 9 | The auditors come next week.
        9 | ines | certificate | done | 10 | Passed, with one remark about visitors.
        8 | ines | score | 1 | |
        8 | ines | state | achieved | | The rehearsal in the quarter before was worth every hour.
        """))
  }

  private static func firstHour(_ quarter: DemoQuarter) -> DemoObjective {
    DemoObjective(
      "engineering/apps/\(quarter.name)", "make-the-first-hour-count",
      """
      Objective: Make the first hour count
      Why: Who prints a first job within an hour stays. Who does not, does not.
      Owner: paul
      Supports: delight-every-customer
      Tags: onboarding

      KeyResult: Increase first jobs within an hour from 38% to 60%
      Id: first-job
      From: 38%
      To: 60%

      KeyResult: Reduce steps to a first job from 14 to 6
      Id: steps
      From: 14 steps
      To: 6 steps

      KeyResult: Every new user takes the guided tour
      Id: tour
      State: dropped
      """,
      quarter.weekly(
        "first-job", by: "paul", from: 38, to: 60, ahead: 0.04, digits: 1, daysAgo: 3,
        """
        6 | Sample data made the difference, not the texts.
        8 | The import of customer lists now takes one click.
        7 | Printers with old drivers are what is left.
        """)
        + quarter.weekly(
          "steps", by: "paul", from: 14, to: 6, ahead: -0.02, daysAgo: 3,
          """
          7 | Tax number and logo can wait until the first invoice.
          """)
        + quarter.events(
          """
          22 | paul | first-job retarget | To: 65% -> 60% | | \
          A third of the trials have no printer at hand.
          16 | paul | tour state | dropped | | Nobody finished the tour in any of nine tests.
          """))
  }

  /// Somebody typed a letter O: the one error in the demo's findings.
  private static func handOver(_ quarter: DemoQuarter) -> DemoObjective {
    DemoObjective(
      "engineering/apps/\(quarter.name)", "hand-over-without-meetings",
      """
      Objective: Hand designs over without meetings
      Why: A design waits for a meeting three times longer than it takes to draw.
      Owner: paul
      Supports: make-the-first-hour-count

      KeyResult: Decrease time from design to merge
      Id: time
      From: 120 hours
      To: 8O hours

      KeyResult: Components drawn once and used by both
      Id: components
      From: 12 components
      To: 40 components
      """,
      quarter.weekly(
        "time", by: "paul", from: 120, to: 80, ahead: -0.1, daysAgo: 4,
        """
        7 | Drawings carry their measures now; nobody has to ask.
        """)
        + quarter.weekly(
          "components", by: "paul", from: 12, to: 40, ahead: -0.16, daysAgo: 4,
          """
          6 | Buttons and tables first.
          6 | Forms are harder than they look.
          """))
  }
}
