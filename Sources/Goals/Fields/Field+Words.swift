// The tables in words, for the README and the manual.
extension Field.Kind {
  /// What a value is, in a few words.
  public var words: String {
    switch self {
    case .title: "title"
    case .id: "id: small letters, digits, -"
    case .text: "text"
    case .word: "word"
    case .person: "person"
    case .team: "team"
    case .cycle: "cycle"
    case .objective: "objective"
    case .kpi: "KPI"
    case .ratio: "KPI / KPI"
    case .unit: "unit"
    case .quantity: "quantity"
    case .bound: "bound"
    case .day: "day"
    case .weight: "number from 0 up"
    case .number: "whole number"
    case .choice(let words): words.joined(separator: ", ")
    case .milestone: "id (weight) text"
    case .plan: "day and value"
    case .target: "day or month and bound"
    case .grade: "score at value"
    case .rule: "rule and severity"
    case .month: "month"
    case .bands: "two percentages"
    }
  }
}

extension RecordKind {
  /// The rows that people are told of, the title's left out.
  public var offered: [Field] { rows.filter { $0.isOffered && $0.kind != .title } }

  /// The table of fields as the README shows it, between its markers.
  package static var markdown: String { allCases.map(\.markdown).joined(separator: "\n") }

  private var markdown: String {
    let rows = offered.map { row in
      "| `\(row.name)`\(row.isRepeatable ? " +" : "") | \(row.kind.words) | \(row.help) |\n"
    }
    return "| \(titleField) | | |\n|---|---|---|\n" + rows.joined()
  }
}

extension EventWord {
  /// Those that people are told of.
  public static var offered: [EventWord] { allCases.filter { !$0.isNoted } }

  /// The table of events as the README shows it, between its markers.
  package static var markdown: String {
    let rows = offered.map { "| `\($0.rawValue)` | \($0.help) |\n" }
    return "| event | value |\n|---|---|\n" + rows.joined()
  }
}
