extension Quantity {
  /// Reads a quantity as people type it into a form: `8,000` is 8000.
  ///
  /// - Throws: ``QuantityProblem`` about what was typed; `1.234,5` is refused, since a person who
  ///   writes it so may be wrong about what a point does here.
  public init(typed text: String) throws(QuantityProblem) {
    do {
      try self.init(parsing: text)
    } catch {
      guard case .separators(_, let plain) = error, !Quantity.hasPointBeforeComma(text),
        let read = try? Quantity(parsing: plain)
      else { throw error }
      self = read
    }
  }

  private static func hasPointBeforeComma(_ text: String) -> Bool {
    guard let point = text.firstIndex(of: "."), let comma = text.firstIndex(of: ",") else {
      return false
    }
    return point < comma
  }

  /// What a number may be meant for whose point stands where others group thousands: of `1.000`
  /// that is `1000`. `nil` where nobody would write it so.
  public static func ungrouped(_ text: String) -> String? {
    let isPart = { (character: Character) in character.isASCIIDigit || character == "." }
    guard let start = text.firstIndex(where: \.isASCIIDigit) else { return nil }
    let number = text[start...].prefix(while: isPart)
    let groups = number.split(separator: ".", omittingEmptySubsequences: false)
    guard groups.count > 1, let first = groups.first, first != "0", first.count <= 3,
      groups.dropFirst().allSatisfy({ $0.count == 3 })
    else { return nil }
    return text.replacingFirst(String(number), with: groups.joined())
  }
}
