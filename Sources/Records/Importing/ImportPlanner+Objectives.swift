internal import Goals

// Objectives, new or there already.
extension ImportPlanner {
  mutating func placeObjective(_ index: Int) {
    let item = items[index]
    guard !item.title.isEmpty else { return unplace(item, "it has no title") }
    guard let cycle = cycle(of: index) else { return }
    if organization.cycles[cycle]?.isClosed == true {
      return unplace(item, "\(cycle.path) is closed, so no objective begins in it")
    }
    let fields = objectiveFields(item, index)
    leaveUnread(item, of: .objective)
    if let ref = there(item, in: cycle) {
      let draft = draft(of: ref)
      draftOfItem[index] = draft
      compare(item, .objective(ref), with: organization.objective(ref)?.fields ?? [], fields, draft)
    } else {
      let ref = newRef(item, in: cycle)
      var draft = ImportObjective(
        ref: ref, span: cycle.name.span(in: organization.settings.fiscalYear), isNew: true)
      draft.fields = fields
      titles[cycle, default: [:]][ImportTitle.key(item.title)] = ref
      draftOfRef[ref] = drafts.count
      draftOfItem[index] = drafts.count
      drafts.append(draft)
      tellNew(item, ref.text, fields)
      plan.new[plan.new.count - 1].near = near(item.title, in: cycle)
    }
    scoreAndState(item, index)
  }

  /// The same objective: by its id, else by its title in the same place.
  private func there(_ item: ImportItem, in cycle: CycleRef) -> ObjectiveRef? {
    if let id = item[.id] {
      let ref = ObjectiveRef(cycle: cycle, id: id.split(separator: "/").last.map(String.init) ?? id)
      if organization.objective(ref) != nil || draftOfRef[ref] != nil { return ref }
      if let slash = id.lastIndex(of: "/") {
        let path = ObjectiveRef(
          cycle: CycleRef(path: String(id[..<slash])), id: String(id[id.index(after: slash)...]))
        if organization.objective(path) != nil { return path }
      }
    }
    return titles[cycle]?[ImportTitle.key(item.title)]
  }

  private mutating func newRef(_ item: ImportItem, in cycle: CycleRef) -> ObjectiveRef {
    let wanted = item[.id].flatMap { id in
      let plain = String(id.lowercased().split(separator: "/").last ?? "")
      return Identifier.isValid(plain) && plain.contains(where: \.isLetter) ? plain : nil
    }
    let id = RevisionWriter.free(
      wanted ?? Identifier.slug(item.title), beside: (taken[cycle] ?? ["cycle"]).contains)
    taken[cycle, default: ["cycle"]].insert(id)
    return ObjectiveRef(cycle: cycle, id: id)
  }

  private func near(_ title: String, in cycle: CycleRef) -> String? {
    let others = titlesThere[cycle] ?? []
    return others.count > 200 ? nil : nearest(to: title, among: others)
  }

  mutating func draft(of ref: ObjectiveRef) -> Int {
    if let there = draftOfRef[ref] { return there }
    var draft = ImportObjective(ref: ref, span: organization.span(of: ref), isNew: false)
    for keyResult in organization.objective(ref)?.keyResults ?? [] {
      draft.keyResultIds.insert(keyResult.ref.id)
      draft.keyResultTitles[ImportTitle.key(keyResult.title)] = keyResult.ref.id
    }
    draftOfRef[ref] = drafts.count
    drafts.append(draft)
    return drafts.count - 1
  }

  private func objectiveFields(_ item: ImportItem, _ index: Int) -> [RecordField] {
    var fields = [RecordField(.objective, item.title)]
    fields += ownFields(item, of: .objective)
    if item[.supports] == nil, let above = item.above, let ref = reference(of: above) {
      fields.append(RecordField(.supports, ref))
    }
    if let state = item[.status].flatMap(ImportWords.standing), case .state(let word) = state {
      fields.append(RecordField(.state, word))
    }
    return fields
  }

  /// The fields that columns tell as they are.
  func ownFields(_ item: ImportItem, of kind: RecordKind) -> [RecordField] {
    told(item, of: kind).flatMap { fields($0.name, $0.text) }
  }

  private func told(
    _ item: ImportItem, of kind: RecordKind
  ) -> [(column: ImportColumn, name: FieldName, text: String)] {
    var told: [(column: ImportColumn, name: FieldName, text: String)] = []
    for (column, texts) in item.cells.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      guard let name = column.field, kind.field(name) != nil else { continue }
      told += texts.map { (column, name, $0) }
    }
    return told
  }

  /// What is told of fields and comes to none.
  mutating func leaveUnread(_ item: ImportItem, of kind: RecordKind) {
    for (column, name, text) in told(item, of: kind) where fields(name, text).isEmpty {
      leave(column, of: item, because: "it can't be read")
    }
  }

  private func fields(_ name: FieldName, _ text: String) -> [RecordField] {
    switch name {
    case .owner: [RecordField(.owner, person(text))]
    case .coOwners, .tags:
      text.split(whereSeparator: { ",;".contains($0) }).map {
        let word = String($0.trimmed)
        return RecordField(name, name == .tags ? word : person(word))
      }
    case .supports: [RecordField(.supports, supported(text))]
    case .checkInEvery: ImportWords.rhythm(text).map { [RecordField(name, $0)] } ?? []
    case .weight:
      (try? Quantity(typed: plainNumber(text))).map {
        [RecordField(name, Decimal.text($0.unit == .percent ? $0.number / 100 : $0.number))]
      } ?? []
    case .role, .ambition, .better: [RecordField(name, text.lowercased())]
    case .why, .initiative: [RecordField(name, text)]
    default: [RecordField(name, text)]
    }
  }

  /// What an objective supports: an item by its id or title, else as it is written.
  private func supported(_ text: String) -> String {
    let key = ImportTitle.key(text)
    if let index = itemOfId[text], draftOfItem[index] != nil {
      return reference(of: index) ?? text
    }
    for titles in titles.values { if let ref = titles[key] { return ref.text } }
    return text
  }

  // MARK: - What is there already

  /// Tells an object that is there as same, or as changed with what differs.
  mutating func compare(
    _ item: ImportItem, _ reference: Reference, with there: [RecordField], _ fields: [RecordField],
    _ draft: Int
  ) {
    guard !there.isEmpty else { return plan.same.append(entry(item, reference.text)) }
    var entry = entry(item, reference.text)
    var edits: [FieldEdit] = []
    let names = fields.dropFirst().map(\.name).filter { $0 != FieldName.id.rawValue }
    for name in names where !edits.contains(where: { $0.name == name }) {
      let (old, new) = (there.values(named: name), fields.values(named: name))
      guard !ImportPlanner.isSame(old, new) else { continue }
      edits.append(FieldEdit(name, from: old, to: new))
      entry.fields.append(
        ImportPlan.FieldChange(
          name: name, from: old.isEmpty ? nil : old.joined(separator: ", "),
          to: new.joined(separator: ", ")))
    }
    if edits.isEmpty { return plan.same.append(entry) }
    drafts[draft].edits.append((reference, edits))
    plan.changed.append(entry)
  }

  private static func isSame(_ old: [String], _ new: [String]) -> Bool {
    old.count == new.count
      && zip(old, new).allSatisfy { left, right in
        if left == right { return true }
        guard let first = try? Quantity(typed: left), let second = try? Quantity(typed: right)
        else {
          return left.split(whereSeparator: \.isWhitespace)
            == right.split(whereSeparator: \.isWhitespace)
            || right.hasSuffix("/" + left)
        }
        return Decimal.equal(first.number, second.number) && first.unit == second.unit
      }
  }

  private mutating func scoreAndState(_ item: ImportItem, _ index: Int) {
    checkStanding(item)
    guard let draft = draftOfItem[index] else { return }
    if item[.score] != nil { addScore(item, to: draft, nil) }
    if let note = item[.note] { addComment(note, item, to: draft, nil) }
  }

  /// A word that says neither a state nor a pace.
  mutating func checkStanding(_ item: ImportItem) {
    guard let text = item[.status], ImportWords.standing(text) == nil else { return }
    leave(.status, of: item, because: "it is no state")
  }

  mutating func addScore(_ item: ImportItem, to draft: Int, _ keyResult: String?) {
    guard let text = item[.score] else { return }
    guard let quantity = try? Quantity(typed: text), (0...100).contains(quantity.number) else {
      return leave(.score, of: item, because: "it is no number from 0 to 1")
    }
    let value =
      quantity.unit == .percent || quantity.number > 1 ? quantity.number / 100 : quantity.number
    let ref = drafts[draft].ref
    let about = reference(ref, keyResult)
    let known = organization.events(about: about).contains { event in
      if case .score(let number) = event.kind { Decimal.equal(number, value) } else { false }
    }
    guard !known else { return }
    drafts[draft].entries.append(
      PastEntry(
        .score, of: keyResult, at: entryMoment(nil, in: draft), by: options.author,
        value: Decimal.text(value)))
    noteFirst(item, about, EventWord.score.rawValue, Decimal.text(value))
  }

  mutating func addComment(
    _ note: String, _ item: ImportItem, to draft: Int, _ keyResult: String?
  ) {
    let about = reference(drafts[draft].ref, keyResult)
    guard !organization.events(about: about).contains(where: { $0.note == note }) else { return }
    drafts[draft].entries.append(
      PastEntry(
        .comment, of: keyResult, at: entryMoment(nil, in: draft),
        by: item[.author].map(person) ?? options.author, note: note))
    noteFirst(item, about, EventWord.comment.rawValue, note)
  }

  private func reference(_ ref: ObjectiveRef, _ keyResult: String?) -> Reference {
    keyResult.map { .keyResult(KeyResultRef(objective: ref, id: $0)) } ?? .objective(ref)
  }

  /// When an entry without a day of its own is told to be: now, and no later than the cycle's end.
  func entryMoment(_ day: Day?, in draft: Int) -> Moment {
    if let day { return Moment(day: day, offset: options.now.offset) }
    guard let last = drafts[draft].span?.last, last < options.now.day else { return options.now }
    return Moment(day: last, offset: options.now.offset)
  }
}

extension [RecordField] {
  func values(named name: String) -> [String] { filter { $0.name == name }.map(\.value) }
}
