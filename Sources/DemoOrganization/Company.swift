import Goals

extension DemoOrganization {
  /// The year's three objectives get their progress from those below them; what they hold
  /// themselves are guardrails.
  static func company(_ calendar: DemoCalendar) -> [DemoObjective] {
    let quarter = calendar.running
    let year = "\(quarter.year)"
    return [
      leadTheCategory(year), improveSalesProcess(year), delightEveryCustomer(year),
      reachHalfAMillion(quarter), closeTheBooksInFiveDays(quarter),
    ]
  }

  private static func leadTheCategory(_ year: String) -> DemoObjective {
    DemoObjective(
      year, "lead-the-category",
      """
      Objective: Lead the category
      Why: Workshops buy the system their neighbour uses. Whoever is the neighbour's system
      + first, stays it.
      Owner: ann
      Weight: 2

      KeyResult: Stay independent: keep cash for 18 months
      Id: runway
      Hold: >= 18 months
      KPI: cash-runway
      """)
  }

  private static func improveSalesProcess(_ year: String) -> DemoObjective {
    DemoObjective(
      year, "improve-sales-process",
      """
      Objective: Improve sales process
      Why: We win the deals we reach. We reach too few, and each takes too long.
      Owner: ann
      CoOwners: jenny
      Supports: lead-the-category

      KeyResult: Keep customer satisfaction while we sell faster
      Id: satisfaction
      Hold: >= 80%
      KPI: customer-satisfaction
      """)
  }

  private static func delightEveryCustomer(_ year: String) -> DemoObjective {
    DemoObjective(
      year, "delight-every-customer",
      """
      Objective: Delight every customer
      Why: Two of three new customers were sent to us by another one.
      Owner: mia

      KeyResult: Keep the service up
      Id: uptime
      Hold: >= 99.9%
      KPI: uptime
      """)
  }

  private static func reachHalfAMillion(_ quarter: DemoQuarter) -> DemoObjective {
    DemoObjective(
      quarter.name, "reach-half-a-million",
      """
      Objective: Reach half a million a month
      Why: From there on the company pays for its own growth.
      Owner: omar
      Supports: lead-the-category
      Ambition: committed
      KPI: monthly-revenue

      KeyResult: Increase committed monthly revenue from $449000 to $500000
      Id: committed
      From: $449000
      To: $500000

      KeyResult: Keep gross margin
      Id: margin
      Hold: >= 70%
      """,
      quarter.weekly(
        "committed", by: "omar", from: 449_000, to: 500_000, ahead: 0.03, daysAgo: 3,
        """
        8 | Two renewals moved up a tier.
        7 | Halden signed for all four sites; the invoice goes out on the first.
        8 | The usage part is smaller than planned, the new contracts make up for it.
        """)
        + quarter.weekly(
          "margin", by: "omar", from: 72, to: 73, ahead: 0, daysAgo: 3,
          """
          8 | Cloud costs are flat.
          """))
  }

  private static func closeTheBooksInFiveDays(_ quarter: DemoQuarter) -> DemoObjective {
    DemoObjective(
      quarter.name, "close-the-books-in-five-days",
      """
      Objective: Close the books in five days
      Why: Today the teams learn in the third week what the month before cost.
      Owner: omar
      Supports: reach-half-a-million

      KeyResult: Prepare the fast close
      Id: steps
      Milestone: accruals (2) Accruals post themselves
      Milestone: billing Billing and ledger agree every night
      Milestone: cards Company cards replace expense claims
      Milestone: rehearsal A whole close is rehearsed in five days
      """,
      quarter.events(
        """
        24 | omar | steps | | 7 | The auditors agreed to the new accrual rules.
        17 | omar | steps | +billing | 7 | Three quiet nights in a row, so I call it done.
        10 | omar | steps | | 6 | Accruals wait for the new chart of accounts.
        3 | omar | steps | +accruals | 7 | Posted the first month by itself; two lines to fix.
        """))
  }

  static func companyKPIs(_ calendar: DemoCalendar) -> [DemoKPI] {
    revenueKPIs(calendar) + [
      DemoKPI(
        "kpis/cash-runway", "Cash runway", why: "How long we could go on without new money.",
        owner: "omar", unit: "months", target: ">= 18 months", warn: ">= 15 months", every: .week,
        source: "ledger",
        calendar.readings(
          "runway", on: calendar.weekly, through: [17, 18, 19.5, 20.5, 21.5], digits: 1,
          wobble: 0.5))
    ]
  }

  /// Billing writes on the first of each month; what it books late, Omar adds on the third.
  private static func revenueKPIs(_ calendar: DemoCalendar) -> [DemoKPI] {
    let thousands = [262, 274, 289, 303, 317, 334, 350, 368, 386, 405, 427, 449, 473]
    let billing = zip(calendar.monthly, thousands).map {
      DemoReading(day: $0, value: "\($1 * 1000)")
    }
    let corrections = [
      (8, 388_250, "A credit note belongs to the month before"),
      (11, 451_400, "Halden's invoice was booked a day late"),
    ].map { month, value, note in
      DemoReading(
        day: calendar.monthly[month].advanced(by: 2), value: "\(value)", login: "omar", note: note)
    }
    return [
      DemoKPI(
        "kpis/monthly-revenue", "Monthly revenue", why: "Recurring revenue as of the first.",
        owner: "omar", unit: "$", target: ">= $500000", warn: ">= $450000", every: .month,
        sources: [("omar", corrections), ("billing", billing)]),
      DemoKPI(
        "kpis/monthly-growth", "Monthly growth", why: "5 % a month doubles us every 14 months.",
        owner: "ann", unit: "$", target: ">= 5%", warn: ">= 3%", every: .month,
        more: "Measure: growth", sources: [("billing", billing)]),
    ]
  }
}
