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

  /// Whether a whole number is counted as its digits say; from 2⁵³ on not each is.
  static func isCounted(whole digits: String) -> Bool {
    guard digits.utf8.count > 15, !digits.contains("."), let number = Double(digits) else {
      return true
    }
    return text(number) == String(digits.drop { $0 == "0" }) || number == 0
  }

  /// Whether both are the same number within the tolerance.
  public static func equal(_ left: Double, _ right: Double) -> Bool {
    abs(left - right) <= max(tolerance, 1e-12 * max(abs(left), abs(right)))
  }

  /// A number that isn't the same as a mark, though it lies as near: moved as far from it as can be
  /// told.
  static func apart(_ number: Double, from mark: Double, isBelow: Bool) -> Double {
    equal(number, mark) ? mark + (isBelow ? -2 : 2) * tolerance : number
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
    // Beyond 2⁵³ it has no digits behind that place, and dividing again would make some up.
    guard abs(scaled) < 0x1p53 else { return number }
    // Where neighbouring numbers lie far apart, a whole one stays what it is.
    let nudge = min(0.25, max(tolerance, 4 * scaled.ulp))
    let nudged = scaled + (scaled < 0 ? -nudge : nudge)
    return nudged.rounded(.toNearestOrAwayFromZero) / scale
  }

  /// The number without the noise that binary sums and quotients leave: to twelve digits, so that it
  /// is still the same number.
  static func cleaned(_ number: Double) -> Double {
    guard number != 0, number.isFinite else { return number }
    return rounded(number, to: max(0, 11 - Int(log10(abs(number)).rounded(.down))))
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

  /// The number with at most so many decimals, and with as many more as it takes to tell it from zero
  /// and from each mark it is held against, on the side where it lies.
  ///
  ///     Decimal.text(99.9499, decimals: 2, besides: [99.95])    // "99.9499"
  public static func text(_ number: Double, decimals: Int, besides marks: [Double]) -> String {
    text(number, decimals: telling(number, decimals: decimals, from: marks))
  }

  /// The number in few characters, about three digits of it, and as many more as it takes to tell it
  /// from each mark: 412345 is `412k`, 9.4321 is `9.43`, 104960 beside 105000 `104.96k`.
  public static func short(_ number: Double, besides marks: [Double] = []) -> String {
    for (limit, factor, sign) in multipliers where abs(number) >= limit {
      let decimals = abs(number) < 100 * factor ? 1 : 0
      let needed = telling(number, decimals: decimals, from: marks, in: factor)
      return text(number / factor, decimals: needed) + sign
    }
    let decimals = abs(number) < 100 ? 2 : abs(number) < 1000 ? 1 : 0
    return text(number, decimals: decimals, besides: marks)
  }

  /// The number in few characters, but exactly: 500000 is `500k`, 1250000 `1.25M`, 412345 stays as it
  /// is.
  public static func brief(_ number: Double) -> String {
    for (limit, factor, sign) in multipliers where abs(number) >= limit {
      let scaled = number / factor
      if equal(scaled, rounded(scaled, to: 2)) { return text(scaled, decimals: 2) + sign }
    }
    return text(number)
  }

  /// How many decimals it takes, from so many on, that the number rounded in thousands, millions or
  /// ones lies on the same side of zero and of each mark as the number; no more than it has.
  static func telling(
    _ number: Double, decimals: Int, from marks: [Double], in factor: Double = 1
  ) -> Int {
    (decimals...max(decimals, 12)).first { count in
      isTold(number, as: rounded(number / factor, to: count) * factor, from: marks)
    } ?? 12
  }

  /// Whether a printed number lies where the number does: beside zero, and beside each mark.
  static func isTold(_ number: Double, as printed: Double, from marks: [Double]) -> Bool {
    abs(printed - number) <= 8 * number.ulp
      || (marks + [0]).allSatisfy { side(of: printed, $0) == side(of: number, $0) }
  }

  private static func side(of number: Double, _ mark: Double) -> Int {
    equal(number, mark) ? 0 : number < mark ? -1 : 1
  }

  // What rounds up to a million is written as one: 999,950 is 1M, not 1000k.
  private static let multipliers = [
    (999_500_000.0, 1e9, "B"), (999_500.0, 1e6, "M"), (10_000.0, 1e3, "k"),
  ]

  /// A share of 1 in per cent, raw: `-25`, `59`, `125`.
  ///
  /// It is 0 only where the share is, and 100 only from 1 on: 0.001 is `1`, 0.996 is `99`.
  public static func percent(_ share: Double, decimals: Int = 0) -> String {
    text(percentage(share, decimals: decimals), decimals: decimals)
  }

  /// The number that ``percent(_:decimals:)`` prints.
  static func percentage(_ share: Double, decimals: Int) -> Double {
    let (value, step) = (rounded(share * 100, to: decimals), pow(10, -Double(decimals)))
    if equal(share, 0) || equal(share, 1) { return value }
    if abs(value) < step / 2 { return share < 0 ? -step : step }
    return share < 1 && value >= 100 ? 100 - step : value
  }

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
