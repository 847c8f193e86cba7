/// A key as the program means it, whatever bytes the terminal sent for it.
package indirect enum Key: Hashable, Sendable {
  case character(Character)
  case control(Character)
  /// A key pressed with Alt: readline's in inputs, elsewhere nothing.
  case alt(Key)
  case enter
  case escape
  case tab
  case backTab
  case backspace
  case delete
  case up
  case down
  case left
  case right
  case home
  case end
  case pageUp
  case pageDown
  case function(Int)
  /// Text that was pasted, its lines ended by `\n`; it only ever goes into an input.
  case paste(String)
  /// The mouse, where it was asked for.
  case pointer(Pointer)
}

/// What a mouse does, and on which cell.
package struct Pointer: Hashable, Sendable {
  package enum Action: Hashable, Sendable {
    case click
    case doubleClick
    case wheelUp
    case wheelDown
  }

  package var action: Action
  package let place: Point

  package init(_ action: Action, at place: Point) {
    (self.action, self.place) = (action, place)
  }
}

extension Key {
  private static let named: [(name: String, key: Key)] = [
    ("Enter", .enter), ("Esc", .escape), ("Tab", .tab), ("Shift-Tab", .backTab),
    ("Backspace", .backspace), ("Delete", .delete), ("Up", .up), ("Down", .down),
    ("Left", .left), ("Right", .right), ("Home", .home), ("End", .end), ("PgUp", .pageUp),
    ("PgDn", .pageDown), ("Space", .character(" ")), ("lt", .character("<")),
  ]

  /// The key's name as help, hints and `--keys` write it: `j`, `Ctrl-D`, `PgDn`.
  package var name: String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .control(let character): "Ctrl-\(character.uppercased())"
    case .alt(.character(let character)): "Alt-\(character.uppercased())"
    case .alt(let key): "Alt-\(key.name)"
    case .function(let number): "F\(number)"
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    case .paste: "paste"
    case .pointer: "mouse"
    default: Key.named.first { $0.key == self }?.name ?? ""
    }
  }

  /// The keys that a script such as `jj<Enter>` or `c45<Tab>7<C-x>` stands for; `nil` where a
  /// name in angle brackets is unknown.
  package static func script(_ text: String) -> [Key]? {
    var keys: [Key] = []
    var rest = Substring(text)
    while let first = rest.popFirst() {
      guard first == "<", let end = rest.firstIndex(of: ">") else {
        keys.append(.character(first))
        continue
      }
      guard let key = Key(scriptName: rest[..<end]) else { return nil }
      keys.append(key)
      rest = rest[rest.index(after: end)...]
    }
    return keys
  }

  private init?(scriptName name: Substring) {
    let lowered = name.lowercased()
    if let match = Key.named.first(where: { $0.name.lowercased() == lowered }) {
      self = match.key
    } else if lowered == "s-tab" {
      self = .backTab
    } else if lowered == "bs" {
      self = .backspace
    } else if lowered == "del" {
      self = .delete
    } else if lowered.hasPrefix("c-") || lowered.hasPrefix("ctrl-"), let letter = lowered.last {
      self = .control(letter)
    } else if lowered.hasPrefix("a-"), let key = Key(altName: name.dropFirst(2)) {
      self = .alt(key)
    } else if lowered.first == "f", let number = Int(lowered.dropFirst()), (1...12) ~= number {
      self = .function(number)
    } else {
      return nil
    }
  }

  private init?(altName name: Substring) {
    if name.count == 1, let character = name.first {
      self = .character(character)
    } else {
      self.init(scriptName: name)
    }
  }
}
