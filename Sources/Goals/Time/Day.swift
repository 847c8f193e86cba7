/// A calendar day of the proleptic Gregorian calendar, without a time zone.
///
/// Everything Quarterdeck dates is dated by the day as people write it: cycles, due dates,
/// readings. A day is stored as its distance from 1970-01-01, so that distances are subtraction.
///
///     let day = Day(parsing: "2026-11-21")
///     day?.advanced(by: 10).text     // "2026-12-01"
public struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before it.
  public let number: Int

  /// The day that lies `number` days after 1970-01-01.
  public init(number: Int) {
    self.number = number
  }

  /// The day with this date, or `nil` where the calendar has no such day (2026-02-30).
  ///
  /// - Parameters:
  ///   - year: 1 to 9999.
  ///   - month: 1 to 12.
  ///   - day: 1 to the length of the month.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Day.length(ofMonth: month, year: year)).contains(day)
    else { return nil }
    self.number = Day.number(year: year, month: month, day: day)
  }

  /// The day written as an ISO 8601 calendar date, `2026-11-21`, and in no other way.
  public init?(parsing text: some StringProtocol) {
    guard text.utf8.count == 10 else { return nil }
    self.init(bytes: Array(String(text).utf8)[...])
  }

  /// The day that ten bytes write.
  init?(bytes: ArraySlice<UInt8>) {
    let start = bytes.startIndex
    guard bytes.count == 10, bytes[start + 4] == UInt8(ascii: "-"),
      bytes[start + 7] == UInt8(ascii: "-"), let year = Day.digits(bytes[start..<(start + 4)]),
      let month = Day.digits(bytes[(start + 5)..<(start + 7)]),
      let day = Day.digits(bytes[(start + 8)...])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The calendar year.
  public var year: Int { civil.year }

  /// The month, 1 to 12.
  public var month: Int { civil.month }

  /// The day of the month, 1 to 31.
  public var dayOfMonth: Int { civil.day }

  /// The ISO 8601 day of the week: 1 is Monday, 7 is Sunday.
  public var weekday: Int { (number + 3).flooredRemainder(7) + 1 }

  /// The first day (Monday) of the ISO week this day lies in.
  public var startOfWeek: Day { advanced(by: 1 - weekday) }

  /// The first day of the month this day lies in.
  public var startOfMonth: Day { advanced(by: 1 - dayOfMonth) }

  /// The month's English name.
  var monthName: String {
    [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ][month - 1]
  }

  /// ISO 8601: `2026-11-21`.
  public var text: String {
    let (year, month, day) = civil
    return "\(year.padded(4))-\(month.padded(2))-\(day.padded(2))"
  }

  /// The day `days` later, earlier where negative.
  public func advanced(by days: Int) -> Day { Day(number: number + days) }

  /// The same day of the month `months` later; the month's last day where it is shorter.
  ///
  ///     Day(parsing: "2024-01-31")?.advanced(byMonths: 1).text    // "2024-02-29"
  public func advanced(byMonths months: Int) -> Day {
    let (year, month, day) = civil
    let index = year * 12 + (month - 1) + months
    let (newYear, newMonth) = (index.flooredQuotient(12), index.flooredRemainder(12) + 1)
    let length = Day.length(ofMonth: newMonth, year: newYear)
    return Day(number: Day.number(year: newYear, month: newMonth, day: min(day, length)))
  }

  /// The distance in days from the right day to the left one.
  public static func - (left: Day, right: Day) -> Int { left.number - right.number }

  /// Whether the left day comes first.
  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

  /// How many days a month has.
  static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension Day: CustomStringConvertible {
  /// ISO 8601, as ``text``.
  public var description: String { text }
}

// Both directions follow Howard Hinnant's "chrono-compatible low-level date algorithms": years
// begin in March, so that the leap day comes last and a month's start is a linear function.
extension Day {
  private static func number(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted.flooredQuotient(400)
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  private var civil: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = shifted.flooredQuotient(146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }

  static func digits(_ bytes: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for byte in bytes {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return bytes.isEmpty ? nil : value
  }
}

extension Int {
  /// The quotient rounded towards negative infinity, so that days before an epoch count on evenly.
  func flooredQuotient(_ divisor: Int) -> Int {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }

  /// The remainder that belongs to ``flooredQuotient(_:)``: never negative.
  func flooredRemainder(_ divisor: Int) -> Int { self - flooredQuotient(divisor) * divisor }

  /// The number in decimal with leading zeros up to `width` digits.
  func padded(_ width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
  }
}
