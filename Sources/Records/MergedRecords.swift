import Goals

/// The merge of recfiles by record and field.
enum MergedRecords {
  /// The merged file; none where a version has lines that can't be taken apart into fields.
  static func merge(_ files: Versions<Recfile>) -> MergedLines? {
    let texts = files.map(\.text)
    guard files.all.allSatisfy(\.isPlain), texts.lineEnd != nil else { return nil }
    let lines = texts.lines
    let cut = Versions(
      BlockCutter(files.base, lines.base), BlockCutter(files.ours, lines.ours),
      BlockCutter(files.theirs, lines.theirs))
    let old = cut.base.keyed
    let keyed = Versions(
      old, cut.ours.keyed.renamed(after: old), cut.theirs.keyed.renamed(after: old))
    let blocks = keyed.map { Dictionary(uniqueKeysWithValues: $0.map { ($0.key, $0.block) }) }
    var merged = MergedLines()
    for key in keyed.map({ $0.map(\.key) }).order() { merged.add(blocks.map { $0[key] }) }
    if !merged.isEmpty { merged.add(cut.map(\.tail).lastOrOurs) }
    return merged
  }
}

extension Recfile {
  /// Whether every line is a field, a comment, or blank.
  fileprivate var isPlain: Bool { problems.allSatisfy { $0.code == .crlf } }
}

extension MergedLines {
  /// Adds what becomes of a block; its versions are none where it wasn't there.
  fileprivate mutating func add(_ block: Versions<MergedBlock?>) {
    if let kept = block.last {
      if let kept { add(below: block.gap) { $0.add(kept.lines) } }
    } else if let ours = block.ours, let theirs = block.theirs,
      block.base != nil || ours.title == theirs.title
    {
      add(below: block.gap) { $0.add(fieldsOf: Versions(block.base, ours, theirs)) }
    } else {
      let sides = block.map { $0?.lines ?? [] }
      add(below: block.gap) { $0.add(conflictOf: sides.ours, and: sides.theirs) }
    }
  }

  private mutating func add(below gap: [[UInt8]], _ block: (inout MergedLines) -> Void) {
    add(isEmpty || !gap.isEmpty ? gap : [[]])
    block(&self)
  }
}

extension Versions<MergedBlock?> {
  /// The blank lines above it.
  fileprivate var gap: [[UInt8]] {
    let gaps = map { $0?.gap }
    return gaps.lastOrOurs ?? gaps.theirs ?? []
  }
}

/// A block, and which one of a file it is.
private struct KeyedBlock {
  struct Key: Hashable {
    let name: MergedBlock.Name
    /// How many of the same name precede it.
    let number: Int
  }

  var key: Key
  let block: MergedBlock

  /// What a record keeps that is given another id.
  var title: [String?] { [block.kind?.titleField, block.title] }
}

extension [KeyedBlock] {
  /// With the keys that records of the base have which were given another id, and kept their title.
  fileprivate func renamed(after base: [KeyedBlock]) -> [KeyedBlock] {
    let (known, taken) = (Set(base.map(\.key)), Set(map(\.key)))
    let gone = base.filter { !taken.contains($0.key) && $0.block.title != nil }
    var free = Dictionary(grouping: gone.reversed(), by: \.title)
    return map { keyed in
      guard !known.contains(keyed.key), let old = free[keyed.title]?.popLast() else { return keyed }
      return KeyedBlock(key: old.key, block: keyed.block)
    }
  }
}

/// A recfile cut at its blank lines.
private struct BlockCutter {
  private(set) var blocks: [MergedBlock] = []
  /// The blank lines at the end.
  private(set) var tail: [[UInt8]] = []

  init(_ file: Recfile, _ lines: [[UInt8]]) {
    var records = file.records[...]
    var rest = lines[...]
    while let first = rest.first {
      if first.allSatisfy(\.isBlank) {
        tail.append(first)
        rest.removeFirst()
        continue
      }
      let block = rest.prefix { !$0.allSatisfy(\.isBlank) }
      let line = block.startIndex + 1
      let record = records.first?.lines.lowerBound == line ? records.removeFirst() : nil
      blocks.append(MergedBlock(Array(block), from: line, record, gap: tail))
      tail = []
      rest = rest[block.endIndex...]
    }
  }

  var keyed: [KeyedBlock] {
    blocks.numbered(by: \.name).map {
      KeyedBlock(key: KeyedBlock.Key(name: $0.element.name, number: $0.number), block: $0.element)
    }
  }
}
