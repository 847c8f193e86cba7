import ArgumentParser
import GoalFiles
import Goals

/// `qd delete`: removes what nobody has worked with.
struct DeleteCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete what was never checked in.",
    discussion: """
      An objective or key result without check-ins and comments, a KPI without readings, a person \
      who owns nothing. qd undo brings it back; what has a history is dropped instead: qd drop.
      """, example: "qd delete a-slip-of-the-hand")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("What goes.", valueName: "ref"))
  var reference: String

  func answer(in session: Session) throws(Failure) -> Answer {
    let (before, saved) = try session.save { organization throws(Refusal) in
      .delete(try organization.resolve(reference))
    }
    return Answer(saved, since: before, on: session.paper)
  }
}
