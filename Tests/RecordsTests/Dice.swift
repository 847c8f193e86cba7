/// Random numbers that a seed gives again (SplitMix64), and random texts made of what breaks parsers.
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  /// Seeds for a parameterized test, which prints the one that fails.
  static func seeds(_ count: Int) -> [UInt64] {
    (0..<count).map { _ in UInt64.random(in: 0...UInt64.max) }
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func roll(_ sides: Int) -> Int { Int.random(in: 0..<sides, using: &self) }

  mutating func chance(_ percent: Int) -> Bool { roll(100) < percent }

  mutating func pick<Element>(_ first: Element, _ others: Element...) -> Element {
    let index = roll(others.count + 1)
    return index == 0 ? first : others[index - 1]
  }

  mutating func list<Element>(
    _ counts: ClosedRange<Int>, _ element: (inout Dice) -> Element
  ) -> [Element] {
    (0..<Int.random(in: counts, using: &self)).map { _ in element(&self) }
  }

  mutating func bytes(_ counts: ClosedRange<Int>) -> [UInt8] {
    list(counts) { dice in
      dice.chance(60)
        ? dice.pick(10, 10, 13, 32, 35, 37, 43, 44, 45, 58, 58, 60, 61, 62, 65, 66, 92, 34, 9, 49)
        : UInt8.random(in: .min ... .max, using: &dice)
    }
  }

  /// A value that can be written, of one line or several.
  mutating func value() -> String {
    list(chance(75) ? 1...1 : 1...4) { $0.line() }.joined(separator: "\n")
  }

  private mutating func line() -> String {
    let line = list(0...4) { dice in
      dice.pick(
        "59 days", " ", "\t", "+", "+ ", "#", "%", ":", "A: ", "é", "e\u{301}", "日本", "👩‍💻",
        "\u{1B}[0m",
        "\u{7}", "\\ ", "\r.", "\u{2028}", "\u{202E}", "<<<<<<< ", "\"", ",", "=======", "x")
    }.joined()
    return line
  }
}
