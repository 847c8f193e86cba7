import Goals

extension OverviewScreen {
  /// Goes to what was added: an objective, a key result or a KPI that was not there before.
  mutating func goToNew(in deck: Deck, after old: Deck) {
    let objectives = Set(old.organization.objectives.map(\.ref))
    if let added = deck.outline.nodes.first(where: { !objectives.contains($0.ref) }) {
      _ = reach(.objective(added.ref), deck)
      return
    }
    let known = Set(old.keyResults.map(\.keyResult.ref))
    if let added = deck.keyResults.first(where: { !known.contains($0.keyResult.ref) }) {
      _ = reach(.keyResult(added.keyResult.ref), deck)
      return
    }
    let kpis = Set(old.kpis.map(\.ref))
    if let added = deck.kpis.first(where: { !kpis.contains($0.ref) }) {
      _ = reach(.kpi(added.ref), deck)
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

  /// Goes to the next row that holds what was searched for, the KPIs' behind those of the tree; wraps
  /// around.
  /// - Returns: whether there is one.
  @discardableResult
  mutating func find(
    forward: Bool, including: Bool = false, _ deck: Deck
  ) -> Bool {
    let all = searched
    found = search.isEmpty ? [] : all.filter { matches($0, deck.organization) }
    guard !found.isEmpty else { return false }
    let places = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1, $0) })
    let origin = place.flatMap { places[$0] } ?? (forward ? -1 : all.count)
    let isAhead = { (reference: Reference) in
      let place = places[reference] ?? 0
      return including && place == origin || (forward ? place > origin : place < origin)
    }
    let next = forward ? found.first(where: isAhead) : found.last(where: isAhead)
    if let target = next ?? (forward ? found.first : found.last) { goToMatch(target, deck) }
    return true
  }

  /// `2 of 4` on a match, `4` elsewhere.
  var foundCount: String {
    let index = place.flatMap(found.firstIndex)
    return index.map { "\($0 + 1) of \(found.count)" } ?? "\(found.count)"
  }

  /// What a search goes through.
  private var searched: [Reference] {
    tree.allIDs.compactMap(\.reference) + kpis.map(Reference.kpi)
  }

  /// Where the cursor is among that.
  private var place: Reference? {
    if list == .kpis { return kpi.map(Reference.kpi) }
    if list == .keyResults, let keyResult { return .keyResult(keyResult) }
    return row.reference
  }

  private mutating func goToMatch(_ reference: Reference, _ deck: Deck) {
    switch reference {
    case .kpi(let ref): (focus, kpi) = (.kpis, ref)
    case .keyResult(let ref): goToMatch(TreeRow.ID.keyResult(ref))
    case .objective(let ref): goToMatch(TreeRow.ID.objective(ref))
    default: break
    }
    followCursor(deck)
  }

  private mutating func goToMatch(_ id: TreeRow.ID) {
    focus = .tree
    tree.revealMatch(id)
    row = id
  }

  /// Titles and ids, without accents; small letters find capitals too, capitals only themselves.
  private func matches(_ reference: Reference, _ organization: Organization) -> Bool {
    let texts: [String] =
      switch reference {
      case .objective(let ref): [organization.objective(ref)?.title ?? "", ref.id]
      case .keyResult(let ref): [organization.keyResult(ref)?.title ?? "", ref.id]
      case .kpi(let ref): [organization.kpi(ref)?.title ?? "", ref.id]
      default: []
      }
    let isSmall = search == search.lowercased()
    return texts.contains { isSmall ? $0.folded.contains(search.folded) : $0.contains(search) }
  }
}
