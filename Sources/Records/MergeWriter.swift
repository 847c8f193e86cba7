import Goals

/// Writes a merged recfile, block by block.
struct MergeWriter {
  private var lines: [[UInt8]] = []
  private(set) var conflicts = 0

  /// Adds what becomes of a block; its versions are none where it wasn't there.
  mutating func add(_ block: Versions<MergedBlock?>) {
    if let kept = block.choice(==) {
      if let kept { add(kept.lines, below: block.gap) }
      return
    }
    guard let ours = block.ours, let theirs = block.theirs, ours.isMerged(with: theirs),
      block.base.map({ !$0.isWhole }) ?? (ours.title == theirs.title)
    else {
      let sides = block.map { $0?.lines ?? [] }
      return add(conflict(between: sides.ours, and: sides.theirs), below: block.gap)
    }
    add(fields(Versions(block.base, ours, theirs)), below: block.gap)
  }

  mutating func add(tail: [[UInt8]]) {
    if !lines.isEmpty || !tail.isEmpty { lines += tail }
  }

  /// The bytes of what was added.
  func bytes(style: LineStyle, isFinished: Bool) -> [UInt8] {
    guard let last = lines.last else { return style.mark }
    // An empty line is none without its end.
    let end = isFinished || last.isEmpty ? style.ended(last) : last
    return style.mark + lines.dropLast().flatMap(style.ended) + end
  }

  private mutating func add(_ block: [[UInt8]], below gap: [[UInt8]]) {
    lines += lines.isEmpty || !gap.isEmpty ? gap : [[]]
    lines += block
  }

  private mutating func conflict(between ours: [[UInt8]], and theirs: [[UInt8]]) -> [[UInt8]] {
    conflicts += 1
    return [ConflictMarker.start] + ours + [ConflictMarker.middle] + theirs + [ConflictMarker.end]
  }
}

/// The lines that git writes around what both sides changed.
enum ConflictMarker {
  static let start = Array("<<<<<<< ours".utf8)
  static let middle = Array("=======".utf8)
  static let end = Array(">>>>>>> theirs".utf8)
}

extension MergeWriter {
  private mutating func fields(_ block: Versions<MergedBlock?>) -> [[UInt8]] {
    let names = FieldNames(block)
    let keyed = block.map { $0.map(names.keyed) ?? [] }
    let items = keyed.map { Dictionary(uniqueKeysWithValues: $0.map { ($0.key, $0.item) }) }
    var merged: [[UInt8]] = []
    for key in keyed.map({ $0.map(\.key) }).order() {
      let item = items.map { $0[key] }
      if let kept = item.kept {
        merged += kept?.lines ?? []
      } else {
        let sides = item.map { $0?.lines ?? [] }
        merged += conflict(between: sides.ours, and: sides.theirs)
      }
    }
    return merged
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
    let lines: [[UInt8]]
    /// How many of the same key precede it.
    var number = 0
  }

  private let kind: RecordKind?
  /// The fields that no kind knows and that stand more than once somewhere.
  private let repeated: Set<String>

  init(_ block: Versions<MergedBlock?>) {
    let blocks = [block.base, block.ours, block.theirs].compactMap(\.self)
    let kind = block.ours?.kind
    self.kind = kind
    let known = Set(kind?.fields ?? [])
    repeated = Set(
      blocks.flatMap { $0.items.dropFirst().compactMap(\.field?.name).numbered { $0 } }
        .filter { $0.number > 0 && !known.contains($0.element) }.map(\.element))
  }

  func keyed(_ block: MergedBlock) -> [(key: Key, item: MergedBlock.Item)] {
    let first = block.items.firstIndex { $0.field != nil }
    let keys = block.items.indices.map { key(of: block.items[$0], isFirst: $0 == first) }
    return zip(keys.numbered { $0 }, block.items).map { numbered, item in
      var key = numbered.element
      key.number = numbered.number
      return (key, item)
    }
  }

  private func key(of item: MergedBlock.Item, isFirst: Bool) -> Key {
    guard let field = item.field else { return Key(name: nil, text: "", lines: item.lines) }
    return Key(name: field.name, text: isFirst ? "" : identity(of: field), lines: [])
  }

  /// A milestone is known by its id, a point of a plan by its date, a severity by its code; of
  /// other values that can stand together, each is one by itself.
  private func identity(of field: Recfile.Field) -> String {
    switch field.name {
    case "Milestone", "Plan", "Lint":
      if kind?.repeatable.contains(field.name) == true {
        return String(field.value.trimmed.prefix { $0 != " " && $0 != "\t" && $0 != "\n" })
      }
    default: break
    }
    let isOneOfMany =
      kind?.repeatable.contains(field.name) ?? false || repeated.contains(field.name)
    return isOneOfMany ? field.value : ""
  }
}

extension Versions<MergedBlock?> {
  /// The blank lines above it.
  fileprivate var gap: [[UInt8]] {
    let gaps = map { $0?.gap }
    return (gaps.choice(==) ?? gaps.ours) ?? gaps.theirs ?? gaps.base ?? []
  }
}

extension Versions<MergedBlock.Item?> {
  /// The item that stays, or that none does; nothing where both sides changed it differently.
  ///
  /// Another way to write the same value is no change against another value.
  fileprivate var kept: MergedBlock.Item?? {
    choice { $0?.lines == $1?.lines }
      ?? choice { one, other in
        guard let one, let other else { return one == nil && other == nil }
        return one.isSame(as: other)
      }
  }
}

extension MergedBlock {
  /// Whether it can be merged by field with another version of itself.
  fileprivate func isMerged(with other: MergedBlock) -> Bool { !isWhole && !other.isWhole }
}
