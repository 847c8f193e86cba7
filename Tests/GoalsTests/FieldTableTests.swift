import Foundation
import TestSupport
import Testing

@testable import Goals

@Suite struct FieldTableTests {
  @Test("says of each kind of record which fields decide a figure")
  func deciding() {
    let expected: [RecordKind: Set<FieldName>] = [
      .objective: [.weight, .supports, .rollup, .ambition, .owner, .coOwners, .checkInEvery],
      .keyResult: [
        .to, .from, .grade, .hold, .over, .plan, .due, .weight, .milestone, .role, .kpi,
        .checkInEvery, .owner, .coOwners, .state,
      ],
      .kpi: [
        .target, .plan, .warn, .aggregate, .measure, .of, .every, .unit, .better, .state,
        // Who answered for it on that day, as for what it feeds.
        .owner,
      ],
    ]
    for kind in RecordKind.allCases {
      let deciding = kind.rows.filter(\.decidesFigure).map(\.name)
      #expect(Set(deciding) == expected[kind] ?? [], "\(kind)")
    }
  }

  @Test("begins each kind with its title, names a field once, and says what it is")
  func rows() {
    for kind in RecordKind.allCases {
      #expect(kind.rows.first?.name.rawValue == kind.titleField)
      #expect(kind.rows.filter { $0.kind == .title }.count == 1)
      #expect(Set(kind.fields).count == kind.fields.count, "\(kind)")
      for row in kind.rows {
        #expect(!row.help.isEmpty && !row.label.isEmpty, "\(kind) \(row.name)")
        #expect(kind.field(row.name) == row)
      }
    }
  }

  @Test("has no name that no record has")
  func names() {
    let used = Set(RecordKind.allCases.flatMap { $0.rows.map(\.name) })
    #expect(used == Set(FieldName.allCases))
  }

  /// `RECORD_SNAPSHOTS=1 swift test --filter FieldTableTests` writes it anew.
  @Test("stands in the README, and so does that of events")
  func readme() {
    let top = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").path
    for (name, table) in [("fields", RecordKind.markdown), ("events", EventWord.markdown)] {
      let markers = ("<!-- \(name) -->", "<!-- /\(name) -->")
      let complaint = Recording("README.md", in: top, between: markers).complaint(about: table)
      #expect(complaint == nil)
    }
  }
}
