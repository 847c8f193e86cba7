import Goals
import Testing

@testable import Reports

@Suite("What a report looks like")
struct FormatTests {
  private let report = Report(Review(acme))

  @Test("Text fits a mail")
  func text() {
    #expect(
      TextReport(report, ascii: false).lines.joined(separator: "\n") == """
        Acme · 2018-Q1 · week 8 of 13
        43 % · expected 57 % · net confidence 0 · as of 2018-02-21
        1 objective: 1 at risk; 1 overdue

        Needs attention ──────────────────────────────────────────────────────────────
        ● Keep ACV                                              broken: $7900, ≥ $8000
        ! Annual contract value                              unhealthy: $7900, ≥ $8000
        ? Hire a counsel                             check-in overdue since 2018-01-08

        Sales ─────────────────────────────────────────────────────────────────── 43 %

        Shorten sales lifecycle                                   43 %  ! at risk
                                                                        ? overdue 44 d
          Jenny Murphy · expected 57 % · 1 of 2 measured · confidence 7
          It takes us too long to close a deal.
          Decrease average sales lifecycle                        43 %  ~ behind
            ━━━━━━━━━━───┃──────────  59 → 38 days · now 50 days · confidence 7
            “Legal is faster now” Jenny Murphy, 2018-02-20
          Hire a counsel                                             –    not measured
                                                                        ? overdue 44 d
            ────────────────────────  done or not
            Owner: tom
          Keep ACV                                                      ! broken
            guardrail  ≥ $8000 · now $7900

        KPIs
          ! Annual contract value        $7900      ▄▇▁                  ≥ $8000

        What happened
          2018-02-20 Jenny Murphy   Decrease average sales lifecycle           50 days
                                    Legal is faster now
          2018-02-14 Jenny Murphy   Decrease average sales lifecycle           53 days

        Field ────────────────────────────────────────────────────────────────────────
        No objectives in 2018-Q1.
        """)
  }

  @Test("Markdown has tables")
  func markdown() {
    #expect(
      MarkdownReport(report).lines.joined(separator: "\n") == #"""
        # Acme · 2018-Q1 · week 8 of 13

        **43 %** · expected 57 % · net confidence 0 · as of 2018-02-21

        1 objective: 1 at risk; 1 overdue

        ## Needs attention

        - **Keep ACV** · broken: \$7900, ≥ \$8000 · Jenny Murphy, Sales
        - **Annual contract value** · unhealthy: \$7900, ≥ \$8000 · Sales
        - **Hire a counsel** · check-in overdue since 2018-01-08 · tom, Sales

        ## Sales

        **43 %** · expected 57 % · led by Jenny Murphy

        ### Shorten sales lifecycle

        **43 %** · at risk, overdue 44 days · Jenny Murphy · expected 57 % · 1 of 2 measured · confidence 7

        > It takes us too long to close a deal.

        | Key result | Aim | Now | Progress | Status | Confidence | Last note |
        | --- | --- | --: | --: | --- | --- | --- |
        | Decrease average sales lifecycle | 59 → 38 days | 50 days | 43 % | behind | 7 | \#
        Legal is faster now (Jenny Murphy, 2018-02-20) |
        | Hire a counsel | done or not | – | – | not measured, overdue 44 days |  |  |

        | Guardrail | Level | Now | Status | Last note |
        | --- | --- | --: | --- | --- |
        | Keep ACV | ≥ \$8000 | \$7900 | broken |  |

        - **Hire a counsel** · Owner: tom

        ### KPIs

        | KPI | Value | Signal | Target | Health | Course |
        | --- | --: | --- | --- | --- | --- |
        | Annual contract value | \$7900 |  | ≥ \$8000 | unhealthy | ▄▇▁ |

        ### What happened

        | Day | Who | What | Value | Note |
        | --- | --- | --- | --: | --- |
        | 2018-02-20 | Jenny Murphy | Decrease average sales lifecycle | 50 days | \#
        Legal is faster now |
        | 2018-02-14 | Jenny Murphy | Decrease average sales lifecycle | 53 days |  |

        ## Field

        No objectives in 2018-Q1.
        """#)
  }

  @Test("CSV has a line for each key result and KPI, with plain numbers")
  func csv() {
    #expect(
      CSVReport(report).lines.joined(separator: "\n") == """
        type,ref,team,cycle,objective,title,owner,role,unit,from,to,bound,current,progress,\
        expected,status,confidence,weight,score,change,last,note,pace,days late,variation,\
        assurance,why,initiatives,links,fields
        key result,sales/2018-Q1/shorten#lifecycle,sales,2018-Q1,Shorten sales lifecycle,\
        Decrease average sales lifecycle,Jenny Murphy,driver,days,59,38,,50,0.42857142857142855,\
        0.5730337078651685,behind,7,1,,,2018-02-20,Legal is faster now,behind,,,,,,,
        key result,sales/2018-Q1/shorten#counsel,sales,2018-Q1,Shorten sales lifecycle,\
        Hire a counsel,tom,driver,,,,,,,0,overdue,,1,,,,,,44,,,,,,
        key result,sales/2018-Q1/shorten#acv,sales,2018-Q1,Shorten sales lifecycle,Keep ACV,\
        Jenny Murphy,guardrail,$,,,≥ $8000,7900,0,1,at risk,,1,,,2018-02-20,,at risk,,,,,,,
        kpi,sales/kpis/acv,sales,,,Annual contract value,,,$,,,≥ $8000,7900,,,unhealthy,,,,\
        -5.389221556886228,2018-02-20,,,,,,,,,
        """)
  }

  @Test("HTML draws a key result as a row of a table, its bar with words for screen readers")
  func keyResult() {
    let page = HTMLReport(report).lines.joined(separator: "\n")
    let bar = """
      <svg class="bar" role="img"><title>43 %, expected 57 %</title>
      <rect class="track" width="100%" height="100%" rx="3"></rect>
      <rect class="fill behind" width="42.9%" height="100%" rx="3"></rect>
      <line class="margin" x1="57.3%" x2="57.3%" y1="-25%" y2="125%"></line>\
      <line class="expected" x1="57.3%" x2="57.3%" y1="-25%" y2="125%"></line></svg>
      """
    #expect(
      page.contains(
        """
        <tr><th scope="row">Decrease average sales lifecycle<q>Legal is faster now</q>\
        <span class="who">Jenny Murphy, 2018-02-20</span></th>\
        <td class="aim">59 → 38 days</td><td class="number" data-name="now">50 days</td>\
        <td class="progress">\(bar)<span class="share">43 %</span></td>\
        <td class="status"><span class="chip behind"><span class="sign" aria-hidden="true">~</span>\
        behind</span></td><td class="number" data-name="confidence">7</td></tr>
        """))
  }

  @Test("HTML draws the course of a KPI with its target, and the latest value in its colour")
  func sparkline() {
    let page = HTMLReport(report).lines.joined(separator: "\n")
    #expect(
      page.contains(
        """
        <title>$7900, ≥ $8000</title>
        <line class="target" x1="0" x2="120" y1="19.6" y2="19.6"></line>\
        <polyline points="4,15.1 60,4 116,24"></polyline>\
        <circle class="unhealthy" cx="116" cy="24" r="2.5"></circle></svg>
        """))
  }

  @Test("Once a cycle is over, what nobody has closed has the scores that are proposed")
  func over() {
    let report = Report(Review(acme, on: "2018-04-02"))
    let entry = report.objectives.first
    #expect(entry?.score == "proposed score 0.21")
    #expect(entry?.drivers.map(\.score) == ["0.43", "0"])
    #expect(report.formats["html"]?.contains("· proposed score 0.21</p>") == true)
    #expect(Report(Review(acme)).objectives.first?.score == "")
  }

  @Test("At the end of a cycle it tells outcomes, scores and what was learned")
  func closed() {
    let journal = """
      at,by,of,event,value,confidence,note
      2018-03-30T09:00:00.000Z,jenny,shorten#lifecycle,check-in,40,7,
      2018-03-31T09:00:00.000Z,jenny,shorten#lifecycle,score,0.9,,
      2018-03-31T09:00:01.000Z,jenny,shorten,score,0.8,,
      2018-03-31T09:00:02.000Z,jenny,shorten,state,missed,,Lawyers need a quarter

      """
    let text = acme.first { $0.path.hasSuffix("shorten.rec") }?.text ?? ""
    let review = Review(
      acme,
      replacing: [
        ("sales/2018-Q1/journal/jenny.csv", journal),
        ("sales/2018-Q1/shorten.rec", "Objective: Shorten\nState: missed\n\n" + text.keyResults),
      ], on: "2018-04-02")
    for (name, page) in Report(review, Report.Scope(cycle: .quarter(2018, 1))).formats {
      #expect(page.contains("missed"), "\(name)")
      #expect(page.contains("0.9"), "\(name)")
      guard name != "csv" else { continue }
      #expect(page.contains("score 0.8"), "\(name)")
      #expect(page.contains("Learned: Lawyers need a quarter"), "\(name)")
      #expect(page.contains("ended 2018-03-31"), "\(name)")
    }
  }
}

extension String {
  /// A record file from its first key result on.
  fileprivate var keyResults: String {
    let lines = split(separator: "\n", omittingEmptySubsequences: false)
    return lines.drop { !$0.hasPrefix("KeyResult:") }.joined(separator: "\n")
  }
}
