/// What was recorded for a key result in its cycle by the day looked at.
struct CheckInLog {
  let checkIns: [CheckIn]
  /// The KPI's readings known by then, those from before the cycle too.
  private let readings: [CheckIn]
  /// The day of the last check-in of either kind: with a KPI a call or a note may come later than
  /// the reading it speaks of.
  let lastDay: Day?

  /// With a KPI the readings up to the cycle's last day count, else the journal, late events too.
  init(_ keyResult: KeyResult, events: [JournalEvent], kpi: KPI?, course: Course) {
    let recorded = events.compactMap(CheckIn.init)
    guard let kpi else {
      readings = []
      checkIns = recorded
      lastDay = recorded.last?.day
      return
    }
    readings = kpi.levels(
      within: course.horizon, until: course.span.last, in: course.settings.fiscalYear)
    checkIns = readings.filter { $0.day >= course.span.first }
    lastDay = [checkIns.last?.day, recorded.last?.day].compactMap(\.self).max()
  }

  /// The value a `reach` starts at: as written, else the first one recorded in the cycle.
  func start(of keyResult: KeyResult) -> Double? {
    guard case .reach(let from, _) = keyResult.kind else { return nil }
    return from?.value.number ?? firstNumbered?.number
  }

  /// The first number recorded in the cycle.
  var firstNumbered: CheckIn? { checkIns.first { $0.number != nil } }

  /// What recorded the latest number: in the cycle, else the KPI's last reading before it.
  var lastNumbered: CheckIn? {
    (checkIns.isEmpty ? readings : checkIns).last { $0.number != nil }
  }

  /// The latest value; `nil` where nothing was recorded.
  func current(of keyResult: KeyResult) -> KeyResultStanding.Current? {
    switch keyResult.kind {
    case .reach, .hold: lastNumbered?.number.map { .number($0) }
    case .milestones: checkIns.isEmpty ? nil : .reached(reached)
    case .done: checkIns.latestDone
    }
  }

  private var reached: Set<String> {
    var reached: Set<String> = []
    for case .milestones(let added, let removed) in checkIns.map(\.value) {
      reached.formUnion(added)
      reached.subtract(removed)
    }
    return reached
  }
}

extension CheckIn {
  fileprivate init?(_ event: JournalEvent) {
    guard case .checkIn(let value) = event.kind else { return nil }
    self.init(
      at: event.at, by: event.by, value: value, confidence: event.confidence, note: event.note,
      place: event.place)
  }
}

extension [CheckIn] {
  fileprivate var latestDone: KeyResultStanding.Current? {
    for checkIn in reversed() {
      if case .done(let isDone) = checkIn.value { return .done(isDone) }
    }
    return isEmpty ? nil : .done(false)
  }
}

/// When a key result's next check-in is due.
///
/// Due one interval after the last check-in (or after the cycle's first day), overdue three days
/// later; the clock stops on the cycle's last day. Weekly, last on Monday the 1st: due on the 8th,
/// overdue from the 11th on.
struct CheckInClock {
  let due: Day
  let isDue: Bool
  let isOverdue: Bool

  init(_ course: Course, last: Day?) {
    let base = max(last ?? course.span.first, course.span.first)
    let clock = min(course.day, course.span.last)
    due = course.rhythm.next(after: base)
    isDue = clock >= due
    isOverdue = clock >= due.advanced(by: 3)
  }
}
