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
      let trees = try (text: ask("tree"), json: ask("tree", "--json"))
      for objective in RandomCompany.objectives {
        let shown = try ask("show", objective, "--json")
        let progress = try #require(shown.value("progress"))
        #expect(trees.json.value("progress", behind: objective) == progress, "\(seed) \(past)")
        #expect(try ask("explain", objective, "--json").value("result") == progress)
        let figures = try ask("show", objective).figures(progress)
        #expect(trees.text.contains(figures))
        for size in ["60x20", "80x24", "120x36", "200x60"] {
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

  private static func objective(_ id: String, _ random: inout SeededGenerator) -> String {
    var text = "Objective: Be \(id)\nWhy: To stay\nOwner: ann\n"
    for id in keyResults {
      let (start, end) = (
        Int.random(in: 0...20, using: &random), Int.random(in: 21...50, using: &random)
      )
      let aim = Bool.random(using: &random) ? "From: \(start) %\nTo: \(end) %" : "Hold: >= \(end) %"
      text += "\nKeyResult: Raise \(id)\nId: \(id)\n\(aim)\nKPI: \(id)\n"
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
    return rows.first { $0.hasPrefix(">") && $0.contains("Be \(objective)") }.map(String.init) ?? ""
  }

  /// The percentage that stands in an answer for people.
  fileprivate func figures(_ progress: String) -> String {
    progress == "null"
      ? "–" : split { " \n".contains($0) }.first { Double($0) != nil }.map { "\($0) %" } ?? "?"
  }
}
