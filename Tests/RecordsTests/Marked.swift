import Goals
import TestSupport
import Testing

/// A text with some of its positions marked: `Own‸er : jenny` marks the one before `er`.
struct Marked {
  let text: String
  /// The marked positions in order.
  let places: [Place]

  init(_ source: String, file: String = "x.rec") {
    let parts = source.split(separator: "‸" as Character, omittingEmptySubsequences: false)
    var text = ""
    var places: [Place] = []
    for part in parts.dropLast() {
      text += part
      let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      let line = String(Substring(lines.last ?? Substring().unicodeScalars)).filter {
        $0 != "\u{FEFF}"
      }
      places.append(Place(file: file, line: lines.count, column: line.count + 1))
    }
    self.text = text + (parts.last ?? "")
    self.places = places
  }

  var bytes: [UInt8] { Array(text.utf8) }
}

/// A file that isn't right, and every finding it gives: `message [code] hint`.
struct Broken: CustomTestStringConvertible {
  let source: String
  let findings: [String]

  init(_ source: String, _ findings: String...) {
    self.source = source
    self.findings = findings
  }

  var testDescription: String { source }

  static func lines(_ findings: [Finding]) -> [String] {
    findings.map { "\($0.message) [\($0.code.rawValue)] \($0.hint?.plain ?? "")" }
  }
}
