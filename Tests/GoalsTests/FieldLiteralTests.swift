import Foundation
import Goals
import Testing

/// Names of fields and words of events are spelled in the tables, and nowhere else.
@Suite struct FieldLiteralTests {
  /// Rooms of which every string is looked at, words of events and kinds of record too.
  private static let inner: Set = [
    "Goals", "Records", "GoalFiles", "Dashboard", "DemoOrganization",
  ]
  /// Rooms whose headings, options and JSON have words of their own, alike in spelling.
  private static let faces: Set = ["Reports", "qd"]

  /// What is spelled alike and is something else.
  private static let others: [String: Set<String>] = [
    // The tables themselves.
    "Goals/Fields/FieldName.swift": Set(FieldName.allCases.map(\.rawValue)),
    "Goals/Fields/RecordKind.swift": Set(RecordKind.allCases.map(\.rawValue)),
    "Goals/Fields/EventWord.swift": Set(EventWord.allCases.map(\.rawValue)),
    // Words of people's sentences, and a text in which something is replaced.
    "Goals/Sentence/SentenceGrammar.swift": ["next"], "Goals/Sentence/SentenceDue.swift": ["next"],
    "Goals/Lint/Rule+Reading.swift": ["Objective"],
    // What kind of thing is meant.
    "Goals/Fields/Field+Words.swift": ["KPI"],
    "Goals/Objects/Links.swift": ["KPI"], "Dashboard/App+Changing.swift": ["KPI"],
    "Dashboard/App+Adding.swift": ["KPI"], "Dashboard/OverviewHints.swift": ["comment"],
    "Goals/Objects/Responsibility.swift": ["KPI"],
    // Unsaved input and an undo step are records of other kinds.
    "Dashboard/UnsavedInput.swift": ["Of", "Field", "KPI", "check-in"],
    "GoalFiles/UndoJournal.swift": ["State"],
    // Headings.
    "Dashboard/ExplanationText.swift": ["Plan"], "Dashboard/Facts/Preview.swift": ["Next"],
    "Reports/HTMLSection.swift": ["Target"], "Reports/MarkdownReport.swift": ["Target"],
    // Columns of a table for people, and what a row of one is.
    "Records/Exporting/ExportTable.swift": [
      "Team", "Cycle", "Id", "Owner", "Start", "Target", "Hold", "Unit", "Due", "Weight", "Role",
      "KPI", "State", "Ambition", "Priority", "Tags", "Supports", "Email", "Login", "Better",
      "Milestone", "Link", "Initiative",
    ],
    "Records/Importing/ImportItem.swift": ["check-in"],
  ]

  @Test("no name of a field and no word of an event is a string outside the tables")
  func literals() throws {
    let fields = Set(FieldName.allCases.map(\.rawValue))
    let kinds = Set(RecordKind.allCases.map(\.rawValue))
    let events = Set(EventWord.allCases.map(\.rawValue))
    for room in Self.inner.union(Self.faces).sorted() {
      let names = Self.inner.contains(room) ? fields.union(events) : fields.subtracting(kinds)
      for (path, text) in try sources(in: room) {
        let spelled = names.intersection(strings(in: text)).subtracting(Self.others[path] ?? [])
        #expect(spelled == [], "Sources/\(path) spells what a table should tell")
      }
    }
  }

  @Test("what is let pass is there still")
  func letPass() throws {
    let files = Dictionary(
      uniqueKeysWithValues: try Self.inner.union(Self.faces).flatMap { try sources(in: $0) })
    for (path, names) in Self.others {
      let text = try #require(files[path], "\(path)")
      #expect(names.subtracting(strings(in: text)).subtracting(implied) == [], "\(path)")
    }
  }

  /// Cases that are spelled like their names.
  private let implied = Set(EventWord.allCases.map(\.rawValue)).subtracting(["check-in"])

  private func sources(in room: String) throws -> [(String, String)] {
    let top = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources").standardizedFileURL.path
    let paths = try #require(FileManager.default.enumerator(atPath: top + "/" + room))
    return try paths.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.map { path in
      let file = "\(room)/\(path)"
      return (file, try String(contentsOfFile: top + "/" + file, encoding: .utf8))
    }
  }

  /// What stands between quotes in the code, comments left out.
  private func strings(in text: String) -> Set<String> {
    let code = text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }
    return Set(
      code.flatMap { line in
        line.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
          .filter { $0.offset % 2 == 1 }.map { String($0.element) }
      })
  }
}
