// What one number is for.
extension SentenceAimReader {
  func aim(of part: SentencePart) -> SentenceAim {
    let quantity = part.number.quantity
    if part.number.isRough { return .bare(quantity, nil) }
    if isMade, part.number.isRate, !isUpper(part.comparison) { return .rate(quantity) }
    if part.isYear { return .unclear([quantity]) }
    if words[part.number.words.lowerBound - 1] == "every" { return .bare(quantity, "<=") }
    let isLong = quantity.unit.map { [Unit("days"), Unit("weeks")].contains($0) } ?? false
    if isLong, ["in", "within"].contains(part.preposition) { return .duration(quantity) }
    if part.isTime, part.preposition == "within" { return .bare(quantity, "<=") }
    if let change = part.change, !isHeld { return .change(quantity, change, from: nil) }
    switch verb?.verb {
    case .hold where isHeldAsEvent(part): return made(part)
    case .hold, .limit: return held(part)
    case _ where isLasting && part.comparison != nil: return held(part)
    case .raise, .lower, .improve, .times: return moved(part)
    case .reach where words[verb?.index ?? 0] == "have" && isUpper(part.comparison):
      return held(part)
    case .reach: return reached(part)
    case .make: return made(part)
    case nil: return bare(part)
    }
  }

  /// "Hold 3 workshops".
  private func isHeldAsEvent(_ part: SentencePart) -> Bool {
    guard let verb, words[verb.index] == "hold" else { return false }
    return part.words.lowerBound == verb.index + 1 && part.isCounted
  }

  private var isHeld: Bool { if case .hold = verb?.verb { true } else { false } }

  private var isMade: Bool {
    switch verb?.verb {
    case .make, nil: true
    default: false
    }
  }

  /// "always", "at all times", "95 % of the time".
  private var isLasting: Bool {
    words.indices.contains { index in
      SentenceGrammar.lasting.contains { words.has($0, at: index) }
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
    if part.isNew, part.preposition == nil || part.preposition == "into" { return counted(part) }
    switch part.preposition {
    case "by" where part.comparison == nil: return .change(quantity, direction, from: nil)
    case "to": return .reach(from: nil, to: quantity)
    case nil where part.comparison != nil: return .reach(from: nil, to: quantity)
    // "Grow ARR 20 %", "Save costs of 20 %".
    case nil where quantity.unit == .percent && part.words.lowerBound > 1:
      return .change(quantity, direction, from: nil)
    case nil where isMoney(quantity): return .counted(quantity)
    case "in", "at", "of": return isShare(part) ? .reach(from: nil, to: quantity) : lost(quantity)
    default: return .unclear([quantity])
    }
  }

  private func lost(_ quantity: Quantity) -> SentenceAim { .unclear([quantity]) }

  private func isMoney(_ quantity: Quantity) -> Bool {
    quantity.unit?.text.contains(where: Unit.isCurrency) ?? false
  }

  /// A share behind a preposition is a level: "Drive availability to 99.96 %", "in 90 % of cases".
  private func isShare(_ part: SentencePart) -> Bool {
    guard part.number.quantity.unit == .percent else { return false }
    return part.preposition.map { ["to", "at", "of", "in"].contains($0) } ?? true
  }

  /// The way the verb goes.
  var direction: KPI.Direction? {
    switch verb?.verb {
    case .lower: .down
    case .improve: nil
    default: .up
    }
  }

  private func reached(_ part: SentencePart) -> SentenceAim {
    let quantity = part.number.quantity
    if isCount(part), ["get", "land"].contains(words[verb?.index ?? 0]) { return counted(part) }
    guard part.preposition.map({ ["to", "at", "of"].contains($0) }) ?? true else {
      return isShare(part) ? .reach(from: nil, to: quantity) : .unclear([quantity])
    }
    // "Achieve SOC 2": perhaps a name.
    guard part.preposition != nil || part.comparison != nil || !part.isBehindName else {
      return .unclear([quantity])
    }
    if part.isNew { return counted(part) }
    if quantity.number == 0, part.preposition != "to" { return .hold("= \(quantity.text)") }
    return .reach(from: nil, to: quantity)
  }

  /// What is made is counted from nothing; a share or a level that comes with it has a start.
  private func made(_ part: SentencePart) -> SentenceAim {
    let quantity = part.number.quantity
    if isUpper(part.comparison) { return .hold("\(part.sign) \(quantity.text)") }
    if isCount(part) { return counted(part) }
    if isShare(part) { return .reach(from: nil, to: quantity) }
    switch part.preposition {
    case "with" where quantity.number != 0: return .reach(from: nil, to: quantity)
    case nil where quantity.number != 0 && !part.isTime: return counted(part)
    case nil where quantity.number == 0 && part.words.lowerBound == 0:
      return .hold("= \(quantity.text)")
    case nil where SentenceGrammar.hours.contains(words[verb?.index ?? -1]): return counted(part)
    default: return .unclear([quantity])
    }
  }

  private func counted(_ part: SentencePart) -> SentenceAim {
    .reach(from: Quantity(0, part.number.quantity.unit), to: part.number.quantity)
  }

  /// "3 papers", "at 3 conferences", "into 6 languages", "feedback from 200 parents".
  private func isCount(_ part: SentencePart) -> Bool {
    let quantity = part.number.quantity
    guard quantity.number != 0, quantity.unit != .percent, !part.isTime, !part.number.noun.isEmpty,
      quantity.unit != nil, !part.number.isRate
    else { return false }
    return part.preposition.map { ["in", "into", "at", "on", "from"].contains($0) } ?? true
  }

  private func isUpper(_ comparison: SentenceGrammar.Comparison?) -> Bool {
    comparison == .atMost || comparison == .below
  }

  // MARK: - Without a verb that is known

  private func bare(_ part: SentencePart) -> SentenceAim {
    let quantity = part.number.quantity
    if isUpper(part.comparison), part.preposition == nil || part.preposition == "with" {
      return .hold("\(part.sign) \(quantity.text)")
    }
    if let comparison = part.comparison { return bare(part, comparison) }
    switch part.preposition {
    case "within" where !part.isTime: return .hold("<= \(quantity.text)")
    case "at", "of", "to": return .reach(from: nil, to: quantity)
    case _ where part.isNew: return counted(part)
    case _ where isOrder(part) && isCount(part), nil where isDone(part): return counted(part)
    case nil where part.number.isRate && !isEnglish(part): return .rate(quantity)
    case nil where quantity.number == 0 && part.words.lowerBound == 0:
      return .hold("= \(quantity.text)")
    case nil where isSubject(part) || isOrder(part) && isShare(part):
      return .reach(from: nil, to: quantity)
    case "in" where isShare(part): return .reach(from: nil, to: quantity)
    case nil where isEnglish(part): return .bare(quantity, nil)
    default: return .unclear([quantity])
    }
  }

  private func bare(_ part: SentencePart, _ sign: SentenceGrammar.Comparison) -> SentenceAim {
    let isSubject = isSubject(part) && part.words.lowerBound == 0
    return isSubject
      ? .reach(from: nil, to: part.number.quantity) : .bare(part.number.quantity, sign.rawValue)
  }

  /// "95 % of forms answered": a share of something, of which more is told.
  private func isSubject(_ part: SentencePart) -> Bool {
    part.number.quantity.unit == .percent && part.words.lowerBound == 0
      && (words[part.words.upperBound] == "of" || words[part.number.words.upperBound - 1] == "half")
  }

  /// "Restock 12 shelves", "Roll out 4 use cases": the first word is an order, whatever it is.
  private func isOrder(_ part: SentencePart) -> Bool {
    let first = words.words[0]
    guard part.words.lowerBound > 0, let letter = first.text.first, letter.isASCII, letter.isLetter,
      !first.endsClause, !first.lower.hasSuffix("s"),
      !SentenceGrammar.measures.contains(first.lower), first.text.count > 2,
      !first.text.dropFirst().contains(where: \.isUppercase)
    else { return false }
    return part.words.lowerBound == 1
      || part.words.lowerBound == 2 && SentenceGrammar.particles.contains(words[1])
  }

  /// "6 recruiters hired", "8 bridges built".
  private func isDone(_ part: SentencePart) -> Bool {
    guard part.words.lowerBound == 0, part.number.quantity.unit != .percent, !part.isTime else {
      return false
    }
    let noun = part.number.noun
    return noun.dropFirst().contains { index in
      words[index].hasSuffix("ed") && index + 1 >= noun.upperBound
        || SentenceGrammar.participles.contains(words[index])
    }
  }

  /// Without a verb the number must come first, or be compared: other languages have neither.
  private func isEnglish(_ part: SentencePart) -> Bool {
    part.comparison != nil || part.words.lowerBound == 0
  }
}
