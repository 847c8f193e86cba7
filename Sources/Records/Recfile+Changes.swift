internal import Goals

extension Recfile {
  /// What somebody changed between two versions of a file.
  public enum RecordChange: Hashable, Sendable {
    /// A field has other values, none where it came or went.
    case field(FileEdit.RecordKey, name: String, from: [String], to: [String])
    /// A record is new, by its title.
    case added(FileEdit.RecordKey, String)
    /// A record is gone, by its title.
    case removed(String)
  }

  /// What was changed since an earlier version of the file, record by record in its order.
  public func changes(since old: Recfile) -> [RecordChange] {
    let before = Dictionary(old.keyed.map { ($0.key, $0.record) }) { first, _ in first }
    let known = Set(keyed.map(\.key))
    let changed = keyed.flatMap { key, record in
      before[key].map { record.changes(since: $0, key) }
        ?? [.added(key, record.fields.first?.value ?? "")]
    }
    let removed = old.keyed.filter { !known.contains($0.key) }
    return changed + removed.map { .removed($0.record.fields.first?.value ?? "") }
  }

  private var keyed: [(key: FileEdit.RecordKey, record: Record)] {
    let first = index(of: .first)
    return records.enumerated().compactMap { index, record in
      if index == first { return (.first, record) }
      return [.keyResult, .person].contains(record.kind) ? (.id(record.id), record) : nil
    }
  }
}

extension Recfile.Record {
  fileprivate func changes(
    since old: Recfile.Record, _ key: FileEdit.RecordKey
  ) -> [Recfile.RecordChange] {
    let (before, after) = (old.valuesByName, valuesByName)
    let names = (fields + old.fields).map(\.name).numbered { $0 }
    return names.filter { $0.number == 0 }.map(\.element)
      .filter { before[$0] != after[$0] }.map {
        .field(key, name: $0, from: before[$0] ?? [], to: after[$0] ?? [])
      }
  }

  private var valuesByName: [String: [String]] {
    Dictionary(grouping: fields, by: \.name).mapValues { $0.map(\.value) }
  }
}
