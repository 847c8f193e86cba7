import ArgumentParser
import GoalFiles
import Goals
import Records

/// `qd set`: fields of an objective, a key result or a KPI.
struct SetCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Change fields.",
    discussion: """
      FIELD=VALUE replaces all values of a field, FIELD= removes it; FIELD+=VALUE adds one to a \
      field that can stand more than once, FIELD-=VALUE takes one away.
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("What is changed.", valueName: "ref"))
  var reference: String

  @Argument(help: ArgumentHelp("Field and value.", valueName: "field=value"))
  var assignments: [String]

  @Option(help: ArgumentHelp("Why; needed for what is closed.", valueName: "text"))
  var reason = ""

  func answer(in session: Session) throws(Failure) -> Answer {
    let assignments = try self.assignments.map { word throws(Failure) in try Assignment(word) }
    let (before, saved) = try session.save { organization throws(Refusal) in
      let found = try organization.resolve(reference)
      let edits = try organization.edits(of: found, by: assignments)
      return .set(found, edits, reason: reason)
    }
    return Answer(saved, since: before, on: session.paper)
  }
}
