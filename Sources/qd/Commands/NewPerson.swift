import ArgumentParser
import GoalFiles
import Goals
import Records

struct NewPerson: Command {
  static let configuration = CommandConfiguration(
    commandName: "person", abstract: "Add a person.",
    discussion: "The id, by which files name the person, is made of the name unless Id= gives it.",
    example: "qd new person \"Jenny Murphy\" Login=jenny Team=sales")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("The name.", valueName: "name"))
  var name: String

  @Argument(help: RecordKind.person.furtherFields)
  var assignments: [String] = []

  func answer(in session: Session) throws(Failure) -> Answer {
    let fields = try self.fields(name, assignments, of: .person).all
    let (before, saved) = try session.save { _ throws(Refusal) in .addPerson(fields) }
    let known = Set(before.people.map(\.id))
    let new = saved.organization.people.first { !known.contains($0.id) }
    return Answer(
      saved, since: before, reference: new.map { Reference.person($0.id).text }, on: session.paper)
  }
}
