import Canvas
import GoalFiles
import Goals

/// What `qd lint` answers: findings line by line, and how many there are.
struct LintReport {
  /// What reading the files found, and what practice misses, in the order of places.
  private let findings: [Finding]
  /// The findings whose line of text is shown; missing practice stands in no line.
  private let written: Set<Finding>
  /// How many of one code are shown.
  private let limit: Int

  /// At most `limit` of one code are shown; the rest is counted.
  init(read: [Finding], practice: [Finding], limit: Int = .max) {
    findings = (read + practice).sorted { $0.place < $1.place }
    written = Set(read)
    self.limit = limit
  }

  var json: JSON { .array(findings.map(\.json)) }

  /// Each finding in a line, and nothing else.
  var places: [String] { findings.map(\.line) }

  /// Whether there is an error or a warning.
  var isAlarming: Bool { findings.contains { $0.severity != .hint } }

  /// Each finding in a line as compilers write it; advice that was given already isn't repeated.
  func lines(from files: DataRoot?, on paper: Paper) -> [String] {
    var lines: [String] = []
    var advice: Set<String> = []
    let (shown, excerpts) = (shown, excerpts(of: shown, from: files, on: paper))
    for finding in shown {
      lines.append(finding.line)
      if written.contains(finding) {
        lines += (excerpts[finding.place] ?? []).map { "    " + $0 }
      }
      guard let hint = finding.hint?.onCommandLine else { continue }
      if advice.insert(finding.code.rawValue + hint).inserted { lines.append("  " + hint) }
    }
    return lines
  }

  private var shown: [Finding] {
    var counts: [Finding.Code: Int] = [:]
    return findings.filter { finding in
      counts[finding.code, default: 0] += 1
      return counts[finding.code, default: 0] <= limit
    }
  }

  /// The lines that findings speak of, each with a caret; none where the file has changed or gone
  /// meanwhile. All at once: a file is read once, however much is found in it.
  private func excerpts(
    of shown: [Finding], from files: DataRoot?, on paper: Paper
  ) -> [Place: [String]] {
    files?.excerpts(of: shown.filter(written.contains).map(\.place)) {
      TextWidth.columns(of: paper.spelled(String($0)))
    } ?? [:]
  }

  /// `3 findings: 1 error, 2 warnings`, and what isn't shown.
  var summary: [String] {
    let kinds = Finding.Severity.allCases.compactMap { severity -> String? in
      let count = findings.count { $0.severity == severity }
      return count > 0 ? LintReport.count(count, severity.rawValue) : nil
    }
    let total = LintReport.count(findings.count, "finding")
    let all = total + (kinds.isEmpty ? "" : ": " + kinds.joined(separator: ", "))
    return [all] + (hidden.isEmpty ? [] : ["not shown: \(hidden); --all lists them"])
  }

  private var hidden: String {
    let counts = Dictionary(findings.map { ($0.code, 1) }, uniquingKeysWith: +)
    return counts.filter { $0.value > limit }.sorted { $0.key.rawValue < $1.key.rawValue }
      .map { "\($0.value - limit) more \($0.key.rawValue)" }.joined(separator: ", ")
  }

  private static func count(_ count: Int, _ word: String) -> String {
    "\(count) \(word)\(count == 1 ? "" : "s")"
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
      "severity": .text(severity.rawValue), "message": .text(message),
      "hint": .text(hint?.onCommandLine ?? ""),
    ])
  }
}
