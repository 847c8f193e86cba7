import Goals

extension Organization {
  /// What a reference narrows a query to: an object, a team, a cycle of one, a person.
  ///
  /// - Throws: ``Refusal`` where it names nothing, or several objects.
  func scope(_ text: String) throws(Refusal) -> Feed.Scope {
    do throws(Refusal) {
      return .object(try resolve(text))
    } catch .unknown(let name, let near) {
      if let team = teams[TeamPath(text)] { return .team(team.path) }
      if let cycle = cycleRef(text) { return .cycle(cycle) }
      if let person = person(text) { return .person(person.id) }
      throw .unknown(name, near: near ?? nearest(to: text, among: scopeNames))
    }
  }

  private var scopeNames: [String] {
    teams.keys.map(\.text).sorted() + cycleNames.map(\.text) + people.map(\.id)
  }

  /// `sales/2018-Q1`, or `2018-Q1` of the whole organisation.
  private func cycleRef(_ text: String) -> CycleRef? {
    let parts = text.split(separator: "/").map(String.init)
    let team = TeamPath(parts.dropLast().joined(separator: "/"))
    guard let last = parts.last, teams[team] != nil, span(of: CycleName(last)) != nil else {
      return nil
    }
    return CycleRef(team: team, name: CycleName(last))
  }
}
