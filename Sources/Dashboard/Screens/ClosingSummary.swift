import Canvas
import Goals

/// What a cycle came to, and what is planned for the next one: beside each other, or one below the
/// other where there is no room for that. The cursor walks through both.
struct ClosingSummary: Sendable {
  private let cycle: CycleName
  private var done = Listing()
  private var next = Listing()
  private var isNextFocused: Bool

  init(of cycle: CycleName, _ deck: Deck) {
    let rows = ClosingRows(deck: deck, cycle: cycle)
    self.cycle = cycle
    (done, next) = (Listing(rows.done), Listing(rows.next))
    isNextFocused = done.isEmpty
  }

  var isEmpty: Bool { done.isEmpty && next.isEmpty }
  var item: Listing.Item? { isNextFocused ? next.item : done.item }

  /// Lists what was read anew; the cursor stays on its row.
  mutating func show(_ deck: Deck, in rect: Rect) {
    let (left, right) = columns(of: rect)
    let rows = ClosingRows(deck: deck, cycle: cycle)
    done.replace(rows.done, in: left)
    next.replace(rows.next, in: right)
    if done.isEmpty != next.isEmpty { isNextFocused = done.isEmpty }
  }

  /// Moves as a command says; at the end of one list the cursor goes on in the other.
  mutating func move(_ command: Command, in rect: Rect) -> Bool {
    let (left, right) = columns(of: rect)
    if command == .nextPane || command == .previousPane {
      changeList()
      return true
    }
    let before = item
    let isMoved =
      isNextFocused ? next.move(command, in: right) : done.move(command, in: left)
    let step = command.step(page: rect.height) ?? 0
    if step != 0, item == before, (step > 0) != isNextFocused { changeList() }
    return isMoved
  }

  private mutating func changeList() {
    if !done.isEmpty, !next.isEmpty { isNextFocused.toggle() }
  }

  func draw(on frame: inout Frame, in rect: Rect) {
    let (left, right) = columns(of: rect)
    done.draw(on: &frame, in: left, isFocused: !isNextFocused)
    next.draw(on: &frame, in: right, isFocused: isNextFocused)
  }

  /// Side by side from 80 columns on; fewer than 50 would leave the scores no room.
  private func columns(of rect: Rect) -> (left: Rect, right: Rect) {
    if done.isEmpty || next.isEmpty { return (rect, rect) }
    if rect.width >= 80 {
      let (left, right) = rect.splitLeft(min(max(50, rect.width * 3 / 5), 100))
      return (left, right.inset(left: 1))
    }
    let rows = next.height(width: rect.width)
    let (top, rest) = rect.splitTop(max(rect.height / 2, rect.height - rows - 1))
    return (top, rest.height > 3 ? rest.inset(top: 1) : rest)
  }
}

/// What stands in the summary.
private struct ClosingRows {
  let deck: Deck
  let cycle: CycleName

  var done: [Listing.Group] {
    let own = deck.organization.objectives.filter { $0.ref.cycle.name == cycle }
    let closed = own.filter { state($0.ref)?.isClosed == true }
    let open = own.filter { state($0.ref)?.isClosed == false }
    return [
      .init(title: "Closed", items: closed.map(item)),
      .init(title: "Open", items: open.map(item)),
      .init(title: "Looking back", items: lookingBack),
    ]
  }

  var next: [Listing.Group] {
    guard let name = cycle.next else { return [] }
    let planned = deck.organization.objectives.filter { $0.ref.cycle.name == name }
    return [.init(title: "Next: \(name.text)", items: planned.map(self.planned))]
  }

  private func state(_ ref: ObjectiveRef) -> Objective.State? {
    deck.review.standing(of: ref)?.state
  }

  private func item(_ objective: Objective) -> Listing.Item {
    let standing = deck.review.standing(of: objective.ref)
    let score = standing?.score.map { Decimal.text($0) } ?? standing?.progressText ?? "–"
    let successor = deck.organization.successor(of: objective.ref)
    let goesOn = successor.map { " \(Glyph.arrow) \($0.cycle.name.text)" } ?? ""
    let lesson = (deck.organization.events[objective.ref] ?? []).last { event in
      if case .state = event.kind { event.keyResult == nil && !event.note.isEmpty } else { false }
    }
    return Listing.Item(
      sign: standing?.verdict.sign ?? " ", role: standing?.verdict.role ?? .text,
      text: objective.title, note: "\(standing?.verdict.words ?? "") \(score)\(goesOn)",
      detail: lesson?.note.flowing ?? "", target: .objective(objective.ref))
  }

  private func planned(_ objective: Objective) -> Listing.Item {
    let from = objective.carriedFrom.map { _ in "carried over" }
    let standing = deck.review.standing(of: objective.ref)
    return Listing.Item(
      sign: standing?.verdict.sign ?? " ", role: standing?.verdict.role ?? .text,
      text: objective.title, note: from ?? objective.state.rawValue,
      target: .objective(objective.ref))
  }

  /// Each team's cycle in which something is closed.
  private var lookingBack: [Listing.Item] {
    let refs = deck.organization.cycles.keys.filter { $0.name == cycle }.sorted {
      $0.path < $1.path
    }
    return refs.compactMap { ref in
      guard let retrospective = Retrospective(of: ref, in: deck.review),
        !retrospective.closed.isEmpty
      else { return nil }
      let words = RetrospectiveText(retrospective, deck)
      return Listing.Item(
        text: ref.path, note: retrospective.cycle.isClosed ? "cycle closed" : "",
        detail: words.lines.joined(separator: "\n"))
    }
  }
}

extension Retrospective {
  /// What was closed in it, in the order of their paths.
  var closed: [ObjectiveRef] {
    [Objective.State.achieved, .missed, .dropped].flatMap { objectives[$0] ?? [] }
  }
}
