/// The lines of a merged file, as they are added, without their ends.
struct MergedLines {
  private(set) var lines: [[UInt8]] = []
  private(set) var conflicts = 0

  var isEmpty: Bool { lines.isEmpty }

  mutating func add(_ added: [[UInt8]]) { lines += added }

  /// Adds what two people left differently, with git's markers around it.
  mutating func add(conflictOf ours: [[UInt8]], and theirs: [[UInt8]]) {
    conflicts += 1
    lines.append(Array("<<<<<<< ours".utf8))
    add(closed: ours)
    lines.append(Array("=======".utf8))
    add(closed: theirs)
    lines.append(Array(">>>>>>> theirs".utf8))
  }

  /// A backslash at the end would join the marker below: an empty line comes between.
  private mutating func add(closed side: [[UInt8]]) {
    lines += side
    if side.last?.last == .backslash { lines.append([]) }
  }

  /// The bytes of what was added, with the line ends of the versions that it was made from.
  func bytes(as texts: Versions<TextLines>) -> [UInt8] {
    guard let last = lines.last else { return [] }
    let end = texts.lineEnd ?? [.lineFeed]
    // An empty line is none without its end.
    let isFinished = last.isEmpty || texts.map(\.endsInLineEnd).lastOrOurs
    return Array(lines.joined(separator: end)) + (isFinished ? end : [])
  }
}

extension Versions<TextLines> {
  /// The line end of the side that changed it.
  ///
  /// None where one of the files has ends of both kinds or a CR too many: then a line ends with LF
  /// everywhere, and what precedes it belongs to the line.
  var lineEnd: [UInt8]? {
    let ends = all.compactMap(\.commonLineEnd)
    return ends.count == 3 ? Versions<[UInt8]>(ends[0], ends[1], ends[2]).lastOrOurs : nil
  }

  /// The lines without their ends, the first one with the byte order mark that precedes it.
  var lines: Versions<[[UInt8]]> {
    let isUniform = lineEnd != nil
    return map { text in
      var lines = (1..<(text.count + 1)).map { line in
        let whole = text.bytes[text.whole(line)]
        return Array(
          isUniform ? text.bytes[text.content(line)] : whole.dropLast(text.isFinished(line) ? 1 : 0)
        )
      }
      let mark = text.bytes[..<(text.count == 0 ? text.bytes.count : text.whole(1).lowerBound)]
      if !mark.isEmpty { lines = [mark + (lines.first ?? [])] + lines.dropFirst() }
      return lines
    }
  }
}

extension TextLines {
  /// Whether the last line, if there is one, has its end.
  var endsInLineEnd: Bool { count == 0 || isFinished(count) }

  /// The end that every line has, of which the last one may lack LF or all; none where they differ,
  /// or a line has a CR too many.
  var commonLineEnd: [UInt8]? {
    let end = lineEnd
    let isCommon = (1..<(count + 1)).allSatisfy { line in
      let (whole, content) = (whole(line), content(line))
      let own = bytes[content.upperBound..<whole.upperBound]
      return bytes[content].last != .carriageReturn
        && (line == count ? end.starts(with: own) : own.elementsEqual(end))
    }
    return isCommon ? end : nil
  }
}
