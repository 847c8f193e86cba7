import Goals

/// Reads a log line by line, once.
struct CSVParser {
  private let text: TextLines
  private(set) var header: [String]?
  private(set) var rows: [CSVFile.Row] = []
  private(set) var findings: FindingList
  private(set) var unfinished: Finding?

  init(_ text: TextLines) {
    self.text = text
    self.findings = FindingList(file: text.file)
  }

  mutating func parse() {
    text.report(to: &findings)
    if text.isUTF16 { return }
    rows.reserveCapacity(text.count)
    var isFirst = true
    for line in 1..<(text.count + 1) where !text.isBlank(line) {
      let row = readLine(line)
      if isFirst, let row, !row.beginsWithDate {
        header = row.cells
      } else if let row {
        rows.append(row)
      }
      isFirst = false
    }
  }

  private mutating func readLine(_ line: Int) -> CSVFile.Row? {
    let (text, content) = (text, text.content(line))
    guard text.isFinished(line) else {
      unfinished = Finding(
        at: text.place(line: line, offset: content.upperBound), .unfinishedLine,
        "the last line has no end and is not read: \(text.text(content).quoted)",
        hint: "end it with a line break if it is complete")
      return nil
    }
    if text.bytes[content].suffix(2).elementsEqual(CSVFile.tornEnd) {
      findings.add(
        Finding(
          at: text.place(line: line, offset: content.upperBound - 1), .unfinishedLine,
          "the line was never written to its end and is not read: \(text.text(content).quoted)",
          hint: "complete it, or record the value again"))
      return nil
    }
    do throws(CSVLine.Malformed) {
      let cells = try CSVLine(text.bytes[content], likelyCells: rows.last?.count ?? 1)
      if let semicolon = text.semicolon(behindDateIn: cells.parts[0]) {
        throw CSVLine.Malformed(
          offset: semicolon, message: "semicolons stand between the cells",
          hint: "write commas between them, and a point in numbers: `2026-11-21,2.9`")
      }
      return CSVFile.Row(file: text.file, line: line, bytes: text.bytes, parts: cells.parts)
    } catch {
      let place = text.place(line: line, offset: error.offset)
      findings.add(Finding(at: place, .unreadable, error.message, hint: error.hint))
      return nil
    }
  }
}

extension TextLines {
  /// Where a semicolon ends what begins as a date, as spreadsheets of some languages write it.
  fileprivate func semicolon(behindDateIn cell: Range<Int>) -> Int? {
    guard cell.count > 10, let place = bytes[cell].firstIndex(of: UInt8(ascii: ";")),
      Moment(bytes: bytes[cell.lowerBound..<place]) != nil
    else { return nil }
    return place
  }
}

extension CSVFile.Row {
  /// Whether the first cell begins as `2026-11-21` does.
  fileprivate var beginsWithDate: Bool {
    let parts = (self[cell: 0] ?? "").utf8.split(
      separator: UInt8(ascii: "-"), maxSplits: 2, omittingEmptySubsequences: false)
    return parts.count == 3 && parts[2].first?.isDigit == true
      && parts.prefix(2).allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isDigit) }
  }
}

/// One line of a log, cut into cells.
struct CSVLine {
  /// Where each cell stands, with its quotation marks.
  private(set) var parts: [Range<Int>] = []
  private var rest: ArraySlice<UInt8>

  /// Why a line can't be cut into cells.
  struct Malformed: Error {
    let offset: Int
    let message: String
    let hint: Remedy
  }

  init(_ line: ArraySlice<UInt8>, likelyCells: Int = 1) throws(Malformed) {
    rest = line
    parts.reserveCapacity(likelyCells)
    try readCell()
    while rest.popFirst() != nil { try readCell() }
  }

  /// Reads a cell and stops in front of the comma or at the end.
  private mutating func readCell() throws(Malformed) {
    if rest.first == .quote { return try readQuotedCell() }
    let cell = rest.prefix { $0 != .comma }
    if let start = cell.first(where: { !$0.isBlank }), start == .quote {
      throw Malformed(
        offset: cell.startIndex, message: "blanks stand before a quotation mark",
        hint: "put the quotation mark directly behind the comma")
    }
    parts.append(cell.indices)
    rest = rest[cell.endIndex...]
  }

  private mutating func readQuotedCell() throws(Malformed) {
    let start = rest.startIndex
    rest.removeFirst()
    while let end = rest.firstIndex(of: .quote) {
      rest = rest[(end + 1)...]
      guard rest.first == .quote else { return try closeCell(start..<end + 1) }
      rest.removeFirst()
    }
    throw Malformed(
      offset: start, message: "a quotation mark is opened and not closed on this line",
      hint: "close it; a line break inside a cell is written `\\n`")
  }

  private mutating func closeCell(_ cell: Range<Int>) throws(Malformed) {
    guard rest.isEmpty || rest.first == .comma else {
      let next = String(decoding: rest.prefix { $0 != .comma }, as: UTF8.self)
      throw Malformed(
        offset: rest.startIndex, message: "\(next.quoted) follows a closing quotation mark",
        hint: "write a quotation mark inside a cell twice")
    }
    parts.append(cell)
  }
}
