/// What a field is called, as records spell it. Nothing else in the program spells one.
public enum FieldName: String, Hashable, Sendable, CaseIterable, CustomStringConvertible {
  // Titles: the first field of a record names its kind.
  case objective = "Objective"
  case keyResult = "KeyResult"
  case kpi = "KPI"
  case team = "Team"
  case person = "Person"
  case cycle = "Cycle"
  case organization = "Organization"

  case aggregate = "Aggregate"
  case ambition = "Ambition"
  case better = "Better"
  case carriedFrom = "CarriedFrom"
  case carriedTo = "CarriedTo"
  case checkInEvery = "CheckInEvery"
  case checkInOn = "CheckInOn"
  case coOwners = "CoOwners"
  case due = "Due"
  case email = "Email"
  case end = "End"
  case every = "Every"
  case field = "Field"
  case fiscalYearNamedBy = "FiscalYearNamedBy"
  case fiscalYearStart = "FiscalYearStart"
  case format = "Format"
  case from = "From"
  case grade = "Grade"
  case graduatedTo = "GraduatedTo"
  case hold = "Hold"
  case id = "Id"
  case initiative = "Initiative"
  case lead = "Lead"
  case left = "Left"
  case link = "Link"
  case lint = "Lint"
  case login = "Login"
  case measure = "Measure"
  case milestone = "Milestone"
  case movedFrom = "MovedFrom"
  case next = "Next"
  case of = "Of"
  case over = "Over"
  case owner = "Owner"
  case paceBands = "PaceBands"
  case plan = "Plan"
  case priority = "Priority"
  case promotedFrom = "PromotedFrom"
  case retrospective = "Retrospective"
  case role = "Role"
  case rollup = "Rollup"
  case sharedWith = "SharedWith"
  case source = "Source"
  case start = "Start"
  case state = "State"
  case supports = "Supports"
  case tags = "Tags"
  case target = "Target"
  case to = "To"
  case unit = "Unit"
  case warn = "Warn"
  case weight = "Weight"
  case why = "Why"

  /// The name as records spell it.
  public var description: String { rawValue }
}

extension RecordField {
  /// A field the program knows.
  public init(_ name: FieldName, _ value: String) { self.init(name.rawValue, value) }

  /// Which of the fields that the program knows it is; `nil` for any other.
  public var known: FieldName? { FieldName(rawValue: name) }

  /// Whether it goes by this name.
  public func isCalled(_ name: FieldName) -> Bool { self.name == name.rawValue }
}

extension FieldEdit {
  /// A field the program knows, changed.
  public init(_ name: FieldName, from: [String]?, to: [String]) {
    self.init(name.rawValue, from: from, to: to)
  }

  /// Whether it is about the field of this name.
  public func isNamed(_ name: FieldName) -> Bool { self.name == name.rawValue }
}

extension Sequence<RecordField> {
  /// The values of a field in the order in which they stand.
  public func values(of name: FieldName) -> [String] {
    filter { $0.isCalled(name) }.map(\.value)
  }

  /// The value of the first field of this name.
  public subscript(name: FieldName) -> String? { first { $0.isCalled(name) }?.value }
}

extension Organization {
  /// The values of a field of an object as they are written; none where it has no such field.
  public func values(of field: FieldName, in reference: Reference) -> [String] {
    values(of: field.rawValue, in: reference)
  }
}
