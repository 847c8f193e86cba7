import Goals
import TestSupport
import Testing

@testable import Records

/// Outlines and tables of many styles, each with its plan beside it.
@Suite struct ImportPlanTests {
  private static let fixtures = #filePath.replacing(
    "RecordsTests/ImportPlanTests.swift", with: "Fixtures/imports")

  @Test(
    "each style has its plan, and brought in twice it adds nothing",
    arguments: [
      "01-nested-list.md", "02-headings.md", "03-teams.md", "04-table.md", "05-semicolons.csv",
      "06-parent-ids.csv", "07-outline-numbers.tsv", "08-wide.csv", "09-check-ins.csv",
      "10-readings.csv", "11-questions.md", "12-indented.txt",
    ])
  func styles(name: String) throws {
    let text = ImportText(try bytes(of: name))
    var directory = ImportGround.directory
    let plan = ImportPlanner.plan(text, in: directory.organization, ImportGround.options)
    let expected = Recording(name + ".plan", in: Self.fixtures)
    #expect(expected.complaint(about: plan.text) == nil)
    #expect(plan.linesInSeveralLists.isEmpty)
    try directory.bringIn(plan)
    let again = ImportPlanner.plan(text, in: directory.organization, ImportGround.options)
    #expect(again.new.isEmpty, "\(again.text)")
    #expect(again.changed.isEmpty, "\(again.text)")
    #expect(again.same.count == plan.new.count + plan.same.count)
    #expect(again.unplaced.count == plan.unplaced.count)
  }

  @Test("what is brought in is read without an error")
  func clean() throws {
    for name in ["03-teams.md", "05-semicolons.csv", "08-wide.csv", "09-check-ins.csv"] {
      var directory = ImportGround.directory
      try directory.bringIn(
        ImportPlanner.plan(
          ImportText(try bytes(of: name)), in: directory.organization, ImportGround.options))
      let errors = directory.organization.findings.filter { $0.severity == .error }
      #expect(errors.isEmpty, "\(name): \(errors.map(\.message))")
    }
  }

  private func bytes(of name: String) throws -> [UInt8] {
    try Fixture.bytes(of: Self.fixtures + "/" + name)
  }
}

/// An organisation that something is brought into.
enum ImportGround {
  static var directory: DataDirectory {
    DataDirectory([
      "quarterdeck.rec": "Organization: Acme\nFormat: 1\n",
      "people.rec": "Person: Ann Lee\nId: ann\nLogin: ann\n",
    ])
  }

  static var options: ImportOptions {
    var options = ImportOptions(author: "me", now: moment("2026-11-21T10:00:00Z"))
    options.cycle = CycleName("2026-Q4")
    return options
  }

  static func moment(_ text: String) -> Moment {
    Moment(parsing: text) ?? Moment(day: Day(number: 0))
  }
}

extension DataDirectory {
  mutating func bringIn(_ plan: ImportPlan, overwrites: Bool = false) throws {
    guard let action = plan.action(overwrites: overwrites) else { return }
    try apply(
      Change(action, by: "me", at: ImportGround.options.now).revision(in: self))
  }
}

extension ImportPlan {
  /// Lines that stand in more than one of its lists.
  var linesInSeveralLists: [Int] {
    let lists = [
      new.map(\.line), same.map(\.line), changed.map(\.line), questions.map(\.line),
      unplaced.map(\.line),
    ].map(Set.init)
    return Set(lists.joined()).filter { line in lists.count { $0.contains(line) } > 1 }.sorted()
  }

  /// The plan in lines, for people who compare two.
  var text: String {
    func fields(_ entry: Entry) -> String {
      entry.fields.map { "\($0.name)=\($0.from.map { $0 + " -> " } ?? "")\($0.to)" }
        .joined(separator: "; ")
    }
    var lines = teams.map { "team \($0.text)" }
    func told(_ entry: Entry) -> String {
      let left = entry.left.map { " left out: \($0)" }.joined()
      return switch entry.fate {
      case .new:
        "new \(entry.line) \(entry.kind.rawValue) \(entry.ref) {\(fields(entry))}" + left
      case .same: "same \(entry.line) \(entry.ref)" + left
      case .changed: "changed \(entry.line) \(entry.ref) {\(fields(entry))}" + left
      }
    }
    func beside(_ entries: [Entry]) -> [String] { entries.map { "  " + told($0) } }
    lines += (new + same + changed).flatMap { [told($0)] + beside($0.beside) }
    lines += questions.flatMap {
      ["asked \($0.line) \($0.text) [\($0.answers.joined(separator: " | "))]"] + beside($0.beside)
    }
    lines += unplaced.flatMap {
      ["unplaced \($0.line) \($0.text): \($0.why)"] + beside($0.beside)
    }
    return lines.map { $0 + "\n" }.joined()
  }
}
