import ArgumentParser
import GoalFiles
import Goals
import Records

struct NewKeyResult: Command {
  static let configuration = CommandConfiguration(
    commandName: "key-result", abstract: "Add a key result to an objective.",
    discussion: """
      From= and To= make a number that moves, Hold= a level to keep, Milestone= (several times) \
      steps; without any of them it is done or not done.
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("The objective.", valueName: "ref"))
  var reference: String

  @Argument(help: ArgumentHelp("What is to be reached, in words.", valueName: "title"))
  var title: String

  @Argument(help: ArgumentHelp("Further fields.", valueName: "field=value"))
  var assignments: [String] = []

  func answer(in session: Session) throws(Failure) -> Answer {
    let fields = try self.fields(title, assignments, of: .keyResult)
    let (before, saved) = try session.save { organization throws(Refusal) in
      guard case .objective(let ref) = try organization.resolve(reference) else {
        throw .wrongKind(reference, needed: "an objective")
      }
      return .addKeyResult(ref, fields.all)
    }
    return Answer(saved, since: before, reference: newReference(before, saved), on: session.paper)
  }

  private func newReference(_ before: Organization, _ saved: Saved) -> String? {
    guard case .objective(let ref) = try? before.resolve(reference) else { return nil }
    let known = Set(before.objective(ref)?.keyResults.map(\.ref) ?? [])
    let new = saved.organization.objective(ref)?.keyResults.first { !known.contains($0.ref) }
    return new?.ref.text
  }
}
