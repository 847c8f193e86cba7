internal import Goals

// What goes to another place: it is there first and goes from the old one last, and says where it was,
// so that its events are found where they stand. What was interrupted counts at its new place, and is
// finished by the next change.
extension RevisionWriter {
  func move(_ reference: Reference, to place: Reference) throws(Refusal) -> Revision {
    if organization.moves.left[reference] == place { return try finish(reference, place) }
    switch (reference, place) {
    case (.objective(let old), .objective(let new)): return try move(old, to: new)
    case (.keyResult(let old), .keyResult(let new)): return try move(old, to: new)
    default:
      throw .wrongKind(
        place.text, needed: "a place for \(reference.text)",
        hint: "an objective goes to a team's cycle, a key result to an objective")
    }
  }

  private func move(_ old: ObjectiveRef, to new: ObjectiveRef) throws(Refusal) -> Revision {
    if let moved = try tellOfMove(old, new) { return moved }
    let objective = try objective(old)
    let what = "\(objective.title.quoted) moved to \(new.cycle.path)"
    guard old != new else { return Revision(what: what, edits: []) }
    try refuseClosed(objective, "it stays where it is")
    try checkPlace(new.cycle)
    guard Identifier.isValid(new.id) else { throw .badId(new.id) }
    guard new.cycle != old.cycle else {
      throw .unreadable(
        field: new.text, problem: "it is in this cycle already",
        hint: .rename(.objective(old)))
    }
    if isTaken(new.id, in: new.cycle, for: old) { throw taken(new.text) }
    let names = organization.directory(adding: new).renaming(old, to: new)
    let links = links(.objective(old), to: .objective(new), names)
    let own = links.own.filter { $0.file == old.file } + [movedFrom(.objective(old))]
    let known = try text(of: old.file)
    return Revision(
      what: what,
      edits: links.own.filter { $0.file != old.file }
        + [.create(file: new.file, try amended(known, own))] + links.others
        + [.remove(file: old.file, known)])
  }

  private func move(_ old: KeyResultRef, to new: KeyResultRef) throws(Refusal) -> Revision {
    let (keyResult, target) = (try keyResult(old), try objective(new.objective))
    let what = "\(keyResult.title.quoted) moved to \(target.title.quoted)"
    guard old != new else { return Revision(what: what, edits: []) }
    try refuseClosed(try objective(old.objective), "its key results stay")
    try refuseClosed(target, "nothing is added to it")
    guard new.objective != old.objective else {
      throw .unreadable(
        field: new.text, problem: "it is in this objective already",
        hint: .rename(.keyResult(old)))
    }
    guard Identifier.isValid(new.id) else { throw .badId(new.id) }
    if isTaken(new.id, in: new.objective, for: old) { throw taken(new.text) }
    let document = Recfile(parsing: try text(of: old.objective.file), file: old.objective.file)
    guard let index = document.index(of: .id(old.id)) else { throw .gone(old.text) }
    let block = document.block(ofRecord: index)
    let edits =
      kpiLinks(of: keyResult, in: new.objective) + [movedFrom(.keyResult(old))]
      + (organization.values(of: .id, in: .keyResult(old)) == [new.id]
        ? [] : [set(.id, to: [new.id], of: old)])
    let above = try text(of: new.objective.file)
    let moved = RecordBlock(
      text: [.lineFeed] + (try amended(block.text, edits)).withoutLineEnds + [.lineFeed],
      above: above.count, below: 0)
    return Revision(
      what: what,
      edits: [.paste(file: new.objective.file, moved)] + supporters(of: old, new)
        + [.cut(file: old.objective.file, block)])
  }

  /// What is left of a move that was interrupted; nothing where it has been written to since.
  private func finish(_ old: Reference, _ new: Reference) throws(Refusal) -> Revision {
    let what = "\(old.text) is at \(new.text)"
    guard let file = try text.known(old.file) else { return Revision(what: what, edits: []) }
    let document = Recfile(parsing: file, file: old.file)
    let now = Recfile(parsing: try text(of: new.file), file: new.file)
    guard let record = document.index(of: old.record), let twin = now.index(of: new.record),
      document.isCopied(record, to: now, twin, withOthers: old.keyResultId == nil)
    else {
      throw .unreadable(
        field: old.text, problem: "it was moved to \(new.text), and somebody has changed it here",
        hint: "bring what is missing there along, and remove it here")
    }
    switch (old, new) {
    case (.objective(let ref), .objective(let place)):
      let links = links(
        .objective(ref), to: .objective(place),
        organization.directory.withoutMoves.renaming(ref, to: place))
      let follow = links.own + links.others
      // A renaming: both names are one file's.
      guard ref.cycle != place.cycle else {
        return Revision(
          what: what,
          edits: follow
            + (try journals(in: ref.cycle.path, naming: ref.id, as: place.id, isFree: false))
            + [.unlink(file: old.file, twin: new.file)])
      }
      return Revision(what: what, edits: follow + [.remove(file: old.file, file)])
    case (.keyResult(let ref), .keyResult(let place)):
      return Revision(
        what: what,
        edits: supporters(of: ref, place)
          + [.cut(file: old.file, document.block(ofRecord: record))])
    default: return Revision(what: what, edits: [])
    }
  }

  /// A file was moved by hand: what is missing is that it says so.
  private func tellOfMove(_ old: ObjectiveRef, _ new: ObjectiveRef) throws(Refusal) -> Revision? {
    let moves = organization.moves
    guard let origin = moves.byHand.first(where: { $0.value == new })?.key,
      old == origin || old == new
    else { return nil }
    return Revision(
      what: "\(try objective(new).title.quoted) was moved from \(origin.cycle.path)",
      edits: edit(
        .movedFrom, of: .objective(new),
        to: organization.values(of: .movedFrom, in: .objective(new)) + [origin.text]))
  }
}

extension RevisionWriter {
  private func refuseClosed(_ objective: Objective, _ consequence: String) throws(Refusal) {
    let isClosed = organization.cycles[objective.ref.cycle]?.isClosed == true
    guard objective.state.isClosed || isClosed else { return }
    throw .unreadable(
      field: objective.ref.text,
      problem: "\(isClosed ? "its cycle" : "it") is closed, so \(consequence)",
      hint: "open it again first, or carry it over")
  }

  private func taken(_ text: String) -> Refusal {
    .unreadable(
      field: text, problem: "that name is taken, or was and has a history",
      hint: "write another id behind the place")
  }

  /// An id that something else had belongs to that one's events; what comes back takes its own.
  private func isTaken(_ id: String, in cycle: CycleRef, for old: ObjectiveRef) -> Bool {
    let place = ObjectiveRef(cycle: cycle, id: id)
    return organization.moves.objectives[place] != old && isTaken(id, in: cycle)
  }

  private func isTaken(_ id: String, in objective: ObjectiveRef, for old: KeyResultRef) -> Bool {
    let place = KeyResultRef(objective: objective, id: id)
    return organization.keyResult(place) != nil
      || organization.moves.keyResults[place].map { $0 != old } ?? false
  }

  private func text(of file: String) throws(Refusal) -> [UInt8] {
    guard let bytes = try text.known(file) else { throw .gone(file) }
    return bytes
  }

  private func amended(_ bytes: [UInt8], _ edits: [FileEdit]) throws(Refusal) -> [UInt8] {
    var bytes = bytes
    for edit in edits { bytes = try edit.amended(bytes) }
    return bytes
  }

  private func movedFrom(_ reference: Reference) -> FileEdit {
    let origins = organization.values(of: .movedFrom, in: reference)
    return .set(
      file: reference.file, record: reference.record,
      FieldEdit(.movedFrom, from: origins, to: origins + [reference.text]))
  }

  private func set(_ name: FieldName, to values: [String], of ref: KeyResultRef) -> FileEdit {
    .set(
      file: ref.objective.file, record: .id(ref.id), FieldEdit(name, from: nil, to: values))
  }

  /// What a key result names, as it is written in its new objective.
  private func kpiLinks(of keyResult: KeyResult, in new: ObjectiveRef) -> [FileEdit] {
    guard let objective = organization.objective(keyResult.ref.objective) else { return [] }
    return Mention.all(in: objective).filter { $0.reference == .keyResult(keyResult.ref) }
      .flatMap { mention in
        edit(
          mention.field, of: mention.reference,
          to: mention.values(
            after: organization.directory, before: organization.directory, in: new,
            renaming: { $0 }),
          record: mention.record)
      }
  }

  /// What supports a key result names it in its new objective.
  private func supporters(of old: KeyResultRef, _ new: KeyResultRef) -> [FileEdit] {
    organization.supporters(of: new).reduce(into: organization.supporters(of: old)) { all, ref in
      if !all.contains(ref) { all.append(ref) }
    }.flatMap { supporter in
      let values = organization.values(of: .supports, in: .objective(supporter)).map { value in
        guard Directory.keyResult(in: value) == old.id,
          organization.directory.objective(value, from: supporter) == .found(old.objective)
        else { return value }
        return organization.directory.text(of: new.objective, in: supporter) + "#\(new.id)"
      }
      return edit(.supports, of: .objective(supporter), to: values)
    }
  }
}

extension [UInt8] {
  fileprivate var withoutLineEnds: ArraySlice<UInt8> {
    var rest = self[...]
    while rest.first == .lineFeed { rest.removeFirst() }
    while rest.last == .lineFeed || rest.last == UInt8(ascii: "\r") { rest.removeLast() }
    return rest
  }
}

extension Recfile {
  /// Whether a record is in another file as it is here, but for what a move changes.
  fileprivate func isCopied(
    _ index: Int, to other: Recfile, _ twin: Int, withOthers: Bool
  ) -> Bool {
    guard !withOthers else {
      return records.count == other.records.count
        && zip(records, other.records).allSatisfy { $0.lasting == $1.lasting }
    }
    return records[index].lasting == other.records[twin].lasting
  }
}

extension Recfile.Record {
  /// Its fields without those that a move writes otherwise.
  fileprivate var lasting: [RecordField] {
    let names = (RecordKind.objective.rows + RecordKind.keyResult.rows)
      .filter { $0.kind == .objective || $0.kind == .kpi }.map(\.name)
    return content.filter { field in
      !field.isCalled(.movedFrom) && !field.isCalled(.id) && !names.contains { field.isCalled($0) }
    }
  }
}

extension Reference {
  fileprivate var keyResultId: String? {
    if case .keyResult(let ref) = self { ref.id } else { nil }
  }
}
