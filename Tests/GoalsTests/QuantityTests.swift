import Goals
import TestSupport
import Testing

@Suite struct QuantityTests {
  @Test(
    "reads a number with its unit",
    arguments: [
      ("59 days", 59, "days"), ("9%", 9, "%"), ("9 %", 9, "%"), ("$8000", 8000, "$"),
      ("-3.5 pt", -3.5, "pt"), ("1.2M €", 1_200_000, "€"), ("45", 45, nil), ("+4", 4, nil),
      ("−4", -4, nil), ("-$5", -5, "$"), ("$-5", -5, "$"), ("$ 12", 12, "$"), ("€1.2M", 1.2e6, "€"),
      ("0", 0, nil), ("007", 7, nil), ("  60 NPS ", 60, "NPS"),
      ("12.5 calls per rep", 12.5, "calls per rep"), ("3 m²", 3, "m²"), ("5 км", 5, "км"),
    ] as [(String, Double, String?)])
  func numbers(text: String, number: Double, unit: String?) throws {
    let quantity = try Quantity(parsing: text)
    #expect(quantity.number == number)
    #expect(quantity.unit == unit.map { Unit($0) })
  }

  @Test(
    "multiplies by k, M and B only directly after the number, before a blank, a currency or the end",
    arguments: [
      ("8k", 8000, nil), ("8k users", 8000, "users"), ("3B", 3e9, nil), ("2M€", 2e6, "€"),
      ("$20M", 2e7, "$"), ("20MB", 20, "MB"), ("20 M", 20, "M"), ("20 MB", 20, "MB"),
      ("5kg", 5, "kg"), ("5 k", 5, "k"), ("5K", 5, "K"), ("5m", 5, "m"), ("2M%", 2, "M%"),
    ] as [(String, Double, String?)])
  func multipliers(text: String, number: Double, unit: String?) throws {
    let quantity = try Quantity(parsing: text)
    #expect(quantity.number == number)
    #expect(quantity.unit == unit.map { Unit($0) })
  }

  @Test(
    "multiplies as decimals do",
    arguments: [
      ("1.005k", "1005"), ("4.35k", "4350"), ("8.3k", "8300"), ("1.1M", "1100000"),
      ("2.675k", "2675"), ("0.0007k", "0.7"), ("1.23456789B", "1234567890"),
    ])
  func exactMultipliers(text: String, expected: String) throws {
    #expect(try Quantity(parsing: text).text == expected)
  }

  @Test(
    "refuses what is no number",
    arguments: [
      "5O days", "days", "", "  ", "$", "%", "-", "--5", "1.2.3", "1e3", ">= 9", "5 = 6", "k",
      "five", "5 6", "1/2", "٥", "½", "NaN", "inf", "0x10", "$5 €", "$5%", "1 000",
    ])
  func refused(text: String) {
    #expect(throws: QuantityProblem.self) { try Quantity(parsing: text) }
    #expect(throws: QuantityProblem.self) { try Quantity(typed: text) }
  }

  @Test("refuses a number no computation could hold")
  func enormous() {
    #expect(throws: QuantityProblem.self) {
      try Quantity(parsing: String(repeating: "9", count: 400))
    }
  }

  @Test("names what it refuses and what to write instead")
  func problems() {
    #expect(throws: QuantityProblem.notANumber("5O days")) { try Quantity(parsing: "5O days") }
    #expect(throws: QuantityProblem.empty) { try Quantity(parsing: " ") }
    #expect(throws: QuantityProblem.twoUnits("$5 €")) { try Quantity(parsing: "$5 €") }
    let problem = QuantityProblem.notANumber("5O days")
    #expect(problem.message == "\"5O days\" is not a quantity")
  }

  @Test(
    "finds separators in a file and reads them where they are typed",
    arguments: [
      ("8,000", "8000", 8000), ("$8,000", "$8000", 8000), ("8,000 days", "8000 days", 8000),
      ("1,234,567", "1234567", 1_234_567), ("8,000.50", "8000.50", 8000.5), ("8'000", "8000", 8000),
      ("-8,000", "-8000", -8000), ("3,5 %", "3.5 %", 3.5), ("1,200k", "1200k", 1_200_000),
    ] as [(String, String, Double)])
  func separators(text: String, plain: String, number: Double) throws {
    #expect(throws: QuantityProblem.separators(text, plain: plain)) { try Quantity(parsing: text) }
    #expect(QuantityProblem.separators(text, plain: plain).hint == .words("write \(plain)"))
    #expect(try Quantity(typed: text).number == number)
  }

  @Test(
    "prints number and unit",
    arguments: [
      ("59days", "59 days"), ("9%", "9 %"), ("$8000", "$8000"), ("-$5", "-$5"),
      ("8000 $", "8000 $"),
      ("1.2M €", "1200000 €"), ("1 days", "1 day"), ("-1 days", "-1 day"), ("1 NPS", "1 NPS"),
      ("1 releases", "1 release"), ("0.1", "0.1"), ("-0", "0"), ("2.50", "2.5"),
    ])
  func texts(written: String, expected: String) throws {
    #expect(try Quantity(parsing: written).text == expected)
  }

  @Test("what is printed is read again as the same", arguments: SeededGenerator.seeds(300))
  func roundTrip(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let size = Double.random(in: -12...25, using: &random)
    let sign: Double = Bool.random(using: &random) ? 1 : -1
    let number = sign * exponential(size) * Double.random(in: 1...10, using: &random)
    let unit =
      [nil, Unit("days"), Unit("$"), Unit("%"), Unit("MB"), Unit("€", leads: true)]
      .randomElement(using: &random) ?? nil
    let quantity = Quantity(number, unit)
    #expect(try Quantity(parsing: quantity.text) == quantity, "\(quantity.text)")
  }

  @Test("reads any text without trapping", arguments: SeededGenerator.seeds(300))
  func hostile(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let text = random.text(upTo: 24)
    let file = try? Quantity(parsing: text)
    let typed = try? Quantity(typed: text)
    #expect(file == nil || file == typed, "\(text.debugDescription)")
    #expect(file?.number.isFinite ?? true)
    _ = try? Bound(parsing: text)
  }

  private func exponential(_ size: Double) -> Double {
    (0..<Int(abs(size))).reduce(1) { product, _ in size < 0 ? product / 10 : product * 10 }
  }
}

@Suite struct UnitTests {
  @Test(
    "takes singular and plural of a word as one unit",
    arguments: [
      ("day", "days"), ("hour", "hours"), ("box", "boxes"), ("release", "releases"),
      ("response", "responses"), ("database", "databases"), ("class", "classes"),
      ("batch", "batches"), ("cache", "caches"), ("bus", "buses"), ("size", "sizes"),
      ("story", "stories"), ("survey", "surveys"), ("movie", "movies"), ("pt", "pts"),
      ("call per rep", "calls per rep"), ("business day", "business days"),
    ])
  func plurals(one: String, many: String) {
    #expect(Unit(one) == Unit(many))
    #expect(Unit(one).hashValue == Unit(many).hashValue)
  }

  @Test(
    "keeps other units apart",
    arguments: [
      ("days", "weeks"), ("%", "pt"), ("$", "€"), ("MB", "GB"), ("hours", "minutes"),
      ("users", "uses"), ("NPS", "NP"), ("calls per rep", "calls per day"), ("m", "ms"),
    ])
  func different(one: String, other: String) {
    #expect(Unit(one) != Unit(other))
  }

  @Test("is one unit before or after its number")
  func currency() throws {
    #expect(try Quantity(parsing: "$8000").unit == Quantity(parsing: "8000 $").unit)
  }
}

@Suite struct DecimalTests {
  @Test(
    "rounds ties away from zero, as decimals do",
    arguments: [
      (2.5, 0, 3), (-2.5, 0, -3), (0.5, 0, 1), (-0.5, 0, -1), (1.005, 2, 1.01), (0.585, 2, 0.59),
      (2.675, 2, 2.68), (-1.005, 2, -1.01), (2.4999, 0, 2), (0.45, 1, 0.5), (0.35, 1, 0.4),
      (1_000_000_000.4, 0, 1_000_000_000), (412_345_678.2, 0, 412_345_678),
      (-412_345_678.2, 0, -412_345_678), (412_345_678.2, 1, 412_345_678.2),
      (1e15, 2, 1e15), (999_999_900_000_000, 2, 999_999_900_000_000), (-1e13, 3, -1e13),
    ] as [(Double, Int, Double)])
  func rounding(number: Double, decimals: Int, expected: Double) {
    #expect(Decimal.rounded(number, to: decimals) == expected)
  }

  @Test(
    "prints whole per cent, raw; 0 and 100 only where they are reached",
    arguments: [
      (5.9 / 10, "59"), (-0.25, "-25"), (1.25, "125"), (0.004, "1"), (-0.004, "-1"), (0.005, "1"),
      (0, "0"), (1e-12, "0"), (0.996, "99"), (0.9999, "99"), (1, "100"), (1.004, "100"),
      (0.994, "99"), (1 - 1e-12, "100"), (-1.004, "-100"),
      (0.585, "59"), (-0.005, "-1"), (1 / 3, "33"), (2 / 3, "67"), (0.285, "29"),
    ] as [(Double, String)])
  func percent(share: Double, expected: String) {
    #expect(Decimal.percent(share) == expected)
  }

  @Test(
    "prints as many digits as tell a value from what it is held against, and from zero",
    arguments: [
      (99.9499, [99.95], "99.9499"), (99.9499, [], "99.95"), (99.95, [99.95], "99.95"),
      (104_960, [105_000], "104.96k"), (104_960, [], "105k"), (105_000, [105_000], "105k"),
      (105_123, [105_123], "105.123k"), (1_249_999, [1_250_000], "1.2M"),
      (1_250_001, [1_250_000], "1.3M"), (1_249_000, [1_240_000], "1.25M"),
      (0.001998, [], "0.002"), (0.001998, [0.002], "0.001998"), (0, [], "0"),
      (-0.0004, [], "-0.0004"), (4.004, [4], "4.004"), (0.1 + 0.2, [0.3], "0.3"),
      (186.0 + 1 / 3, [186.333], "186.3333"), (1_000_000_001, [1_000_000_000], "1.000000001B"),
    ] as [(Double, [Double], String)])
  func telling(number: Double, marks: [Double], expected: String) {
    #expect(Decimal.short(number, besides: marks) == expected)
  }

  @Test(
    "prints a target in few characters where two decimals of them are exact",
    arguments: [
      (1_250_000, "1.25M"), (104_960, "104.96k"), (412_345, "412345"), (500_000, "500k"),
      (9999, "9999"), (1_234_567, "1234567"), (1_255_000, "1255k"),
    ] as [(Double, String)])
  func brief(number: Double, expected: String) {
    #expect(Decimal.brief(number) == expected)
  }

  @Test(
    "prints plain decimals, never an exponent",
    arguments: [
      (0.00001, "0.00001"), (0.000023, "0.000023"), (-0.00001, "-0.00001"),
      (1e15, "1000000000000000"),
      (1e20, "100000000000000000000"), (1.5e18, "1500000000000000000"), (0.1, "0.1"), (-0.0, "0"),
      (1234.5678, "1234.5678"), (1e-9, "0.000000001"),
    ] as [(Double, String)])
  func plain(number: Double, expected: String) {
    #expect(Decimal.text(number) == expected)
  }

  @Test(
    "compares as exact decimals do, to 1e-9",
    arguments: [
      (0.1 + 0.2, 0.3, true), (1, 1 + 1e-10, true), (1, 1 + 1e-8, false), (0, 1e-10, true),
      (500_000_000, 499_999_999.6, false), (1_000_000_000, 1_000_000_000.5, false),
      (100_100.1 * 3, 300_300.3, true), (1e10 * (0.1 + 0.2), 3e9, true),
    ] as [(Double, Double, Bool)])
  func equality(left: Double, right: Double, expected: Bool) {
    #expect(Decimal.equal(left, right) == expected)
    #expect(Decimal.equal(right, left) == expected)
    #expect(Decimal.greater(max(left, right), min(left, right)) == !expected)
  }
}
