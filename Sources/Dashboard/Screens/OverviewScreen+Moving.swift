import Canvas
import Goals

extension OverviewScreen {
  /// Goes to the next pane, or the one before.
  mutating func goToPane(by step: Int) {
    let panes = Pane.allCases
    let index = panes.firstIndex(of: focus) ?? 0
    goToPane(panes[(index + step + panes.count) % panes.count])
  }

  mutating func goToPane(_ pane: Pane) {
    (focus, detailTop) = (pane, 0)
  }

  mutating func move(_ motion: Motion, _ deck: Deck) {
    let height = layout.panes[focus]?.headed.body.height ?? 1
    if case .groups(let step) = motion { moveToTop(forward: step > 0) }
    if let step = motion.step(page: height) { move(by: step, deck) }
    followCursor(deck)
  }

  private mutating func move(by step: Int, _ deck: Deck) {
    switch focus {
    case .tree: moveRow(by: step)
    case .keyResults: moveKeyResult(by: step, deck)
    case .kpis: moveKPI(by: step)
    case .detail: detailTop = max(0, detailTop + step)
    }
  }

  /// The next in this list that waits for a check-in or a reading: this user's, else anybody's.
  func nextWaiting(_ deck: Deck) -> Reference? {
    let listed = listedObjects(deck)
    let origin = subject(in: deck).flatMap(listed.firstIndex) ?? -1
    let order = listed.dropFirst(origin + 1) + listed.prefix(max(0, origin))
    let own = Set(deck.waitingForUser)
    if let next = order.first(where: own.contains) { return next }
    let waiting = Set(deck.review.waiting().map(\.reference))
    return order.first(where: waiting.contains)
  }

  /// Where the tree or its key results are gone through, both: a filter that is on leaves out of
  /// them what it hides.
  private func listedObjects(_ deck: Deck) -> [Reference] {
    if list == .kpis { return kpis.map(Reference.kpi) }
    return tree.allIDs.compactMap { id in
      switch id {
      case .organization: nil
      case .objective(let ref): .objective(ref)
      case .keyResult(let ref): .keyResult(ref)
      }
    }
  }

  mutating func goToNextWaiting(_ deck: Deck) {
    switch nextWaiting(deck) {
    case .keyResult(let ref)? where list == .keyResults: go(to: ref, deck)
    case .keyResult(let ref)?: go(to: .keyResult(ref), deck)
    case .kpi(let ref)?: kpi = ref
    default: break
    }
  }

  private func moved<ID: Equatable>(_ id: ID?, by step: Int, in ids: [ID]) -> ID? {
    guard !ids.isEmpty else { return nil }
    let index = id.flatMap { ids.firstIndex(of: $0) } ?? 0
    return ids[max(0, min(ids.count - 1, index + max(-ids.count, min(ids.count, step))))]
  }

  private mutating func moveRow(by step: Int) {
    row = moved(row, by: step, in: tree.rows.map(\.id)) ?? row
    keyResult = nil
  }

  private mutating func moveKeyResult(by step: Int, _ deck: Deck) {
    keyResult = moved(keyResult, by: step, in: keyResults(in: deck))
    if case .keyResult = row, let keyResult { row = .keyResult(keyResult) }
  }

  mutating func moveKPI(by step: Int) {
    kpi = moved(kpi, by: step, in: kpis)
  }

  private mutating func moveToTop(forward: Bool) {
    let index = tree.index(of: row) ?? 0
    let tops = tree.rows.indices.filter { tree.rows[$0].depth == 1 }
    let target = forward ? tops.first { $0 > index } : tops.last { $0 < index }
    focus = .tree
    if let target { row = tree.rows[target].id }
  }
}
