import Foundation
import TestSupport
import Testing

/// Over random organisations: whoever asks, and however, hears the same number for the same thing on
/// the same day.
@Suite struct CommandAgreementTests {
  @Test(
    "screen, show, tree, kpis, report and explain say the same, today and as of a day",
    arguments: SeededGenerator.rounds(2))
  func agreement(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let sandbox = try CommandSandbox(RandomCompany(&random).files)
    let (month, date) = (
      Int.random(in: 10...11, using: &random), Int.random(in: 1...28, using: &random)
    )
    for past in [[], ["--as-of", "2026-\(month)-\(date < 10 ? "0" : "")\(date)"]] {
      let words = ["--today", "2026-11-28"] + past
      func ask(_ question: String...) throws -> String {
        let answer = try sandbox.qd(words + question)
        #expect(answer.exitCode == 0, "\(question): \(answer.errors)")
        return answer.output
      }
      let table = try ask("report", "--format", "csv")
      let report = try Report(
        markdown: ask("report", "--format", "markdown"), html: ask("report", "--format", "html"),
        screen: ask("screen", "--size", "400x60", "--keys", "zR"))
      let trees = try (text: ask("tree"), json: ask("tree", "--json"))
      for objective in RandomCompany.objectives {
        let shown = try ask("show", objective, "--json")
        let progress = try #require(shown.value("progress"))
        #expect(trees.json.value("progress", behind: objective) == progress, "\(seed) \(past)")
        #expect(try ask("explain", objective, "--json").value("result") == progress)
        let figures = try ask("show", objective).figures(progress)
        #expect(trees.text.contains(figures))
        for size in ["60x20", "80x24", "120x36", "400x60"] {
          let screen = try ask("screen", "--size", size, "--keys", "/Be \(objective)<Enter>")
          #expect(screen.row(of: objective).contains(figures), "\(seed) \(past) \(screen)")
        }
        for id in RandomCompany.keyResults {
          let one = try ask("show", "\(objective)#\(id)", "--json")
          let (current, share) = (one.value("current"), one.value("progress"))
          let ref = "2026-Q4/\(objective)#\(id)"
          #expect(shown.value("current", behind: ref) == current)
          #expect(shown.value("progress", behind: ref) == share)
          #expect(try ask("explain", ref, "--json").value("result") == share)
          let fed = try ask("show", id, "--json")
          #expect(fed.value("value") == current, "\(seed) \(past) \(ref)")
          #expect(table.contains(current == "null" ? "" : current ?? "?"))
          try report.expect(
            RandomCompany.title(id, of: objective), ask("show", ref), "\(seed) \(past)")
        }
      }
      let board = try ask("kpis", "--json")
      for id in RandomCompany.keyResults {
        let shown = try ask("show", id, "--json")
        #expect(board.value("value", behind: "kpis/\(id)") == shown.value("value"))
        #expect(board.value("health", behind: "kpis/\(id)") == shown.value("health"))
        #expect(
          try ask("explain", "kpis/\(id).value", "--json").value("result") == shown.value("value"))
      }
    }
  }
}

/// What the forms of a report, and a screen with everything unfolded, say of one key result.
private struct Report {
  let markdown, html, screen: String

  /// That each row says what its own page does: value, progress or lamp, pace.
  func expect(_ title: String, _ page: String, _ comment: Comment) throws {
    let lines = page.split(separator: "\n").map(String.init)
    let parts = lines[2].split(separator: "·").map { $0.trimmingCharacters(in: .whitespaces) }
    let isGuardrail = lines[1].contains("guardrail")
    // Without a value there is neither a progress nor a pace.
    guard !parts[0].hasPrefix("not measured") else { return }
    let word = parts[2].dropFirst(2).prefix { $0.isLetter || $0 == " " }
      .trimmingCharacters(in: .whitespaces)
    let row = try #require(markdown.line(of: title)).filter { $0 != "\\" }
    let tableRow = try #require(html.row(of: title))
    let onScreen = try #require(screen.line(of: title))
    #expect(row.contains("| \(parts[0]) |"), comment)
    #expect(tableRow.contains(">\(parts[0])<"), comment)
    for text in [row, tableRow] { #expect(text.contains(word), comment) }
    if isGuardrail {
      #expect(onScreen.contains(word), comment)
    } else {
      #expect(row.contains("| \(parts[1]) |"), comment)
      #expect(tableRow.contains("<title>\(parts[1]), "), comment)
      #expect(onScreen.contains("\(parts[1])  \(parts[2].prefix(1))"), comment)
    }
  }
}

/// A team with KPIs of every aggregate, and objectives that each of them feeds a key result of.
private struct RandomCompany {
  static let objectives = ["first", "second"]
  static let keyResults = ["last", "sum", "mean", "min", "max"]

  var files: [String: String] = [
    "quarterdeck.rec": "Organization: Acme\nFormat: 1\n",
    "people.rec": "Person: Ann\nId: ann\nLogin: ann\n",
  ]

  init(_ random: inout SeededGenerator) {
    for id in RandomCompany.keyResults {
      let bound = Int.random(in: 1...40, using: &random)
      let target = Bool.random(using: &random) ? ">= \(bound)" : ">= \(bound).5"
      files["kpis/\(id).rec"] =
        "KPI: What \(id) says\nOwner: ann\nUnit: %\nTarget: \(target)\nAggregate: \(id)\nEvery: "
        + (Bool.random(using: &random) ? "month\n" : "week\n")
      files["kpis/\(id)/cron.csv"] = RandomCompany.readings(&random)
    }
    for objective in RandomCompany.objectives {
      files["2026-Q4/\(objective).rec"] = RandomCompany.objective(objective, &random)
    }
  }

  private static func readings(_ random: inout SeededGenerator) -> String {
    var lines = ["on,value"]
    for month in 8...11 {
      for day in 1...28 where Int.random(in: 0...3, using: &random) == 0 {
        let value = Double(Int.random(in: 0...4000, using: &random)) / 100
        lines.append("2026-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day),\(value)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  static func title(_ id: String, of objective: String) -> String { "Raise \(id) of \(objective)" }

  private static func objective(_ objective: String, _ random: inout SeededGenerator) -> String {
    var text = "Objective: Be \(objective)\nWhy: To stay\nOwner: ann\n"
    for id in keyResults {
      let (start, end) = (
        Int.random(in: 0...20, using: &random), Int.random(in: 21...50, using: &random)
      )
      let aim = Bool.random(using: &random) ? "From: \(start) %\nTo: \(end) %" : "Hold: >= \(end) %"
      text += "\nKeyResult: \(title(id, of: objective))\nId: \(id)\n\(aim)\nKPI: \(id)\n"
    }
    return text
  }
}

extension String {
  /// What stands behind a key of an answer for programs, of the first object or of that with this
  /// reference.
  fileprivate func value(_ key: String, behind ref: String = "") -> String? {
    let objects = components(behind: ref.isEmpty ? "" : ref + "\"")
    guard let text = objects, let start = text.firstRange(of: "\"\(key)\": ") else { return nil }
    let rest = text[start.upperBound...]
    return String(rest.prefix { $0 != "," && $0 != "}" && $0 != "\n" })
  }

  private func components(behind mark: String) -> Substring? {
    mark.isEmpty ? self[...] : firstRange(of: mark).map { self[$0.upperBound...] }
  }

  /// The row of the tree on a screen that the cursor is on.
  fileprivate func row(of objective: String) -> String {
    let rows = split(separator: "\n").map { $0.prefix { $0 != "│" } }
    return rows.first { $0.hasPrefix("▌") && $0.contains("Be \(objective)") }.map(String.init) ?? ""
  }

  /// The first line with a text, of a screen as far as its tree goes.
  fileprivate func line(of title: String) -> String? {
    split(separator: "\n").map { String($0.prefix { $0 != "│" }) }
      .first { $0.contains(title + " ") && !$0.hasPrefix("- ") }
  }

  /// The row of a table in HTML that begins with a title.
  fileprivate func row(of title: String) -> String? {
    range(of: "scope=\"row\">\(title)<").flatMap { start in
      self[start.lowerBound...].components(separatedBy: "</tr>").first
    }
  }

  /// The percentage that stands in an answer for people.
  fileprivate func figures(_ progress: String) -> String {
    progress == "null"
      ? "–" : split { " \n".contains($0) }.first { Double($0) != nil }.map { "\($0) %" } ?? "?"
  }
}
