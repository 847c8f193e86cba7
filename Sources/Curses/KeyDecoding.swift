package import Canvas

/// Turns the bytes a terminal sends into keys.
///
/// What has begun and not come to its end waits for the bytes that follow. A sequence that means no
/// key, such as a terminal's late answer to somebody's question, is dropped whole: it never runs as
/// keys.
package struct KeyDecoding: Sendable {
  private var waiting: [UInt8] = []
  /// What has been pasted so far, while a paste goes on.
  private var paste: [UInt8]?

  package init() {}

  /// Whether an Esc stands at the end, which may be the key or the begin of a sequence.
  package var isUndecided: Bool { !waiting.isEmpty && paste == nil }

  /// The keys that these bytes, after those before, complete.
  package mutating func keys(from bytes: some Sequence<UInt8>) -> [Key] {
    waiting += bytes
    return takeKeys(isComplete: false)
  }

  /// The keys in what waits, now that nothing follows it.
  package mutating func undecidedKeys() -> [Key] {
    isUndecided ? takeKeys(isComplete: true) : []
  }

  private mutating func takeKeys(isComplete: Bool) -> [Key] {
    var keys: [Key] = []
    var rest = waiting[...]
    while let first = rest.first {
      if paste != nil {
        guard let key = takePaste(&rest) else { break }
        keys.append(key)
      } else if first == escape {
        guard takeSequence(&rest, into: &keys, isComplete: isComplete) else { break }
      } else if first < 0x20 || first == 0x7F {
        keys.append(Key(control: rest.removeFirst()))
      } else {
        guard takeText(&rest, into: &keys, isComplete: isComplete) else { break }
      }
    }
    waiting = Array(rest)
    return keys
  }
}

// MARK: - Text

extension KeyDecoding {
  /// Takes the text up to the next control byte, character by character; false where its last
  /// character is still to be completed.
  private func takeText(
    _ rest: inout ArraySlice<UInt8>, into keys: inout [Key], isComplete: Bool
  ) -> Bool {
    let end = rest.firstIndex { $0 < 0x20 || $0 == 0x7F } ?? rest.endIndex
    var text = rest[rest.startIndex..<end]
    let missing = end == rest.endIndex && !isComplete ? KeyDecoding.unfinishedCount(text) : 0
    text = text.dropLast(missing)
    // Scalar by scalar, since what composes a character may arrive by itself.
    let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
      .filter { $0 != "\u{FFFD}" && $0.properties.generalCategory != .control }
    keys += String(String.UnicodeScalarView(scalars)).map(Key.character)
    rest = rest[text.endIndex...]
    return missing == 0
  }

  /// How many bytes at the end begin a UTF-8 character without ending it.
  private static func unfinishedCount(_ text: ArraySlice<UInt8>) -> Int {
    for (count, byte) in zip(1...3, text.reversed()) where byte & 0xC0 != 0x80 {
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      return length > count ? count : 0
    }
    return 0
  }
}

// MARK: - Sequences

private let escape: UInt8 = 0x1B
private let pasteEnd = Array("\u{1B}[201~".utf8)
/// No input of ours takes more; the rest of a paste is left out.
private let largestPaste = 1 << 20

extension KeyDecoding {
  /// Takes an escape sequence, or the key Esc; false where it is still to be completed.
  private mutating func takeSequence(
    _ rest: inout ArraySlice<UInt8>, into keys: inout [Key], isComplete: Bool
  ) -> Bool {
    let body = rest.dropFirst()
    switch body.first {
    case UInt8(ascii: "["), UInt8(ascii: "O"):
      if let sequence = EscapeSequence(body) {
        rest = body.dropFirst(sequence.length)
        if sequence.beginsPaste { paste = [] }
        if let key = sequence.key { keys.append(key) }
        return true
      }
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"):
      if let length = KeyDecoding.stringLength(body) {
        rest = body.dropFirst(length)
        return true
      }
    case nil: break
    default:
      keys.append(.escape)
      rest = body
      return true
    }
    guard isComplete else { return false }
    keys.append(.escape)
    rest = body
    return true
  }

  /// The length of an answer such as a colour or a name, which ends with BEL or ESC \.
  private static func stringLength(_ body: ArraySlice<UInt8>) -> Int? {
    guard let end = body.firstIndex(where: { $0 < 0x20 }) else { return nil }
    if body[end] == 0x07 { return body[...end].count }
    let isTerminated = body[end] == escape && body[end...].dropFirst().first == UInt8(ascii: "\\")
    return isTerminated ? body[...end].count + 1 : nil
  }

  /// Takes what is pasted; a key once it has come to its end.
  private mutating func takePaste(_ rest: inout ArraySlice<UInt8>) -> Key? {
    let end = rest.firstRange(of: pasteEnd)
    // The last bytes may be the begin of the end.
    let text = end.map { rest[..<$0.lowerBound] } ?? rest.dropLast(pasteEnd.count - 1)
    let room = largestPaste - (paste?.count ?? 0)
    paste?.append(contentsOf: text.prefix(room))
    rest = rest[(end?.upperBound ?? text.endIndex)...]
    guard end != nil, let bytes = paste else { return nil }
    paste = nil
    return .paste(String(decoding: bytes, as: UTF8.self))
  }
}
