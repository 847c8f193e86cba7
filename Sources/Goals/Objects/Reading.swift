/// A value of a KPI, recorded for a day or a time.
public struct Reading: Hashable, Sendable {
  private let log: ReadingLog
  private let index: UInt32

  private var line: ReadingLog.Line { log.lines[Int(index)] }

  /// What it was recorded for; a bare date is 00:00 of that day.
  public var on: Moment {
    let line = line
    return Moment(milliseconds: line.milliseconds, offset: Int(line.offset))
  }
  /// The `on` as it was written.
  public var written: String { log.text[line.written] }
  /// The value in the KPI's unit.
  public var value: Double { line.value }
  /// Who recorded it, where that was written.
  public var by: String { log.people[Int(line.person)] }
  /// What was said with it.
  public var note: String { log.text[line.note] }
  /// The file's name without `.csv`: a job's or a person's.
  public var source: String { log.source }
  /// Where it stands.
  public var place: Place {
    let line = line
    return Place(file: log.file, line: Int(line.line), column: Int(line.column))
  }

  /// A value recorded by a source.
  public init(
    on: Moment, written: String, value: Double, by: String = "", note: String = "",
    source: String, place: Place
  ) {
    var builder = ReadingLogBuilder(
      file: place.file, source: source, text: LogText(written, note))
    let end = written.utf8.count
    builder.add(
      on: on, written: 0..<end, value: value, by: by, note: end..<end + note.utf8.count,
      line: place.line, column: place.column)
    self = builder.readings[0]
  }

  fileprivate init(_ log: ReadingLog, _ index: Int) {
    (self.log, self.index) = (log, UInt32(index))
  }

  /// One reading is the same as another where both say the same and stand in the same place.
  public static func == (left: Reading, right: Reading) -> Bool {
    left.log === right.log && left.index == right.index
      || left.place == right.place && left.on == right.on && left.value == right.value
        && left.written == right.written && left.by == right.by && left.note == right.note
        && left.source == right.source
  }

  /// By where it stands, which tells readings apart.
  public func hash(into hasher: inout Hasher) { hasher.combine(place) }
}

/// What one source has read of a KPI, 48 bytes a reading: people stand once, and what was written in
/// the bytes of the file.
final class ReadingLog: Sendable {
  let file, source: String
  let text: LogText
  let people: [String]
  let lines: [Line]

  fileprivate init(_ builder: ReadingLogBuilder) {
    (file, source, text) = (builder.file, builder.source, builder.text)
    (people, lines) = (builder.people.values, builder.lines)
  }

  struct Line: Sendable {
    let milliseconds: Int
    let value: Double
    let written, note: LogText.Part
    let line, person: UInt32
    let offset: Int16
    let column: UInt16
  }
}

/// Puts the readings of a source together, line by line.
package struct ReadingLogBuilder {
  fileprivate let file, source: String
  fileprivate let text: LogText
  fileprivate var people = Interned<String>()
  fileprivate var lines: [ReadingLog.Line] = []

  package init(file: String, source: String, text: LogText) {
    (self.file, self.source, self.text) = (file, source, text)
  }

  /// Makes room for so many readings.
  package mutating func reserve(_ count: Int) { lines.reserveCapacity(count) }

  /// Adds a reading; what was written and said are parts of the text.
  package mutating func add(
    on: Moment, written: Range<Int>, value: Double, by: String, note: Range<Int>, line: Int,
    column: Int
  ) {
    lines.append(
      ReadingLog.Line(
        milliseconds: on.milliseconds, value: value, written: LogText.Part(written),
        note: LogText.Part(note), line: UInt32(clamping: line), person: people.number(of: by),
        offset: Int16(clamping: on.offset), column: UInt16(clamping: column)))
  }

  /// The readings in the order of their lines.
  package var readings: [Reading] {
    let log = ReadingLog(self)
    return lines.indices.map { Reading(log, $0) }
  }
}
