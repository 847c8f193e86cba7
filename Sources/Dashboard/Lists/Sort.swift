import Goals

/// The order of a list's rows. The raw value is what is remembered between runs.
enum Sort: String, CaseIterable, Sendable {
  /// As the files have it.
  case files
  case title
  case progress
  case status
  case confidence
  case owner
  case due

  /// The orders that a pane offers.
  static func choices(of pane: Pane) -> [Sort] {
    pane == .kpis ? [.files, .status, .title, .owner, .due] : allCases
  }

  func words(in pane: Pane) -> String {
    switch self {
    case .files: pane == .tree ? "by Priority, then as the files have it" : "as the files have it"
    case .title: "title"
    case .progress: "progress, the least first"
    case .status: pane == .kpis ? "health, the worst first" : "status, the worst first"
    case .confidence: "confidence, the least first"
    case .owner: "owner"
    case .due:
      pane == .kpis
        ? "reading due, the longest waiting first" : "check-in due, the longest waiting first"
    }
  }

  /// A short word for the pane's title.
  func word(in pane: Pane) -> String { self == .status && pane == .kpis ? "health" : rawValue }

  /// Rows that are equal, or have nothing to be sorted by, keep their order; these come last.
  func sorted<Row>(_ rows: [Row], by facts: (Row) -> RowAttributes?) -> [Row] {
    guard self != .files else { return rows }
    let keyed = rows.map { (row: $0, key: facts($0).map(key) ?? .none) }
    return keyed.enumerated().sorted { one, other in
      (one.element.key, one.offset) < (other.element.key, other.offset)
    }.map(\.element.row)
  }

  private func key(_ facts: RowAttributes) -> SortKey {
    switch self {
    case .files: .none
    case .title: .text(facts.title.lowercased().counting)
    case .progress: SortKey(facts.progress)
    case .status: .number(Double(facts.urgency))
    case .confidence: SortKey(facts.confidence)
    case .owner: facts.owners.dropFirst().first.map { .text($0.lowercased()) } ?? .none
    case .due: SortKey(facts.due.map { Double($0.number) })
    }
  }
}

/// What two rows are compared by; nothing comes last.
private enum SortKey: Hashable, Comparable {
  case number(Double)
  case text(String)
  case none

  init(_ number: Double?) {
    self = number.map(SortKey.number) ?? .none
  }
}
