package import Canvas
package import Goals

/// A cycle's end, objective by objective: what it came to, what was learned and what becomes of it,
/// after a team's last one its cycle; then what was closed, and the next cycle's drafts beside it.
package struct ClosingScreen: Screen {
  private var walk: Walk<ClosingPage, ClosingInput>
  private let cycle: CycleName
  private var summary: ClosingSummary

  /// The cycle of a page, from that one on; while that runs, first what ended before and is open
  /// still. Without a page, what ended and is open still, else the cycle that is shown. What was typed
  /// before stands on its pages.
  init(_ deck: Deck, from page: ClosingPage?, typed: [ClosingPage: ClosingInput] = [:]) {
    let cycles = deck.cyclesToClose(page)
    let ended = deck.leftOpen(before: page)
    cycle = ended.first?.cycle.name ?? cycles.first ?? deck.cycle
    let shown = deck.outline.nodes.map(\.ref).filter { cycles.contains($0.cycle.name) }
    let hidden = deck.organization.objectives.map(\.ref).filter {
      cycles.contains($0.cycle.name) && !shown.contains($0)
    }
    let refs = shown + (shown.isEmpty ? hidden : [])
    let open = refs.filter { deck.review.standing(of: $0)?.state.isClosed == false }
    let own = open.filter(deck.isOwn)
    let rest = Set(refs.map(\.cycle)).filter(deck.awaitsClosing).sorted { $0.path < $1.path }
    walk = Walk(
      (ended + own + open.filter { !own.contains($0) }).map(ClosingPage.objective)
        + rest.map(ClosingPage.cycle), from: ended.isEmpty || !typed.isEmpty ? page : nil)
    summary = ClosingSummary(of: cycle, deck)
    for (page, input) in typed { walk.put(input, on: page) }
  }

  package var unsavedInputs: [UnsavedInput] { walk.unsaved.compactMap(\.unsavedInput) }

  private func input(_ deck: Deck) -> ClosingInput? {
    walk.page.flatMap { walk.input ?? ClosingInput($0, deck) }
  }

  package func hints(_ deck: Deck) -> [Hint] {
    walk.isOver
      ? summary.isEmpty
        ? Listing.emptyHints : KeyTable.hints((.open, "go there"), (.close, "close"))
      : KeyTable.hints(
        (.enter, "close it"), (.pageDown, "skip"), (.pageUp, "back"), (.tab, "next field"),
        (.escape, "leave"))
  }

  package func subject(in deck: Deck) -> Reference? { walk.isOver ? summary.item?.target : nil }

  package mutating func handle(_ key: Key, in context: ScreenContext) -> Outcome? {
    guard !walk.isOver else { return nil }
    let deck = context.deck
    switch key {
    case .pageDown: walk.move(by: 1)
    case .pageUp: walk.move(by: -1)
    default:
      guard var input = input(deck) else { return key == .escape ? .closed : .stays }
      let outcome = input.handle(key, deck)
      if case .closes = outcome {
        return walk.leave("closed", goOnWith: .closing)
      }
      walk.input = input
      return outcome
    }
    if walk.isOver { finish(deck) }
    return .stays
  }

  package mutating func handle(_ command: Command, in context: ScreenContext) -> Outcome? {
    guard walk.isOver else { return nil }
    if command == .open { return summary.item?.target.map { .goes(to: $0) } ?? .closed }
    return summary.move(command, in: parts(of: context.area).list) ? .stays : nil
  }

  package mutating func hear(_ event: Event, in context: ScreenContext) -> Outcome {
    switch event {
    case .organizationLoaded where walk.isOver:
      summary.show(context.deck, in: parts(of: context.area).list)
    case .changeSaved, .changeNeedless: goOn(context.deck)
    case .changeRefused(let sentence), .changeConflicted(let sentence):
      walk.input?.refuse(sentence)
    default: break
    }
    return .stays
  }

  /// After the last objective of a team's cycle the cycle itself is offered to be closed. Where only
  /// values were recorded the page stays, with what is proposed now.
  private mutating func goOn(_ deck: Deck) {
    if let page = walk.page, walk.input?.isRecording == true {
      walk.input = walk.input?.proposed(anew: page, deck)
      return
    }
    if let cycle = walk.page?.objective?.cycle, deck.awaitsClosing(cycle) {
      walk.insert(.cycle(cycle))
    }
    walk.save()
    if walk.isOver { finish(deck) }
  }

  private mutating func finish(_ deck: Deck) { summary = ClosingSummary(of: cycle, deck) }
}

// MARK: - Drawing

extension ClosingScreen {
  package func draw(on frame: inout Frame, in rect: Rect, _ deck: Deck) {
    frame.fill(rect)
    let (head, body) = rect.headed
    let inner = body.inset(left: 1, right: 1)
    guard walk.isOver else { return drawPage(on: &frame, head, inner, deck) }
    frame.rule("\(cycle.text): close and plan", note: "", in: head, isFocused: true)
    if summary.isEmpty {
      return frame.emptiness("There is no objective in \(cycle.text) to close.", in: body)
    }
    let parts = parts(of: rect)
    if !parts.line.isEmpty {
      frame.draw(headline(deck), x: parts.line.x, y: parts.line.y, within: parts.line.width)
    }
    summary.draw(on: &frame, in: parts.list)
  }

  /// The line above the summary and its rows.
  private func parts(of rect: Rect) -> (line: Rect, list: Rect) {
    let body = rect.headed.body
    let (line, list) = body.splitTop(body.height >= 4 ? 2 : 0)
    return (line.inset(left: 1, right: 1), list)
  }

  /// `3 closed, mean score 0.6 (amber) · 1 open`
  private func headline(_ deck: Deck) -> String {
    let states = deck.organization.objectives.filter { $0.ref.cycle.name == cycle }
    let closed = states.filter { deck.review.standing(of: $0.ref)?.state.isClosed == true }
    let scores = closed.compactMap { deck.review.standing(of: $0.ref)?.score }
    let mean = scores.isEmpty ? nil : scores.reduce(0, +) / Double(scores.count)
    let words = mean.map { mean in
      ", mean score \(Decimal.text(mean, decimals: 2)) (\(Band(of: mean).rawValue))"
    }
    let open = states.count - closed.count
    return "\(closed.count) closed\(words ?? "")" + (open > 0 ? " \(Glyph.dot) \(open) open" : "")
  }

  private func drawPage(on frame: inout Frame, _ head: Rect, _ rect: Rect, _ deck: Deck) {
    let done = walk.saved.isEmpty ? "" : "\(walk.saved.count) closed"
    frame.rule(
      "Close \(walk.index + 1) of \(walk.pages.count)", note: done, in: head, isFocused: true)
    guard let page = walk.page, let input = input(deck) else {
      return frame.paragraph("It isn't there any more. PgDn goes on.", in: rect, Ink(.muted))
    }
    // Wider, and the eye would lose the row on its way to the score.
    let lines = lines(of: page, width: min(rect.width, 100), deck)
    // The fields keep their rows; what stands above them gives way.
    let room = max(min(rect.height, 1), rect.height - input.rowCount - 1)
    let (upper, lower) = rect.splitTop(min(lines.count + 1, room))
    for (offset, line) in lines.prefix(upper.height).enumerated() {
      frame.draw(
        TextWidth.truncated(line.text, to: upper.width), x: upper.x, y: upper.y + offset, line.ink)
    }
    input.draw(on: &frame, in: lower, deck)
  }

  /// What is judged: the key results of an objective, or how a cycle went.
  private func lines(
    of page: ClosingPage, width: Int, _ deck: Deck
  ) -> [(text: String, ink: Ink)] {
    switch page {
    case .objective(let ref):
      return ClosingProposal(of: ref, in: deck.review).map { lines(of: $0, width: width, deck) }
        ?? []
    case .cycle(let ref):
      let retrospective = Retrospective(of: ref, in: deck.review)
      let words = retrospective.map { RetrospectiveText($0, deck).lines } ?? []
      return [("Close the cycle \(ref.path)", Ink(.title, .bold))]
        + words.flatMap { TextWidth.wrapped($0, to: max(8, width)) }.map { ($0, .text) }
    }
  }

  private func lines(
    of proposal: ClosingProposal, width: Int, _ deck: Deck
  ) -> [(text: String, ink: Ink)] {
    let objective = proposal.objective
    guard let standing = deck.review.standing(of: objective.ref) else { return [] }
    let span = deck.organization.span(of: objective.ref)
    let early = span.map { deck.day <= $0.last ? "runs until \($0.last.text)" : "has ended" } ?? ""
    let facts = [
      objective.ref.cycle.path + " " + early, objective.ambition.rawValue,
      String(standing.verdict.text.trimmed), standing.progressText, standing.measuredText,
    ]
    let head: [(text: String, ink: Ink)] = [
      (objective.title, Ink(.title, .bold)),
      (facts.filter { !$0.isEmpty }.joined(within: width), Ink(.muted)),
    ]
    let rows = proposal.keyResults.map { figures(of: $0, deck) }
    let widths = (0..<4).map { column in
      rows.map { TextWidth.columns(of: $0[column]) }.max() ?? 0
    }
    return head
      + zip(proposal.keyResults, rows).map { line, figures in
        let columns = figures.indices.map { column in
          // Aims begin in one column, numbers end in one.
          column == 0
            ? TextWidth.padded(figures[column], to: widths[column])
            : figures[column].leftPadded(to: widths[column])
        }
        let right = columns.joined(separator: "  ")
        let room = width - TextWidth.columns(of: right) - 4
        let title = TextWidth.padded(line.standing.keyResult.title, to: max(8, room))
        return (
          "\(line.standing.verdict.sign) \(title)  \(right)", Ink(line.standing.verdict.role)
        )
      }
  }

  /// `59 → 38 days`, `51`, `38 %`, `0.4`
  private func figures(of line: ClosingProposal.Line, _ deck: Deck) -> [String] {
    let standing = line.standing
    let unit = deck.organization.unit(of: standing.keyResult)
    let isGuardrail = standing.keyResult.role == .guardrail
    let score =
      isGuardrail
      ? standing.lamp.word : line.score.map { Decimal.text($0) } ?? "–"
    return [
      standing.isNumeric ? standing.aim(unit: unit) : "",
      standing.isNumeric ? standing.currentFigure(unit: unit) : standing.currentText,
      isGuardrail ? "" : standing.progressText, score,
    ]
  }
}

extension String {
  fileprivate func leftPadded(to columns: Int) -> String {
    String(repeating: " ", count: max(0, columns - TextWidth.columns(of: self))) + self
  }
}

extension Deck {
  /// The cycles that are closed together, the shortest first: that of a page; without one those that
  /// ended last and are open still, unless a cycle is shown that ended before.
  fileprivate func cyclesToClose(_ page: ClosingPage?) -> [CycleName] {
    if let page { return [page.cycle.name] }
    let ended = organization.openAfterEnd(on: day).map(\.ref)
    let names = Set(ended.map(\.cycle.name))
    let isOver = organization.span(of: cycle).map { $0.last < day } ?? false
    guard !names.isEmpty, !isOver || names.contains(cycle) else { return [cycle] }
    return names.sorted {
      let days = [$0, $1].map { organization.span(of: $0)?.dayCount ?? 0 }
      return (days[0], $0.text) < (days[1], $1.text)
    }
  }

  /// What ended and is open still of this user's, and of the team of a page and those within, as
  /// long as the page's own cycle runs; this user's first.
  fileprivate func leftOpen(before page: ClosingPage?) -> [ObjectiveRef] {
    guard let page, organization.cycles[page.cycle].map({ day <= $0.span.last }) == true else {
      return []
    }
    let all = organization.openAfterEnd(on: day).map(\.ref)
    let own = all.filter(isOwn)
    return own + all.filter { !own.contains($0) && $0.team.isWithin(page.cycle.team) }
  }

  /// Whether an objective is this user's.
  func isOwn(_ ref: ObjectiveRef) -> Bool {
    guard let objective = organization.objective(ref) else { return false }
    return ([objective.owner].compactMap(\.self) + objective.coOwners).contains {
      $0.value == userId
    }
  }
}
