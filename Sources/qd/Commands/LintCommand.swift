import ArgumentParser
import GoalFiles
import Goals

/// `qd lint`: what a person should look at, as editors jump to it.
struct LintCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "What is wrong or missing in the files.",
    discussion: """
      Exit code 1 where there is an error or a warning among what was asked for. Objectives that are \
      closed, and cycles that are over, are held to good practice with --all only. On a terminal \
      the first five of each kind are shown.
      """, example: "qd lint sales/2026-Q4 --severity warning")

  @OptionGroup var global: GlobalOptions

  @Argument(
    help: ArgumentHelp(
      "Objectives, key results, KPIs, teams, files; by default everything. With --explain: codes.",
      valueName: "ref"))
  var names: [String] = []

  @Option(
    name: .customLong("severity"),
    help: ArgumentHelp("The least severity: error, warning or hint.", valueName: "severity"))
  var severityText = Finding.Severity.hint.rawValue

  @Flag(help: "Show every finding, and look at what is over too.")
  var all = false

  @Flag(help: "Say what the codes named find and why it matters; without one, list them.")
  var explain = false

  private var severity: Finding.Severity? { Finding.Severity(rawValue: severityText) }

  func validate() throws {
    guard severity == nil else { return }
    throw ValidationError("--severity: \"\(severityText)\" is not error, warning or hint")
  }

  func answer(in session: Session) throws(Failure) -> Answer {
    guard !explain else { return try ExplainedFindings(codes: names).answer(on: session.paper) }
    let directory = try session.dataDirectory().path
    let review = try session.review(at: directory)
    let report = try report(on: review, at: directory, in: session)
    var answer = Answer(report.json)
    if !session.paper.isJSON {
      answer.lines = report.lines(from: try? DataRoot(at: directory), on: session.paper)
      // Remarks come first, and on a terminal what stands last is what is seen.
      if session.paper.width == nil {
        answer.remarks = report.summary
      } else {
        answer.lines += report.summary
      }
    }
    answer.exitCode = report.isAlarming ? 1 : 0
    return answer
  }

  private func report(
    on review: Review, at directory: String, in session: Session
  ) throws(Failure) -> LintReport {
    let scope: LintScope
    do throws(Refusal) {
      scope = try LintScope(names, in: review.organization, at: directory)
    } catch {
      throw .refused(error)
    }
    let handEdits = session.handEdits(of: review.organization, at: directory)
    let practice = Lint(review, today: session.clock.today, includesPast: all, handEdits: handEdits)
      .findings
    func asked(_ finding: Finding) -> Bool {
      finding.severity >= severity ?? .hint && scope.contains(finding.place)
    }
    let halves = OngoingImport(of: directory, in: session.places.state).sources.map(
      Finding.init(half:))
    return LintReport(
      read: (review.organization.findings + halves).filter(asked), practice: practice.filter(asked),
      limit: all || session.paper.width == nil || session.paper.isJSON ? .max : 5)
  }
}

extension Finding {
  /// An import that was killed.
  fileprivate init(half source: String) {
    self.init(
      at: Place(file: Reference.settings.file), .halfImported,
      "bringing in \(source.quoted) was cut short, so it stands half",
      hint: .shell("qd import", does: "of the same file finishes it"))
  }
}
