import ArgumentParser
import Canvas
import Dashboard
import Goals

/// `qd kpis`: where every KPI stands.
struct KPIsCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "kpis", abstract: "The KPIs: value, growth, signal, health, target, course.",
    example: "qd kpis --as-of 2026-09-30")

  @OptionGroup var global: GlobalOptions

  @Option(help: ArgumentHelp("Only those of this team and the teams in it.", valueName: "team"))
  var team: String?

  func answer(in session: Session) throws(Failure) -> Answer {
    let review = try session.review()
    let kpis = try shown(of: review.organization)
    guard !session.paper.isJSON else {
      return Answer(.array(kpis.compactMap { review.json(of: $0.ref, withReadings: false) }))
    }
    guard !kpis.isEmpty else { return Answer(["no KPIs; qd new kpi makes one"]) }
    var table = Table(
      [.flexible, .right, .right, .left, .left, .left, .right, .left], sparing: [6, 2])
    for kpi in kpis { review.row(of: kpi, on: session.paper).map { table.add($0) } }
    return Answer(table.lines(on: session.paper))
  }

  private func shown(of organization: Organization) throws(Failure) -> [KPI] {
    do throws(Refusal) {
      guard let team else { return organization.activeKPIs }
      let path = try organization.team(team).path
      return organization.activeKPIs.filter { $0.ref.team.isWithin(path) }
    } catch {
      throw .refused(error)
    }
  }
}

extension Review {
  fileprivate func row(of kpi: KPI, on paper: Paper) -> [String]? {
    guard let standing = standing(of: kpi.ref) else { return nil }
    return [
      kpi.title, standing.valueText(of: kpi),
      // Of a growth it is what the target is about, of a level a wiggle.
      kpi.isGrowth ? standing.changeText(of: kpi) : "", standing.signalText, standing.text,
      kpi.targetText, standing.sparkline(columns: 12),
      organization.reference(.kpi(kpi.ref), on: paper),
    ]
  }
}

extension KPIStanding {
  /// The values of the last periods, drawn.
  func sparkline(columns: Int) -> String {
    var frame = Frame(size: Size(width: columns, height: 1))
    Sparkline(periods.map(\.value), isUnfinished: isUnfinished).draw(
      on: &frame, x: 0, y: 0, width: columns)
    return String(frame.line(0).drop { $0 == " " })
  }
}
