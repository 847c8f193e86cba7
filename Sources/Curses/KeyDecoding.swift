package import Canvas

/// Turns the bytes a terminal sends into keys.
///
/// What has begun and not come to its end waits for the bytes that follow. A sequence that means no
/// key, such as a terminal's late answer to somebody's question, is dropped whole, and so is one that
/// never ends: it never runs as keys.
package struct KeyDecoding: Sendable {
  private var waiting: [UInt8] = []
  /// The colour behind the text, where the terminal has told it.
  package private(set) var background: Color?
  /// What has been pasted so far, while a marked paste goes on.
  private var paste: [UInt8]?

  package init() {}

  /// What waits for more bytes.
  enum Unfinished {
    /// An Esc, which may be the key or the begin of a sequence.
    case escape
    /// A sequence or a character.
    case sequence
    case paste
  }

  var unfinished: Unfinished? {
    if paste != nil { return .paste }
    return waiting.isEmpty ? nil : waiting == [escape] ? .escape : .sequence
  }

  /// The keys that these bytes, after those before, complete.
  package mutating func keys(from bytes: some Sequence<UInt8>) -> [Key] {
    waiting += bytes
    return takeKeys(isComplete: false)
  }

  /// The keys in what waits, now that nothing follows it. Of a paste that has not come to its end
  /// that is what came.
  package mutating func lastKeys() -> [Key] {
    let cut = paste.map { Key(pasted: $0 + KeyDecoding.withoutBegunEnd(waiting)) }
    if cut != nil { (paste, waiting) = (nil, []) }
    return [cut].compactMap(\.self) + takeKeys(isComplete: true)
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
    keys += KeyDecoding.characters(text).map(Key.character)
    rest = rest[text.endIndex...]
    return missing == 0
  }

  /// The characters in some bytes, without what is no UTF-8. Scalar by scalar, since what composes a
  /// character may arrive by itself.
  private static func characters(_ text: ArraySlice<UInt8>) -> String {
    let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
      .filter { $0 != "\u{FFFD}" && $0.properties.generalCategory != .control }
    return String(String.UnicodeScalarView(scalars))
  }

  /// How many bytes at the end begin a UTF-8 character without ending it.
  private static func unfinishedCount(_ text: ArraySlice<UInt8>) -> Int {
    for (count, byte) in zip(1...3, text.reversed()) where byte & 0xC0 != 0x80 {
      let length = length(ofCharacter: byte)
      return length > count ? count : 0
    }
    return 0
  }

  /// How many bytes the character has that begins with this one.
  private static func length(ofCharacter first: UInt8) -> Int {
    first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
  }
}

// MARK: - Sequences

private let escape: UInt8 = 0x1B

extension KeyDecoding {
  /// Takes an escape sequence, a key with Alt, or the key Esc; false where it is still to be
  /// completed.
  private mutating func takeSequence(
    _ rest: inout ArraySlice<UInt8>, into keys: inout [Key], isComplete: Bool
  ) -> Bool {
    let body = rest.dropFirst()
    switch body.first {
    case UInt8(ascii: "["), UInt8(ascii: "O"):
      guard let sequence = EscapeSequence(body) else {
        return drop(EscapeSequence.begun(in: body), &rest, into: &keys, isComplete: isComplete)
      }
      rest = body.dropFirst(sequence.length)
      if sequence.beginsPaste { paste = [] }
      if let key = sequence.key { keys.append(key) }
      return true
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"):
      guard let length = KeyDecoding.stringLength(body) else {
        let begun = KeyDecoding.begunString(in: body)
        return drop(begun, &rest, into: &keys, isComplete: isComplete)
      }
      background = KeyDecoding.background(in: body.prefix(length)) ?? background
      rest = body.dropFirst(length)
      return true
    case escape?: break
    case let first?: return takeAlt(first, &rest, into: &keys, isComplete: isComplete)
    case nil where !isComplete: return false
    case nil: break
    }
    keys.append(.escape)
    rest = body
    return true
  }

  /// Drops what began like a sequence and will be none; false where it may still become one. Where
  /// nothing followed the first letter, it was pressed with Alt.
  private func drop(
    _ begun: ArraySlice<UInt8>, _ rest: inout ArraySlice<UInt8>, into keys: inout [Key],
    isComplete: Bool
  ) -> Bool {
    guard isComplete || begun.endIndex < rest.endIndex else { return false }
    if begun.count == 1 {
      keys += KeyDecoding.characters(begun).map { .alt(.character($0)) }
    }
    rest = rest[begun.endIndex...]
    return true
  }

  /// Takes what was pressed with Alt.
  private func takeAlt(
    _ first: UInt8, _ rest: inout ArraySlice<UInt8>, into keys: inout [Key], isComplete: Bool
  ) -> Bool {
    let body = rest.dropFirst()
    if first < 0x20 || first == 0x7F {
      keys.append(.alt(Key(control: first)))
      rest = body.dropFirst()
      return true
    }
    let length = KeyDecoding.length(ofCharacter: first)
    let more = body.dropFirst().prefix(length - 1).prefix { $0 & 0xC0 == 0x80 }
    let character = body[..<more.endIndex]
    guard isComplete || character.count == length || more.endIndex < body.endIndex else {
      return false
    }
    keys += KeyDecoding.characters(character).prefix(1).map { .alt(.character($0)) }
    rest = rest[character.endIndex...]
    return true
  }

  /// The colour in an answer to OSC 11: `]11;rgb:1414/1818/1d1d`.
  private static func background(in answer: ArraySlice<UInt8>) -> Color? {
    let text = String(decoding: answer.prefix { $0 >= 0x20 }, as: UTF8.self)
    let start = "]11;rgb:"
    guard text.hasPrefix(start) else { return nil }
    let parts = text.dropFirst(start.count).split(separator: "/").map {
      UInt8($0.prefix(2), radix: 16)
    }
    guard parts.count == 3, let red = parts[0], let green = parts[1], let blue = parts[2] else {
      return nil
    }
    return .rgb(red: red, green: green, blue: blue)
  }

  /// The length of an answer such as a colour or a name, which ends with BEL or ESC \.
  private static func stringLength(_ body: ArraySlice<UInt8>) -> Int? {
    guard let end = body.firstIndex(where: { $0 < 0x20 }) else { return nil }
    if body[end] == 0x07 { return body[...end].count }
    let isTerminated = body[end] == escape && body[end...].dropFirst().first == UInt8(ascii: "\\")
    return isTerminated ? body[...end].count + 1 : nil
  }

  /// As much of such an answer as has come, up to what can't be in it.
  private static func begunString(in body: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let end = body.firstIndex { $0 < 0x20 } ?? body.endIndex
    // The last byte may be the begin of the end.
    return end == body.endIndex - 1 && body[end] == escape ? body : body[..<end]
  }
}

// MARK: - Marked pastes

private let pasteEnd = Array("\u{1B}[201~".utf8)
/// No input of ours takes more; the rest of a paste is left out.
let largestPaste = 1 << 20

extension KeyDecoding {
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
    return Key(pasted: bytes)
  }

  private static func withoutBegunEnd(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    let count = (1..<pasteEnd.count).last { bytes.suffix($0) == pasteEnd.prefix($0) } ?? 0
    return bytes.dropLast(count)
  }
}

extension Key {
  /// What was pasted, its lines ended as they are everywhere: terminals send CR.
  init(pasted bytes: some Collection<UInt8>) {
    let text = String(decoding: bytes, as: UTF8.self)
    self = .paste(text.replacing("\r\n", with: "\n").replacing("\r", with: "\n"))
  }
}
