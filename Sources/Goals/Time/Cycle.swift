/// The days from a first to a last one, both included.
public struct Span: Hashable, Sendable {
  /// The first day.
  public let first: Day
  /// The last day; never before the first.
  public let last: Day

  /// The days between two days; `nil` where the last comes before the first.
  public init?(first: Day, last: Day) {
    guard first <= last else { return nil }
    self.first = first
    self.last = last
  }

  /// A single day.
  public init(day: Day) {
    self.first = day
    self.last = day
  }

  /// How many days it has, at least 1.
  public var dayCount: Int { last - first + 1 }

  /// The period as people call it on a day: `September`, long after `September 2025`; `2026-Q3`,
  /// `2026`, else its days.
  package func name(on day: Day) -> String {
    let months = (last.year - first.year) * 12 + last.month - first.month + 1
    let isWhole = first.dayOfMonth == 1 && last.advanced(by: 1).dayOfMonth == 1
    switch (isWhole, months) {
    case (true, 1): return first.monthName + (day - last > 300 ? " \(first.year)" : "")
    case (true, 3) where first.month % 3 == 1: return "\(first.year)-Q\(first.month / 3 + 1)"
    case (true, 12) where first.month == 1: return "\(first.year)"
    default:
      if dayCount == 7, first.weekday == 1 { return "week of \(first.text)" }
      return dayCount == 1 ? first.text : "\(first.text) to \(last.text)"
    }
  }

  /// Whether a day lies in it.
  public func contains(_ day: Day) -> Bool { first <= day && day <= last }

  /// Whether another span lies in it, or equals it.
  public func contains(_ other: Span) -> Bool { first <= other.first && other.last <= last }

  /// Whether both share a day.
  public func overlaps(_ other: Span) -> Bool { first <= other.last && other.first <= last }

  /// How much of it is over on a day, 0 on the first day to 1 on the last (and beyond).
  ///
  /// `clamp((d − first) / (last − first), 0, 1)`; a span of one day is over on that day.
  /// Day 45 of a quarter of 90 days: 44 / 89 = 0.494.
  public func elapsed(on day: Day) -> Double {
    guard last > first else { return day >= first ? 1 : 0 }
    return min(1, max(0, Double(day - first) / Double(last - first)))
  }
}

/// How the organisation counts its years.
public struct FiscalYear: Hashable, Sendable {
  /// Which calendar year gives a fiscal year its number.
  public enum NamedBy: String, Hashable, Sendable, CaseIterable {
    /// The one it starts in.
    case start
    /// The one it ends in.
    case end
  }

  /// The month it starts with, 1 to 12.
  public var startMonth: Int
  /// Which calendar year names it.
  public var namedBy: NamedBy

  /// A fiscal year; from January it is the calendar year.
  public init(startMonth: Int = 1, namedBy: NamedBy = .start) {
    self.startMonth = startMonth
    self.namedBy = namedBy
  }

  /// The first day of the fiscal year with this number.
  public func firstDay(ofYear number: Int) -> Day? {
    let startsEarlier = namedBy == .end && startMonth > 1
    return Day(year: startsEarlier ? number - 1 : number, month: startMonth, day: 1)
  }

  /// The number of the fiscal year a day lies in, and the month of that year, 0 to 11.
  public func position(of day: Day) -> (year: Int, month: Int) {
    let startsThisYear = day.month >= startMonth
    let startYear = startsThisYear ? day.year : day.year - 1
    let name = namedBy == .end && startMonth > 1 ? startYear + 1 : startYear
    return (name, (day.month - startMonth + 12) % 12)
  }

  /// The fiscal quarter a day lies in.
  public func quarter(of day: Day) -> CycleName {
    let (year, month) = position(of: day)
    return .quarter(year, month / 3 + 1)
  }
}

/// What a cycle is called: `2026`, `2026-H1`, `2026-Q4`, `2026-11`, or a name of its own.
public enum CycleName: Hashable, Sendable {
  /// A fiscal year.
  case year(Int)
  /// A half of a fiscal year, 1 or 2.
  case half(Int, Int)
  /// A quarter of a fiscal year, 1 to 4.
  case quarter(Int, Int)
  /// A calendar month, 1 to 12.
  case month(Int, Int)
  /// A name whose days its `cycle.rec` gives.
  case custom(String)

  /// The name a directory has; any other text is a custom name.
  public init(_ text: String) {
    self = CycleName.standard(text) ?? .custom(text)
  }

  /// The cycle that a name written otherwise may mean: `2026q4`, `Q4 2026`, `2026-9`; `nil` where it
  /// is one already, or none.
  package static func meant(by text: String) -> CycleName? {
    guard standard(text) == nil else { return nil }
    var parts: [String] = []
    var last: Character?
    for character in text.uppercased() {
      guard character.isLetter || character.isNumber else {
        last = nil
        continue
      }
      if let last, last.isNumber == character.isNumber, parts.last?.count ?? 0 < 4 {
        parts[parts.count - 1].append(character)
      } else {
        parts.append(String(character))
      }
      last = character
    }
    guard let year = parts.firstIndex(where: { $0.count == 4 && Int($0) != nil }) else {
      return nil
    }
    let rest = parts.enumerated().filter { $0.offset != year && $0.element != "FY" }.map(\.element)
    let name =
      rest.count == 1 && Int(rest[0]) != nil && rest[0].count == 1 ? "0" + rest[0] : rest.joined()
    return standard(name.isEmpty ? parts[year] : parts[year] + "-" + name)
  }

  /// Whether the name alone makes a directory a cycle.
  public var isStandard: Bool {
    if case .custom = self { false } else { true }
  }

  /// The name as a directory has it.
  public var text: String {
    switch self {
    case .year(let year): year.padded(4)
    case .half(let year, let half): "\(year.padded(4))-H\(half)"
    case .quarter(let year, let quarter): "\(year.padded(4))-Q\(quarter)"
    case .month(let year, let month): "\(year.padded(4))-\(month.padded(2))"
    case .custom(let name): name
    }
  }

  /// The days the name stands for; `nil` for a custom one.
  public func span(in fiscalYear: FiscalYear) -> Span? {
    switch self {
    case .year(let year): span(fiscalYear.firstDay(ofYear: year), skipping: 0, months: 12)
    case .half(let year, let half):
      span(fiscalYear.firstDay(ofYear: year), skipping: (half - 1) * 6, months: 6)
    case .quarter(let year, let quarter):
      span(fiscalYear.firstDay(ofYear: year), skipping: (quarter - 1) * 3, months: 3)
    case .month(let year, let month):
      span(Day(year: year, month: month, day: 1), skipping: 0, months: 1)
    case .custom: nil
    }
  }

  private func span(_ start: Day?, skipping skipped: Int, months: Int) -> Span? {
    guard let first = start?.advanced(byMonths: skipped) else { return nil }
    return Span(first: first, last: first.advanced(byMonths: months).advanced(by: -1))
  }

  private static func standard(_ text: String) -> CycleName? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 4, let year = Day.digits(bytes[..<4]), year > 0 else { return nil }
    if bytes.count == 4 { return .year(year) }
    guard bytes.count == 7, bytes[4] == UInt8(ascii: "-") else { return nil }
    let last = Day.digits(bytes[6...]) ?? 0
    switch bytes[5] {
    case UInt8(ascii: "H") where (1...2).contains(last): return .half(year, last)
    case UInt8(ascii: "Q") where (1...4).contains(last): return .quarter(year, last)
    default:
      guard let month = Day.digits(bytes[5...]), (1...12).contains(month) else { return nil }
      return .month(year, month)
    }
  }
}

/// A cycle directory: a team's objectives for a named span of days.
public struct Cycle: Hashable, Sendable {
  /// Whose and which cycle it is.
  public let ref: CycleRef
  /// Its days.
  public let span: Span
  /// Whether its `cycle.rec` says that it is closed.
  public let isClosed: Bool
  /// What was learned, as its `cycle.rec` has it.
  public let retrospective: String
  /// Its record as it is written; empty where it has none.
  public var fields: [RecordField] = []

  /// A cycle of a team.
  public init(ref: CycleRef, span: Span, isClosed: Bool = false, retrospective: String = "") {
    self.ref = ref
    self.span = span
    self.isClosed = isClosed
    self.retrospective = retrospective
  }
}
