public import Goals

/// Lines of a record file that two people left differently, between the markers that git and
/// ``Merge`` write: mostly one field, a whole record at times.
public struct ConflictedField: Hashable, Sendable {
  /// Where the first marker stands.
  public let place: Place
  /// The fields as they are on this side.
  public let mine: [RecordField]
  /// The fields as the other side has them.
  public let theirs: [RecordField]
  /// All lines with the markers, and what each side has of them.
  let lines: Range<Int>
  let sides: [Change.Side: Range<Int>]

  /// The names of the fields, each once.
  public var names: [String] {
    (mine + theirs).map(\.name).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}

extension Recfile {
  /// What is not settled yet, in the order of the file. A start without its end is none.
  public var conflicts: [ConflictedField] {
    var found: [ConflictedField] = []
    var open: (depth: Int, start: Int, mine: Int?, theirs: Int?) = (0, 0, nil, nil)
    for line in 1..<(text.count + 1) {
      guard case .conflictMarker(let side) = RecfileLine(text.bytes[text.content(line)]) else {
        continue
      }
      switch side {
      case .start:
        open =
          open.depth == 0
          ? (1, line, nil, nil) : (open.depth + 1, open.start, open.mine, open.theirs)
      case .middle where open.depth == 1:
        // Git may show the common ancestor between the two, behind a marker of its own.
        open.mine = open.mine ?? line
        if text.bytes[text.content(line)].first == UInt8(ascii: "=") {
          open.theirs = open.theirs ?? line
        }
      case .end where open.depth == 1:
        open.depth = 0
        if let mine = open.mine, let theirs = open.theirs {
          found.append(conflict(open.start, mine, theirs, line))
        }
      case .end: open.depth = max(0, open.depth - 1)
      case .middle: break
      }
    }
    return found
  }

  private func conflict(_ start: Int, _ mine: Int, _ theirs: Int, _ end: Int) -> ConflictedField {
    let sides: [Change.Side: Range<Int>] = [
      .mine: (start + 1)..<mine, .theirs: (theirs + 1)..<end,
    ]
    func fields(_ side: Change.Side) -> [RecordField] {
      let lines = Array(text.bytes[text.whole(sides[side] ?? start..<start)])
      return Recfile(parsing: lines, file: file).records.flatMap(\.content)
    }
    return ConflictedField(
      place: Place(file: file, line: start), mine: fields(.mine), theirs: fields(.theirs),
      lines: start..<(end + 1), sides: sides)
  }

  /// The bytes of the file with one side of some conflicts, and without their markers.
  func settled(_ conflicts: [ConflictedField], keeping side: Change.Side) -> [UInt8] {
    var bytes: [UInt8] = []
    var done = 0
    for conflict in conflicts {
      let whole = text.whole(conflict.lines)
      bytes += text.bytes[done..<whole.lowerBound]
      if let kept = conflict.sides[side] { bytes += text.bytes[text.whole(kept)] }
      done = whole.upperBound
    }
    return bytes + text.bytes[done...]
  }
}

extension RevisionWriter {
  /// Keeps one side of what a merge left in an object's own file, or of those of its fields alone.
  func settle(
    _ reference: Reference, _ names: [String], keeping side: Change.Side
  ) throws(Refusal) -> Revision {
    guard let bytes = texts.bytes(reference.file) else { throw .gone(reference.text) }
    let file = Recfile(parsing: bytes, file: reference.file)
    let lines = file.lines(of: reference)
    let conflicts = file.conflicts.filter { conflict in
      lines.overlaps(conflict.lines)
        && (names.isEmpty || !Set(names).isDisjoint(with: conflict.names))
    }
    guard !conflicts.isEmpty else {
      throw .unknown(
        "conflict in \((([reference.text] + names)).joined(separator: " "))", near: nil)
    }
    let settled = Set(conflicts.flatMap(\.names)).sorted().joined(separator: ", ")
    return Revision(
      what: "settled for \(side.rawValue): \(settled), \(reference.text)",
      edits: [
        .rewrite(
          file: reference.file, from: bytes, to: file.settled(conflicts, keeping: side))
      ])
  }
}

extension Recfile {
  /// The lines that are about an object: of a key result or a person its record, else the file.
  fileprivate func lines(of reference: Reference) -> Range<Int> {
    let key: FileEdit.RecordKey? =
      switch reference {
      case .keyResult(let ref): .id(ref.id)
      case .person(let id): .id(id)
      default: nil
      }
    return key.flatMap(index(of:)).map { records[$0].lines } ?? 1..<(text.count + 1)
  }
}
