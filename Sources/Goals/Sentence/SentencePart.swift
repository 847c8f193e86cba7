/// A number of a sentence and what the words around it say of it.
struct SentencePart {
  let number: SentenceNumber
  private(set) var preposition: String?
  private(set) var comparison: SentenceGrammar.Comparison?
  /// From the preposition to the words behind the number that belong to it.
  private(set) var words: Range<Int>
  /// Whether it reads like a year near today.
  let isYear: Bool
  /// Whether it counts what isn't there yet: "3 more customers".
  let isNew: Bool
  /// Whether the words say that it is how things stand now: "from 30", "currently 125k", "70 % now".
  let isPresent: Bool
  /// Whether it is how much more or less: "20 % more", "up 15 %".
  let change: KPI.Direction?
  /// Whether a word in capitals stands before it that doesn't begin the sentence.
  let isBehindName: Bool
  private let isBehindNoun: Bool

  /// The numbers of a sentence, without those that are part of a name, and years.
  static func all(
    in words: SentenceWords, taken: Set<Int>, today: Day, verb: SentenceGrammar.Use?
  ) -> (parts: [SentencePart], name: String?) {
    let reader = SentenceNumbers(words: words, taken: taken)
    var parts: [SentencePart] = []
    var name: String?
    var index = 0
    while index < words.words.count {
      guard let number = reader.number(at: index) else {
        index += 1
        continue
      }
      let part = SentencePart(number, in: words, today: today, verb: verb)
      if !part.isName(verb) {
        parts.append(part)
      } else if !part.isYear, part.isBehindNoun {
        name = name ?? "\(words.words[index - 1].text) \(words.words[index].text)"
      }
      index = number.words.upperBound
    }
    return (parts, name)
  }

  private init(
    _ number: SentenceNumber, in words: SentenceWords, today: Day, verb: SentenceGrammar.Use?
  ) {
    let (first, quantity) = (number.words.lowerBound, number.quantity)
    self.number = number
    self.words = number.words
    isYear =
      quantity.unit == nil && number.words.count == 1 && words[first].count == 4
      && Int(exactly: quantity.number).map { abs($0 - today.year) <= 10 } ?? false
    isNew =
      number.noun.contains { SentenceGrammar.newcomers.contains(words[$0]) }
      || words[first - 1] == "another"
    isPresent =
      ["currently", "was", "were"].contains(words[first - 1])
      || ["now", "today"].contains(words[number.words.upperBound])
    change = SentencePart.change(number, in: words)
    isBehindNoun = SentenceGrammar.names.contains(words[first - 1])
    isBehindName =
      first > 1 && first - 1 != verb?.index && quantity.unit != .percent
      && words.words[first - 1].text.first?.isUppercase == true
      && !words.words[first - 1].endsClause
    takeBefore(words)
    takeBehind(words)
  }

  /// Whether it is where things start.
  var isStart: Bool { preposition == "from" || isPresent }

  /// Whether it says when or how fast something else counts: "answered within 5 minutes".
  var isCondition: Bool {
    guard let unit = number.quantity.unit, isTime, ![Unit("weeks"), Unit("months")].contains(unit)
    else { return false }
    return comparison != nil
      || preposition.map { ["within", "in", "than", "after", "for"].contains($0) } ?? false
  }

  /// "20 % more leads", "a 20 % increase in leads", "visits up 15 %".
  private static func change(
    _ number: SentenceNumber, in words: SentenceWords
  ) -> KPI.Direction? {
    guard number.quantity.unit == .percent else { return nil }
    let first = number.words.lowerBound
    let before = ["up": KPI.Direction.up, "down": .down][words[first - 1]]
    // "Women make up 40 %".
    return (words[first - 2].hasPrefix("make") ? nil : before)
      ?? SentenceGrammar.changes[words[number.words.upperBound]]
  }

  /// Its comparison as a bound begins.
  var sign: String { comparison?.rawValue ?? "=" }

  /// Whether it counts things that the title goes on to speak of.
  var isCounted: Bool { preposition == nil && !number.noun.isEmpty }

  /// Whether it tells how long something takes.
  var isTime: Bool {
    number.quantity.unit.map { SentenceGrammar.times.contains($0.text.lowercased()) } ?? false
  }

  /// "top 3", "the 2026 plan"; "pass ISO 27001", but "reach NPS 50" may be a level.
  private func isName(_ verb: SentenceGrammar.Use?) -> Bool {
    guard comparison == nil, preposition == nil else { return preposition == "per" }
    if isYear || isBehindNoun { return true }
    guard isBehindName, let verb else { return isBehindName }
    return switch verb.verb {
    case .make, .lower: true
    default: false
    }
  }

  private static let prepositions: Set<String> = [
    "to", "at", "of", "by", "from", "between", "with", "in", "for", "within", "on", "than", "into",
    "per",
  ]

  private mutating func takeBefore(_ sentence: SentenceWords) {
    var start = sentence.skippingFillers(before: number.words.lowerBound)
    if let (phrase, comparison) = SentenceGrammar.comparisons.first(where: {
      sentence.has($0.0, before: start)
    }) {
      self.comparison = comparison
      start = sentence.skippingFillers(before: start - phrase.count)
    } else if number.isOpen {
      comparison = .atLeast
    }
    if Self.prepositions.contains(sentence[start - 1]) {
      preposition = sentence[start - 1]
      start -= 1
    }
    if preposition == "to", ["up", "down"].contains(sentence[start - 1]) { start -= 1 }
    let isPlain = preposition == nil && comparison == nil
    words = (isPlain ? number.words.lowerBound : start)..<number.words.upperBound
  }

  private mutating func takeBehind(_ sentence: SentenceWords) {
    let end = words.upperBound
    guard comparison == nil,
      let (phrase, comparison) = SentenceGrammar.comparisonsBehind.first(where: {
        sentence.has($0.0, at: end)
      })
    else { return }
    self.comparison = comparison
    words = words.lowerBound..<(end + phrase.count)
  }
}

extension SentenceWords {
  fileprivate func skippingFillers(before index: Int) -> Int {
    var index = index
    while SentenceGrammar.fillers.contains(self[index - 1]) { index -= 1 }
    return index
  }
}
