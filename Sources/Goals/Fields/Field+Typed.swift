// What is typed, and what a file holds for it.
extension Field.Kind {
  /// What a file holds for what somebody types into such a field: a bound in signs, a choice as the
  /// table spells it. What can't be read stays as it is, for whoever checks it to say so.
  ///
  ///     Field.Kind.bound.written("at least 95 %")    // ">= 95 %"
  public func written(_ typed: String) -> String {
    let text = String(typed.trimmed)
    switch self {
    case .bound: return Field.Kind.bound(text) ?? typed
    case .target:
      let name = text.prefix { $0 != " " }
      return Field.Kind.bound(String(text.dropFirst(name.count).trimmed)).map { "\(name) \($0)" }
        ?? typed
    case .choice(let words):
      let word = text.lowercased()
      if let known = words.first(where: { $0.lowercased() == word }) { return known }
      // "growth over year" is "growth year".
      let short = word.split(separator: " ").filter { !["over", "of", "the"].contains($0) }
        .joined(separator: " ")
      return words.first { $0.lowercased() == short } ?? typed
    default: return typed
    }
  }

  private static func bound(_ text: String) -> String? {
    (try? Bound(parsing: text)) == nil ? (try? Bound(typed: text))?.written : nil
  }
}
