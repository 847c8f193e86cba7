import Goals

/// Why a text isn't JSON.
struct JSONProblem: Error {
  let line: Int
  let message: String
}

extension JSON {
  /// Reads JSON (RFC 8259).
  init(parsing text: String) throws(JSONProblem) {
    var reader = JSONReader(Array(text.utf8))
    self = try reader.document()
  }

  /// The value of a key of an object.
  subscript(key: String) -> JSON? {
    if case .object(let members) = self { members.first { $0.key == key }?.value } else { nil }
  }

  /// The elements of an array.
  var elements: [JSON]? { if case .array(let values) = self { values } else { nil } }

  /// A text.
  var string: String? { if case .text(let text) = self { text } else { nil } }
}

/// Reads JSON from left to right.
private struct JSONReader {
  private let bytes: [UInt8]
  private var index = 0
  private var depth = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func document() throws(JSONProblem) -> JSON {
    let value = try value()
    skipBlanks()
    guard index == bytes.count else { throw problem("something follows the end") }
    return value
  }

  private func problem(_ message: String) -> JSONProblem {
    JSONProblem(line: 1 + bytes.prefix(index).count { $0 == UInt8(ascii: "\n") }, message: message)
  }

  private mutating func skipBlanks() {
    while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  private mutating func value() throws(JSONProblem) -> JSON {
    depth += 1
    defer { depth -= 1 }
    guard depth < 100 else { throw problem("it is nested too deeply") }
    if take("{") { return try object() }
    if take("[") { return try array() }
    if take("\"") { return .text(try text()) }
    for (word, value) in [("true", JSON.bool(true)), ("false", .bool(false)), ("null", .null)]
    where bytes[index...].starts(with: word.utf8) {
      index += word.utf8.count
      return value
    }
    return .number(try number())
  }

  private mutating func object() throws(JSONProblem) -> JSON {
    var members: [JSON.Member] = []
    if take("}") { return .object([]) }
    repeat {
      guard take("\"") else { throw problem("a key is missing") }
      let key = try text()
      guard take(":") else { throw problem("a colon is missing behind \(key.quoted)") }
      members.append(JSON.Member(key: key, value: try value()))
    } while take(",")
    guard take("}") else { throw problem("a brace isn't closed") }
    return .object(members)
  }

  private mutating func array() throws(JSONProblem) -> JSON {
    var values: [JSON] = []
    if take("]") { return .array([]) }
    repeat { values.append(try value()) } while take(",")
    guard take("]") else { throw problem("a bracket isn't closed") }
    return .array(values)
  }

  private mutating func number() throws(JSONProblem) -> Double {
    let start = index
    while index < bytes.count, "+-.0123456789eE".utf8.contains(bytes[index]) { index += 1 }
    guard let number = Double(String(decoding: bytes[start..<index], as: UTF8.self)) else {
      throw problem("a value is missing")
    }
    return number
  }

  private mutating func text() throws(JSONProblem) -> String {
    var text: [UInt8] = []
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "\"") { return String(decoding: text, as: UTF8.self) }
      if byte == UInt8(ascii: "\\") { text += try escaped() } else { text.append(byte) }
    }
    throw problem("a text isn't closed")
  }

  private mutating func escaped() throws(JSONProblem) -> [UInt8] {
    guard index < bytes.count else { throw problem("a text isn't closed") }
    let letter = bytes[index]
    index += 1
    switch letter {
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "u"): return Array(String(try scalar()).utf8)
    default: return [letter]
    }
  }

  private mutating func scalar() throws(JSONProblem) -> Character {
    let first = try unit()
    guard (0xD800..<0xDC00).contains(first), bytes[index...].starts(with: "\\u".utf8) else {
      return Character(Unicode.Scalar(first) ?? "\u{FFFD}")
    }
    index += 2
    let second = try unit()
    guard (0xDC00..<0xE000).contains(second) else { return "\u{FFFD}" }
    return Character(
      Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}")
  }

  private mutating func unit() throws(JSONProblem) -> UInt32 {
    let digits = bytes[index...].prefix(4)
    guard digits.count == 4, let unit = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw problem("\\u needs four digits") }
    index += 4
    return unit
  }
}
