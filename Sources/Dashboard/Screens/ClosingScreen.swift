package import Canvas
package import Goals

/// A cycle's end, objective by objective: what it came to, what was learned and what becomes of it;
/// then what was closed, and the next cycle's drafts beside it.
package struct ClosingScreen: Screen {
  private var walk: Walk<ObjectiveRef, ClosingForm>
  private let cycle: CycleName
  private var list = Listing()

  /// The cycle of an objective, from that one on; without, the cycle that is shown.
  init(_ deck: Deck, from ref: ObjectiveRef?, typed: ClosingForm? = nil) {
    let cycle = ref?.cycle.name ?? deck.cycle
    self.cycle = cycle
    let open = deck.outline.nodes.map(\.ref).filter { ref in
      ref.cycle.name == cycle && deck.review.standing(of: ref)?.state.isClosed == false
    }
    let own = open.filter(deck.isOwn)
    walk = Walk(own + open.filter { !own.contains($0) }, from: ref)
    if walk.isOver { finish(deck) }
    if let typed { walk.input = typed }
  }

  package var drafts: [Draft] { walk.unsaved.compactMap(\.draft) }

  private func form(_ deck: Deck) -> ClosingForm? {
    walk.page.flatMap { walk.input ?? ClosingForm($0, deck) }
  }

  package func hints(_ deck: Deck) -> [Hint] {
    walk.isOver
      ? [("Enter", "go there"), ("q", "close")]
      : [
        ("Enter", "close it"), ("PgDn", "skip"), ("PgUp", "back"), ("Tab", "next field"),
        ("Esc", "leave"),
      ]
  }

  package func subject(in deck: Deck) -> Reference? { walk.isOver ? list.item?.target : nil }

  package mutating func handle(_ key: Key, _ deck: Deck, in rect: Rect) -> Outcome? {
    guard !walk.isOver else { return nil }
    switch key {
    case .pageDown: walk.turn(by: 1)
    case .pageUp: walk.turn(by: -1)
    default:
      guard var form = form(deck) else { return key == .escape ? .closed : .stays }
      let outcome = form.handle(key, deck)
      if case .closes = outcome {
        return walk.leave(isBlank: form.isBlank, "closed", goOnWith: "Z")
      }
      walk.input = form
      return outcome
    }
    if walk.isOver { finish(deck) }
    return .stays
  }

  package mutating func handle(_ command: Command, _ deck: Deck, in rect: Rect) -> Outcome? {
    guard walk.isOver else { return nil }
    if command == .open { return list.item?.target.map { .goes(to: $0) } ?? .closed }
    return list.move(command, in: rect.headed.body) ? .stays : nil
  }

  package mutating func saved(_ deck: Deck, in rect: Rect) -> Outcome {
    walk.save()
    if walk.isOver { finish(deck) }
    return .stays
  }

  package mutating func refuse(_ sentence: String, isConflict: Bool) {
    walk.input?.refusal = sentence
  }
}

// MARK: - The end

extension ClosingScreen {
  private mutating func finish(_ deck: Deck) {
    let rows = ClosingRows(deck, cycle)
    list = Listing(rows.groups)
  }

  /// `3 closed, mean score 0.6 (amber) · 1 open`
  private func summary(_ deck: Deck) -> String {
    let states = deck.organization.objectives.filter { $0.ref.cycle.name == cycle }
    let closed = states.filter { deck.review.standing(of: $0.ref)?.state.isClosed == true }
    let scores = closed.compactMap { deck.review.standing(of: $0.ref)?.score }
    let mean = scores.isEmpty ? nil : scores.reduce(0, +) / Double(scores.count)
    let words = mean.map { mean in
      ", mean score \(Decimal.text(mean, decimals: 1)) (\(Band(of: mean).rawValue))"
    }
    let open = states.count - closed.count
    return "\(closed.count) closed\(words ?? "")" + (open > 0 ? " \(Glyph.dot) \(open) open" : "")
  }
}

/// What a cycle came to, and what is planned for the next one.
private struct ClosingRows {
  let deck: Deck
  let cycle: CycleName

  init(_ deck: Deck, _ cycle: CycleName) {
    (self.deck, self.cycle) = (deck, cycle)
  }

  var groups: [Listing.Group] {
    let own = deck.organization.objectives.filter { $0.ref.cycle.name == cycle }
    let closed = own.filter { state($0.ref)?.isClosed == true }
    let next = cycle.next.map { name in
      Listing.Group(
        title: "Next: \(name.text)",
        items: deck.organization.objectives.filter { $0.ref.cycle.name == name }.map(planned))
    }
    return [
      .init(title: "Closed", items: closed.map(item)),
      .init(title: "Open", items: own.filter { state($0.ref)?.isClosed == false }.map(item)),
      next ?? .init(title: "", items: []),
    ]
  }

  private func state(_ ref: ObjectiveRef) -> Objective.State? {
    deck.review.standing(of: ref)?.state
  }

  private func item(_ objective: Objective) -> Listing.Item {
    let standing = deck.review.standing(of: objective.ref)
    let score = standing?.score.map { Decimal.text($0) } ?? percentText(standing?.progress)
    let successor = deck.organization.successor(of: objective.ref)
    let goesOn = successor.map { " \(Glyph.arrow) \($0.cycle.name.text)" } ?? ""
    let lesson = (deck.organization.events[objective.ref] ?? []).last { event in
      if case .state = event.kind { event.keyResult == nil && !event.note.isEmpty } else { false }
    }
    return Listing.Item(
      sign: standing?.status.sign ?? " ", role: standing?.status.role ?? .text,
      text: objective.title, note: "\(standing?.status.rawValue ?? "") \(score)\(goesOn)",
      detail: lesson?.note.flowing ?? "", target: .objective(objective.ref))
  }

  private func planned(_ objective: Objective) -> Listing.Item {
    let from = objective.carriedFrom.map { "carried over from \($0.value)" }
    let standing = deck.review.standing(of: objective.ref)
    return Listing.Item(
      sign: standing?.status.sign ?? " ", role: standing?.status.role ?? .text,
      text: objective.title, note: from ?? objective.state.rawValue,
      target: .objective(objective.ref))
  }
}

// MARK: - Drawing

extension ClosingScreen {
  package func draw(on frame: inout Frame, in rect: Rect, _ deck: Deck) {
    frame.fill(rect)
    let (head, body) = rect.headed
    let inner = body.inset(left: 1, right: 1)
    guard !walk.isOver else {
      frame.rule("\(cycle.text): close and plan", note: "", in: head, isFocused: true)
      if list.isEmpty {
        return frame.paragraph(
          "There is no objective in \(cycle.text) to close.", in: inner, Ink(.muted))
      }
      let (line, rest) = inner.splitTop(body.height >= 4 ? 2 : 0)
      if !line.isEmpty { frame.draw(summary(deck), x: line.x, y: line.y, within: line.width) }
      return list.draw(
        on: &frame, in: Rect(x: body.x, y: rest.y, width: body.width, height: rest.height))
    }
    let done = walk.saved.isEmpty ? "" : "\(walk.saved.count) closed"
    frame.rule(
      "Close \(walk.index + 1) of \(walk.pages.count)", note: done, in: head, isFocused: true)
    drawPage(on: &frame, in: inner, deck)
  }

  private func drawPage(on frame: inout Frame, in rect: Rect, _ deck: Deck) {
    guard let ref = walk.page, let form = form(deck),
      let proposal = ClosingProposal(of: ref, in: deck.review)
    else { return frame.paragraph("It isn't there any more. PgDn goes on.", in: rect, Ink(.muted)) }
    let lines = lines(of: proposal, width: rect.width, deck)
    // The fields keep their rows; what stands above them gives way.
    let room = max(min(rect.height, 1), rect.height - form.rowCount - 1)
    let (upper, lower) = rect.splitTop(min(lines.count + 1, room))
    for (offset, line) in lines.prefix(upper.height).enumerated() {
      frame.draw(
        TextWidth.truncated(line.text, to: upper.width), x: upper.x, y: upper.y + offset, line.ink)
    }
    form.draw(on: &frame, in: lower, deck)
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
      standing.status.text, percentText(standing.progress), standing.measuredText,
    ]
    let head: [(text: String, ink: Ink)] = [
      (objective.title, Ink(.title, .bold)),
      (facts.filter { !$0.isEmpty }.joined(separator: " \(Glyph.dot) "), Ink(.muted)),
    ]
    return head
      + proposal.keyResults.map { line in
        (row(of: line, width: width, deck), Ink(line.standing.status.role))
      }
  }

  /// `~ Decrease days                     50 of 59 → 38 days   43 %   0.4`
  private func row(of line: ClosingProposal.Line, width: Int, _ deck: Deck) -> String {
    let standing = line.standing
    let unit = deck.organization.unit(of: standing.keyResult)
    let score =
      standing.keyResult.role == .guardrail
      ? standing.lamp.word : line.score.map { Decimal.text($0, decimals: 1) } ?? "–"
    let figures = [
      standing.isNumeric
        ? standing.currentFigure(unit: unit) + " of " + standing.aim(unit: unit)
        : standing.currentText,
      percentText(standing.progress), score,
    ]
    let right = figures.joined(separator: "  ")
    let room = width - TextWidth.columns(of: right) - 4
    let title = TextWidth.padded(standing.keyResult.title, to: max(8, room))
    return "\(standing.status.sign) \(title)  \(right)"
  }
}

extension Deck {
  /// Whether an objective is this user's.
  func isOwn(_ ref: ObjectiveRef) -> Bool {
    guard let objective = organization.objective(ref) else { return false }
    return ([objective.owner].compactMap(\.self) + objective.coOwners).contains {
      $0.value == userId
    }
  }
}
