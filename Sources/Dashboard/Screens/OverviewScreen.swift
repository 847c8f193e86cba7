import Canvas
package import Goals

/// The dashboard's first screen: objective tree, key results, KPIs. Its state is where the cursors
/// stand, what is unfolded and what was searched for; everything else comes from the deck.
package struct OverviewScreen: Sendable {
  package internal(set) var focus = Pane.tree {
    didSet { if focus != .detail { list = focus } }
  }
  /// The pane whose object the detail is about.
  private(set) var list = Pane.tree
  package internal(set) var tree = Tree()
  /// The row the tree's cursor is on.
  package internal(set) var row = TreeRow.ID.organization
  /// The key result the second pane's cursor is on, of the objective the tree's is on.
  package internal(set) var keyResult: KeyResultRef?
  package internal(set) var kpi: KPIRef?
  /// The first rows visible of each pane.
  var treeTop = 0
  var keyResultTop = 0
  var kpiTop = 0
  var detailTop = 0
  package internal(set) var search = ""
  /// What each list is narrowed to, and the order of its rows.
  var filters: [Pane: Filter] = [:]
  var sorts: [Pane: Sort] = [:]
  /// What the next change is made to, besides or instead of what the cursor is on.
  var marks: Set<Reference> = []
  /// The KPIs that are shown, in their order.
  private(set) var kpis: [KPIRef] = []
  var size = Size(width: 80, height: 24)

  package init() {}

  var layout: Layout { Layout(size, focus: focus) }

  /// Goes back from the detail to the list it was opened from; `false` where it isn't open.
  mutating func leaveDetail(_ deck: Deck) -> Bool {
    guard focus == .detail else { return false }
    focus = list
    settle(deck)
    return true
  }

  /// What commands act on: by the pane that has the focus.
  func subject(in deck: Deck) -> Reference? {
    switch list {
    case .kpis: return kpi.map { .kpi($0) }
    case .keyResults: return keyResult.map { .keyResult($0) } ?? objective.map { .objective($0) }
    case .tree, .detail:
      if case .keyResult(let ref) = row { return .keyResult(ref) }
      return objective.map { .objective($0) }
    }
  }

  /// The objective the tree's cursor is on or in.
  var objective: ObjectiveRef? { tree.rows.first { $0.id == row }?.objective }

  /// Shows a deck: after a load, another cycle, a change. The cursors stay on their objects; where
  /// one is gone, on what has taken its place.
  mutating func show(_ deck: Deck, after old: Deck? = nil) {
    let earlier = tree.index(of: row)
    let objective = objective
    let (oldKeyResults, oldKPIs) = (old.map(keyResults) ?? [], kpis)
    arrange(deck)
    // It may have been moved below an objective that is folded.
    if tree.index(of: row) == nil, tree.allIDs.contains(row) { tree.reveal(row) }
    if tree.index(of: row) == nil {
      row = objective.map { .objective($0) } ?? row
    }
    if tree.index(of: row) == nil, let earlier {
      row = tree.rows[min(earlier, tree.rows.count - 1)].id
    }
    keyResult = kept(keyResult, of: oldKeyResults, in: keyResults(in: deck))
    kpi = kept(kpi, of: oldKPIs, in: kpis)
    settle(deck)
  }

  private func kept<ID: Equatable>(_ id: ID?, of old: [ID], in ids: [ID]) -> ID? {
    if let id, ids.contains(id) { return id }
    let place = id.flatMap { old.firstIndex(of: $0) } ?? 0
    return ids.isEmpty ? nil : ids[min(place, ids.count - 1)]
  }

  /// Brings what follows from the cursor up to date: the key result, what is scrolled into view.
  mutating func settle(_ deck: Deck) {
    let keyResults = self.keyResults(in: deck)
    if case .keyResult(let ref) = row { keyResult = ref }
    if keyResult.map({ !keyResults.contains($0) }) ?? true { keyResult = keyResults.first }
    scroll(deck)
  }

  /// Narrows and sorts the lists.
  private mutating func arrange(_ deck: Deck) {
    let arrangement = arrangement(of: .tree)
    let all = Dictionary(
      uniqueKeysWithValues: deck.outline.nodes.map { node in
        let keyResults = deck.organization.objective(node.ref)?.keyResults.map(\.ref) ?? []
        return (node.ref, arrangement.sorted(keyResults.map(Reference.keyResult), deck))
      })
    tree.show(
      arrangement.sorted(deck.outline, deck),
      keyResults: all.mapValues { $0.compactMap(\.keyResult) },
      matches: arrangement.matches(deck.outline, keyResults: all, deck))
    kpis = self.arrangement(of: .kpis).arranged(deck.kpis.map { .kpi($0.ref) }, deck)
      .compactMap(\.kpi)
    if !marks.isEmpty { marks = marks.filter { Facts(about: $0, in: deck) != nil } }
  }

  func arrangement(of pane: Pane) -> Arrangement {
    Arrangement(filter: filters[pane] ?? Filter(), sort: sorts[pane] ?? .files)
  }

  /// The key results of the second pane.
  func keyResults(in deck: Deck) -> [KeyResultRef] {
    guard let objective = objective.flatMap(deck.organization.objective) else { return [] }
    return arrangement(of: .keyResults)
      .arranged(objective.keyResults.map { .keyResult($0.ref) }, deck).compactMap(\.keyResult)
  }

  private mutating func scroll(_ deck: Deck) {
    let panes = layout.panes
    if let rect = panes[.tree] {
      treeTop = ScrollWindow.top(
        count: tree.rows.count, selected: tree.index(of: row) ?? 0, height: rect.headed.body.height,
        previous: treeTop)
    }
    if let rect = panes[.keyResults] {
      keyResultTop = KeyResultPane(self, deck).top(in: rect)
    }
    if let rect = panes[.kpis] {
      kpiTop = KPIPane(self, deck).top(in: rect)
    }
    if let rect = panes[.detail] {
      detailTop = DetailPane(self, deck).top(in: rect)
    }
  }
}

extension OverviewScreen {
  /// Moves, folds and looks; `false` for a command that isn't its own.
  mutating func handle(_ command: Command, _ deck: Deck) -> Bool {
    switch command {
    case .treePane, .keyResultPane, .kpiPane, .detailPane, .nextPane, .previousPane, .open:
      turn(command)
    case .toggleFold, .openFold, .closeFold, .openAll, .closeAll, .more, .less: fold(command, deck)
    case .nextMatch: find(forward: true, deck)
    case .previousMatch: find(forward: false, deck)
    default:
      guard move(command, deck) else { return false }
    }
    settle(deck)
    return true
  }

  private mutating func turn(_ command: Command) {
    let panes = Pane.allCases
    let index = panes.firstIndex(of: focus) ?? 0
    detailTop = 0
    switch command {
    case .treePane: focus = .tree
    case .keyResultPane: focus = .keyResults
    case .kpiPane: focus = .kpis
    case .detailPane: focus = .detail
    case .nextPane: focus = panes[(index + 1) % panes.count]
    case .previousPane: focus = panes[(index + panes.count - 1) % panes.count]
    case .open: focus = focus == .tree ? .keyResults : .detail
    default: break
    }
  }

  private mutating func fold(_ command: Command, _ deck: Deck) {
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

extension OverviewScreen {
  func draw(on frame: inout Frame, _ layout: Layout, _ deck: Deck) {
    for (pane, rect) in layout.panes {
      switch pane {
      case .tree: TreePane(self, deck).draw(on: &frame, in: rect)
      case .keyResults: KeyResultPane(self, deck).draw(on: &frame, in: rect)
      case .kpis: KPIPane(self, deck).draw(on: &frame, in: rect)
      case .detail: DetailPane(self, deck).draw(on: &frame, in: rect)
      }
    }
    drawDivider(on: &frame, layout)
  }

  /// The line between the tree and what stands beside it.
  private func drawDivider(on frame: inout Frame, _ layout: Layout) {
    guard let left = layout.panes[.tree], layout.panes[.keyResults] ?? layout.panes[.detail] != nil
    else { return }
    for row in left.y..<left.maxY {
      frame[left.maxX, row] = Cell(row == left.y ? Glyph.teeDown : Glyph.vertical, Ink(.border))
    }
    // Only where the line below is drawn: the KPIs' summary may stand there.
    if frame[left.maxX, left.maxY].character == Glyph.horizontal {
      frame[left.maxX, left.maxY] = Cell(Glyph.teeUp, Ink(.border))
    }
  }

  private mutating func move(_ command: Command, _ deck: Deck) -> Bool {
    let height = layout.panes[focus]?.headed.body.height ?? 1
    guard let step = command.step(page: height) else {
      switch command {
      case .nextTop, .previousTop: moveToTop(forward: command == .nextTop)
      default: return false
      }
      return true
    }
    switch focus {
    case .tree: moveRow(by: step)
    case .keyResults: moveKeyResult(by: step, deck)
    case .kpis: moveKPI(by: step, deck)
    case .detail: detailTop = max(0, detailTop + step)
    }
    return true
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

  private mutating func moveKPI(by step: Int, _ deck: Deck) {
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
