import GoalFiles
import Goals
import Records

/// People or teams from lines of standard input, as one change; those that are there are left alone.
struct NewLines {
  /// What each line is.
  let kind: String
  /// What its cells are, where no header says so.
  let columns: String

  func answer(in session: Session) throws(Failure) -> Answer {
    var lines = ImportText(try StandardInput.bytes(), as: .csv).text.split(separator: "\n")[...]
    guard let first = lines.first else {
      throw .usage("there are no lines on standard input; nothing was saved")
    }
    let cells = first.split(separator: ",").map { ImportColumn(header: String($0)) }
    let hasHeader = cells.allSatisfy { $0 != nil }
    let header = hasHeader ? String(lines.removeFirst()) : columns
    let table = (["Type,\(header)"] + lines.map { "\(kind),\($0)" }).joined(separator: "\n")
    let source = ImportSource(ImportText(Array(table.utf8), as: .csv))
    let options = ImportOptions(author: session.login, now: session.clock.now)
    let (organization, _) = try session.find { organization throws(Refusal) in organization }
    let plan = try source.plan(in: organization, options)
    if let stray = plan.unplaced.first {
      throw .rejected("line \(stray.line - (hasHeader ? 0 : 1)): \(stray.why); nothing was saved")
    }
    guard plan.action(overwrites: false) != nil else {
      return Answer(what: "all of them are there", files: [], warning: nil, on: session.paper)
    }
    let (before, saved) = try source.save(options, overwrites: false, in: session)
    return Answer(
      saved, since: before, what: "new: \(plan.new.map(\.title).joined(separator: ", "))",
      on: session.paper)
  }
}
