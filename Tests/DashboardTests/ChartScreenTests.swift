import Canvas
import Goals
import Testing

@testable import Dashboard

/// Revenue over two years, with a target and a cycle in which an objective aimed at it.
private let years: Files = workshop.with(
  "kpis/mrr/billing.csv",
  "on,value,by,note\n"
    + (0..<24).map { month in
      let day = (Day(year: 2024, month: 12, day: 31) ?? today).advanced(byMonths: month)
      return "\(day.text),\(380_000 + 2_000 * month),,note \(month)"
    }.joined(separator: "\n") + "\n")

@Suite struct ChartScreenTests {
  private func charted(_ keys: String, _ files: Files = workshop) -> App {
    App(after: keys, showing: files.review())
  }

  @Test("opens from the KPIs, the key results and their details, and q and Esc leave it")
  func opening() {
    for keys in ["3<Enter>", "34<Enter>", "/Shorten<Enter>2<Enter>", "/Shorten<Enter>24<Enter>"] {
      var app = charted(keys)
      #expect(app.screens.top is ChartScreen, "\(keys)")
      #expect(app.press(keys.count.isMultiple(of: 2) ? "q" : "<Esc>") == [])
      #expect(app.screens.top == nil, "\(keys)")
    }
    #expect(charted("/Shorten<Enter>4<Enter>").screens.top == nil)
  }

  @Test("walks along the values, and says whose each is")
  func walking() {
    var app = charted("3<Enter>")
    #expect(app.text.contains("● 2026-10-31  $412000  billing · two new sites"))
    _ = app.press("h")
    #expect(app.text.contains("● 2026-09-30  $398000"))
    _ = app.press("hhhh")
    #expect(app.text.contains("● 2026-09-30"))
    _ = app.press("lll")
    #expect(app.text.contains("● 2026-10-31"))
    _ = app.press("G")
    #expect(app.text.contains("● 2026-09-30"))
    _ = app.press("gg")
    #expect(app.text.contains("● 2026-10-31"))
  }

  @Test("names the target, the forecast and the cycles that aimed at it")
  func guides() {
    let app = charted("3<Enter>", years)
    #expect(app.text.contains("target $400k"))
    #expect(app.text.contains("warn $380k"))
    #expect(app.text.contains("forecast $4"))
    #expect(charted("3j<Enter>").text.contains("─ Shorten sales lifecycle: during 28.5 % ─"))
  }

  @Test("marks what watches a KPI, was promoted from it or became it")
  func impact() {
    for field in ["KPI: mrr", "PromotedFrom: mrr"] {
      let files = years.with(
        "2026/hold.rec", "Objective: Hold the revenue\nOwner: jenny\n\(field)\n")
      #expect(
        charted("3<Enter>", files).text.contains("Hold the revenue"), "\(field)")
    }
    let files = years.with(
      "2025-Q4/reach.rec",
      "Objective: Reach it\nState: achieved\n\nKeyResult: Sell\nId: sell\nGraduatedTo: mrr\n")
    #expect(charted("3<Enter>", files).text.contains("├ Rea"))
  }

  @Test("of a key result holds the check-ins against what is expected")
  func keyResult() {
    let app = charted("/Shorten<Enter>2<Enter>")
    #expect(app.text.contains("~ behind  ? overdue 12 days · 50 days · 43 % of 56"))
    #expect(app.text.contains("target 38"))
    #expect(app.text.contains("50 days  Jenny Murphy, confidence 7 · Legal was faster."))
    let steps = charted("/Shorten<Enter>2jj<Enter>")
    #expect(steps.text.contains("1 of 2  Jenny Murphy, confidence 5"))
    #expect(steps.text.contains("100 % ┤"))
  }

  @Test("checks in what it shows, and stays")
  func checkIn() {
    var app = charted("3<Enter>c415k")
    #expect(app.press("<Enter>") == [.store(.record(revenue, value: "415k", on: "", note: ""))])
    _ = app.handle(.changeSaved(what: "x", small, warning: nil))
    #expect(app.screens.top is ChartScreen && app.prompt == nil)
  }

  @Test("says how to begin where there is no value yet")
  func empty() {
    let files = workshop.with("kpis/mrr/billing.csv", nil)
    #expect(charted("3<Enter>", files).text.contains("No reading yet. c records the first one."))
    #expect(charted("/Improve outbound<Enter>2<Enter>").text.contains("No check-in yet."))
  }

  @Test("goes on where what it showed is gone")
  func gone() {
    var app = charted("3<Enter>")
    _ = app.handle(
      .organizationLoaded(
        workshop.with("kpis/mrr.rec", nil).with("kpis/mrr/billing.csv", nil).review()))
    #expect(app.text.contains("It isn't there any more."))
    #expect(app.press("hjlq") == [] && app.screens.top == nil)
  }

  @Test(
    "stands the strangest values",
    arguments: [
      "2026-10-31,-5\n", "2026-09-30,7\n2026-10-31,7\n", "2026-09-30,0.00001\n2026-10-31,9e9\n",
      "2016-01-31,3\n2026-10-31,7\n", "2026-10-31,3\n2026-10-31T12:00,7\n",
    ])
  func strange(rows: String) {
    let review = workshop.with("kpis/mrr/billing.csv", "on,value\n" + rows).review()
    for size in [(80, 24), (40, 12), (20, 5), (8, 3), (1, 1), (160, 50)] {
      var app = App(showing: review, width: size.0, height: size.1)
      #expect(app.press("3<Enter>hhll") == [])
      #expect(app.frame.lines.count == size.1)
    }
  }
}

@Suite struct DateAxisTests {
  @Test(
    "has a date about every ten columns",
    arguments: [
      ("2026-11-01", "2026-11-05", 60, ["Nov 1", "Nov 2", "Nov 3", "Nov 4", "Nov 5"]),
      ("2026-10-01", "2026-11-05", 60, ["Oct 1", "Oct 8", "Oct 15", "Oct 22", "Oct 29", "Nov 5"]),
      ("2026-10-01", "2026-12-31", 60, ["Oct", "Nov", "Dec"]),
      ("2025-08-15", "2026-12-31", 60, ["Oct", "2026", "Apr", "Jul", "Oct"]),
      ("2016-08-15", "2026-12-31", 60, ["2018", "2020", "2022", "2024", "2026"]),
      ("2026-11-05", "2026-11-05", 4, ["Nov 5"]),
    ])
  func ticks(first: String, last: String, columns: Int, labels: [String]) throws {
    let range = try #require(Day(parsing: first)).number...#require(Day(parsing: last)).number
    #expect(DateAxis.ticks(over: range, columns: columns).map(\.label) == labels)
  }
}
