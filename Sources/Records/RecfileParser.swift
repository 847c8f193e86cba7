import Goals

/// Reads a recfile line by line, once.
struct RecfileParser {
  private let text: TextLines
  private(set) var records: [Recfile.Record] = []
  private(set) var findings: FindingList
  private(set) var endsJoining = false
  /// The line that is read next.
  private var line = 1
  /// Whether a `<<<<<<<` still waits for its `>>>>>>>`: one finding a conflict is enough.
  private var inConflict = false

  init(_ text: TextLines) {
    self.text = text
    self.findings = FindingList(file: text.file)
  }

  mutating func parse() {
    text.report(to: &findings)
    if text.isUTF16 { return }
    while line <= text.count {
      if text.isBlank(line) { line += 1 } else { readBlock() }
    }
  }

  /// Reads lines up to the next blank one: a record, a descriptor, or comments alone.
  private mutating func readBlock() {
    let first = line
    var fields: [Recfile.Field] = []
    var isDescriptor = false
    while line <= text.count {
      switch RecfileLine(text.bytes[text.content(line)]) {
      case .blank:
        return endBlock(first, fields)
      case .comment:
        line += 1
      case .field(let end) where !isDescriptor:
        fields.append(readField(nameEnd: end))
      case .descriptor where fields.isEmpty:
        isDescriptor = true
        _ = readValue(from: text.content(line).lowerBound)
      case .conflictMarker(let side):
        readConflictMarker(side)
      case .field, .descriptor, .stray:
        readStrayLine(isDescriptor ? .inDescriptor : fields.isEmpty ? .top : .inRecord)
      }
    }
    endBlock(first, fields)
  }

  private mutating func endBlock(_ first: Int, _ fields: [Recfile.Field]) {
    if !fields.isEmpty { records.append(Recfile.Record(fields: fields, lines: first..<line)) }
  }

  private mutating func readField(nameEnd: Int) -> Recfile.Field {
    let first = line
    let content = text.content(line)
    var start = nameEnd + 1
    if start < content.upperBound, text.bytes[start].isBlank { start += 1 }
    let value = readValue(from: start)
    // A name is ASCII, so bytes are characters here.
    let place = Place(file: text.file, line: first, column: start - content.lowerBound + 1)
    return Recfile.Field(
      name: text.text(content.lowerBound..<nameEnd), value: value, place: place,
      lines: first..<line)
  }

  /// Reads a value with its continuation lines and leaves `line` behind it.
  private mutating func readValue(from start: Int) -> String {
    let first = start..<text.content(line).upperBound
    guard first.last.map({ text.bytes[$0] }) == .backslash || isContinuation(line + 1) else {
      line += 1
      return text.text(first)
    }
    var value: [UInt8] = []
    readValueLine(from: start, into: &value)
    while isContinuation(line) {
      value.append(.lineFeed)
      let content = text.content(line)
      // One space and no tab, unlike behind a colon: so recutils has it.
      let hasSpace = text.bytes[content].dropFirst().first == UInt8(ascii: " ")
      readValueLine(from: content.lowerBound + (hasSpace ? 2 : 1), into: &value)
    }
    return String(decoding: value, as: UTF8.self)
  }

  private func isContinuation(_ line: Int) -> Bool {
    guard line <= text.count, let first = text.whole(line).first else { return false }
    return text.bytes[first] == .plus
  }

  /// Reads one line of a value, and the next ones where it ends in a backslash.
  private mutating func readValueLine(from start: Int, into value: inout [UInt8]) {
    var part = start..<text.content(line).upperBound
    while let last = part.last, text.bytes[last] == .backslash {
      value += text.bytes[part.dropLast()]
      noteJoin(at: last)
      line += 1
      endsJoining = line > text.count
      if endsJoining { return }
      part = text.content(line)
    }
    value += text.bytes[part]
    line += 1
  }

  private mutating func noteJoin(at offset: Int) {
    let (text, line) = (text, line)
    findings.add(
      Finding(
        at: text.place(line: line, offset: offset), .joinedLine,
        line < text.count
          ? "the backslash at the end joins the next line to this one"
          : "the backslash at the end waits for a line to join",
        hint: "remove it; a further line of a value begins with \"+ \""))
  }

  private mutating func readConflictMarker(_ side: RecfileLine.Side) {
    let (text, line) = (text, line)
    if side == .start || !inConflict {
      findings.add(
        Finding(
          at: Place(file: text.file, line: line), .conflictMarker,
          "\(text.text(text.content(line)).quoted) is left from a merge",
          hint: "keep the lines that are right and remove the markers"))
    }
    inConflict = side == .start || (inConflict && side != .end)
    self.line += 1
  }

  /// Notes a line that means nothing, and passes over the continuation lines below it.
  private mutating func readStrayLine(_ position: StrayLine.Position) {
    let (text, line) = (text, line)
    findings.add(StrayLine(text, line, position).finding)
    self.line += 1
    while isContinuation(self.line) { self.line += 1 }
  }
}

/// What a line of a recfile is, by itself.
enum RecfileLine: Equatable {
  case blank
  case comment
  /// A field, with the index of its colon.
  case field(nameEnd: Int)
  case descriptor
  case conflictMarker(Side)
  /// Anything else, and a continuation line with nothing to continue.
  case stray

  /// Which of git's marker lines it is.
  enum Side {
    case start
    case middle
    case end
  }

  init(_ line: ArraySlice<UInt8>) {
    guard let first = line.first(where: { !$0.isBlank }), let start = line.first else {
      self = .blank
      return
    }
    if start == UInt8(ascii: "#") {
      self = .comment
    } else if start == UInt8(ascii: "%") {
      self = .descriptor
    } else if start == first, first.isLetter, let end = line.firstIndex(where: { !$0.isNameByte }),
      line[end] == .colon
    {
      self = .field(nameEnd: end)
    } else {
      self = RecfileLine.side(line).map(RecfileLine.conflictMarker) ?? .stray
    }
  }

  private static func side(_ line: ArraySlice<UInt8>) -> Side? {
    if line.starts(with: "<<<<<<< ".utf8) { return .start }
    if line.starts(with: ">>>>>>> ".utf8) { return .end }
    let isMiddle = line.elementsEqual("=======".utf8) || line.starts(with: "||||||| ".utf8)
    return isMiddle ? .middle : nil
  }
}
