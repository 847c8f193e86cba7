/// Lines of a recfile that no blank line separates: a record, a descriptor, or comments alone.
struct MergedBlock {
  /// What it is taken for in the other versions.
  enum Name: Hashable {
    case record(kind: String, id: String)
    case text([[UInt8]])
  }

  /// A line or several that belong together.
  struct Item {
    /// Its field; none for comments and what can't be read.
    let field: Recfile.Field?
    fileprivate(set) var lines: [[UInt8]]
  }

  let name: Name
  /// The value of the first field.
  let title: String?
  /// The record's own kind, if it is one of ours.
  let kind: RecordKind?
  /// The blank lines above it.
  let gap: [[UInt8]]
  private(set) var items: [Item]
  /// Whether it can only stay in one piece: a conflict that nobody has settled, lines that would
  /// mean something else behind others.
  let isWhole: Bool

  init(_ file: Recfile, _ range: Range<Int>, _ records: [Recfile.Record], gap: [[UInt8]]) {
    let style = LineStyle(file.text)
    let lines = range.map { file.text.line($0, in: style) }
    let hasMarker = range.contains { file.text.isConflictMarker($0) }
    isWhole = hasMarker || records.count != 1 || lines[0].first == .plus
    items = [Item(field: nil, lines: lines)]
    if !isWhole, let record = records.first {
      items = MergedBlock.items(of: record, from: range.lowerBound, lines)
    }
    title = records.first?.fields.first?.value
    kind = records.first?.kind
    name = records.first.map { .record(kind: $0.fields[0].name, id: $0.mergeId) } ?? .text(lines)
    self.gap = gap
  }

  var lines: [[UInt8]] { items.flatMap(\.lines) }

  /// The file ends in a backslash: an empty line keeps what follows from being joined.
  mutating func close() { items[items.count - 1].lines.append([]) }

  private static func items(
    of record: Recfile.Record, from first: Int, _ lines: [[UInt8]]
  ) -> [Item] {
    var items: [Item] = []
    var fields = record.fields[...]
    var line = first
    while line < first + lines.count {
      if let field = fields.first, field.lines.lowerBound == line {
        items.append(
          Item(field: field, lines: Array(lines[(line - first)..<(field.lines.upperBound - first)]))
        )
        fields.removeFirst()
        line = field.lines.upperBound
        continue
      }
      let text = lines[line - first]
      if text.first == .plus {
        items[items.count - 1].lines.append(text)
      } else {
        items.append(Item(field: nil, lines: [text]))
      }
      line += 1
    }
    return items
  }
}

extension MergedBlock: Equatable {
  /// Whether both say the same, whatever the blank lines above them.
  static func == (one: MergedBlock, other: MergedBlock) -> Bool { one.lines == other.lines }
}

extension MergedBlock.Item {
  /// Whether both say the same, however it is written.
  func isSame(as other: MergedBlock.Item) -> Bool {
    guard let field, let theirs = other.field else { return lines == other.lines }
    return field.name == theirs.name && field.value.isSameText(as: theirs.value)
  }
}

extension TextLines {
  func isConflictMarker(_ line: Int) -> Bool {
    if case .conflictMarker = RecfileLine(bytes[content(line)]) { true } else { false }
  }
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
