/// The kinds of record and the fields each may hold.
///
/// The first field of a record names its kind and carries the title.
public enum RecordKind: String, Hashable, Sendable, CaseIterable {
  /// An objective, one a file.
  case objective = "Objective"
  /// A key result, behind its objective.
  case keyResult = "KeyResult"
  /// A KPI, one a file.
  case kpi = "KPI"
  /// A team, in `team.rec`.
  case team = "Team"
  /// A person, in `people.rec`.
  case person = "Person"
  /// A cycle, in `cycle.rec`.
  case cycle = "Cycle"
  /// The organisation, in `quarterdeck.rec`.
  case organization = "Organization"

  /// The field that carries the title.
  public var titleField: String { rawValue }

  /// Its rows of the table of fields, in the order in which people expect them in a file, the
  /// title's first.
  public var rows: [Field] { RecordKind.tables[self] ?? [] }

  /// The names of its fields, in the same order.
  public var fields: [String] { rows.map(\.name.rawValue) }

  /// The row of a field; `nil` where records of this kind have no such field.
  public func field(_ name: String) -> Field? { RecordKind.byName[self]?[name] }

  /// The row of a field.
  public func field(_ name: FieldName) -> Field? { field(name.rawValue) }

  private static let tables: [RecordKind: [Field]] = [
    .objective: Field.ofObjective, .keyResult: Field.ofKeyResult, .kpi: Field.ofKPI,
    .team: Field.ofTeam, .person: Field.ofPerson, .cycle: Field.ofCycle,
    .organization: Field.ofOrganization,
  ]

  private static let byName = tables.mapValues { rows in
    Dictionary(uniqueKeysWithValues: rows.map { ($0.name.rawValue, $0) })
  }
}

extension Reference {
  /// The kind of its record.
  public var recordKind: RecordKind {
    switch self {
    case .objective: .objective
    case .keyResult: .keyResult
    case .kpi: .kpi
    case .team: .team
    case .cycle: .cycle
    case .person: .person
    case .settings: .organization
    }
  }
}
