internal import Goals

// Key results and what was recorded of them.
extension ImportPlanner {
  mutating func placeKeyResult(_ index: Int) {
    let item = items[index]
    guard !item.title.isEmpty else { return unplace(item, "it has no title") }
    guard let above = item.above, let draft = draftOfItem[above] else {
      return unplace(item, "no objective stands above it that has a place")
    }
    let ref = drafts[draft].ref
    if let id = there(item, in: draft) {
      keyResultOfItem[index] = (draft, KeyResultRef(objective: ref, id: id))
      let there = organization.keyResult(KeyResultRef(objective: ref, id: id))
      let known = there?.fields ?? []
      // What only the title says changes what is written, and adds nothing: somebody may have taken
      // the words as they are.
      let told = Set(known.map(\.name)).union(ownFields(item, of: .keyResult).map(\.name))
      let read = (keyResultFields(item, index, in: draft, isThere: true) ?? []).filter { field in
        measuredFields(item) != nil || told.contains(field.name) || field.isCalled(.due)
      }
      compare(
        item, .keyResult(KeyResultRef(objective: ref, id: id)), with: known, read, draft)
      addCurrent(item, index)
      return
    }
    guard let fields = keyResultFields(item, index, in: draft, isThere: false) else { return }
    let wanted = item[.id].flatMap { id in
      let own = String(id.split(separator: "#").last ?? Substring(id)).lowercased()
      return Identifier.isValid(own) && own.contains(where: \.isLetter) ? own : nil
    }
    let title = fields.first?.value ?? item.title
    let id = RevisionWriter.free(
      wanted ?? Identifier.slug(title), beside: drafts[draft].keyResultIds.contains)
    drafts[draft].keyResultIds.insert(id)
    for name in [title, item.title] { drafts[draft].keyResultTitles[ImportTitle.key(name)] = id }
    drafts[draft].keyResults.append(fields + [RecordField(.id, id)])
    keyResultOfItem[index] = (draft, KeyResultRef(objective: ref, id: id))
    tellNew(item, ref.text + "#" + id, fields)
    addCurrent(item, index)
  }

  /// The same key result: by its id, else by its title, read or as written.
  private func there(_ item: ImportItem, in draft: Int) -> String? {
    if let id = item[.id] {
      let own = String(id.split(separator: "#").last ?? Substring(id))
      if drafts[draft].keyResultIds.contains(own) { return own }
    }
    let titles = drafts[draft].keyResultTitles
    if let id = titles[ImportTitle.key(item.title)] { return id }
    guard let read = try? KeyResultSentence(parsing: item.title, in: setting(draft)) else {
      return nil
    }
    return titles[ImportTitle.key(read.title)]
  }

  private func setting(_ draft: Int) -> KeyResultSentence.Setting {
    let today = options.now.day
    return KeyResultSentence.Setting(
      today: today, cycle: drafts[draft].span ?? Span(day: today),
      fiscalYear: organization.settings.fiscalYear)
  }

  /// The fields of a key result: what columns tell wins over what its title says, which then stays
  /// whole. `nil` where something is asked.
  private mutating func keyResultFields(
    _ item: ImportItem, _ index: Int, in draft: Int, isThere: Bool
  ) -> [RecordField]? {
    var fields = ownFields(item, of: .keyResult)
    if item[.status].flatMap(ImportWords.standing) == .state("dropped") {
      fields.append(RecordField(.state, "dropped"))
    }
    if let text = item[.due] {
      guard let day = day(text, index) else { return isThere ? fields : nil }
      if drafts[draft].span?.last != day { fields.append(RecordField(.due, day.text)) }
    }
    if let measured = measuredFields(item) {
      return [RecordField(.keyResult, item.title)] + measured + fields
    }
    return sentenceFields(item, index, in: draft, fields, isThere)
  }

  /// Start, target and unit of their own columns; `nil` where none tells anything.
  private func measuredFields(_ item: ImportItem) -> [RecordField]? {
    if item[.hold] != nil || item[.milestone] != nil { return [] }
    if let unit = item[.unit], ImportWords.isYesNo(unit) { return [] }
    guard item[.target] != nil || item[.start] != nil else { return nil }
    let unit = item[.unit].flatMap(ImportWords.unit)
    var fields: [RecordField] = []
    for (column, name) in [(ImportColumn.start, FieldName.from), (.target, .to)] {
      guard let text = item[column] else { continue }
      if name == .to, let bound = try? Bound(parsing: text),
        (try? Quantity(typed: plainNumber(text))) == nil
      {
        return [RecordField(.hold, bound.written)]
      }
      guard let quantity = try? Quantity(typed: plainNumber(text)) else { continue }
      let own = quantity.unit.map { ImportWords.unit($0.text) ?? $0 }
      fields.append(RecordField(name, Quantity(quantity.number, own ?? unit).written))
    }
    return fields.isEmpty ? nil : fields
  }

  private mutating func sentenceFields(
    _ item: ImportItem, _ index: Int, in draft: Int, _ given: [RecordField], _ isThere: Bool
  ) -> [RecordField]? {
    var given = given
    while true {
      guard let read = try? KeyResultSentence(parsing: item.title, given: given, in: setting(draft))
      else { return [RecordField(.keyResult, item.title)] + given }
      let told = given.filter { !$0.value.isEmpty }
      guard let question = read.questions.first, !isThere else {
        return [RecordField(.keyResult, isThere ? item.title : read.title)] + read.fields + told
      }
      if options.isPlain { return [RecordField(.keyResult, item.title)] + told }
      // Where it starts needs no answer: the first value recorded does.
      if question.field == .from, let only = question.choices.first {
        given += only.fields
        continue
      }
      let choices = question.choices.map(\.text) + ["done or not done, the words stay as they are"]
      let key = "\(item.line):\(question.field.rawValue):\(question.text)"
      guard let answer = ask(index, "\(item.title): \(question.text)", key: key, choices) else {
        return nil
      }
      if answer == choices.count - 1 { return [RecordField(.keyResult, item.title)] + told }
      given += question.choices[answer].fields
    }
  }

  /// The day that a text tells; one that is read in two ways is asked about, once for all.
  private mutating func day(_ text: String, _ index: Int) -> Day? {
    switch WrittenDay(text) {
    case .day(let day): return day
    case .either(let dayFirst, let monthFirst):
      if let isDayFirst = dayComesFirst { return isDayFirst ? dayFirst : monthFirst }
      let answers = ["\(dayFirst.text): the day comes first", "\(monthFirst.text): the month does"]
      return ask(index, "which day is \(text.quoted)?", key: "dates", answers).map {
        $0 == 0 ? dayFirst : monthFirst
      }
    case nil:
      _ = ask(index, "which day is \(text.quoted)? write it as 2026-11-21", key: "day:\(text)", [])
      return nil
    }
  }

  /// What the dates that can be read in one way only tell of the others.
  private var dayComesFirst: Bool? {
    for item in items {
      for column in [ImportColumn.due, .date, .startDate] {
        guard let text = item[column], text.contains("/"), WrittenDay(text)?.only != nil,
          let first = text.split(separator: "/").first.flatMap({ Int($0) }), first <= 31
        else { continue }
        if first > 12 { return true }
        let second = text.split(separator: "/").dropFirst().first.flatMap { Int($0) }
        if let second, second > 12 { return false }
      }
    }
    return nil
  }

  // MARK: - What was recorded

  /// The current value, recorded today where the key result has none.
  private mutating func addCurrent(_ item: ImportItem, _ index: Int) {
    if let text = item[.status] { tellStanding(text, item) }
    guard let place = keyResultOfItem[index] else { return }
    if let text = item[.score] { addScore(text, item, to: place.draft, place.ref.id) }
    guard let value = value(of: item, index), !value.isEmpty else {
      if let note = item[.note] { addComment(note, item, place) }
      return
    }
    record(
      value, item, place, on: item[.date].flatMap { day($0, index) }, isDated: item[.date] != nil)
  }

  private mutating func addComment(
    _ note: String, _ item: ImportItem, _ place: (draft: Int, ref: KeyResultRef)
  ) {
    let known = organization.events(about: .keyResult(place.ref)).contains { $0.note == note }
    guard !known else { return }
    drafts[place.draft].entries.append(
      PastEntry(
        .comment, of: place.ref.id, at: entryMoment(nil, in: place.draft),
        by: item[.author].map(person) ?? options.author, note: note))
  }

  mutating func placeCheckIn(_ index: Int) {
    let item = items[index]
    guard let above = item.above, let place = keyResultOfItem[above] else {
      return unplace(item, "no key result that has a place is called so")
    }
    guard let value = value(of: item, index, like: above) else {
      return unplace(item, "its value can't be read")
    }
    guard let text = item[.date] else { return unplace(item, "it has no day") }
    let at = Moment(parsing: text)
    guard let day = at?.day ?? day(text, index) else { return }
    record(value, item, place, on: day, isDated: true)
  }

  private mutating func record(
    _ value: String, _ item: ImportItem, _ place: (draft: Int, ref: KeyResultRef), on day: Day?,
    isDated: Bool
  ) {
    let author = item[.author].map(person) ?? options.author
    let about = organization.events(about: .keyResult(place.ref))
    let checkIns = about.compactMap { event -> (Moment, String, CheckInValue)? in
      if case .checkIn(let value) = event.kind { (event.at, event.by, value) } else { nil }
    }
    let isKnown = checkIns.contains { at, by, known in
      ImportPlanner.isSame(known, value)
        && (!isDated || at.day == day && by == author)
    }
    let isTold = item.kind == .checkIn
    if isKnown {
      if isTold { plan.same.append(entry(item, place.ref.text)) }
      return
    }
    let moment =
      item[.date].flatMap { $0.count > 10 ? Moment(parsing: $0) : nil }
      ?? entryMoment(day, in: place.draft)
    let made = PastEntry(
      .checkIn, of: place.ref.id, at: moment, by: author, value: value,
      confidence: item[.confidence].flatMap(ImportWords.confidence), note: item[.note] ?? "")
    if !isDated, !checkIns.isEmpty {
      drafts[place.draft].changedEntries.append(made)
      noteChange(item, place.ref, value)
    } else {
      drafts[place.draft].entries.append(made)
      if !isTold {
        noteFirst(item, place.ref, value)
      } else {
        tellNew(
          item, place.ref.text, [RecordField("on", moment.day.text), RecordField("value", value)])
      }
    }
  }

  /// The first value of a key result is new, even where the key result is there already.
  private mutating func noteFirst(_ item: ImportItem, _ ref: KeyResultRef, _ value: String) {
    let change = ImportPlan.FieldChange(name: "current", from: nil, to: value)
    if plan.new.last?.ref == ref.text {
      plan.new[plan.new.count - 1].fields.append(change)
    } else if plan.same.last?.ref == ref.text {
      plan.same.removeLast()
      var entry = entry(item, ref.text)
      entry.fields = [change]
      plan.new.append(entry)
    } else if plan.changed.last?.ref == ref.text {
      plan.changed[plan.changed.count - 1].fields.append(change)
    }
  }

  /// A current value that differs from what is recorded makes its line a changed one.
  private mutating func noteChange(_ item: ImportItem, _ ref: KeyResultRef, _ value: String) {
    let change = ImportPlan.FieldChange(name: "current", from: nil, to: value)
    if let index = plan.changed.lastIndex(where: { $0.line == item.line && $0.ref == ref.text }) {
      plan.changed[index].fields.append(change)
    } else {
      plan.same.removeAll { $0.line == item.line && $0.ref == ref.text }
      var entry = entry(item, ref.text)
      entry.fields = [change]
      plan.changed.append(entry)
    }
  }

  private static func isSame(_ known: CheckInValue, _ value: String) -> Bool {
    switch known {
    case .number(let number):
      (try? Quantity(typed: value)).map { Decimal.equal($0.number, number) } ?? false
    case .done(let share):
      value == "done" && share == 1 || value == "not done" && share == 0
        || (try? Quantity(typed: value)).map { Decimal.equal($0.number / 100, share) } ?? false
    case .confirm, .milestones, .held: known.text == value
    }
  }
}
