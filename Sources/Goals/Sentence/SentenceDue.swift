/// Finds the day by which a sentence wants something: `by Q4`, `by the end of March`, `within 6
/// months`.
///
/// A quarter, half or year is a fiscal one. Where no year is written, that of the cycle is meant, of
/// a day also where it has passed, else the next one to come. Something is due on the last day of what is named; before something,
/// on the day before its first.
struct SentenceDue {
  let words: SentenceWords
  let today: Day
  let cycle: Span
  let fiscalYear: FiscalYear

  struct Clause {
    let day: Day
    let words: Range<Int>
  }

  /// The first such clause.
  var clause: Clause? { words.indices.lazy.compactMap(clause).first }

  /// A day written in a way that people read in several ways: "by 12/31", "by 03/04/2026".
  var unread: String? {
    words.indices.first { index in
      ["by", "before", "until", "on"].contains(words[index]) && words[index + 1].contains("/")
        && words[index + 1].allSatisfy { $0.isASCIIDigit || $0 == "/" }
    }.map { words[$0 + 1] }
  }

  private static let prepositions: [[String]] =
    ([
      "no later than", "not later than", "by", "before", "until", "till", "in", "within", "during",
      "over", "through", "throughout", "on",
    ] as [String]).map { $0.split(separator: " ").map(String.init) }
  private static let nexts: Set<String> = ["next", "coming", "following"]

  private func clause(at start: Int) -> Clause? {
    let phrase = Self.prepositions.first { words.has($0, at: start) }
    let preposition = phrase?.last
    let hasThe = words[start + (phrase?.count ?? 0)] == "the"
    var index = skipThe(start + (phrase?.count ?? 0))
    let isEnd = ["end", "close"].contains { words.has([$0, "of"], at: index) }
    let isStart = ["beginning", "start"].contains { words.has([$0, "of"], at: index) }
    if isEnd || isStart { index = skipThe(index + 2) }
    guard
      preposition != nil || isEnd || Self.nexts.contains(words[index])
        || ["this", "eoy", "eoq", "eom"].contains(words[index]) || words[index].hasPrefix("mid-")
    else { return nil }
    if let length = length(at: index, after: preposition) { return clause(start, length) }
    guard let named = middle(at: index) ?? named(at: index, afterThe: hasThe || isEnd || isStart)
    else { return nil }
    guard preposition != "on" || named.span.first == named.span.last, !tellsWhich(start) else {
      return nil
    }
    // "From 20 in 2025 to 35": what is over says when it was so.
    guard preposition != "in" || named.span.last >= cycle.first else { return nil }
    let isBefore = preposition == "before" && !isEnd
    let day = isBefore ? named.span.first.advanced(by: -1) : named.span.last
    return Clause(day: isStart ? named.span.first : day, words: start..<named.end)
  }

  /// "Retain those hired in November": the day tells which ones are meant, not when.
  private func tellsWhich(_ start: Int) -> Bool {
    ["in", "during", "before", "on"].contains(words[start]) && words[start - 1].hasSuffix("ed")
      && words.indices.prefix(3).contains {
        $0 < start - 1 && SentenceGrammar.isImperative(words[$0])
      }
  }

  /// `mid-November`, `mid November`: the 15th.
  private func middle(at index: Int) -> (span: Span, end: Int)? {
    let isOne = words[index].hasPrefix("mid-")
    let name = isOne ? String(words[index].dropFirst(4)) : words[index + 1]
    guard isOne || words[index] == "mid", let month = MonthName.number(of: name) else { return nil }
    let end = index + (isOne ? 1 : 2)
    func span(_ year: Int) -> Span? {
      Day(year: year, month: month, day: 15).map { Span(day: $0) }
    }
    if let year = year(at: end) { return span(year).map { ($0, end + 1) } }
    return meant(span).map { ($0, end) }
  }

  private func clause(_ start: Int, _ found: (day: Day, end: Int)) -> Clause {
    Clause(day: found.day, words: start..<found.end)
  }

  private func skipThe(_ index: Int) -> Int { words[index] == "the" ? index + 1 : index }

  /// `6 months`, `a year`, `next 10 days`. Days and weeks alone are rather how long something may
  /// take: "answer within 2 days".
  private func length(at start: Int, after preposition: String?) -> (day: Day, end: Int)? {
    let hasNext = Self.nexts.contains(words[start])
    let index = hasNext ? start + 1 : start
    guard hasNext || ["in", "within", "over"].contains(preposition ?? ""),
      let count = count(at: index), (1...120).contains(count),
      let unit = rhythm(words[index + 1]), hasNext || ![.day, .week].contains(unit)
    else { return nil }
    return (unit.advanced(max(today, cycle.first), by: count), index + 2)
  }

  private func count(at index: Int) -> Int? {
    if ["a", "one"].contains(words[index]) { return 1 }
    // A day may be left before the words that count are known, so no unit is read here.
    let number = SentenceNumbers(words: words, taken: []).number(at: index)
    guard let number, number.words.lowerBound == index else { return nil }
    return Int(exactly: number.quantity.number)
  }

  private func rhythm(_ word: String) -> Rhythm? {
    [.day, .week, .month, .quarter, .year].first {
      word == $0.rawValue || word == $0.rawValue + "s"
    }
  }

  /// A span with a name, and the word behind it.
  private func named(at index: Int, afterThe: Bool) -> (span: Span, end: Int)? {
    guard words.indices.contains(index) else { return nil }
    let word = words.words[index].text
    if let day = WrittenDay(word)?.only { return (Span(day: day), index + 1) }
    if let span = CycleName(word.uppercased()).span(in: fiscalYear) { return (span, index + 1) }
    return fiscal(at: index) ?? relative(at: index, afterThe: afterThe) ?? partOfYear(at: index)
      ?? month(at: index)
  }

  /// `FY26`, `FY 2026`.
  private func fiscal(at index: Int) -> (span: Span, end: Int)? {
    guard words[index].hasPrefix("fy") else { return nil }
    let isApart = words[index] == "fy"
    let digits = isApart ? words[index + 1] : String(words[index].dropFirst(2))
    guard let year = Int(digits), digits.count == 2 || digits.count == 4 else { return nil }
    return CycleName.year(digits.count == 2 ? 2000 + year : year).span(in: fiscalYear).map {
      ($0, index + (isApart ? 2 : 1))
    }
  }

  /// `this quarter`, `next month`, `the year`, `year-end`; a period alone is none: "over quarter".
  private func relative(at index: Int, afterThe: Bool) -> (span: Span, end: Int)? {
    let isNext = Self.nexts.contains(words[index])
    let start = isNext || ["this", "current"].contains(words[index]) ? index + 1 : index
    let word = ["eoy": "year", "eoq": "quarter", "eom": "month"][words[start]] ?? words[start]
    if word == "cycle", !isNext { return (cycle, start + 1) }
    let bare = word.hasSuffix("-end") ? String(word.dropLast(4)) : word
    guard let unit = rhythm(bare), unit != .day else { return nil }
    let end = words[start + 1] == "end" ? start + 2 : start + 1
    guard afterThe || start > index || bare != words[start] || end > start + 1 else { return nil }
    let base = isNext ? today : min(max(today, cycle.first), cycle.last)
    let first = unit.periodStart(of: base, in: fiscalYear)
    let begin = isNext ? unit.next(after: first) : first
    return Span(first: begin, last: unit.next(after: begin).advanced(by: -1)).map { ($0, end) }
  }

  /// `Q3`, `H1 2026`.
  private func partOfYear(at index: Int) -> (span: Span, end: Int)? {
    let word = words[index]
    guard word.count == 2, let part = word.last?.wholeNumberValue, let kind = word.first,
      kind == "q" && (1...4).contains(part) || kind == "h" && (1...2).contains(part)
    else { return nil }
    func span(_ year: Int) -> Span? {
      (kind == "q" ? CycleName.quarter(year, part) : .half(year, part)).span(in: fiscalYear)
    }
    if let year = year(at: index + 1) { return span(year).map { ($0, index + 2) } }
    return meant(span).map { ($0, index + 1) }
  }

  /// `March`, `Dec 2026`, `March 15`, `15 March 2026`.
  private func month(at index: Int) -> (span: Span, end: Int)? {
    var (index, day) = (index, dayOfMonth(at: index))
    if day != nil { index += 1 }
    let name = words[index]
    guard let month = MonthName.number(of: name) else { return nil }
    index += 1
    if day == nil, let behind = dayOfMonth(at: index) { (day, index) = (behind, index + 1) }
    func span(_ year: Int) -> Span? {
      guard let day else { return CycleName.month(year, month).span(in: fiscalYear) }
      return Day(year: year, month: month, day: day).map { Span(day: $0) }
    }
    if let year = year(at: index) { return span(year).map { ($0, index + 1) } }
    return meant(span).map { ($0, index) }
  }

  private func dayOfMonth(at index: Int) -> Int? {
    let digits = words[index].prefix(while: \.isASCIIDigit)
    let rest = words[index].dropFirst(digits.count)
    guard let day = Int(digits), (1...31).contains(day),
      ["", "st", "nd", "rd", "th"].contains(rest)
    else { return nil }
    return day
  }

  private func year(at index: Int) -> Int? {
    guard words[index].count == 4, let year = Int(words[index]), (1900...2199).contains(year)
    else { return nil }
    return year
  }

  /// Of the years that may be meant: that of the cycle, unless it is over there and no single day, else
  /// the next.
  private func meant(_ span: (Int) -> Span?) -> Span? {
    let spans = ((cycle.first.year - 1)...(max(today, cycle.last).year + 2)).compactMap(span)
    let start = cycle.last < today ? cycle.first : max(today, cycle.first)
    return spans.first { $0.overlaps(cycle) && $0.last >= start }
      ?? spans.first { $0.overlaps(cycle) && $0.first == $0.last }
      ?? spans.first { $0.last >= start }
  }
}
