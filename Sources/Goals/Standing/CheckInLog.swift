/// What was recorded for a key result in its cycle by the day looked at.
struct CheckInLog {
  let checkIns: [CheckIn]
  /// What its KPI has supplied by then, before the cycle too.
  private let supplied: [CheckIn]
  /// The latest one made: with a KPI a call or a note may come later than the reading it speaks of.
  let lastCheckIn: CheckIn?
  /// The day of the last one, of whatever kind its key result was then.
  let lastDay: Day?
  /// The days on which something was recorded.
  let days: [Day]
  /// In how many intervals a level held when its objective was closed, of how many.
  let heldAtClose: (count: Int, all: Int)?

  /// With a KPI the values it supplied count, else the journal, late events too.
  init(_ keyResult: KeyResult, events: [JournalEvent], kpi: KPI?, context: ObjectiveContext) {
    let unit = keyResult.unit ?? kpi?.targetUnit
    let recorded = keyResult.checkIns(in: events, unit: unit)
    let lastEvent = events.last(where: \.tellsCheckIn)?.at.day
    heldAtClose = CheckInLog.held(recorded, since: context.closing)
    guard let kpi, keyResult.isNumeric else {
      (supplied, checkIns, lastCheckIn) = ([], recorded, recorded.last)
      days = recorded.map(\.day)
      lastDay = lastEvent
      return
    }
    let span = context.span
    let known = kpi.supplied(
      to: span, beside: recorded, within: context.horizon, in: context.settings.fiscalYear)
    supplied = CheckInLog.frozen(recorded, since: context.closing, over: known) ?? known
    checkIns = supplied.filter { $0.day >= span.first }
    let series = kpi.series(within: context.horizon).map { $0.filter { span.contains($0.on.day) } }
    lastCheckIn = [kpi.lastReading(of: series).map { CheckIn($0) }, recorded.last]
      .compactMap(\.self).max { $0.at < $1.at }
    lastDay = [lastCheckIn?.day, lastEvent].compactMap(\.self).max()
    days = series.joined().map(\.on.day) + recorded.map(\.day)
  }

  /// What closing wrote down of a share, or a correction since.
  private static func held(
    _ recorded: [CheckIn], since closing: Moment?
  ) -> (count: Int, all: Int)? {
    guard let closing else { return nil }
    for checkIn in recorded.reversed() where checkIn.at.milliseconds >= closing.milliseconds {
      if case .held(let count, let all) = checkIn.value { return (count, all) }
    }
    return nil
  }

  /// What closing wrote down, or a correction since, counts as long as the objective is closed,
  /// whatever becomes of the readings; `nil` where an older program wrote nothing down.
  private static func frozen(
    _ recorded: [CheckIn], since closing: Moment?, over known: [CheckIn]
  ) -> [CheckIn]? {
    guard let closing,
      let last = recorded.last(where: {
        $0.at.milliseconds >= closing.milliseconds && $0.number != nil
      })
    else { return nil }
    return known.filter { $0.at.milliseconds < closing.milliseconds } + [last]
  }

  /// The value a `reach` starts at: as written, else what recorded ``firstNumbered``.
  func start(of keyResult: KeyResult) -> Double? {
    guard case .reach(let from, _) = keyResult.kind else { return nil }
    return from?.value.number ?? firstNumbered?.number
  }

  /// What recorded the number that is the start where none is written: its KPI's value when the
  /// cycle began, else the first one recorded in the cycle.
  var firstNumbered: CheckIn? {
    let before = supplied.dropLast(checkIns.count).last
    return before ?? checkIns.first { $0.number != nil }
  }

  /// What recorded the latest number: in the cycle, else its KPI's last value before it.
  var lastNumbered: CheckIn? {
    (checkIns.isEmpty ? supplied : checkIns).last { $0.number != nil }
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

extension [CheckIn] {
  fileprivate var latestDone: KeyResultStanding.Current? {
    for checkIn in reversed() {
      if case .done(let share) = checkIn.value { return .done(share: share) }
    }
    return isEmpty ? nil : .done(share: 0)
  }

  /// Whether a share was judged, rather than done or not done said.
  var areJudged: Bool {
    contains { checkIn in
      if case .done(let share) = checkIn.value { 0 < share && share < 1 } else { false }
    }
  }
}
