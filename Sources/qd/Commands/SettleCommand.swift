import ArgumentParser
import GoalFiles
import Goals
import Records

/// `qd settle`: what a merge left with two values gets one.
struct SettleCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "settle", abstract: "Settle what both sides of a merge changed.",
    discussion: """
      Without --mine or --theirs it lists the values; without REF, of the whole directory. FIELDs \
      narrow it down; an objective's own conflicts are those of its file. Any other value is \
      written by settling for one side and then qd set.
      """, example: "qd settle shorten-sales-lifecycle#lifecycle To --mine")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("What is settled.", valueName: "ref"))
  var reference: String?

  @Argument(help: ArgumentHelp("Its fields; without, all of them.", valueName: "field"))
  var fields: [String] = []

  @Flag(help: "Keep the values of this side.")
  var mine = false

  @Flag(help: "Keep the values of the other side.")
  var theirs = false

  func validate() throws {
    if mine, theirs { throw ValidationError("--mine and --theirs exclude each other") }
    if mine || theirs, reference == nil { throw ValidationError("name what is settled") }
  }

  func answer(in session: Session) throws(Failure) -> Answer {
    guard mine || theirs, let reference else { return try list(in: session) }
    let (before, saved) = try session.save { organization throws(Refusal) in
      .settle(
        try organization.resolve(reference), fields: fields, keeping: mine ? .mine : .theirs)
    }
    return Answer(saved, since: before, on: session.paper)
  }

  private func list(in session: Session) throws(Failure) -> Answer {
    do {
      let path = try session.dataDirectory().path
      let organization = try session.review(at: path).organization
      let marked = organization.findings.filter { $0.code == .conflictMarker }.map(\.place.file)
      let wanted = try reference.map { try organization.resolve($0).file }
      let root = try DataRoot(at: path)
      let files = Set(marked).filter { $0.hasSuffix(".rec") && wanted ?? $0 == $0 }.sorted()
      let conflicts = try files.flatMap { file in
        let bytes = try root.read(file, limit: DataRoot.recordLimit).bytes
        return Recfile(parsing: bytes, file: file).conflicts
      }
      let tree = try? WorkTree(Git(in: path, environment: session.environment))
      return answer(conflicts, in: tree, on: session.paper)
    } catch {
      throw Failure(error)
    }
  }

  private func answer(
    _ conflicts: [ConflictedField], in tree: WorkTree?, on paper: Paper
  ) -> Answer {
    if paper.isJSON { return Answer(.array(conflicts.map(\.json))) }
    if conflicts.isEmpty { return Answer(["nothing is in conflict"]) }
    return Answer(
      conflicts.flatMap { conflict in
        ["\(conflict.place.text): \(conflict.names.joined(separator: ", "))"]
          + SettleCommand.lines(conflict.mine, .mine, of: conflict, in: tree)
          + SettleCommand.lines(conflict.theirs, .theirs, of: conflict, in: tree)
      })
  }

  private static func lines(
    _ fields: [RecordField], _ side: Change.Side, of conflict: ConflictedField, in tree: WorkTree?
  ) -> [String] {
    let last = tree?.lastChange(of: conflict.place.file, on: side)
    let who = last.map { " (\($0.by), \($0.at.day.text))" } ?? ""
    if fields.isEmpty { return ["  \(side.rawValue)\(who): nothing"] }
    return fields.map { "  \(side.rawValue)\(who): \($0.name): \($0.value)" }
  }
}

extension ConflictedField {
  fileprivate var json: JSON {
    func object(_ fields: [RecordField]) -> JSON {
      .array(fields.map { JSON(["name": .text($0.name), "value": .text($0.value)]) })
    }
    return JSON([
      "file": .text(place.file), "line": JSON(place.line), "mine": object(mine),
      "theirs": object(theirs),
    ])
  }
}
