internal import Goals

/// The lines of a record with the comments that belong to it and the blank line beside it, byte for
/// byte, and where in its file they stand.
public struct RecordBlock: Hashable, Sendable {
  /// The lines.
  public let text: [UInt8]
  /// How many bytes of the file stand above them, and below.
  let above, below: Int

  /// Other lines in its place.
  package func replacing(_ text: [UInt8]) -> RecordBlock {
    RecordBlock(text: text, above: above, below: below)
  }

  /// The record in these lines.
  var fields: [RecordField] { Recfile(parsing: text, file: "").records.first?.content ?? [] }
}

extension Recfile {
  /// The lines that go with a record.
  package func block(ofRecord index: Int) -> RecordBlock {
    let range = RecfileEdit.block(records[index].lines, of: text)
    return RecordBlock(
      text: Array(bytes[range]), above: range.lowerBound, below: bytes.count - range.upperBound)
  }

  /// Takes the lines of a record out, wherever in the file they stand by now.
  mutating func cut(_ block: RecordBlock) throws(Refusal) {
    let size = block.text.count
    let places =
      [block.above, bytes.count - block.below - size]
      + records.indices.map {
        self.block(ofRecord: $0).above
      }
    for place in places where place >= 0 && place <= bytes.count - size {
      let (head, tail) = (bytes[..<place], bytes[(place + size)...])
      guard bytes[place..<(place + size)].elementsEqual(block.text) else { continue }
      let rest = Recfile(parsing: Array(head + tail), file: file)
      if rest.isSame(as: self, without: block.fields) { return self = rest }
    }
    throw .gone(block.fields.first?.value ?? file)
  }

  /// Puts the lines of a record back where they stood, as long as that still is a place between
  /// two records; else at the end.
  mutating func paste(_ block: RecordBlock) throws(Refusal) {
    for place in [block.above, bytes.count - block.below] where (0...bytes.count).contains(place) {
      let whole = Recfile(
        parsing: Array(bytes[..<place] + block.text + bytes[place...]), file: file)
      if isSame(as: whole, without: block.fields) { return self = whole }
    }
    try writing { file throws(Unwritable) in
      try file.add(block.fields.map { ($0.name, $0.value) }, afterRecord: nil)
    }
  }

  /// Whether it holds the records of another file but for one.
  private func isSame(as other: Recfile, without fields: [RecordField]) -> Bool {
    let own = records.map(\.content)
    return other.records.indices.contains { index in
      var others = other.records.map(\.content)
      return others.remove(at: index) == fields && others == own
    }
  }
}
