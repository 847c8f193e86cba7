internal import Goals
internal import Records

extension Store {
  /// Finishes moves and renamings that were interrupted, whoever began them. What can't be finished is
  /// a finding, and stops nothing.
  mutating func finishMoves(
    _ organization: Organization, by author: String, at: Moment
  ) throws(StoreError) -> Organization {
    let left = organization.moves.left.sorted { $0.key.text < $1.key.text }
    guard !left.isEmpty else { return organization }
    for (old, new) in left {
      let change = Change(.move(old, to: new), by: author, at: at)
      guard let revision = try? revision(of: change, in: loader.directory),
        !revision.edits.isEmpty, let done = try? perform(revision, of: change)
      else { continue }
      for edit in done.edits { forget(edit) }
      _ = try load()
    }
    return loader.directory.organization
  }
}

extension Change {
  /// The same of a renaming that stands half, whose object goes by the other name by now.
  func following(_ moves: Moves) -> Change {
    guard case .rename(let old, let id) = action, let new = moves.left[old] else { return self }
    return Change(.rename(new, to: id), by: author, at: at)
  }
}

extension Revision {
  /// An inverse that takes a move back: where something was recorded at the new place, the object says
  /// that it was there, so that this is found.
  func keepingTrack(of done: Revision, in organization: Organization) -> Revision {
    let moves = done.moves.filter { organization.hasEvents(at: $0.new) }
    guard !moves.isEmpty else { return self }
    return Revision(
      what: what,
      edits: edits.map { edit in
        moves.first { $0.old.file == edit.file }.flatMap { edit.telling(of: $0) } ?? edit
      })
  }

  /// The objects that it has moved.
  var moves: [(old: Reference, new: Reference)] {
    edits.compactMap { edit in
      guard let (new, record) = edit.arrival,
        let old = record.values(of: .movedFrom).last.flatMap({ Reference(moved: $0) }),
        edits.contains(where: { $0.isDeparture && $0.file == old.file })
      else { return nil }
      return (old, new)
    }
  }
}

extension FileEdit {
  /// What it has put somewhere, if it says where that was before.
  fileprivate var arrival: (Reference, [RecordField])? {
    switch (self, DataFile(file)) {
    case (.create(_, let bytes), .objective(let ref)):
      let record = Recfile(parsing: bytes, file: file).records.first?.content ?? []
      return (.objective(ref), record)
    case (.paste(_, let block), .objective(let ref)):
      let fields = Recfile(parsing: block.text, file: "").records.first?.content ?? []
      guard let id = fields[.id] else { return nil }
      return (.keyResult(KeyResultRef(objective: ref, id: id)), fields)
    default: return nil
    }
  }

  fileprivate var isDeparture: Bool {
    switch self {
    case .remove, .cut: true
    default: false
    }
  }

  /// What brings an object back, saying that it was elsewhere meanwhile.
  fileprivate func telling(of move: (old: Reference, new: Reference)) -> FileEdit? {
    func told(_ bytes: [UInt8], _ key: RecordKey) -> [UInt8]? {
      let record = Recfile(parsing: bytes, file: file)
      let origins = record.records.first?.content.values(of: .movedFrom) ?? []
      // Its own place, too: the one that was moved more often is the later.
      let field = FieldEdit(
        .movedFrom, from: origins, to: origins + [move.old.text, move.new.text])
      return try? FileEdit.set(file: file, record: key, field).amended(bytes)
    }
    switch self {
    case .create(let file, let bytes):
      return told(bytes, .first).map { .create(file: file, $0) }
    case .paste(let file, let block):
      let fields = Recfile(parsing: block.text, file: "").records.first?.content ?? []
      guard let id = fields[.id], let text = told(block.text, .id(id)) else { return nil }
      return .paste(file: file, block.replacing(text))
    default: return nil
    }
  }
}

extension Organization {
  /// Whether something was recorded in the journals of the place where an object is.
  fileprivate func hasEvents(at reference: Reference) -> Bool {
    guard let ref = reference.ofObjective else { return false }
    let journal = DataFolder.journal(ref.cycle).path + "/"
    let events: [JournalEvent] =
      switch reference {
      case .objective: events[ref] ?? []
      default: events(about: reference)
      }
    return JournalEvent.standing(events).contains { $0.place.file.hasPrefix(journal) }
  }
}
