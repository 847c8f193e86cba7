import Goals
import Records

// The plan of an import as text and as JSON.
extension ImportPlan {
  /// One line on what is brought in.
  func summary(overwrites: Bool) -> String {
    var parts = ["\(new.count) new", "\(same.count) the same"]
    parts.append(
      "\(changed.count) changed\(overwrites || changed.isEmpty ? "" : " and left as they are")")
    if !unplaced.isEmpty { parts.append("\(unplaced.count) without a place") }
    return "brought in: " + parts.joined(separator: ", ")
  }

  /// The plan for people: what is new, the same, changed, asked, without a place.
  var lines: [String] {
    var lines = [
      "\(new.count) new, \(same.count) the same, \(changed.count) changed, \(questions.count) asked, "
        + "\(unplaced.count) without a place"
    ]
    if !teams.isEmpty { lines.append("teams made: \(teams.map(\.text).joined(separator: ", "))") }
    lines += new.map { "+ \($0.line): \($0.kind.rawValue) \($0.ref)\($0.told)" }
    lines += changed.map { "~ \($0.line): \($0.ref)\($0.told)" }
    lines += questions.map { question in
      let answers =
        question.answers.isEmpty ? "" : " (\(question.answers.joined(separator: " | ")))"
      return "? \(question.line): \(question.text)\(answers)"
    }
    lines += unplaced.map { "- \($0.line): \($0.text): \($0.why)" }
    lines += same.map { "= \($0.line): \($0.ref)" }
    return lines
  }

  /// The options that help with what it couldn't place.
  var advice: [String] {
    let hasColumn = unplaced.contains { $0.why == ImportPlan.noSuchColumn }
    let asksCycle = questions.contains { $0.key == ImportPlan.cycleKey }
    return (hasColumn ? ["--map COLUMN=FIELD says what a column is"] : [])
      + (asksCycle ? ["--in TEAM/CYCLE says where objectives go"] : [])
  }

  /// The plan for programs.
  var json: JSON {
    JSON([
      "new": .array(new.map(\.newJSON)),
      "same": .array(same.map { JSON(["line": JSON($0.line), "ref": .text($0.ref)]) }),
      "changed": .array(changed.map(\.changedJSON)),
      "questions": .array(
        questions.map {
          JSON(["line": JSON($0.line), "text": .text($0.text), "answers": JSON($0.answers)])
        }),
      "unplaced": .array(
        unplaced.map {
          JSON(["line": JSON($0.line), "text": .text($0.text), "why": .text($0.why)])
        }),
      "teams": JSON(teams.map(\.text)),
    ])
  }
}

extension ImportPlan.Entry {
  /// What it tells, and what is nearly called the same.
  fileprivate var told: String {
    let fields = self.fields.map { field in
      field.from.map { "\(field.name): \($0) -> \(field.to)" } ?? "\(field.name): \(field.to)"
    }
    let near = self.near.map { "; nearly \"\($0)\"" } ?? ""
    return (fields.isEmpty ? "" : " (\(fields.joined(separator: "; ")))") + near
  }

  fileprivate var newJSON: JSON {
    JSON([
      "line": JSON(line), "kind": .text(kind.rawValue), "ref": .text(ref), "title": .text(title),
      "fields": .array(fields.map { JSON(["name": .text($0.name), "value": .text($0.to)]) }),
      "near": JSON(near),
    ])
  }

  fileprivate var changedJSON: JSON {
    JSON([
      "line": JSON(line), "ref": .text(ref),
      "fields": .array(
        fields.map {
          JSON(["name": .text($0.name), "from": JSON($0.from), "to": .text($0.to)])
        }),
    ])
  }
}
