internal import Goals

/// One thing that is brought in, as its line tells it.
package struct ImportItem: Sendable {
  package enum Kind: String, Sendable {
    case objective
    case keyResult = "key-result"
    case kpi, reading
    case checkIn = "check-in"
    case person, team, cycle, settings
    /// A title above objectives: of a team, of a cycle, or of nothing.
    case heading
    /// A line that tells one thing about what stands above it.
    case field
    /// Words that have no place, with why.
    case stray
  }

  /// The line it stands on, or begins on.
  package let line: Int
  package var kind: Kind
  /// Its title; of words without a place, the words.
  package var title: String
  /// What is told of it.
  var cells: [ImportColumn: [String]] = [:]
  /// The item that it stands under.
  var above: Int?
  /// Why it has no place.
  var why = ""

  init(line: Int, _ kind: Kind, _ title: String, above: Int? = nil) {
    (self.line, self.kind, self.title, self.above) = (line, kind, title, above)
  }

  /// The first thing told of a column; `nil` where that is empty.
  subscript(column: ImportColumn) -> String? {
    get { cells[column]?.first }
    set { cells[column] = newValue.map { [$0] } }
  }

  mutating func add(_ text: String, to column: ImportColumn) {
    let text = String(text.trimmed)
    if !text.isEmpty { cells[column, default: []].append(text) }
  }

  /// As a record can hold it: no line of a value ends in a backslash.
  var writable: ImportItem {
    func ended(_ text: String) -> String {
      guard text.utf8.contains(.backslash) else { return text }
      return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        var rest = line
        while rest.last == "\\" || rest.last == " " { rest.removeLast() }
        return String(rest)
      }.joined(separator: "\n")
    }
    var item = self
    item.title = ended(title)
    item.cells = cells.mapValues { $0.map(ended).filter { !$0.isEmpty } }
    return item
  }

  static func stray(line: Int, _ text: String, why: String) -> ImportItem {
    var item = ImportItem(line: line, .stray, text)
    item.why = why
    return item
  }
}

extension ImportItem.Kind {
  /// The kind that a word of a column `type` means.
  init?(word: String) {
    switch ImportColumn.plain(word) {
    case "objective", "goal", "o", "obj", "companyobjective", "teamobjective": self = .objective
    case "keyresult", "kr", "metric", "target", "measure", "milestone": self = .keyResult
    case "kpi", "indicator", "healthmetric": self = .kpi
    case "checkin", "update", "progressupdate": self = .checkIn
    case "reading", "datapoint": self = .reading
    case "person", "user", "member": self = .person
    case "team", "group", "department": self = .team
    case "cycle", "period": self = .cycle
    default: return nil
    }
  }
}

extension ImportItem.Kind {
  private static let names: Set<ImportColumn> = [
    .type, .id, .number, .parent, .title, .level, .objective, .keyResult, .team, .cycle, .kpi,
  ]
  private static let recorded: Set<ImportColumn> = [
    .current, .value, .progress, .date, .author, .confidence, .note,
  ]

  /// Whether a column can tell something of it.
  func has(_ column: ImportColumn) -> Bool {
    if Self.names.contains(column) || column.field.map(isField) == true { return true }
    return switch self {
    case .objective: [.status, .score, .note, .author].contains(column)
    case .keyResult:
      Self.recorded.union([.start, .target, .unit, .due, .status, .score]).contains(column)
    case .checkIn: Self.recorded.contains(column)
    case .kpi: [.unit, .target, .current, .value, .date, .note, .frequency].contains(column)
    case .reading: [.value, .current, .date, .note].contains(column)
    case .person: [.owner, .login, .email].contains(column)
    case .team, .cycle, .settings: false
    case .heading, .field, .stray: true
    }
  }

  private func isField(_ name: FieldName) -> Bool {
    switch self {
    case .objective: RecordKind.objective.field(name) != nil
    case .keyResult: RecordKind.keyResult.field(name) != nil
    case .kpi: [.why, .better, .link, .tags, .owner].contains(name)
    default: false
    }
  }

  /// What it is, in a sentence.
  var noun: String {
    switch self {
    case .objective: "an objective"
    case .keyResult: "a key result"
    case .kpi: "a KPI"
    case .reading: "a reading"
    case .checkIn: "a check-in"
    case .person: "a person"
    case .team: "a team"
    case .cycle: "a cycle"
    case .settings: "a directory's settings"
    case .heading, .field, .stray: "a line"
    }
  }
}
