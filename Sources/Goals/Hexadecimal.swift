extension FixedWidthInteger where Self: UnsignedInteger {
  /// A number of exactly as many hexadecimal digits as it has room for; no sign, no blank.
  package init?(hexadecimal text: some StringProtocol) {
    guard text.utf8.count == Self.bitWidth / 4, text.allSatisfy(\.isHexDigit) else { return nil }
    self.init(text, radix: 16)
  }

  /// As many hexadecimal digits as it has room for.
  package var hexadecimal: String {
    let digits = String(self, radix: 16)
    return String(repeating: "0", count: Self.bitWidth / 4 - digits.count) + digits
  }
}
