import Canvas
import Goals

/// What a word may become, with what is known by it: `jenny`, Jenny Murphy.
struct Candidate: Hashable, Sendable {
  let text: String
  let note: String

  init(_ text: String, _ note: String = "") {
    (self.text, self.note) = (text, note)
  }

  /// Whether what was typed may be meant for it: it is a part of it, or of its note.
  func matches(_ typed: String) -> Bool {
    let typed = typed.folded
    return typed.isEmpty || text.folded.contains(typed) || note.folded.contains(typed)
  }

  /// Whether it, or its note, begins with what was typed; such are meant first.
  func begins(with typed: String) -> Bool {
    let typed = typed.folded
    return text.begins(with: typed) || note.begins(with: typed)
  }
}

extension [Candidate] {
  /// Those that may be meant, first those that begin with what was typed.
  func meant(by typed: String) -> [Candidate] {
    let meant = filter { $0.matches(typed) }
    let first = meant.filter { $0.begins(with: typed) }
    return first + meant.filter { !$0.begins(with: typed) }
  }
}

/// Turns what was typed into one candidate after the other, and back into what was typed.
struct Completion: Hashable, Sendable {
  private var typed = ""
  private var choices: [String] = []
  private var index = 0

  /// Whether the last key completed; any other key ends that.
  var isActive: Bool { !choices.isEmpty }

  mutating func end() { choices = [] }

  /// Takes the next candidate for the word before the cursor; `false` where there is none.
  mutating func advance(
    _ editor: inout LineEditor, word: String, among candidates: [Candidate], forward: Bool = true
  ) -> Bool {
    let previous = isActive ? choices[index] : word
    if isActive {
      index = (index + (forward ? 1 : choices.count - 1)) % choices.count
    } else {
      let meant = candidates.meant(by: word).map(\.text).filter { $0 != word }
      guard !meant.isEmpty else { return false }
      choices = meant + [word]
      index = forward ? 0 : meant.count - 1
    }
    editor.replace(previous.count, with: choices[index])
    return true
  }
}

extension Deck {
  /// The people by id, with their names; nobody who left.
  var people: [Candidate] {
    organization.people.filter { !$0.hasLeft(by: day) }.map { Candidate($0.id, $0.name) }
  }

  var teams: [Candidate] {
    organization.teams.values.filter { !$0.path.isRoot }
      .map { Candidate($0.path.text, $0.name) }.sorted { $0.text < $1.text }
  }

  /// The words a filter may hold where `typed` stands: terms, or what may follow the colon of one.
  func filterCandidates(_ typed: String, in pane: Pane) -> [Candidate] {
    guard let colon = typed.firstIndex(of: ":"),
      let field = Filter.Field(rawValue: typed[..<colon].lowercased())
    else { return Filter.Field.allCases.map { Candidate($0.rawValue + ":") } + [Candidate("due")] }
    return values(of: field, in: pane)
  }

  /// Whether somebody or something has this name, in small letters, as a whole.
  func knows(_ name: String, as field: Filter.Field) -> Bool {
    let candidates = values(of: field, in: .tree) + values(of: field, in: .kpis)
    return candidates.contains { $0.text.folded == name }
  }

  private func values(of field: Filter.Field, in pane: Pane) -> [Candidate] {
    switch field {
    case .owner: people
    case .team: teams
    case .status:
      (pane == .kpis ? KPIStanding.words : Status.allCases.map(\.rawValue))
        .map { Candidate($0.replacing(" ", with: "-")) }
    case .tag: tags(in: pane).map { Candidate($0) }
    }
  }

  private func tags(in pane: Pane) -> [String] {
    let tags =
      pane == .kpis
      ? kpis.flatMap(\.tags)
      : outline.nodes.compactMap { organization.objective($0.ref) }
        .flatMap { $0.tags + $0.keyResults.flatMap(\.tags) }
    return Set(tags).sorted()
  }
}

extension Candidate {
  /// A few of them on one line, for below or beside an input.
  static func line(_ candidates: [Candidate], width: Int) -> String {
    let words = candidates.map { $0.note.isEmpty ? $0.text : "\($0.text) (\($0.note))" }
    return TextWidth.truncated(words.joined(separator: " \(Glyph.dot) "), to: width)
  }
}
