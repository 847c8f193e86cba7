/// The bytes of a log. Its lines keep ranges of them: what was said becomes text when it is asked for.
package struct LogText: Sendable {
  private let bytes: [UInt8]
  private let read: @Sendable (ArraySlice<UInt8>) -> String

  /// `reading` makes the text of a cell.
  package init(
    _ bytes: [UInt8], reading read: @escaping @Sendable (ArraySlice<UInt8>) -> String
  ) {
    (self.bytes, self.read) = (bytes, read)
  }

  /// Texts one behind the other, as they are.
  init(_ texts: String...) {
    self.init(texts.flatMap(\.utf8)) { String(decoding: $0, as: UTF8.self) }
  }

  /// A part of it, in eight bytes.
  struct Part: Sendable {
    private let start, count: UInt32

    init(_ range: Range<Int>) {
      (start, count) = (UInt32(clamping: range.lowerBound), UInt32(clamping: range.count))
    }

    var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
  }

  subscript(part: Part) -> String {
    let range = part.range.clamped(to: bytes.indices)
    return range.isEmpty ? "" : read(bytes[range])
  }
}

/// Values that many lines have alike, each kept once and known by a number.
struct Interned<Value: Hashable & Sendable>: Sendable {
  private(set) var values: [Value] = []
  private var numbers: [Value: UInt32] = [:]

  mutating func number(of value: Value) -> UInt32 {
    if let known = numbers[value] { return known }
    let number = UInt32(values.count)
    values.append(value)
    numbers[value] = number
    return number
  }
}
