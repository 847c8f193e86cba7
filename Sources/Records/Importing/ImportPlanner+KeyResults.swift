internal import Goals

// Key results.
extension ImportPlanner {
  mutating func placeKeyResult(_ index: Int) {
    let item = items[index]
    guard !item.title.isEmpty else { return unplace(item, "it has no title") }
    guard let draft = draft(above: item) else {
      return unplace(item, "no objective stands above it that has a place")
    }
    leaveUnread(item, of: .keyResult)
    checkStanding(item)
    for column in [ImportColumn.start, .target] where !isNumber(item[column] ?? "0") {
      leave(column, of: item, because: "it is no number")
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

  /// The objective that a key result is of.
  private mutating func draft(above item: ImportItem) -> Int? {
    guard let above = item.above else {
      return options.objective.flatMap { organization.objective($0) == nil ? nil : draft(of: $0) }
    }
    return draftOfItem[above]
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

  private func isNumber(_ text: String) -> Bool {
    (try? Quantity(typed: plainNumber(text))) != nil || (try? Bound(parsing: text)) != nil
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
      if let told = options.texts[key].flatMap({ field(question.field, $0) }) {
        given.append(told)
        continue
      }
      let text = "\(item.title): \(question.text)"
      guard let answer = ask(index, text, key: key, choices, field: question.field) else {
        return nil
      }
      if answer == choices.count - 1 { return [RecordField(.keyResult, item.title)] + told }
      given += question.choices[answer].fields
    }
  }

  /// A field that somebody wrote in answer to a question; `nil` where it can't be read.
  private func field(_ name: FieldName, _ text: String) -> RecordField? {
    switch name {
    case .from, .to:
      (try? Quantity(typed: plainNumber(text))).map { RecordField(name, $0.written) }
    case .hold: (try? Bound(parsing: text)).map { RecordField(name, $0.written) }
    case .due: WrittenDay(text)?.only.map { RecordField(name, $0.text) }
    default: nil
    }
  }

  /// The day that a text tells; one that is read in two ways is asked about, once for all.
  mutating func day(_ text: String, _ index: Int) -> Day? {
    switch WrittenDay(text) {
    case .day(let day): return day
    case .either(let dayFirst, let monthFirst):
      if let isDayFirst = dayComesFirst { return isDayFirst ? dayFirst : monthFirst }
      let answers = ["\(dayFirst.text): the day comes first", "\(monthFirst.text): the month does"]
      return ask(index, "which day is \(text.quoted)?", key: "dates", answers).map {
        $0 == 0 ? dayFirst : monthFirst
      }
    case nil:
      if let day = options.texts["day:\(text)"].flatMap({ WrittenDay($0)?.only }) { return day }
      _ = ask(index, "which day is \(text.quoted)? write it as 2026-11-21", key: "day:\(text)", [])
      return nil
    }
  }

  static func dayComesFirst(in items: [ImportItem]) -> Bool? {
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
}
