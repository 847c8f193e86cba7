internal import Goals

/// A field of an objective or a key result that names other objectives, or KPIs.
struct Mention {
  /// What is named.
  enum Target: Hashable {
    case objective(ObjectiveRef)
    case kpi(KPIRef)
  }

  let reference: Reference
  let record: FileEdit.RecordKey
  let field: String
  let values: [String]
  private let isOfObjectives: Bool
  /// The objective it stands in.
  let origin: ObjectiveRef

  private init(
    _ field: String, of reference: Reference, _ record: FileEdit.RecordKey, in origin: ObjectiveRef,
    _ fields: [RecordField]
  ) {
    (self.reference, self.record, self.field, self.origin) = (reference, record, field, origin)
    isOfObjectives = ["Supports", "CarriedFrom", "CarriedTo"].contains(field)
    values = fields.filter { $0.name == field }.map(\.value)
  }

  /// All of an objective and its key results.
  static func all(in objective: Objective) -> [Mention] {
    let own = ["Supports", "KPI", "CarriedFrom", "CarriedTo", "PromotedFrom"].map { field in
      Mention(field, of: .objective(objective.ref), .first, in: objective.ref, objective.fields)
    }
    let others = objective.keyResults.flatMap { keyResult in
      ["KPI", "GraduatedTo"].map { field in
        Mention(
          field, of: .keyResult(keyResult.ref), .id(keyResult.ref.id), in: objective.ref,
          keyResult.fields)
      }
    }
    return (own + others).filter { !$0.values.isEmpty }
  }

  /// What a value names from a place; `nil` where that is nothing, or not one thing.
  func target(of value: String, in directory: Directory, from origin: ObjectiveRef) -> Target? {
    let text = String(value.trimmed)
    if isOfObjectives {
      guard case .found(let ref) = directory.objective(text, from: origin) else { return nil }
      return .objective(ref)
    }
    guard case .found(let ref) = directory.kpi(text, from: origin.team) else { return nil }
    return .kpi(ref)
  }

  /// Whether it names something.
  func names(_ target: Target, in directory: Directory) -> Bool {
    values.contains { self.target(of: $0, in: directory, from: origin) == target }
  }

  /// Its values once objects go by other names: each still names what it named, and one that does
  /// so as it is stays as it is.
  func values(
    after directory: Directory, before: Directory, in place: ObjectiveRef,
    renaming: (Target) -> Target
  ) -> [String] {
    values.map { value in
      guard let target = target(of: value, in: before, from: origin).map(renaming),
        self.target(of: value, in: directory, from: place) != target
      else { return value }
      let isPath = value.contains("/")
      return switch target {
      case .objective(let ref): isPath ? ref.text : directory.text(of: ref, in: place)
      case .kpi(let ref): isPath ? ref.text : directory.text(of: ref, in: place.team)
      }
    }
  }
}
