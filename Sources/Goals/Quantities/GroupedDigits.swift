/// Digits as people of a region write them: `1.200.000`, `12.500,50`, `10 000`, `1'200`.
///
/// Three digits behind one point are read in two ways: `1.200` is a thousand and two hundred, or one
/// and a fifth.
package struct GroupedDigits: Hashable, Sendable {
  /// The number with a decimal point and nothing else between its digits.
  package let plain: String
  /// The other number that it may be: what a single point would group.
  package let other: String?

  /// Reads digits and what stands between them; `nil` where that is anything else.
  ///
  /// - Parameters:
  ///   - text: The digits.
  ///   - isMoney: Whether a currency stands beside it, which has no three decimals.
  package init?(_ text: some StringProtocol, isMoney: Bool = false) {
    let digits = String(text).filter { !" '’\u{A0}\u{202F}\u{2009}".contains($0) }
    guard let first = digits.first, let last = digits.last, first.isASCIIDigit, last.isASCIIDigit,
      digits.allSatisfy({ $0.isASCIIDigit || $0 == "." || $0 == "," })
    else { return nil }
    let groups = digits.split(omittingEmptySubsequences: false) { !$0.isASCIIDigit }
    let signs = digits.filter { !$0.isASCIIDigit }
    let joined = groups.joined()
    let decimal = groups.dropLast().joined() + "." + (groups.last ?? "")
    let isGrouped = groups.dropFirst().allSatisfy { $0.count == 3 } && groups[0].count <= 3
    switch (signs.count, signs.first) {
    case (0, _): (plain, other) = (joined, nil)
    case (1, "."):
      let mayBeGroup = isGrouped && groups[0] != "0"
      plain = mayBeGroup && isMoney ? joined : decimal
      other = mayBeGroup && !isMoney ? joined : nil
    case (1, _): (plain, other) = (isGrouped ? joined : decimal, nil)
    default:
      let isOneSign = Set(signs).count == 1
      guard isOneSign ? isGrouped : signs.dropLast().allSatisfy({ $0 != signs.last }) else {
        return nil
      }
      (plain, other) = (isOneSign ? joined : decimal, nil)
    }
  }
}
