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
    // As a string, its bytes are copied in one go.
    self.init(bytes: Array(String(text).utf8)[...])
  }

  /// The moment that bytes write.
  package init?(bytes: ArraySlice<UInt8>) {
    guard bytes.count >= 10, let day = Day(bytes: bytes.prefix(10)) else { return nil }
    if bytes.count == 10 {
      self.init(day: day)
      return
    }
    var scanner = ClockScanner(bytes.dropFirst(10))
    guard scanner.take("T") || scanner.take(" "), let clock = scanner.clock(),
      let offset = scanner.zone(), scanner.isAtEnd
    else { return nil }
    self.init(day: day, millisecondOfDay: clock, offset: offset)
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

  /// The next instant, on the same date: where the clock would go past midnight, it is written a
  /// minute farther west.
  public var successor: Moment {
    let next = advanced(byMilliseconds: 1)
    return next.day == day ? next : Moment(milliseconds: next.milliseconds, offset: offset - 1)
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

/// Reads a time of day and a zone from left to right: `09:30:00.000+01:00`.
private struct ClockScanner {
  private let bytes: ArraySlice<UInt8>
  private var index: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  var isAtEnd: Bool { index == bytes.endIndex }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard index < bytes.endIndex, bytes[index] == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  /// The millisecond of the day; seconds and their fraction may be missing.
  mutating func clock() -> Int? {
    guard let hour = pair(below: 24), take(":"), let minute = pair(below: 60) else { return nil }
    let minutes = (hour * 60 + minute) * 60_000
    guard take(":") else { return minutes }
    guard let second = pair(below: 60) else { return nil }
    guard take(".") else { return minutes + second * 1000 }
    return fraction().map { minutes + second * 1000 + $0 }
  }

  /// Minutes ahead of UTC; 0 where nothing is written.
  mutating func zone() -> Int? {
    if isAtEnd || take("Z") { return 0 }
    let sign = take("-") ? -1 : 1
    guard sign < 0 || take("+"), let hour = pair(below: 24) else { return nil }
    if isAtEnd { return sign * hour * 60 }
    _ = take(":")
    return pair(below: 60).map { sign * (hour * 60 + $0) }
  }

  private mutating func digit() -> Int? {
    guard index < bytes.endIndex, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index])
    else { return nil }
    index += 1
    return Int(bytes[index - 1] - UInt8(ascii: "0"))
  }

  private mutating func pair(below limit: Int) -> Int? {
    guard let tens = digit(), let ones = digit(), tens * 10 + ones < limit else { return nil }
    return tens * 10 + ones
  }

  /// Milliseconds of one to nine digits; those beyond the third are cut off.
  private mutating func fraction() -> Int? {
    var (milliseconds, count) = (0, 0)
    while count < 9, let digit = digit() {
      count += 1
      if count <= 3 { milliseconds = milliseconds * 10 + digit }
    }
    guard count > 0 else { return nil }
    for _ in count..<max(3, count) { milliseconds *= 10 }
    return milliseconds
  }
}
