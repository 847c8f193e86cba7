import ArgumentParser
import GoalFiles
import Goals

/// `qd rename`: another id, which everything that names the object follows.
struct RenameCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "rename", abstract: "Give something another id.",
    discussion: """
      An objective, key result, KPI or person. References, journals and readings follow. The title \
      is a field: qd set REF Objective=TITLE.
      """, example: "qd rename shorten-sales-lifecycle sales-lifecycle")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("What is renamed.", valueName: "ref"))
  var reference: String

  @Argument(help: ArgumentHelp("Its new id.", valueName: "id"))
  var id: String

  func answer(in session: Session) throws(Failure) -> Answer {
    var found = Reference.settings
    let (before, saved) = try session.save { organization throws(Refusal) in
      found = try organization.resolve(reference)
      return .rename(found, to: id)
    }
    return Answer(
      saved, since: before, reference: found.renamed(to: id).text, on: session.paper)
  }
}
