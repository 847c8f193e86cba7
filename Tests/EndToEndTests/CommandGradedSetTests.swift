import Foundation
import TestSupport
import Testing

/// Twenty objectives as organisations publish them: each ranked, its key results graded by what is
/// committed, aimed at and a stretch, or kept in a zone, with what is done for them.
@Suite("A set of graded objectives") struct CommandGradedSetTests {
  private static let count = 20

  private static func name(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func objective(_ number: Int) -> String {
    var text = """
      Objective: Number \(number) gets better
      Why: It is what \(number) is for.
      Owner: ann
      Priority: \(count + 1 - number)
      Link: https://plans.example/\(number) the plan
      Initiative: Ask the \(number) we know
      Initiative: Write down what they say

      """
    for step in 1...5 {
      text += """

        KeyResult: Measure \(step) of \(number) rises
        Id: rise-\(step)
        From: \(step * 10) points
        To: \(step * 20) points
        Grade: 0.3 at \(step * 12) points
        Grade: 0.7 at \(step * 16) points
        Weight: \(step)
        Initiative: Do \(step) for \(number)
        Initiative: Do it again

        """
    }
    for step in 1...3 {
      text += """

        KeyResult: Zone \(step) of \(number) is kept
        Id: zone-\(step)
        Hold: \(step)..\(step + 4) hours
        Over: share
        Role: \(step == 1 ? "driver" : "guardrail")
        Initiative: Watch \(step)

        """
    }
    text += """

      KeyResult: The first of \(number) uses it
      Id: first
      Milestone: pilot (2) Run the pilot
      Milestone: wide Roll it out

      KeyResult: Somebody answers for \(number)
      Id: somebody

      KeyResult: Not known yet for \(number)
      Id: open
      To: ?

      """
    return text
  }

  private static let files: [String: String] = {
    var files = [
      "quarterdeck.rec": "Organization: Acme\nFormat: 1\n",
      "people.rec": "Person: Ann\nId: ann\nLogin: ann\n",
    ]
    var journal = "at,by,of,event,value,confidence,note\n"
    for number in 1...count {
      files["2018-Q1/o\(name(number)).rec"] = objective(number)
      let of = "o\(name(number))"
      for step in 1...5 {
        journal +=
          "2018-02-0\(step)T10:\(name(number)):00.000Z,ann,\(of)#rise-\(step),check-in,\(step * 16) points,6,\n"
      }
      journal += "2018-02-06T10:\(name(number)):00.000Z,ann,\(of)#zone-1,check-in,3 hours,,\n"
      journal += "2018-02-07T10:\(name(number)):00.000Z,ann,\(of)#first,check-in,+pilot,,\n"
      journal += "2018-02-08T10:\(name(number)):00.000Z,ann,\(of)#somebody,check-in,60 %,,\n"
    }
    files["2018-Q1/journal/ann.csv"] = journal
    return files
  }()

  private func object(_ answer: Spawned) throws -> Any {
    #expect(answer.exitCode == 0, "\(answer.errors)")
    return try JSONSerialization.jsonObject(with: Data(answer.output.utf8))
  }

  @Test("is read without an error, and shown with everything it says")
  func shown() throws {
    let sandbox = try CommandSandbox(Self.files)
    #expect(try !sandbox.qd("lint").output.contains(": error:"))
    let tree = try #require(try object(sandbox.qd("tree", "--json")) as? [[String: Any]])
    // The last one written is the first in rank.
    let refs = tree.compactMap { $0["ref"] as? String }
    #expect(refs == (1...Self.count).reversed().map { "2018-Q1/o\(Self.name($0))" })
    for (number, ref) in zip((1...Self.count).reversed(), refs) {
      let shown = try #require(try object(sandbox.qd("show", ref, "--json")) as? [String: Any])
      #expect(shown["priority"] as? Int == Self.count + 1 - number)
      #expect((shown["initiatives"] as? [String])?.count == 2)
      #expect((shown["links"] as? [String]) == ["https://plans.example/\(number) the plan"])
      let keyResults = try #require(shown["keyResults"] as? [[String: Any]])
      #expect(keyResults.count == 11)
      for keyResult in keyResults.prefix(5) {
        let grades = try #require(keyResult["grades"] as? [[String: Any]])
        #expect(grades.compactMap { $0["score"] as? Double } == [0.3, 0.7])
        // Each stands at what earns 0.7.
        let progress = try #require(keyResult["progress"] as? Double)
        #expect(abs(progress - 0.7) < 1e-9)
        #expect((keyResult["initiatives"] as? [String])?.count == 2)
      }
      #expect(keyResults[8]["progress"] as? Double == 2.0 / 3)
      #expect(keyResults[9]["progress"] as? Double == 0.6)
      #expect(keyResults[10]["progress"] is NSNull)
    }
  }

  @Test("is reported with every title and initiative, and comes back whole from an export")
  func kept() throws {
    let sandbox = try CommandSandbox(Self.files)
    for format in ["text", "markdown", "html", "csv"] {
      let report = try sandbox.qd("report", "--format", format)
      #expect(report.exitCode == 0)
      // Lines are broken, and words marked, otherwise in each.
      let words = report.output.filter { !$0.isWhitespace && $0 != "\\" }
      for number in 1...Self.count {
        for text in ["Do5for\(number)", "Watch3", "Measure5of\(number)rises"] {
          #expect(words.contains(text), "\(format): \(text)")
        }
      }
    }
    let export = try sandbox.qd("export")
    #expect(export.exitCode == 0)
    try sandbox.directory.write(export.output, to: "set.json")
    let path = sandbox.directory.path
    let made = try sandbox.bareQD("init", path + "/copy", "--empty")
    #expect(made.exitCode == 0, "\(made.errors)")
    let imported = try sandbox.bareQD(
      "-C", path + "/copy", "--today", "2018-02-21", "import", path + "/set.json", "--yes")
    #expect(imported.exitCode == 0, "\(imported.errors)")
    let again = try sandbox.bareQD("-C", path + "/copy", "--today", "2018-02-21", "export")
    #expect(again.output == export.output)
  }
}
