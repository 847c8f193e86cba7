internal import Goals

/// What single words of a table or an outline mean.
enum ImportWords {
  /// What a word says of the state of an object.
  enum Standing: Hashable {
    case state(String)
    /// A state that is there without being said.
    case running
    /// How fast it goes, which is worked out and never brought in.
    case pace
  }

  static let paceHasNoPlace = "pace is worked out from the values, and never brought in"

  static func standing(_ text: String) -> Standing? {
    switch ImportColumn.plain(text) {
    case "completed", "complete", "done", "achieved", "closed", "finished": .state("achieved")
    case "missed", "failed", "notachieved", "notmet": .state("missed")
    case "dropped", "cancelled", "canceled", "abandoned", "deferred", "postponed":
      .state("dropped")
    case "draft", "planned", "proposed": .state("draft")
    case "active", "open", "inprogress", "ongoing", "notstarted", "new", "started", "running":
      .running
    case "ontrack", "atrisk", "behind", "offtrack", "green", "yellow", "amber", "red",
      "progressing", "needsattention", "overdue", "healthy", "delayed", "ahead":
      .pace
    default: nil
    }
  }

  /// `Q4 2026`, `2026-Q4`, `FY26 H1`, `2026`, `Nov 2026`, `2026-11`.
  static func cycle(_ text: String) -> CycleName? {
    let plain = text.uppercased().map { $0.isLetter || $0.isNumber || $0 == "-" ? $0 : " " }
    let name = CycleName(String(String(plain).trimmed))
    if name.isStandard { return name }
    let words = String(plain).split { $0 == " " || $0 == "-" }.map(String.init)
    let years = words.compactMap(year)
    guard years.count == 1, let year = years.first else { return nil }
    let parts = words.filter { self.year($0) == nil }
    guard parts.count < 2 else { return nil }
    guard let part = parts.first else { return .year(year) }
    if let month = monthNumber(part) { return .month(year, month) }
    let found = CycleName(
      "\(String(repeating: "0", count: max(0, 4 - "\(year)".count)))\(year)-\(part)")
    return found.isStandard ? found : nil
  }

  private static func year(_ word: String) -> Int? {
    let digits = word.hasPrefix("FY") ? String(word.dropFirst(2)) : word
    guard let number = Int(digits),
      digits.count == 4 && number > 1900 || digits.count == 2 && word != digits
    else { return nil }
    return digits.count == 2 ? 2000 + number : number
  }

  private static func monthNumber(_ word: String) -> Int? {
    let names = [
      "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
    ]
    guard word.count >= 3 else { return nil }
    return names.firstIndex { word.hasPrefix($0) }.map { $0 + 1 }
  }

  /// The unit that a column names; none for `number`.
  static func unit(_ text: String) -> Unit? {
    switch ImportColumn.plain(text) {
    case "", "number", "numeric", "count", "none", "value", "absolute", "boolean", "yesno",
      "binary":
      nil
    case "percent", "percentage", "%", "pct": .percent
    case "usd", "dollar", "dollars": Unit("$")
    case "eur", "euro", "euros": Unit("€")
    case "gbp": Unit("£")
    default: Unit(text)
    }
  }

  /// Whether a column says that a key result is done or not done.
  static func isYesNo(_ text: String) -> Bool {
    ["boolean", "yesno", "binary", "done", "checkbox"].contains(ImportColumn.plain(text))
  }

  /// A share of 1: `40 %`, `0.4`, and `40` in a column of percentages.
  static func share(_ text: String) -> Double? {
    guard let quantity = try? Quantity(typed: text) else { return nil }
    if quantity.unit == .percent { return quantity.number / 100 }
    guard quantity.unit == nil else { return nil }
    return abs(quantity.number) <= 1 && text.contains(where: { $0 == "." || $0 == "," })
      ? quantity.number : quantity.number / 100
  }

  /// `7`, `7/10`, `70 %`, as 0 to 10.
  static func confidence(_ text: String) -> Int? {
    let number = text.split(separator: "/").first.map { String($0.trimmed) } ?? text
    guard let quantity = try? Quantity(typed: number) else { return nil }
    let value: Double
    switch (quantity.unit, quantity.number) {
    case (.percent?, let percent): value = percent / 10
    case (nil, let share) where share < 1 && share > 0: value = share * 10
    case (nil, let level): value = level > 10 ? level / 10 : level
    default: return nil
    }
    return Int(exactly: value.rounded()).flatMap { (0...10).contains($0) ? $0 : nil }
  }

  /// `weekly`, `every 2 weeks`, `month`.
  static func rhythm(_ text: String) -> String? {
    switch ImportColumn.plain(text) {
    case "daily", "day", "everyday": "day"
    case "weekly", "week", "everyweek": "week"
    case "biweekly", "2weeks", "every2weeks", "fortnightly": "2 weeks"
    case "monthly", "month", "everymonth": "month"
    case "quarterly", "quarter", "everyquarter": "quarter"
    default: nil
    }
  }
}
