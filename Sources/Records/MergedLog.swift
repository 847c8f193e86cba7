/// The merge of logs: the lines of both sides.
enum MergedLog {
  /// A line and how many like it precede it: a value that is recorded again counts again.
  private struct Key: Hashable {
    let line: [UInt8]
    let number: Int
    /// Half a line is another than the whole one that reads the same.
    let isFinished: Bool
  }

  static func bytes(of logs: Versions<TextLines>) -> [UInt8] {
    let keys = logs.map { log in
      let style = LineStyle(log)
      return (1..<(log.count + 1)).numbered { log.line($0, in: style) }.map {
        Key(
          line: log.line($0.element, in: style), number: $0.number,
          isFinished: log.isFinished($0.element))
      }
    }
    let sides = keys.map { Set($0) }
    let kept = keys.order().filter { key in
      sides.map { $0.contains(key) }.lastOrOurs
    }
    return text(of: kept, style: logs.map(LineStyle.init).lastOrOurs)
  }

  /// A line without an end that others follow now is marked as never written to its end.
  private static func text(of lines: [Key], style: LineStyle) -> [UInt8] {
    var bytes = style.mark
    for (index, key) in lines.enumerated() {
      if key.isFinished {
        bytes += style.ended(key.line)
      } else {
        bytes += index + 1 < lines.count ? style.ended(key.line + CSVFile.tornEnd) : key.line
      }
    }
    return bytes
  }
}

/// What a text file has around its lines.
struct LineStyle: Equatable {
  /// The byte order mark, if there is one.
  let mark: [UInt8]
  /// CR LF where every line ends so, else LF.
  let lineEnd: [UInt8]

  init(_ text: TextLines) {
    mark = Array(text.bytes[..<(text.count == 0 ? text.bytes.count : text.whole(1).lowerBound)])
    let finished = (1..<(text.count + 1)).filter(text.isFinished)
    let isCRLF =
      !finished.isEmpty
      && finished.allSatisfy { text.whole($0).count == text.content($0).count + 2 }
    lineEnd = isCRLF ? [.carriageReturn, .lineFeed] : [.lineFeed]
  }
}

extension LineStyle {
  /// A line with its end.
  func ended(_ line: [UInt8]) -> [UInt8] {
    // Of a file in which only some lines have a CR, it is part of the line.
    (lineEnd.count == 2 && line.last == .carriageReturn ? line.dropLast() : line) + lineEnd
  }
}

extension TextLines {
  /// A line without the end that the lines of the file have.
  func line(_ line: Int, in style: LineStyle) -> [UInt8] {
    let whole = bytes[whole(line)]
    if style.lineEnd.count == 2, isFinished(line) { return Array(whole.dropLast(2)) }
    return Array(isFinished(line) ? whole.dropLast() : whole)
  }
}
