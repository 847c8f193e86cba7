/// Where a KPI stands on the day looked at.
public struct KPIStanding: Sendable {
  /// What the readings of one period add up to.
  public struct Period: Hashable, Sendable {
    /// Its first day.
    public let start: Day
    /// Its last day.
    public let end: Day
    /// The aggregate of its readings; `nil` where it has none.
    public let value: Double?
    /// Its change from the period before, in per cent; `nil` where that one has no value.
    public let growth: Double?
    /// Its change from the same period a year before, in per cent; `nil` where that has no value.
    public var yearGrowth: Double?
    /// Its change from the period before, in the unit of the values; `nil` where one has no value.
    public let difference: Double?
    /// The day of its latest reading.
    public let on: Day?
  }

  /// Which KPI.
  public let ref: KPIRef
  /// The periods from the first reading on; the last may still run.
  public let periods: [Period]
  /// The period that decides the health.
  public let deciding: Period?
  /// The level of that period; `nil`: no data.
  public let value: Double?
  /// The day of its latest reading.
  public let on: Day?
  /// The change from the period before, in per cent.
  public let change: Double?
  /// How it is doing; a stale KPI is never healthy.
  public let health: Health
  /// Whether its reading is missing for longer than one interval and a day.
  public let isStale: Bool
  /// How many periods in a row, up to the deciding one, were unhealthy.
  public let unhealthyPeriods: Int
  /// The latest reading known; of a ratio the older one of its two KPIs.
  public let lastReading: Reading?
  /// Whether the last period still runs and its sum says nothing yet: half a month is no collapse.
  public let isUnfinished: Bool
  /// Whether it is watched no more; then it has no health and is never stale.
  public let isRetired: Bool
  /// The day it is looked at.
  public let day: Day
  /// What is routine in its values, and what is a signal.
  public let behavior: KPIBehavior

  /// A KPI looked at within what counts on a day.
  package init(_ kpi: KPI, within horizon: Horizon, in fiscalYear: FiscalYear) {
    let day = horizon.day
    let series = kpi.series(within: horizon)
    let periods = kpi.periods(of: series, until: day, in: fiscalYear)
    let deciding = kpi.deciding(periods, on: day, in: fiscalYear)
    ref = kpi.ref
    self.day = day
    behavior = KPIBehavior(kpi.process(periods, within: horizon), on: day, in: fiscalYear)
    self.periods = periods
    self.deciding = deciding
    (value, on, change) = (deciding?.value, deciding?.on, deciding?.growth)
    lastReading = kpi.lastReading(of: series)
    isRetired = kpi.isRetired
    isUnfinished =
      kpi.aggregate == .sum
      && periods.last.map { $0.end >= day && $0.value != nil && $0 != deciding } ?? false
    isStale = !kpi.isRetired && kpi.isStale(series, on: day)
    let judged = kpi.inForce(on: deciding?.end ?? day, in: fiscalYear)
    health =
      kpi.isRetired
      ? .none : HealthRule.Inputs(judged, deciding: deciding, isStale: isStale).health
    let past = periods.filter { period in deciding.map { period.start <= $0.start } ?? false }
    unhealthyPeriods =
      kpi.isRetired
      ? 0
      : past.reversed().prefix { period in
        let then = period == deciding ? kpi : kpi.asItWas(Horizon(on: period.end)) ?? kpi
        return then.inForce(on: period.end, in: fiscalYear).health(of: period) == .unhealthy
      }.count
  }

  /// What is held against the target of the KPI that stands so: its value, of a growth its change.
  public func level(of kpi: KPI) -> Double? { deciding.flatMap { kpi.level(of: $0) } }

  /// Whether there is no reading at all.
  public var hasNoData: Bool { lastReading == nil }

  /// The letter that stands beside every colour.
  public var sign: Character {
    if isRetired { return "-" }
    if isStale || hasNoData { return "?" }
    return switch health {
    case .healthy: "="
    case .watch: "~"
    case .unhealthy: "!"
    case .none: " "
    }
  }
}

extension KPI {
  /// The health of one period by itself.
  func health(of period: KPIStanding.Period) -> Health {
    HealthRule.Inputs(self, deciding: period).health
  }

  /// What of a period is held against the target: its value, of a growth its change.
  package func level(of period: KPIStanding.Period) -> Double? {
    switch measure {
    case .level: period.value
    case .growth: period.growth
    case .growthYear: period.yearGrowth
    }
  }

  /// Whether its value is that of one reading; otherwise it is that of a period.
  public var isReading: Bool { aggregate == .last && measure == .level && ratio == nil }

  /// The period whose value the board shows, and whose health counts: the last complete one that has
  /// readings, or the running one where the latest reading alone decides or where no later reading
  /// can mend it. A growth is never that of a running period.
  func deciding(
    _ periods: [KPIStanding.Period], on day: Day, in fiscalYear: FiscalYear
  ) -> KPIStanding.Period? {
    let measured = periods.filter { $0.end < day && $0.value != nil }
    let complete = measured.last { level(of: $0) != nil } ?? measured.last
    guard let running = periods.last, running.end >= day, let value = running.value else {
      return complete
    }
    let isLost = inForce(on: running.end, in: fiscalYear).isLost(value)
    return isReading || isLost ? running : complete
  }

  /// Whether what a running period has come to is past its bound, so that no later reading mends it.
  private func isLost(_ value: Double) -> Bool {
    guard measure == .level, ratio == nil, let target = target?.value, !target.contains(value)
    else { return false }
    return switch aggregate {
    case .sum, .max: target.upper.map { value >= $0 } ?? false
    case .min: target.lower.map { value <= $0 } ?? false
    case .last, .mean: false
    }
  }

  /// The periods from the first reading to the day looked at, those without readings too.
  func periods(
    of series: [[Reading]], until day: Day, in fiscalYear: FiscalYear
  ) -> [KPIStanding.Period] {
    let ends = series.compactMap { list in
      list.first.flatMap { first in list.last.map { (first: first.on.day, last: $0.on.day) } }
    }
    guard ends.count == series.count, let first = ends.map(\.first).max(),
      let last = ends.map(\.last).max()
    else { return [] }
    let groups = series.map { list in
      Dictionary(grouping: list) { every.periodStart(of: $0.on.day, in: fiscalYear) }
    }
    var periods: [KPIStanding.Period] = []
    var values: [Day: Double] = [:]
    var start = every.periodStart(of: first, in: fiscalYear)
    var previous: Double?
    // A reading that another computer's clock dates tomorrow lies in a period that has begun.
    while start <= max(day, last) {
      let next = every.next(after: start)
      let group = groups.map { $0[start] ?? [] }
      let value = value(of: group)
      values[start] = value
      let earlier = every.yearBefore(start, in: fiscalYear).flatMap { values[$0] }
      periods.append(
        KPIStanding.Period(
          start: start, end: next.advanced(by: -1), value: value,
          growth: growth(from: previous, to: value), yearGrowth: growth(from: earlier, to: value),
          difference: previous.flatMap { before in value.map { $0 - before } },
          on: group.compactMap(\.last?.on.day).min()))
      previous = value
      start = next
    }
    return periods
  }

  private func growth(from previous: Double?, to value: Double?) -> Double? {
    guard let previous, let value, previous != 0 else { return nil }
    return (value - previous) / abs(previous) * 100
  }
}
