import ArgumentParser
import Goals

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
