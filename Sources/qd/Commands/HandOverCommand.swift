import ArgumentParser
import Dashboard
import GoalFiles
import Goals

/// `qd hand-over`: what somebody answers for goes to somebody else, in one change.
struct HandOverCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "hand-over", abstract: "Give all that somebody answers for to somebody else.",
    discussion: """
      Open objectives and key results, KPIs and teams that name FROM name TO from then on; one \
      qd undo takes all of it back. What is closed, dropped or retired stays as it is. When FROM \
      left is a field: qd set FROM Left=DATE.
      """, example: "qd hand-over jenny tom --reason \"Jenny left\"")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("Who answered for it.", valueName: "from"))
  var from: String

  @Argument(help: ArgumentHelp("Who does from now on.", valueName: "to"))
  var to: String

  @Option(help: ArgumentHelp("Why.", valueName: "text"))
  var reason = ""

  func answer(in session: Session) throws(Failure) -> Answer {
    var count = 0
    let (before, saved) = try session.save { organization throws(Refusal) in
      let (from, to) = try (organization.known(from), organization.known(to))
      let reason = reason.isEmpty ? "handed over from \(from) to \(to)" : reason
      let actions = organization.handOver(from: from, to: to, reason: reason)
      guard from != to, !actions.isEmpty else {
        throw .nothingTyped("something open that \(from) answers for")
      }
      count = actions.count
      return .all(actions)
    }
    var answer = Answer(saved, since: before, on: session.paper)
    answer.remarks.append("\(count) \(count == 1 ? "field names" : "fields name") \(to) now")
    return answer
  }
}

extension Organization {
  /// The id of somebody of `people.rec`, by id or login.
  fileprivate func known(_ name: String) throws(Refusal) -> String {
    if let person = person(name) { return person.id }
    throw .unknown(name, near: nearest(to: name, among: people.map(\.id)))
  }
}
