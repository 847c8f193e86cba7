internal import Goals

/// A change of a field as a journal holds it: `To: 38 days -> 41 days`.
///
/// Several values of one field stand on a line each, which the journal writes as `\n`; inside a side
/// a backslash is doubled and an arrow is `-\>`, so that exactly one arrow stands between the sides.
struct RetargetText {
  let field: String
  /// Both sides, a line each value; empty where the field was absent.
  let from, to: String

  init(field: String, from: [String], to: [String]) {
    self.field = field
    self.from = from.joined(separator: "\n")
    self.to = to.joined(separator: "\n")
  }

  /// `nil`: it can't be split into its two sides.
  init?(parsing text: String) {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let field = String(text[..<colon].trimmed)
    let sides = (text[text.index(after: colon)...] + " ").split(
      separator: " -> ", maxSplits: 2, omittingEmptySubsequences: false)
    guard !field.isEmpty, sides.count == 2 else { return nil }
    self.field = field
    from = RetargetText.read(sides[0], of: field)
    to = RetargetText.read(sides[1], of: field)
  }

  var text: String {
    ["\(field):", RetargetText.escaped(from), "->", RetargetText.escaped(to)]
      .filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static func read(_ side: Substring, of field: String) -> String {
    let side = String(side.trimmed)
    let lines = CSVFile.unescaped(
      side.split(separator: #"-\>"#, omittingEmptySubsequences: false)
        .joined(separator: "->"))
    guard FieldName(rawValue: field) == .milestone, !lines.contains("\n") else { return lines }
    return steps(in: lines)
  }

  /// An older program joined milestones with semicolons.
  private static func steps(in line: String) -> String {
    let parts = line.split(separator: "; ").map(String.init)
    return parts.allSatisfy { KeyResult.Milestone(parsing: $0) != nil }
      ? parts.joined(separator: "\n") : line
  }

  private static func escaped(_ side: String) -> String {
    CSVFile.escaped(side).split(separator: "->", omittingEmptySubsequences: false)
      .joined(separator: #"-\>"#)
  }
}
