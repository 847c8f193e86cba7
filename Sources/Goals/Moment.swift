/// A point in time as somebody wrote it down: an instant, the zone's offset and so the day.
///
/// Events are ordered by instant, but the day they belong to is the date as written: Ann's
/// check-in at 23:30 in Boston stays on her Friday when it is read in Berlin on Saturday.
///
///     Moment(parsing: "2018-02-21T09:30:00.000+01:00")?.day.text    // "2018-02-21"
public struct Moment: Hashable, Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  public let milliseconds: Int

  /// Minutes that the writer's clock was ahead of UTC, -1439 to 1439.
  public let offset: Int

  /// The moment at an instant, as a clock `offset` minutes ahead of UTC shows it.
  public init(milliseconds: Int, offset: Int) {
    self.milliseconds = milliseconds
    self.offset = offset
  }

  /// The moment a clock with this offset shows a time of day on a day.
  ///
  /// - Parameters:
  ///   - day: The date as written.
  ///   - millisecondOfDay: 0 to 86 399 999.
  ///   - offset: Minutes ahead of UTC.
  public init(day: Day, millisecondOfDay: Int = 0, offset: Int = 0) {
    self.milliseconds = day.number * 86_400_000 + millisecondOfDay - offset * 60_000
    self.offset = offset
  }

  /// The moment written as an ISO 8601 date, or date and time with any precision from minutes to
  /// nanoseconds; without a zone it is read as UTC.
  public init?(parsing text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 10, let day = Day(bytes: bytes[..<10])
    else { return nil }
    if bytes.count == 10 {
      self.init(day: day)
      return
    }
    guard bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " ") else { return nil }
    guard let (clock, zone) = Moment.split(bytes[11...]),
      let millisecondOfDay = Moment.clock(clock), let offset = Moment.zone(zone)
    else { return nil }
    self.init(day: day, millisecondOfDay: millisecondOfDay, offset: offset)
  }

  /// The date as written.
  public var day: Day { Day(number: localMilliseconds.flooredQuotient(86_400_000)) }

  /// The time of day as written, in milliseconds, 0 to 86 399 999.
  public var millisecondOfDay: Int { localMilliseconds.flooredRemainder(86_400_000) }

  /// ISO 8601 with milliseconds and offset, `2018-02-21T09:30:00.000+01:00`; UTC is `Z`.
  public var text: String {
    let clock = millisecondOfDay
    let (hour, minute) = (clock / 3_600_000, clock / 60_000 % 60)
    let (second, fraction) = (clock / 1000 % 60, clock % 1000)
    let time = "\(hour.padded(2)):\(minute.padded(2)):\(second.padded(2)).\(fraction.padded(3))"
    return "\(day.text)T\(time)\(zoneText)"
  }

  /// The same clock a few milliseconds later.
  public func advanced(byMilliseconds step: Int) -> Moment {
    Moment(milliseconds: milliseconds + step, offset: offset)
  }

  private var localMilliseconds: Int { milliseconds + offset * 60_000 }

  private var zoneText: String {
    guard offset != 0 else { return "Z" }
    let size = abs(offset)
    return "\(offset < 0 ? "-" : "+")\((size / 60).padded(2)):\((size % 60).padded(2))"
  }
}

extension Moment: Comparable {
  /// By instant alone; two writings of one instant are not ordered.
  public static func < (left: Moment, right: Moment) -> Bool {
    left.milliseconds < right.milliseconds
  }
}

extension Moment {
  private static func split(_ bytes: ArraySlice<UInt8>) -> (ArraySlice<UInt8>, ArraySlice<UInt8>)? {
    let signs = [UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-")]
    let zone = bytes.firstIndex { signs.contains($0) } ?? bytes.endIndex
    return (bytes[..<zone], bytes[zone...])
  }

  private static func clock(_ bytes: ArraySlice<UInt8>) -> Int? {
    let parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3, parts[0].count == 2, parts[1].count == 2,
      let hour = Day.digits(parts[0]), hour < 24, let minute = Day.digits(parts[1]), minute < 60
    else { return nil }
    guard parts.count == 3 else { return (hour * 60 + minute) * 60_000 }
    guard let milliseconds = seconds(parts[2]) else { return nil }
    return (hour * 60 + minute) * 60_000 + milliseconds
  }

  private static func seconds(_ bytes: ArraySlice<UInt8>) -> Int? {
    let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard let whole = parts.first, whole.count == 2, let second = Day.digits(whole), second < 60
    else { return nil }
    guard parts.count == 2 else { return parts.count == 1 ? second * 1000 : nil }
    let fraction = parts[1]
    guard fraction.count <= 9, Day.digits(fraction) != nil else { return nil }
    let padded = Array(fraction.prefix(3)) + [UInt8](repeating: UInt8(ascii: "0"), count: 3)
    guard let milliseconds = Day.digits(padded[..<3]) else { return nil }
    return second * 1000 + milliseconds
  }

  private static func zone(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard let sign = bytes.first else { return 0 }
    if sign == UInt8(ascii: "Z") { return bytes.count == 1 ? 0 : nil }
    let digits = bytes.dropFirst().filter { $0 != UInt8(ascii: ":") }
    guard digits.count == 4 || digits.count == 2, let hour = Day.digits(digits[..<2]), hour < 24
    else { return nil }
    let minute = digits.count == 4 ? Day.digits(digits[2...]) : 0
    guard let minute, minute < 60 else { return nil }
    return (sign == UInt8(ascii: "-") ? -1 : 1) * (hour * 60 + minute)
  }
}
