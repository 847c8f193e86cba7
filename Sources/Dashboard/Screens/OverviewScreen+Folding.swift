import Goals

// The tree's folds.
extension OverviewScreen {
  /// Shows more below the row, or goes to its first child; among the KPIs to the column beside.
  mutating func showMore(_ deck: Deck) {
    switch focus {
    case .kpis: moveKPI(by: KPIPane.rows(in: layout.panes[.kpis], each: layout.kpiRows))
    case .tree: unfoldRow()
    case .keyResults, .detail: break
    }
  }

  /// Shows less below the row, or goes to its parent; among the KPIs to the column beside, from the
  /// other panes to the tree.
  mutating func showLess(_ deck: Deck) {
    switch focus {
    case .kpis: moveKPI(by: -KPIPane.rows(in: layout.panes[.kpis], each: layout.kpiRows))
    case .tree: foldRow()
    case .keyResults, .detail: focus = .tree
    }
  }

  mutating func toggleFold() {
    guard let ref = selected?.foldable else { return }
    tree.set((selected?.fold ?? .closed) == .closed ? .everything : .closed, of: ref)
  }

  mutating func openFold() {
    if let ref = selected?.foldable { tree.set(.everything, of: ref) }
  }

  mutating func closeFold() {
    if let ref = selected?.foldable { tree.set(.closed, of: ref) } else { goToParent() }
  }

  mutating func openAll() { tree.setAll(.everything) }

  /// The cursor goes to what is left of its branch.
  mutating func closeAll(_ deck: Deck) {
    tree.setAll(.closed)
    climbToVisible(deck)
  }

  private var selected: TreeRow? { tree.rows.first { $0.id == row } }

  /// Folds rest while a filter is on; what moves the cursor moves it.
  private mutating func unfoldRow() {
    if !tree.isFiltered, let ref = selected?.foldable, let fold = tree.next(ref, open: true) {
      tree.set(fold, of: ref)
    } else if let selected {
      stepIn(selected)
    }
  }

  private mutating func foldRow() {
    if !tree.isFiltered, let ref = selected?.foldable, let fold = tree.next(ref, open: false) {
      tree.set(fold, of: ref)
    } else {
      goToParent()
    }
  }

  private mutating func goToParent() { row = selected?.parent ?? row }

  private mutating func stepIn(_ current: TreeRow) {
    guard let index = tree.index(of: current.id), tree.rows.indices.contains(index + 1),
      tree.rows[index + 1].parent == current.id
    else { return }
    row = tree.rows[index + 1].id
  }

  private mutating func climbToVisible(_ deck: Deck) {
    var ref = row.objective
    while let current = ref, tree.index(of: .objective(current)) == nil {
      ref = deck.outline.nodes.first { $0.ref == current }?.parent
    }
    row = ref.map { .objective($0) } ?? .organization
  }
}

extension TreeRow {
  /// The objective that folds.
  fileprivate var foldable: ObjectiveRef? { if case .objective(let ref) = id { ref } else { nil } }
}
