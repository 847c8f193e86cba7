import ArgumentParser
import GoalFiles
import Goals

/// `qd retract`: takes back what was recorded earlier.
struct RetractCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "retract",
    abstract: "Take back what was recorded earlier: a check-in, a comment, a reading.",
    discussion: """
      The line stays in the log, marked, and counts no more; a job's reading too. qd undo takes back \
      your own last change, whatever it was.
      """,
    example: "qd retract customer-churn --at 2026-10-31 --reason \"The job ran twice\"")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("What it is about.", valueName: "ref"))
  var reference: String

  @Option(help: ArgumentHelp("Which one, by its day or time; the last without.", valueName: "date"))
  var at = ""

  @Option(help: ArgumentHelp("Why.", valueName: "text"))
  var reason = ""

  func answer(in session: Session) throws(Failure) -> Answer {
    let at = try session.clock.written(at, of: "--at")
    let (before, saved) = try session.save { organization throws(Refusal) in
      let review = session.review(of: organization)
      let entry = try review.recorded(about: try organization.resolve(reference), at: at)
      guard let line = entry.recorded else { throw .gone(reference) }
      return .retract(line, reason: reason)
    }
    return Answer(saved, since: before, on: session.paper)
  }
}
