import ArgumentParser
import GoalFiles
import Goals
import Records

/// `qd set`: fields of whatever has some.
struct SetCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Change fields.",
    discussion: """
      FIELD=VALUE replaces all values of a field, FIELD= removes it; FIELD+=VALUE adds one to a \
      field that can stand more than once, FIELD-=VALUE takes one away. REF may also be a team, a \
      cycle, a person or quarterdeck.rec. A change of unit writes recorded values anew: --convert \
      says by what they are multiplied. --since tells the journal of an edit that was made by hand. \
      qd manual lists the fields of each.
      """,
    example: "qd set shorten-sales-lifecycle#lifecycle \"To=41 days\" --reason \"Two people left\"")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("What is changed.", valueName: "ref"))
  var reference: String

  @Argument(help: ArgumentHelp("Field and value.", valueName: "field=value"))
  var assignments: [String]

  @Option(help: ArgumentHelp("Why; needed for what is closed.", valueName: "text"))
  var reason = ""

  @Option(help: ArgumentHelp("Multiply what was recorded in another unit.", valueName: "factor"))
  var convert: Double?

  @Option(help: ArgumentHelp("Since when it is so, edited by hand.", valueName: "date"))
  var since: String?

  @Flag(help: "Write yours where somebody changes the same field meanwhile.")
  var mine = false

  @Flag(help: "Keep theirs where somebody changes the same field meanwhile.")
  var theirs = false

  func validate() throws {
    if mine, theirs { throw ValidationError("--mine and --theirs exclude each other") }
    if convert != nil, since != nil {
      throw ValidationError("--convert and --since exclude each other")
    }
    if let convert, !convert.isFinite || convert == 0 {
      throw ValidationError("--convert: write a number, like 24")
    }
    _ = try GlobalOptions.day(since, of: "--since")
  }

  func answer(in session: Session) throws(Failure) -> Answer {
    let assignments = try self.assignments.map { word throws(Failure) in try Assignment(word) }
    var kept: [String: String] = [:]
    while true {
      do throws(Failure) {
        return try answer(assignments, without: kept, in: session)
      } catch .store(.refused(.conflict(let field, let value, _)))
        where theirs && kept[field] == nil
      {
        kept[field] = value
      }
    }
  }

  private func answer(
    _ assignments: [Assignment], without kept: [String: String], in session: Session
  ) throws(Failure) -> Answer {
    let path = since == nil ? nil : try session.dataDirectory().path
    let (before, saved) = try session.save { organization throws(Refusal) in
      let found = try organization.resolve(reference)
      let known = path.map { session.handEdits(of: organization, at: $0) } ?? []
      let edits = try organization.edits(of: found, by: assignments)
        .filter { kept[$0.name] == nil }
        .map { FieldEdit($0.name, from: mine ? nil : $0.from, to: $0.to) }
        .map { since == nil ? $0 : known.before($0, of: found) }
      return edits.isEmpty ? .all([]) : try action(found, edits)
    }
    var answer = Answer(saved, since: before, on: session.paper)
    answer.remarks += kept.sorted { $0.key < $1.key }.map { field, value in
      "\(field) was changed meanwhile and stays \"\(value)\""
    }
    return answer
  }
}

extension SetCommand {
  private func action(
    _ found: Reference, _ edits: [FieldEdit]
  ) throws(Refusal) -> Change.Action {
    if let day = since.flatMap({ Day(parsing: $0) }) {
      return .tell(found, edits, since: day, reason: reason)
    }
    guard let convert else { return .set(found, edits, reason: reason) }
    guard case .keyResult(let ref) = found else {
      throw .wrongKind(reference, needed: "a key result, whose check-ins can be written anew")
    }
    return .convert(ref, edits, by: convert, reason: reason)
  }
}

extension [HandEdit] {
  /// An edit that tells of what is so already, from what was before as far as that is known.
  fileprivate func before(_ edit: FieldEdit, of reference: Reference) -> FieldEdit {
    let known = first {
      $0.reference == reference && $0.field == edit.name && $0.values == edit.to
    }
    return FieldEdit(edit.name, from: known?.before ?? edit.from, to: edit.to)
  }
}
