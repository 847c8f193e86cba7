import ArgumentParser
import Dashboard
import GoalFiles
import Goals

/// `qd status`: one line for a login message or a prompt.
struct StatusCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "One line: what waits for you, and how it goes.",
    discussion: """
      "3 check-ins due · 1 KPI unhealthy · 54 % at week 8 of 13": your check-ins (qd due), the \
      organisation's KPIs, its progress in the running cycle. Where no data directory is found it \
      says nothing and exits with 65, so that a login script can call it anywhere.
      """, example: "qd status")

  @OptionGroup var global: GlobalOptions

  func answer(in session: Session) throws(Failure) -> Answer {
    do throws(Failure) {
      let line = StatusLine(try session.review(), login: session.login)
      return session.paper.isJSON ? Answer(line.json) : Answer([line.text])
    } catch .store(.noDirectory(_)) where global.directory == nil {
      var silence = Answer([])
      silence.exitCode = Failure.store(.noDirectory(.nowhere)).exitCode
      return silence
    }
  }
}

/// What the line says, as text and as JSON.
private struct StatusLine {
  private let review: Review
  private let waiting: [Waiting]
  private let unhealthy: Int
  private let outline: Outline?
  private let rollup: Rollup?

  init(_ review: Review, login: String) {
    self.review = review
    let organization = review.organization
    waiting = review.waiting(for: organization.personId(login))
    unhealthy = review.kpis.values.count { $0.health == .unhealthy }
    outline = organization.currentCycle(on: review.day).map {
      Outline(of: organization, cycle: $0)
    }
    rollup = outline?.rollup(in: review)
  }

  var text: String {
    let due = waiting.count
    let parts = [
      due == 0 ? "no check-ins due" : due == 1 ? "1 check-in due" : "\(due) check-ins due",
      unhealthy == 0 ? "" : unhealthy == 1 ? "1 KPI unhealthy" : "\(unhealthy) KPIs unhealthy",
      progress,
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: " · ")
  }

  private var progress: String {
    guard let outline else { return "no objectives yet" }
    let isMeasured = rollup?.progress != nil
    let done =
      isMeasured ? rollup?.texts(by: review.organization.settings).progress ?? "" : "not measured"
    let reservations = rollup.map { review.reservations(about: $0, of: .root) } ?? []
    guard let span = outline.span else { return ([done] + reservations).joined(separator: " · ") }
    let week = "\(span.contains(review.day) ? " at " : ", ")\(span.weekText(on: review.day))"
    return ([done + week] + reservations).joined(separator: " · ")
  }

  var json: JSON {
    JSON([
      "due": JSON(waiting.count), "overdue": JSON(waiting.count(where: \.isOverdue)),
      "kpisUnhealthy": JSON(unhealthy), "cycle": JSON(outline?.cycle.text),
      "first": JSON(outline?.span?.first.text), "last": JSON(outline?.span?.last.text),
      "progress": JSON(rollup?.progress), "expected": JSON(rollup?.expected),
      "coverage": JSON(rollup?.coverage?.text),
      "closed": JSON(review.organization.closedRemark(for: .root)),
    ])
  }
}
