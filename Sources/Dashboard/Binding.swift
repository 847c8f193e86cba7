package import Canvas

/// A row of the table of commands: all that there is to know of one.
package struct Binding: Sendable {
  package let command: Command
  package let topic: Topic
  /// Each a sequence of keys; any of them gives the command.
  package let keys: [[Key]]
  /// One sentence for the help, the palette, the manual and the README.
  package let words: String
  /// What people call it besides: in the shell, in other programs, among each other.
  let names: String
  let tip: Tip
  /// Whether it changes the data, and is refused where nothing may be changed.
  let changes: Bool
  /// What must be so that it can act, besides.
  let needs: [Need]
  let action: Action

  /// The keys as they are written: `j ↓`, `gg Home`.
  package var keyText: String {
    keys.map { $0.map(\.name).joined() }.joined(separator: " ")
  }

  /// The keys as the hint line has them: `c`, `j/k`.
  var hintedKeys: String { tip.keys ?? firstKeys }

  /// The first of them: `c`, `gg`.
  var firstKeys: String { keys.first?.map(\.name).joined() ?? "" }

  /// All that it may be looked for by.
  var text: String { [names, tip.words, words, keyText].joined(separator: " ") }

  /// What a command is about, as help, manual and README list them.
  package enum Topic: String, CaseIterable, Sendable {
    case move = "Move"
    case fold = "Fold"
    case look = "Look"
    case change = "Change"
    case organize = "Organise"
    case leave = "Leave"
  }

  /// What the hint line says of a command.
  struct Tip: Sendable {
    /// A word or two; empty where it is never hinted at.
    var words = ""
    /// Its place among the hints of the overview, the most useful first.
    var rank: Int?
    /// Two keys that belong together are hinted at together.
    var keys: String?
    /// Whether it is hinted at only while looking back.
    var isForPast = false

    static let none = Tip()
  }

  /// What a command comes to.
  enum Action: Sendable {
    /// Moves the cursor.
    case moves(Motion)
    /// Changes what the overview shows, and how.
    case arranges(@Sendable (inout OverviewScreen, Deck) -> Void)
    /// Lays a screen over the others.
    case opens(@Sendable (App, Deck) -> any Screen)
    /// Asks for something at the bottom of the screen.
    case prompts(@Sendable (App, Deck) -> any Prompt)
    /// Is done outside of the app.
    case has(Effect)
    /// Anything else.
    case runs(@Sendable (inout App, Deck) -> Void)
    case does(@Sendable (inout App, Deck) -> [Effect])
  }
}

extension Command {
  /// A row of the table of commands; `keys` are written as `--keys` takes them.
  func bind(
    _ topic: Binding.Topic, _ keys: String, _ words: String, names: String? = nil,
    tip: Binding.Tip = .none, changes: Bool = false, needs: [Need] = [], _ action: Binding.Action
  ) -> Binding {
    Binding(
      command: self, topic: topic,
      keys: keys.split(separator: " ").compactMap { Key.script(String($0)) }, words: words,
      names: names ?? nameInWords, tip: tip, changes: changes, needs: needs, action: action)
  }

  /// `copy title`
  private var nameInWords: String {
    rawValue.reduce(into: "") { $0 += $1.isUppercase ? " " + $1.lowercased() : "\($1)" }
  }
}
