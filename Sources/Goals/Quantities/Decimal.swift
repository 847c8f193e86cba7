private import Glibc

/// Arithmetic that behaves as people expect of decimals, on binary floating point.
///
/// 5.9 of 10 is 59 %, although 5.9 / 10 × 100 is 58.999… in binary: values nearer to each other
/// than 10⁻⁹ are equal. Beyond 1000 sums of many numbers err by more than that, and 10⁻¹² of the
/// size may lie between, so that a cent still counts in a thousand million.
public enum Decimal {
  /// How far apart two small numbers may be and still be equal.
  public static let tolerance = 1e-9

  /// The number that a text of digits with at most one point between them writes; `nil` for any
  /// other text.
  static func bare(_ text: some StringProtocol) -> Double? {
    var (digits, points, last) = (0, 0, UInt8(0))
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      case UInt8(ascii: ".") where digits > 0: points += 1
      case UInt8(ascii: "-") where index == 0: break
      default: return nil
      }
      last = byte
    }
    guard (1...15).contains(digits), points < 2, last != UInt8(ascii: ".") else { return nil }
    return Double(text)
  }

  /// Whether both are the same number within the tolerance.
  public static func equal(_ left: Double, _ right: Double) -> Bool {
    abs(left - right) <= max(tolerance, 1e-12 * max(abs(left), abs(right)))
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
    let nudge = max(tolerance, 4 * scaled.ulp)
    let nudged = scaled + (scaled < 0 ? -nudge : nudge)
    return nudged.rounded(.toNearestOrAwayFromZero) / scale
  }

  /// The number in plain decimals, without an exponent and without needless zeros.
  ///
  /// At most `decimals` digits follow the point; as many as needed where it is `nil`.
  public static func text(_ number: Double, decimals: Int? = nil) -> String {
    guard number.isFinite else { return "–" }
    let value = decimals.map { rounded(number, to: $0) } ?? number
    if value == 0 { return "0" }
    if value == value.rounded(), abs(value) < 0x1p54 { return String(Int(value)) }
    return withoutExponent(String(value))
  }

  /// The number in few characters, about three digits of it: 412345 is `412k`, 9.4321 is `9.43`.
  public static func short(_ number: Double) -> String {
    for (limit, factor, sign) in multipliers where abs(number) >= limit {
      let scaled = number / factor
      return text(scaled, decimals: abs(scaled) < 100 ? 1 : 0) + sign
    }
    return text(number, decimals: abs(number) < 100 ? 2 : abs(number) < 1000 ? 1 : 0)
  }

  /// The number in few characters, but exactly: 500000 is `500k`, 412345 stays as it is.
  public static func brief(_ number: Double) -> String {
    for (limit, factor, sign) in multipliers where abs(number) >= limit {
      let scaled = number / factor
      if equal(scaled, rounded(scaled, to: 1)) { return text(scaled, decimals: 1) + sign }
    }
    return text(number)
  }

  // What rounds up to a million is written as one: 999,950 is 1M, not 1000k.
  private static let multipliers = [
    (999_500_000.0, 1e9, "B"), (999_500.0, 1e6, "M"), (10_000.0, 1e3, "k"),
  ]

  /// A share of 1 as whole per cent, raw: `-25`, `59`, `125`.
  public static func percent(_ share: Double) -> String { text(share * 100, decimals: 0) }

  /// `1.5e-05` as `0.000015`: the shortest digits that read back as the same number stay.
  private static func withoutExponent(_ text: String) -> String {
    let parts = text.split(separator: "e")
    guard parts.count == 2, let exponent = Int(parts[1]) else { return text }
    let sign = text.hasPrefix("-") ? "-" : ""
    var digits = parts[0].filter(\.isNumber)
    if parts[0].hasSuffix(".0") { digits.removeLast() }
    // From 2⁵⁴ on String uses exponents, so a positive one is longer than the digits.
    return exponent < 0
      ? sign + "0." + String(repeating: "0", count: -exponent - 1) + digits
      : sign + digits + String(repeating: "0", count: max(0, exponent + 1 - digits.count))
  }
}
