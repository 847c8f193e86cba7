import ArgumentParser
import Dashboard
private import Glibc
import GoalFiles
import Goals
import Records

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
    let on = try session.clock.written(on, of: "--on")
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
    for row in file.rows {
      guard let (written, plain) = row.splitNumber else { continue }
      throw .rejected(
        "line \(row.line): \(written.quoted) may be one number with a comma in it; write \(plain), "
          + "or put the note in quotation marks; nothing was saved")
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
  mutating func tell(
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
