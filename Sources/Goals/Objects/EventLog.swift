/// The events of one journal, 48 bytes each: there are by far more of them than of anything else.
///
/// People, objects and deeds stand once, and what was said in the bytes of the file.
package final class EventLog: Sendable {
  let file: String
  let text: LogText
  let people: [String]
  let subjects: [Reference]
  let deeds: [Deed]
  let lines: [Line]

  fileprivate init(_ builder: EventLogBuilder) {
    (file, text, lines) = (builder.file, builder.text, builder.lines)
    (people, subjects) = (builder.people.values, builder.subjects.values)
    deeds = builder.deeds.values
  }

  struct Line: Sendable {
    let milliseconds: Int
    /// What a check-in recorded, where that is a number.
    let number: Double
    let note: LogText.Part
    let line, person, subject, deed: UInt32
    let offset: Int16
    let column: UInt16
    /// Negative without a call.
    let confidence: Int8
  }

  /// What was done, without the number of a check-in.
  struct Deed: Hashable, Sendable {
    let kind: JournalEvent.Kind
    private let unit: String?
    private let leads: Bool

    init(_ kind: JournalEvent.Kind, in unit: Unit?) {
      if case .checkIn(.number) = kind {
        self.kind = .checkIn(.number(0))
      } else {
        self.kind = kind
      }
      // Two spellings of one unit are equal.
      (self.unit, leads) = (unit?.text, unit?.leads ?? false)
    }

    var recordedUnit: Unit? { unit.map { Unit($0, leads: leads) } }
  }
}

/// Puts the events of a journal together, line by line.
package struct EventLogBuilder {
  fileprivate let file: String
  fileprivate let text: LogText
  fileprivate var people = Interned<String>()
  fileprivate var subjects = Interned<Reference>()
  fileprivate var deeds = Interned<EventLog.Deed>()
  fileprivate var lines: [EventLog.Line] = []

  package init(file: String, text: LogText) {
    (self.file, self.text) = (file, text)
  }

  /// Makes room for so many events.
  package mutating func reserve(_ count: Int) { lines.reserveCapacity(count) }

  /// Something that events speak of.
  package struct Subject {
    fileprivate let number: UInt32
  }

  package mutating func subject(_ reference: Reference) -> Subject {
    Subject(number: subjects.number(of: reference))
  }

  /// Adds an event; `note` is a part of the text.
  package mutating func add(
    at: Moment, by: String, of subject: Subject, kind: JournalEvent.Kind, unit: Unit?,
    confidence: Int?, note: Range<Int>, line: Int, column: Int = 1
  ) {
    var number = 0.0
    if case .checkIn(.number(let recorded)) = kind { number = recorded }
    lines.append(
      EventLog.Line(
        milliseconds: at.milliseconds, number: number, note: LogText.Part(note),
        line: UInt32(clamping: line), person: people.number(of: by), subject: subject.number,
        deed: deeds.number(of: EventLog.Deed(kind, in: unit)), offset: Int16(clamping: at.offset),
        column: UInt16(clamping: column), confidence: Int8(clamping: confidence ?? -1)))
  }

  /// The events in the order of their lines.
  package var events: [JournalEvent] {
    let log = EventLog(self)
    return lines.indices.map { JournalEvent(log, $0) }
  }
}
