import ArgumentParser
import GoalFiles
import Goals
import Records

struct NewCycle: Command {
  static let configuration = CommandConfiguration(
    commandName: "cycle", abstract: "Add a cycle to a team.",
    discussion: """
      2027, 2027-H1, 2027-Q1 and 2027-01 have their days by their names; another name needs Start= \
      and End=.
      """, example: "qd new cycle 2027-Q1 --in sales")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("What it is called.", valueName: "name"))
  var name: String

  @Option(
    name: .customLong("in"),
    help: ArgumentHelp("Whose it is; without, the organisation's.", valueName: "team"))
  var place = ""

  @Argument(help: RecordKind.cycle.furtherFields)
  var assignments: [String] = []

  func answer(in session: Session) throws(Failure) -> Answer {
    let cycle = CycleRef(path: TeamPath(place.path).appending(name.path))
    let fields = try self.fields(cycle.name.text, assignments, of: .cycle).all
    let (before, saved) = try session.save { _ throws(Refusal) in .addCycle(cycle, fields) }
    return Answer(saved, since: before, reference: cycle.path, on: session.paper)
  }
}
