/// Changes to the lines of a recfile, collected from the top to the bottom.
struct RecfileEdit {
  private struct Splice {
    let range: Range<Int>
    var bytes: [UInt8]
  }

  private let file: Recfile
  private let text: TextLines
  private var splices: [Splice] = []
  /// Whether what is appended to the file would be joined to its last value.
  private var endsJoining: Bool

  init(_ file: Recfile) {
    self.file = file
    self.text = file.text
    self.endsJoining = file.endsJoining
  }

  /// The file with the changes made.
  var result: Recfile {
    if splices.isEmpty { return file }
    var bytes: [UInt8] = []
    var done = 0
    for splice in splices {
      bytes += text.bytes[done..<splice.range.lowerBound]
      bytes += splice.bytes
      done = splice.range.upperBound
    }
    return Recfile(parsing: bytes + text.bytes[done...], file: text.file)
  }
}

// MARK: - Fields

extension RecfileEdit {
  /// Turns the values that some fields of one name have into others.
  ///
  /// New values in front of all others go behind the field `above`, or before the first of `fields`.
  mutating func change(
    _ fields: [Recfile.Field], to values: [String], _ name: String, behind above: Recfile.Field?
  ) {
    var above = above
    for step in RecfileEdit.steps(from: fields, to: values) {
      switch step {
      case .keep(let field):
        above = field
      case .replace(let field, let value):
        replace(field, by: value)
        above = field
      case .remove(let field):
        splices.append(Splice(range: text.whole(field.lines), bytes: []))
      case .insert(let value):
        let lines = RecfileText.field(name, value, lineEnd: text.lineEnd) + text.lineEnd
        insert(lines, before: above?.lines.upperBound ?? fields.first?.lines.lowerBound ?? 1)
      }
    }
  }

  private enum Step {
    case keep(Recfile.Field)
    case replace(Recfile.Field, String)
    case remove(Recfile.Field)
    case insert(String)
  }

  /// Values on both sides stay as far as their order does; where some go and others come at one
  /// point, they replace each other.
  private static func steps(from fields: [Recfile.Field], to values: [String]) -> [Step] {
    // As bytes: to `==`, composed and decomposed letters are equal.
    let places = fields.map { Array($0.value.utf8) }.counterparts(in: values.map { Array($0.utf8) })
    let removed = Set(places.indices.filter { places[$0] == nil })
    let inserted = Set(values.indices).subtracting(places.compactMap(\.self))
    var steps: [Step] = []
    var (old, new) = (0, 0)
    while old < fields.count || new < values.count {
      let (goes, comes) = (removed.contains(old), inserted.contains(new))
      steps.append(
        goes && comes
          ? .replace(fields[old], values[new])
          : goes ? .remove(fields[old]) : comes ? .insert(values[new]) : .keep(fields[old]))
      if goes || !comes { old += 1 }
      if comes || !goes { new += 1 }
    }
    return steps
  }

  /// Writes another value in place of a field's own and leaves the line's end as it is.
  mutating func replace(_ field: Recfile.Field, by value: String) {
    let last = field.lines.upperBound - 1
    let start = text.whole(field.lines).lowerBound
    var bytes = RecfileText.field(field.name, value, lineEnd: text.lineEnd)
    // Without a line end behind it, recutils refuses an empty line of a value that has no blank.
    if !text.isFinished(last), value.utf8.last ?? .lineFeed == .lineFeed {
      bytes.append(UInt8(ascii: " "))
    }
    splices.append(Splice(range: start..<text.content(last).upperBound, bytes: bytes))
    if last == text.count { endsJoining = false }
  }
}

// MARK: - Records

extension RecfileEdit {
  /// Adds a record behind a line that a blank line or the end of the file follows.
  mutating func addBlock(_ fields: [(name: String, value: String)], behind line: Int) {
    var lines: [UInt8] = []
    if line > 0, !isSeparator(line) { lines += blankLines(around: line) }
    for field in fields {
      lines += RecfileText.field(field.name, field.value, lineEnd: text.lineEnd) + text.lineEnd
    }
    insert(lines, before: line + 1)
  }

  /// Whether a line is blank and no value goes on in it, as one may behind a backslash.
  private func isSeparator(_ line: Int) -> Bool {
    let isJoined = line > 1 && text.bytes[text.content(line - 1)].last == .backslash
    return text.isBlank(line) && !isJoined
  }

  /// As many blank lines as separate the block that ends here from the one before or behind it; two
  /// at most, so that a gap somewhere doesn't breed others.
  private func blankLines(around line: Int) -> [UInt8] {
    let behind = blankLines(from: line + 1, by: 1)
    var first = line
    while first > 1, !text.isBlank(first - 1) { first -= 1 }
    let before = blankLines(from: first - 1, by: -1)
    let count = behind.touchesEnd ? (before.touchesEnd ? 1 : before.count) : behind.count
    return Array(repeatElement(text.lineEnd, count: min(count, 2)).joined())
  }

  private func blankLines(from start: Int, by step: Int) -> (count: Int, touchesEnd: Bool) {
    var line = start
    while (1..<(text.count + 1)).contains(line), text.isBlank(line) { line += step }
    return (abs(line - start), line < 1 || line > text.count)
  }

  /// Removes the lines of a record, and the blank line above or else below them.
  mutating func removeBlock(_ lines: Range<Int>) {
    splices.append(Splice(range: RecfileEdit.block(lines, of: text), bytes: []))
  }

  /// The bytes of the lines of a record, and of the blank line above or else below them.
  static func block(_ lines: Range<Int>, of text: TextLines) -> Range<Int> {
    if lines.lowerBound > 1 { return text.whole((lines.lowerBound - 1)..<lines.upperBound) }
    return text.whole(lines.lowerBound..<min(lines.upperBound + 1, text.count + 1))
  }

  /// Inserts whole lines, behind the end of the file where the line is one too many.
  private mutating func insert(_ lines: [UInt8], before line: Int) {
    let offset = line > text.count ? text.bytes.count : text.whole(line).lowerBound
    if let last = splices.last, last.range == offset..<offset {
      splices[splices.count - 1].bytes += lines
      return
    }
    var bytes: [UInt8] = []
    if line > text.count { bytes = text.missingEnd + (endsJoining ? text.lineEnd : []) }
    splices.append(Splice(range: offset..<offset, bytes: bytes + lines))
  }
}
