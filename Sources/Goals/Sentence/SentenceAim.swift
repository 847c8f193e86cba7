/// What a sentence aims at, as far as its words say.
enum SentenceAim: Hashable {
  /// No number in it that is a value.
  case done
  /// From one level to another, or to one from wherever it starts.
  case reach(from: Quantity?, to: Quantity)
  /// A bound to keep to.
  case hold(String)
  /// A level to keep, above or below isn't said.
  case level(Quantity)
  /// A change by so much.
  case change(Quantity, KPI.Direction?)
  /// So many times what it was; with a verb that goes down, or to the better, it isn't sure which
  /// way.
  case times(Double, isSure: Bool)
  /// So many in a period: a level to hold, or an amount to reach.
  case rate(Quantity)
  /// A level whose part isn't said: to be reached, or held; and how it is compared, if at all.
  case bare(Quantity, String?)
  /// Numbers whose part can't be told from the words.
  case unclear([Quantity])
  /// Its verb says up and its numbers go down, or the other way round.
  case crossed(from: Quantity, to: Quantity)
  /// So many days or weeks, in which it is to be done, or which it may take.
  case duration(Quantity)
  /// From one unit to another.
  case twoUnits(Quantity, Quantity)
}

/// Finds the aim of a sentence: its verb, its numbers, and the words between them.
struct SentenceAimReader {
  let words: SentenceWords
  let taken: Set<Int>
  private let verb: SentenceGrammar.Use?
  private let numbers: [SentencePart]
  /// The words that its fields say as well.
  private(set) var said: Set<Int> = []

  init(_ words: SentenceWords, taken: Set<Int>, today: Day) {
    (self.words, self.taken) = (words, taken)
    // "We will test and validate": the first verb is among the first words.
    verb =
      words.indices.prefix(3).lazy.compactMap { index in
        SentenceGrammar.verb(words[index]).map { SentenceGrammar.Use(verb: $0, index: index) }
      }.first
    numbers = SentencePart.all(in: words, taken: taken, today: today, verb: verb)
  }

  mutating func aim() -> SentenceAim {
    if let pair = pair() { return pair }
    if case .times(let factor) = verb?.verb, numbers.isEmpty {
      return .times(factor, isSure: true)
    }
    if let half = half() { return half }
    if let factor = factor() { return .times(factor, isSure: direction == .up) }
    if let rate = repeated() { return .rate(rate) }
    guard let part = numbers.first else { return .done }
    guard numbers.count == 1 else { return .unclear(numbers.map(\.number.quantity)) }
    let aim = aim(of: part)
    switch aim {
    case .hold, .level, .change: say(part)
    case .reach where !part.isCounted: say(part)
    default: break
    }
    return aim
  }

  // MARK: - Two numbers

  /// `from 59 to 38 days`, `12 -> 4 hours`, `between 20 and 30`, `20-30 %`.
  private mutating func pair() -> SentenceAim? {
    for (left, right) in zip(numbers, numbers.dropFirst()) {
      let between = left.number.words.upperBound..<right.number.words.lowerBound
      let joint = between.map { words[$0] }
      if left.preposition == "between", joint == ["and"] { return range(left, right) }
      if joint == ["-"] || joint == ["–"] { return range(left, right) }
      let hasArrow = ["->", "=>", "→"].contains(joint.first ?? "")
      guard hasArrow || left.preposition == "from" && right.preposition == "to" else { continue }
      return reach(left, right)
    }
    return nil
  }

  private mutating func reach(_ left: SentencePart, _ right: SentencePart) -> SentenceAim {
    let (from, to) = (left.number.quantity, right.number.quantity)
    if let unit = from.unit, let other = to.unit, unit != other { return .twoUnits(from, to) }
    let unit = to.unit ?? from.unit
    let (start, target) = (Quantity(from.number, unit), Quantity(to.number, unit))
    switch verb?.verb {
    case .raise where to.number < from.number, .lower where to.number > from.number:
      return .crossed(from: start, to: target)
    case .hold, .limit: return .unclear([start, target])
    default:
      say(left, right)
      return .reach(from: start, to: target)
    }
  }

  private mutating func range(_ left: SentencePart, _ right: SentencePart) -> SentenceAim {
    let (low, high) = (left.number.quantity, right.number.quantity)
    if let unit = low.unit, let other = high.unit, unit != other { return .twoUnits(low, high) }
    let unit = high.unit ?? low.unit
    let ends = [Quantity(low.number, unit), Quantity(high.number, unit)]
    guard case .hold = verb?.verb, low.number <= high.number, numbers.count == 2 else {
      return .unclear(ends)
    }
    say(left, right)
    return .hold("\(Decimal.text(low.number))..\(ends[1].text)")
  }

  // MARK: - One number

  private func aim(of part: SentencePart) -> SentenceAim {
    let quantity = part.number.quantity
    if part.number.isRate, case .make = verb?.verb { return .rate(quantity) }
    if part.isYear { return .unclear([quantity]) }
    let isShort = quantity.unit.map { [Unit("days"), Unit("weeks")].contains($0) } ?? false
    if isShort, ["in", "within"].contains(part.preposition) { return .duration(quantity) }
    switch verb?.verb {
    case .hold
    where words[verb?.index ?? 0] == "hold" && part.words.lowerBound == (verb?.index ?? -1) + 1
      && part.isCounted:
      return made(part)
    case .hold, .limit: return held(part)
    case .raise, .lower, .improve, .times: return moved(part)
    case .reach where words[verb?.index ?? 0] == "have" && isUpper(part.comparison):
      return held(part)
    case .reach: return reached(part)
    case .make: return made(part)
    case nil: return bare(part)
    }
  }

  private func held(_ part: SentencePart) -> SentenceAim {
    let quantity = part.number.quantity
    if let comparison = part.comparison { return .hold("\(comparison.rawValue) \(quantity.text)") }
    guard part.preposition.map({ ["to", "at", "of"].contains($0) }) ?? true else {
      return .unclear([quantity])
    }
    if case .limit = verb?.verb { return .hold("<= \(quantity.text)") }
    return quantity.number == 0 ? .hold("= \(quantity.text)") : .level(quantity)
  }

  private func moved(_ part: SentencePart) -> SentenceAim {
    let quantity = part.number.quantity
    switch part.preposition {
    case "by" where part.comparison == nil: return .change(quantity, direction)
    case "to": return .reach(from: nil, to: quantity)
    case nil where part.comparison != nil: return .reach(from: nil, to: quantity)
    default: return .unclear([quantity])
    }
  }

  /// The way the verb goes.
  private var direction: KPI.Direction? {
    switch verb?.verb {
    case .lower: .down
    case .improve: nil
    default: .up
    }
  }

  private func reached(_ part: SentencePart) -> SentenceAim {
    let quantity = part.number.quantity
    guard part.preposition.map({ ["to", "at", "of"].contains($0) }) ?? true else {
      return .unclear([quantity])
    }
    // "Achieve SOC 2": perhaps a name.
    guard part.preposition != nil || part.comparison != nil || !part.isBehindName else {
      return .unclear([quantity])
    }
    if part.isNew { return .reach(from: Quantity(0, quantity.unit), to: quantity) }
    if quantity.number == 0, part.preposition != "to" { return .hold("= \(quantity.text)") }
    return .reach(from: nil, to: quantity)
  }

  /// What is made is counted from nothing; a share or a level that comes with it has a start.
  private func made(_ part: SentencePart) -> SentenceAim {
    let quantity = part.number.quantity
    switch part.preposition {
    case "with" where quantity.number != 0: return .reach(from: nil, to: quantity)
    case nil where quantity.unit == .percent: return .reach(from: nil, to: quantity)
    case nil where quantity.number != 0 && !part.isTime && !isUpper(part.comparison):
      return .reach(from: Quantity(0, quantity.unit), to: quantity)
    default: return .unclear([quantity])
    }
  }

  private func isUpper(_ comparison: SentenceGrammar.Comparison?) -> Bool {
    comparison == .atMost || comparison == .below
  }

  private func bare(_ part: SentencePart) -> SentenceAim {
    let quantity = part.number.quantity
    guard part.preposition == nil else { return .unclear([quantity]) }
    if part.isNew { return .reach(from: Quantity(0, quantity.unit), to: quantity) }
    if quantity.number == 0, part.words.lowerBound == 0 { return .hold("= \(quantity.text)") }
    return isEnglish(part)
      ? .bare(quantity, part.comparison?.rawValue) : .unclear([quantity])
  }

  /// Without a verb the number must come first, or be compared: other languages have neither.
  private func isEnglish(_ part: SentencePart) -> Bool {
    part.comparison != nil || part.words.lowerBound == 0
  }

  // MARK: - Words that are numbers

  /// `10x`, `2x`.
  private func factor() -> Double? {
    guard numbers.isEmpty else { return nil }
    for index in words.indices where words[index].hasSuffix("x") {
      let digits = words[index].dropLast()
      if let factor = Decimal.bare(digits), factor > 0, !taken.contains(index) { return factor }
    }
    return nil
  }

  /// `cut in half`, `reduce by half`.
  private mutating func half() -> SentenceAim? {
    guard numbers.isEmpty, direction == .down,
      let index = words.indices.first(where: { index in
        ["in", "by"].contains { words.has([$0, "half"], at: index) }
      })
    else { return nil }
    said.formUnion([index, index + 1])
    return .times(0.5, isSure: true)
  }

  /// `once a week`, `twice a month`.
  private func repeated() -> Quantity? {
    guard numbers.isEmpty else { return nil }
    for index in words.indices {
      guard let count = ["once": 1.0, "twice": 2][words[index]],
        ["a", "per", "every", "each"].contains(words[index + 1]),
        SentenceGrammar.periods.contains(words[index + 2])
      else { continue }
      return Quantity(count, Unit("per " + words[index + 2], leads: false))
    }
    return nil
  }

  private mutating func say(_ part: SentencePart) {
    if part.number.isWhole { said.formUnion(part.words) }
  }

  private mutating func say(_ left: SentencePart, _ right: SentencePart) {
    guard left.number.isWhole, right.number.isWhole else { return }
    said.formUnion(left.words.lowerBound..<right.words.upperBound)
  }
}
