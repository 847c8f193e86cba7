package import Goals

internal import Canvas

/// What was being typed and not saved when the app ended, as plain data: into what, about which
/// objects, and the text of each field. It is kept as a record of text, whose hostile or foreign
/// forms are none.
package struct UnsavedInput: Hashable, Sendable {
  /// What it was typed into.
  enum Kind: String, Sendable {
    case checkIn = "check-in"
    case comment, process, edit, objective
    case keyResult = "key result"
    case kpi = "KPI"
    case promotion, team, person, cycle, closing, session
  }

  /// A field: what it says, and what it said before anything was typed.
  struct Line: Hashable, Sendable {
    let label: String
    let text: String
    let was: String
  }

  let kind: Kind
  /// The objects it is about, as references.
  let about: [String]
  let lines: [Line]
  /// All of it as named values, to be kept in a recfile.
  package let record: [RecordField]

  init(_ kind: Kind, about: [Reference] = [], _ lines: [Line]) {
    self.kind = kind
    self.about = about.map(\.unmistakable)
    self.lines = lines
    record =
      [RecordField("Draft", kind.rawValue)]
      + self.about.map { RecordField("Of", UnsavedInput.quoted($0)) }
      + lines.flatMap { line in
        [
          RecordField("Field", UnsavedInput.quoted(line.label)),
          RecordField("Text", UnsavedInput.quoted(line.text)),
          RecordField("Was", UnsavedInput.quoted(line.was)),
        ]
      }
  }

  /// Unsaved input as it was kept; `nil` for what is none.
  package init?(_ record: [RecordField]) {
    guard let first = record.first, first.name == "Draft", let kind = Kind(rawValue: first.value)
    else { return nil }
    self.kind = kind
    self.record = record
    about = record.filter { $0.name == "Of" }.map { UnsavedInput.unquoted($0.value) }
    let starts = record.indices.filter { record[$0].name == "Field" }
    let ends = starts.dropFirst() + [record.endIndex]
    lines = zip(starts, ends).map { start, end in
      let part = record[start..<end]
      func value(_ name: String) -> String {
        part.first { $0.name == name }.map { UnsavedInput.unquoted($0.value) } ?? ""
      }
      return Line(label: value("Field"), text: value("Text"), was: value("Was"))
    }
  }

  /// Whether it was typed into the same, about the same objects.
  func hasSameSubject(as other: UnsavedInput) -> Bool { kind == other.kind && about == other.about }

  /// What was typed, to be read: `value: 45; note: Legal was faster`.
  var text: String {
    let typed = lines.filter { !$0.text.isEmpty && ($0.text != $0.was || kind != .edit) }
    return typed.map { $0.label.isEmpty ? $0.text : "\($0.label): \($0.text)" }
      .joined(separator: "; ")
  }

  /// On one line: recfiles can't end a line in a backslash, and blanks at an end are easily lost.
  private static func quoted(_ text: String) -> String {
    let text = LineEditor(text, hasLines: true).text
    return "\"\(text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n"))\""
  }

  private static func unquoted(_ text: String) -> String {
    guard text.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return text }
    let parts = text.dropFirst().dropLast().split(
      separator: "\\\\", omittingEmptySubsequences: false)
    return parts.map { $0.replacing("\\n", with: "\n") }.joined(separator: "\\")
  }
}

extension Form {
  /// What is typed, beside what stood there before.
  func lines(was opened: (String) -> String = { _ in "" }) -> [UnsavedInput.Line] {
    fields.map { .init(label: $0.label, text: $0.editor.text, was: opened($0.label)) }
  }

  /// Puts in what was typed before, by label.
  mutating func fill(_ lines: [UnsavedInput.Line]) {
    for line in lines {
      for field in fields where LineEditor(field.label).text == line.label {
        self[field.label] = line.text
      }
    }
  }
}

extension Reference {
  /// Spelled so that it names nothing else.
  fileprivate var unmistakable: String {
    switch self {
    case .team(let path): path.text + "/"
    case .cycle: text + "/"
    default: text
    }
  }
}
