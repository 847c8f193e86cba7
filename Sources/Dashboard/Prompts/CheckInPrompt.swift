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
  /// The notes typed before.
  private var notes: Recall
  /// Why the last attempt at saving failed.
  var refusal: String?
  /// A value far out that was asked about.
  private var doubted: String?

  init(of subject: Subject, history: [String] = []) {
    self.subject = subject
    notes = Recall(history)
    switch subject {
    case .keyResult:
      form = Form([
        Form.Field("value", columns: 12), Form.Field("confidence", columns: 3), Form.Field("note"),
      ])
    case .kpi:
      form = Form([
        Form.Field("value", columns: 12), Form.Field("on", columns: 11), Form.Field("note"),
      ])
    }
  }

  /// Nothing for what has no values.
  init?(of reference: Reference, history: [String] = []) {
    switch reference {
    case .keyResult(let ref): self.init(of: Subject.keyResult(ref), history: history)
    case .kpi(let ref): self.init(of: Subject.kpi(ref), history: history)
    default: return nil
    }
  }

  package var hints: [Hint] { FormPrompt.hints }

  package var unsavedInput: UnsavedInput? { unsavedInput(.checkIn) }

  /// As it is typed by itself, or on a page of a session.
  func unsavedInput(_ kind: UnsavedInput.Kind) -> UnsavedInput? {
    isBlank ? nil : UnsavedInput(kind, about: [subject.reference], form.lines())
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
    let note = String(form["note"].trimmed)
    switch subject {
    case .keyResult(let ref):
      return .submits(
        .store(
          .checkIn(
            ref, value: form["value"], confidence: Int(form["confidence"].trimmed), note: note)))
    case .kpi(let ref):
      return .submits(
        .store(.record(ref, value: form["value"], on: moment(deck), note: note)))
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
    if case .kpi = subject {
      if form["value"].trimmed.isEmpty {
        return ("value", "type the value that was measured")
      }
      let on = form["on"].trimmed
      if !on.isEmpty, moment(deck).isEmpty {
        return ("on", "\"\(on)\" is not a date or time; write it as \(deck.day.text), 31.7. or fri")
      }
    }
    if case .failure(let problem) = read(deck) {
      return ("value", problem.sentence)
    }
    return nil
  }

  package func height(in size: Size) -> Int {
    let rows = inputRows(width: size.width - 2) + 1
    return size.width >= 60 ? rows + 1 : min(rows + 1, max(3, size.height - 2))
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
    (width >= 58 ? 1 : 3) + (refusal.map { Remark($0).rows(width: width) } ?? 1)
  }

  /// The fields, and below them how what is typed is read.
  func drawInput(on frame: inout Frame, in rect: Rect, _ deck: Deck) {
    let isWide = rect.width >= 58
    let (input, rest) = rect.splitTop(isWide ? 1 : min(3, max(1, rect.height - 1)))
    if isWide { form.drawLine(on: &frame, in: input) } else { form.drawRows(on: &frame, in: input) }
    let remark = reading(deck)
    let isWhole = remark.rows(width: rest.width) <= rest.height
    Remark(isWhole ? remark.text : remark.text.clauses(within: rest.width), remark.ink)
      .draw(on: &frame, in: rest)
  }

  /// Whether nothing has been typed yet.
  var isBlank: Bool { form.fields.allSatisfy(\.editor.isEmpty) }

  private func heading(_ deck: Deck) -> String {
    switch subject {
    case .keyResult(let ref): "Check in: " + (deck.organization.keyResult(ref)?.title ?? ref.id)
    case .kpi(let ref): "Reading: " + (deck.organization.kpi(ref)?.title ?? ref.id)
    }
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
