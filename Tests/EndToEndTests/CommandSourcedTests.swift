import Foundation
import TestSupport
import Testing

@Suite(
  "A real organisation", .enabled(if: SourcedData.isThere, "no real OKRs lie beside the project"))
struct CommandSourcedTests {
  @Test("Every cycle has a tree, and every objective in it can be shown")
  func shown() throws {
    let sandbox = try CommandSandbox([:])
    for cycle in ["2018-Q3", "2019-Q1"] {
      let tree = try sandbox.bareQD(
        "tree", "-C", SourcedData.path, "--cycle", cycle, "--json")
      let objectives = try #require(
        JSONSerialization.jsonObject(with: Data(tree.output.utf8)) as? [[String: Any]])
      #expect(objectives.count > 1)
      for ref in objectives.prefix(5).compactMap({ $0["ref"] as? String }) {
        let answer = try sandbox.bareQD("show", ref, "-C", SourcedData.path)
        #expect(answer.exitCode == 0)
        #expect(answer.output.contains("\n" + ref + " · "))
      }
    }
  }
  @Test(
    "Every objective and key result of a cycle is in its report", arguments: ["2018-Q3", "2019-Q1"])
  func reported(cycle: String) throws {
    let sandbox = try CommandSandbox([:])
    let report = ["report", "-C", SourcedData.path, "--cycle", cycle, "--format"]
    let page = try sandbox.bareQD(report + ["html"]).output
    let table = try sandbox.bareQD(report + ["csv"]).output
    let tree = try sandbox.bareQD("tree", "-C", SourcedData.path, "--cycle", cycle, "--json").output
    let objectives = try #require(
      JSONSerialization.jsonObject(with: Data(tree.utf8)) as? [[String: Any]])
    #expect(page.matches(of: /<article>/).count == objectives.count)
    for ref in objectives.compactMap({ $0["ref"] as? String }) {
      let file = try String(contentsOfFile: "\(SourcedData.path)/\(ref).rec", encoding: .utf8)
      let keyResults = file.split(separator: "\n").filter { $0.hasPrefix("KeyResult: ") }
      #expect(table.matches(of: try Regex("key result,\(ref)#")).count == keyResults.count)
      for title in keyResults.map({ $0.dropFirst(11) }) where !title.contains(/[&<>"']/) {
        #expect(page.contains("<th scope=\"row\">\(title)<"), "\(title)")
      }
    }
  }
}
