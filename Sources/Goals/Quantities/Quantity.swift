/// A decimal number with an optional unit: `59 days`, `9 %`, `$8000`, `-3.5 pt`, `1.2M €`.
///
/// `k`, `M` and `B` multiply only directly after the number and before a blank, a currency sign
/// or the end: `20M` is twenty million, `20MB` is 20 of unit MB.
public struct Quantity: Hashable, Sendable {
  /// The number, multiplier applied.
  public let number: Double
  /// What it counts; `nil` where nothing was written.
  public let unit: Unit?

  /// A number of a unit.
  public init(_ number: Double, _ unit: Unit? = nil) {
    self.number = number
    self.unit = unit
  }

  /// Reads a quantity as files hold it: a decimal point, no thousands separators.
  ///
  ///     try Quantity(parsing: "1.2M €").number    // 1200000
  ///
  /// - Throws: ``QuantityProblem`` that says what a person should write instead.
  public init(parsing text: String) throws(QuantityProblem) {
    if let plain = Quantity(plain: text) {
      self = plain
      return
    }
    var scanner = QuantityScanner(text)
    self = try scanner.quantity()
  }

  /// What most files hold by the thousand, read on its bytes: a bare number, or one with a blank and
  /// a word of small letters behind it. `nil`: look closer.
  private init?(plain text: String) {
    let blank = text.utf8.firstIndex(of: UInt8(ascii: " ")) ?? text.endIndex
    guard let number = Decimal.bare(text[..<blank]) else { return nil }
    guard blank < text.endIndex else {
      self.init(number)
      return
    }
    let word = text[text.utf8.index(after: blank)...]
    // One letter may be a multiplier that has lost its place.
    guard word.utf8.count > 1, word.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else {
      return nil
    }
    self.init(number, Unit(String(word), leads: false))
  }

  /// The quantity as it reads on the screen: `59 days`, `9 %`, `$8000`.
  public var text: String { text(decimals: nil) }

  /// The quantity with at most so many decimals.
  public func text(decimals: Int?) -> String {
    spelled(Decimal.text(number, decimals: decimals))
  }

  /// The quantity with so many decimals, and more where it takes them to tell it from a mark.
  public func text(decimals: Int, besides marks: [Double]) -> String {
    spelled(Decimal.text(number, decimals: decimals, besides: marks))
  }

  /// The quantity in few characters: `$412k`, `9.4 %`; beside what it is held against with as many
  /// digits as tell it from that.
  public func short(besides marks: [Double] = []) -> String {
    spelled(Decimal.short(number, besides: marks))
  }

  /// The quantity in few characters, but exactly: `$500k`.
  public var brief: String { spelled(Decimal.brief(number)) }

  /// The quantity in few characters and without a word for its unit: `9.4 %`, but `21.5` months.
  public func figure(besides marks: [Double] = []) -> String {
    unit?.isWord == true ? Decimal.short(number, besides: marks) : short(besides: marks)
  }

  /// The quantity as files hold it: with its unit, where it can be read again with that.
  public var written: String {
    let text = text
    return (try? Quantity(parsing: text)) == self ? text : Decimal.text(number)
  }

  private func spelled(_ digits: String) -> String {
    guard let unit else { return digits }
    guard unit.leads else { return digits + " " + unit.text(after: number) }
    return digits.hasPrefix("-") ? "-" + unit.text + digits.dropFirst() : unit.text + digits
  }
}

/// Why a text is not a quantity.
public enum QuantityProblem: Error, Complaint, Hashable, Sendable {
  /// Nothing was written.
  case empty
  /// It holds no number where one must stand.
  case notANumber(String)
  /// It has thousands separators, or a comma for the point; `plain` is what to write.
  case separators(String, plain: String)
  /// Two units stand around one number: `$5 €`.
  case twoUnits(String)
  /// It has more digits than are counted: another number would stand for it.
  case tooManyDigits(String)

  /// What is wrong, as a part of a sentence.
  public var message: String {
    switch self {
    case .empty: "a quantity is missing"
    case .notANumber(let text): "\(text.quoted) is not a quantity"
    case .separators(let text, _): "\(text.quoted) has a comma in its number"
    case .twoUnits(let text): "\(text.quoted) has two units"
    case .tooManyDigits(let text): "\(text.quoted) has more digits than are counted"
    }
  }

  /// What to write instead.
  public var hint: Remedy? {
    if let way { return .words(way) }
    return switch self {
    case .empty, .notANumber: "write a number and its unit, like 59 days, 9% or $8000"
    case .separators(_, let plain): "write \(plain)"
    case .twoUnits: "write one unit, before or after the number"
    case .tooManyDigits: "write up to 15 digits, and k, M or B behind them"
    }
  }
}

/// Reads a quantity from left to right: sign, leading currency, number, multiplier, unit.
struct QuantityScanner {
  private let text: String
  private var rest: Substring

  init(_ text: String) {
    self.text = text
    self.rest = text.trimmed
  }

  mutating func quantity() throws(QuantityProblem) -> Quantity {
    guard !rest.isEmpty else { throw .empty }
    var negative = sign()
    let currency = leadingCurrency()
    if currency != nil { negative = sign() != negative }
    guard let digits = number() else { throw .notANumber(text) }
    try refuseSeparators(after: digits)
    guard Decimal.isCounted(whole: digits) else { throw .tooManyDigits(text) }
    // The multiplier goes into the text: 1.005 * 1000 is 1004.999… in binary, "1.005e3" is 1005.
    // The limit keeps sums and ratios of quantities finite.
    guard let value = Double(digits + multiplier()), value < 1e100 else { throw .notANumber(text) }
    let unit = try trailingUnit(currency)
    return Quantity(negative ? -value : value, unit)
  }

  /// Eats a sign and tells whether it was a minus.
  private mutating func sign() -> Bool {
    guard let first = rest.first, "+-−".contains(first) else { return false }
    rest.removeFirst()
    return first != "+"
  }

  private mutating func leadingCurrency() -> Unit? {
    guard let first = rest.first, Unit.isCurrency(first) else { return nil }
    rest = rest.dropFirst().trimmed
    return Unit(String(first), leads: true)
  }

  private mutating func number() -> String? {
    let whole = rest.prefix(while: \.isASCIIDigit)
    rest = rest.dropFirst(whole.count)
    var digits = String(whole)
    if rest.first == ".", rest.dropFirst().first?.isASCIIDigit == true {
      let fraction = rest.dropFirst().prefix(while: \.isASCIIDigit)
      rest = rest.dropFirst(fraction.count + 1)
      digits += "." + fraction
    }
    return digits.isEmpty ? nil : digits
  }

  private func refuseSeparators(after digits: String) throws(QuantityProblem) {
    let separators: [Character] = [",", "'", "’", "\u{202F}", "\u{A0}"]
    guard let first = rest.first, separators.contains(first),
      rest.dropFirst().first?.isASCIIDigit == true
    else { return }
    let tail = rest.prefix { $0.isASCIIDigit || $0 == "." || separators.contains($0) }
    let group = tail.dropFirst().prefix(while: \.isASCIIDigit)
    // "3,5" is a European decimal, "8,000" thousands: three digits in the group tell them apart.
    let joint = first == "," && group.count != 3 ? "." : ""
    // In "1.234,5" the points group thousands.
    let isGrouped = first == "," && digits.contains(".")
    let whole = isGrouped ? digits.filter { $0 != "." } : digits
    let joined =
      whole + (isGrouped ? "." : joint) + tail.filter { $0.isASCIIDigit || $0 == "." && !isGrouped }
    let written = digits + tail
    throw .separators(text, plain: text.replacingFirst(written, with: joined))
  }

  private mutating func multiplier() -> String {
    guard let first = rest.first, let exponent = ["k": "e3", "M": "e6", "B": "e9"][first] else {
      return ""
    }
    if let next = rest.dropFirst().first, next != " ", next != "\t", !Unit.isCurrency(next) {
      return ""
    }
    rest.removeFirst()
    return exponent
  }

  private func trailingUnit(_ currency: Unit?) throws(QuantityProblem) -> Unit? {
    let unit = rest.trimmed
    guard !unit.isEmpty else { return currency }
    guard currency == nil else { throw .twoUnits(text) }
    // A word glued to the number is one word: "20MB" is fine, "5O days" is a slip of the finger.
    let isGlued = rest.first != " " && rest.first != "\t"
    let oddities = unit.contains { $0.isASCIIDigit || "<>=,;".contains($0) }
    guard !(isGlued && unit.contains(" ")), !oddities else { throw .notANumber(text) }
    return Unit(String(unit), leads: false)
  }
}
