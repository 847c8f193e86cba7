package import Canvas

/// The bindings of one topic, as help and README list them.
package struct BindingSection: Sendable {
  package let title: String
  package let bindings: [Binding]
}

/// What keys mean, by the rows of the table of commands.
package enum KeyTable {
  package static let bindings: [Binding] = Command.allCases.map(\.row)

  package static let sections: [BindingSection] = Binding.Topic.allCases.map { topic in
    BindingSection(title: topic.rawValue, bindings: bindings.filter { $0.topic == topic })
  }

  /// What keys typed so far mean.
  package enum Match: Hashable, Sendable {
    case command(Command)
    /// More keys must follow; these may.
    case prefix([Command])
    case nothing
  }

  package static func match(_ keys: [Key]) -> Match {
    if let command = exact[keys] { return .command(command) }
    let longer = bindings.filter { binding in
      binding.keys.contains { $0.count > keys.count && Array($0.prefix(keys.count)) == keys }
    }
    return longer.isEmpty ? .nothing : .prefix(longer.map(\.command))
  }

  private static let exact: [[Key]: Command] = Dictionary(
    bindings.flatMap { binding in binding.keys.map { ($0, binding.command) } },
    uniquingKeysWith: { first, _ in first })

  package static subscript(command: Command) -> Binding { byCommand[command] ?? command.row }

  private static let byCommand = Dictionary(
    bindings.map { ($0.command, $0) }, uniquingKeysWith: { first, _ in first })
}

extension Command {
  /// Its keys, for a sentence that names them.
  var key: String { KeyTable[self].firstKeys }
}

extension KeyTable {
  /// What the hint line shows over the overview, the most useful first: where nothing may be changed
  /// nothing that changes, and of the past the way back.
  /// Some say what they would do here.
  static func hints(for user: Deck.User, saying words: [Command: String] = [:]) -> [Hint] {
    let isPast = user.asOf != nil
    let shown = ranked.filter { binding in
      (!binding.changes || user.readOnlyBecause == nil) && (!binding.tip.isForPast || isPast)
    }
    return shown.map { ($0.hintedKeys, words[$0.command] ?? $0.tip.words) }
      .filter { !$0.words.isEmpty }
  }

  /// Hints at commands in the words that a screen has for them.
  static func hints(_ commands: (Command, String)...) -> [Hint] {
    commands.map { (KeyTable[$0].hintedKeys, $1) }
  }

  /// Hints at the keys of a form, which are its own.
  static func hints(_ keys: (Key, String)...) -> [Hint] { keys.map { ($0.name, $1) } }

  private static let ranked = bindings.filter { $0.tip.rank != nil }
    .sorted { ($0.tip.rank ?? 0) < ($1.tip.rank ?? 0) }

  /// What may follow the keys typed so far.
  static func continuations(of keys: [Key]) -> [Hint] {
    bindings.flatMap { binding in
      binding.keys.filter { $0.count > keys.count && Array($0.prefix(keys.count)) == keys }
        .map { ($0.map(\.name).joined(), binding.words) }
    }
  }
}
