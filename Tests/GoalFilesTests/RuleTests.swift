import Foundation
import Goals
import Testing

@testable import GoalFiles

/// The examples of `qd lint --explain`, read as the files they are.
@Suite struct RuleTests {
  @Test(
    "has words, and an example that raises it and nothing else",
    // What the user's own state tells, the directory doesn't.
    arguments: Finding.Code.allCases.filter { ![.closed, .halfImported].contains($0) })
  func example(code: Finding.Code) throws {
    let rule = code.rule
    #expect(rule.finds.hasSuffix(".") && rule.reason.hasSuffix("."))
    let found = try codes(in: rule.example) { try $0.arrange(code) }
    #expect(found == [code])
  }

  @Test(
    "has words, and an example that others than root can't read",
    .enabled(if: Credentials.canBeDropped, "only root can become nobody"))
  func closed() throws { try example(code: .closed) }

  @Test("has an example without any finding", arguments: Finding.Code.allCases)
  func remedied(code: Finding.Code) throws {
    #expect(try codes(in: code.rule.remedied) == [])
  }

  private func codes(
    in example: Rule.Example, _ arrange: (DiskSandbox) throws -> Void = { _ in }
  ) throws -> Set<Finding.Code> {
    let sandbox = try DiskSandbox()
    try sandbox.write("Organization: Softwave\nFormat: 1\n", to: "quarterdeck.rec")
    try sandbox.write("Person: Jenny Murphy\nId: jenny\nLogin: jenny\n", to: "people.rec")
    for file in example.files { try sandbox.write(file.text, to: file.path) }
    try arrange(sandbox)
    chmod(sandbox.path, 0o755)
    var loaded: Organization?
    Credentials.asNobody {
      var loader = Loader(sandbox.root)
      loaded = try? loader.load().organization
    }
    let organization = try #require(loaded)
    let lint = Lint(Review(organization, on: example.day))
    return Set((organization.findings + lint.findings).map(\.code))
  }
}

extension DiskSandbox {
  /// What an example says in words.
  fileprivate func arrange(_ code: Finding.Code) throws {
    let path = "2018-Q1/shorten.rec"
    switch code {
    case .invalidUTF8:
      let bytes = try #require(text(path).data(using: .isoLatin1))
      try bytes.write(to: URL(filePath: self(path)))
    case .tooLarge:
      try write(text(path) + "Why: \(String(repeating: "x", count: 2 << 20))\n", to: path)
    case .notAFile:
      try FileManager.default.moveItem(atPath: self(path), toPath: self("shorten.txt"))
      try FileManager.default.createSymbolicLink(
        atPath: self(path), withDestinationPath: "../shorten.txt")
    case .closed: chmod(self(path), 0o600)
    case .displaced:
      try write(
        "Objective: somebody's\n",
        to: "2018-Q1/.shorten.rec.999999999-00000001.0000000000000001-0000000000000002.qd~")
    default: break
    }
  }
}
