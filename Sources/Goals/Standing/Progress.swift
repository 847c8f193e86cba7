extension KeyResult {
  /// Raw progress at a value.
  ///
  /// - reach: `(c − s) / (t − s)`, which serves a decrease just as well: from 59 to 38 days, 50
  ///   days are 9 / 21 = 0.43. `s = t` gives 0. ``grades`` bend the line.
  /// - hold: 1 inside the bound, else 0.
  /// - milestones: the weights of those reached over all weights.
  /// - done: 1 when done; a share that somebody judged is that share.
  ///
  /// Below 0 is worse than the start, above 1 beyond the target. `nil`: it can't be told.
  public func progress(at current: KeyResultStanding.Current, from start: Double?) -> Double? {
    switch (kind, current) {
    case (.reach, .number(let number)): return line(from: start)?.share(of: number)
    case (.hold(let bound, _), .number(let number)):
      return bound.map { $0.value.contains(number) ? 1 : 0 }
    case (.milestones(let milestones), .reached(let reached)):
      let all = milestones.reduce(0) { $0 + $1.weight }
      let done = milestones.reduce(0) { $0 + (reached.contains($1.id) ? $1.weight : 0) }
      guard all > 0 else { return 0 }
      // A light one of a heavy whole counts, too.
      if milestones.allSatisfy({ $0.weight == 0 || reached.contains($0.id) }) { return 1 }
      let share = Decimal.apart(done / all, from: 1, isBelow: true)
      return done > 0 ? Decimal.apart(share, from: 0, isBelow: false) : 0
    case (.done, .done(let share)): return share
    default: return nil
    }
  }

  /// What progress should be on a day, 0…1.
  ///
  /// A reach or milestones should be as far as the time is, or as its plan says; a level should
  /// always hold; a thing is done by the day it is due, and as far as the time is once a share of it
  /// was judged.
  package func expected(
    on day: Day, in span: Span, start: Double?, isJudged: Bool = false
  ) -> Double {
    let days = days(in: span)
    switch kind {
    case .hold: return 1
    case .done: return isJudged ? days.elapsed(on: day) : day >= days.last ? 1 : 0
    case .reach, .milestones:
      guard plan.isEmpty else {
        return planned(on: day, along: planPoints(in: days, start: start))
      }
      let elapsed = days.elapsed(on: day)
      guard !grades.isEmpty, let line = line(from: start) else { return elapsed }
      return line.share(of: line.value(at: elapsed))
    }
  }

  /// The value that it should be at on a day, which a chart draws; `nil` for what is no reach.
  package func expectedValue(on day: Day, in span: Span, start: Double?) -> Double? {
    line(from: start)?.value(ofShare: expected(on: day, in: span, start: start))
  }

  /// The way from where it starts to its target; `nil` where one of them isn't known, and of other
  /// kinds.
  func line(from start: Double?) -> ReachLine? {
    guard case .reach(_, let to) = kind, let start, let target = to?.value.number else {
      return nil
    }
    return ReachLine(from: start, to: target, grades: grades.map(\.value))
  }

  /// The days in which it is to be reached: those of its cycle, up to the day it is due.
  func days(in span: Span) -> Span {
    Span(first: span.first, last: due?.value ?? span.last) ?? Span(day: span.first)
  }

  /// Whether nothing is left to check in: done, all milestones or the target reached. A level to
  /// hold is never done with.
  public func isComplete(_ progress: Double?) -> Bool {
    if case .hold = kind { false } else { !Decimal.greater(1, progress ?? 0) }
  }

  /// The first day (0), what the plan says for days between, and the last day (1).
  func planPoints(in days: Span, start: Double?) -> [(day: Day, share: Double)] {
    let planned = plan.map(\.value).filter { days.first < $0.day && $0.day < days.last }
    let shares = planned.compactMap { point in
      plannedShare(point.value, start: start).map { (day: point.day, share: $0) }
    }
    return [(days.first, 0)] + shares + [(days.last, 1)]
  }

  /// Linear between the points.
  private func planned(on day: Day, along points: [(day: Day, share: Double)]) -> Double {
    guard let next = points.firstIndex(where: { $0.day >= day }) else { return 1 }
    guard next > 0 else { return points[0].share }
    let (left, right) = (points[next - 1], points[next])
    let part = Double(day - left.day) / Double(max(1, right.day - left.day))
    return min(1, max(0, left.share + (right.share - left.share) * part))
  }

  private func plannedShare(_ value: Quantity, start: Double?) -> Double? {
    switch kind {
    case .reach: return line(from: start)?.share(of: value.number)
    case .milestones(let milestones):
      let all = milestones.reduce(0) { $0 + $1.weight }
      return value.unit == .percent ? value.number / 100 : all > 0 ? value.number / all : nil
    case .hold, .done: return nil
    }
  }
}

/// An interval of the rhythm that counts for `Over: share`.
struct HeldInterval {
  let days: Span
  /// The level that its last check-in recorded or confirmed; `nil` without any, which is not held.
  let level: Double?
  let isHeld: Bool
}

extension KeyResult {
  /// `Over: share`: intervals of the rhythm in which the level held, over those planned so far.
  ///
  /// 13 weeks, the third running without a check-in, one of two held: 0.5.
  func sharedIntervals(
    _ checkIns: [CheckIn], every rhythm: Rhythm, context: ObjectiveContext
  )
    -> (progress: Double?, isBroken: Bool)?
  {
    guard let intervals = heldIntervals(checkIns, every: rhythm, context: context) else {
      return nil
    }
    guard let latest = intervals.last else { return (nil, false) }
    let held = intervals.count(where: \.isHeld)
    return (Double(held) / Double(intervals.count), !latest.isHeld)
  }

  /// The share that closing wrote down of a level; `nil` where it wrote none.
  func heldShare(
    _ held: (count: Int, all: Int)?, at current: KeyResultStanding.Current?
  ) -> (progress: Double?, isBroken: Bool)? {
    guard let held, case .hold(let bound, share: true) = kind, case .number(let level)? = current
    else { return nil }
    return (Double(held.count) / Double(held.all), bound.map { !$0.value.contains(level) } ?? false)
  }

  /// The intervals that count so far: those that are over or have a check-in; none before the first
  /// check-in. `nil` for another kind of key result.
  func heldIntervals(
    _ checkIns: [CheckIn], every rhythm: Rhythm, context: ObjectiveContext
  ) -> [HeldInterval]? {
    guard case .hold(let bound, share: true) = kind else { return nil }
    guard let bound = bound?.value, !checkIns.isEmpty else { return [] }
    return context.intervals(every: rhythm).compactMap { days in
      let level = checkIns.level(in: days)
      guard level != nil || days.last < context.day else { return nil }
      return HeldInterval(
        days: days, level: level, isHeld: level.map(bound.contains) ?? false)
    }
  }
}

extension KeyResultStanding {
  /// In how many intervals its level held, of how many; `nil` for another kind, or before one counts.
  package func heldIntervals(
    in organization: Organization, now: Moment
  ) -> (held: Int, all: Int)? {
    guard let objective = organization.objective(keyResult.ref.objective) else { return nil }
    let context = ObjectiveContext(of: objective, in: organization, within: Horizon(now: now))
    guard let intervals = keyResult.heldIntervals(checkIns, every: rhythm, context: context),
      !intervals.isEmpty
    else { return nil }
    return (intervals.count(where: \.isHeld), intervals.count)
  }
}

extension [CheckIn] {
  /// The level that the last check-in of an interval recorded, or confirmed; `nil` without any.
  fileprivate func level(in interval: Span) -> Double? {
    guard let index = lastIndex(where: { interval.contains($0.day) }) else { return nil }
    return self[...index].last { $0.number != nil }?.number
  }
}

extension ObjectiveContext {
  /// The intervals of a rhythm that began by the day looked at; the cycle's last may be short.
  func intervals(every rhythm: Rhythm) -> [Span] {
    var intervals: [Span] = []
    var (index, first) = (0, span.first)
    while first <= min(day, span.last) {
      let next = rhythm.advanced(span.first, by: index + 1)
      let last = min(next.advanced(by: -1), span.last)
      if let interval = Span(first: first, last: last) { intervals.append(interval) }
      (index, first) = (index + 1, next)
    }
    return intervals
  }
}
