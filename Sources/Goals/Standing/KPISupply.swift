// What a KPI says to the key results it feeds: the value its board shows, one number entered once.

extension KPI {
  /// The values it has supplied to a key result of a cycle by a day, in the order of time, those from
  /// before the cycle too. The last one is what the key result stands at.
  ///
  /// Let E be the earlier of the day and the cycle's last day; no reading after E counts. Where a
  /// reading is its value, these are the readings. Else they are the periods that end by E and before
  /// the day, each dated by its last day, and a running one where the board shows it already. A period
  /// in which the whole cycle lies stands with what it has come to by each of its readings.
  ///
  /// A monthly sum in the fourth quarter: on 15 October September's, on 4 November October's, on 31
  /// December November's, on 1 January December's.
  func supplied(
    to cycle: Span, within horizon: Horizon, in fiscalYear: FiscalYear
  ) -> [CheckIn] {
    let (day, end) = (horizon.day, min(horizon.day, cycle.last))
    let series = series(within: horizon, upTo: cycle.last)
    if isReading { return series.joined().map { CheckIn($0) } }
    let around = every.period(of: cycle.first, in: fiscalYear)
    if measure == .level, around.contains(cycle) {
      let parts = series.map { $0.filter { around.contains($0.on.day) } }
      return comingTo(parts, in: around, isOver: around.last <= end && around.last < day)
    }
    let periods = periods(of: series, until: end, in: fiscalYear)
    let complete = periods.filter { $0.end <= end && $0.end < day }.compactMap { value(of: $0) }
    guard day <= cycle.last, let shown = deciding(periods, on: day, in: fiscalYear),
      shown.end >= day, shown.end <= cycle.last, let running = value(of: shown, isSoFar: true)
    else { return complete }
    return complete + [running]
  }

  private func value(of period: KPIStanding.Period, isSoFar: Bool = false) -> CheckIn? {
    guard let level = level(of: period), let span = Span(first: period.start, last: period.end),
      let on = isSoFar ? period.on : period.end
    else { return nil }
    return CheckIn(level, at: Moment(day: on), of: span, isSoFar: isSoFar)
  }

  /// What a period came to with each of its days.
  private func comingTo(_ parts: [[Reading]], in period: Span, isOver: Bool) -> [CheckIn] {
    let days = Set(parts.joined().map(\.on.day)).sorted()
    return days.compactMap { day in
      let known = parts.map { $0.prefix { $0.on.day <= day } }
      guard let value = value(of: known.map(Array.init)) else { return nil }
      let last = known.compactMap(\.last).max { $0.on < $1.on }
      return CheckIn(
        value, at: last?.on ?? Moment(day: day), of: period, by: last,
        isSoFar: !isOver || day != days.last)
    }
  }
}

extension KPI {
  /// When it was retired, as far as its journal tells.
  private func retirement(within horizon: Horizon) -> Moment? {
    JournalEvent.standing(events, within: horizon).last { event in
      guard case .retarget(FieldName.state.rawValue, _, let to) = event.kind else { return false }
      return to.trimmed.lowercased() == State.retired.rawValue
    }?.at
  }

  /// What it has supplied, and after it was retired what was recorded for the key result itself.
  func supplied(
    to cycle: Span, beside recorded: [CheckIn], within horizon: Horizon, in fiscalYear: FiscalYear
  ) -> [CheckIn] {
    let values = supplied(to: cycle, within: horizon, in: fiscalYear)
    guard isRetired else { return values }
    let retirement = retirement(within: horizon)
    let kept = values.filter { value in retirement.map { value.day <= $0.day } ?? true }
    guard let end = retirement ?? kept.last?.at else {
      return kept + recorded.filter { $0.number != nil }
    }
    return kept
      + recorded.filter { $0.number != nil && $0.at.milliseconds >= end.milliseconds }
  }
}

extension KPI {
  /// Why a value can't be recorded for a key result it feeds, as a part of a sentence; `nil`: it can.
  package var computation: String? {
    if isReading { return nil }
    if let ratio { return "its number is \(ratio.value.over) by \(ratio.value.under)" }
    if isGrowth { return "its number is the growth of \(title)" }
    return "its number is the \(aggregate.rawValue) of a \(every.rawValue)'s readings of \(title)"
  }
}

extension Organization {
  /// The last day of a key result that a KPI feeds, where it is over on a day: a value that comes
  /// late is recorded on it, because no later one counts. `nil`: it is recorded today.
  package func lastDay(toRecord keyResult: KeyResult, on day: Day) -> Day? {
    guard kpi(recordedBy: keyResult) != nil, let span = span(of: keyResult.ref.objective),
      day > span.last
    else { return nil }
    return span.last
  }
}

extension KPIStanding {
  /// What a reading for a day came to, where the board doesn't show that before its period is over:
  /// `11 for this week; the board shows last week's 12`.
  package func runningText(of kpi: KPI, for on: Day) -> String? {
    guard !kpi.isReading, let running = periods.last, running.end >= day,
      running.start <= on, on <= running.end, deciding != running, let value = running.value
    else { return nil }
    let text = "\(kpi.text(ofValue: value)) for \(kpi.every.this)"
    guard let deciding, let shown = kpi.level(of: deciding) else {
      return text + "; the board shows nothing before that is over"
    }
    let isLast = deciding.end.advanced(by: 1) == running.start
    let span = Span(first: deciding.start, last: deciding.end) ?? Span(day: deciding.start)
    let whose = isLast ? kpi.every.last : span.name(on: day)
    return text + "; the board shows \(whose)'s \(kpi.text(ofLevel: shown))"
  }
}

extension Rhythm {
  /// The running period, as people call it.
  package var this: String {
    switch self {
    case .day: "today"
    case .twoWeeks: "these two weeks"
    case .week, .month, .quarter, .year: "this \(rawValue)"
    }
  }

  /// The period before it.
  fileprivate var last: String { self == .day ? "yesterday" : "last \(rawValue)" }

  /// The period a day lies in.
  package func period(of day: Day, in fiscalYear: FiscalYear) -> Span {
    let start = periodStart(of: day, in: fiscalYear)
    return Span(first: start, last: next(after: start).advanced(by: -1)) ?? Span(day: day)
  }
}

extension Reading {
  /// Who recorded it; a job that names nobody by its file.
  package var writer: String { by.isEmpty ? source : by }
}

/// What readings come to, one after the other.
struct Aggregation {
  private let kind: KPI.Aggregate
  private var count = 0
  private var number = 0.0

  init(_ kind: KPI.Aggregate) { self.kind = kind }

  init(_ kind: KPI.Aggregate, of readings: [Reading]) {
    self.init(kind)
    for reading in readings { add(reading.value) }
  }

  mutating func add(_ value: Double) {
    count += 1
    number =
      switch kind {
      case .last: value
      case .sum, .mean: number + value
      case .min: count == 1 ? value : min(number, value)
      case .max: count == 1 ? value : max(number, value)
      }
  }

  /// `nil` without any reading.
  var value: Double? { count == 0 ? nil : kind == .mean ? number / Double(count) : number }
}
