internal import Goals

/// Lines of a recfile that no blank line separates: a record, a descriptor, or comments alone.
struct MergedBlock {
  /// What it is taken for in the other versions.
  enum Name: Hashable {
    case record(kind: String, id: String)
    case text([[UInt8]])
  }

  /// A field or a comment.
  struct Item {
    /// The field; none for a comment.
    let field: Recfile.Field?
    let lines: [[UInt8]]
  }

  let name: Name
  /// The value of the first field.
  let title: String?
  /// The record's own kind, if it is one of ours.
  let kind: RecordKind?
  /// The blank lines above it.
  let gap: [[UInt8]]
  /// The lines one by one where they are no record.
  let items: [Item]

  init(_ lines: [[UInt8]], from first: Int, _ record: Recfile.Record?, gap: [[UInt8]]) {
    items = MergedBlock.items(lines, from: first, record?.fields ?? [])
    title = record?.fields.first?.value
    kind = record?.kind
    name = record.map { .record(kind: $0.fields[0].name, id: $0.mergeId) } ?? .text(lines)
    self.gap = gap
  }

  var lines: [[UInt8]] { items.flatMap(\.lines) }

  private static func items(
    _ lines: [[UInt8]], from first: Int, _ fields: [Recfile.Field]
  ) -> [Item] {
    var items: [Item] = []
    var done = 0
    for field in fields {
      let range = (field.lines.lowerBound - first)..<(field.lines.upperBound - first)
      items += lines[done..<range.lowerBound].map { Item(field: nil, lines: [$0]) }
      items.append(Item(field: field, lines: Array(lines[range])))
      done = range.upperBound
    }
    return items + lines[done...].map { Item(field: nil, lines: [$0]) }
  }
}

extension MergedBlock: Equatable {
  /// Whether both say the same, whatever the blank lines above them.
  static func == (one: MergedBlock, other: MergedBlock) -> Bool { one.lines == other.lines }
}

extension Recfile.Record {
  /// What distinguishes it from others of its kind: nothing where a file holds one.
  fileprivate var mergeId: String {
    switch kind {
    case .objective, .kpi, .team, .cycle, .organization: ""
    case .keyResult, .person, nil: id
    }
  }
}
