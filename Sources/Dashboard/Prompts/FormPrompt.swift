package import Canvas
package import Goals

/// A form with one field a line: edits an object, or makes a new one. Below the fields stands how
/// the one with the cursor is read.
package struct FormPrompt: Prompt {
  package enum Purpose: Hashable, Sendable {
    case edit(Reference)
    case newObjective
    case newKeyResult(ObjectiveRef)
    case newKPI(TeamPath)
    case promotion(Promotion)
    case newTeam
    case newPerson
    case newCycle
  }

  let purpose: Purpose
  private let heading: String
  private let fields: [FormField]
  var form: Form
  var completion = Completion()
  /// What the file held when the form was opened, by field: what an edit was made on.
  private var originals: [String: [String]]
  /// Why the last attempt at saving failed.
  var refusal: String?
  /// How the title reads as a sentence, while it is typed.
  private var reading: String?
  /// What may be meant by what is typed into the field with the cursor.
  private var meant: [Candidate] = []
  /// The day on which it is typed.
  private(set) var today = Day(number: 0)
  /// What was asked about, and is saved as it stands the next time.
  private var doubted: Set<String> = []
  /// What Enter was pressed again for: fields that stay empty on purpose.
  var left: [RecordField] = []
  /// Whether somebody else's value is in the way, which the next attempt overwrites.
  private var isConflict = false

  init(
    _ purpose: Purpose, _ heading: String, _ fields: [FormField], values: [String: [String]]
  ) {
    self.purpose = purpose
    self.heading = heading
    self.fields = fields
    originals = values
    form = Form(
      fields.map { field in
        Form.Field(
          field.label, text: (values[field.name] ?? []).joined(separator: field.separator),
          hasLines: field.hasLines)
      })
  }

  package var hints: [Hint] { FormPrompt.hints(of: form) }

  /// The keys of a form; where the cursor is in a field with lines, that of a new one too.
  static func hints(of form: Form) -> [Hint] {
    KeyTable.hints((.enter, "save"), (.tab, "next field"))
      + (form.focused?.editor.hasLines == true ? [("Ctrl-O", "new line")] : [])
      + KeyTable.hints((.escape, "cancel"))
  }

  package mutating func handle(_ key: Key, _ deck: Deck) -> Outcome {
    today = deck.day
    if let outline = pasted(key) { return .opens(ImportScreen(outline)) }
    if key == .character(" "), fields.indices.contains(form.focus),
      fields[form.focus].isTick
    {
      form.toggle()
      return .stays
    }
    if key == .character(" "),
      let next = focusedField?.choice(after: form.focused?.editor.text ?? "")
    {
      form.edit { $0.text = next }
      (refusal, isConflict, meant) = (nil, false, [])
      return .stays
    }
    if complete(key, deck) {
      meant = []
      return .stays
    }
    switch form.handle(key) {
    case .cancelled: return .closed
    case .edited:
      (refusal, isConflict, left) = (nil, false, [])
      meant = candidates(deck)
      readSentence(deck)
      return .stays
    case .submitted: return submit(deck)
    }
  }

  /// How a title is read that may be a sentence.
  private mutating func readSentence(_ deck: Deck) {
    if case .newKeyResult(let ref) = purpose { reading = sentence(ref, deck)?.spoken }
  }

  /// The field with the cursor.
  var focusedField: FormField? { fields.indices.contains(form.focus) ? fields[form.focus] : nil }

  package mutating func refuse(_ sentence: String, isConflict: Bool) {
    refusal = isConflict ? sentence + "\nEnter again writes mine, Esc keeps theirs" : sentence
    self.isConflict = isConflict
  }

  package func intended(_ deck: Deck) -> [Change.Action] {
    switch purpose {
    case .edit(let reference): [.set(reference, [], reason: "")]
    case .newObjective: [.addObjective(CycleRef(path: form[FormField.place.label]), id: nil, [])]
    case .newKeyResult(let ref): [.addKeyResult(ref, [])]
    case .newKPI(let team): [.addKPI(team, id: nil, [])]
    case .promotion(let promotion): [.addObjective(promotion.cycle, id: nil, [])]
    case .newTeam, .newPerson, .newCycle: []
    }
  }

  package func height(in size: Size) -> Int {
    let rows = form.height(width: size.width - 2) + 1 + remark.rows(width: size.width - 2)
    return min(rows, max(3, size.height - 2))
  }

  package func follow(in overview: inout OverviewScreen, from old: Deck, to deck: Deck) {
    overview.goToNew(in: deck, after: old)
  }

  package func draw(on frame: inout Frame, in rect: Rect, _ deck: Deck) {
    let (head, body) = rect.splitTop(1)
    frame.rule(heading, note: "", in: head, isFocused: true)
    let inner = body.inset(left: 1, right: 1)
    // However low the window is, the field with the cursor is seen.
    let room = max(min(1, inner.height), inner.height - remark.rows(width: inner.width))
    let (rows, last) = inner.splitTop(room)
    form.drawRows(on: &frame, in: rows)
    let isOffering = !meant.isEmpty && refusal == nil
    let offer = Remark(Candidate.line(meant, width: last.width), Ink(.muted))
    (isOffering ? offer : remark).draw(on: &frame, in: last)
  }

  private var remark: Remark {
    if let refusal { return Remark(refusal, Ink(.error)) }
    guard fields.indices.contains(form.focus), let focused = form.focused else { return Remark("") }
    // Nothing is wrong with what nobody has begun to type.
    if focused.editor.isEmpty { return Remark(fields[form.focus].invitation, Ink(.muted)) }
    switch fields[form.focus].read(focused.editor.text, on: today) {
    case .success(let text):
      let isSentence = fields[form.focus].isTitle && reading != nil
      return isSentence ? Remark(reading ?? "") : Remark(text, Ink(.muted))
    case .failure(let problem): return Remark(problem.text, Ink(.error))
    }
  }
}

extension FormPrompt {
  private mutating func submit(_ deck: Deck) -> Outcome {
    for field in fields {
      if let problem = problem(in: field) {
        refusal = "\(field.label): \(problem)"
        form.go(to: field.label)
        return .stays
      }
    }
    switch purpose {
    case .edit(let reference): return submitEdit(of: reference)
    case .newObjective: return submitObjective(deck)
    case .newKeyResult(let ref): return submitSentence(ref, deck)
    case .newTeam: return submitTeam()
    case .newPerson: return .submits(.store(.addPerson(typed)))
    case .newCycle: return submitCycle()
    case .promotion(let promotion): return submit(promotion, deck)
    case .newKPI: return submitKPI()
    }
  }

  /// What is wrong with what is typed into a field, or asked about it once.
  private mutating func problem(in field: FormField) -> String? {
    let text = form[field.label]
    if case .failure(let problem) = field.read(text, on: today) { return problem.text }
    guard field.kind == .quantity, text != opened(field), doubted.insert(text).inserted else {
      return nil
    }
    return FormField.question(aboutPointsIn: text)
  }

  /// Only what was changed is written.
  private func submitEdit(of reference: Reference) -> Outcome {
    var edits: [FieldEdit] = []
    for field in fields where field.name != FormField.reason.name {
      let original = originals[field.name] ?? []
      let text = form[field.label]
      if text == opened(field) { continue }
      let values = field.values(of: text, on: today)
      guard values != original else { continue }
      edits.append(FieldEdit(field.name, from: isConflict ? nil : original, to: values))
    }
    let reason = String(form[FormField.reason.label].trimmed)
    return edits.isEmpty ? .closed : .submits(.store(.set(reference, edits, reason: reason)))
  }

  private mutating func submitObjective(_ deck: Deck) -> Outcome {
    guard let cycle = typedCycle() else { return .stays }
    let record = typed.filter { $0.name != FormField.place.name }
    return .submits(.store(.addObjective(cycle, id: nil, record)))
  }

  var typed: [RecordField] {
    fields.flatMap { field in
      field.values(of: form[field.label], on: today).map { RecordField(field.name, $0) }
    }
  }
}

extension FormPrompt {
  /// What a field said when the form was opened.
  private func opened(_ field: FormField) -> String {
    let values = originals[field.name] ?? []
    return LineEditor(values.joined(separator: field.separator), hasLines: field.hasLines).text
  }

  package var unsavedInput: UnsavedInput? {
    guard fields.contains(where: { form[$0.label] != opened($0) }) else { return nil }
    let (kind, about) = purpose.unsavedInput
    let lines = fields.map { field in
      UnsavedInput.Line(label: field.label, text: form[field.label], was: opened(field))
    }
    return UnsavedInput(kind, about: about, lines)
  }

  /// Puts in what was typed before. Of an object that is edited only what was changed counts, and
  /// on what it was: where somebody else changed that meanwhile, saving finds the conflict.
  mutating func resume(_ lines: [UnsavedInput.Line], _ deck: Deck) {
    guard case .edit = purpose else {
      form.fill(lines)
      return readSentence(deck)
    }
    let changed = lines.filter { $0.text != $0.was }
    form.fill(changed)
    for field in fields {
      guard let line = changed.first(where: { $0.label == field.label }) else { continue }
      if line.was != opened(field) { originals[field.name] = field.values(of: line.was, on: today) }
    }
  }
}

extension FormPrompt {
  /// Edits an object: its fields as the file holds them.
  init?(editing reference: Reference, _ deck: Deck) {
    let record = deck.organization.fields(of: reference)
    guard !record.isEmpty else { return nil }
    let values = Dictionary(grouping: record.enumerated()) { index, field in
      // A KPI's first field is its title; `KPI` further down is a link.
      index == 0 ? FormField.title : field.name
    }
    let isClosed = deck.isClosed(reference)
    let hasHistory = [.objective, .keyResult, .kpi].contains(reference.recordKind)
    let fields =
      FormField.fields(of: reference)
      + (isClosed ? [.reason] : hasHistory ? [FormField.occasion] : [])
    var originals: [String: [String]] = [:]
    for field in fields {
      originals[field.name] = (values[field.isTitle ? FormField.title : field.name] ?? []).map(
        \.element.value)
    }
    self.init(
      .edit(reference), "Edit: \(record[0].value)" + reference.home, fields, values: originals)
  }

  /// A new objective beside another one, or at the top.
  init(objectiveBeside sibling: ObjectiveRef?, _ deck: Deck) {
    let model = sibling.flatMap(deck.organization.objective)
    let cycle = model?.ref.cycle ?? CycleRef(team: .root, name: deck.cycle)
    let values = [
      FormField.place.name: [cycle.path], FieldName.owner.rawValue: [deck.userId],
      FieldName.supports.rawValue: model?.supports.prefix(1).map(\.value) ?? [],
    ]
    self.init(.newObjective, "New objective", FormField.newObjective, values: values)
  }

  init(keyResultOf objective: ObjectiveRef, _ deck: Deck) {
    let title = deck.organization.objective(objective)?.title ?? objective.id
    self.init(
      .newKeyResult(objective), "New key result of \(title)", FormField.newKeyResult, values: [:])
  }

  init(kpiOf team: TeamPath, _ deck: Deck) {
    self.init(
      .newKPI(team), "New KPI", FormField.newKPI,
      values: [
        FormField.home.name: team.isRoot ? [] : [team.text],
        FieldName.owner.rawValue: [deck.userId],
      ])
  }
}
