import ArgumentParser
import Dashboard
private import Glibc
import GoalFiles
import Goals
import Records

/// `qd check-in`: a value, a confidence, a note for a key result.
struct CheckInCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "check-in", abstract: "Record where a key result stands.",
    discussion: """
      VALUE is a number in the key result's unit, done or not done, or milestones reached and taken \
      back (+pilot -rollout); it may begin with -. Empty, it confirms what is recorded.
      """,
    example:
      "qd check-in shorten-sales-lifecycle#lifecycle 45 --confidence 7 --note \"Legal is faster\"")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("The key result.", valueName: "ref"))
  var reference: String

  @Argument(help: ArgumentHelp("Where it stands.", valueName: "value"))
  var values: [String]

  @Option(help: ArgumentHelp("Your call, 0 to 10.", valueName: "n"))
  var confidence: String?

  @Option(help: ArgumentHelp("What there is to say.", valueName: "text"))
  var note = ""

  func answer(in session: Session) throws(Failure) -> Answer {
    var doubt: String?
    let (before, saved) = try session.save { organization throws(Refusal) in
      let found = try organization.resolve(reference)
      let value = values.joined(separator: " ")
      let confidence = try confidence.map { text throws(Refusal) in
        guard let number = Int(text) else { throw .confidence(text) }
        return number
      }
      switch found {
      case .keyResult(let ref):
        if doubt == nil {
          doubt = session.review(of: organization).doubt(about: value, of: ref)
          if let doubt, session.hasTerminal, !session.confirms(doubt + "; save it?") {
            throw .unreadable(field: "value", problem: doubt, hint: "nothing was saved")
          }
        }
        return .checkIn(ref, value: value, confidence: confidence, note: note)
      case .kpi(let ref) where confidence == nil:
        return .record(ref, value: value, on: "", note: note)
      case .kpi:
        throw .wrongKind(reference, needed: "a key result", hint: "a KPI takes no confidence")
      case .objective(let ref):
        throw .wrongKind(reference, needed: organization.keyResultsNamed(of: ref))
      case .team, .cycle, .person, .settings:
        throw .wrongKind(reference, needed: "a key result or a KPI")
      }
    }
    var answer = Answer(saved, since: before, on: session.paper)
    answer.tell(reference, "", saved.organization, in: session)
    if let doubt, !session.hasTerminal {
      answer.remarks.append("warning: \(doubt); qd undo takes it back")
    }
    return answer
  }
}

extension Review {
  /// What may be a slip in a value: it is far outside of the way from start to target.
  fileprivate func doubt(about text: String, of ref: KeyResultRef) -> String? {
    guard let standing = standing(of: ref) else { return nil }
    let unit = organization.unit(of: standing.keyResult)
    guard
      let value = try? CheckInValue(parsing: text, for: standing.keyResult, unit: unit),
      standing.isFarOff(value)
    else { return nil }
    return "\(value.text(in: unit)) is far outside of \(standing.aim(unit: unit))"
  }
}

extension Session {
  /// Asks the person before the terminal; Enter alone means no.
  fileprivate func confirms(_ question: String) -> Bool {
    let text = Array((question + " [y/N] ").utf8)
    _ = write(STDERR_FILENO, text, text.count)
    return readLine().map { ["y", "yes"].contains($0.lowercased()) } ?? false
  }
}

/// `qd record`: readings of a KPI, from the command line or from standard input.
struct RecordCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "record", abstract: "Record a reading of a KPI.",
    discussion: """
      Without VALUE, lines "date,value" or "date,value,note" are read from standard input; either \
      all of them are recorded or none. An empty VALUE takes the day's reading back.
      """, example: "qd record customer-churn 2.9 --on 2026-10-31")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("The KPI.", valueName: "kpi"))
  var reference: String

  @Argument(help: ArgumentHelp("The value; it may begin with -.", valueName: "value"))
  var value: String?

  @Option(help: ArgumentHelp("The day or time it is for; today without.", valueName: "date"))
  var on = ""

  @Option(help: ArgumentHelp("What there is to say.", valueName: "text"))
  var note = ""

  func answer(in session: Session) throws(Failure) -> Answer {
    guard let value else { return try recordLines(in: session) }
    let (before, saved) = try session.save { organization throws(Refusal) in
      .record(try organization.kpi(named: reference), value: value, on: on, note: note)
    }
    var answer = Answer(saved, since: before, on: session.paper)
    answer.tell(reference, on, saved.organization, in: session)
    return answer
  }

  private func recordLines(in session: Session) throws(Failure) -> Answer {
    guard on.isEmpty, note.isEmpty else {
      throw .usage("--on and --note go with a VALUE; on standard input each line has its own")
    }
    let rows = try RecordCommand.rows()
    guard !rows.isEmpty else {
      throw .usage("there are no lines on standard input; nothing was saved")
    }
    let ref = try checked(rows, in: session)
    let (before, saved) = try session.save { _ throws(Refusal) in
      .all(rows.map { $0.action(ref) })
    }
    return Answer(saved, since: before, on: session.paper)
  }

  /// Every line is tried on what is there before the first one is written.
  private func checked(
    _ rows: [ReadingRow], in session: Session
  ) throws(Failure) -> KPIRef {
    let (ref, directory) = try session.find { organization throws(Refusal) in
      try organization.kpi(named: reference)
    }
    let tally = Tally()
    tally.begin(rows.count)
    let progress = ProgressLine(of: tally, "checking", "lines")
    defer { _ = progress }
    var line = 0
    do throws(Refusal) {
      for row in rows {
        line = row.line
        let change = Change(row.action(ref), by: session.login, at: session.clock.now)
        _ = try change.revision(in: directory)
        tally.add()
      }
      return ref
    } catch {
      throw .rejected("line \(line): \(error.sentence(\.onCommandLine)); nothing was saved")
    }
  }

  private static func rows() throws(Failure) -> [ReadingRow] {
    var bytes = try StandardInput.bytes()
    if let last = bytes.last, last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
    let file = CSVFile(parsing: bytes, file: "standard input")
    if let problem = file.problems.first(where: { $0.severity == .error }) {
      throw .rejected("line \(problem.place.line): \(problem.message); nothing was saved")
    }
    if let header = file.header, !isHeader(header) {
      throw .rejected(
        "line 1: \((header.first ?? "").quoted) is neither a date nor the name of a column; write "
          + "dates like 2026-09-30, and a header like on,value; nothing was saved")
    }
    return file.rows.filter { $0.cells != [""] }.map(ReadingRow.init)
  }

  /// `on,value`, `Date;Value`: the first column is named for the day.
  private static func isHeader(_ cells: [String]) -> Bool {
    let names: Set<String> = ["on", "date", "day", "time", "at", "timestamp", "period", "month"]
    return names.contains(String((cells.first ?? "").trimmed).lowercased())
  }
}

extension Answer {
  /// What a reading came to that the board doesn't show yet.
  fileprivate mutating func tell(
    _ reference: String, _ on: String, _ organization: Organization, in session: Session
  ) {
    let today = session.clock.now.day
    guard case .kpi(let ref) = try? organization.resolve(reference), let kpi = organization.kpi(ref)
    else { return }
    let standing = KPIStanding(
      kpi, within: Horizon(now: session.clock.now), in: organization.settings.fiscalYear)
    let day = Moment(parsing: on)?.day ?? today
    standing.runningText(of: kpi, for: day).map { remarks.append($0) }
  }
}

/// A line of standard input: a day or time, a value, a note.
private struct ReadingRow {
  let line: Int
  let on: String
  let value: String
  let note: String

  init(_ row: CSVFile.Row) {
    line = row.line
    on = row[cell: 0] ?? ""
    value = row[cell: 1] ?? ""
    note = row[cell: 2] ?? ""
  }

  func action(_ ref: KPIRef) -> Change.Action { .record(ref, value: value, on: on, note: note) }
}

/// `qd comment`: something said about an objective, a key result or a KPI.
struct CommentCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "comment", abstract: "Say something about an objective, a key result or a KPI.",
    example: "qd comment shorten-sales-lifecycle \"The new contract is with legal\"")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("What it is about.", valueName: "ref"))
  var reference: String

  @Argument(help: ArgumentHelp("What there is to say.", valueName: "text"))
  var text: String

  func answer(in session: Session) throws(Failure) -> Answer {
    let (before, saved) = try session.save { organization throws(Refusal) in
      .comment(try organization.resolve(reference), text)
    }
    return Answer(saved, since: before, on: session.paper)
  }
}

extension Organization {
  /// `a key result; it has …#a and …#b`
  fileprivate func keyResultsNamed(of ref: ObjectiveRef) -> String {
    let ids = objective(ref)?.keyResults.map { "#" + $0.ref.id } ?? []
    return ids.isEmpty
      ? "a key result, and has none" : "a key result; it has \(ids.joined(separator: ", "))"
  }

  /// The KPI that is named.
  func kpi(named text: String) throws(Refusal) -> KPIRef {
    guard case .kpi(let ref) = try resolve(text) else {
      throw .wrongKind(text, needed: "a KPI", hint: "qd check-in records key results")
    }
    return ref
  }
}
