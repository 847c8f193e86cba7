import Canvas
import Dashboard
import Goals

/// A report as plain text for mail: at most 78 columns, so that it can be quoted once in 80.
package struct TextReport {
  private static let width = 78

  private let report: Report
  private let isASCII: Bool

  package init(_ report: Report, ascii: Bool) {
    self.report = report
    isASCII = ascii
  }

  package var lines: [String] {
    var lines = wrapped(([report.title] + report.when).joined(separator: " · "), indent: 0)
    lines += report.emptiness.map { [$0] } ?? figures
    if !report.concerns.isEmpty {
      lines += ["", rule("Needs attention", "")] + report.concerns.map { concern($0) }
    }
    for section in report.sections { lines += self.section(section) }
    return lines + (report.caveat.map { ["", $0] } ?? [])
  }

  private var figures: [String] {
    wrapped(report.headline.joined(separator: " · "), indent: 0)
      + wrapped(report.countsText, indent: 0)
  }

  private func concern(_ concern: ConcernEntry) -> String {
    line { frame in
      frame.draw(String(concern.sign), x: 0, y: 0)
      let why = TextWidth.truncated(concern.why, to: 42)
      let title = TextWidth.truncated(
        concern.title, to: TextReport.width - 4 - TextWidth.columns(of: why))
      frame.draw(title, x: 2, y: 0)
      frame.draw(why, endingAt: TextReport.width, y: 0)
    }
  }

  private func section(_ section: Section) -> [String] {
    let share = section.shares.progress
    return ["", rule(section.name, share == "–" ? "" : share)]
      + wrapped(section.reservations.joined(separator: " · "), indent: 0)
      + (section.emptiness.map { [$0] } ?? []) + section.objectives.flatMap(objective)
      + kpis(section.kpis) + happenings(section.happenings)
  }

  private func objective(_ entry: ObjectiveEntry) -> [String] {
    let standing = entry.standing
    let head = head(
      entry.objective.title, standing.progressText, standing.verdict, at: 0)
    let supports = entry.supports.map { ["Supports: " + $0] } ?? []
    let learned = entry.learned.isEmpty ? [] : ["Learned: " + entry.learned]
    return [""] + head + wrapped(entry.facts.joined(separator: " · "), indent: 2)
      + ([entry.objective.why] + supports + learned).filter { !$0.isEmpty }
      .flatMap { wrapped($0, indent: 2) }
      + entry.saying.lines.flatMap { wrapped($0, indent: 2) }
      + (entry.drivers + entry.guardrails).flatMap(keyResult)
      + (entry.drivers.isEmpty && entry.guardrails.isEmpty ? ["  No key results."] : [])
  }

  private func keyResult(_ entry: KeyResultEntry) -> [String] {
    let isDriver = entry.standing.keyResult.role == .driver
    let verdict = entry.verdict
    let share = isDriver ? entry.standing.progressText : ""
    let head = head(entry.title, share, verdict, at: 2)
    let figures = line { frame in
      if isDriver {
        Gauge(entry.standing.progress, expected: entry.standing.expected, ink: .text)
          .draw(on: &frame, x: 4, y: 0, width: 24)
      } else {
        frame.draw("guardrail", x: 4, y: 0)
      }
      let call =
        entry.score.isEmpty
        ? entry.confidence.isEmpty ? "" : "confidence " + entry.confidence
        : "score " + entry.score
      let facts = [entry.aim, entry.current == "–" ? "" : "now " + entry.current, call]
      frame.draw(
        facts.filter { !$0.isEmpty }.joined(separator: " · "), x: isDriver ? 30 : 15, y: 0)
    }
    let note = entry.note.map { "“\($0.text)” \($0.by), \($0.day.text)" }
    return head + [figures] + (note.map { wrapped($0, indent: 4) } ?? [])
      + entry.sayings.flatMap { wrapped($0, indent: 4) }
  }

  private func kpis(_ entries: [KPIEntry]) -> [String] {
    guard !entries.isEmpty else { return [] }
    return ["", "KPIs"]
      + entries.flatMap { entry in
        let row = line { frame in
          frame.draw(String(entry.standing.sign), x: 2, y: 0)
          frame.draw(TextWidth.truncated(entry.kpi.title, to: 22), x: 4, y: 0)
          frame.draw(TextWidth.truncated(entry.value, to: 11), endingAt: 38, y: 0)
          Sparkline(entry.levels(8)).draw(on: &frame, x: 39, y: 0, width: 8)
          frame.draw(entry.signal, x: 48, y: 0)
          frame.draw(TextWidth.truncated(entry.kpi.targetText, to: 13), x: 65, y: 0)
        }
        return [row] + entry.saying.parts.flatMap { wrapped($0, indent: 4) }
      }
  }

  private func happenings(_ happenings: [Happening]) -> [String] {
    guard !happenings.isEmpty else { return [] }
    return ["", "What happened"]
      + happenings.flatMap { happening in
        let head = line { frame in
          frame.draw(happening.day.text, x: 2, y: 0)
          frame.draw(TextWidth.truncated(happening.by, to: 14), x: 13, y: 0)
          let what = TextWidth.truncated(happening.what, to: 20)
          let room = TextReport.width - 29 - TextWidth.columns(of: what)
          frame.draw(TextWidth.truncated(happening.title, to: room), x: 28, y: 0)
          frame.draw(what, endingAt: TextReport.width, y: 0)
        }
        return [head] + (happening.note.isEmpty ? [] : wrapped(happening.note, indent: 28))
      }
  }

  /// A title, and beside its first line a share and a status, in columns that all rows have in
  /// common.
  private func head(
    _ title: String, _ share: String, _ verdict: Verdict, at x: Int
  ) -> [String] {
    let words = TextWidth.wrapped(title.flowing, to: 54 - x)
    let late = verdict.daysLate.map { "? overdue \($0) d" }
    let statuses = ["\(verdict.sign) \(verdict.word)"] + (late.map { [$0] } ?? [])
    return (0..<max(words.count, statuses.count)).map { index in
      line { frame in
        if index < words.count { frame.draw(words[index], x: x, y: 0) }
        if index == 0 { frame.draw(share, endingAt: 62, y: 0) }
        if index < statuses.count { frame.draw(statuses[index], x: 64, y: 0) }
      }
    }
  }

  private func rule(_ title: String, _ note: String) -> String {
    line { frame in
      frame.fill(frame.bounds, Glyph.horizontal)
      let end = TextWidth.truncated(title, to: TextReport.width - 12)
      frame.draw(end + " ", x: 0, y: 0)
      if !note.isEmpty { frame.draw(" " + note, endingAt: TextReport.width, y: 0) }
    }
  }

  private func wrapped(_ text: String, indent: Int) -> [String] {
    TextWidth.wrapped(text.flowing, to: TextReport.width - indent).filter { !$0.isEmpty }
      .map { text in line { frame in frame.draw(text, x: indent, y: 0) } }
  }

  private func line(_ draw: (inout Frame) -> Void) -> String {
    Drawing.line(columns: TextReport.width, ascii: isASCII, draw)
  }
}
