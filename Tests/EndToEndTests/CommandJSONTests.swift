import Foundation
import TestSupport
import Testing

@testable import qd

@Suite("JSON")
struct CommandJSONTests {
  static let objective: Set<String> = [
    "ref", "kind", "title", "owner", "team", "cycle", "state", "progress", "measured", "drivers",
    "expected", "status", "confidence", "guardrailsBroken", "score", "children", "pace", "daysLate",
    "coverage", "closed", "why", "supports", "sharedWith", "ambition", "priority", "tags", "links",
    "initiatives", "coOwners", "own",
  ]
  static let keyResult: Set<String> = [
    "ref", "kind", "role", "title", "unit", "from", "to", "hold", "milestones", "current",
    "progress", "expected", "status", "confidence", "weight", "score", "period", "lastCheckIn",
    "forecast", "pace", "daysLate", "why", "owner", "coOwners", "due", "plan", "kpi", "grades",
    "tags", "links", "initiatives", "own",
  ]
  static let kpi: Set<String> = [
    "ref", "title", "unit", "value", "on", "target", "health", "stale", "change", "changePoints",
    "plan", "of", "state", "why", "owner", "tags", "links", "own", "variation", "assurance",
  ]

  @Test("show of an objective has every key, and numbers in full precision")
  func objective() throws {
    let object = try object("show", "shorten")
    #expect(Set(object.keys) == CommandJSONTests.objective.union(["keyResults", "fields"]))
    #expect(object["progress"] as? Double == 9.0 / 21)
    #expect(object["score"] is NSNull)
    #expect(object["children"] as? [String] == [])
    let keyResults = try #require(object["keyResults"] as? [[String: Any]])
    #expect(keyResults.count == 4)
    #expect(
      keyResults.allSatisfy {
        Set($0.keys) == CommandJSONTests.keyResult.union(["fields"])
      })
    #expect(keyResults[0]["lastCheckIn"] as? String == "2018-02-20T09:30:00.000+01:00")
    #expect(keyResults[1]["hold"] as? String == ">= $8000")
    #expect(keyResults[3]["current"] is NSNull)
  }

  @Test("show of a key result is that key result, of a KPI the KPI with its readings")
  func others() throws {
    let keyResult = try object("show", "shorten#contract")
    #expect(Set(keyResult.keys) == CommandJSONTests.keyResult.union(["fields"]))
    let milestones = try #require(keyResult["milestones"] as? [[String: Any]])
    #expect(milestones.map { $0["id"] as? String } == ["draft", "pilot"])
    #expect(milestones.map { $0["weight"] as? Double } == [1, 2])
    let kpi = try object("show", "acv")
    #expect(
      Set(kpi.keys)
        == CommandJSONTests.kpi.union([
          "readings", "unhealthyPeriods", "recoveryOffered", "impact", "signals", "limits",
          "processChanged", "fields",
        ]))
    #expect(kpi["value"] as? Double == 8350)
    #expect((kpi["readings"] as? [[String: Any]])?.count == 2)
  }

  @Test("tree, kpis and lint are arrays with every key")
  func arrays() throws {
    let tree = try array("tree")
    #expect(tree.allSatisfy { Set($0.keys) == CommandJSONTests.objective.union(["parent"]) })
    #expect(tree.map { $0["parent"] as? String } == [nil, "2018/grow"])
    #expect(try array("kpis").allSatisfy { Set($0.keys) == CommandJSONTests.kpi })
    let findings = try array("lint", broken: "Weight: heavy")
    #expect(
      findings.allSatisfy {
        Set($0.keys) == ["file", "line", "column", "code", "severity", "message", "hint"]
      })
    let codes = findings.map { $0["code"] as? String }
    #expect(codes == ["no-owner", "no-why", "unreadable", "overdue", "overdue", "no-owner"])
    #expect(findings.map { $0["line"] as? Int } == [1, 1, 2, 18, 23, 1])
  }

  @Test("Text comes back as it was, and nothing in it steers a terminal")
  func text() throws {
    let title = "a\"b\\c\u{1B}[31m\u{7F}\u{85}\u{202E}é\t日\n"
    let printed = JSON.array([.text(title)]).text
    let isHarmless = printed.unicodeScalars.allSatisfy {
      $0.properties.generalCategory != .control && !$0.properties.isBidiControl
    }
    #expect(isHarmless)
    #expect(printed.contains(#"\u001B[31m\u007F\u0085\u202Eé\u0009日\u000A"#))
    let read = try JSONSerialization.jsonObject(with: Data(printed.utf8)) as? [String]
    #expect(read == [title])
  }

  @Test("Numbers read back as they were", arguments: SeededGenerator.seeds(5))
  func numbers(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let number = Double(bitPattern: random.next())
      guard number.isFinite else { continue }
      #expect(Double(JSON.number(number).text) == number)
    }
  }

  private func object(_ words: String...) throws -> [String: Any] {
    let sandbox = try CommandSandbox()
    let answer = try sandbox.qd(words + ["--json"])
    return try #require(
      JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any])
  }

  private func array(_ words: String..., broken line: String? = nil) throws -> [[String: Any]] {
    var files = CommandSandbox.acme
    if let line { files["2018/grow.rec"] = "Objective: Grow\n\(line)\n" }
    let sandbox = try CommandSandbox(files)
    let answer = try sandbox.qd(words + ["--json"])
    return try #require(
      JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [[String: Any]])
  }
}
