internal import Goals

// What goes altogether: only what nobody has worked with yet. Everything else is dropped.
extension RevisionWriter {
  func delete(_ reference: Reference) throws(Refusal) -> Revision {
    switch reference {
    case .objective(let ref):
      let title = try objective(ref).title
      try refuseEvents(of: organization.events[ref] ?? [], reference)
      try refuseMentions(of: .objective(ref), reference)
      return try deleted(
        title,
        retractions(of: organization.events[ref] ?? []) + [.remove(file: ref.file, text(ref.file))])
    case .keyResult(let ref):
      let title = try keyResult(ref).title
      let events = organization.events(about: reference)
      try refuseEvents(of: events, reference)
      return try deleted(
        title, retractions(of: events) + [cut(.id(ref.id), from: reference.file)])
    case .kpi(let ref): return try delete(ref)
    case .person(let id): return try delete(id)
    case .team, .cycle, .settings:
      throw .stays(
        reference.text, because: "a whole directory is never deleted",
        instead: .shell("git rm or rm", does: "removes it"))
    }
  }

  private func delete(_ ref: KPIRef) throws(Refusal) -> Revision {
    let kpi = try kpi(ref)
    let files = (try text.knownNames(in: ref.directory) ?? []).filter { $0.hasSuffix(".csv") }
    if let file = files.first {
      throw .stays(
        kpi.title, because: "it has readings in \(ref.directory)/\(file)",
        instead: .retire(ref))
    }
    try refuseEvents(of: kpi.events, .kpi(ref))
    try refuseMentions(of: .kpi(ref), .kpi(ref))
    if let ratio = organization.kpis.first(where: { $0.isRatio(of: ref) }) {
      throw .stays(
        kpi.title, because: "\(ratio.ref.text) is a ratio of it", instead: "change that first")
    }
    return try deleted(
      kpi.title, retractions(of: kpi.events) + [.remove(file: ref.file, text(ref.file))])
  }

  private func delete(_ id: String) throws(Refusal) -> Revision {
    let reference = Reference.person(id)
    guard let person = organization.people.first(where: { $0.id == id }) else {
      throw .gone(reference.text)
    }
    if let owned = organization.responsibilities(of: id).first {
      throw .stays(
        person.name, because: "\(owned.reference.text) names this person as its \(owned.field)",
        instead: "name somebody else there first")
    }
    let names = [id] + person.logins
    let events = organization.events.values.joined() + organization.kpis.flatMap(\.events)
    if let event = events.first(where: { names.contains($0.by) }) {
      throw .stays(
        person.name, because: "\(event.place.file) holds what this person recorded",
        instead: "leave the record as it is")
    }
    return try deleted(person.name, [cut(.id(id), from: reference.file)])
  }

  private func deleted(_ title: String, _ edits: [FileEdit]) -> Revision {
    Revision(what: "deleted: \(title)", edits: edits)
  }

  private func text(_ file: String) throws(Refusal) -> [UInt8] {
    guard let bytes = try self.text.known(file) else { throw .gone(file) }
    return bytes
  }

  private func cut(_ key: FileEdit.RecordKey, from file: String) throws(Refusal) -> FileEdit {
    let document = Recfile(parsing: try text(file), file: file)
    guard let index = document.index(of: key) else { throw .gone(file + key.text) }
    return .cut(file: file, document.block(ofRecord: index))
  }

  private func refuseEvents(of events: [JournalEvent], _ reference: Reference) throws(Refusal) {
    for event in JournalEvent.standing(events) {
      guard let what = event.work else { continue }
      throw .stays(
        reference.text, because: "it has \(what) of \(event.at.day.text)",
        instead: reference.remedy)
    }
  }

  private func refuseMentions(
    of target: Mention.Target, _ reference: Reference
  ) throws(Refusal) {
    let mentions = draft.mentions(of: [target.id])
    guard let mention = mentions.first(where: { $0.names(target, in: organization.directory) })
    else { return }
    throw .stays(
      reference.text, because: "\(mention.reference.text) names it as its \(mention.field)",
      instead: "change that first")
  }

  /// Takes the events of its state and score back before it goes.
  private func retractions(of events: [JournalEvent]) -> [FileEdit] {
    JournalEvent.standing(events).map(retraction)
  }
}

extension JournalEvent {
  /// The records that must not be thrown away with it, in words.
  fileprivate var work: String? {
    switch kind.word {
    case .added, .retarget, .state, .score, .retract: nil
    default: kind.word.noun
    }
  }
}

extension Reference {
  /// What keeps the history of something that can't be deleted.
  fileprivate var remedy: Remedy {
    if case .kpi(let ref) = self { .retire(ref) } else { .drop(self) }
  }
}
