import ArgumentParser
import GoalFiles
import Goals
import Records

struct NewPerson: Command {
  static let configuration = CommandConfiguration(
    commandName: "person", abstract: "Add a person.",
    discussion: """
      The id, by which files name the person, is made of the name unless Id= gives it. With - as \
      the name, lines name,login,email,team are read from standard input, one a person.
      """,
    example: "qd new person \"Jenny Murphy\" Login=jenny Team=sales")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("The name.", valueName: "name"))
  var name: String

  @Argument(help: RecordKind.person.furtherFields)
  var assignments: [String] = []

  func answer(in session: Session) throws(Failure) -> Answer {
    if name == "-" {
      return try NewLines(kind: "person", columns: "Title,Login,Email,Team").answer(in: session)
    }
    let fields = try self.fields(name, assignments, of: .person).all
    let (before, saved) = try session.save { _ throws(Refusal) in .addPerson(fields) }
    let known = Set(before.people.map(\.id))
    let new = saved.organization.people.first { !known.contains($0.id) }
    return Answer(
      saved, since: before, reference: new.map { Reference.person($0.id).text }, on: session.paper)
  }
}
