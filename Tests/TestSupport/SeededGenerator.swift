private import Glibc

/// Random numbers that come again with the same seed (SplitMix64), for property tests.
///
/// A test takes fresh seeds as its arguments, so that a failure prints the seed it failed with;
/// `QUARTERDECK_SEED` in the environment runs that one alone.
///
///     @Test(arguments: SeededGenerator.seeds(50))
///     func staysInRange(seed: UInt64) {
///       var random = SeededGenerator(seed: seed)
///     }
package struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package static func seeds(_ count: Int) -> [UInt64] {
    if let text = getenv("QUARTERDECK_SEED"), let seed = UInt64(String(cString: text)) {
      return [seed]
    }
    return (0..<count).map { _ in UInt64.random(in: .min ... .max) }
  }

  /// Seeds for the rounds of one test: so many, or as many as `FUZZ_ROUNDS` in the environment says.
  package static func rounds(_ usual: Int) -> [UInt64] {
    seeds(getenv("FUZZ_ROUNDS").flatMap { Int(String(cString: $0)) } ?? usual)
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension SeededGenerator {
  /// A text of letters that trouble parsers: signs, digits, blanks, line ends, other scripts.
  package mutating func text(upTo length: Int, from letters: String = troublesome) -> String {
    let letters = Array(letters)
    return String(
      (0..<Int.random(in: 0...length, using: &self)).map { _ in
        letters[Int.random(in: letters.indices, using: &self)]
      })
  }

  package static let troublesome = " \t\n\r,;:\"'+-−±=<>≥..0123456789%$€kMBaeOTZ#/\\ä\u{301}日\u{0}"
}

extension SeededGenerator {
  /// A standard normal number: twelve uniform ones less six (the sum of many is nearly normal).
  package mutating func normal() -> Double {
    (0..<12).reduce(-6.0) { sum, _ in sum + Double.random(in: 0..<1, using: &self) }
  }
}
