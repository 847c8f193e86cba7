import ArgumentParser
import GoalFiles
import Goals
import Records

/// `qd move`: another place, to which the history goes along.
struct MoveCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "move", abstract: "Move an objective or a key result, with its history.",
    discussion: """
      An objective goes to another team (marketing, or . for the organisation), cycle (2026-Q4 of \
      its own team) or both (marketing/2026-Q4), a key result to another objective. Another id can \
      stand behind: marketing/2026-Q4/grow, grow#signups. References follow, and what others still \
      record at the old place is found. An objective whose file was moved by hand is written down as \
      moved when it is moved to where it is.
      """, example: "qd move shorten-sales-lifecycle marketing/2026-Q4")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("What is moved.", valueName: "ref"))
  var reference: String

  @Argument(help: ArgumentHelp("Where to.", valueName: "where"))
  var place: String

  @Flag(name: .customLong("dry-run"), help: "Change nothing, say what would be written.")
  var isDryRun = false

  func answer(in session: Session) throws(Failure) -> Answer {
    guard !isDryRun else { return try preview(in: session) }
    var moved = Reference.settings
    let (before, saved) = try session.save { organization throws(Refusal) in
      let found = try organization.resolve(reference)
      moved = try organization.destination(of: found, place)
      return .move(found, to: moved)
    }
    return Answer(saved, since: before, reference: moved.text, on: session.paper)
  }

  private func preview(in session: Session) throws(Failure) -> Answer {
    let (action, directory) = try session.find { organization throws(Refusal) in
      let found = try organization.resolve(reference)
      return Change.Action.move(found, to: try organization.destination(of: found, place))
    }
    do throws(Refusal) {
      let change = Change(action, by: session.login, at: session.clock.now)
      let revision = try change.revision(in: directory)
      let files = Set(revision.edits.map(\.file)).sorted()
      return Answer(["would be: \(revision.what)"] + files.map { "  \($0)" })
    } catch {
      throw .refused(error)
    }
  }
}
