import Canvas
import Dashboard
import Goals

/// A report as one HTML file that needs nothing else: no script, no network, styles and pictures
/// within.
package struct HTMLReport {
  private let report: Report

  package init(_ report: Report) { self.report = report }

  package var lines: [String] {
    let page = HTML(
      "html", ["lang": "en"], head,
      HTML("body", [:], masthead, overview, HTML("main", [:], all: teams), footer))
    return ["<!doctype html>"] + page.lines
  }

  private var name: String { ([report.title] + report.when).joined(separator: " · ") }

  private var head: HTML {
    HTML(
      "head", [:], HTML("meta", ["charset": "utf-8"]),
      HTML(
        "meta",
        [
          "http-equiv": "Content-Security-Policy",
          "content": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
            + "form-action 'none'",
        ]),
      HTML("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
      HTML("meta", ["name": "color-scheme", "content": "light dark"]),
      HTML("title", [:], HTML(name)),
      .style(String(decoding: PackageResources.report_css, as: UTF8.self)))
  }

  private var masthead: HTML {
    let days = report.span.map { ["\($0.first.text) to \($0.last.text)"] } ?? []
    let owner = report.owner.map { ["owned by \($0)"] } ?? []
    let dates = (days + [report.dateline] + owner).joined(separator: " · ")
    return HTML(
      "header", ["class": "masthead"],
      HTML("p", ["class": "eyebrow"], HTML(report.when.joined(separator: " · "))),
      HTML("h1", [:], HTML(report.title)), HTML("p", ["class": "dates"], HTML(dates)),
      report.emptiness.map { HTML("p", ["class": "empty"], HTML($0)) } ?? figures)
  }

  private var figures: HTML {
    var figures = [HTML.figure(report.shares.progress, "progress")]
    if report.rollup.hasPace {
      figures.append(.figure(report.shares.expected, "expected by now"))
    }
    if let net = report.netConfidence { figures.append(.figure(net, "net confidence")) }
    figures.append(.figure("\(report.objectives.count)", "objectives"))
    return HTML(all: [
      HTML("dl", ["class": "figures"], all: figures),
      .bar(of: report.rollup, report.shares),
      .mix(report.counts), legend,
    ])
  }

  private var legend: HTML {
    HTML(
      "ul", ["class": "legend"],
      all: report.counts.map { status, count in
        HTML(
          "li", ["class": status.role.rawValue], HTML("b", [:], "\(count)"), " ",
          HTML(status.rawValue))
      } + overdue)
  }

  /// Counted apart: it stands beside the pace.
  private var overdue: [HTML] {
    guard report.overdue > 0 else { return [] }
    return [
      HTML(
        "li", ["class": Role.overdue.rawValue], HTML("b", [:], "\(report.overdue)"), " overdue")
    ]
  }

  /// Where everything is, and what waits, side by side where there is room.
  private var overview: HTML {
    guard !report.sections.isEmpty else { return .none }
    return HTML(
      "div", ["class": "overview"],
      HTML("nav", ["aria-label": "Teams"], HTML("h2", [:], "Teams"), contents), attention)
  }

  private var contents: HTML {
    let rows = report.sections.enumerated().map { index, section in
      let waiting = section.concerns.count
      return HTML(
        "tr", [:],
        HTML(
          "th", ["scope": "row", "class": section.isInner ? "inner" : ""],
          HTML("a", ["href": "#team-\(index)"], HTML(section.name))),
        HTML("td", ["class": "grow"], .bar(of: section.rollup, section.shares)),
        HTML("td", ["class": "number"], HTML(section.shares.progress)),
        HTML("td", ["class": "number"], "\(section.objectives.count)"),
        HTML("td", ["class": "number"], waiting > 0 ? "\(waiting)" : ""))
    }
    let head = HTML.headings([
      ("Team", ""), ("Progress", "grow"), ("", "number"), ("Objectives", "number"),
      ("Waiting", "number"),
    ])
    return HTML("table", [:], head, HTML("tbody", [:], all: rows))
  }

  private var attention: HTML {
    let concerns = report.concerns
    let list =
      concerns.isEmpty
      ? HTML("p", ["class": "empty"], "Nothing waits for anybody.")
      : HTML("ul", ["class": "concerns"], all: concerns.map { .concern($0, withTeam: true) })
    return HTML("section", ["class": "attention"], HTML("h2", [:], "Needs attention"), list)
  }

  private var teams: [HTML] {
    report.sections.enumerated().map { .section($1, id: "team-\($0)") }
  }

  private var footer: HTML {
    let caveat = report.caveat.map { [HTML("p", [:], HTML($0))] } ?? []
    let key =
      report.objectives.isEmpty
      ? [] : [HTML("p", [:], "The line in a bar is where it should be by now.")]
    return HTML("footer", [:], all: caveat + key)
  }
}

extension HTML {
  /// A number with what it is below it.
  fileprivate static func figure(_ number: String, _ name: String) -> HTML {
    HTML("div", [:], HTML("dt", [:], HTML(name)), HTML("dd", [:], HTML(number)))
  }

  /// The head of a table: each column's name and class.
  static func headings(_ columns: [(name: String, class: String)]) -> HTML {
    let cells = columns.map { name, kind in
      name.isEmpty
        ? HTML("td", ["class": kind]) : HTML("th", ["scope": "col", "class": kind], HTML(name))
    }
    return HTML("thead", [:], HTML("tr", [:], all: cells))
  }

  /// A status: its sign and its word in its colour.
  static func chip(_ sign: Character, _ word: String, _ role: Role) -> HTML {
    HTML(
      "span", ["class": "chip \(role.rawValue)"],
      HTML("span", ["class": "sign", "aria-hidden": "true"], HTML(String(sign))), HTML(word))
  }

  /// How something stands, and beside it that it is overdue.
  static func chip(_ verdict: Verdict) -> HTML {
    let pace = chip(verdict.sign, verdict.word, verdict.role)
    guard verdict.daysLate != nil else { return pace }
    return HTML(all: [pace, " ", chip(verdict.lateSign, verdict.late, .overdue)])
  }

  static func concern(_ concern: ConcernEntry, withTeam: Bool) -> HTML {
    let names = [concern.owner, withTeam ? concern.team : ""].filter { !$0.isEmpty }
    let who = HTML("span", ["class": "who"], HTML(names.joined(separator: " · ")))
    return HTML(
      "li", ["class": concern.role.rawValue],
      HTML("span", ["class": "sign", "aria-hidden": "true"], HTML(String(concern.sign))),
      HTML(
        "div", [:], HTML("b", [:], HTML(concern.title)), " ",
        HTML("span", ["class": "why"], HTML(concern.why)),
        names.isEmpty ? .none : who))
  }
}
