// What the words leave open, and the readings there are, the likeliest first.
extension SentenceInterpretation {
  mutating func rate(_ quantity: Quantity) {
    sketch = "\(quantity.text): how often, not how far"
    ask(
      "is \(quantity.text) a level to hold or to reach, or is it done or not done?", .hold,
      [hold(">=", quantity), reach(quantity)])
  }

  mutating func duration(_ quantity: Quantity) {
    guard !gives(.due) else { return }
    sketch = "\(quantity.text), a day or a level isn't said"
    let days = quantity.number * (quantity.unit == Unit("weeks") ? 7 : 1)
    let day = Int(exactly: days.rounded()).map {
      max(setting.today, setting.cycle.first).advanced(by: $0)
    }
    let due = day.map { [choice("due \($0.text)", RecordField(.due, $0.text))] } ?? []
    ask(
      "is it due in \(quantity.text), or is that a level?", .due,
      due + [reach(quantity), hold("<=", quantity)])
  }

  mutating func bare(_ quantity: Quantity, _ comparison: String?) {
    sketch = "\(quantity.text), to reach or to hold isn't said"
    let holds = comparison.map { [$0] } ?? [">=", "<="]
    ask(
      "is \(quantity.text) a level to reach or to hold?", .to,
      [reach(quantity)] + holds.map { hold($0, quantity) })
  }

  mutating func span(_ left: Quantity, _ right: Quantity, _ isRange: Bool) {
    let unit = right.unit ?? left.unit
    let (low, high) = (Quantity(left.number, unit), Quantity(right.number, unit))
    let bound =
      "\(Decimal.text(min(low.number, high.number)))..\((low.number > high.number ? low : high).text)"
    let ways = [
      choice(from: low, to: high), choice("hold \(bound)", RecordField(.hold, bound)),
    ]
    sketch = "\(low.text) and \(high.text): from one to the other, or between them, isn't said"
    ask(
      "is it from \(low.text) to \(high.text), between them, or is one the target?", .to,
      isRange ? [reach(low), reach(high)] + ways : ways + [reach(low), reach(high)])
  }

  mutating func measures(_ quantities: [Quantity]) {
    let names = quantities.map(\.text).joined(separator: " and ")
    sketch = "not read: \(names) are measures of their own"
    ask(
      "\(names) are measures of their own; which one is it? the rest is another key result", .to,
      quantities.map(reach))
  }

  mutating func blank(_ text: String) {
    let isNone = choice("done or not done", RecordField(.to, ""), RecordField(.hold, ""))
    sketch = "not read: \(text) is no value"
    guard let ratio = SentenceBlanks.ratio(text) else {
      return ask(
        "\(text) is a blank; what is the target?", .to,
        [choice("not known yet", RecordField(.to, "?")), isNone])
    }
    let quantity = Quantity(Decimal.rounded(ratio, to: 4))
    ask(
      "what is \(text)?", .to,
      [reach(quantity), hold("<=", quantity), hold(">=", quantity), isNone])
  }

  /// From three hours to 45 minutes: in minutes, or in hours.
  func converted(_ left: Quantity, _ right: Quantity) -> [KeyResultSentence.Choice] {
    guard let first = left.unit?.seconds, let second = right.unit?.seconds else { return [] }
    func number(_ quantity: Quantity, _ factor: Double, _ unit: Unit?) -> Quantity {
      Quantity(Decimal.rounded(quantity.number * factor, to: 4), unit)
    }
    return [
      choice(from: number(left, first / second, right.unit), to: right),
      choice(from: left, to: number(right, second / first, left.unit)),
    ]
  }

  mutating func unclear(_ quantities: [Quantity]) {
    let names = quantities.map(\.text).joined(separator: " and ")
    var choices = quantities.map(reach)
    if quantities.count == 1 { choices += [">=", "<="].map { hold($0, quantities[0]) } }
    if quantities.count == 2, quantities[0].unit == quantities[1].unit {
      choices.append(choice(from: quantities[0], to: quantities[1]))
      if let low = quantities.map(\.number).min(), let high = quantities.map(\.number).max() {
        let bound = Decimal.text(low) + ".." + Quantity(high, quantities[0].unit).text
        choices.append(choice("hold \(bound)", RecordField(.hold, bound)))
      }
    }
    let verb = quantities.count == 1 ? "is" : "are"
    sketch = "not read: the words don't say what \(names) \(verb)"
    ask("the words don't say what \(names) \(verb); what is the target?", .to, choices)
  }
}

extension Unit {
  /// How long one of it takes, where that is always the same.
  fileprivate var seconds: Double? {
    ([("seconds", 1), ("minutes", 60), ("hours", 3600), ("days", 86400), ("weeks", 604_800)])
      .first { Unit($0.0) == self }?.1
  }
}
