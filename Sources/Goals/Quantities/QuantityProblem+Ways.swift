// What to write instead of what people type for a quantity, and files have another form for.
extension QuantityProblem {
  /// `10:1`, `77/100`, `$10K/month`, `=SUM(A1:A3)`; `nil` where nothing is known to be meant.
  var way: String? {
    switch self {
    case .notANumber(let text): QuantityProblem.ratio(text) ?? QuantityProblem.formula(text)
    case .twoUnits(let text): QuantityProblem.rate(text)
    default: nil
    }
  }

  private static func ratio(_ text: String) -> String? {
    let sides = text.split { ":/".contains($0) }.map { String($0.trimmed) }
    guard sides.count == 2, let over = Double(sides[0]), let under = Double(sides[1]), under != 0
    else { return nil }
    let share = Decimal.text(over / under, decimals: 4)
    return under == 100
      ? "write \(sides[0])%, or \(sides[0]) where the target is 100"
      : "write what it comes to, \(share), or the first number alone, \(sides[0])"
  }

  private static func formula(_ text: String) -> String? {
    guard text.hasPrefix("=") || text.lowercased().contains("sum(") else { return nil }
    return "nothing is computed here: write the number, or link a KPI that holds it"
  }

  /// A currency and what it is by: both are one unit.
  private static func rate(_ text: String) -> String? {
    guard let sign = text.trimmed.first, Unit.isCurrency(sign), let slash = text.firstIndex(of: "/")
    else { return nil }
    let number = text[..<slash].trimmed.dropFirst().replacing("K", with: "k")
    return "write \(number) \(sign)\(text[slash...])"
  }
}
