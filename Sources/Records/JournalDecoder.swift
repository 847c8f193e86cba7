public import Goals

extension JournalEvent {
  /// Reads one person's journal of a cycle: `at,by,of,event,value,confidence,note`.
  ///
  /// `objectives` are those of the same cycle directory, by id; an event for another one is a
  /// finding.
  public static func decoded(
    _ file: CSVFile, objectives: [String: Objective]
  ) -> Decoded<[JournalEvent]> {
    decoded(file, objectives: objectives, Elsewhere())
  }

  /// The same, where some of what it speaks of stands elsewhere by now.
  static func decoded(
    _ file: CSVFile, objectives: [String: Objective], _ elsewhere: Elsewhere
  ) -> Decoded<[JournalEvent]> {
    decoded(file, JournalDecoder(file, objectives: objectives, elsewhere))
  }

  /// Reads one person's journal of a team's KPIs.
  ///
  /// `kpis` are those of the same directory, by id.
  public static func decoded(
    _ file: CSVFile, kpis: [String: KPIRef]
  ) -> Decoded<[JournalEvent]> {
    decoded(file, JournalDecoder(file, kpis: kpis))
  }

  private static func decoded(
    _ file: CSVFile, _ decoder: JournalDecoder
  ) -> Decoded<[JournalEvent]> {
    var decoder = decoder
    decoder.log.reserve(file.rows.count)
    for row in file.rows { decoder.read(row) }
    return Decoded(decoder.log.events, findings: file.problems + decoder.findings)
  }

  /// The columns of a journal.
  public static let columns = ["at", "by", "of", "event", "value", "confidence", "note"]
}

extension Reading {
  /// The columns of a file of readings.
  public static let columns = ["on", "value", "by", "note"]
}

/// What events speak of. They share it: a key result is much to copy for each of its events.
private final class Subject {
  let reference: Reference
  let keyResult: KeyResult?
  let inLog: EventLogBuilder.Subject

  init(_ reference: Reference, _ keyResult: KeyResult? = nil, _ log: inout EventLogBuilder) {
    self.reference = reference
    self.keyResult = keyResult
    inLog = log.subject(reference)
  }

  var kind: EventWord.Subject {
    if case .kpi = reference { return .kpi }
    return keyResult == nil ? .objective : .keyResult
  }
}

/// Reads rows one by one; a row that can't be read is a finding and nothing more.
private struct JournalDecoder {
  private let objectives: [String: Objective]
  private let elsewhere: Elsewhere
  /// The KPIs of its directory; `nil` in the journal of a cycle.
  private let kpis: [String: KPIRef]?
  private(set) var findings: [Finding] = []
  var log: EventLogBuilder
  private var subjects: [String: Subject] = [:]

  init(
    _ file: CSVFile, objectives: [String: Objective] = [:], _ elsewhere: Elsewhere = Elsewhere(),
    kpis: [String: KPIRef]? = nil
  ) {
    (self.objectives, self.elsewhere, self.kpis) = (objectives, elsewhere, kpis)
    log = EventLogBuilder(file: file.file, text: file.logText)
  }

  mutating func read(_ row: CSVFile.Row) {
    guard let at = row.moment(cell: 0) else {
      if !row.isBlank {
        let text = text(row, 0)
        report(row, 0, "\(text.quoted) is not a time", "write it as 2026-11-21T09:30Z")
      }
      return
    }
    // An event of the team's cycle itself is kept, and counts nowhere.
    if text(row, 2).isEmpty, kpis == nil, word(row)?.subjects.contains(.cycle) == true { return }
    guard let subject = subject(row), let (kind, unit) = kind(row, subject) else { return }
    // A line that can't be read doesn't count, not even in part.
    let earlier = findings.count
    let confidence = confidence(row)
    guard findings.count == earlier else { return }
    log.add(
      at: at, by: text(row, 1), of: subject.inLog, kind: kind, unit: unit, confidence: confidence,
      note: row.parts.count > 6 ? row.parts[6] : 0..<0, line: row.line)
  }

  private mutating func subject(_ row: CSVFile.Row) -> Subject? {
    let text = text(row, 2)
    if let known = subjects[text] { return known }
    let found = found(text, row)
    subjects[text] = found
    return found
  }

  private mutating func found(_ text: String, _ row: CSVFile.Row) -> Subject? {
    if let kpis { return found(text, among: kpis, row) }
    let parts = text.split(separator: "#", maxSplits: 1).map(String.init)
    if let keyResult = elsewhere.keyResults[text], isGone(text, parts) {
      return Subject(.keyResult(keyResult.ref), keyResult, &log)
    }
    guard let id = parts.first, let objective = objective(id) else {
      return unknown(
        row, "there is no objective \((parts.first ?? "").quoted) in this cycle",
        Remedy(meaning: nearest(to: parts.first ?? "", among: objectives.keys))
          ?? "name a file of this directory")
    }
    guard parts.count == 2 else { return Subject(.objective(objective.ref), nil, &log) }
    let known = objective.keyResult(parts[1])
    guard
      let keyResult = known
        ?? objective.keyResults.first(where: { $0.formerIds.contains(parts[1]) })
    else {
      return unknown(
        row, "\(id) has no key result \(parts[1].quoted)",
        Remedy(meaning: nearest(to: parts[1], among: objective.keyResults.map(\.ref.id)))
          ?? "name one of its Id: fields")
    }
    return Subject(.keyResult(keyResult.ref), keyResult, &log)
  }

  /// Whether a key result is no more where an event was written about it.
  private func isGone(_ text: String, _ parts: [String]) -> Bool {
    guard parts.count == 2, !elsewhere.left.contains(text) else { return true }
    return objective(parts[0])?.keyResult(parts[1]) == nil
  }

  private func objective(_ id: String) -> Objective? {
    (elsewhere.left.contains(id) ? nil : objectives[id]) ?? elsewhere.objectives[id]
  }

  private mutating func found(
    _ text: String, among kpis: [String: KPIRef], _ row: CSVFile.Row
  ) -> Subject? {
    if let ref = kpis[text] { return Subject(.kpi(ref), nil, &log) }
    return unknown(
      row, "there is no KPI \(text.quoted) in this directory",
      Remedy(meaning: nearest(to: text, among: kpis.keys)) ?? "name a file of this directory")
  }

  /// A line about what isn't here. That something was added decides nothing once it is gone: the
  /// power may have failed in the middle of deleting or renaming it.
  private mutating func unknown(
    _ row: CSVFile.Row, _ message: String, _ remedy: Remedy
  ) -> Subject? {
    guard word(row) != .added else { return nil }
    return fail(row, 2, message, remedy, code: .unknownId)
  }

  private mutating func kind(
    _ row: CSVFile.Row, _ subject: Subject
  ) -> (JournalEvent.Kind, Unit?)? {
    guard let word = word(row) else { return unknown(row) }
    guard word.subjects.contains(subject.kind) else {
      return fail(
        row, 2, "\(word.noun) is of \(word.subjects[0].noun)", .words(word.subjects[0].hint))
    }
    if word == .checkIn { return checkIn(row, text(row, 4), subject) }
    return kind(row, word).map { ($0, nil) }
  }

  private mutating func kind(_ row: CSVFile.Row, _ word: EventWord) -> JournalEvent.Kind? {
    let value = text(row, 4)
    switch word {
    case .added: return .added
    case .comment: return .comment
    case .retarget: return retarget(row, value)
    case .state:
      guard let state = Objective.State(rawValue: value) else {
        return fail(
          row, 4, "\(value.quoted) is not a state",
          "write draft, active, achieved, missed or dropped")
      }
      return .state(state)
    case .score:
      guard let score = Double(value), (0...1).contains(score) else {
        return fail(row, 4, "\(value.quoted) is not a score", "write a number from 0 to 1")
      }
      return .score(score)
    case .retract: return retract(row, value)
    case .process: return process(row, value)
    case .checkIn, .next, .blocked, .settled, .decision, .meeting:
      return .noted(word, value: value)
    }
  }

  private func word(_ row: CSVFile.Row) -> EventWord? { EventWord(rawValue: text(row, 3)) }

  private mutating func unknown<Value>(_ row: CSVFile.Row) -> Value? {
    let words = EventWord.allCases.map(\.rawValue)
    return fail(
      row, 3, "\(text(row, 3).quoted) is not an event",
      nearest(to: text(row, 3), among: words).map(Remedy.meant)
        ?? .words("write one of \(words.joined(separator: ", "))"),
      code: .unknownEvent)
  }

  private mutating func checkIn(
    _ row: CSVFile.Row, _ value: String, _ subject: Subject
  ) -> (JournalEvent.Kind, Unit?)? {
    guard let keyResult = subject.keyResult else { return nil }
    do throws(CheckInProblem) {
      let (recorded, unit) = try CheckInValue.recorded(value, for: keyResult)
      if keyResult.isNumeric { report(unit, value, of: keyResult, row) }
      return (.checkIn(recorded), unit)
    } catch {
      // Its key result may have been of another kind then.
      if CheckInValue.isOfAnotherKind(value) { return (.noted(.checkIn, value: value), nil) }
      return fail(row, 4, error.message, error.hint)
    }
  }

  /// What was recorded in another unit isn't counted, and stays: as of a day it may have been the unit.
  private mutating func report(
    _ unit: Unit?, _ value: String, of keyResult: KeyResult, _ row: CSVFile.Row
  ) {
    guard let unit, unit != keyResult.unit, keyResult.unit != nil || keyResult.kpi == nil else {
      return
    }
    findings.append(Finding(at: row.place(ofCell: 4), UnitMismatch(value, not: keyResult.unit)))
  }

  /// `To: 38 days -> 41 days`
  private mutating func retarget(_ row: CSVFile.Row, _ value: String) -> JournalEvent.Kind? {
    if let change = RetargetText(parsing: value) {
      return .retarget(field: change.field, from: change.from, to: change.to)
    }
    guard let colon = value.firstRange(of: ":"), let arrow = value.firstRange(of: "->"),
      colon.upperBound <= arrow.lowerBound
    else {
      return fail(
        row, 4, "\(value.quoted) is not a change of target", "write To: 38 days -> 41 days")
    }
    return .remark(value)
  }

  private mutating func process(_ row: CSVFile.Row, _ value: String) -> JournalEvent.Kind? {
    guard !value.isEmpty else { return .process(since: nil) }
    guard let day = Day(parsing: value) else {
      return fail(
        row, 4, "\(value.quoted) is not a day",
        "write it as 2026-05-01, or nothing for the day it was written")
    }
    return .process(since: day)
  }

  private mutating func retract(_ row: CSVFile.Row, _ value: String) -> JournalEvent.Kind? {
    let parts = value.split(separator: " ", maxSplits: 1).map(String.init)
    guard let at = parts.first.flatMap({ Moment(parsing: $0) }), parts.count == 2 else {
      return fail(row, 4, "\(value.quoted) names no event", "write the at and the by of that event")
    }
    return .retract(at: at, by: parts[1])
  }

  private mutating func confidence(_ row: CSVFile.Row) -> Int? {
    let written = text(row, 5)
    guard !written.isEmpty else { return nil }
    guard let confidence = Int(written), (0...10).contains(confidence) else {
      return fail(
        row, 5, "\(written.quoted) is not a confidence", "write a whole number from 0 to 10")
    }
    return confidence
  }

  private func text(_ row: CSVFile.Row, _ cell: Int) -> String { row.trimmed(cell: cell) }

  private mutating func fail<Value>(
    _ row: CSVFile.Row, _ cell: Int, _ message: String, _ hint: Remedy?,
    code: Finding.Code = .unreadable
  ) -> Value? {
    report(row, cell, message, hint, code: code)
    return nil
  }

  private mutating func report(
    _ row: CSVFile.Row, _ cell: Int, _ message: String, _ hint: Remedy?,
    code: Finding.Code = .unreadable
  ) {
    findings.append(Finding(at: row.place(ofCell: cell), code, message, hint: hint))
  }
}
