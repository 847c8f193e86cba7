import Goals

// The tree's folds.
extension OverviewScreen {
  mutating func fold(_ command: Command, _ deck: Deck) {
    if focus == .kpis, command == .more || command == .less {
      moveKPI(by: (command == .more ? 1 : -1) * KPIPane.rows(in: layout.panes[.kpis]), deck)
      return
    }
    guard focus == .tree else {
      if command == .less { focus = .tree }
      return
    }
    if tree.isFiltered { return foldFiltered(command) }
    switch command {
    case .openAll: tree.setAll(.everything)
    case .closeAll:
      tree.setAll(.closed)
      climbToVisible(deck)
    default: foldRow(command, deck)
    }
  }

  private mutating func foldRow(_ command: Command, _ deck: Deck) {
    guard let current = tree.rows.first(where: { $0.id == row }) else { return }
    guard case .objective(let ref) = current.id else {
      if command == .less || command == .closeFold { row = current.parent ?? row }
      if command == .more, current.id == .organization { stepIn(current) }
      return
    }
    switch command {
    case .more:
      if let fold = tree.next(ref, open: true) { tree.set(fold, of: ref) } else { stepIn(current) }
    case .less:
      if let fold = tree.next(ref, open: false) {
        tree.set(fold, of: ref)
      } else {
        row = current.parent ?? row
      }
    case .openFold: tree.set(.everything, of: ref)
    case .closeFold: tree.set(.closed, of: ref)
    case .toggleFold:
      tree.set((current.fold ?? .closed) == .closed ? .everything : .closed, of: ref)
    default: break
    }
  }

  /// Folds rest while a filter is on; what moves the cursor moves it.
  private mutating func foldFiltered(_ command: Command) {
    guard let current = tree.rows.first(where: { $0.id == row }) else { return }
    if command == .less { row = current.parent ?? row }
    if command == .more { stepIn(current) }
  }

  private mutating func stepIn(_ current: TreeRow) {
    guard let index = tree.index(of: current.id), tree.rows.indices.contains(index + 1),
      tree.rows[index + 1].parent == current.id
    else { return }
    row = tree.rows[index + 1].id
  }

  /// After everything was folded the cursor goes to what is left of its branch.
  private mutating func climbToVisible(_ deck: Deck) {
    var ref = row.objective
    while let current = ref, tree.index(of: .objective(current)) == nil {
      ref = deck.outline.nodes.first { $0.ref == current }?.parent
    }
    row = ref.map { .objective($0) } ?? .organization
  }
}
