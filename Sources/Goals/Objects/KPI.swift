/// A key performance indicator: a level that is measured all the time, with an owner and a target.
public struct KPI: Hashable, Sendable {
  /// What one number stands for a period with several readings.
  public enum Aggregate: String, Hashable, Sendable, CaseIterable {
    /// The last reading.
    case last
    /// The sum of the readings.
    case sum
    /// Their mean.
    case mean
    /// The least.
    case min
    /// The greatest.
    case max
  }

  /// What is held against the target.
  public enum Measure: String, Hashable, Sendable, CaseIterable {
    /// The level itself.
    case level
    /// Its change from period to period, in per cent.
    case growth
    /// Its change from the same period a year before, in per cent.
    case growthYear = "growth year"
  }

  /// Whether it is still watched.
  public enum State: String, Hashable, Sendable, CaseIterable {
    /// Measured, and on the board.
    case active
    /// Kept with its history, and nobody is asked for it.
    case retired
  }

  /// A way that a value can go; `Better:` names the good one.
  public enum Direction: String, Hashable, Sendable, CaseIterable {
    /// More is better.
    case up
    /// Less is better.
    case down
  }

  /// Its reference.
  public let ref: KPIRef
  /// Where its record begins.
  public let place: Place
  /// What is measured.
  public var title: String
  /// Why it is watched.
  public var why = ""
  /// Who answers for it, an id of `people.rec`.
  public var owner: Written<String>?
  /// The unit of all readings, as `Unit:` says; where it says nothing, as the target does.
  public var unit: Unit? {
    get { writtenUnit ?? (measure == .level ? writtenTarget?.value.unit : nil) }
    set { writtenUnit = newValue }
  }
  private var writtenUnit: Unit?
  /// The level to be in: what the plan says for the period looked at, else `Target:`.
  public var target: Written<Bound>? {
    get { plannedTarget ?? writtenTarget }
    set { writtenTarget = newValue }
  }
  private(set) var writtenTarget: Written<Bound>?
  /// What the plan puts in its place, see ``inForce(on:in:)``.
  var plannedTarget: Written<Bound>?
  /// Targets known ahead.
  public var plan: [Written<PlannedTarget>] = []
  /// A looser bound than the target.
  public var warn: Written<Bound>?
  /// How often a reading is due.
  public var every = Rhythm.month
  /// What stands for a period with several readings.
  public var aggregate = Aggregate.last
  /// What is held against the target.
  public var measure = Measure.level
  /// The KPIs whose values it divides, as written; it has no readings of its own then.
  public var ratio: Written<Ratio>?
  /// Both of them, where there are such.
  var parts: [KPI] = []
  /// Which way is good, where no target says so.
  public var better: Direction?
  /// Whether it is still watched.
  public var state = State.active
  /// Names of sources, the most trusted first.
  public var sources: [String] = []
  /// Words to filter by.
  public var tags: [String] = []
  /// Its record as it is written, field by field, those the program doesn't know too.
  public var fields: [RecordField] = []
  /// Everything recorded, in the order of time, merged from the sources.
  public var readings: [Reading] = []
  /// What another source's reading of the same time stands above: it counts where that is taken back.
  var overruled: [Reading] = []
  /// What happened to it, by instant, file and line; what was taken back is among it.
  public var events: [JournalEvent] = []

  /// A KPI with a title and nothing else.
  public init(ref: KPIRef, place: Place, title: String) {
    self.ref = ref
    self.place = place
    self.title = title
  }

  /// The unit its target is in: that of the readings, or per cent for growth.
  public var targetUnit: Unit? { isGrowth ? .percent : unit }

  /// Whether its change is held against the target, not its level.
  public var isGrowth: Bool { measure != .level }

  /// Whether it is watched no more.
  public var isRetired: Bool { state == .retired }
}

/// How often something is due.
public enum Rhythm: String, Hashable, Sendable, CaseIterable {
  /// Every day.
  case day
  /// Every week.
  case week
  /// Every two weeks.
  case twoWeeks = "2 weeks"
  /// Every month.
  case month
  /// Every quarter.
  case quarter
  /// Every year.
  case year

  /// What `CheckInEvery:` may hold.
  public static let checkIns: [Rhythm] = [.day, .week, .twoWeeks, .month, .quarter]
  /// What a KPI's `Every:` may hold.
  public static let readings: [Rhythm] = [.day, .week, .month, .quarter, .year]

  /// The day one interval later.
  public func next(after day: Day) -> Day { advanced(day, by: 1) }

  /// The day `count` intervals later.
  public func advanced(_ day: Day, by count: Int) -> Day {
    switch self {
    case .day: day.advanced(by: count)
    case .week: day.advanced(by: 7 * count)
    case .twoWeeks: day.advanced(by: 14 * count)
    case .month: day.advanced(byMonths: count)
    case .quarter: day.advanced(byMonths: 3 * count)
    case .year: day.advanced(byMonths: 12 * count)
    }
  }

  /// The first day of the period a day lies in: ISO week, calendar month, fiscal quarter or year.
  public func periodStart(of day: Day, in fiscalYear: FiscalYear) -> Day {
    switch self {
    case .day: day
    case .week: day.startOfWeek
    // Two-week periods count from a Monday far back, so that they never depend on the data.
    case .twoWeeks:
      day.startOfWeek.advanced(by: -7 * ((day.startOfWeek.number + 3) / 7).flooredRemainder(2))
    case .month: day.startOfMonth
    case .quarter, .year:
      day.startOfMonth.advanced(
        byMonths: -(fiscalYear.position(of: day).month % (self == .quarter ? 3 : 12)))
    }
  }
}

extension Rhythm {
  /// The start of the same period a year before one that starts on a day; `nil` where that year had
  /// none: no 53rd week.
  ///
  /// The first week of 2027 begins on 4 January, that of 2026 on 29 December.
  func yearBefore(_ start: Day, in fiscalYear: FiscalYear) -> Day? {
    switch self {
    case .day, .month, .quarter, .year: start.advanced(byMonths: -12)
    case .week:
      [364, 371].map { start.advanced(by: -$0) }.first { $0.weekOfYear == start.weekOfYear }
    case .twoWeeks: periodStart(of: start.advanced(by: -364), in: fiscalYear)
    }
  }
}

extension Day {
  /// The number of its ISO week: that of the week's Thursday in its year.
  fileprivate var weekOfYear: Int {
    let thursday = startOfWeek.advanced(by: 3)
    let first = Day(year: thursday.year, month: 1, day: 1) ?? thursday
    return (thursday - first) / 7 + 1
  }
}
