import Goals

/// The fiscal calendar of the demo: today, the quarter it lies in, and the two before.
///
/// A demo opened on the first of January would show an empty quarter. So Softwave's fiscal year
/// begins in January, February or March, whichever makes the month of today the second of its
/// quarter: between week 5 and week 9 of 13, on every day of every year.
struct DemoCalendar {
  let today: Day
  let running: DemoQuarter
  /// The last quarter, then the one before it.
  let closed: [DemoQuarter]
  let fiscalYearStartName: String

  init(today: Day) {
    let fiscalYearStart = (today.month + 1) % 3 + 1
    let first = today.startOfMonth.advanced(byMonths: -1)
    func quarter(_ offset: Int) -> DemoQuarter {
      DemoQuarter(
        first: first.advanced(byMonths: 3 * offset), fiscalYearStart: fiscalYearStart, today: today)
    }
    self.today = today
    self.running = quarter(0)
    self.closed = [quarter(-1), quarter(-2)]
    self.fiscalYearStartName = ["January", "February", "March"][fiscalYearStart - 1]
  }
}

/// A fiscal quarter, seen on a day: today while it runs, its last day once it is over.
struct DemoQuarter {
  let first: Day
  let last: Day
  /// The day that `daysAgo` counts back from.
  let now: Day
  /// The calendar year in which its fiscal year begins: the name of the year's cycle.
  let year: Int
  let name: String

  init(first: Day, fiscalYearStart: Int, today: Day) {
    let monthOfYear = (first.month - fiscalYearStart + 12) % 12
    self.first = first
    self.last = first.advanced(byMonths: 3).advanced(by: -1)
    self.now = min(today, last)
    self.year = first.year - (first.month < fiscalYearStart ? 1 : 0)
    self.name = "\(year)-Q\(monthOfYear / 3 + 1)"
  }

  /// The share of the quarter that is over, 0 on its first day and 1 on its last.
  var elapsed: Double { Double(now - first) / Double(last - first) }

  /// The date at a share of the quarter.
  func day(_ share: Double) -> String {
    first.advanced(by: Int(share * Double(last - first))).text
  }

  /// The value of a key result that now is `ahead` of its plan: 0.1 is ten points of progress.
  func level(from start: Double, to target: Double, ahead: Double) -> Double {
    start + (target - start) * (elapsed + ahead)
  }
}
