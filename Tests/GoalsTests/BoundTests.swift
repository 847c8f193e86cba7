import Goals
import TestSupport
import Testing

@Suite struct BoundTests {
  @Test(
    "includes or excludes its limits as its signs say",
    arguments: [
      (">= 9%", 9, true), (">= 9%", 8.99, false), (">= 9%", 90, true), ("> 9", 9, false),
      ("> 9", 9.01, true), ("<= 4", 4, true), ("<= 4", 4.01, false), ("< 4", 4, false),
      ("< 4", 3.99, true), ("= 60", 60, true), ("= 60", 60.1, false), ("= 60 +- 2", 58, true),
      ("= 60 +- 2", 62, true), ("= 60 +- 2", 57.9, false), ("= 60 +- 2", 62.1, false),
      ("10..20", 10, true), ("10..20", 20, true), ("10..20", 9.9, false), ("10..20", 20.1, false),
      ("-5..-1", -3, true), ("-5..-1", 0, false), ("<= -2", -3, true),
    ] as [(String, Double, Bool)])
  func contains(text: String, level: Double, expected: Bool) throws {
    #expect(try Bound(parsing: text).contains(level) == expected)
  }

  @Test(
    "compares as decimals do",
    arguments: [
      (">= 0.3", 0.1 + 0.2, true), ("> 0.3", 0.1 + 0.2, false), ("< 0.3", 0.1 + 0.2, false),
      ("= 0.3", 0.1 + 0.2, true), ("= 1 +- 0.1", 1.1, true), ("0.1..0.3", 0.1 + 0.2, true),
      (">= $500000000", 499_999_999.6, false),
    ] as [(String, Double, Bool)])
  func decimals(text: String, level: Double, expected: Bool) throws {
    #expect(try Bound(parsing: text).contains(level) == expected)
  }

  @Test(
    "reads every way it is written",
    arguments: [
      (">=9%", .atLeast(9), "%"), ("≥ 9 %", .atLeast(9), "%"), ("> $8k", .above(8000), "$"),
      ("<= 4 days", .atMost(4), "days"), ("≤4", .atMost(4), nil), ("<4", .below(4), nil),
      ("= 60", .around(60, 0), nil), ("= 60 +- 2 %", .around(60, 2), "%"),
      ("= 60 % +- 2", .around(60, 2), "%"), ("= 60 ± 2", .around(60, 2), nil),
      ("1.5..2.5", .between(1.5, 2.5), nil), ("10 .. 20 days", .between(10, 20), "days"),
      ("1 day..3 days", .between(1, 3), "day"), ("  >= 1 ", .atLeast(1), nil),
      ("= -5 +- 1", .around(-5, 1), nil), ("7..7", .between(7, 7), nil),
    ] as [(String, Bound.Shape, String?)])
  func shapes(text: String, shape: Bound.Shape, unit: String?) throws {
    let bound = try Bound(parsing: text)
    #expect(bound.shape == shape)
    #expect(bound.unit == unit.map { Unit($0) })
  }

  @Test(
    "refuses what is no bound",
    arguments: [
      ("9", .noComparison("9")), ("", .noComparison("")),
      ("at least 9", .noComparison("at least 9")),
      (">=", .quantity(.empty)), ("= ", .quantity(.empty)), ("1..", .quantity(.empty)),
      (">= 5O days", .quantity(.notANumber("5O days"))),
      (">= 8,000", .quantity(.separators("8,000", plain: "8000"))),
      ("20..10", .upsideDown("20..10")), ("= 60 +- -2", .upsideDown("= 60 +- -2")),
      ("1 day..3 weeks", .unitsDiffer("1 day..3 weeks")),
      ("= 60 % +- 2 pt", .unitsDiffer("= 60 % +- 2 pt")),
    ] as [(String, BoundProblem)])
  func refused(text: String, problem: BoundProblem) {
    #expect(throws: problem) { try Bound(parsing: text) }
  }

  @Test("keeps the text as written")
  func writtenText() throws {
    #expect(try Bound(parsing: ">=9 %").written == ">=9 %")
  }

  @Test("what lies beyond its ends it does not contain", arguments: SeededGenerator.seeds(100))
  func ends(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let low = Double(Int.random(in: -1000...1000, using: &random)) / 8
    let high = low + Double(Int.random(in: 0...1000, using: &random)) / 8
    let texts = [
      ">= \(low)", "> \(low)", "<= \(high)", "< \(high)", "= \(low) +- \(high - low)",
      "\(low)..\(high)", "= \(low)",
    ]
    for text in texts {
      let bound = try Bound(parsing: text)
      if let upper = bound.upper { #expect(!bound.contains(upper + 0.01), "\(text)") }
      if let lower = bound.lower { #expect(!bound.contains(lower - 0.01), "\(text)") }
      let level = Double.random(in: -300...300, using: &random)
      let isInside = level > bound.lower ?? -1e9 && level < bound.upper ?? 1e9
      #expect(bound.contains(level) == isInside, "\(text) \(level)")
    }
  }
}
