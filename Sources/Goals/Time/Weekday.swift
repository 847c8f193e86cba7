/// A day of the week; the raw value is what `CheckInOn:` holds, in any case.
public enum Weekday: String, Hashable, Sendable, CaseIterable {
  /// The first day of the ISO week.
  case monday
  /// The second.
  case tuesday
  /// The third.
  case wednesday
  /// The fourth.
  case thursday
  /// The fifth.
  case friday
  /// The sixth.
  case saturday
  /// The last.
  case sunday

  /// Its number in the ISO week, 1 to 7.
  var number: Int { (Weekday.allCases.firstIndex(of: self) ?? 0) + 1 }
}

extension Day {
  /// The last of these weekdays up to this day.
  func last(_ weekday: Weekday) -> Day {
    advanced(by: -(self.weekday - weekday.number).flooredRemainder(7))
  }
}
