package import Canvas

/// Turns what is read from a terminal, and when, into what was typed.
///
/// Only time tells the key Esc from a sequence that has begun, and a paste that is not marked as one
/// from somebody who types fast.
package struct KeyReading: Sendable {
  package enum Typed: Hashable, Sendable {
    case key(Key)
    /// The Esc before was the begin of a sequence that came in two parts.
    case escapeTakenBack
  }

  private var decoding = KeyDecoding()
  /// What has been pasted so far without being marked, while more of it may come.
  private var paste: [UInt8]?
  /// When what has begun is over unless it goes on.
  private var deadline: ContinuousClock.Instant?
  /// When an Esc that stood alone was taken for the key.
  private var escaped: ContinuousClock.Instant?

  package init() {}

  /// The colour behind the text, where the terminal has told it.
  package var background: Color? { decoding.background }

  /// How long until something is typed without another byte; `nil`: for ever.
  package func patience(at now: ContinuousClock.Instant) -> Duration? {
    deadline.map { max(.zero, $0 - now) }
  }

  /// What these bytes, which were read at once, complete.
  package mutating func take(_ read: [UInt8], at now: ContinuousClock.Instant) -> [Typed] {
    defer { deadline = delay.map { now + $0 } }
    if let begun = paste {
      paste = Array((begun + read).prefix(largestPaste))
      return []
    }
    if decoding.unfinished != .paste, KeyReading.isPaste(read) {
      paste = read
      return decoding.lastKeys().map(Typed.key)
    }
    defer { escaped = nil }
    guard let escaped, now - escaped < KeyReading.escapeMemory, KeyReading.endsSequence(read)
    else { return decoding.keys(from: read).map(Typed.key) }
    return [.escapeTakenBack] + decoding.keys(from: [0x1B] + read).map(Typed.key)
  }

  /// What was typed by now, where nothing has followed for too long.
  package mutating func takeOverdue(at now: ContinuousClock.Instant) -> [Typed] {
    guard let deadline, deadline <= now else { return [] }
    self.deadline = nil
    if let pasted = paste {
      paste = nil
      return [.key(Key(pasted: pasted))]
    }
    if decoding.unfinished == .escape { escaped = deadline }
    return decoding.lastKeys().map(Typed.key)
  }
}

extension KeyReading {
  /// How long an Esc that was taken for the key can still turn out to be none.
  private static let escapeMemory = Duration.milliseconds(250)

  /// How long to wait for what follows.
  private var delay: Duration? {
    if paste != nil { return .milliseconds(50) }
    return switch decoding.unfinished {
    case .escape: .milliseconds(25)
    case .sequence: .milliseconds(500)
    case .paste: .seconds(1)
    case nil: nil
    }
  }

  /// Whether nobody has typed that: it is long, has lines, and is not one key held down. GNU screen
  /// and the kernel's console don't mark what they paste.
  private static func isPaste(_ read: [UInt8]) -> Bool {
    let isLineEnd = { (byte: UInt8) in byte == 0x0A || byte == 0x0D }
    guard read.count > 32, let last = read.lastIndex(where: { !isLineEnd($0) }) else {
      return false
    }
    return read[..<last].contains(where: isLineEnd)
      && read.firstRange(of: Array("\u{1B}[200~".utf8)) == nil
  }

  /// Whether it is the rest of a sequence whose Esc came before.
  private static func endsSequence(_ read: [UInt8]) -> Bool {
    [UInt8(ascii: "["), UInt8(ascii: "O")].contains(read.first)
      && EscapeSequence(read[...])?.key != nil
  }
}
