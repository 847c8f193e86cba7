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

  /// The names of its fields in the order in which people expect them, the title's first.
  public var fields: [String] { RecordKind.allFields[self] ?? [] }

  private static let allFields = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0, [$0.titleField] + $0.others) })

  /// The fields that may stand more than once.
  public var repeatable: [String] {
    switch self {
    case .objective: ["CoOwners", "SharedWith", "Supports", "KPI", "Tags"]
    case .keyResult: ["Milestone", "Plan", "Tags"]
    case .kpi: ["Source", "Tags"]
    case .person: ["Login"]
    case .organization: ["Lint"]
    case .team, .cycle: []
    }
  }

  private var others: [String] {
    switch self {
    case .objective:
      [
        "Why", "Owner", "CoOwners", "SharedWith", "Supports", "Ambition", "Weight", "Rollup",
        "State", "KPI", "Tags", "CarriedFrom", "CarriedTo", "PromotedFrom",
      ]
    case .keyResult:
      [
        "Id", "Owner", "From", "To", "Hold", "Over", "Milestone", "Plan", "KPI", "Role", "Weight",
        "Due", "State", "GraduatedTo", "Tags",
      ]
    case .kpi:
      [
        "Why", "Owner", "Unit", "Target", "Warn", "Every", "Aggregate", "Measure", "Better",
        "Source", "Tags",
      ]
    case .team: ["Lead", "CheckInEvery"]
    case .person: ["Id", "Login", "Email", "Team"]
    case .cycle: ["Start", "End", "State", "Retrospective"]
    case .organization:
      ["Format", "FiscalYearStart", "FiscalYearNamedBy", "CheckInEvery", "PaceBands", "Lint"]
    }
  }
}
