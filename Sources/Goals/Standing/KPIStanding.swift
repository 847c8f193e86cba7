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

  init(_ kpi: KPI, within horizon: Horizon, in fiscalYear: FiscalYear) {
    let day = horizon.day
    let known = kpi.readings(within: horizon)
    let periods = kpi.periods(of: known, until: day, in: fiscalYear)
    let deciding = kpi.deciding(periods, on: day)
    ref = kpi.ref
    self.periods = periods
    self.deciding = deciding
    (value, on, change) = (deciding?.value, deciding?.on, deciding?.growth)
    lastReading = known.last
    let isStale =
      known.last.map { day > kpi.every.next(after: $0.on.day).advanced(by: 1) } ?? false
    self.isStale = isStale
    health = HealthRule.Facts(kpi, deciding: deciding, isStale: isStale).health
    let past = periods.filter { period in deciding.map { period.start <= $0.start } ?? false }
    unhealthyPeriods = past.reversed().prefix { kpi.health(of: $0) == .unhealthy }.count
  }

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
  /// The readings that count, in the order of time.
  package func readings(within horizon: Horizon) -> [Reading] {
    readings.filter { horizon.includes($0.on) }
  }

  /// The health of one period by itself.
  func health(of period: KPIStanding.Period) -> Health {
    HealthRule.Facts(self, deciding: period).health
  }

  /// What of a period is held against the target: its value, for `Measure: growth` its change.
  func level(of period: KPIStanding.Period) -> Double? {
    measure == .growth ? period.growth : period.value
  }

  /// The period whose health counts: the last complete one that has readings, or the running one
  /// where the latest reading alone decides or where no later reading can mend it.
  func deciding(_ periods: [KPIStanding.Period], on day: Day) -> KPIStanding.Period? {
    let complete = periods.last { $0.end < day && $0.value != nil }
    guard let running = periods.last, running.end >= day, let value = running.value else {
      return complete
    }
    let isLost =
      switch aggregate {
      case .sum, .max: target?.value.upper != nil && exceeds(value)
      case .min: target?.value.lower != nil && undercuts(value)
      case .last, .mean: false
      }
    return aggregate == .last || isLost && measure == .level ? running : complete
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
  fileprivate func periods(
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
      let value = aggregated(group.map(\.value))
      periods.append(
        KPIStanding.Period(
          start: start, end: next.advanced(by: -1), value: value,
          growth: growth(from: previous, to: value), on: group.last?.on.day))
      previous = value
      start = next
    }
    return periods
  }

  private func growth(from previous: Double?, to value: Double?) -> Double? {
    guard let previous, let value, previous != 0 else { return nil }
    return (value - previous) / abs(previous) * 100
  }

  private func aggregated(_ values: [Double]) -> Double? {
    guard let last = values.last else { return nil }
    return switch aggregate {
    case .last: last
    case .sum: values.reduce(0, +)
    case .mean: values.reduce(0, +) / Double(values.count)
    case .min: values.min()
    case .max: values.max()
    }
  }

  /// What the KPI says to a key result it feeds: its readings, or for growth the change of each
  /// period as it was known at its latest reading.
  func levels(
    within horizon: Horizon, until last: Day? = nil, in fiscalYear: FiscalYear
  ) -> [CheckIn] {
    let known = readings(within: horizon).filter { reading in
      last.map { reading.on.day <= $0 } ?? true
    }
    guard measure == .growth else {
      return known.map {
        CheckIn(
          at: $0.on, by: $0.by.isEmpty ? $0.source : $0.by, value: .number($0.value),
          confidence: nil, note: $0.note, place: $0.place)
      }
    }
    let end = min(horizon.day, last ?? horizon.day)
    return periods(of: known, until: end, in: fiscalYear).compactMap { period in
      guard let growth = period.growth, let on = period.on else { return nil }
      return CheckIn(
        at: Moment(day: on), by: "", value: .number(growth), confidence: nil, note: "", place: nil)
    }
  }
}
