/// A field in which somebody is named as the one who answers for something, or leads it.
public struct Responsibility: Hashable, Sendable {
  /// What names the person: an objective, a key result, a KPI or a team.
  public let reference: Reference
  /// In which field.
  public let field: FieldName
}

extension Organization {
  /// All that names a person: objectives, key results, KPIs and teams, closed ones too.
  public func responsibilities(of id: String) -> [Responsibility] {
    owned.flatMap { reference, fields in
      reference.recordKind.rows.filter { row in
        row.kind == .person
          && fields.values(of: row.name).contains { personId(String($0.trimmed)) == id }
      }.map { Responsibility(reference: reference, field: $0.name) }
    }
  }

  /// Those that are still worked on: what is closed, dropped or retired stays with whom it had.
  public func openResponsibilities(of id: String) -> [Responsibility] {
    responsibilities(of: id).filter { responsibility in
      switch responsibility.reference {
      case .objective(let ref): objective(ref)?.state.isClosed == false
      case .keyResult(let ref):
        objective(ref.objective)?.state.isClosed == false && keyResult(ref)?.state.isClosed == false
      case .kpi(let ref): kpi(ref)?.isRetired == false
      case .team: true
      case .cycle, .person, .settings: false
      }
    }
  }

  /// What gives all that to somebody else, each with its reason.
  public func handOver(from: String, to: String, reason: String) -> [Change.Action] {
    var seen: Set<Reference> = []
    return openResponsibilities(of: from).map(\.reference).filter { seen.insert($0).inserted }
      .map { reference in
        // A team has no journal that keeps a reason.
        let isTeam = reference.recordKind == .team
        return .set(
          reference, renaming(from, to: to, in: reference), reason: isTeam ? "" : reason)
      }
  }

  /// The fields that name one person, with another one in that place, once.
  private func renaming(_ from: String, to: String, in reference: Reference) -> [FieldEdit] {
    func renamed(_ field: FieldName) -> [String] {
      values(of: field, in: reference).reduce(into: []) { names, value in
        let name = personId(String(value.trimmed)) == from ? to : value
        if !names.contains(name) { names.append(name) }
      }
    }
    let owner = renamed(.owner).first
    return reference.recordKind.rows.filter { $0.kind == .person }.compactMap { row in
      let before = values(of: row.name, in: reference)
      // Who owns it need not be named beside the owner.
      let after = renamed(row.name).filter { row.name != .coOwners || $0 != owner }
      return before == after ? nil : FieldEdit(row.name, from: before, to: after)
    }
  }

  /// Whom to ask about what a team does: who leads it, or the nearest one above it; nobody who left.
  public func contact(of team: TeamPath, on day: Day) -> Person? {
    var path: TeamPath? = team
    while let current = path {
      if let lead = teams[current]?.lead.flatMap({ person($0.value) }), !lead.hasLeft(by: day) {
        return lead
      }
      path = current.parent
    }
    return nil
  }

  /// What somebody may answer for, each with its record.
  private var owned: [(reference: Reference, fields: [RecordField])] {
    let objectives = objectives.flatMap { objective in
      [(reference: Reference.objective(objective.ref), fields: objective.fields)]
        + objective.keyResults.map { (reference: .keyResult($0.ref), fields: $0.fields) }
    }
    let kpis = kpis.map { (reference: Reference.kpi($0.ref), fields: $0.fields) }
    let teams = teams.values.sorted { $0.path < $1.path }.map {
      (reference: Reference.team($0.path), fields: $0.fields)
    }
    return objectives + kpis + teams
  }
}

extension Person {
  /// Whether the person was gone by a day; on the last day somebody is still there.
  public func hasLeft(by day: Day) -> Bool { left.map { $0.value < day } ?? false }
}

extension [Responsibility] {
  /// What it is, counted: `3 objectives · 1 key result · leads Sales`.
  package func words(in organization: Organization) -> String {
    func counted(_ kind: RecordKind, _ one: String, _ many: String) -> String {
      let count = Set(map(\.reference)).count { $0.recordKind == kind }
      return count == 0 ? "" : "\(count) \(count == 1 ? one : many)"
    }
    let led = compactMap { responsibility -> String? in
      guard case .team(let path) = responsibility.reference else { return nil }
      return organization.teams[path]?.name
    }
    return [
      counted(.objective, "objective", "objectives"),
      counted(.keyResult, "key result", "key results"), counted(.kpi, "KPI", "KPIs"),
      led.isEmpty ? "" : "leads \(led.joined(separator: ", "))",
    ].filter { !$0.isEmpty }.joined(separator: " · ")
  }
}
