import ArgumentParser
import Goals
import Reports

/// `qd report`: how the organisation stands, for people without a terminal.
struct ReportCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "How it stands, to print, mail, or open in a spreadsheet.",
    discussion: """
      html is one file that needs nothing else, with a page for each team; markdown has GitHub's \
      tables; text fits a mail; csv has a line for each key result and KPI:

      \(CSVReport.columns.map { "\($0.key): \($0.value)" }.joined(separator: "\n"))

      --as-of DATE reports on a past day.
      """, example: "qd report --format html --team sales > sales.html")

  @OptionGroup var global: GlobalOptions

  @Option(help: ArgumentHelp("text, markdown, html or csv.", valueName: "format"))
  var format = Format.text

  @Option(help: ArgumentHelp("Another cycle than the running one.", valueName: "cycle"))
  var cycle: String?

  @Option(help: ArgumentHelp("Only what this team shows.", valueName: "team"))
  var team: String?

  @Option(help: ArgumentHelp("Only what this person owns.", valueName: "person"))
  var owner: String?

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case markdown
    case html
    case csv
  }

  func answer(in session: Session) throws(Failure) -> Answer {
    let review = try session.review()
    let scope = try scope(in: review.organization)
    let report = Report(review, scope)
    if session.paper.isJSON { return Answer(ReportDigest(report).json(in: review)) }
    var answer =
      switch format {
      case .text: Answer(TextReport(report, ascii: session.paper.isASCII).lines)
      case .markdown: Answer(file: MarkdownReport(report).lines)
      case .html: Answer(file: HTMLReport(report).lines)
      case .csv: Answer(file: CSVReport(report).lines)
      }
    answer.remarks = remarks(on: review.organization)
    return answer
  }

  /// What to do about it, for whoever makes the report: its readers may have no terminal.
  private func remarks(on organization: Organization) -> [String] {
    let hasErrors = organization.findings.contains { $0.severity == .error }
    return (organization.objectives.isEmpty ? ["qd new objective makes an objective"] : [])
      + (hasErrors ? ["the files hold errors; qd lint says what and where"] : [])
  }

  private func scope(in organization: Organization) throws(Failure) -> Report.Scope {
    do throws(Refusal) {
      try owner.map { name throws(Refusal) in try organization.check(owner: name) }
      return Report.Scope(
        cycle: try cycle.map { name throws(Refusal) in try organization.cycle(name) },
        team: try team.map { path throws(Refusal) in try organization.team(path).path },
        owner: owner)
    } catch {
      throw .refused(error)
    }
  }
}
