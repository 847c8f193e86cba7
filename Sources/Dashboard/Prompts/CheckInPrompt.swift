package import Canvas
package import Goals

/// A check-in of a key result, or a reading of a KPI, on one line, with a live reading of what is
/// typed. The confidence is the owner's call and never filled in.
package struct CheckInPrompt: Prompt {
  package enum Subject: Hashable, Sendable {
    case keyResult(KeyResultRef)
    case kpi(KPIRef)

    var reference: Reference {
      switch self {
      case .keyResult(let ref): .keyResult(ref)
      case .kpi(let ref): .kpi(ref)
      }
    }
  }

  let subject: Subject
  var form: Form
  /// What was recorded earlier and is corrected; `nil`: it is recorded now.
  let line: RecordedLine?
  /// The notes typed before.
  private var notes: Recall
  /// Why the last attempt at saving failed.
  var refusal: String?
  /// A value far out that was asked about.
  private var doubted: String?

  init(of subject: Subject, history: [String] = []) {
    self.init(of: subject, correcting: nil, history: history)
  }

  private init(of subject: Subject, correcting line: RecordedLine?, history: [String]) {
    (self.subject, self.line) = (subject, line)
    notes = Recall(history)
    let value = Form.Field("value", columns: 12)
    let note = Form.Field("note", hasLines: true)
    let on = Form.Field("on", columns: 11, placeholder: line == nil ? "today" : "as it was")
    switch subject {
    case .keyResult: form = Form([value, Form.Field("confidence", columns: 3), note, on])
    case .kpi: form = Form([value, on, note])
    }
  }

  /// Says anew what was recorded earlier; nothing for what can't be corrected so.
  init?(correcting line: RecordedLine, _ deck: Deck) {
    let organization = deck.organization
    let event = organization.event(line)
    let reading = organization.reading(line, on: deck.review.horizon)
    switch (line, event?.kind) {
    case (.event(.keyResult(let ref), _, _), .checkIn):
      self.init(of: .keyResult(ref), correcting: line, history: [])
    case (.reading(let ref, _, _), _) where reading != nil:
      self.init(of: .kpi(ref), correcting: line, history: [])
    default: return nil
    }
    form["value"] = organization.typed(line, on: deck.review.horizon)
    form["confidence"] = event?.confidence.map(String.init) ?? ""
    form["note"] = event?.note ?? reading?.note ?? ""
  }

  /// Nothing for what has no values.
  init?(of reference: Reference, history: [String] = []) {
    switch reference {
    case .keyResult(let ref): self.init(of: Subject.keyResult(ref), history: history)
    case .kpi(let ref): self.init(of: Subject.kpi(ref), history: history)
    default: return nil
    }
  }

  package var hints: [Hint] { FormPrompt.hints(of: form) }

  package var unsavedInput: UnsavedInput? { unsavedInput(.checkIn) }

  /// As it is typed by itself, or on a page of a session.
  func unsavedInput(_ kind: UnsavedInput.Kind) -> UnsavedInput? {
    isBlank || line != nil
      ? nil : UnsavedInput(kind, about: [subject.reference], form.lines())
  }

  /// Puts in what was typed before.
  mutating func resume(_ lines: [UnsavedInput.Line]) { form.fill(lines) }

  package mutating func refuse(_ sentence: String, isConflict: Bool) { refusal = sentence }

  package var entry: (topic: History.Topic, line: String)? { (.note, form["note"]) }

  package mutating func handle(_ key: Key, _ deck: Deck) -> Outcome {
    // Up and Down go from field to field here.
    if form.focused?.label == "note", key == .control("p") || key == .control("n") {
      let note = notes.step(by: key == .control("p") ? -1 : 1, from: form["note"])
      if let note { form["note"] = note }
      return .stays
    }
    if key == .character(" "), tick(deck) {
      refusal = nil
      return .stays
    }
    switch form.handle(key) {
    case .cancelled: return .closed
    case .edited:
      refusal = nil
      return .stays
    case .submitted: return submit(deck)
    }
  }

  private mutating func submit(_ deck: Deck) -> Outcome {
    if let (field, problem) = problem(in: deck) {
      refusal = problem
      form.go(to: field)
      return .stays
    }
    if let doubt = doubt(deck) {
      (refusal, doubted) = (doubt, form["value"])
      form.go(to: "value")
      return .stays
    }
    return .submits(.store(action(deck)))
  }

  package func intended(_ deck: Deck) -> [Change.Action] { [action(deck)] }

  private func action(_ deck: Deck) -> Change.Action {
    let (value, note, on) = (form["value"], String(form["note"].trimmed), moment(deck))
    let confidence = Int(form["confidence"].trimmed)
    if let line {
      return .correct(
        line, Correction(value: value, confidence: confidence, note: note, on: on))
    }
    return switch subject {
    case .keyResult(let ref):
      .checkIn(ref, value: value, confidence: confidence, note: note, on: on)
    case .kpi(let ref): .record(ref, value: value, on: on, note: note)
    }
  }

  /// What may be a slip is asked about once: a point that may group thousands, and a value far
  /// outside of what it is held against.
  private func doubt(_ deck: Deck) -> String? {
    guard form["value"] != doubted else { return nil }
    if let question = FormField.question(aboutPointsIn: form["value"]) { return question }
    guard case .keyResult(let ref) = subject else { return nil }
    return doubt(about: ref, deck)
  }

  private func doubt(about ref: KeyResultRef, _ deck: Deck) -> String? {
    guard let standing = deck.review.standing(of: ref),
      let value = try? CheckInValue(
        parsing: form["value"], for: standing.keyResult,
        unit: deck.organization.unit(of: standing.keyResult)), standing.isFarOff(value)
    else { return nil }
    let unit = deck.organization.unit(of: standing.keyResult)
    return
      "\(value.text(in: unit)) is far outside of \(standing.aim(unit: unit)); Enter again saves it"
  }

  /// Why it can't be saved as it stands, before anything is asked of the disk.
  private func problem(in deck: Deck) -> (field: String, sentence: String)? {
    let confidence = form["confidence"].trimmed
    if !confidence.isEmpty, Int(confidence).map({ !(0...10).contains($0) }) ?? true {
      return ("confidence", Refusal.confidence(String(confidence)).sentence(\.inDashboard))
    }
    if case .kpi = subject, form["value"].trimmed.isEmpty {
      return ("value", "type the value that was measured")
    }
    if Day.written(form["on"], on: deck.day) == nil {
      return ("on", deck.complaint(aboutDay: form["on"]))
    }
    if case .failure(let problem) = read(deck) {
      return ("value", problem.sentence)
    }
    return nil
  }

  package func height(in size: Size) -> Int {
    min(inputRows(width: size.width - 2) + 2, max(3, size.height - 2))
  }

  package func draw(on frame: inout Frame, in rect: Rect, _ deck: Deck) {
    let (head, body) = rect.splitTop(1)
    frame.rule(heading(deck), note: "", in: head, isFocused: true)
    let inner = body.inset(left: 1, right: 1)
    let (aim, input) = inner.splitTop(rect.width >= 60 ? 1 : 0)
    if !aim.isEmpty {
      let stand = standing(deck).clauses(within: aim.width)
      frame.draw(stand, x: aim.x, y: aim.y, Ink(.muted), within: aim.width)
    }
    drawInput(on: &frame, in: input, deck)
  }

  /// How many rows its fields and what is said of them take.
  func inputRows(width: Int) -> Int {
    fieldRows(width: width) + (refusal.map { Remark($0).rows(width: width) } ?? 1)
  }

  private func isWide(_ width: Int) -> Bool { width >= 58 }

  private func fieldRows(width: Int) -> Int {
    isWide(width) ? form.lineHeight(width: width) : form.height(width: width)
  }

  /// The fields, and below them how what is typed is read.
  func drawInput(on frame: inout Frame, in rect: Rect, _ deck: Deck) {
    let (input, rest) = rect.splitTop(
      min(fieldRows(width: rect.width), max(1, rect.height - 1)))
    if isWide(rect.width) {
      form.drawLine(on: &frame, in: input)
    } else {
      form.drawRows(on: &frame, in: input)
    }
    let remark = reading(deck)
    let isWhole = remark.rows(width: rest.width) <= rest.height
    Remark(isWhole ? remark.text : remark.text.clauses(within: rest.width), remark.ink)
      .draw(on: &frame, in: rest)
  }

  /// Whether nothing has been typed yet.
  var isBlank: Bool { form.fields.allSatisfy(\.editor.isEmpty) }

  private func heading(_ deck: Deck) -> String {
    let isKPI = subject.reference.kpi != nil
    let what = line?.day.map { "Correct \($0.text)" } ?? (isKPI ? "Reading" : "Check in")
    return what + ": " + deck.title(of: subject.reference)
  }

  /// Where it stood before.
  func standing(_ deck: Deck) -> String {
    switch subject {
    case .keyResult(let ref):
      guard let standing = deck.review.standing(of: ref) else { return "" }
      let unit = deck.organization.unit(of: standing.keyResult)
      if !standing.keyResult.milestones.isEmpty { return standing.milestoneList }
      let last = standing.lastCheckIn.map { ", last on \($0.day.text) by \(deck.name(of: $0.by))" }
      let aim = standing.aim(unit: unit)
      guard standing.current != nil || last != nil else { return aim + ", never checked in" }
      return "\(aim), now \(standing.currentText(unit: unit))" + (last ?? "")
    case .kpi(let ref):
      guard let standing = deck.review.standing(of: ref), let kpi = deck.organization.kpi(ref)
      else { return "" }
      let now = standing.value == nil ? "no value yet" : "now \(standing.valueText(of: kpi))"
      let target = kpi.target.map { ", target \($0.value.text(in: kpi.targetUnit))" } ?? ""
      return now + target + (standing.on.map { ", last on \($0.text)" } ?? "")
    }
  }
}
