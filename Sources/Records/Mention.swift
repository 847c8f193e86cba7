internal import Goals

/// A field of an objective or a key result that names other objectives, or KPIs.
struct Mention {
  /// The object that is named.
  enum Target: Hashable {
    case objective(ObjectiveRef)
    case kpi(KPIRef)

    var id: String {
      switch self {
      case .objective(let ref): ref.id
      case .kpi(let ref): ref.id
      }
    }
  }

  let reference: Reference
  let record: FileEdit.RecordKey
  let field: FieldName
  let values: [String]
  private let namesObjectives: Bool
  /// The objective it stands in.
  let origin: ObjectiveRef

  /// All of an objective and its key results.
  static func all(in objective: Objective) -> [Mention] {
    let ref = objective.ref
    return all(.objective(ref), .first, in: ref, objective.fields)
      + objective.keyResults.flatMap { keyResult in
        all(.keyResult(keyResult.ref), .id(keyResult.ref.id), in: ref, keyResult.fields)
      }
  }

  /// All of a record: the fields of which the table says that they name objectives, or KPIs.
  private static func all(
    _ reference: Reference, _ record: FileEdit.RecordKey, in origin: ObjectiveRef,
    _ fields: [RecordField]
  ) -> [Mention] {
    reference.recordKind.rows.compactMap { row in
      guard [.objective, .kpi].contains(row.kind) else { return nil }
      let values = fields.values(of: row.name)
      return values.isEmpty
        ? nil
        : Mention(
          reference: reference, record: record, field: row.name, values: values,
          namesObjectives: row.kind == .objective, origin: origin)
    }
  }

  /// The objectives or KPIs that a past change of a field of an objective names.
  init(_ values: [String], of field: Field, in objective: ObjectiveRef) {
    self.init(
      reference: .objective(objective), record: .first, field: field.name, values: values,
      namesObjectives: field.kind == .objective, origin: objective)
  }

  private init(
    reference: Reference, record: FileEdit.RecordKey, field: FieldName, values: [String],
    namesObjectives: Bool, origin: ObjectiveRef
  ) {
    (self.reference, self.record, self.field) = (reference, record, field)
    (self.values, self.namesObjectives, self.origin) = (values, namesObjectives, origin)
  }

  /// What a value names from a place; `nil` where that is nothing, or not one thing.
  func target(of value: String, in directory: Directory, from origin: ObjectiveRef) -> Target? {
    let text = String(value.trimmed)
    if namesObjectives {
      guard case .found(let ref) = directory.objective(text, from: origin) else { return nil }
      return .objective(ref)
    }
    guard case .found(let ref) = directory.kpi(text, from: origin.team) else { return nil }
    return .kpi(ref)
  }

  /// The ids that its values end in: what it names goes by one of them.
  var ids: [String] {
    values.map { value in
      let path = value.prefix { $0 != "#" }.trimmed
      return String(path.split(separator: "/").last ?? "")
    }
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
      case .objective(let ref):
        (isPath ? ref.text : directory.text(of: ref, in: place)) + value.drop { $0 != "#" }
      case .kpi(let ref): isPath ? ref.text : directory.text(of: ref, in: place.team)
      }
    }
  }
}
