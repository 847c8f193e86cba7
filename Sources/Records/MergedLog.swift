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
    let lines = logs.lines
    let keys = Versions(
      keys(of: lines.base, logs.base), keys(of: lines.ours, logs.ours),
      keys(of: lines.theirs, logs.theirs))
    let sides = keys.map { Set($0) }
    let kept = keys.order().filter { key in
      sides.map { $0.contains(key) }.lastOrOurs
    }
    return text(of: kept, lineEnd: logs.lineEnd ?? [.lineFeed])
  }

  private static func keys(of lines: [[UInt8]], _ log: TextLines) -> [Key] {
    lines.numbered { $0 }.enumerated().map { index, numbered in
      Key(
        line: numbered.element, number: numbered.number,
        isFinished: index + 1 < lines.count || log.endsInLineEnd)
    }
  }

  /// A line without an end that others follow now is marked as never written to its end.
  private static func text(of lines: [Key], lineEnd: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (index, key) in lines.enumerated() {
      bytes += key.line
      if key.isFinished {
        bytes += lineEnd
      } else if index + 1 < lines.count {
        bytes += CSVFile.tornEnd + lineEnd
      }
    }
    return bytes
  }
}
