import ArgumentParser
import GoalFiles
import Goals
import Records

struct NewKPI: Command {
  static let configuration = CommandConfiguration(
    commandName: "kpi", abstract: "Add a KPI to a team.",
    discussion: "Its readings follow with qd record.",
    example: "qd new kpi \"Customer churn\" --in sales Unit=% \"Target=<= 2.5%\"")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("What is measured.", valueName: "title"))
  var title: String

  @Option(
    name: .customLong("in"),
    help: ArgumentHelp("The team; without, the organisation.", valueName: "team"))
  var team = ""

  @Argument(help: RecordKind.kpi.furtherFields)
  var assignments: [String] = []

  func answer(in session: Session) throws(Failure) -> Answer {
    let fields = try self.fields(title, assignments, of: .kpi)
    let (before, saved) = try session.save { _ throws(Refusal) in
      .addKPI(TeamPath(team.path), id: fields.id, fields.others)
    }
    return Answer(saved, since: before, reference: saved.newFile, on: session.paper)
  }
}
