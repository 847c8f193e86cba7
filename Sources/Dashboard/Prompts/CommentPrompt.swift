package import Canvas
package import Goals

/// The field for `o`: something said about objectives, key results or KPIs, perhaps on an earlier
/// day. A comment can be said anew in it, and what began when a KPI's process begins anew.
package struct CommentPrompt: Prompt {
  /// What the words are for.
  enum Purpose {
    case comment
    /// The comment that is said anew.
    case correction(RecordedLine)
    case process
  }

  private var form: Form
  private var comments: Recall
  private let subjects: [Reference]
  private let purpose: Purpose
  private var refusal: String?
  private static let said = ""

  init(
    on subjects: [Reference], text: String = "", history: [String],
    for purpose: Purpose = .comment
  ) {
    (self.subjects, self.purpose) = (subjects, purpose)
    comments = Recall(history)
    form = Form([
      Form.Field(CommentPrompt.said, text: text, hasLines: true),
      Form.Field("on", columns: 11, placeholder: purpose.usualDay),
    ])
  }

  package var hints: [Hint] { FormPrompt.hints(of: form) }

  package var entry: (topic: History.Topic, line: String)? { (.note, form[CommentPrompt.said]) }

  package var unsavedInput: UnsavedInput? {
    guard let kind = purpose.unsaved, !form[CommentPrompt.said].isEmpty else { return nil }
    return UnsavedInput(kind, about: subjects, form.lines())
  }

  /// Puts in what was typed before.
  mutating func resume(_ lines: [UnsavedInput.Line]) { form.fill(lines) }

  package mutating func refuse(_ sentence: String, isConflict: Bool) { refusal = sentence }

  package mutating func handle(_ key: Key, _ deck: Deck) -> Outcome {
    if recall(key) { return .stays }
    switch form.handle(key) {
    case .cancelled: return .closed
    case .edited:
      refusal = nil
      return .stays
    case .submitted: return submit(deck)
    }
  }

  /// Up and Down bring back what was said before, unless they go through lines.
  private mutating func recall(_ key: Key) -> Bool {
    let text = form[CommentPrompt.said]
    let isOneLine = !text.contains("\n")
    let step: Int? =
      switch key {
      case .control("p"): -1
      case .control("n"): 1
      case .up where isOneLine: -1
      case .down where isOneLine: 1
      default: nil
      }
    guard let step, form.focused?.label == CommentPrompt.said else { return false }
    if let said = comments.step(by: step, from: text) { form[CommentPrompt.said] = said }
    return true
  }

  private mutating func submit(_ deck: Deck) -> Outcome {
    let text = String(form[CommentPrompt.said].trimmed)
    guard !text.isEmpty else { return .closed }
    guard let on = Day.written(form["on"], on: deck.day) else {
      refusal = deck.complaint(aboutDay: form["on"])
      form.go(to: "on")
      return .stays
    }
    return .submits(.store(.together(actions(saying: text, on: on))))
  }

  package func intended(_ deck: Deck) -> [Change.Action] { actions(saying: "", on: "") }

  private func actions(saying text: String, on: String) -> [Change.Action] {
    subjects.compactMap { purpose.action(text, of: $0, on: on) }
  }

  package func height(in size: Size) -> Int {
    let below = remark.map { $0.rows(width: size.width - 2) } ?? 0
    return min(1 + form.lineHeight(width: size.width - 2) + below, max(2, size.height - 2))
  }

  private var remark: Remark? { refusal.map { Remark($0, Ink(.error)) } }

  package func draw(on frame: inout Frame, in rect: Rect, _ deck: Deck) {
    let (head, body) = rect.splitTop(1)
    frame.rule(
      "\(purpose.heading) \(deck.words(for: subjects))", note: day(deck), in: head, isFocused: true)
    let inner = body.inset(left: 1, right: 1)
    let below = remark.map { $0.rows(width: inner.width) } ?? 0
    let (input, rest) = inner.splitTop(max(1, inner.height - below))
    form.drawLine(on: &frame, in: input)
    remark?.draw(on: &frame, in: rest)
  }

  /// The day as it is read, while it is typed.
  private func day(_ deck: Deck) -> String {
    guard form.focused?.label == "on", let on = Day.written(form["on"], on: deck.day) else {
      return ""
    }
    return Moment(parsing: on)?.day.spoken ?? ""
  }
}

extension CommentPrompt.Purpose {
  fileprivate var heading: String {
    switch self {
    case .comment: "Comment on"
    case .correction: "Correct the comment on"
    case .process: "What began, of"
    }
  }

  /// The day that is meant where none is typed.
  fileprivate var usualDay: String { if case .correction = self { "as it was" } else { "today" } }

  /// As what it is kept where it isn't saved; `nil`: it isn't.
  fileprivate var unsaved: UnsavedInput.Kind? {
    switch self {
    case .comment: .comment
    case .correction: nil
    case .process: .process
    }
  }

  fileprivate func action(
    _ text: String, of subject: Reference, on: String
  ) -> Change.Action? {
    switch self {
    case .comment: .comment(subject, text, on: on)
    case .correction(let line): .correct(line, Correction(note: text, on: on))
    case .process:
      subject.kpi.map { .process($0, since: Moment(parsing: on)?.day, reason: text) }
    }
  }
}

extension Deck {
  /// What is said of a text that means no day up to today.
  func complaint(aboutDay typed: String) -> String {
    "\(String(typed.trimmed).quoted) is not a date or time; write it as \(day.text), 31.7. or fri"
  }
}
