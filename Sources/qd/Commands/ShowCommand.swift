import ArgumentParser
import Goals

/// `qd show`: one objective, key result or KPI with all that belongs to it; the record of anything
/// else.
struct ShowCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "One objective, key result or KPI.")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("What to show.", valueName: "ref"))
  var reference: String

  func answer(in session: Session) throws(Failure) -> Answer {
    let review = try session.review()
    let found: Reference
    do throws(Refusal) {
      found = try review.organization.resolve(reference)
    } catch {
      throw .refused(error)
    }
    guard session.paper.isJSON else {
      return Answer(ShownObject(review: review, paper: session.paper).lines(of: found))
    }
    let json =
      switch found {
      case .objective(let ref): review.json(of: ref)
      case .keyResult(let ref): review.json(of: ref)
      case .kpi(let ref): review.json(of: ref, withReadings: true)
      case .team, .cycle, .person, .settings: review.json(ofRecord: found)
      }
    return Answer(json ?? .null)
  }
}
