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
  /// Whether a word in capitals stands before it that doesn't begin the sentence.
  let isBehindName: Bool
  private let isBehindNoun: Bool

  /// The numbers of a sentence, without those that are part of a name, and years.
  static func all(
    in words: SentenceWords, taken: Set<Int>, today: Day, verb: SentenceGrammar.Use?
  ) -> [SentencePart] {
    let reader = SentenceNumbers(words: words, taken: taken)
    var parts: [SentencePart] = []
    var index = 0
    while index < words.words.count {
      guard let number = reader.number(at: index) else {
        index += 1
        continue
      }
      let part = SentencePart(number, in: words, today: today, verb: verb)
      if !part.isName(verb) { parts.append(part) }
      index = number.words.upperBound
    }
    return parts
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
    isBehindNoun = SentenceGrammar.names.contains(words[first - 1])
    isBehindName =
      first > 1 && first - 1 != verb?.index && quantity.unit != .percent
      && words.words[first - 1].text.first?.isUppercase == true
      && !words.words[first - 1].endsClause
    takeBefore(words)
    takeBehind(words)
  }

  /// Whether it counts things that the title goes on to speak of.
  var isCounted: Bool { preposition == nil && !number.noun.isEmpty }

  /// Whether it tells how long something takes.
  var isTime: Bool {
    number.quantity.unit.map { SentenceGrammar.times.contains($0.text.lowercased()) } ?? false
  }

  /// "top 3", "the 2026 plan"; "pass ISO 27001", but "reach NPS 50" may be a level.
  private func isName(_ verb: SentenceGrammar.Use?) -> Bool {
    guard comparison == nil, preposition == nil else { return false }
    if isYear || isBehindNoun { return true }
    guard isBehindName, let verb else { return isBehindName }
    if case .make = verb.verb { return true }
    return false
  }

  private static let prepositions: Set<String> = [
    "to", "at", "of", "by", "from", "between", "with", "in", "for", "within", "on", "than",
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
