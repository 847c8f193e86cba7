import Goals

/// A KPI of the demo: its definition and a year of readings.
struct DemoKPI {
  enum Rhythm: String {
    case day, week, month, quarter
  }

  /// The definition's path without `.rec`, `sales/kpis/acv`.
  let path: String
  let record: String
  /// The readings by the name of their source.
  let sources: [(name: String, readings: [DemoReading])]

  /// A KPI with several sources in their order of precedence; `more` is further whole lines.
  init(
    _ path: String, _ title: String, why: String, owner: String, unit: String = "",
    target: String, warn: String = "", every: Rhythm, more: String = "",
    sources: [(name: String, readings: [DemoReading])]
  ) {
    let fields: [(FieldName, String)] = [
      (.kpi, title), (.why, why), (.owner, owner), (.unit, unit), (.target, target),
      (.warn, warn), (.every, every.rawValue),
    ]
    let lines = fields.filter { !$0.1.isEmpty }.map { "\($0.0): \($0.1)\n" }
    let origins = sources.map { "Source: \($0.name)\n" }
    self.path = path
    self.record = (lines + [more.isEmpty ? "" : more + "\n"] + origins).joined()
    self.sources = sources
  }

  /// A KPI with one source.
  init(
    _ path: String, _ title: String, why: String, owner: String, unit: String = "",
    target: String, warn: String = "", every: Rhythm, more: String = "", source: String,
    _ readings: [DemoReading]
  ) {
    self.init(
      path, title, why: why, owner: owner, unit: unit, target: target, warn: warn, every: every,
      more: more, sources: [(source, readings)])
  }

  var files: [(path: String, text: String)] {
    [(path + ".rec", record)]
      + sources.map { ("\(path)/\($0.name).csv", DemoReading.file($0.readings)) }
  }
}

/// One line of a KPI's readings.
struct DemoReading {
  let day: Day
  let value: String
  var login = ""
  var note = ""

  static func file(_ readings: [DemoReading]) -> String {
    readings.reduce(into: "on,value,by,note\n") { text, reading in
      let remark = reading.login.isEmpty ? "" : ",\(reading.login),\(reading.note.csvField)"
      text += "\(reading.day.text),\(reading.value)\(remark)\n"
    }
  }
}

extension DemoCalendar {
  var daily: [Day] { (0...365).map { today.advanced(by: $0 - 366) } }
  var weekly: [Day] { (0...52).map { today.advanced(by: 7 * ($0 - 52) - 1) } }
  /// The first of each month, so that the running month has its reading on every day.
  var monthly: [Day] { (0...12).map { today.startOfMonth.advanced(byMonths: $0 - 12) } }

  /// A year of readings through five levels: a year ago, at the starts of the last three quarters,
  /// and now. Between them the line wobbles; at them it doesn't, so that the numbers told
  /// elsewhere hold.
  func readings(
    _ name: String, on days: [Day], through levels: [Double], digits: Int = 0, wobble: Double
  ) -> [DemoReading] {
    guard let first = days.first, let last = days.last else { return [] }
    let knots = [first, closed[1].first, closed[0].first, running.first, last]
    return days.enumerated().map { index, day in
      let segment = min(3, knots.lastIndex { $0 <= day } ?? 0)
      let (left, right) = (knots[segment], knots[segment + 1])
      let share = Double(day - left) / Double(right - left)
      let ripple = wobble * Wobble.value(name, index) * min(1, 8 * share * (1 - share))
      let level = levels[segment] + (levels[segment + 1] - levels[segment]) * share
      return DemoReading(day: day, value: (level + ripple).text(digits: digits))
    }
  }
}
