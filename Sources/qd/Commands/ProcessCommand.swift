import ArgumentParser
import GoalFiles
import Goals

/// `qd process`: what a KPI measures is another process since a day, and its limits are made anew.
struct ProcessCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "process", abstract: "Begin the process of a KPI anew, and say why.",
    discussion: """
      What is routine is told by the first twenty values of a process. Where somebody changed what \
      is measured, like a new onboarding since May, those tell nothing any more: limits and signals \
      are made anew of the periods that start on or after that day. Old ones stay on the chart.
      """, example: "qd process customer-churn \"New onboarding\" --since 2026-05-01")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("The KPI.", valueName: "kpi"))
  var reference: String

  @Argument(help: ArgumentHelp("What began.", valueName: "reason"))
  var reason: String

  @Option(help: ArgumentHelp("Since when; today without.", valueName: "date"))
  var since: String?

  func answer(in session: Session) throws(Failure) -> Answer {
    let (before, saved) = try session.save { organization throws(Refusal) in
      .process(try organization.kpi(named: reference), since: try day(in: session), reason: reason)
    }
    return Answer(saved, since: before, on: session.paper)
  }

  private func day(in session: Session) throws(Refusal) -> Day? {
    guard let since else { return nil }
    if let day = Day(typed: since, on: session.clock.today, .past) { return day }
    throw .unreadable(
      field: "since", problem: "\(since.quoted) is not a day up to today",
      hint: "write it as 2026-05-01")
  }
}
