import Canvas
import Goals

/// What is closed on a page: an objective, or the cycle of a team after the last of them.
enum ClosingPage: Hashable, Sendable {
  case objective(ObjectiveRef)
  case cycle(CycleRef)

  var objective: ObjectiveRef? { if case .objective(let ref) = self { ref } else { nil } }

  var cycle: CycleRef {
    switch self {
    case .objective(let ref): ref.cycle
    case .cycle(let ref): ref
    }
  }
}

/// What is typed on a page.
enum ClosingInput: Sendable {
  case objective(ClosingForm)
  case cycle(CycleForm)

  /// Nothing where what it is about isn't there any more.
  init?(_ page: ClosingPage, _ deck: Deck) {
    switch page {
    case .objective(let ref):
      guard let form = ClosingForm(ref, deck) else { return nil }
      self = .objective(form)
    case .cycle(let ref):
      guard let form = CycleForm(ref, deck) else { return nil }
      self = .cycle(form)
    }
  }

  /// Whether values of key results are on their way, and nothing is closed yet.
  var isRecording: Bool { if case .objective(let form) = self { form.isRecording } else { false } }

  /// Input for the page as it is proposed once values were recorded, with what was typed put back
  /// in.
  func proposed(anew page: ClosingPage, _ deck: Deck) -> ClosingInput? {
    guard case .objective(let form) = self, var fresh = ClosingForm(form.ref, deck) else {
      return ClosingInput(page, deck)
    }
    fresh.resume(form.decided)
    fresh.remind("recorded; Enter closes it with what is proposed now")
    return .objective(fresh)
  }

  var unsavedInput: UnsavedInput? {
    switch self {
    case .objective(let form): form.unsavedInput
    case .cycle(let form): form.unsavedInput
    }
  }

  /// Puts in what was typed before; what was proposed then and not touched is proposed anew.
  mutating func resume(_ lines: [UnsavedInput.Line]) {
    let typed = lines.filter { $0.text != $0.was }
    switch self {
    case .objective(var form):
      form.resume(typed)
      self = .objective(form)
    case .cycle(var form):
      form.resume(typed)
      self = .cycle(form)
    }
  }

  var rowCount: Int {
    switch self {
    case .objective(let form): form.rowCount
    case .cycle: CycleForm.rowCount
    }
  }

  mutating func handle(_ key: Key, _ deck: Deck) -> Outcome {
    switch self {
    case .objective(var form):
      let outcome = form.handle(key, deck)
      self = .objective(form)
      return outcome
    case .cycle(var form):
      let outcome = form.handle(key, deck)
      self = .cycle(form)
      return outcome
    }
  }

  mutating func refuse(_ sentence: String) {
    switch self {
    case .objective(var form):
      form.refuse(sentence)
      self = .objective(form)
    case .cycle(var form):
      form.refusal = sentence
      self = .cycle(form)
    }
  }

  func draw(on frame: inout Frame, in rect: Rect, _ deck: Deck) {
    switch self {
    case .objective(let form): form.draw(on: &frame, in: rect, deck)
    case .cycle(let form): form.draw(on: &frame, in: rect)
    }
  }
}

/// What is typed when the cycle of a team is closed: what it taught.
struct CycleForm: Sendable {
  static let rowCount = 2

  private let ref: CycleRef
  private let opened: Form
  private var form: Form
  var refusal: String?

  fileprivate init?(_ ref: CycleRef, _ deck: Deck) {
    guard let cycle = deck.organization.cycles[ref] else { return nil }
    self.ref = ref
    form = Form([Form.Field(CycleForm.label, text: cycle.retrospective, hasLines: true)])
    opened = form
  }

  private static let label = FieldName.retrospective.rawValue

  var isBlank: Bool { form[CycleForm.label] == opened[CycleForm.label] }

  fileprivate var unsavedInput: UnsavedInput? {
    isBlank ? nil : UnsavedInput(.closing, about: [.cycle(ref)], form.lines { opened[$0] })
  }

  fileprivate mutating func resume(_ lines: [UnsavedInput.Line]) { form.fill(lines) }

  fileprivate mutating func handle(_ key: Key, _ deck: Deck) -> Outcome {
    switch form.handle(key) {
    case .cancelled: return .closed
    case .edited:
      refusal = nil
      return .stays
    case .submitted: return .submits(.store(.set(.cycle(ref), edits(deck), reason: "")))
    }
  }

  /// What stands there of several lines is left alone unless something else was typed.
  private func edits(_ deck: Deck) -> [FieldEdit] {
    func edit(_ field: FieldName, to values: [String]) -> FieldEdit {
      let from = deck.organization.values(of: field, in: .cycle(ref))
      return FieldEdit(field, from: from, to: values)
    }
    let closed = edit(.state, to: ["closed"])
    guard !isBlank else { return [closed] }
    let text = String(form[CycleForm.label].trimmed)
    return [closed, edit(.retrospective, to: text.isEmpty ? [] : [text])]
  }

  fileprivate func draw(on frame: inout Frame, in rect: Rect) {
    let remark =
      refusal.map { Remark($0, Ink(.error)) }
      ?? Remark("what the cycle taught; Enter closes it", Ink(.muted))
    let room = rect.height - remark.rows(width: rect.width)
    let (rows, last) = rect.splitTop(min(form.fields.count, room))
    form.drawRows(on: &frame, in: rows)
    remark.draw(on: &frame, in: last)
  }
}

extension Deck {
  /// Whether the cycle of a team is still to be closed, and nothing in it any more.
  func awaitsClosing(_ ref: CycleRef) -> Bool {
    organization.cycles[ref]?.isClosed == false && organization.openObjectives(in: ref).isEmpty
      && organization.objectives.contains { $0.ref.cycle == ref && $0.state.isClosed }
  }
}
