package import Goals

/// Two values that a field may hold, and one that it may not, by the row of the table of fields.
package struct FieldSample: Sendable, CustomStringConvertible {
  package let kind: RecordKind
  package let field: Field
  /// What it holds first, and what it is changed to.
  package let values: [String]
  /// What can't be read; `nil` where any text can.
  package let wrong: String?

  package var description: String { "\(kind.rawValue).\(field.name)" }

  /// Every row that people are told of, but titles and ids, which have changes of their own.
  package static let all = RecordKind.allCases.flatMap { kind in
    kind.offered.filter { $0.kind != .id }.map { FieldSample(kind, $0) }
  }

  private init(_ kind: RecordKind, _ field: Field) {
    (self.kind, self.field) = (kind, field)
    let own = FieldSample.special[kind]?[field.name]
    values = own?.values ?? field.kind.samples
    wrong = own.map(\.wrong) ?? field.kind.wrong
  }

  private static let special: [RecordKind: [FieldName: (values: [String], wrong: String?)]] = [
    .keyResult: [
      .milestone: (["a (2) First", "b Second"], nil),
      .plan: (["2018-02-01 50 days", "2018-02-15 45 days"], "soon"),
    ],
    .organization: [.format: (["1", "1"], "one"), .field: (["Budget", "Risk"], nil)],
    .cycle: [
      .start: (["2018-01-01", "2018-01-02"], "soon"), .end: (["2018-03-31", "2018-03-30"], "soon"),
    ],
  ]
}

extension Field.Kind {
  /// Two values of it.
  fileprivate var samples: [String] {
    switch self {
    case .title, .text: ["https://a.example the first", "https://b.example the second"]
    case .id, .word: ["one", "two"]
    case .person: ["ann", "tom"]
    case .team: ["sales", "support"]
    case .cycle: ["2018-Q2", "2018-Q3"]
    case .objective: ["grow", "grow#money"]
    case .kpi: ["calls", "rate"]
    case .ratio: ["calls / rate", "rate / calls"]
    case .unit: ["days", "%"]
    case .quantity: ["40 days", "41 days"]
    case .bound: [">= 9", "<= 8"]
    case .day: ["2018-03-01", "2018-03-02"]
    case .weight, .number: ["2", "3"]
    case .choice(let words): [words[0], words[words.count - 1]]
    case .milestone: ["a First", "b Second"]
    case .plan: ["2018-02-01 50 days", "2018-02-15 45 days"]
    case .target: ["2018-02 >= 5", "2018-03 >= 6"]
    case .grade: ["0.3 at 50 days", "0.7 at 45 days"]
    case .rule: ["no-owner off", "no-why warning"]
    case .month: ["April", "May"]
    case .bands: ["10 25", "5 20"]
    }
  }

  /// What is none.
  fileprivate var wrong: String? {
    switch self {
    case .title, .id, .text, .word, .unit, .team, .cycle, .person, .milestone: nil
    case .objective, .kpi: "nothing-here"
    default: "?!"
    }
  }
}
