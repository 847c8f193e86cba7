import Goals

/// The bytes of a text file, cut into lines without losing one of them.
///
/// Lines are numbered from 1, as people count. A line ends with LF or CR LF, of which the last one
/// may have the CR alone; any other CR is text. A byte order mark belongs to no line.
struct TextLines: Equatable, Sendable {
  let bytes: [UInt8]
  let file: String
  /// Where each line begins, and behind the last one where the file ends.
  private let starts: [Int]

  init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
    let mark = bytes.starts(with: TextLines.byteOrderMark) ? TextLines.byteOrderMark.count : 0
    var starts = [mark]
    for index in mark..<bytes.count where bytes[index] == .lineFeed { starts.append(index + 1) }
    if starts.last != bytes.count { starts.append(bytes.count) }
    self.starts = starts
  }

  /// How many lines there are; an empty file has none.
  var count: Int { starts.count - 1 }

  /// A line together with its end.
  func whole(_ line: Int) -> Range<Int> { starts[line - 1]..<starts[line] }

  /// Lines together with their ends.
  func whole(_ lines: Range<Int>) -> Range<Int> {
    starts[lines.lowerBound - 1]..<starts[lines.upperBound - 1]
  }

  /// A line without its end, or what the file has of it.
  func content(_ line: Int) -> Range<Int> {
    let whole = whole(line)
    var end = whole.upperBound
    if end > whole.lowerBound, bytes[end - 1] == .lineFeed { end -= 1 }
    if end > whole.lowerBound, bytes[end - 1] == .carriageReturn { end -= 1 }
    return whole.lowerBound..<end
  }

  /// Whether a line has an end; only the last one can lack it.
  func isFinished(_ line: Int) -> Bool { whole(line).last.map { bytes[$0] } == .lineFeed }

  /// Whether a line holds nothing but blanks.
  func isBlank(_ line: Int) -> Bool { bytes[content(line)].allSatisfy(\.isBlank) }

  /// The line end the file uses: its first one.
  var lineEnd: [UInt8] {
    guard count > 0, whole(1).count == content(1).count + 2 else { return [.lineFeed] }
    return [.carriageReturn, .lineFeed]
  }

  /// What the last line lacks before another one can follow.
  var missingEnd: [UInt8] {
    if count == 0 || isFinished(count) { return [] }
    return bytes.last == .carriageReturn ? [.lineFeed] : lineEnd
  }

  /// Bytes as text, with U+FFFD for what is no UTF-8.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The place of a byte of a line.
  func place(line: Int, offset: Int) -> Place {
    let before = text(content(line).lowerBound..<offset)
    return Place(file: file, line: line, column: before.count + 1)
  }

  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
}

// MARK: - What any text file can have wrong

extension TextLines {
  /// Findings that need no knowledge of the format: byte order mark, CR LF, what is no UTF-8.
  func report(to findings: inout FindingList) {
    if isUTF16 {
      return findings.add(
        Finding(
          at: Place(file: file, line: 1), .invalidUTF8, "the file is UTF-16, and is not read",
          hint: "save it as UTF-8 (`iconv -f utf-16 -t utf-8` converts it)"))
    }
    if bytes.starts(with: TextLines.byteOrderMark) {
      findings.add(
        Finding(
          at: Place(file: file, line: 1), .byteOrderMark, "the file begins with a byte order mark",
          hint: "save it as UTF-8 without one; other tools stumble over it"))
    }
    if let line = (1..<(count + 1)).first(where: hasCRLF) {
      findings.add(
        Finding(
          at: place(line: line, offset: content(line).upperBound), .crlf,
          "the file has Windows line ends (CR LF)",
          hint: "`dos2unix` makes them plain; other tools stumble over them"))
    }
    reportInvalidBytes(to: &findings)
  }

  /// Whether it has the mark of UTF-16, or of each two bytes one is NUL, as Latin letters have it there.
  var isUTF16: Bool {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return true }
    let start = Array(bytes.prefix(8))
    guard start.count == 8 else { return false }
    return (0...1).contains { odd in
      start.indices.allSatisfy { (start[$0] == 0) == ($0 % 2 == odd) }
    }
  }

  private func hasCRLF(_ line: Int) -> Bool { whole(line).count == content(line).count + 2 }

  /// One finding a line, at its first bad byte.
  private func reportInvalidBytes(to findings: inout FindingList) {
    if bytes.firstInvalidByte(in: bytes.indices) == nil { return }
    for line in 1..<(count + 1) {
      guard let offset = bytes.firstInvalidByte(in: content(line)) else { continue }
      let byte = bytes[offset]
      findings.add(
        Finding(
          at: place(line: line, offset: offset), .invalidUTF8,
          byte == 0
            ? "a NUL byte is no text" : "byte 0x\(byte.hexadecimal.uppercased()) is not UTF-8",
          hint: byte == 0
            ? "remove it, or bring the line back from a copy"
            : "save the file as UTF-8 (`iconv -f latin1 -t utf-8` converts Latin-1)"))
    }
  }
}

/// The findings of one file: the first hundred, and how many more there are.
///
/// A binary file that somebody named `.rec` would otherwise give a finding for each of its lines.
struct FindingList {
  private let file: String
  private var findings: [Finding] = []
  private var omitted = 0

  init(file: String) {
    self.file = file
  }

  mutating func add(_ finding: @autoclosure () -> Finding) {
    if findings.count < 100 { findings.append(finding()) } else { omitted += 1 }
  }

  /// In the order of the file.
  var sorted: [Finding] {
    let listed = findings.sorted { $0.place < $1.place }
    guard omitted > 0 else { return listed }
    let rest = Finding(
      at: Place(file: file), .unreadable,
      "the file has \(omitted) more lines or bytes that can't be read",
      hint: "is it a text file at all?")
    return [rest] + listed
  }
}

// MARK: - Bytes

extension UInt8 {
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let backslash = UInt8(ascii: "\\")
  static let quote = UInt8(ascii: "\"")
  static let comma = UInt8(ascii: ",")
  static let colon = UInt8(ascii: ":")
  static let plus = UInt8(ascii: "+")

  var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }

  var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }

  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  /// Whether it can stand in the name of a field, `[A-Za-z][A-Za-z0-9_]*`, behind the first letter.
  var isNameByte: Bool { isLetter || isDigit || self == UInt8(ascii: "_") }
}

extension [UInt8] {
  /// The first byte that is NUL or belongs to no valid UTF-8 sequence.
  fileprivate func firstInvalidByte(in range: Range<Int>) -> Int? {
    let invalid = invalidUTF8(in: range)
    let null = self[range.lowerBound..<(invalid ?? range.upperBound)].firstIndex(of: 0)
    return null ?? invalid
  }

  private func invalidUTF8(in range: Range<Int>) -> Int? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: span.extracting(range))
      return nil
    } catch {
      return range.lowerBound + error.byteOffsets.lowerBound
    }
  }
}
