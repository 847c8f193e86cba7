import ArgumentParser
import Goals
import Records

/// A word `FIELD=VALUE`, `FIELD+=VALUE` or `FIELD-=VALUE`, split at its first `=`.
struct Assignment {
  enum Sign {
    case replace
    case add
    case remove
  }

  let field: String
  let sign: Sign
  let value: String

  init(_ word: String) throws(Failure) {
    guard let equals = word.firstIndex(of: "="), equals > word.startIndex else {
      throw .usage("\"\(word)\" is not FIELD=VALUE")
    }
    var name = word[..<equals]
    switch name.last {
    case "+": sign = .add
    case "-": sign = .remove
    default: sign = .replace
    }
    if sign != .replace { name = name.dropLast() }
    guard !name.isEmpty else { throw .usage("\"\(word)\" is not FIELD=VALUE") }
    field = String(name)
    value = String(word[word.index(after: equals)...])
  }
}

extension RecordKind {
  /// The help of a command that takes `FIELD=VALUE` for such a record.
  var furtherFields: ArgumentHelp {
    let names = offered.map(\.name.rawValue).joined(separator: ", ")
    return ArgumentHelp("Further fields: \(names).", valueName: "field=value")
  }

  /// The known field that differs in nothing but case, or the name itself.
  func knownName(_ name: String) -> String {
    fields.first { $0.lowercased() == name.lowercased() } ?? name
  }
}

extension Organization {
  /// The edits that assignments come to, made of the values there are now; several for one field
  /// follow each other.
  func edits(of reference: Reference, by assignments: [Assignment]) throws(Refusal) -> [FieldEdit] {
    let kind = reference.recordKind
    var names: [String] = []
    var values: [String: [String]] = [:]
    for assignment in assignments {
      let name = kind.knownName(assignment.field)
      let assignment = assignment.written(as: kind.field(name)?.kind)
      let earlier = values[name] ?? self.values(of: name, in: reference)
      if !names.contains(name) { names.append(name) }
      values[name] = try assignment.applied(to: earlier, of: name, in: kind)
    }
    return names.map { name in
      FieldEdit(name, from: self.values(of: name, in: reference), to: values[name] ?? [])
    }
  }
}

extension String {
  /// The word that a milestone, or a point of a plan, is known by.
  fileprivate var key: String { String(prefix { $0 != " " }) }
}

extension Assignment {
  private init(_ field: String, _ sign: Sign, _ value: String) {
    self.field = field
    self.sign = sign
    self.value = value
  }

  /// With its value as a file holds it.
  func written(as kind: Field.Kind?) -> Assignment {
    Assignment(field, sign, kind?.written(value) ?? value)
  }

  fileprivate func applied(
    to values: [String], of name: String, in kind: RecordKind
  ) throws(Refusal) -> [String] {
    switch sign {
    case .replace: return value.isEmpty ? [] : [value]
    case .add:
      guard values.isEmpty || kind.field(name)?.isRepeatable ?? true else {
        throw .unreadable(
          field: name, problem: "it can stand only once", hint: "replace it with \(name)=\(value)")
      }
      if kind.field(name)?.kind.isKeyed == true,
        let index = values.firstIndex(where: { $0.key == value.key })
      {
        // The same milestone, or day, in other words.
        return values.enumerated().map { $0.offset == index ? value : $0.element }
      }
      return values.contains(value) ? values : values + [value]
    case .remove:
      if kind.field(name)?.kind.isKeyed == true, !value.contains(" "),
        values.contains(where: { $0.key == value })
      {
        return values.filter { $0.key != value }
      }
      guard values.contains(value) else {
        let known = values.isEmpty ? "it has none" : "it has \(values.joined(separator: ", "))"
        throw .unreadable(field: name, problem: "there is no \"\(value)\"", hint: .words(known))
      }
      return values.filter { $0 != value }
    }
  }
}
