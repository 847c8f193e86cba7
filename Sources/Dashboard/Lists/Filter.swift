import Goals

/// What a list is narrowed to. A row must meet every term: words of its title or id, `owner:`,
/// `team:`, `status:`, `tag:`, a field of one's own like `budget:`, and `due`.
struct Filter: Hashable, Sendable {
  let text: String
  private var terms: [Term]

  fileprivate enum Term: Hashable, Sendable {
    case word(String)
    case field(Field, String)
    /// Somebody or something by its whole name.
    case whole(Field, String)
    /// A field of one's own, and what it holds.
    case own(String, String)
    case due
  }

  /// What a term may ask for by name.
  enum Field: String, CaseIterable, Sendable {
    case owner
    case team
    case status
    case tag
  }

  init(_ text: String = "") {
    self.text = text
    terms = text.folded.split(separator: " ").map { word in
      if word == "due" { return .due }
      guard let colon = word.firstIndex(of: ":"),
        let field = Field(rawValue: String(word[..<colon]))
      else { return .word(String(word)) }
      return .field(field, String(word[word.index(after: colon)...]))
    }
  }

  var isEmpty: Bool { terms.isEmpty }

  /// With what is named whole meant alone: `owner:ann` is not Anna's, as soon as there is an Ann.
  func resolved(in deck: Deck) -> Filter {
    var filter = self
    filter.terms = terms.map { term in
      switch term {
      case .field(let field, let name) where deck.knows(name, as: field):
        return .whole(field, name)
      case .word(let word): return deck.own(word) ?? term
      default: return term
      }
    }
    return filter
  }

  func matches(_ facts: RowAttributes) -> Bool { terms.allSatisfy { $0.isMet(by: facts) } }

  func matches(_ reference: Reference, _ deck: Deck) -> Bool {
    isEmpty || RowAttributes(about: reference, in: deck).map(matches) ?? false
  }

  /// What stands behind the title of a list that keeps to it.
  var suffix: String { isEmpty ? "" : ": \(text)" }
}

extension Filter.Term {
  fileprivate func isMet(by facts: RowAttributes) -> Bool {
    switch self {
    case .due: facts.isDue
    case .word(let word): [facts.title, facts.id].contains { $0.folded.contains(word) }
    case .own(let name, let value):
      facts.own.contains { $0.name.folded == name && $0.value.begins(with: value) }
    case .field(_, ""): true
    case .field(.owner, let name): facts.owners.contains { $0.begins(with: name) }
    case .field(.team, let name):
      facts.team.isWithin(TeamPath(name)) || facts.teamName.begins(with: name)
    case .field(.status, let word):
      facts.statuses.contains { $0.replacing(" ", with: "-").begins(with: word) }
    case .field(.tag, let tag): facts.tags.contains { $0.begins(with: tag) }
    case .whole(.owner, let name): facts.owners.contains { $0.folded == name }
    case .whole(.team, let path): facts.team.isWithin(TeamPath(path))
    case .whole(.status, let word):
      facts.statuses.contains { $0.replacing(" ", with: "-").lowercased() == word }
    case .whole(.tag, let tag): facts.tags.contains { $0.folded == tag }
    }
  }
}

extension Deck {
  /// A word that names a field of one's own before a colon.
  fileprivate func own(_ word: String) -> Filter.Term? {
    guard let colon = word.firstIndex(of: ":") else { return nil }
    let name = String(word[..<colon])
    guard organization.settings.ownFields.contains(where: { $0.folded == name }) else { return nil }
    return .own(name, String(word[word.index(after: colon)...]))
  }
}

extension String {
  /// Whether the text or one of its words begins with what was typed, folded.
  func begins(with typed: String) -> Bool {
    let text = folded
    return text.hasPrefix(typed) || text.split(separator: " ").contains { $0.hasPrefix(typed) }
  }
}
