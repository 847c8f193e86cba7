import ArgumentParser
import GoalFiles
import Goals

/// `qd drop`: gives an objective or a key result up, which counts nowhere from then on, or retires a
/// KPI.
struct DropCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "drop", abstract: "Give up an objective or a key result, retire a KPI.",
    discussion: """
      It stays where it is and counts nowhere; a KPI keeps its history and is watched no more. \
      qd set REF State= takes it up again.
      """,
    example: "qd drop improve-outbound-motion --reason \"Nobody has time for it\"")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("What is given up.", valueName: "ref"))
  var reference: String

  @Option(help: ArgumentHelp("Why.", valueName: "text"))
  var reason = ""

  func answer(in session: Session) throws(Failure) -> Answer {
    let (before, saved) = try session.save { organization throws(Refusal) in
      let found = try organization.resolve(reference)
      let state: String
      switch found.recordKind {
      case .objective, .keyResult: state = Objective.State.dropped.rawValue
      case .kpi: state = KPI.State.retired.rawValue
      default:
        throw .wrongKind(
          reference, needed: "an objective, a key result or a KPI",
          hint: "qd delete takes others")
      }
      let was = organization.values(of: .state, in: found)
      return .set(found, [FieldEdit(.state, from: was, to: [state])], reason: reason)
    }
    return Answer(saved, since: before, on: session.paper)
  }
}
