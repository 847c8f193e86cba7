import ArgumentParser
import GoalFiles
import Goals
import Records

struct NewObjective: Command {
  static let configuration = CommandConfiguration(
    commandName: "objective", abstract: "Add an objective to a team's cycle.",
    discussion: "Its key results follow with qd new key-result.",
    example: "qd new objective \"Shorten sales lifecycle\" --in sales/2026-Q4 Owner=jenny")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("What is to be reached, in words.", valueName: "title"))
  var title: String

  @Option(
    name: .customLong("in"),
    help: ArgumentHelp(
      "Where: sales/2026-Q4, or 2026 for the organisation.", valueName: "team/cycle"))
  var place: String

  @Argument(help: RecordKind.objective.furtherFields)
  var assignments: [String] = []

  func answer(in session: Session) throws(Failure) -> Answer {
    let fields = try self.fields(title, assignments, of: .objective)
    let (before, saved) = try session.save { _ throws(Refusal) in
      .addObjective(CycleRef(path: place), id: fields.id, fields.others)
    }
    return Answer(saved, since: before, reference: saved.newFile, on: session.paper)
  }
}
