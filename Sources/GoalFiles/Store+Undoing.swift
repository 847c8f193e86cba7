package import Goals
internal import Records

extension Store {
  /// Refuses to take a new object away once others have recorded something for it or built on it:
  /// their events and links would name nothing.
  func refuseWhereOthersGoOn(
    from revision: Revision, _ organization: Organization
  ) throws(StoreError) {
    let own = revision.rewritten
    let moved = Set(revision.moves.map(\.new.file))
    for (index, edit) in revision.edits.enumerated() {
      let later = revision.edits[index...]
      switch edit {
      case .create(let made, _) where !moved.contains(made):
        let file = later.finalName(of: made)
        if let refusal = refusal(toTakeBack: file, with: own, organization) {
          throw .refused(refusal)
        }
      case .addRecord(let made, let fields):
        let file = later.finalName(of: made)
        guard let written = fields[.id],
          case let id = later.finalId(of: written, in: made),
          let objective = organization.objectives.first(where: { $0.ref.file == file }),
          let by = recorder(of: objective.ref, keyResult: id, with: own, organization)
        else { continue }
        let keyResult = KeyResultRef(objective: objective.ref, id: id)
        throw .refused(.stays(.keyResult(keyResult), by: by, instead: .drop(.keyResult(keyResult))))
      default: break
      }
    }
  }

  /// What goes, or is set back, together with it does not keep it.
  private func refusal(
    toTakeBack file: String, with own: Set<String>, _ organization: Organization
  ) -> Refusal? {
    if let ref = organization.objectives.first(where: { $0.ref.file == file })?.ref {
      let child = organization.children(of: ref).first { !own.contains($0.file) }
      return recorder(of: ref, keyResult: nil, with: own, organization).map {
        .stays(.objective(ref), by: $0, instead: .drop(.objective(ref)))
      }
        ?? child.map {
          .stays(
            ref.text, because: "\($0.text) supports it", instead: .drop(.objective(ref)))
        }
    }
    let kpi = organization.kpis.first { $0.ref.file == file }
    let reading = kpi.flatMap { kpi in
      kpi.readings.first { reading in
        (reading.by.isEmpty ? reading.source : reading.by) != login
          && !own.contains(DataFile.readings(kpi.ref, source: reading.source).path)
      }
    }
    let event = kpi.flatMap { kpi in
      JournalEvent.standing(kpi.events).first { !isOwn($0, with: own) }
    }
    if let kpi, let event {
      return .stays(.kpi(kpi.ref), by: event.by, instead: .retire(kpi.ref))
    }
    return kpi.flatMap { kpi in
      reading.map {
        .stays(.kpi(kpi.ref), by: $0.by.isEmpty ? $0.source : $0.by, instead: .retire(kpi.ref))
      }
    }
  }

  /// The first person but this user with events of an objective or of one of its key results.
  private func recorder(
    of ref: ObjectiveRef, keyResult id: String?, with own: Set<String>, _ organization: Organization
  ) -> String? {
    JournalEvent.standing(organization.events[ref] ?? [])
      .first { !isOwn($0, with: own) && (id == nil || $0.keyResult == id) }?.by
  }

  /// Whether an event goes along: the user wrote it, perhaps under the name of whoever it was brought
  /// in from, or its whole journal was brought in.
  private func isOwn(_ event: JournalEvent, with own: Set<String>) -> Bool {
    event.by == login || own.contains(event.place.file)
      || event.place.file.hasSuffix("/\(Login(login).fileName).csv")
  }

  /// Who wrote a file last and when, as far as the file system knows: its owner may have come
  /// another way.
  package func authorship(of file: String, offset: Int) -> Authorship? {
    guard let found = try? root.read(file, limit: DataRoot.logLimit) else { return nil }
    let at = Moment(milliseconds: found.stamp.modified / 1_000_000, offset: offset)
    return Authorship(by: Login(ofUser: found.owner).name, at: at)
  }
}

extension Revision {
  /// The files that it made, or whose link to another objective it set, as they are called after it.
  fileprivate var rewritten: Set<String> {
    Set(
      edits.indices.compactMap { index in
        switch edits[index] {
        case .create(let file, _): edits[index...].finalName(of: file)
        case .set(let file, _, let field) where field.isNamed(.supports):
          edits[index...].finalName(of: file)
        default: nil
        }
      })
  }
}

extension ArraySlice<FileEdit> {
  /// What a file is called after the edits.
  fileprivate func finalName(of file: String) -> String {
    reduce(file) { file, edit in
      if case .link(file, let name) = edit { name } else { file }
    }
  }

  /// The id of a record after the edits.
  fileprivate func finalId(of id: String, in file: String) -> String {
    reduce((id, file)) { now, edit in
      switch edit {
      case .link(now.1, let name): (now.0, name)
      case .set(now.1, .id(now.0), let edit) where edit.isNamed(.id):
        (edit.to.first ?? now.0, now.1)
      default: now
      }
    }.0
  }
}

extension Refusal {
  fileprivate static func stays(
    _ reference: Reference, by other: String, instead: Remedy
  ) -> Refusal {
    .stays(reference.text, because: "\(other) has recorded something for it", instead: instead)
  }
}
