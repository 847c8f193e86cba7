/// What counts of all that was written, seen from a day: entries dated by then, and those of other
/// clocks whose date is later, but whose instant is over.
///
/// A colleague's check-in in the east whose date is tomorrow counts now, and so does the line of a
/// job that writes in UTC.
///
///     Horizon(on: today, now: now).includes(event.at)
public struct Horizon: Hashable, Sendable {
  /// The day that is looked at.
  public let day: Day
  /// The last instant of that day, or now, in milliseconds since 1970-01-01T00:00:00Z; `nil` where
  /// only dates count.
  private let last: Int?
  /// Whether it lies before today, so that what was changed since has to be told from events.
  public let isPast: Bool

  /// The end of a day in the reader's zone; of today, now. Without the present moment only dates
  /// count, and each day is looked at as a past one.
  public init(on day: Day, now: Moment? = nil) {
    self.day = day
    isPast = now.map { day < $0.day } ?? true
    last = now.map { now in
      day < now.day
        ? Moment(day: day, millisecondOfDay: 86_399_999, offset: now.offset).milliseconds
        : now.milliseconds
    }
  }

  /// The present.
  public init(now: Moment) { self.init(on: now.day, now: now) }

  /// Whether an entry with this moment counts.
  public func includes(_ moment: Moment) -> Bool {
    moment.day <= day || last.map { moment.milliseconds <= $0 } ?? false
  }
}
