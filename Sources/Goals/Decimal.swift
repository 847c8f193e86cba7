private import Glibc

/// Arithmetic that behaves as people expect of decimals, on binary floating point.
///
/// 5.9 of 10 is 59 %, although 5.9 / 10 × 100 is 58.999… in binary: values nearer to each other
/// than one part in 10⁹ are equal.
public enum Decimal {
  /// How far apart two numbers may be and still be equal, relative to their size beyond 1.
  public static let tolerance = 1e-9

  /// Whether both are the same number within the tolerance.
  public static func equal(_ left: Double, _ right: Double) -> Bool {
    abs(left - right) <= tolerance * max(1, abs(left), abs(right))
  }

  /// Whether left is greater by more than the tolerance.
  public static func greater(_ left: Double, _ right: Double) -> Bool {
    left > right && !equal(left, right)
  }

  /// The number rounded to some decimals; ties go away from zero.
  ///
  ///     Decimal.rounded(0.585, to: 2)    // 0.59
  public static func rounded(_ number: Double, to decimals: Int = 0) -> Double {
    let scale = pow(10, Double(decimals))
    let scaled = number * scale
    let nudged = scaled + (scaled < 0 ? -1 : 1) * tolerance * max(1, abs(scaled))
    return nudged.rounded(.toNearestOrAwayFromZero) / scale
  }

  /// The number in plain decimals, without an exponent and without needless zeros.
  ///
  /// At most `decimals` digits follow the point; as many as needed where it is `nil`.
  public static func text(_ number: Double, decimals: Int? = nil) -> String {
    guard number.isFinite else { return "–" }
    let value = decimals.map { rounded(number, to: $0) } ?? number
    if value == 0 { return "0" }
    if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
    let text = String(value)
    return text.contains("e") ? fixed(value) : text
  }

  /// The number in few characters: 412000 is `412k`, 1234567 is `1.2M`.
  public static func short(_ number: Double) -> String {
    for (limit, sign) in [(1e9, "B"), (1e6, "M"), (1e4, "k")] where abs(number) >= limit {
      let scaled = number / (sign == "k" ? 1e3 : limit)
      return text(scaled, decimals: abs(scaled) < 100 ? 1 : 0) + sign
    }
    return text(number, decimals: abs(number) < 1000 ? 1 : 0)
  }

  /// A share of 1 as whole per cent, raw: `-25`, `59`, `125`.
  public static func percent(_ share: Double) -> String { text(share * 100, decimals: 0) }

  private static func fixed(_ value: Double) -> String {
    let whole = value.rounded(.towardZero)
    guard abs(whole) < 9e18 else { return String(value) }
    var rest = abs(value - whole)
    var digits = ""
    while rest > 0, digits.count < 17 {
      rest *= 10
      digits += String(Int(rest))
      rest -= rest.rounded(.down)
    }
    while digits.last == "0" { digits.removeLast() }
    let sign = value < 0 ? "-" : ""
    return sign + String(Int(abs(whole))) + (digits.isEmpty ? "" : "." + digits)
  }
}
