// Bounds as people say them. Files hold signs; words are read where somebody types.

extension Bound {
  /// Reads a bound as it is typed: `at least 95 %`, `below 60 days`, `between 10 and 20`, `95 % or
  /// more`; signs as files hold them, too.
  ///
  ///     try Bound(typed: "at or above 95 %").written    // ">= 95 %"
  ///
  /// - Throws: ``BoundProblem``.
  public init(typed text: String) throws(BoundProblem) {
    try self.init(parsing: Bound.signed(text) ?? text)
  }

  /// What it says in signs; `nil` where it isn't said in words.
  private static func signed(_ text: String) -> String? {
    let words = text.split(separator: " ").map(String.init)
    let plain = words.map { $0.lowercased() }
    func number(_ words: some Sequence<String>) -> String? {
      let text = words.joined(separator: " ")
      return (try? Quantity(typed: text)).map {
        $0.unit == nil ? Decimal.text($0.number) : $0.written
      }
    }
    if let first = plain.first, ["between", "from"].contains(first),
      let middle = plain.firstIndex(where: { ["and", "to"].contains($0) }),
      let low = number(words[1..<middle]), let high = number(words[(middle + 1)...])
    {
      return "\(low)..\(high)"
    }
    for (phrase, sign) in heads where plain.starts(with: phrase) {
      if let number = number(words.dropFirst(phrase.count)) { return "\(sign) \(number)" }
    }
    for (phrase, sign) in tails where plain.suffix(phrase.count).elementsEqual(phrase) {
      if let number = number(words.dropLast(phrase.count)) { return "\(sign) \(number)" }
    }
    return nil
  }

  /// What stands before a number. The longer ones come first: `at` begins many.
  private static let heads = phrases([
    ">=": [
      "at or above", "at or over", "at or more than", "equal to or above", "equal to or more than",
      "equal to or greater than", "greater than or equal to", "more than or equal to",
      "no less than", "not less than", "not below", "at least", "minimum", "min",
    ],
    "<=": [
      "at or below", "at or under", "at or less than", "equal to or below", "equal to or less than",
      "less than or equal to", "no more than", "not more than", "not above", "at most", "up to",
      "maximum", "max",
    ],
    ">": ["more than", "greater than", "higher than", "above", "over"],
    "<": ["less than", "fewer than", "lower than", "below", "under"],
    "=": ["equal to", "exactly", "at"],
  ])

  /// What stands behind a number.
  private static let tails = phrases([
    ">=": ["or more", "or above", "or higher", "or better", "minimum", "at least"],
    "<=": ["or less", "or fewer", "or below", "or lower", "maximum", "at most"],
  ])

  private static func phrases(_ signs: [String: [String]]) -> [([String], String)] {
    signs.flatMap { sign, phrases in
      phrases.map { ($0.split(separator: " ").map(String.init), sign) }
    }.sorted { $0.0.count > $1.0.count }
  }
}
