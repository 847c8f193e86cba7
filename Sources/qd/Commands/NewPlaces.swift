import ArgumentParser
import GoalFiles
import Goals
import Records

struct NewTeam: Command {
  static let configuration = CommandConfiguration(
    commandName: "team", abstract: "Add a team.",
    discussion: "A team is a directory: of the name given, in small letters with dashes.",
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

extension NewFields {
  /// The fields with the title that one of them gives, if it does.
  fileprivate var retitled: [RecordField] {
    guard let title = all.first, let other = all.dropFirst().last(where: { $0.name == title.name })
    else { return all }
    return [other] + all.filter { $0.name != title.name }
  }
}
