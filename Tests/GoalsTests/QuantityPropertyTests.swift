import Goals
import TestSupport
import Testing

/// What holds for any quantity.
@Suite struct QuantityPropertyTests {
  @Test(
    "what is printed in few characters, but exactly, is read as the same",
    arguments: SeededGenerator.seeds(200))
  func brief(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let units: [Unit?] = [
      nil, Unit("days"), Unit("$"), Unit("%"), Unit("MB"), Unit("€", leads: true),
    ]
    let digits = Double(Int.random(in: -9999...9999, using: &random))
    let scale: Double = [0.1, 1, 10, 1e3, 1e5, 1e6, 1e8].randomElement(using: &random) ?? 1
    let quantity = Quantity(digits * scale, units.randomElement(using: &random) ?? nil)
    let read = try Quantity(parsing: quantity.brief)
    #expect(Decimal.equal(read.number, quantity.number), "\(quantity.brief)")
    #expect(read.unit == quantity.unit, "\(quantity.brief)")
  }

  @Test(
    "k, M and B are a thousand, a million and a thousand million times the number",
    arguments: SeededGenerator.seeds(100))
  func multiplied(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let digits = Int.random(in: 0...99_999, using: &random)
    for (sign, zeros) in [("k", 0), ("M", 3), ("B", 6)] {
      let written = Decimal.text(Double(digits) / 1000)
      let plain = try Quantity(parsing: "\(digits)" + String(repeating: "0", count: zeros))
      for text in ["\(written)\(sign)", "$\(written)\(sign)", "\(written)\(sign) users"] {
        #expect(try Quantity(parsing: text).number == plain.number, "\(text)")
      }
    }
  }

  @Test(
    "thousands in groups are read where they are typed, and in a file it says what to write",
    arguments: SeededGenerator.seeds(100))
  func grouped(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let number = Int.random(in: 1000...999_999_999, using: &random)
    var (rest, groups) = (String(number), [String]())
    while rest.count > 3 {
      groups.insert(String(rest.suffix(3)), at: 0)
      rest.removeLast(3)
    }
    let text = ([rest] + groups).joined(separator: ",")
    for (before, after) in [("", ""), ("$", ""), ("", " days"), ("-", "%")] {
      let (typed, plain) = (before + text + after, before + "\(number)" + after)
      #expect(try Quantity(typed: typed) == Quantity(parsing: plain), "\(typed)")
      #expect(throws: QuantityProblem.separators(typed, plain: plain)) {
        try Quantity(parsing: typed)
      }
    }
  }

  @Test(
    "a unit is the same before, after and beside its number",
    arguments: SeededGenerator.seeds(50))
  func placed(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let number = Decimal.text(Double(Int.random(in: -9999...9999, using: &random)) / 100)
    for pair in [
      ("\(number)%", "\(number) %"), ("$\(number)", "\(number) $"),
      ("\(number) day", "\(number)  days"), ("€ \(number)", "\(number)€"),
    ] {
      #expect(try Quantity(parsing: pair.0) == Quantity(parsing: pair.1), "\(pair)")
    }
  }

  @Test("ties go away from zero, however many decimals", arguments: SeededGenerator.seeds(200))
  func ties(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let whole = Int.random(in: 0...9_999_999, using: &random)
    for (decimals, scale) in [(0, 1.0), (1, 10), (2, 100), (3, 1000)] {
      let tie = Double(10 * whole + 5) / (10 * scale)
      let expected = Double(whole + 1) / scale
      #expect(Decimal.rounded(tie, to: decimals) == expected, "\(tie)")
      #expect(Decimal.rounded(-tie, to: decimals) == -expected, "\(-tie)")
    }
  }

  @Test("within a sentence a quantity is what it is alone", arguments: SeededGenerator.seeds(100))
  func inSentence(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let spellings = ["$#", "#%", "# days", "#k", "#M €", "# %", "#", "$#k", "# calls per rep"]
    let spelling = spellings.randomElement(using: &random) ?? "#"
    let texts = (0..<2).map { _ in
      spelling.replacing(
        "#", with: Decimal.text(Double(Int.random(in: 1...9999, using: &random)) / 10))
    }
    let sentence = try readSentence("Move it from \(texts[0]) to \(texts[1])")
    let read = try sentence.fields.map { try Quantity(parsing: $0.value) }
    #expect(try read == texts.map { try Quantity(parsing: $0) }, "\(texts)")
    #expect(sentence.title == "Move it")
  }
}
