/// What a level must keep to: `>= 9%`, `< 4`, `= 60 +- 2`, `10..20`.
///
/// `..` and `+-` include their ends; comparison is within ``Decimal/tolerance``.
public struct Bound: Hashable, Sendable {
  /// The shape of a bound.
  public enum Shape: Hashable, Sendable {
    /// `>= a`
    case atLeast(Double)
    /// `> a`
    case above(Double)
    /// `<= a`
    case atMost(Double)
    /// `< a`
    case below(Double)
    /// `= a`, or `= a +- d`
    case around(Double, Double)
    /// `a..b`
    case between(Double, Double)
  }

  /// What is compared with what.
  public let shape: Shape
  /// The unit written with its numbers, if any.
  public let unit: Unit?
  /// The bound as it was written.
  public let written: String

  /// Reads a bound.
  ///
  ///     try Bound(parsing: ">= 9%").contains(9.4)    // true
  ///
  /// - Throws: ``BoundProblem``.
  public init(parsing text: String) throws(BoundProblem) {
    let trimmed = String(text.trimmed)
    (shape, unit) = try Bound.read(trimmed)
    written = trimmed
  }

  /// The bound as a file holds it, in a unit where none is written with it: `>= 99.9 %`, `10..20 days`.
  public func written(in unit: Unit?) -> String {
    guard self.unit == nil, let unit else { return written }
    guard unit.leads else { return "\(written) \(unit.text)" }
    let sign = written.prefix { "<>=≥≤ ".contains($0) }
    return "\(sign)\(unit.text)\(written.dropFirst(sign.count))"
  }

  /// Whether a level keeps to the bound.
  public func contains(_ level: Double) -> Bool { shape.contains(level) }

  /// The greatest level it allows, where there is one.
  public var upper: Double? { shape.upper }

  /// The least level it allows, where there is one.
  public var lower: Double? { shape.lower }

  /// The level a chart draws as the target line.
  public var level: Double { shape.level }

  /// The bound as it reads on the screen, in a unit of its own or this one: `≥ 9 %`, `≤ 4 hours`;
  /// without words where there is little room: `≤ 4`.
  public func text(in unit: Unit? = nil, withWords: Bool = true) -> String {
    let unit = self.unit ?? unit
    func spelled(_ number: Double) -> String {
      Quantity(number, withWords || unit?.isWord == false ? unit : nil).brief
    }
    func first(_ number: Double) -> String { Quantity(number, unit?.leading).brief }
    return switch shape {
    case .atLeast(let limit): "≥ " + spelled(limit)
    case .above(let limit): "> " + spelled(limit)
    case .atMost(let limit): "≤ " + spelled(limit)
    case .below(let limit): "< " + spelled(limit)
    case .around(let middle, 0): "= " + spelled(middle)
    case .around(let middle, let distance): "= \(first(middle)) ± \(spelled(distance))"
    case .between(let low, let high):
      "\(first(low))\(low < 0 || high < 0 ? " to " : "–")\(spelled(high))"
    }
  }
}

extension Bound.Shape {
  /// Whether a level keeps to the bound.
  public func contains(_ level: Double) -> Bool {
    switch self {
    case .atLeast(let limit): !Decimal.greater(limit, level)
    case .above(let limit): Decimal.greater(level, limit)
    case .atMost(let limit): !Decimal.greater(level, limit)
    case .below(let limit): Decimal.greater(limit, level)
    case .around(let middle, let distance):
      // Not by their difference: of large numbers that has fewer digits than they have.
      !Decimal.greater(middle - distance, level) && !Decimal.greater(level, middle + distance)
    case .between(let low, let high):
      !Decimal.greater(low, level) && !Decimal.greater(level, high)
    }
  }

  /// The greatest level it allows, where there is one.
  public var upper: Double? {
    switch self {
    case .atLeast, .above: nil
    case .atMost(let limit), .below(let limit): limit
    case .around(let middle, let distance): middle + distance
    case .between(_, let high): high
    }
  }

  /// The least level it allows, where there is one.
  public var lower: Double? {
    switch self {
    case .atMost, .below: nil
    case .atLeast(let limit), .above(let limit): limit
    case .around(let middle, let distance): middle - distance
    case .between(let low, _): low
    }
  }

  /// The ends of what it allows.
  var limits: [Double] { [lower, upper].compactMap(\.self) }

  /// The level a chart draws as the target line.
  public var level: Double {
    switch self {
    case .atLeast(let limit), .above(let limit), .atMost(let limit), .below(let limit): limit
    case .around(let middle, _): middle
    case .between(let low, let high): (low + high) / 2
    }
  }
}

/// Why a text is not a bound.
public enum BoundProblem: Error, Complaint, Hashable, Sendable {
  /// It starts with no comparison and is no range.
  case noComparison(String)
  /// One of its numbers can't be read.
  case quantity(QuantityProblem)
  /// Its two numbers are in different units.
  case unitsDiffer(String)
  /// A range whose first number is the greater one, or a negative tolerance.
  case upsideDown(String)

  /// What is wrong, as a part of a sentence.
  public var message: String {
    switch self {
    case .noComparison(let text): "\(text.quoted) is not a bound"
    case .quantity(let problem): problem.message
    case .unitsDiffer(let text): "\(text.quoted) mixes two units"
    case .upsideDown(let text): "\(text.quoted) holds no number"
    }
  }

  /// What to write instead.
  public var hint: Remedy? {
    switch self {
    case .noComparison: "write >= 9%, <= 4, = 60 +- 2 or 10..20"
    case .quantity(let problem): problem.hint
    case .unitsDiffer: "write both numbers in one unit"
    case .upsideDown: "write the smaller number first"
    }
  }
}

extension Bound {
  private static func read(_ text: String) throws(BoundProblem) -> (Shape, Unit?) {
    for (sign, shape) in comparisons where text.hasPrefix(sign) {
      let quantity = try number(text.dropFirst(sign.count))
      return (shape(quantity.number), quantity.unit)
    }
    if text.hasPrefix("=") { return try around(text) }
    guard let dots = text.firstRange(of: "..") else { throw .noComparison(text) }
    let (low, high) = (try number(text[..<dots.lowerBound]), try number(text[dots.upperBound...]))
    guard low.number <= high.number else { throw .upsideDown(text) }
    return (.between(low.number, high.number), try common(low, high, text))
  }

  // The longer sign first: ">=" also begins with ">".
  private static var comparisons: [(String, @Sendable (Double) -> Shape)] {
    [
      (">=", { .atLeast($0) }), ("≥", { .atLeast($0) }), ("<=", { .atMost($0) }),
      ("≤", { .atMost($0) }), (">", { .above($0) }), ("<", { .below($0) }),
    ]
  }

  private static func around(_ text: String) throws(BoundProblem) -> (Shape, Unit?) {
    let body = text.dropFirst()
    let sign = String(body).firstRange(of: "+-") == nil ? "±" : "+-"
    guard let split = String(body).firstRange(of: sign) else {
      let middle = try number(body)
      return (.around(middle.number, 0), middle.unit)
    }
    let whole = String(body)
    let middle = try number(whole[..<split.lowerBound])
    let distance = try number(whole[split.upperBound...])
    guard distance.number >= 0 else { throw .upsideDown(text) }
    return (.around(middle.number, distance.number), try common(middle, distance, text))
  }

  private static func number(_ text: Substring) throws(BoundProblem) -> Quantity {
    do {
      return try Quantity(parsing: String(text.trimmed))
    } catch {
      throw .quantity(error)
    }
  }

  private static func common(
    _ left: Quantity, _ right: Quantity, _ text: String
  )
    throws(BoundProblem) -> Unit?
  {
    if let unit = left.unit, let other = right.unit, unit != other { throw .unitsDiffer(text) }
    return left.unit ?? right.unit
  }
}
