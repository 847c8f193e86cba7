import Foundation
import TestSupport
import Testing

@testable import GoalFiles

@Suite struct GitConditionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let script: String
    /// Where in the work tree the data lies.
    var directory = ""
    let grade: Condition.Grade
    let says: String
  }

  private static let attributes =
    "printf '*.csv merge=union\\n*.rec merge=quarterdeck\\n' > .gitattributes"
  private static let driver = "git config merge.quarterdeck.driver \"'/bin/true' x\""

  private static let cases = [
    Case(testDescription: "no git", script: ":", grade: .good, says: "no work tree"),
    Case(
      testDescription: "no attributes", script: "git init -q; \(driver)", grade: .bad,
      says: ".gitattributes doesn't say"),
    Case(
      testDescription: "no driver in this clone", script: "git init -q; \(attributes)",
      grade: .notable, says: "git pull merges records by line"),
    Case(
      testDescription: "a driver that is gone",
      script: "git init -q; \(attributes); git config merge.quarterdeck.driver \"'/no/qd' x\"",
      grade: .notable, says: "/no/qd, is gone"),
    Case(
      testDescription: "all there, no remote",
      script: "git init -q -b main; \(attributes); \(driver)", grade: .good,
      says: "exchanged with nobody"),
    Case(
      testDescription: "all there, a remote",
      script: "git init -q -b main; \(attributes); \(driver); git remote add origin /nowhere",
      grade: .good, says: "exchanged with origin"),
    Case(
      testDescription: "several remotes",
      script: "git init -q; \(attributes); \(driver); git remote add a /a; git remote add b /b",
      grade: .notable, says: "several remotes (a, b)"),
    Case(
      testDescription: "inside a work tree", script: "git init -q; mkdir data", directory: "/data",
      grade: .notable, says: "inside the work tree"),
  ]

  @Test("says what git makes of the directory", arguments: cases)
  func says(example: Case) throws {
    let directory = try TemporaryDirectory()
    let environment = ["HOME": directory.path, "PATH": "/usr/bin:/bin", "GIT_CONFIG_NOSYSTEM": "1"]
    let made = try Spawned(
      "/bin/sh",
      ["-c", "mkdir \"$1/tree\" && cd \"$1/tree\" && \(example.script)", "sh", directory.path],
      environment: environment)
    #expect(made.exitCode == 0, "\(made.errors)")
    let path = try #require(realpath(directory.path + "/tree" + example.directory, nil))
    defer { free(path) }
    let git = Git(in: String(cString: path), environment: environment)
    let conditions = GitConditions(git).conditions
    #expect(conditions.first?.grade == example.grade)
    #expect(conditions.first?.text.contains(example.says) == true, "\(conditions)")
  }
}
