import Goals

extension Organization {
  /// What a query is about, as people write it: beside what every reference names, a cycle of the
  /// whole organisation or of a team without a directory of its own, and a person by login.
  ///
  /// - Throws: ``Refusal`` where it names nothing, or several objects.
  func querySubject(_ text: String) throws(Refusal) -> Reference {
    do throws(Refusal) {
      return try resolve(text)
    } catch .unknown(let name, let near) {
      let cycle = CycleRef(path: text)
      if teams[cycle.team] != nil, span(of: cycle.name) != nil { return .cycle(cycle) }
      if let person = person(text) { return .person(person.id) }
      throw .unknown(name, near: near)
    }
  }
}
