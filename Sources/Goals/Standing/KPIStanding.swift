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
  /// The latest reading known.
  public let lastReading: Reading?
  /// The day it is looked at.
  public let day: Day

  /// A KPI looked at within what counts on a day.
  package init(_ kpi: KPI, within horizon: Horizon, in fiscalYear: FiscalYear) {
    let day = horizon.day
    let known = kpi.readings(within: horizon)
    let periods = kpi.periods(of: known, until: day, in: fiscalYear)
    let deciding = kpi.deciding(periods, on: day)
    ref = kpi.ref
    self.day = day
    self.periods = periods
    self.deciding = deciding
    (value, on, change) = (deciding?.value, deciding?.on, deciding?.growth)
    lastReading = known.last
    let isStale =
      known.last.map { day > kpi.every.next(after: $0.on.day).advanced(by: 1) } ?? false
    self.isStale = isStale
    health = HealthRule.Inputs(kpi, deciding: deciding, isStale: isStale).health
    let past = periods.filter { period in deciding.map { period.start <= $0.start } ?? false }
    unhealthyPeriods =
      past.reversed().prefix { period in
        let judged = period == deciding ? kpi : kpi.asItWas(Horizon(on: period.end)) ?? kpi
        return judged.health(of: period) == .unhealthy
      }.count
  }

  /// What is held against the target of the KPI that stands so: its value, of a growth its change.
  public func level(of kpi: KPI) -> Double? { deciding.flatMap { kpi.level(of: $0) } }

  /// Whether there is no reading at all.
  public var hasNoData: Bool { lastReading == nil }

  /// The letter that stands beside every colour.
  public var sign: Character {
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

  /// What of a period is held against the target: its value, for `Measure: growth` its change.
  package func level(of period: KPIStanding.Period) -> Double? {
    measure == .growth ? period.growth : period.value
  }

  /// Whether its value is that of one reading; otherwise it is that of a period.
  public var isReading: Bool { aggregate == .last && measure == .level }

  /// The period whose value the board shows, and whose health counts: the last complete one that has
  /// readings, or the running one where the latest reading alone decides or where no later reading
  /// can mend it. A growth is never that of a running period.
  func deciding(_ periods: [KPIStanding.Period], on day: Day) -> KPIStanding.Period? {
    let measured = periods.filter { $0.end < day && $0.value != nil }
    let complete = measured.last { level(of: $0) != nil } ?? measured.last
    guard let running = periods.last, running.end >= day, let value = running.value else {
      return complete
    }
    let isLost =
      switch aggregate {
      case .sum, .max: target?.value.upper != nil && exceeds(value)
      case .min: target?.value.lower != nil && undercuts(value)
      case .last, .mean: false
      }
    return isReading || isLost && measure == .level ? running : complete
  }

  private func exceeds(_ value: Double) -> Bool {
    guard let upper = target?.value.upper else { return false }
    return value >= upper && target?.value.contains(value) == false
  }

  private func undercuts(_ value: Double) -> Bool {
    guard let lower = target?.value.lower else { return false }
    return value <= lower && target?.value.contains(value) == false
  }

  /// The periods from the first reading to the day looked at, those without readings too.
  func periods(
    of readings: [Reading], until day: Day, in fiscalYear: FiscalYear
  ) -> [KPIStanding.Period] {
    guard let first = readings.first, let last = readings.last else { return [] }
    let groups = Dictionary(grouping: readings) {
      every.periodStart(of: $0.on.day, in: fiscalYear)
    }
    var periods: [KPIStanding.Period] = []
    var start = every.periodStart(of: first.on.day, in: fiscalYear)
    var previous: Double?
    // What another clock dates tomorrow lies in a period that has begun.
    while start <= max(day, last.on.day) {
      let next = every.next(after: start)
      let group = groups[start] ?? []
      let value = Aggregation(aggregate, of: group).value
      periods.append(
        KPIStanding.Period(
          start: start, end: next.advanced(by: -1), value: value,
          growth: growth(from: previous, to: value),
          difference: previous.flatMap { before in value.map { $0 - before } },
          on: group.last?.on.day))
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
