import Goals

extension MergedLines {
  /// Adds a record of which both sides changed something, field by field.
  mutating func add(fieldsOf block: Versions<MergedBlock?>) {
    let names = FieldNames(block)
    let keyed = block.map { $0.map(names.keyed) ?? [] }
    let items = keyed.map { Dictionary(uniqueKeysWithValues: $0.map { ($0.key, $0.lines) }) }
    for key in keyed.map({ $0.map(\.key) }).order() {
      let item = items.map { $0[key] }
      if let kept = item.last {
        add(kept ?? [])
      } else {
        add(conflictOf: item.ours ?? [], and: item.theirs ?? [])
      }
    }
  }
}

/// Tells which fields of a record in three versions are one and the same.
private struct FieldNames {
  /// Which item of a record.
  struct Key: Hashable {
    /// The field's name; none for comments.
    let name: String?
    /// Which one of several: the value, or what it begins with.
    let text: String
    /// The lines of a comment.
    let lines: [[UInt8]]
    /// How many of the same key precede it.
    var number = 0
  }

  private let kind: RecordKind?
  /// The fields that no kind knows and that stand more than once somewhere.
  private let repeated: Set<String>

  init(_ block: Versions<MergedBlock?>) {
    let kind = block.ours?.kind
    self.kind = kind
    repeated = Set(
      block.all.flatMap { block in
        (block?.items.compactMap(\.field?.name).dropFirst() ?? []).numbered { $0 }
          .filter { $0.number > 0 && kind?.field($0.element) == nil }.map(\.element)
      })
  }

  func keyed(_ block: MergedBlock) -> [(key: Key, lines: [[UInt8]])] {
    let first = block.items.firstIndex { $0.field != nil }
    let keys = block.items.indices.map { key(of: block.items[$0], isFirst: $0 == first) }
    return zip(keys.numbered { $0 }, block.items).map { numbered, item in
      var key = numbered.element
      key.number = numbered.number
      return (key, item.lines)
    }
  }

  private func key(of item: MergedBlock.Item, isFirst: Bool) -> Key {
    guard let field = item.field else { return Key(name: nil, text: "", lines: item.lines) }
    return Key(name: field.name, text: isFirst ? "" : identity(of: field), lines: [])
  }

  /// Some values are known by what they begin with; of others that can stand together, each is one
  /// by itself.
  private func identity(of field: Recfile.Field) -> String {
    let row = kind?.field(field.name)
    if row?.kind.isKeyed == true {
      return String(field.value.trimmed.prefix { $0 != " " && $0 != "\t" && $0 != "\n" })
    }
    let isOneOfMany = row?.isRepeatable ?? repeated.contains(field.name)
    return isOneOfMany ? field.value : ""
  }
}
