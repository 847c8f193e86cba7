package import Goals
internal import Records

/// The records of one data directory as their user saw them last, in a recfile of the user's own, so
/// that what was edited meanwhile can be told. It is never a part of the data.
package struct LastLook: Sendable {
  private let file: StateFile
  /// Above so many records it would take longer to write than anybody waits.
  private static let most = 5000

  /// The last look at a data directory, in the directory of the user's own state.
  package init(of directory: String, in state: String) {
    file = StateFile(directory: state, name: "seen-\(digest(Array(directory.utf8))).rec")
  }

  /// The records by the references of their objects; nothing where nobody has looked yet.
  package func recall() -> [String: [RecordField]] {
    var records: [String: [RecordField]] = [:]
    for record in Recfile(parsing: (try? file.read()) ?? [], file: "").records {
      guard let first = record.fields.first, first.name == "Seen" else { continue }
      records[first.value] = record.fields.dropFirst().map { RecordField($0.name, $0.value) }
    }
    return records
  }

  /// Remembers the records of an organisation and no others.
  ///
  /// - Throws: ``StoreError`` where the state directory can't be written.
  package func remember(_ organization: Organization) throws(StoreError) {
    let references = organization.references
    let records = references.count > LastLook.most ? [] : references
    let texts = records.compactMap { reference -> [UInt8]? in
      let fields = organization.fields(of: reference).map { ($0.name, $0.value) }
      // What can't be written like this is news again next time.
      return try? Recfile.text(of: [[("Seen", reference.text)] + fields])
    }
    let bytes = Array(texts.joined(separator: [UInt8(ascii: "\n")]))
    guard bytes != (try? file.read()) else { return }
    try file.rewrite { _ throws(Recfile.Unwritable) in bytes }
  }
}

extension Store {
  /// Edits since the user's last look that no journal tells. Records say nothing of who made them
  /// and when: they count as the owner's, at the time of the file.
  package func outsideEdits(
    of organization: Organization, since earlier: (Reference) -> [RecordField], now: Moment
  ) -> [Feed.Entry] {
    var known: [String: Authorship?] = [:]
    return organization.edits(since: earlier).compactMap { reference, text in
      let file = reference.file
      let found = known[file] ?? authorship(of: file, offset: now.offset)
      known[file] = .some(found)
      guard let found else { return nil }
      // A clock that is ahead hides nothing.
      var entry = Feed.Entry(
        at: found.at > now ? now : found.at, by: found.by, reference: reference, event: .edit,
        text: text,
        place: Place(file: file))
      entry.isOutside = true
      return entry
    }
  }
}
