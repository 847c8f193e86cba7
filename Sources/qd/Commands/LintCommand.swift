import ArgumentParser
import Canvas
import GoalFiles
import Goals
import Records

/// `qd lint`: what a person should look at, as editors jump to it.
struct LintCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "What is wrong or missing in the files.",
    discussion: "Exit code 1 where there is an error or a warning.")

  @OptionGroup var global: GlobalOptions

  func answer(in session: Session) throws(Failure) -> Answer {
    let directory = try session.dataDirectory().path
    let findings = try session.review(at: directory).organization.findings
    var answer = Answer(.array(findings.map(\.json)))
    if !session.paper.isJSON {
      let files = try? DataRoot(at: directory)
      answer.lines = findings.flatMap { finding in
        [finding.line] + (files.map { finding.excerpt(from: $0, on: session.paper) } ?? [])
          + (finding.hint.isEmpty ? [] : ["  " + finding.hint])
      }
    }
    answer.exitCode = findings.contains { $0.severity != .hint } ? 1 : 0
    return answer
  }
}

extension Finding {
  /// `sales/2018-Q1/x.rec:12:7: error: "59 dayz" is not in days [unit-mismatch]`
  var line: String { "\(place.text): \(severity.rawValue): \(message) [\(code.rawValue)]" }

  fileprivate var json: JSON {
    let isPlaced = place.line > 0
    return JSON([
      "file": .text(place.file), "line": JSON(isPlaced ? place.line : nil),
      "column": JSON(isPlaced ? place.column : nil), "code": .text(code.rawValue),
      "severity": .text(severity.rawValue), "message": .text(message), "hint": .text(hint),
    ])
  }

  /// The line it speaks of with a caret; nothing where the file has changed or gone meanwhile.
  fileprivate func excerpt(from files: DataRoot, on paper: Paper) -> [String] {
    guard place.line > 0, let bytes = try? files.read(place.file, limit: DataRoot.logLimit).bytes
    else { return [] }
    func width(_ character: Character) -> Int {
      TextWidth.columns(of: paper.spelled(String(character)))
    }
    let lines =
      place.file.hasSuffix(".csv")
      ? CSVFile(parsing: bytes, file: place.file).excerpt(at: place, width: width)
      : Recfile(parsing: bytes, file: place.file).excerpt(at: place, width: width)
    return lines.map { "    " + $0 }
  }
}
