import Canvas

/// A whole escape sequence of ECMA-48, without its ESC: `[1;5A`, `OP`.
struct EscapeSequence {
  /// Its bytes, ESC not counted.
  let length: Int
  private let introducer: UInt8
  private let parameters: [Int]
  private let isPrivate: Bool
  private let isMouse: Bool
  private let final: UInt8

  /// None where the bytes end before the sequence does, or are none.
  init?(_ body: ArraySlice<UInt8>) {
    guard let introducer = body.first else { return nil }
    var rest = body.dropFirst()
    // The Linux console's function keys: ESC [ [ A.
    let isLinux = introducer == UInt8(ascii: "[") && rest.first == UInt8(ascii: "[")
    if isLinux { rest = rest.dropFirst() }
    let arguments = rest.prefix { 0x20...0x3F ~= $0 }
    rest = rest[arguments.endIndex...]
    guard let final = rest.first, 0x40...0x7E ~= final else { return nil }
    self.introducer = isLinux ? UInt8(ascii: "L") : introducer
    self.final = final
    length = body[...rest.startIndex].count
    isMouse = arguments.first == UInt8(ascii: "<")
    isPrivate = arguments.contains { $0 < 0x30 || $0 > 0x3B }
    parameters = String(decoding: arguments.drop { $0 == UInt8(ascii: "<") }, as: UTF8.self)
      .split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
  }

  /// As much of one as has come, up to what can't be in it.
  static func begun(in body: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isLinux = body.starts(with: [UInt8(ascii: "["), UInt8(ascii: "[")])
    let end = body.dropFirst(isLinux ? 2 : 1).firstIndex { !(0x20...0x3F ~= $0) }
    return body[..<(end ?? body.endIndex)]
  }

  var beginsPaste: Bool { introducer == UInt8(ascii: "[") && isTilde(200) }

  /// The key, whatever Shift or Ctrl was held with it; none for what is no key.
  var key: Key? {
    if isMouse { return pointer.map(Key.pointer) }
    guard !isPrivate, let key = plainKey else { return nil }
    return hasAlt ? .alt(key) : key
  }

  /// What is held comes as the second parameter, `[1;3A`: 1 more than the sum of Shift 1, Alt 2,
  /// Ctrl 4.
  private var hasAlt: Bool { parameters.count == 2 && (max(1, parameters[1]) - 1) & 2 != 0 }

  private var plainKey: Key? {
    let character = Character(Unicode.Scalar(final))
    switch introducer {
    case UInt8(ascii: "L"): return functionKeys("ABCDE", from: 1)[character]
    case UInt8(ascii: "O"):
      return cursorKeys[character] ?? functionKeys("PQRS", from: 1)[character]
        ?? (character == "M" ? .enter : nil)
    default:
      if character == "~" { return tildeKeys[parameters.first ?? 0] }
      // With more than one parameter R is the terminal's answer where its cursor stands.
      return cursorKeys[character] ?? functionKeys("PQ", from: 1)[character]
        ?? (character == "S" ? .function(4) : nil)
    }
  }

  /// What the mouse does, in the notation of xterm's mode 1006, `[<0;12;40M`: the button with what is
  /// held beside it, column, row; `m` lets go. Of the buttons the first one counts, and the wheel.
  private var pointer: Pointer? {
    guard final == UInt8(ascii: "M"), parameters.count == 3 else { return nil }
    let place = Point(x: max(0, parameters[1] - 1), y: max(0, parameters[2] - 1))
    let held = 4 | 8 | 16
    switch parameters[0] & ~held {
    case 0: return Pointer(.click, at: place)
    case 64: return Pointer(.wheelUp, at: place)
    case 65: return Pointer(.wheelDown, at: place)
    default: return nil
    }
  }

  private func isTilde(_ number: Int) -> Bool {
    final == UInt8(ascii: "~") && parameters.first == number
  }
}

private let cursorKeys: [Character: Key] = [
  "A": .up, "B": .down, "C": .right, "D": .left, "H": .home, "F": .end, "Z": .backTab,
]

/// The keys of VT220 and its heirs: xterm, rxvt (7, 8), the Linux console (1, 4).
private let tildeKeys: [Int: Key] = [
  1: .home, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end, 11: .function(1),
  12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5), 17: .function(6),
  18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10), 23: .function(11),
  24: .function(12),
]

private func functionKeys(_ finals: String, from first: Int) -> [Character: Key] {
  Dictionary(uniqueKeysWithValues: zip(finals, (first...).lazy.map(Key.function)))
}

extension Key {
  /// The key that sends a control byte.
  init(control byte: UInt8) {
    switch byte {
    case 0x09: self = .tab
    // Some terminals send LF for Enter, and with it every pasted line where pastes are not marked.
    case 0x0A, 0x0D: self = .enter
    case 0x08, 0x7F: self = .backspace
    case 0x1B: self = .escape
    case 0x00: self = .control(" ")
    default:
      let letter = Character(Unicode.Scalar(byte | 0x40))
      self = .control(letter.isLetter ? Character(letter.lowercased()) : letter)
    }
  }
}
