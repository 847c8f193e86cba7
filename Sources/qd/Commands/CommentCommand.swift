import ArgumentParser
import GoalFiles
import Goals

/// `qd comment`: something said about an objective, a key result or a KPI.
struct CommentCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "comment", abstract: "Say something about an objective, a key result or a KPI.",
    example: "qd comment shorten-sales-lifecycle \"The new contract is with legal\"")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("What it is about.", valueName: "ref"))
  var reference: String

  @Argument(help: ArgumentHelp("What there is to say.", valueName: "text"))
  var text: String

  @Option(help: ArgumentHelp("The day or time it was said; now without.", valueName: "date"))
  var on = ""

  func answer(in session: Session) throws(Failure) -> Answer {
    let on = try session.clock.written(on, of: "--on")
    let (before, saved) = try session.save { organization throws(Refusal) in
      .comment(try organization.resolve(reference), text, on: on)
    }
    return Answer(saved, since: before, on: session.paper)
  }
}

extension Organization {
  /// `a key result; it has …#a and …#b`
  func keyResultsNamed(of ref: ObjectiveRef) -> String {
    let ids = objective(ref)?.keyResults.map { "#" + $0.ref.id } ?? []
    return ids.isEmpty
      ? "a key result, and has none" : "a key result; it has \(ids.joined(separator: ", "))"
  }

  /// The KPI that is named.
  func kpi(named text: String) throws(Refusal) -> KPIRef {
    guard case .kpi(let ref) = try resolve(text) else {
      throw .wrongKind(text, needed: "a KPI", hint: "qd check-in records key results")
    }
    return ref
  }
}
