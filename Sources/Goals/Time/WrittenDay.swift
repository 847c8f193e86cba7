/// A day as people of a region write it: `15.11.2026`, `11/15/2026`, `2026/11/15`, `15 Nov 2026`.
///
/// What two regions read as two days is both: `03/04/2026` is 3 April and 4 March.
public enum WrittenDay: Hashable, Sendable {
  /// One day, however it is read.
  case day(Day)
  /// The day where days come first, and where months do.
  case either(dayFirst: Day, monthFirst: Day)

  /// Reads a text; `nil` where it is none.
  public init?(_ text: some StringProtocol) {
    let text = Substring(text).trimmed
    if let day = Day(parsing: text) {
      self = .day(day)
    } else if let read = WrittenDay.inNumbers(text) ?? WrittenDay.inWords(text) {
      self = read
    } else {
      return nil
    }
  }

  /// The day, where there is one reading only.
  public var only: Day? { if case .day(let day) = self { day } else { nil } }

  private static func inNumbers(_ text: Substring) -> WrittenDay? {
    guard let sign = text.first(where: { !$0.isASCIIDigit }), "./-".contains(sign) else {
      return nil
    }
    let parts = text.split(separator: sign, omittingEmptySubsequences: false)
    let numbers = parts.compactMap { $0.count <= 4 ? Int($0) : nil }
    guard parts.count == 3, numbers.count == 3 else { return nil }
    if parts[0].count == 4 {
      return Day(year: numbers[0], month: numbers[1], day: numbers[2]).map(WrittenDay.day)
    }
    guard let year = year(parts[2]) else { return nil }
    let dayFirst = Day(year: year, month: numbers[1], day: numbers[0])
    let monthFirst = sign == "." ? nil : Day(year: year, month: numbers[0], day: numbers[1])
    switch (dayFirst, monthFirst) {
    case (let first?, let second?) where first != second:
      return .either(dayFirst: first, monthFirst: second)
    default: return (dayFirst ?? monthFirst).map(WrittenDay.day)
    }
  }

  /// `15 November 2026`, `Nov 15th, 2026`.
  private static func inWords(_ text: Substring) -> WrittenDay? {
    let parts = text.split { " ,-".contains($0) }
    guard parts.count == 3, parts[2].count == 4, let year = year(parts[2]) else { return nil }
    let isMonthFirst = parts[0].first?.isLetter ?? false
    let (name, number) = isMonthFirst ? (parts[0], parts[1]) : (parts[1], parts[0])
    guard let month = MonthName.number(of: name),
      let day = Int(number.prefix(while: \.isASCIIDigit))
    else { return nil }
    return Day(year: year, month: month, day: day).map(WrittenDay.day)
  }

  private static func year(_ text: Substring) -> Int? {
    guard let number = Int(text), text.count == 4 || text.count == 2 else { return nil }
    return text.count == 2 ? 2000 + number : number
  }
}

/// The English names of the months.
enum MonthName {
  private static let all = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  /// The month that a name, or the first three letters or more of one, tells.
  static func number(of name: some StringProtocol) -> Int? {
    guard name.count >= 3 else { return nil }
    return all.firstIndex { $0.hasPrefix(name.lowercased()) }.map { $0 + 1 }
  }
}
