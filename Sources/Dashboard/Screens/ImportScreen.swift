package import Canvas
import Goals

/// What a pasted outline comes to: question by question with a key for each answer, then all of it to
/// be accepted.
package struct ImportScreen: Screen {
  private var outline: PastedOutline
  /// `nil` until the plan was made.
  private var offer: ImportOffer?
  private var top = 0
  /// A value, while it is typed.
  private var typed: LineEditor?
  private var refusal: String?

  init(_ outline: PastedOutline) { self.outline = outline }

  private var question: ImportOffer.Question? { offer?.questions.first }

  package func hints(_ deck: Deck) -> [Hint] {
    if typed != nil { return KeyTable.hints((.enter, "answer"), (.escape, "back")) }
    guard let question else {
      return (offer?.action == nil ? [] : KeyTable.hints((.open, "bring it in")))
        + KeyTable.hints((.down, "move"), (.close, "give up"))
    }
    return [("1-9", "answer")] + (question.field.map { [("=", $0)] } ?? [])
      + [("s", "leave out the rest")] + KeyTable.hints((.close, "give up"))
  }

  package func wanted(_ deck: Deck) -> [Request] { [.planImport(outline)] }

  package mutating func handle(_ key: Key, in context: ScreenContext) -> Outcome? {
    refusal = nil
    if typed != nil { return type(key, context.deck) }
    guard let question else { return nil }
    switch key {
    case .character("="):
      if question.field != nil || question.answers.isEmpty { typed = LineEditor("") }
      return .stays
    case .character("s"):
      outline.skips = true
      return replan(context.deck)
    case .character(let digit):
      guard let number = digit.wholeNumberValue else { return nil }
      guard question.answers.indices.contains(number - 1) else { return .stays }
      outline.answers[question.key] = number - 1
      return replan(context.deck)
    default: return nil
    }
  }

  package mutating func handle(_ command: Command, in context: ScreenContext) -> Outcome? {
    let last = max(0, lines(width: context.area.width).count - (context.area.height - 2))
    switch command {
    case .down: top = min(last, top + 1)
    case .up: top = max(0, top - 1)
    case .pageDown: top = min(last, top + context.area.height - 2)
    case .pageUp: top = max(0, top - context.area.height + 2)
    case .open: return accept(context.deck)
    default: return nil
    }
    return .stays
  }

  private func accept(_ deck: Deck) -> Outcome {
    if let reason = deck.user.readOnlyBecause {
      return .says(Notice("nothing can be changed: \(reason)", .trouble))
    }
    guard let offer else { return .stays }
    guard offer.questions.isEmpty else {
      return .says(Notice("answer what is asked first; s leaves the rest out"))
    }
    guard let action = offer.action else { return .says(Notice("there is nothing to bring in")) }
    return .submits(.store(action))
  }

  private mutating func type(_ key: Key, _ deck: Deck) -> Outcome {
    switch key {
    case .escape, .control("g"), .control("c"): typed = nil
    case .enter:
      guard let question, let text = typed?.text, !text.trimmed.isEmpty else { return .stays }
      outline.values[question.key] = String(text.trimmed)
      typed = nil
      return replan(deck)
    default: _ = typed?.handle(key)
    }
    return .stays
  }

  private mutating func replan(_ deck: Deck) -> Outcome {
    top = 0
    return .does(wanted(deck).map(Effect.files))
  }

  package mutating func hear(_ event: Event, in context: ScreenContext) -> Outcome {
    switch event {
    case .importPlanned(let offer): self.offer = offer
    case .changeSaved, .changeNeedless: return .closed
    case .changeRefused(let sentence), .changeConflicted(let sentence): refusal = sentence
    default: break
    }
    return .stays
  }
}

// MARK: - Drawing

extension ImportScreen {
  package func draw(on frame: inout Frame, in rect: Rect, _ deck: Deck) {
    frame.fill(rect)
    let (head, body) = rect.headed
    let place = outline.objective.map { deck.title(of: .objective($0)) } ?? outline.cycle.path
    let open = offer?.questions.count ?? 0
    frame.rule(
      "Paste into \(place)", note: open > 0 ? "\(open) to answer" : "", in: head, isFocused: true)
    let inner = body.inset(left: 1, right: 1)
    let remark = refusal.map { Remark($0, Ink(.error)) }
    let (page, last) = inner.splitTop(inner.height - (remark?.rows(width: inner.width) ?? 0))
    for (offset, line) in lines(width: page.width).dropFirst(top).prefix(page.height).enumerated() {
      frame.draw(line, x: page.x, y: page.y + offset, .text, within: page.width)
    }
    if let typed {
      let y = min(page.maxY - 1, page.y + lines(width: page.width).count)
      let start = frame.draw("\(question?.field ?? "day") ", x: page.x, y: y, Ink(.key))
      let column = typed.draw(
        on: &frame, x: start, y: y, width: max(1, page.maxX - start), Ink(.input))
      frame.cursor = Point(x: min(column, page.maxX - 1), y: y)
    }
    remark?.draw(on: &frame, in: last)
  }

  /// What is asked, else the plan.
  private func lines(width: Int) -> [String] {
    guard let offer else { return ["Reads what was pasted."] }
    let lines: [String]
    if let question {
      let answers = question.answers.enumerated().map { "  \($0.offset + 1)  \($0.element)" }
      lines = [question.text] + answers
    } else {
      lines = offer.lines
    }
    return lines.flatMap { TextWidth.wrapped($0, to: max(8, width)) }
  }
}
