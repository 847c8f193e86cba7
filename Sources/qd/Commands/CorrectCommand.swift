import ArgumentParser
import GoalFiles
import Goals

/// `qd correct`: what was recorded earlier, said anew.
struct CorrectCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "correct",
    abstract: "Correct what was recorded earlier: a check-in, a comment, a reading.",
    discussion: """
      What isn't named stays as it was. The old line is taken back and stays in the log; the new one \
      stands on its day, and for whom it stood.
      """,
    example: "qd correct shorten-sales-lifecycle#lifecycle 45 --at 2026-11-13 --on 2026-11-12")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("What it is about.", valueName: "ref"))
  var reference: String

  @Argument(help: ArgumentHelp("The value that is right.", valueName: "value"))
  var value: String?

  @Option(help: ArgumentHelp("Which one, by its day or time; the last without.", valueName: "date"))
  var at = ""

  @Option(help: ArgumentHelp("The call that is right, 0 to 10.", valueName: "n"))
  var confidence: Int?

  @Option(help: ArgumentHelp("What there is to say with it.", valueName: "text"))
  var note: String?

  @Option(help: ArgumentHelp("The day or time that it was so.", valueName: "date"))
  var on = ""

  func answer(in session: Session) throws(Failure) -> Answer {
    let at = try session.clock.written(at, of: "--at")
    let on = try session.clock.written(on, of: "--on")
    let (before, saved) = try session.save { organization throws(Refusal) in
      let review = session.review(of: organization)
      let entry = try review.recorded(about: try organization.resolve(reference), at: at)
      guard let line = entry.recorded else { throw .gone(reference) }
      let correction = Correction(
        value: value ?? organization.typed(line, on: review.horizon),
        confidence: confidence ?? entry.confidence,
        note: note ?? entry.note, on: on)
      return .correct(line, correction)
    }
    return Answer(saved, since: before, on: session.paper)
  }
}
