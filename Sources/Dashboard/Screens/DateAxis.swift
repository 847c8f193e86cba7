import Canvas
import Goals

/// The dates below a chart: weeks, months or years, whichever leave a date the room to be read.
enum DateAxis {
  static func ticks(over range: ClosedRange<Int>, columns: Int) -> [Chart.Tick] {
    let span = range.upperBound - range.lowerBound
    let count = max(1, columns / 10)
    let (first, last) = (Day(number: range.lowerBound), Day(number: range.upperBound))
    if span <= 7 * count {
      let step = [1, 2, 7].first { span <= $0 * count } ?? 7
      return stride(from: first.number, through: last.number, by: step).map {
        tick(Day(number: $0), label: Day(number: $0).shortText)
      }
    }
    let months = [1, 2, 3, 6, 12, 24, 60, 120].first { span <= 30 * $0 * count } ?? 600
    let start = first.startOfMonth.advanced(byMonths: -((first.month - 1) % min(12, months)))
    return (0...count + 2).map { start.advanced(byMonths: $0 * months) }
      .filter { first <= $0 && $0 <= last }
      .map { tick($0, label: $0.month == 1 ? String($0.year) : $0.monthName) }
  }

  private static func tick(_ day: Day, label: String) -> Chart.Tick { .init(day.number, label) }
}

extension Day {
  /// `Nov`
  fileprivate var monthName: String {
    let names = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(separator: " ")
    return String(names[month - 1])
  }

  /// `Nov 21`
  fileprivate var shortText: String { "\(monthName) \(dayOfMonth)" }
}
