/// A number of a sentence with its unit, and the words it takes.
struct SentenceNumber {
  /// The number and what it counts.
  var quantity: Quantity
  /// The words from the number to its unit.
  var words: Range<Int>
  /// The words in which it is counted: `new outbound sequences`.
  var noun: Range<Int>
  /// Whether all of those are its unit, so that its fields say all that the words do.
  var isWhole: Bool
  /// `60+`: this much or more.
  var isOpen = false
  /// `3 posts a week`: how often, not how much.
  var isRate = false
  /// `9 of 10`, `a third of`: it stands for a share, but perhaps isn't meant as one.
  var isRough = false
  /// `1.200`: the other number that its digits may be, and the digits as written.
  var other: (written: String, plain: String, grouped: String)?
}

/// Finds the numbers of a sentence, in digits and in words, with their units.
///
/// Digits, signs and units are read as ``Quantity/init(typed:)`` reads them. What is glued to a
/// word is none: `v2.0`, `2FA`, `24/7`, `#1`, `Q3`.
struct SentenceNumbers {
  let words: SentenceWords
  /// Words that are read already, because they tell a day.
  let taken: Set<Int>

  /// The number that begins at a word.
  func number(at index: Int) -> SentenceNumber? {
    guard words.indices.contains(index), !taken.contains(index) else { return nil }
    if let share = SentenceShares(words: words).share(at: index) {
      return SentenceNumber(
        quantity: Quantity(share.percent, .percent), words: index..<share.end,
        noun: share.end..<share.end, isWhole: false, isRough: !share.isSure)
    }
    var text = words.words[index].text
    var next = index + 1
    // "€ 3k": the sign stands alone.
    if text.count == 1, text.allSatisfy(Unit.isCurrency), next < words.words.count {
      text += words.words[next].text
      next += 1
    }
    // "10 000": the thousands stand apart.
    while text.allSatisfy(\.isASCIIDigit), text.count <= 3 || next > index + 1,
      let group = words.indices.contains(next) ? words.words[next].text : nil, group.count == 3,
      group.allSatisfy(\.isASCIIDigit)
    {
      text += group
      next += 1
    }
    let isOpen = text.count > 1 && text.hasSuffix("+")
    let (digits, other) = SentenceNumbers.ungrouped(isOpen ? String(text.dropLast()) : text)
    let plain = SentenceNumbers.digits(of: digits)
    if words.has(["out", "of"], at: next), Double(words[next + 2]) != nil { next += 3 }
    let scale = SentenceNumbers.scales[words[next]] ?? ""
    if !scale.isEmpty { next += 1 }
    guard let quantity = SentenceNumbers.quantity(plain + scale) else { return nil }
    var number = SentenceNumber(
      quantity: quantity, words: index..<next, noun: next..<next, isWhole: true, isOpen: isOpen)
    if quantity.unit == nil, !words.words[next - 1].endsClause { takeUnit(of: &number) }
    takeRate(of: &number)
    if number.quantity.unit != .percent { number.other = other }
    return number
  }

  /// The digits of a word with a point and nothing else between them, and what else they may be.
  private static func ungrouped(
    _ text: String
  ) -> (String, (written: String, plain: String, grouped: String)?) {
    guard let first = text.firstIndex(where: \.isASCIIDigit),
      let last = text.lastIndex(where: \.isASCIIDigit),
      let digits = GroupedDigits(text[first...last], isMoney: text.contains(where: Unit.isCurrency))
    else { return (text, nil) }
    let (head, tail) = (text[..<first], text[text.index(after: last)...])
    return (
      head + digits.plain + tail,
      digits.other.map { (String(text[first...last]), digits.plain, $0) }
    )
  }

  private static let ones = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
  ]
  private static let tens = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
  ]
  static let scales = [
    "hundred": "00", "thousand": "k", "million": "M", "billion": "B", "mn": "M", "bn": "B",
  ]
  private static let gluedUnits: Set<String> = [
    "%", "ms", "s", "sec", "secs", "min", "mins", "h", "hr", "hrs", "d", "kb", "mb", "gb", "tb",
    "mg", "g", "kg", "t", "ml", "l", "mm", "cm", "km", "ha", "kw", "kwh", "mwh", "pt", "pts", "pp",
  ]

  /// The digits of a number word; other text as ``Quantity`` reads it, where people write it in
  /// another way: `10K`, `€3m`, `4.5/5`.
  private static func digits(of text: String) -> String {
    let lower = text.lowercased()
    if let number = ones.firstIndex(of: lower) { return String(number) }
    if lower == "dozen" { return "12" }
    let parts = lower.split(separator: "-").map(String.init)
    if let ten = tens.firstIndex(of: parts.first ?? ""), parts.count <= 2 {
      let one = parts.count == 2 ? ones.firstIndex(of: parts[1]) : 0
      if let one, one < 10 { return String((ten + 2) * 10 + one) }
    }
    for scale in ["/5", "/10", "/100"] where text.hasSuffix(scale) {
      return String(text.dropLast(scale.count))
    }
    if text.hasSuffix("K") { return text.dropLast() + "k" }
    guard let first = text.first, Unit.isCurrency(first) else { return text }
    for (suffix, sign) in [("bn", "B"), ("mn", "M"), ("m", "M"), ("b", "B")]
    where text.hasSuffix(suffix) { return text.dropLast(suffix.count) + sign }
    return text
  }

  /// The quantity, where what is glued to its digits is a unit people know.
  private static func quantity(_ text: String) -> Quantity? {
    guard let quantity = try? Quantity(typed: text) else { return nil }
    guard let unit = quantity.unit, !unit.text.allSatisfy(Unit.isCurrency) else { return quantity }
    return gluedUnits.contains(unit.text.lowercased()) ? quantity : nil
  }

  private func takeUnit(of number: inout SentenceNumber) {
    let next = number.words.upperBound
    if let sign = sign(at: next) {
      number.quantity = Quantity(number.quantity.number, sign.unit)
      number.words = number.words.lowerBound..<(next + sign.count)
      return
    }
    var end = next
    while end < next + 5, isNoun(end) {
      end += 1
      if words.words[end - 1].endsClause { break }
    }
    number.noun = next..<end
    number.isWhole = next == end
    guard let last = counted(in: next..<end, of: number.quantity.number) else { return }
    number.quantity = Quantity(number.quantity.number, Unit(words.words[last].text, leads: false))
    number.words = number.words.lowerBound..<(last + 1)
    number.isWhole = last == next && end == last + 1
  }

  private func sign(at index: Int) -> (unit: Unit, count: Int)? {
    for (phrase, unit) in [
      (["percentage", "points"], "points"), (["percent", "points"], "points"), (["pp"], "points"),
      (["pts"], "points"), (["%"], "%"), (["percent"], "%"), (["per", "cent"], "%"),
    ] where words.has(phrase, at: index) { return (Unit(unit), phrase.count) }
    guard words.indices.contains(index), !taken.contains(index) else { return nil }
    let text = words.words[index].text
    return text.count == 1 && text.allSatisfy(Unit.isCurrency) ? (Unit(text, leads: false), 1) : nil
  }

  private func isNoun(_ index: Int) -> Bool {
    guard words.indices.contains(index), !taken.contains(index),
      let first = words[index].first, first.isLetter
    else { return false }
    return !SentenceGrammar.connectors.contains(words[index])
  }

  /// What is counted: the last plural, `sequences` of "new outbound sequences", or a sign like
  /// `NPS` or `min`. Another word alone may be anything: "20 certified".
  private func counted(in noun: Range<Int>, of number: Double) -> Int? {
    let irregular: Set<String> = ["people", "children", "women", "men"]
    let plural = noun.last { index in
      let word = words[index]
      return word.hasSuffix("s") && !word.hasSuffix("ss") || irregular.contains(word)
    }
    if let plural { return plural }
    guard let last = noun.last else { return nil }
    let isSign =
      noun.count == 1 && words.words[last].text.allSatisfy(\.isUppercase)
      || Self.gluedUnits.contains(words[last])
    return number == 1 || isSign ? last : nil
  }

  /// `calls per rep`, `deploys a week`: the unit goes on; with a period it is a rate.
  private func takeRate(of number: inout SentenceNumber) {
    let end = number.words.upperBound
    guard !words.words[end - 1].endsClause, end + 1 < words.words.count, !taken.contains(end)
    else { return }
    let isPeriod = SentenceGrammar.periods.contains(words[end + 1])
    guard
      ["per", "/"].contains(words[end])
        || isPeriod && ["a", "an", "each", "every"].contains(words[end])
    else { return }
    let counted = number.quantity.unit.map { $0.text == "times" ? "" : $0.text + " " } ?? ""
    let unit = Unit(counted + "per " + words.words[end + 1].text, leads: false)
    // `5 per Q1` and `5 per <3` have no unit that a file may hold.
    guard (try? Quantity(parsing: Quantity(1, unit).written))?.unit == unit else { return }
    if number.quantity.unit?.text.allSatisfy(Unit.isCurrency) != true {
      number.quantity = Quantity(number.quantity.number, unit)
    }
    number.words = number.words.lowerBound..<(end + 2)
    number.isRate = isPeriod
  }
}
