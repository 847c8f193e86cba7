/// How often a key result is checked in, and on which day of the week, where that is set.
struct Cadence: Hashable, Sendable {
  let every: Rhythm
  var weekday: Weekday?

  /// The day a check-in is due that follows one made on a day, or the day it all began.
  ///
  /// On a weekday the check-in of that day may be made up to three days before or after it: of
  /// weekly Mondays, what was checked in from Friday the 9th to Thursday the 15th is due on the
  /// 19th.
  func due(after day: Day, isCheckIn: Bool) -> Day {
    guard let weekday, every == .week || every == .twoWeeks else { return every.next(after: day) }
    let meant = isCheckIn ? day.advanced(by: 3).last(weekday) : day
    return every.next(after: meant).last(weekday)
  }
}

/// When a key result's next check-in is due.
///
/// Due one interval after the last check-in, or after the day it began; overdue three days later.
/// Weekly, last on Monday the 1st: due on the 8th, overdue from the 11th on. After the cycle's last
/// day nothing becomes due or overdue any more, and what waited goes on waiting.
struct CheckInClock {
  /// `nil`: none is due any more before the cycle ends.
  let due: Day?
  let isDue: Bool
  let isOverdue: Bool
  /// For how many days it has been due.
  let daysLate: Int?

  init(_ context: ObjectiveContext, _ cadence: Cadence, began: Day, last: Day?) {
    let end = context.span.last
    let due = CheckInClock.due(in: context.span, cadence, began: began, last: last)
    let clock = min(context.day, end)
    self.due = due.flatMap { $0 <= end ? $0 : nil }
    isDue = due.map { clock >= $0 } ?? false
    isOverdue = due.map { clock >= $0.advanced(by: 3) } ?? false
    daysLate = isDue ? due.map { context.day - $0 } : nil
  }

  /// When the next check-in is due. The first one is due on the last day at the latest; a rhythm as
  /// long as the cycle asks once, on that day, unless there was a check-in during the second half.
  private static func due(in span: Span, _ cadence: Cadence, began: Day, last: Day?) -> Day? {
    let last = last.flatMap { $0 < span.first ? nil : $0 }
    if cadence.every.next(after: span.first) > span.last {
      return last.map { ($0 - span.first) * 2 >= span.dayCount } == true ? nil : span.last
    }
    guard let last else { return min(cadence.due(after: began, isCheckIn: false), span.last) }
    return cadence.due(after: max(last, began), isCheckIn: last >= began)
  }
}

extension ObjectiveContext {
  /// The day a key result began to be asked for: the latest of the cycle's first day, the day it or
  /// its objective was added, and the day either became active.
  func began(_ keyResult: KeyResult) -> Day {
    var began = span.first
    for event in events where event.keyResult == nil || event.keyResult == keyResult.ref.id {
      switch event.kind {
      case .added, .state(.active): began = max(began, event.at.day)
      default: break
      }
    }
    return began
  }
}

extension Organization {
  /// How often a key result is checked in: its own rhythm, else that of the KPI that feeds it as long
  /// as that is watched, of its objective, of the nearest team upward that has one, of the organisation.
  ///
  /// A weekday is the nearest team's, or the organisation's, and moves rhythms that come from there
  /// or from the objective.
  func cadence(of keyResult: KeyResult, in objective: Objective, fedBy kpi: KPI?) -> Cadence {
    if let every = keyResult.checkInEvery ?? kpi.flatMap({ $0.isRetired ? nil : $0.every }) {
      return Cadence(every: every)
    }
    let team = objective.ref.team
    return Cadence(
      every: objective.checkInEvery ?? checkInEvery(for: team), weekday: checkInOn(for: team))
  }

  /// On which day of the week the key results of a team are checked in, where that is set.
  public func checkInOn(for team: TeamPath) -> Weekday? {
    var path: TeamPath? = team
    while let current = path {
      if let weekday = teams[current]?.checkInOn { return weekday }
      path = current.parent
    }
    return settings.checkInOn
  }
}
