private import Glibc

/// Arithmetic that behaves as people expect of decimals, on binary floating point.
///
/// 5.9 of 10 is 59 %, although 5.9 / 10 × 100 is 58.999… in binary: values nearer to each other
/// than 10⁻⁹ are equal. Beyond 1000 sums of many numbers err by more than that, and 10⁻¹² of the
/// size may lie between, so that a cent still counts in a thousand million.
public enum Decimal {
  /// How far apart two small numbers may be and still be equal.
  public static let tolerance = 1e-9

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
