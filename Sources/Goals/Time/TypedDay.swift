/// Which of the days that a text may mean is meant.
public enum TenseOfDay: Sendable {
  /// The last one up to today: when something was measured.
  case past
  /// The next one from today on: when something is due.
  case future
}

extension Day {
  /// The day that somebody means by what they type: `2026-07-31`, `31.7.`, `Jul 31`, `fri`, `-7`,
  /// `+2w`, `2026-07` (its last day), `end of month`, `yesterday`.
  ///
  ///     Day(typed: "31.7.", on: today, .past)    // the last 31st of July
  ///
  /// - Returns: `nil` where it means none.
  public init?(typed text: some StringProtocol, on today: Day, _ tense: TenseOfDay) {
    let typed = TypedDay(today: today, tense: tense)
    guard let day = typed.day(String(text).trimmed.lowercased()) else { return nil }
    self = day
  }

  /// When something was, as files have it, of what somebody types: a time as it is, else a day.
  ///
  /// - Returns: Nothing where nothing is typed; `nil` where it means no day.
  public static func written(_ typed: String, on today: Day) -> String? {
    let typed = String(typed.trimmed)
    if typed.isEmpty || Moment(parsing: typed) != nil { return typed }
    return Day(typed: typed, on: today, .past)?.text
  }

  /// Its name and date, `Friday 2026-07-31`, so that it is seen how what was typed was read.
  public var spoken: String {
    let name = Weekday.allCases[weekday - 1].rawValue
    return name.prefix(1).uppercased() + name.dropFirst() + " " + text
  }
}

private struct TypedDay {
  let today: Day
  let tense: TenseOfDay

  func day(_ text: String) -> Day? {
    WrittenDay(text)?.only ?? near(text)
  }

  /// A day by its distance or a part of its date; nothing that was measured is still to come.
  private func near(_ text: String) -> Day? {
    let day =
      named(text) ?? distance(text) ?? weekday(text) ?? numbers(text)
      ?? monthName(text)
    return day.flatMap { tense == .past && $0 > today ? nil : $0 }
  }

  private func named(_ text: String) -> Day? {
    switch text {
    case "today", "now": today
    case "yesterday": today.advanced(by: -1)
    case "tomorrow": today.advanced(by: 1)
    case "end of week", "eow":
      last(of: today.startOfWeek, nextFirst: today.startOfWeek.advanced(by: 7))
    case "end of month", "eom": endOfMonth
    case "end of year", "eoy":
      Day(year: today.year, month: 12, day: 31).map { tense == .past ? yearEnd(upTo: $0) : $0 }
    default: nil
    }
  }

  private func yearEnd(upTo end: Day) -> Day {
    end <= today ? end : Day(year: today.year - 1, month: 12, day: 31) ?? end
  }

  /// The last day before another period begins; looked back from within it, that of the one before.
  private func last(of first: Day, nextFirst: Day) -> Day {
    let end = nextFirst.advanced(by: -1)
    return tense == .past && end > today ? first.advanced(by: -1) : end
  }

  private var endOfMonth: Day {
    last(of: today.startOfMonth, nextFirst: TypedDay.nextMonth(after: today))
  }

  private static func nextMonth(after day: Day) -> Day {
    day.startOfMonth.advanced(by: 31).startOfMonth
  }

  /// `-7` days, `+2w` weeks.
  private func distance(_ text: String) -> Day? {
    guard let sign = text.first, "+-−".contains(sign) else { return nil }
    let isWeeks = text.last == "w"
    let digits = text.dropFirst().prefix { $0.isASCIIDigit }
    guard digits.count == text.count - (isWeeks ? 2 : 1), let count = Int(digits),
      (0...36_500).contains(count)
    else { return nil }
    return today.advanced(by: (sign == "+" ? 1 : -1) * count * (isWeeks ? 7 : 1))
  }

  /// A weekday by three letters or more.
  private func weekday(_ text: String) -> Day? {
    guard text.count >= 3,
      let weekday = Weekday.allCases.first(where: { $0.rawValue.hasPrefix(text) })
    else { return nil }
    let last = today.last(weekday)
    return tense == .past || last == today ? last : last.advanced(by: 7)
  }

  /// `31.7.`, and `2026-07` for its last day.
  private func numbers(_ text: String) -> Day? {
    let isDotted = text.contains(".")
    let parts = text.split(separator: isDotted ? "." : "-")
    let numbers = parts.compactMap { Int($0) }
    guard parts.count == 2, numbers.count == 2 else { return nil }
    if isDotted { return nearest(month: numbers[1], day: numbers[0]) }
    guard parts[0].count == 4, let first = Day(year: numbers[0], month: numbers[1], day: 1) else {
      return nil
    }
    let end = TypedDay.nextMonth(after: first).advanced(by: -1)
    return tense == .past && first <= today ? min(end, today) : end
  }

  /// `Jul 31`, `31 July`.
  private func monthName(_ text: String) -> Day? {
    let words = text.split { $0 == " " || $0 == "." }
    guard words.count == 2, let place = words.firstIndex(where: { TypedDay.month($0) != nil }),
      let month = TypedDay.month(words[place]), let day = Int(words[1 - place])
    else { return nil }
    return nearest(month: month, day: day)
  }

  private static func month(_ word: Substring) -> Int? {
    let names = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september",
      "october", "november", "december",
    ]
    guard word.count >= 3 else { return nil }
    return names.firstIndex { $0.hasPrefix(word) }.map { $0 + 1 }
  }

  /// The date of the year in which it is the last, or the next one; a 29th of February is looked for
  /// as far as it takes.
  private func nearest(month: Int, day: Int) -> Day? {
    let years =
      tense == .past ? Array(0...8).map { today.year - $0 } : (0...8).map { today.year + $0 }
    return years.lazy.compactMap { Day(year: $0, month: month, day: day) }
      .first { tense == .past ? $0 <= today : $0 >= today }
  }
}
