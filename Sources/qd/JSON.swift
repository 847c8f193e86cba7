import Goals

/// A value of JSON (RFC 8259) whose keys keep their order.
enum JSON: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  case array([JSON])
  case object([Member])

  /// A key and its value.
  struct Member: Hashable, Sendable {
    let key: String
    let value: JSON
  }

  /// An object with its keys in this order.
  init(_ members: KeyValuePairs<String, JSON>) {
    self = .object(members.map { Member(key: $0.key, value: $0.value) })
  }

  init(_ number: Double?) { self = number.map { .number($0) } ?? .null }
  init(_ number: Int?) { self.init(number.map(Double.init)) }
  init(_ text: String?) { self = text.map { .text($0) } ?? .null }
  init(_ texts: [String]) { self = .array(texts.map { .text($0) }) }

  /// The value on one line.
  var text: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    // JSON has no infinity.
    case .number(let number): number.isFinite ? Decimal.text(number) : "null"
    case .text(let text): JSON.quoted(text)
    case .array(let values): "[" + values.map(\.text).joined(separator: ", ") + "]"
    case .object(let members):
      "{" + members.map { "\(JSON.quoted($0.key)): \($0.value.text)" }.joined(separator: ", ") + "}"
    }
  }

  /// The value as it is printed: an array with one element a line, for `grep` and `diff`.
  var lines: [String] {
    guard case .array(let values) = self, !values.isEmpty else { return [text] }
    let last = values.count - 1
    return ["["] + values.enumerated().map { "  \($1.text)\($0 == last ? "" : ",")" } + ["]"]
  }

  /// In quotation marks; what steers a terminal or hides the order of letters is escaped.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case _ where isEscaped(scalar): quoted += escape(scalar)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  private static func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
    // U+2028 and U+2029 end lines in JavaScript and in some terminals.
    scalar.properties.generalCategory == .control || scalar.properties.isBidiControl
      || scalar == "\u{2028}" || scalar == "\u{2029}"
  }

  /// All that is escaped lies below U+10000, so four digits always do.
  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
