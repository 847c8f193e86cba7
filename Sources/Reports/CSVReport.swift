import Canvas
import Dashboard
import Goals
import Records

/// A report as a table for spreadsheets: a line for each key result and each KPI.
///
/// Numbers are plain and in full precision. A text that a spreadsheet would take for a formula gets
/// an apostrophe before it, which it shows as text.
package struct CSVReport {
  /// The columns, each with what it holds.
  package static let columns: KeyValuePairs = [
    "type": "key result or kpi", "ref": "what other commands take", "team": "path of the team",
    "cycle": "of a key result", "objective": "title", "title": "of the key result or KPI",
    "owner": "who answers for it", "role": "driver or guardrail", "unit": "of the numbers",
    "from": "start", "to": "target", "bound": "level to hold; target of a KPI",
    "current": "latest value", "progress": "raw, 1 is the target", "expected": "0 to 1",
    "status": "of a KPI its health", "confidence": "0 to 10", "weight": "in the objective",
    "score": "0 to 1, as typed", "change": "of a KPI, in per cent", "last": "day of the last value",
    "note": "the last one", "pace": "the status if nothing were overdue",
    "days late": "since a check-in is due",
    "variation": "of a KPI, what its last period tells",
    "assurance": "whether it meets its target",
    "why": "the reason", "initiatives": "what is done to move it", "links": "addresses",
    "fields": "fields of one's own",
  ]

  private let report: Report

  package init(_ report: Report) { self.report = report }

  package var lines: [String] {
    let head = CSVReport.columns.map { CSVCell.text($0.key) }
    let rows = report.sections.flatMap { section in
      section.objectives.flatMap { objective in
        (objective.drivers + objective.guardrails).map { row($0, of: objective) }
      } + section.kpis.map(row)
    }
    return ([head] + rows).map { row in
      String(decoding: CSVFile.line(row.map(\.written)).dropLast(), as: UTF8.self)
    }
  }

  private func row(_ entry: KeyResultEntry, of objective: ObjectiveEntry) -> [CSVCell] {
    let standing = entry.standing
    let keyResult = standing.keyResult
    let owner = entry.owner.isEmpty ? objective.owner : entry.owner
    return [
      .text("key result"), .text(keyResult.ref.text), .text(objective.objective.ref.team.text),
      .text(objective.objective.ref.cycle.name.text), .text(objective.objective.title),
      .text(keyResult.title), .text(owner), .text(keyResult.role.rawValue),
      .text(entry.unit?.text ?? ""), .number(standing.start), .number(keyResult.target),
      .text(keyResult.bound?.text(in: entry.unit) ?? ""), current(of: standing),
      .number(standing.progress), .number(standing.expected), .text(standing.status.rawValue),
      .number(standing.confidence.map(Double.init)), .number(keyResult.weight),
      .number(standing.score), .number(nil), .text(standing.lastCheckIn?.day.text ?? ""),
      .text(entry.note?.text ?? ""), .text(standing.pace?.rawValue ?? ""),
      .number(standing.daysLate.map(Double.init)), .number(nil), .number(nil),
    ] + cells(entry.saying)
  }

  private func cells(_ saying: Saying) -> [CSVCell] {
    [
      [saying.why], saying.initiatives, saying.links.map(\.text), saying.own,
    ].map { .text($0.joined(separator: "; ")) }
  }

  private func row(_ entry: KPIEntry) -> [CSVCell] {
    let kpi = entry.kpi
    let standing = entry.standing
    let nothing = CSVCell.number(nil)
    return [
      .text("kpi"), .text(kpi.ref.text), .text(kpi.ref.team.text), nothing, nothing,
      .text(kpi.title), .text(entry.owner), nothing, .text(kpi.unit?.text ?? ""), nothing, nothing,
      .text(kpi.targetText), .number(standing.value), nothing, nothing, .text(standing.word),
      nothing, nothing, nothing, .number(standing.change),
      .text(standing.lastReading?.on.day.text ?? ""), .text(standing.lastReading?.note ?? ""),
      nothing, nothing, .text(standing.behavior.variation?.word ?? ""),
      .text(standing.behavior.assurance?.rawValue ?? ""),
    ] + cells(entry.saying)
  }

  private func current(of standing: KeyResultStanding) -> CSVCell {
    switch standing.current {
    case nil: .number(nil)
    case .number(let number): .number(number)
    case .done, .reached: .text(standing.currentText)
    }
  }
}

/// A cell of a table: a number, or a text that is never taken for anything else.
enum CSVCell {
  case number(Double?)
  case text(String)

  var written: String {
    switch self {
    case .number(let number): number.map { $0.isFinite ? Decimal.text($0) : "" } ?? ""
    case .text(let text): CSVCell.guarded(text.harmless)
    }
  }

  /// Blanks before a sign don't keep every spreadsheet from reading a formula (OWASP, "CSV
  /// Injection").
  private static func guarded(_ text: String) -> String {
    let first = text.unicodeScalars.first { $0 != " " && $0 != "\u{A0}" }
    return first.map(formulas.contains) == true ? "'" + text : text
  }

  private static let formulas = Set("=+-@＝＋－＠".unicodeScalars)
}

extension KeyResult {
  /// The number it is to reach.
  fileprivate var target: Double? {
    if case .reach(_, let to) = kind { to?.value.number } else { nil }
  }
}
