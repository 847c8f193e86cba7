import ArgumentParser
import GoalFiles
import Goals
import Records

struct NewTeam: Command {
  static let configuration = CommandConfiguration(
    commandName: "team", abstract: "Add a team.",
    discussion: """
      A team is a directory: of the name given, in small letters with dashes. With - as its name, \
      lines name,lead are read from standard input, one a team.
      """,
    example: "qd new team Outbound --in sales Lead=raj")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("Its name, or the path of its directory.", valueName: "name"))
  var name: String

  @Option(
    name: .customLong("in"),
    help: ArgumentHelp("The team it is in; without, the organisation.", valueName: "team"))
  var place = ""

  @Argument(help: RecordKind.team.furtherFields)
  var assignments: [String] = []

  func answer(in session: Session) throws(Failure) -> Answer {
    if name == "-" { return try NewLines(kind: "team", columns: "Title,Lead").answer(in: session) }
    let parts = name.path.split(separator: "/").map(String.init)
    guard let last = parts.last else { throw .refused(.nothingTyped("the team's name")) }
    let fields = try self.fields(last, assignments, of: .team).retitled
    let above = [place.path] + parts.dropLast() + [Identifier.slug(last)]
    let team = TeamPath(above.filter { !$0.isEmpty }.joined(separator: "/"))
    let (before, saved) = try session.save { _ throws(Refusal) in .addTeam(team, fields) }
    return Answer(
      saved, since: before, reference: Reference.team(team).text, on: session.paper)
  }
}
