import Canvas

/// What was typed and isn't done yet: a sequence that has begun, keys that wait until a change is
/// saved, Ctrl-C once.
struct Keyboard: Sendable {
  /// The keys of a sequence that has begun.
  private(set) var sequence: [Key] = []
  /// The keys typed while a change is being saved, to be pressed after it; none: nothing is saved.
  private var held: [Key]?
  /// Whether a prompt or a screen waits for what comes of it.
  private(set) var isAwaited = false
  private var interruptions = 0

  /// The keys that give up what was begun.
  static let givingUp: [Key] = [.escape, .control("g"), .control("c")]

  /// A change is being saved, perhaps one that a prompt or a screen waits for.
  mutating func hold(isAwaited: Bool = false) {
    held = held ?? []
    self.isAwaited = isAwaited
  }

  /// Whether a key waits for that. One that gives up doesn't, and nothing waits any more.
  mutating func holds(_ key: Key) -> Bool {
    if key != .control("c") { interruptions = 0 }
    guard held != nil, !Keyboard.givingUp.contains(key) else {
      (held, isAwaited) = (nil, false)
      return false
    }
    held?.append(key)
    return true
  }

  /// The keys that have waited, to be pressed now; `nil` where none did.
  mutating func release() -> [Key]? {
    defer { (held, isAwaited) = (nil, false) }
    return held
  }

  /// What a key means after those of the sequence; unless more must follow, that is over.
  mutating func type(_ key: Key) -> KeyTable.Match {
    sequence.append(key)
    let match = KeyTable.match(sequence)
    if case .prefix = match { return match }
    sequence = []
    return match
  }

  mutating func forgetSequence() { sequence = [] }

  /// Ctrl-C; whether it is the second in a row.
  mutating func interrupt() -> Bool {
    interruptions += 1
    return interruptions > 1
  }
}
