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
  /// A change by so much, from where it starts if that is said.
  case change(Quantity, KPI.Direction?, from: Quantity?)
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
  /// What is counted may begin at nothing: "Raise $2M".
  case counted(Quantity)
  /// From so much to so much, or between them: "10–12" is rather a range than a way.
  case span(Quantity, Quantity, isRange: Bool)
  /// Two things are measured.
  case measures([Quantity])
  /// So many times what it starts from.
  case multiple(from: Quantity, Double)
  /// A blank or a ratio, which is no quantity.
  case blank(String)
  /// Words with digits that are a name: `top 10`.
  case name(String)
}

/// Finds the aim of a sentence: its verb, its numbers, and the words between them.
struct SentenceAimReader {
  let words: SentenceWords
  let taken: Set<Int>
  let verb: SentenceGrammar.Use?
  private let numbers: [SentencePart]
  /// The first number that is part of a name.
  private let name: String?
  /// The words that its fields say as well.
  private(set) var said: Set<Int> = []

  init(_ words: SentenceWords, taken: Set<Int>, today: Day) {
    (self.words, self.taken) = (words, taken)
    verb = SentenceGrammar.Use(in: words)
    (numbers, name) = SentencePart.all(in: words, taken: taken, today: today, verb: verb)
  }

  mutating func aim() -> SentenceAim {
    if let pair = pair() { return pair }
    if case .times(let factor) = verb?.verb { return multiple(factor) }
    if let half = half() { return half }
    if let factor = factor() { return .times(factor, isSure: direction == .up) }
    if let rate = repeated() { return .rate(rate) }
    let main = numbers.filter { !$0.isCondition && !$0.isYear }
    let parts = main.isEmpty ? numbers : main
    guard let part = parts.first else { return without() }
    guard parts.count == 1 else { return several(parts) }
    let aim = aim(of: part)
    switch aim {
    case .hold, .level, .change: say(part)
    case .reach where !part.isCounted: say(part)
    default: break
    }
    return aim
  }

  /// A digit that may be one of two numbers.
  var ambiguous: (written: String, plain: String, grouped: String)? {
    numbers.lazy.compactMap(\.number.other).first
  }

  private func without() -> SentenceAim {
    if let blank = SentenceBlanks.first(in: words, taken: taken) { return .blank(blank) }
    return name.map(SentenceAim.name) ?? .done
  }

  /// "Halve the backlog from 200": where it starts is said.
  private mutating func multiple(_ factor: Double) -> SentenceAim {
    guard let part = numbers.first, numbers.count == 1, part.isStart else {
      return .times(factor, isSure: true)
    }
    say(part)
    return .multiple(from: part.number.quantity, factor)
  }

  private func several(_ parts: [SentencePart]) -> SentenceAim {
    let quantities = parts.map(\.number.quantity)
    let isApart = zip(parts, parts.dropFirst()).contains { left, right in
      words.words[left.words.upperBound - 1].endsClause || right.comparison != nil
        || ["with", "and"].contains(words[right.words.lowerBound])
        || words[right.words.lowerBound - 1] == "and"
    }
    return isApart ? .measures(quantities) : .unclear(quantities)
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
      guard hasArrow || left.preposition == "from" && right.preposition == "to" else {
        if joint == ["to"], left.preposition == nil, right.preposition == "to",
          left.comparison == nil
        {
          return .span(left.number.quantity, right.number.quantity, isRange: false)
        }
        continue
      }
      return reach(left, right)
    }
    return turned()
  }

  /// `to 5 (from 30 today)`, `to 50 from 30`, `70 % now, 90 % by June`: one number is said to be the
  /// start, so the other one is the target.
  private mutating func turned() -> SentenceAim? {
    let main = numbers.filter {
      !$0.isYear && (!$0.isCondition || $0.isStart || $0.preposition == "to")
    }
    let starts = main.filter(\.isStart)
    guard main.count == 2, starts.count == 1, let start = starts.first,
      let target = main.first(where: { !$0.isStart })
    else { return nil }
    let isChange = target.preposition == "by" || target.change != nil
    let aim: SentenceAim =
      isChange
      ? .change(
        target.number.quantity, target.change ?? direction, from: start.number.quantity)
      : reach(start, target, isTurned: true)
    let isTold = start.words.lowerBound < target.words.lowerBound
    switch aim {
    case .reach, .change: say(isTold ? start : target, isTold ? target : start)
    default: break
    }
    return aim
  }

  private mutating func reach(
    _ left: SentencePart, _ right: SentencePart, isTurned: Bool = false
  ) -> SentenceAim {
    let (from, to) = (left.number.quantity, right.number.quantity)
    if let unit = from.unit, let other = to.unit, unit != other { return .twoUnits(from, to) }
    let unit = to.unit ?? from.unit
    let (start, target) = (Quantity(from.number, unit), Quantity(to.number, unit))
    switch verb?.verb {
    case .raise where to.number < from.number, .lower where to.number > from.number:
      return .crossed(from: start, to: target)
    case .hold, .limit: return .span(start, target, isRange: false)
    default:
      if !isTurned { say(left, right) }
      return .reach(from: start, to: target)
    }
  }

  private mutating func range(_ left: SentencePart, _ right: SentencePart) -> SentenceAim {
    let (low, high) = (left.number.quantity, right.number.quantity)
    if let unit = low.unit, let other = high.unit, unit != other { return .twoUnits(low, high) }
    let unit = high.unit ?? low.unit
    let ends = [Quantity(low.number, unit), Quantity(high.number, unit)]
    let isKept = if case .hold = verb?.verb { true } else { verb == nil && left.preposition != nil }
    guard isKept, low.number <= high.number, numbers.count == 2 else {
      return .span(ends[0], ends[1], isRange: true)
    }
    say(left, right)
    return .hold("\(Decimal.text(low.number))..\(ends[1].text)")
  }

  // MARK: - Words that are numbers

  /// `10x`, `twice as many`.
  private func factor() -> Double? {
    guard numbers.isEmpty else { return nil }
    for index in words.indices
    where words[index] == "as" && ["many", "much"].contains(words[index + 1]) {
      if words[index - 1] == "twice" { return 2 }
    }
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
