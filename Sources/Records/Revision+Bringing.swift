internal import Goals

// What is brought in from elsewhere: objects as they were, and what has happened to them.
extension RevisionWriter {
  /// An objective that was there before it was brought in: nothing says that it was made now, which
  /// would hide it from the days before.
  func bring(
    _ ref: ObjectiveRef, _ fields: [RecordField], _ keyResults: [[RecordField]]
  ) throws(Refusal) -> Revision {
    let made = try addObjective(ref.cycle, ref.id, fields, keyResults)
    return Revision(what: made.what, edits: made.edits.filter { !$0.isEvent })
  }

  /// Entries go to the own journal of whoever brings them, under the name of whoever made them.
  func enter(_ ref: ObjectiveRef, _ entries: [PastEntry]) throws(Refusal) -> Revision {
    let objective = try objective(ref)
    if organization.cycles[ref.cycle]?.isClosed == true { throw .needsReason(ref.cycle.path) }
    let edits = entries.map { entry in
      let about: Reference =
        entry.keyResult.map { .keyResult(KeyResultRef(objective: ref, id: $0)) } ?? .objective(ref)
      return event(
        entry.word, of: about, value: entry.value, confidence: entry.confidence, note: entry.note,
        by: entry.author, at: entry.at)
    }
    return Revision(what: "\(entries.count) entries: \(objective.title)", edits: edits)
  }

  /// Files as they were taken out. Only in a directory that has nothing but its settings do they take
  /// the place of others.
  func restore(_ files: [RestoredFile]) throws(Refusal) -> Revision {
    let isEmpty = organization.objectives.isEmpty && organization.kpis.isEmpty
    var edits: [FileEdit] = []
    for file in files {
      let bytes = Array(file.text.utf8)
      if let there = try text.known(file.path) {
        guard isEmpty || there == bytes else { throw .exists(file.path) }
        if there != bytes { edits.append(.rewrite(file: file.path, from: there, to: bytes)) }
      } else {
        edits.append(.create(file: file.path, bytes))
      }
    }
    return Revision(what: "\(files.count) files brought in", edits: edits)
  }
}
