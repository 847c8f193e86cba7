import GoalFiles
import Goals
import Records

/// The fields of a new record: its id, which for a file of its own is no field, and the others.
struct NewFields {
  let id: String?
  let all: [RecordField]

  var others: [RecordField] { all.filter { !$0.isCalled(.id) } }
}

extension Command {
  func fields(
    _ title: String, _ words: [String], of kind: RecordKind
  ) throws(Failure) -> NewFields {
    var fields = [RecordField(kind.titleField, title)]
    for word in words {
      let assignment = try Assignment(word)
      guard assignment.sign != .remove else {
        throw .usage("\"\(word)\": a new record has nothing to take away")
      }
      let name = kind.knownName(assignment.field)
      let value = assignment.written(as: kind.field(name)?.kind).value
      fields.append(RecordField(name, value))
    }
    return NewFields(id: fields.first { $0.isCalled(.id) }?.value, all: fields)
  }
}

extension Saved {
  /// The reference of the object whose file was made.
  var newFile: String? {
    files.first { $0.hasSuffix(".rec") }.map { String($0.dropLast(4)) }
  }
}

extension String {
  /// A path without slashes at its ends, as shells complete directories.
  var path: String { split(separator: "/").joined(separator: "/") }
}

extension NewFields {
  /// The fields with the title that one of them gives, if it does.
  var retitled: [RecordField] {
    guard let title = all.first, let other = all.dropFirst().last(where: { $0.name == title.name })
    else { return all }
    return [other] + all.filter { $0.name != title.name }
  }
}
