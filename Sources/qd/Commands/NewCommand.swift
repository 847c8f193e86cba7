import ArgumentParser
import GoalFiles
import Goals
import Records

/// `qd new`: objectives, key results, KPIs, teams, cycles, people.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Add an objective, a key result, a KPI, a team, a cycle, a person.",
    example: "qd new objective \"Shorten sales lifecycle\" --in sales/2026-Q4 Owner=jenny",
    subcommands: kinds + [NewUnknown.self], defaultSubcommand: NewUnknown.self)

  fileprivate static let kinds: [any Command.Type] = [
    NewObjective.self, NewKeyResult.self, NewKPI.self, NewTeam.self, NewCycle.self,
    NewPerson.self,
  ]
}

/// What follows `qd new` and is none of its kinds, answered in a sentence that says the way.
private struct NewUnknown: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "unknown", shouldDisplay: false)

  @Argument var words: [String] = []

  func validate() throws {
    throw words.first.map { ValidationError(sentence(on: $0)) }
      ?? CleanExit.helpRequest(NewCommand.self)
  }

  private func sentence(on kind: String) -> String {
    let known = NewCommand.kinds.compactMap { $0.configuration.commandName }
    return nearest(to: kind, among: known).map { "there is no \"\(kind)\", did you mean \($0)?" }
      ?? "there is no \"\(kind)\"; new adds one of \(known.joined(separator: ", "))"
  }
}

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

/// The fields of a new record: its id, which for a file of its own is no field, and the others.
struct NewFields {
  let id: String?
  let all: [RecordField]

  var others: [RecordField] { all.filter { !$0.isCalled(.id) } }
}

extension Command {
  func fields(
    _ title: String, _ words: [String], of kind: RecordKind
  ) throws(Failure) -> NewFields {
    var fields = [RecordField(kind.titleField, title)]
    for word in words {
      let assignment = try Assignment(word)
      guard assignment.sign != .remove else {
        throw .usage("\"\(word)\": a new record has nothing to take away")
      }
      let name = kind.knownName(assignment.field)
      let value = assignment.written(as: kind.field(name)?.kind).value
      fields.append(RecordField(name, value))
    }
    return NewFields(id: fields.first { $0.isCalled(.id) }?.value, all: fields)
  }
}

extension Saved {
  /// The reference of the object whose file was made.
  var newFile: String? {
    files.first { $0.hasSuffix(".rec") }.map { String($0.dropLast(4)) }
  }
}

extension String {
  /// A path without slashes at its ends, as shells complete directories.
  var path: String { split(separator: "/").joined(separator: "/") }
}
