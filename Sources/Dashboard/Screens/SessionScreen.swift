package import Canvas
package import Goals

/// A walk through everything that waits for the user's check-in or reading, one a page. Each is
/// saved on its own, so that leaving in the middle loses nothing, and coming back asks for the rest.
package struct SessionScreen: Screen {
  private enum Phase: Hashable {
    /// Nothing waits; everything of the user's may be walked instead.
    case offer
    case pages
    case summary
  }

  private var phase: Phase
  private var walk: Walk<Reference, CheckInPrompt>
  /// How each stood when the walk began.
  private let before: [Reference: String]
  private var list = Listing()
  /// The notes typed before, in the walk too.
  private var notes: History

  /// Begins with what was typed before, where something was; the last page of it is shown.
  /// Where the overview is narrowed, it walks all that waits and is shown, whosever it is.
  init(
    _ deck: Deck, _ filter: Filter = Filter(), notes: History = History(),
    typed: [CheckInPrompt] = []
  ) {
    self.notes = notes
    let waiting = filter.isEmpty ? deck.waitingForUser : deck.waiting(within: filter)
    let resumed = typed.map(\.subject.reference)
    let pages =
      waiting.isEmpty && typed.isEmpty
      ? deck.openOfUser : resumed.filter { !waiting.contains($0) } + waiting
    walk = Walk(pages, from: resumed.last)
    for prompt in typed { walk.put(prompt, on: prompt.subject.reference) }
    phase = waiting.isEmpty && typed.isEmpty ? .offer : .pages
    before = Dictionary(pages.map { ($0, deck.measure(of: $0)) }) { first, _ in first }
  }

  private var input: CheckInPrompt? {
    walk.page.flatMap { walk.input ?? CheckInPrompt(of: $0, history: notes[.note]) }
  }

  package func hints(_ deck: Deck) -> [Hint] {
    switch phase {
    case .offer:
      walk.pages.isEmpty
        ? KeyTable.hints((Command.close, "close"))
        : KeyTable.hints((.open, "walk them"), (.close, "close"))
    case .summary: KeyTable.hints((.open, "go there"), (.close, "close"))
    case .pages:
      KeyTable.hints(
        (.enter, "save"), (.pageDown, "skip"), (.pageUp, "back"), (.tab, "next field"),
        (.escape, "leave"))
    }
  }

  package func remark(_ deck: Deck) -> String? {
    phase == .pages ? input?.remark(deck, after: nil) : nil
  }

  package var unsavedInputs: [UnsavedInput] {
    walk.unsaved.compactMap { $0.unsavedInput(.session) }
  }

  package func subject(in deck: Deck) -> Reference? {
    phase == .summary ? list.item?.target : nil
  }
}

// MARK: - Keys

extension SessionScreen {
  package mutating func handle(_ key: Key, in context: ScreenContext) -> Outcome? {
    guard phase == .pages, var input else { return nil }
    let deck = context.deck
    switch key {
    case .pageDown: move(by: 1, deck)
    case .pageUp: move(by: -1, deck)
    case .enter where input.isBlank && walk.isSaved: move(by: 1, deck)
    default:
      let outcome = input.handle(key, deck)
      if case .closes = outcome {
        return walk.leave("checked in", goOnWith: .session)
      }
      walk.input = input
      if case .submits = outcome, let entry = input.entry {
        notes.note(entry.line, of: entry.topic)
      }
      return outcome
    }
    return .stays
  }

  package mutating func handle(_ command: Command, in context: ScreenContext) -> Outcome? {
    switch (phase, command) {
    case (.offer, .open):
      guard !walk.pages.isEmpty else { return .closed }
      phase = .pages
    case (.summary, .open): return list.item?.target.map { .goes(to: $0) } ?? .closed
    case (.summary, _): return list.move(command, in: context.area.headed.body) ? .stays : nil
    default: return nil
    }
    return .stays
  }

  private mutating func move(by step: Int, _ deck: Deck) {
    walk.move(by: step)
    if walk.isOver { finish(deck) }
  }

  package mutating func hear(_ event: Event, in context: ScreenContext) -> Outcome {
    switch event {
    case .changeSaved, .changeNeedless:
      walk.save()
      if walk.isOver { finish(context.deck) }
    case .changeRefused(let sentence): refuse(sentence)
    case .changeConflicted(let sentence): refuse(sentence, isConflict: true)
    default: break
    }
    return .stays
  }

  private mutating func refuse(_ sentence: String, isConflict: Bool = false) {
    guard var input else { return }
    input.refuse(sentence, isConflict: isConflict)
    walk.input = input
  }

  private mutating func finish(_ deck: Deck) {
    phase = .summary
    list = Listing([
      .init(title: "Checked in", items: items(deck, walk.pages.filter(walk.saved.contains))),
      .init(title: "Skipped", items: items(deck, walk.pages.filter { !walk.saved.contains($0) })),
    ])
  }

  private func items(_ deck: Deck, _ references: [Reference]) -> [Listing.Item] {
    references.compactMap { reference in
      guard let subject = ChartSubject(reference, deck) else { return nil }
      let (was, now) = (before[reference] ?? "", deck.measure(of: reference))
      return Listing.Item(
        sign: subject.sign, role: subject.role, text: subject.title,
        note: was == now ? now : "\(was) \(Glyph.arrow) \(now)", target: reference)
    }
  }
}

// MARK: - Drawing

extension SessionScreen {
  package func draw(on frame: inout Frame, in rect: Rect, _ deck: Deck) {
    frame.fill(rect)
    let (head, body) = rect.headed
    let inner = body.inset(left: 1, right: 1)
    switch phase {
    case .offer:
      frame.rule("Check-in", note: "", in: head, isFocused: true)
      let pages = walk.pages.count
      let count = pages == 1 ? "the one that is yours" : "all \(pages) of yours"
      let offer =
        pages == 0
        ? "None is yours; w makes you the owner of what the cursor is on." : "Enter walks \(count)."
      frame.emptiness("Nothing waits for your check-in. \(offer)", in: body)
    case .summary:
      frame.rule("Check-in done", note: "", in: head, isFocused: true)
      let (line, rest) = inner.splitTop(body.height >= 4 ? 2 : 0)
      frame.draw(summary(deck), x: line.x, y: line.y, within: line.width)
      list.draw(on: &frame, in: Rect(x: body.x, y: rest.y, width: body.width, height: rest.height))
    case .pages:
      let done = walk.saved.isEmpty ? "" : "\(walk.saved.count) checked in"
      frame.rule(
        "Check-in \(walk.index + 1) of \(walk.pages.count)", note: done, in: head, isFocused: true)
      drawPage(on: &frame, in: inner, deck)
    }
  }

  private func summary(_ deck: Deck) -> String {
    let net = Confidence.net(of: deck.ownKeyResults.compactMap(\.confidence))
    let calls = net.map { net in
      " \(Glyph.dot) your net confidence \(Confidence.netText(net))"
    }
    return "\(walk.saved.count) of \(walk.pages.count) checked in" + (calls ?? "")
  }

  /// What it is and why, where it stands, how it came there; the fields at the bottom, where they
  /// stay from page to page.
  private func drawPage(on frame: inout Frame, in rect: Rect, _ deck: Deck) {
    guard let reference = walk.page, let input, let subject = ChartSubject(reference, deck) else {
      return frame.paragraph("It isn't there any more. PgDn goes on.", in: rect, Ink(.muted))
    }
    let rows = min(rect.height, input.inputRows(width: rect.width) + 1)
    let (upper, lower) = rect.splitTop(rect.height - rows)
    let (line, fields) = lower.splitTop(lower.height > 1 ? 1 : 0)
    // As wide as the head above.
    let rule = Rect(x: line.x - 1, y: line.y, width: line.width + 2, height: line.height)
    frame.rule(
      walk.isSaved ? "Checked in already" : "Your check-in", note: "", in: rule,
      isFocused: true)
    input.drawInput(on: &frame, in: fields, deck)
    let cursor = frame.cursor
    var rest = drawHead(of: subject, reference, input, on: &frame, in: upper, deck)
    if rest.height >= 10 { rest = drawChart(of: subject, on: &frame, in: rest) }
    drawNotes(of: subject, on: &frame, in: rest)
    frame.cursor = cursor
  }

  /// - Returns: what is left below it.
  private func drawHead(
    of subject: ChartSubject, _ reference: Reference, _ input: CheckInPrompt,
    on frame: inout Frame, in rect: Rect, _ deck: Deck
  ) -> Rect {
    var lines: [(text: String, ink: Ink)] = [(subject.title, Ink(.title, .bold))]
    if let objective = reference.objective.flatMap(deck.organization.objective) {
      lines.append(("for: " + objective.title, .text))
      let why = TextWidth.wrapped(objective.why.flowing, to: rect.width)
      if rect.height >= 9, !objective.why.isEmpty {
        lines += why.prefix(2).map { ($0, Ink(.muted)) }
      }
    }
    lines.append((input.standing(deck).clauses(within: rect.width), Ink(.text)))
    let facts = subject.facts.map(\.text).filter { !$0.isEmpty }
    lines.append((facts.joined(within: rect.width), Ink(subject.role)))
    for (offset, line) in lines.prefix(rect.height).enumerated() {
      let text = TextWidth.truncated(line.text, to: rect.width)
      frame.draw(text, x: rect.x, y: rect.y + offset, line.ink)
    }
    return rect.splitTop(lines.count + (rect.height >= 9 ? 1 : 0)).rest
  }

  private func drawChart(
    of subject: ChartSubject, on frame: inout Frame, in rect: Rect
  ) -> Rect {
    guard subject.entries.count > 1 else { return rect }
    let (chart, rest) = rect.splitTop(min(14, rect.height / 2 + 1))
    subject.chart(selected: -1, columns: chart.width)
      .draw(on: &frame, in: chart, label: subject.label)
    return rest.inset(top: 1)
  }

  /// The last values with what was said then, the newest first.
  private func drawNotes(of subject: ChartSubject, on frame: inout Frame, in rect: Rect) {
    let entries = subject.entries.suffix(rect.height).reversed()
    let width = entries.map { TextWidth.columns(of: $0.text) }.max() ?? 0
    for (offset, entry) in entries.enumerated() {
      let (y, end) = (rect.y + offset, rect.x + 12 + width)
      frame.draw(entry.day.text, x: rect.x, y: y, Ink(.muted), within: rect.width)
      frame.draw(entry.text, endingAt: end, y: y)
      let said = [entry.source, entry.note.flowing].filter { !$0.isEmpty }
      let text = said.joined(separator: " \(Glyph.dot) ")
      frame.draw(
        TextWidth.truncated(text, to: max(0, rect.maxX - end - 2)), x: end + 2, y: y, Ink(.muted))
    }
  }
}

extension Deck {
  /// The key results of the cycle shown whose check-ins are this user's to make.
  var ownKeyResults: [KeyResultStanding] {
    keyResults.filter { isResponsible(for: $0.keyResult) }
  }

  /// What waits for anybody's check-in or reading and meets a filter, the longest first.
  fileprivate func waiting(within filter: Filter) -> [Reference] {
    let filter = filter.resolved(in: self)
    return review.waiting().map(\.reference).filter { filter.matches($0, self) }
  }

  /// What waits for this user's check-in or reading, the longest first.
  var waitingForUser: [Reference] { review.waiting(for: userId).map(\.reference) }

  /// What this user may check in although it doesn't wait; what was checked in today is done.
  fileprivate var openOfUser: [Reference] {
    ownKeyResults.filter { $0.isOpen && $0.lastCheckIn?.day != day }
      .map { .keyResult($0.keyResult.ref) }
  }

  /// The number that a check-in of it changes.
  fileprivate func measure(of reference: Reference) -> String {
    switch reference {
    case .keyResult(let ref): review.standing(of: ref)?.progressText ?? "–"
    case .kpi(let ref): figure(of: ref)
    default: ""
    }
  }
}
