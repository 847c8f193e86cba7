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
  var kpiTop = 0
  var detailTop = 0
  package internal(set) var search = ""
  /// What holds it, in order, as it was when it was last gone to.
  var found: [Reference] = []
  /// What each list is narrowed to, and the order of its rows.
  var filters: [Pane: Filter] = [:]
  var sorts: [Pane: Sort] = [:]
  /// What the next change is made to, besides or instead of what the cursor is on.
  var marks: Set<Reference> = []
  /// The KPIs that are shown, in their order.
  private(set) var kpis: [KPIRef] = []
  /// How wide their figures are, as far as anybody scrolls.
  private(set) var kpiWidths = KPIWidths()
  /// What the cursor was on when it came to rest.
  private(set) var preview: Preview?
  /// Whether the pane with the focus has the screen for itself.
  var isZoomed = false
  private var titleWidth = 0
  var size = Size(width: 80, height: 24)

  package init() {}

  var contents: Contents {
    Contents(
      rows: tree.rows.count, titleWidth: titleWidth, kpis: kpis.count, kpiWidth: kpiWidths.row)
  }

  var layout: Layout { Layout(size, focus: focus, contents, isZoomed: isZoomed) }

  /// What the preview is to be about: what the cursor is on.
  var subjectOfPreview: Preview.Subject {
    switch list {
    case .kpis: return kpi.map(Preview.Subject.kpi) ?? .organization
    case .keyResults:
      return objective.map { .objective($0, chosen: keyResult) } ?? .organization
    case .tree, .detail:
      if case .keyResult(let ref) = row { return .keyResult(ref) }
      return objective.map { .objective($0, chosen: nil) } ?? .organization
    }
  }

  /// Whether the cursor has left what the preview is about, or the preview isn't whole.
  package var isPreviewBehind: Bool {
    preview.map { $0.subject != subjectOfPreview || !$0.isWhole } ?? false
  }

  /// The cursor has come to rest: the preview follows.
  mutating func rest(_ deck: Deck) {
    if isPreviewBehind { preview = Preview(of: subjectOfPreview, deck) }
  }

  /// Goes back from the detail to the list it was opened from; `false` where it isn't open.
  mutating func leaveDetail(_ deck: Deck) -> Bool {
    guard focus == .detail else { return false }
    focus = list
    followCursor(deck)
    return true
  }

  /// What commands act on: by the pane that has the focus.
  func subject(in deck: Deck) -> Reference? {
    switch list {
    case .kpis: return kpi.map { .kpi($0) }
    case .keyResults:
      // What a filter hides, no key acts on.
      if keyResult == nil, filters[.keyResults] != nil { return nil }
      return keyResult.map { .keyResult($0) } ?? objective.map { .objective($0) }
    case .tree, .detail:
      if case .keyResult(let ref) = row { return .keyResult(ref) }
      return objective.map { .objective($0) }
    }
  }

  /// Whether a key result is in the tree, which a filter leaves some out of.
  func isListed(_ ref: KeyResultRef) -> Bool {
    !tree.isFiltered || tree.allIDs.contains(.keyResult(ref))
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
    followCursor(deck)
    // A walk over everything can wait until the first picture is there.
    let isLarge = deck.keyResults.count > 1000
    preview = Preview(of: subjectOfPreview, deck, isBrief: isLarge)
  }

  private func kept<ID: Equatable>(_ id: ID?, of old: [ID], in ids: [ID]) -> ID? {
    if let id, ids.contains(id) { return id }
    let place = id.flatMap { old.firstIndex(of: $0) } ?? 0
    return ids.isEmpty ? nil : ids[min(place, ids.count - 1)]
  }

  /// Brings what follows from the cursor up to date: the key result, what is scrolled into view.
  mutating func followCursor(_ deck: Deck) {
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
    kpis = arrangedKPIs(deck)
    measure(deck)
    if !marks.isEmpty { marks = marks.filter { RowAttributes(about: $0, in: deck) != nil } }
  }

  /// Without a word of the user's the worst come first.
  private func arrangedKPIs(_ deck: Deck) -> [KPIRef] {
    guard filters[.kpis] == nil, sorts[.kpis] == nil else {
      return arrangement(of: .kpis).arranged(deck.kpis.map { .kpi($0.ref) }, deck)
        .compactMap(\.kpi)
    }
    let keyed = deck.kpis.enumerated().map { index, kpi in
      (ref: kpi.ref, urgency: deck.standing(of: kpi.ref)?.urgency ?? .max, index: index)
    }
    return keyed.sorted { ($0.urgency, $0.index) < ($1.urgency, $1.index) }.map(\.ref)
  }

  /// How wide titles and figures are; of thousands as far as anybody scrolls.
  private mutating func measure(_ deck: Deck) {
    kpiWidths = KPIWidths()
    for kpi in kpis.prefix(200).compactMap(deck.organization.kpi) {
      if let row = KPIFact(kpi, deck) { kpiWidths.add(row.fact) }
    }
    titleWidth = deck.outline.nodes.prefix(2000).reduce(0) { width, node in
      let title = deck.organization.objective(node.ref)?.title ?? node.ref.id
      let mark = node.ref.cycle.name == deck.cycle ? 0 : node.ref.cycle.name.text.count + 1
      return max(width, 2 * node.depth + 6 + TextWidth.columns(of: title) + mark)
    }
  }

  func arrangement(of pane: Pane) -> Arrangement {
    Arrangement(filter: filters[pane] ?? Filter(), sort: sorts[pane] ?? usualSort(of: pane))
  }

  /// The order of a list where its user has chosen none.
  func usualSort(of pane: Pane) -> Sort { pane == .kpis ? .status : .files }

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
    if let rect = panes[.kpis] {
      kpiTop = KPIPane(self, deck).top(in: rect)
    }
    if let rect = panes[.detail] {
      detailTop = DetailPane(self, deck).top(in: rect)
    }
  }
}

extension OverviewScreen {
  func draw(on frame: inout Frame, _ layout: Layout, _ deck: Deck) {
    for (pane, rect) in layout.panes {
      switch pane {
      case .tree: TreePane(self, deck).draw(on: &frame, in: rect)
      case .keyResults: PreviewPane(self, deck).draw(on: &frame, in: rect)
      case .kpis: KPIPane(self, deck).draw(on: &frame, in: rect)
      case .detail: DetailPane(self, deck).draw(on: &frame, in: rect)
      }
    }
    drawDivider(on: &frame, layout)
  }

  /// The lines between panes that stand side by side.
  private func drawDivider(on frame: inout Frame, _ layout: Layout) {
    for left in layout.panes.values
    where layout.panes.values.contains(where: { $0.x == left.maxX + 1 && $0.y == left.y }) {
      for row in left.y..<left.maxY {
        frame[left.maxX, row] = Cell(row == left.y ? Glyph.teeDown : Glyph.vertical, Ink(.border))
      }
      // Only where the line below is drawn: the KPIs' summary may stand there.
      if frame[left.maxX, left.maxY].character == Glyph.horizontal {
        frame[left.maxX, left.maxY] = Cell(Glyph.teeUp, Ink(.border))
      }
    }
  }

  /// The panes that the size leaves out and that are one key away.
  var hiddenPanes: [Hint] {
    let shown = layout.panes
    let isSideShown = shown[.keyResults] ?? shown[.detail] != nil
    return [
      shown[.tree] == nil ? (Command.treePane.key, "tree") : nil,
      isSideShown ? nil : (Command.keyResultPane.key, "preview"),
      shown[.kpis] == nil && !kpis.isEmpty ? (Command.kpiPane.key, "KPIs") : nil,
    ].compactMap(\.self)
  }
}
