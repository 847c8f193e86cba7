import Canvas
import Dashboard
import Goals

/// A report in Markdown with GitHub's tables.
///
/// What comes out of files is escaped, so that it is read as text wherever it stands.
package struct MarkdownReport {
  private let report: Report

  package init(_ report: Report) { self.report = report }

  package var lines: [String] {
    var lines = ["# " + escaped(([report.title] + report.when).joined(separator: " · ")), ""]
    lines += report.emptiness.map { [escaped($0)] } ?? [headline, "", report.countsText]
    if !report.concerns.isEmpty {
      lines += ["", "## Needs attention", ""] + report.concerns.map { concern($0) }
    }
    for section in report.sections { lines += self.section(section) }
    return lines + (report.caveat.map { ["", escaped($0)] } ?? [])
  }

  private var headline: String {
    (["**\(report.shares.progress)**"] + report.headline.dropFirst().map(escaped))
      .joined(separator: " · ")
  }

  private func concern(_ concern: ConcernEntry) -> String {
    let who = [concern.owner, concern.team].filter { !$0.isEmpty }.joined(separator: ", ")
    return ["- **\(escaped(concern.title))**", escaped(concern.why), escaped(who)]
      .filter { !$0.isEmpty }.joined(separator: " · ")
  }

  private func section(_ section: Section) -> [String] {
    let expected = section.facts.map { " · " + escaped($0) }.joined()
    let lead = section.lead.isEmpty ? "" : " · led by " + escaped(section.lead)
    let share = "**\(section.shares.progress)**" + expected + lead
    return ["", "## " + escaped(section.name), ""]
      + (section.emptiness.map { [escaped($0)] } ?? [share])
      + section.objectives.flatMap(objective) + kpis(section.kpis)
      + happenings(section.happenings)
  }

  private func objective(_ entry: ObjectiveEntry) -> [String] {
    let facts = [entry.standing.verdict.words] + entry.facts.map(escaped)
    var lines = ["", "### " + escaped(entry.objective.title), ""]
    lines.append(
      "**\(entry.standing.progressText)** · " + facts.joined(separator: " · "))
    if !entry.objective.why.isEmpty { lines += ["", "> " + escaped(entry.objective.why)] }
    if let supports = entry.supports { lines += ["", "Supports: " + escaped(supports)] }
    if !entry.learned.isEmpty { lines += ["", "Learned: " + escaped(entry.learned)] }
    lines += entry.saying.lines.flatMap { ["", escaped($0)] }
    return lines + drivers(entry) + guardrails(entry)
      + sayings((entry.drivers + entry.guardrails).map { ($0.title, $0.sayings) })
  }

  private func drivers(_ entry: ObjectiveEntry) -> [String] {
    guard !entry.drivers.isEmpty else {
      return entry.guardrails.isEmpty ? ["", "No key results."] : []
    }
    let rows = entry.drivers.map { entry in
      [
        entry.title, entry.aim, entry.current, entry.standing.progressText,
        entry.verdict.words, entry.score.isEmpty ? entry.confidence : "score " + entry.score,
        said(entry),
      ]
    }
    return table(
      ["Key result", "Aim", "Now:", "Progress:", "Status", "Confidence", "Last note"], rows)
  }

  private func guardrails(_ entry: ObjectiveEntry) -> [String] {
    guard !entry.guardrails.isEmpty else { return [] }
    let rows = entry.guardrails.map { entry in
      [entry.title, entry.aim, entry.current, entry.verdict.words, said(entry)]
    }
    return table(["Guardrail", "Level", "Now:", "Status", "Last note"], rows)
  }

  /// What key results, or KPIs, say of themselves, below their table.
  private func sayings(_ entries: [(title: String, parts: [String])]) -> [String] {
    let lines = entries.filter { !$0.parts.isEmpty }.map { title, parts in
      "- **\(escaped(title))** · " + parts.map(escaped).joined(separator: " · ")
    }
    return lines.isEmpty ? [] : [""] + lines
  }

  private func said(_ entry: KeyResultEntry) -> String {
    entry.note.map { "\($0.text) (\($0.by), \($0.day.text))" } ?? ""
  }

  private func kpis(_ entries: [KPIEntry]) -> [String] {
    guard !entries.isEmpty else { return [] }
    let rows = entries.map { entry in
      [
        entry.kpi.title, entry.value, entry.signal, entry.kpi.targetText, entry.standing.word,
        Drawing.sparkline(entry.levels(12), columns: 12),
      ]
    }
    return ["", "### KPIs"]
      + table(["KPI", "Value:", "Signal", "Target", "Health", "Course"], rows)
      + sayings(entries.map { ($0.kpi.title, $0.saying.parts) })
  }

  private func happenings(_ happenings: [Happening]) -> [String] {
    guard !happenings.isEmpty else { return [] }
    let rows = happenings.map { [$0.day.text, $0.by, $0.title, $0.what, $0.note] }
    return ["", "### What happened"] + table(["Day", "Who", "What", "Value:", "Note"], rows)
  }

  private func escaped(_ text: String) -> String { MarkdownReport.escaped(text) }

  /// A table behind a blank line; a heading that ends in a colon stands over numbers.
  private func table(_ headings: [String], _ rows: [[String]]) -> [String] {
    let names = headings.map { $0.hasSuffix(":") ? String($0.dropLast()) : $0 }
    let rules = headings.map { $0.hasSuffix(":") ? "--:" : "---" }
    let cells = [names, rules] + rows.map { $0.map(escaped) }
    return [""] + cells.map { "| " + $0.joined(separator: " | ") + " |" }
  }
}

extension MarkdownReport {
  /// Text that Markdown takes for nothing else, and on one line.
  static func escaped(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    let scalars = Array(text.harmless.unicodeScalars)
    let digits = scalars.prefix { ("0"..."9").contains($0) }.count
    for (index, scalar) in scalars.enumerated() {
      // What begins a list or a heading does so at the beginning of a text only.
      let opens = index == 0 && "#+-=".unicodeScalars.contains(scalar)
      let numbers =
        index == digits && digits > 0 && ".)".unicodeScalars.contains(scalar)
        && scalars.dropFirst(index + 1).first ?? " " == " "
      if opens || numbers || MarkdownReport.special.contains(scalar) { escaped.append("\\") }
      escaped.append(scalar)
    }
    return String(escaped)
  }

  private static let special = Set("\\`*_[]<>|&~!$".unicodeScalars)
}
