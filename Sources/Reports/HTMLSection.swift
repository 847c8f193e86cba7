import Canvas
import Dashboard
import Goals

// A team's page.
extension HTML {
  static func section(_ section: Section, id: String) -> HTML {
    let facts = (section.lead.isEmpty ? [] : ["led by \(section.lead)"]) + section.facts
    let head = HTML(
      "div", ["class": "head"], HTML("h2", [:], HTML(section.name)),
      HTML("span", ["class": "share"], HTML(section.shares.progress)),
      .bar(of: section.rollup, section.shares),
      paragraph(facts.joined(separator: " · "), "facts"))
    let empty = section.emptiness.map { [HTML("p", ["class": "empty"], HTML($0))] } ?? []
    return HTML(
      "section", ["class": "team", "id": id],
      all: [head] + empty + section.objectives.map(objective)
        + [kpis(section.kpis), concerns(section.concerns), happenings(section.happenings)])
  }

  private static func objective(_ entry: ObjectiveEntry) -> HTML {
    let standing = entry.standing
    let verdict = standing.verdict
    let expected = standing.coverage == nil ? standing.expected : nil
    let head = HTML(
      "div", ["class": "head"], HTML("h3", [:], HTML(entry.objective.title)),
      HTML("span", ["class": "share"], HTML(standing.progressText)),
      .bar(
        standing.progress, expected: expected, role: verdict.role,
        words: [standing.progressText, expected == nil ? "" : standing.expectedText]),
      HTML(
        "p", ["class": "facts"], .chip(verdict), " ",
        HTML(entry.facts.joined(separator: " · "))))
    return HTML(
      "article", [:], head, paragraph(entry.objective.why, "why"),
      paragraph(entry.supports.map { "Supports: " + $0 } ?? "", "supports"),
      paragraph(entry.learned.isEmpty ? "" : "Learned: " + entry.learned, "learned"),
      said(entry.saying.initiatives, entry.saying.links), keyResults(entry))
  }

  /// What is done to move it, and where more is to be read.
  private static func said(_ initiatives: [String], _ links: [Link]) -> HTML {
    guard !initiatives.isEmpty || !links.isEmpty else { return .none }
    return HTML(
      "ul", ["class": "said"],
      all: initiatives.map { HTML("li", [:], HTML("\(FieldName.initiative): \($0)")) }
        + links.map { HTML("li", [:], .link($0)) })
  }

  /// All that a row says of itself.
  private static func said(_ saying: Saying) -> HTML {
    HTML(all: [
      paragraph(saying.why, "why"), said(saying.initiatives, saying.links),
      paragraph(saying.own.joined(separator: " · "), "why"),
    ])
  }

  private static func paragraph(_ text: String, _ kind: String) -> HTML {
    text.isEmpty ? .none : HTML("p", ["class": kind], HTML(text))
  }

  private static func keyResults(_ entry: ObjectiveEntry) -> HTML {
    guard !(entry.drivers + entry.guardrails).isEmpty else {
      return HTML("p", ["class": "empty"], "No key results.")
    }
    let hasScores = (entry.drivers + entry.guardrails).contains { !$0.score.isEmpty }
    let head = headings([
      ("Key result", ""), ("Aim", "aim"), ("Now", "number"), ("Progress", "progress"),
      ("Status", "status"), (hasScores ? "Score" : "Confidence", "number"),
    ])
    var bodies = [HTML("tbody", [:], all: entry.drivers.map { row($0, hasScores) })]
    if !entry.guardrails.isEmpty {
      let heading = HTML(
        "tr", ["class": "group"],
        HTML("th", ["scope": "rowgroup", "colspan": "6"], "Guardrails"))
      bodies.append(
        HTML(
          "tbody", ["class": "guardrails"],
          all: [heading] + entry.guardrails.map { row($0, hasScores) }))
    }
    return HTML("table", ["class": "key-results"], all: [head] + bodies)
  }

  private static func row(_ entry: KeyResultEntry, _ hasScores: Bool) -> HTML {
    let standing = entry.standing
    let verdict = entry.verdict
    let isDriver = standing.keyResult.role == .driver
    let progress = HTML(all: [
      .bar(
        standing.progress, expected: standing.expected, role: verdict.role,
        words: [standing.progressText, standing.expectedText]),
      HTML("span", ["class": "share"], HTML(standing.progressText)),
    ])
    let call = hasScores ? entry.score : entry.confidence
    return HTML(
      "tr", [:],
      HTML("th", ["scope": "row"], HTML(entry.title), note(of: entry), said(entry.saying)),
      HTML("td", ["class": "aim"], HTML(entry.aim)),
      HTML("td", ["class": "number", "data-name": "now"], HTML(entry.current)),
      HTML("td", ["class": "progress"], isDriver ? progress : .none),
      HTML("td", ["class": "status"], .chip(verdict)),
      HTML(
        "td",
        ["class": "number", "data-name": call.isEmpty ? "" : hasScores ? "score" : "confidence"],
        HTML(call)))
  }

  private static func note(of entry: KeyResultEntry) -> HTML {
    let owner = entry.owner.isEmpty ? .none : HTML("span", ["class": "who"], HTML(entry.owner))
    guard let note = entry.note else { return owner }
    let source = HTML("span", ["class": "who"], HTML("\(note.by), \(note.day.text)"))
    return HTML(all: [owner, HTML("q", [:], HTML(note.text)), source])
  }

  private static func kpis(_ entries: [KPIEntry]) -> HTML {
    guard !entries.isEmpty else { return .none }
    let head = headings([
      ("KPI", ""), ("Value", "number"), ("Course", "course"), ("Signal", ""),
      ("Target", "aim"), ("Health", "status"),
    ])
    return HTML(
      "section", ["class": "kpis"], HTML("h3", [:], "KPIs"),
      HTML(
        "table", ["class": "kpi-table"], head, HTML("tbody", [:], all: entries.map(row))))
  }

  private static func row(_ entry: KPIEntry) -> HTML {
    let standing = entry.standing
    let owner = entry.owner.isEmpty ? .none : HTML("span", ["class": "who"], HTML(entry.owner))
    let health =
      standing.word.isEmpty ? .none : HTML.chip(standing.sign, standing.word, standing.role)
    return HTML(
      "tr", [:], HTML("th", ["scope": "row"], HTML(entry.kpi.title), owner, said(entry.saying)),
      HTML("td", ["class": "number"], HTML(entry.value)),
      HTML("td", ["class": "course"], .sparkline(entry)),
      HTML("td", [:], HTML(entry.signal)),
      HTML("td", ["class": "aim"], HTML(entry.kpi.targetText)),
      HTML("td", ["class": "status"], health))
  }

  private static func concerns(_ concerns: [ConcernEntry]) -> HTML {
    guard !concerns.isEmpty else { return .none }
    return HTML(
      "section", [:], HTML("h3", [:], "Needs attention"),
      HTML("ul", ["class": "concerns"], all: concerns.map { .concern($0, withTeam: false) }))
  }

  private static func happenings(_ happenings: [Happening]) -> HTML {
    guard !happenings.isEmpty else { return .none }
    let rows = happenings.map { happening in
      let note = happening.note.isEmpty ? .none : HTML("q", [:], HTML(happening.note))
      return HTML(
        "tr", [:], HTML("td", ["class": "day"], HTML(happening.day.text)),
        HTML("td", ["class": "by"], HTML(happening.by)),
        HTML("td", [:], HTML(happening.title), note),
        HTML("td", ["class": "number"], HTML(happening.what)))
    }
    let head = headings([("Day", "day"), ("Who", "by"), ("What", ""), ("", "number")])
    return HTML(
      "section", [:], HTML("h3", [:], "What happened"),
      HTML("table", ["class": "happenings"], head, HTML("tbody", [:], all: rows)))
  }
}

extension HTML {
  /// A link to be followed where it is one of the web's; anything else is text.
  static func link(_ link: Link) -> HTML {
    let isOfWeb = ["https://", "http://"].contains { link.address.lowercased().hasPrefix($0) }
    guard isOfWeb else { return HTML(link.text) }
    return HTML("a", ["href": link.address, "rel": "noreferrer"], HTML(link.name))
  }
}
