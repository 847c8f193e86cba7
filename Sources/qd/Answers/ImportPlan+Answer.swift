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
    lines += (new + changed).flatMap { [$0.text] + $0.beside.map(\.textBeside) }
    lines += questions.flatMap { question in
      let answers =
        question.answers.isEmpty ? "" : " (\(question.answers.joined(separator: " | ")))"
      return ["? \(question.line): \(question.text)\(answers)"] + question.beside.map(\.textBeside)
    }
    lines += unplaced.flatMap {
      ["- \($0.line): \($0.text): \($0.why)"] + $0.beside.map(\.textBeside)
    }
    lines += same.flatMap { [$0.text] + $0.beside.map(\.textBeside) }
    return lines
  }

  /// What is left out of lines that are brought in otherwise.
  var leftOut: [String] {
    (new + changed + same).flatMap { entry in
      entry.left.map { "line \(entry.line): left out: \($0)" }
    }
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
      "same": .array(
        same.map {
          JSON([
            "line": JSON($0.line), "ref": .text($0.ref), "left": JSON($0.left),
            "beside": $0.beside.json,
          ])
        }),
      "changed": .array(changed.map(\.changedJSON)),
      "questions": .array(
        questions.map {
          JSON([
            "line": JSON($0.line), "text": .text($0.text), "answers": JSON($0.answers),
            "beside": $0.beside.json,
          ])
        }),
      "unplaced": .array(
        unplaced.map {
          JSON([
            "line": JSON($0.line), "text": .text($0.text), "why": .text($0.why),
            "beside": $0.beside.json,
          ])
        }),
      "teams": JSON(teams.map(\.text)),
    ])
  }
}

extension [ImportPlan.Entry] {
  fileprivate var json: JSON {
    .array(
      map {
        JSON([
          "list": .text($0.fate.rawValue), "kind": .text($0.kind.rawValue), "ref": .text($0.ref),
          "title": .text($0.title), "fields": $0.fieldsJSON,
        ])
      })
  }
}

extension ImportPlan.Entry {
  fileprivate var text: String {
    let left = self.left.map { "; left out: \($0)" }.joined()
    return switch fate {
    case .new: "+ \(line): \(kind.rawValue) \(ref)\(told)\(left)"
    case .changed: "~ \(line): \(ref)\(told)\(left)"
    case .same: "= \(line): \(ref)\(left)"
    }
  }

  /// Below the line that tells of it, too.
  fileprivate var textBeside: String { "  " + text }

  /// What it tells, and what is nearly called the same.
  private var told: String {
    let fields = self.fields.map { field in
      field.from.map { "\(field.name): \($0) -> \(field.to)" } ?? "\(field.name): \(field.to)"
    }
    let near = self.near.map { "; nearly \"\($0)\"" } ?? ""
    return (fields.isEmpty ? "" : " (\(fields.joined(separator: "; ")))") + near
  }

  fileprivate var newJSON: JSON {
    JSON([
      "line": JSON(line), "kind": .text(kind.rawValue), "ref": .text(ref), "title": .text(title),
      "fields": fieldsJSON, "near": JSON(near), "left": JSON(left), "beside": beside.json,
    ])
  }

  fileprivate var changedJSON: JSON {
    JSON([
      "line": JSON(line), "ref": .text(ref), "fields": fieldsJSON, "left": JSON(left),
      "beside": beside.json,
    ])
  }

  fileprivate var fieldsJSON: JSON {
    .array(
      fields.map { field in
        switch fate {
        case .changed:
          JSON(["name": .text(field.name), "from": JSON(field.from), "to": .text(field.to)])
        case .new, .same: JSON(["name": .text(field.name), "value": .text(field.to)])
        }
      })
  }
}
