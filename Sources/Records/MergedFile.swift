/// A recfile taken apart for merging: blocks of lines with the blank lines above each.
struct MergedFile {
  let style: LineStyle
  var blocks: [MergedBlock]
  /// The blank lines at the end.
  let tail: [[UInt8]]
  /// Whether the last line has an end.
  let isFinished: Bool

  init(_ file: Recfile) {
    var cutter = BlockCutter(file)
    cutter.cut()
    let text = file.text
    style = LineStyle(text)
    blocks = cutter.blocks
    tail = cutter.gap
    isFinished = text.count == 0 || text.isFinished(text.count)
    if file.endsJoining, !blocks.isEmpty { blocks[blocks.count - 1].close() }
  }

  static func merge(_ files: Versions<MergedFile>) -> (bytes: [UInt8], conflicts: Int) {
    let keyed = files.map { $0.keyed }
    let old = keyed.base
    let sides = Versions(old, keyed.ours.renamed(after: old), keyed.theirs.renamed(after: old))
    let blocks = sides.map { Dictionary($0.map { ($0.key, $0.block) }) { first, _ in first } }
    var writer = MergeWriter()
    for key in sides.map({ $0.map(\.key) }).order() {
      writer.add(blocks.map { $0[key] })
    }
    writer.add(tail: files.map(\.tail).lastOrOurs)
    return (
      writer.bytes(
        style: files.map(\.style).lastOrOurs, isFinished: files.map(\.isFinished).lastOrOurs),
      writer.conflicts
    )
  }

  private var keyed: [KeyedBlock] {
    blocks.numbered(by: \.name).map {
      KeyedBlock(key: BlockKey(name: $0.element.name, number: $0.number), block: $0.element)
    }
  }
}

/// Which block of a file.
struct BlockKey: Hashable {
  let name: MergedBlock.Name
  /// How many of the same name precede it.
  let number: Int
}

struct KeyedBlock {
  var key: BlockKey
  let block: MergedBlock
}

extension [KeyedBlock] {
  /// With the keys that records of the base have which were given another id, and kept their title.
  fileprivate func renamed(after base: [KeyedBlock]) -> [KeyedBlock] {
    let (known, taken) = (Set(base.map(\.key)), Set(map(\.key)))
    var free = base.filter { !taken.contains($0.key) }
    return map { keyed in
      guard !known.contains(keyed.key), let title = keyed.block.title,
        let index = free.firstIndex(where: { $0.block.title == title })
      else { return keyed }
      return KeyedBlock(key: free.remove(at: index).key, block: keyed.block)
    }
  }
}

/// Cuts a recfile at its blank lines.
private struct BlockCutter {
  private let file: Recfile
  private let style: LineStyle
  private(set) var blocks: [MergedBlock] = []
  private(set) var gap: [[UInt8]] = []
  private var line = 1
  private var records: ArraySlice<Recfile.Record>

  init(_ file: Recfile) {
    self.file = file
    style = LineStyle(file.text)
    records = file.records[...]
  }

  mutating func cut() {
    while line <= file.text.count {
      if file.text.isBlank(line) {
        gap.append(file.text.line(line, in: style))
        line += 1
      } else {
        cutBlock()
      }
    }
  }

  /// A conflict that nobody has settled stays in one piece, blank lines and all.
  private mutating func cutBlock() {
    let first = line
    var found: [Recfile.Record] = []
    var depth = 0
    repeat {
      let start = line
      if let record = records.first, record.lines.lowerBound == line {
        found.append(record)
        records.removeFirst()
        line = record.lines.upperBound
      } else {
        repeat { line += 1 } while line <= file.text.count && !file.text.isBlank(line)
      }
      depth = (start..<line).reduce(depth) { max(0, $0 + file.text.conflictStep($1)) }
      while depth > 0, line <= file.text.count, file.text.isBlank(line) { line += 1 }
    } while depth > 0 && line <= file.text.count
    blocks.append(MergedBlock(file, first..<line, found, gap: gap))
    gap = []
  }
}

extension TextLines {
  /// Whether a conflict begins or ends with a line.
  fileprivate func conflictStep(_ line: Int) -> Int {
    switch RecfileLine(bytes[content(line)]) {
    case .conflictMarker(.start): 1
    case .conflictMarker(.end): -1
    default: 0
    }
  }
}
