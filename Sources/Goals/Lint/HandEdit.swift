/// A field that decides a figure, edited in its file where no event tells of it, as far as somebody
/// remembers what it was: git, or the user's last look.
public struct HandEdit: Hashable, Sendable {
  /// Whose field it is.
  public let reference: Reference
  /// The field.
  public let field: String
  /// What it was before.
  public let before: [String]
  /// What it is now.
  public let values: [String]
  /// Who remembers it.
  public let memory: Memory

  /// Who remembers what a field was.
  public enum Memory: Hashable, Sendable {
    /// A commit that changed it: whose, and of which day.
    case commit(by: String, on: Day)
    /// The last commit, which has it as it was.
    case lastCommit
    /// The user's last look.
    case lastLook
  }

  /// An edit of a field.
  package init(
    _ reference: Reference, _ field: String, before: [String], values: [String],
    known memory: Memory
  ) {
    (self.reference, self.field, self.memory) = (reference, field, memory)
    (self.before, self.values) = (before, values)
  }
}

extension Organization {
  /// Those among the edits of records, the newest first, that made a field what it is, where no event
  /// tells of it.
  package func silent(_ edits: [HandEdit]) -> [HandEdit] {
    var known: Set<String> = []
    return edits.filter { edit in
      edit.reference.recordKind.field(edit.field)?.decidesFigure == true
        && known.insert("\(edit.reference.text) \(edit.field)").inserted
        && values(of: edit.field, in: edit.reference) == edit.values
        && !isTold(edit.field, edit.values, of: edit.reference)
    }
  }

  /// What became of the fields of records since they were seen.
  package func handEdits(since earlier: (Reference) -> [RecordField]?) -> [HandEdit] {
    references.flatMap { reference -> [HandEdit] in
      guard let old = earlier(reference) else { return [] }
      return reference.recordKind.rows.filter(\.decidesFigure).compactMap { row in
        let (before, now) = (old.values(of: row.name), values(of: row.name, in: reference))
        return before == now
          ? nil
          : HandEdit(reference, row.name.rawValue, before: before, values: now, known: .lastLook)
      }
    }
  }
}

extension HandEdit {
  /// Who remembers it, as a part of a sentence.
  var told: String {
    switch memory {
    case .commit(let name, let day): "\(name) edited it on \(day.text), as git has it"
    case .lastCommit: "git's last commit has \(before.shown)"
    case .lastLook: "you saw \(before.shown) last"
    }
  }

  /// The day it was edited, where that is known.
  var day: Day? { if case .commit(_, let day) = memory { day } else { nil } }
}
