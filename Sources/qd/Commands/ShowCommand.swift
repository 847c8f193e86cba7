import ArgumentParser
import Goals

/// `qd show`: one objective, key result or KPI with all that belongs to it; what a cycle came to;
/// the record of anything else.
struct ShowCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "One objective, key result, KPI or cycle.",
    discussion: """
      A KPI comes with its impact: for each cycle in which an objective aimed at it the median of \
      its values and their slope before, during and after, over as many days as the cycle has. \
      Slopes are Theil-Sen, printed for a month; in JSON (impact) for a day, with the number of \
      values (points).
      """, example: "qd show shorten-sales-lifecycle --json")

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
      return Answer(
        ShownObject(review: review, paper: session.paper)
          .lines(of: found, today: session.clock.today))
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
