internal import Goals

// What was recorded of key results: values, scores and check-ins of the past.
extension ImportPlanner {
  /// The current value, recorded today where the key result has none.
  mutating func addCurrent(_ item: ImportItem, _ index: Int) {
    guard let place = keyResultOfItem[index] else { return }
    if item[.score] != nil { addScore(item, to: place.draft, place.ref.id) }
    let value = value(of: item, index)
    if value == nil { leave(.current, of: item, because: "it is no value of this key result") }
    guard let value, !value.isEmpty else {
      if let note = item[.note] { addComment(note, item, to: place.draft, place.ref.id) }
      return
    }
    record(
      value, item, place, on: item[.date].flatMap { day($0, index) }, isDated: item[.date] != nil)
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
        noteFirst(item, .keyResult(place.ref), "current", value)
      } else {
        tellNew(
          item, place.ref.text, [RecordField("on", moment.day.text), RecordField("value", value)])
      }
    }
  }

  /// The first value of a key result is new, even where the key result is there already; so are its
  /// score and what was said of it.
  mutating func noteFirst(_ item: ImportItem, _ ref: Reference, _ name: String, _ value: String) {
    let change = ImportPlan.FieldChange(name: name, from: nil, to: value)
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
