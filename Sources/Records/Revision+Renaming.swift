internal import Goals

// What goes by another id: the object gets its new name first and loses the old one last, so that
// whatever names it in between names something. What was interrupted, and goes by both, is finished by
// renaming once more.
extension RevisionWriter {
  func rename(_ reference: Reference, to id: String) throws(Refusal) -> Revision {
    guard Identifier.isValid(id) else { throw .badId(id) }
    switch reference {
    case .objective(let ref): return try rename(ref, to: id)
    case .keyResult(let ref): return try rename(ref, to: id)
    case .kpi(let ref): return try rename(ref, to: id)
    case .person(let old): return try rename(old, to: id)
    case .team, .cycle, .settings:
      throw .wrongKind(
        reference.text,
        needed: "an objective, key result, KPI or person",
        hint: .shell("git mv or mv", does: "renames a directory"))
    }
  }

  private func renamed(
    _ old: String, _ id: String, _ title: String, _ edits: [FileEdit]
  ) -> Revision {
    Revision(what: "\(old) renamed to \(id): \(title)", edits: old == id ? [] : edits)
  }

  private func rename(_ ref: ObjectiveRef, to id: String) throws(Refusal) -> Revision {
    let objective = try objective(ref)
    let new = ObjectiveRef(cycle: ref.cycle, id: id)
    let isBegun = text.areOne(ref.file, new.file)
    if id != ref.id, !isBegun, isTaken(id, in: ref.cycle) { throw .exists(new.text) }
    let after = organization.directory.renaming(ref, to: new)
    let links = links(.objective(ref), to: .objective(new), after)
    return renamed(
      ref.id, id, objective.title,
      links.own + (isBegun ? [] : [.link(file: ref.file, to: new.file)]) + links.others
        + (try journals(
          in: ref.cycle.path, naming: ref.id, as: id, isFree: !isBegun && id != ref.id))
        + retold(.objective(ref), as: .objective(new), after)
        + [.unlink(file: ref.file, twin: new.file)])
  }

  /// The readings lie in a directory of the KPI's name.
  private func rename(_ ref: KPIRef, to id: String) throws(Refusal) -> Revision {
    let kpi = try kpi(ref)
    let new = KPIRef(team: ref.team, id: id)
    let isBegun = text.areOne(ref.file, new.file)
    let hasReadings = try text.knownNames(in: ref.directory) != nil
    let isOccupied = try text.knownNames(in: new.directory) != nil
    let isTaken =
      organization.kpi(new) != nil && !isBegun || isOccupied && (hasReadings || !isBegun)
    if id != ref.id, isTaken || id == DataFolder.journal { throw .exists(new.text) }
    let refs = organization.kpis.map(\.ref).filter { $0 != ref && $0 != new } + [new]
    let links = links(.kpi(ref), to: .kpi(new), organization.directory(kpis: refs))
    return renamed(
      ref.id, id, kpi.title,
      links.own + (isBegun ? [] : [.link(file: ref.file, to: new.file)])
        + (hasReadings ? [.move(directory: ref.directory, to: new.directory)] : [])
        + links.others + ratios(ref, to: new, organization.directory(kpis: refs))
        + (try journals(
          in: DataFolder.kpis(ref.team).path, naming: ref.id, as: id,
          isFree: !isBegun && id != ref.id))
        + retold(.kpi(ref), as: .kpi(new), organization.directory(kpis: refs))
        + [.unlink(file: ref.file, twin: new.file)])
  }

  /// The ratios that are made of a KPI, with its new name.
  private func ratios(_ old: KPIRef, to new: KPIRef, _ after: Directory) -> [FileEdit] {
    organization.kpis.flatMap { kpi -> [FileEdit] in
      guard let ratio = kpi.ratio?.value else { return [] }
      let renamed = ratio.text(
        renaming: old, to: new, in: kpi.ref.team, organization.directory, after)
      return renamed == ratio.text ? [] : edit(.of, of: .kpi(kpi.ref), to: [renamed])
    }
  }

  private func rename(_ ref: KeyResultRef, to id: String) throws(Refusal) -> Revision {
    let keyResult = try keyResult(ref)
    let new = KeyResultRef(objective: ref.objective, id: id)
    if id != ref.id, organization.keyResult(new) != nil { throw .exists(new.text) }
    let old = ([ref.id] + keyResult.formerIds).filter { $0 != id }
    let isFree = !([ref.id] + keyResult.formerIds).contains(id)
    var events: [FileEdit] = []
    for old in old {
      events += try journals(
        in: ref.objective.cycle.path, naming: "\(ref.objective.id)#\(old)",
        as: "\(ref.objective.id)#\(id)", isFree: isFree)
    }
    // As long as events are renamed, it goes by all its ids.
    let written = organization.values(of: .id, in: .keyResult(ref))
    let (key, ids) = events.isEmpty ? (ref.id, written) : (id, [id] + old)
    let set = { (key: String, from: [String], to: [String]) -> [FileEdit] in
      let edit = FieldEdit(.id, from: from, to: to)
      return from == to ? [] : [.set(file: ref.objective.file, record: .id(key), edit)]
    }
    return Revision(
      what: "\(ref.id) renamed to \(id): \(keyResult.title)",
      edits: old.isEmpty
        ? []
        : set(ref.id, written, ids) + events + set(key, ids, [id]) + supporters(of: ref, id)
          + retold { reference, field, value in
            guard field.kind == .objective, let supporter = reference.ofObjective else {
              return value
            }
            return renamed(value, of: supporter, ref, id)
          })
  }

  /// What supports a key result names it by its new id.
  private func supporters(of ref: KeyResultRef, _ id: String) -> [FileEdit] {
    organization.supporters(of: ref).flatMap { supporter in
      let values = organization.values(of: .supports, in: .objective(supporter)).map {
        renamed($0, of: supporter, ref, id)
      }
      return edit(.supports, of: .objective(supporter), to: values)
    }
  }

  private func renamed(
    _ value: String, of supporter: ObjectiveRef, _ ref: KeyResultRef, _ id: String
  ) -> String {
    guard Directory.keyResult(in: value) == ref.id,
      organization.directory.objective(value, from: supporter) == .found(ref.objective)
    else { return value }
    return "\(value.prefix { $0 != "#" })#\(id)"
  }

  /// A person whose id was the login as well keeps it as a login.
  private func rename(_ old: String, to id: String) throws(Refusal) -> Revision {
    guard let person = organization.people.first(where: { $0.id == old }) else { throw .gone(old) }
    if id != old, organization.people.contains(where: { $0.id == id }) { throw .exists(id) }
    let acted = events.contains { $0.by == old || $0.speaks(of: old) }
    let logins = person.logins.contains(old) || !acted ? person.logins : person.logins + [old]
    return renamed(
      old, id, person.name,
      edit(.login, of: .person(old), to: logins, record: .id(old))
        + edit(.id, of: .person(old), to: [id], record: .id(old))
        + organization.responsibilities(of: old).flatMap { owned in
          edit(
            owned.field, of: owned.reference,
            to: organization.values(of: owned.field, in: owned.reference).map {
              $0.trimmed == old ? id : $0
            }, record: owned.reference.record)
        }
        + retold { _, field, value in
          field.kind == .person && value.trimmed == old ? id : value
        })
  }

  /// The fields that have to be written anew because one object goes by another name. Those that
  /// name something else, and would be taken for it, are spelled out before it gets that name.
  func links(
    _ old: Mention.Target, to new: Mention.Target, _ after: Directory
  ) -> (own: [FileEdit], others: [FileEdit]) {
    var (own, others): ([FileEdit], [FileEdit]) = ([], [])
    let renaming = { (target: Mention.Target) in target == old ? new : target }
    for mention in draft.mentions(of: [old.id, new.id]) {
      let isRenamed = old == .objective(mention.origin)
      var place = mention.origin
      if isRenamed, case .objective(let ref) = new { place = ref }
      let values = mention.values(
        after: after, before: organization.directory, in: place, renaming: renaming)
      let edits = edit(
        mention.field, of: mention.reference, to: values, record: mention.record)
      let follows = !isRenamed && mention.names(old, in: organization.directory)
      if follows { others += edits } else { own += edits }
    }
    return (own, others)
  }

  /// The journals of a cycle, or of KPIs, in which events name something.
  func journals(
    in path: String, naming old: String, as new: String, isFree: Bool = true
  ) throws(Refusal) -> [FileEdit] {
    let directory = path + "/" + DataFolder.journal
    var edits: [FileEdit] = []
    for name in (try text.knownNames(in: directory) ?? []).sorted() where name.hasSuffix(".csv") {
      let file = directory + "/" + name
      let rows = try draft.rows(of: file, about: [old, new])
      // Its lines could not be told from those of an earlier one.
      if isFree, rows.contains(where: { $0.speaks(of: new) }) { throw .exists("\(new) in \(file)") }
      if rows.contains(where: { $0.speaks(of: old) }) {
        edits.append(.renameEvents(file: file, from: old, to: new))
      }
    }
    return edits
  }
}

extension Reference {
  /// Which record of its file it is.
  var record: FileEdit.RecordKey {
    switch self {
    case .keyResult(let ref): .id(ref.id)
    case .person(let id): .id(id)
    default: .first
    }
  }
}
