import Goals

extension OverviewScreen {
  /// Goes to what was added: an objective, a key result or a KPI that was not there before.
  mutating func goToNew(in deck: Deck, after old: Deck) {
    let objectives = Set(old.organization.objectives.map(\.ref))
    if let added = deck.outline.nodes.first(where: { !objectives.contains($0.ref) }) {
      return go(to: .objective(added.ref), deck)
    }
    let known = Set(old.keyResults.map(\.keyResult.ref))
    if let added = deck.keyResults.first(where: { !known.contains($0.keyResult.ref) }) {
      return go(to: added.keyResult.ref, deck)
    }
    let kpis = Set(old.kpis.map(\.ref))
    if let added = deck.kpis.first(where: { !kpis.contains($0.ref) }) {
      kpi = added.ref
      followCursor(deck)
    }
  }

  /// Goes to a key result, in the pane that the cursor is in.
  mutating func go(to ref: KeyResultRef, _ deck: Deck) {
    if case .keyResult = row {
      go(to: .keyResult(ref), deck)
    } else {
      go(to: .objective(ref.objective), deck)
      keyResult = ref
      followCursor(deck)
    }
  }

  /// Goes to an object, unfolding what hides it.
  mutating func go(to id: TreeRow.ID, _ deck: Deck) {
    tree.reveal(id)
    row = id
    followCursor(deck)
  }

  /// Goes to an object, in the pane that lists it.
  /// - Returns: whether it is there.
  mutating func reach(_ reference: Reference, _ deck: Deck) -> Bool {
    switch reference {
    case .objective(let ref):
      guard isShown(.objective(ref), deck) else { return false }
      focus = .tree
      go(to: .objective(ref), deck)
    case .keyResult(let ref):
      guard isShown(.keyResult(ref), deck) else { return false }
      go(to: .objective(ref.objective), deck)
      focus = .keyResults
      keyResult = ref
      followCursor(deck)
    case .kpi(let ref):
      guard deck.organization.kpi(ref) != nil else { return false }
      if !kpis.contains(ref) { narrow(.kpis, to: Filter(), deck) }
      focus = .kpis
      kpi = ref
      followCursor(deck)
    case .team, .cycle, .person, .settings: return false
    }
    return true
  }

  /// Whether a row can be gone to; a filter that hides it gives way.
  private mutating func isShown(_ id: TreeRow.ID, _ deck: Deck) -> Bool {
    if tree.isFiltered, !tree.allIDs.contains(id) { narrow(.tree, to: Filter(), deck) }
    return tree.allIDs.contains(id)
  }

  /// Goes to the next row that holds what was searched for; wraps around.
  /// - Returns: whether there is one.
  @discardableResult
  mutating func find(
    forward: Bool, including: Bool = false, _ deck: Deck
  )
    -> Bool
  {
    let ids = tree.allIDs
    guard !search.isEmpty, !ids.isEmpty else { return false }
    let origin = ids.firstIndex(of: row) ?? (forward ? ids.count - 1 : 0)
    for offset in (including ? 0 : 1)...ids.count {
      let index = (origin + (forward ? offset : ids.count * 2 - offset)) % ids.count
      guard matches(ids[index], deck.organization) else { continue }
      focus = .tree
      tree.revealMatch(ids[index])
      row = ids[index]
      followCursor(deck)
      return true
    }
    return false
  }

  /// Titles and ids; small letters find capitals too, capitals only themselves.
  private func matches(_ id: TreeRow.ID, _ organization: Organization) -> Bool {
    let texts: [String] =
      switch id {
      case .organization: []
      case .objective(let ref): [organization.objective(ref)?.title ?? "", ref.id]
      case .keyResult(let ref): [organization.keyResult(ref)?.title ?? "", ref.id]
      }
    let isSmall = search == search.lowercased()
    return texts.contains { (isSmall ? $0.lowercased() : $0).contains(search) }
  }
}
