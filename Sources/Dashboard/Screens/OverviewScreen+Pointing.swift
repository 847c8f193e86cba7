import Canvas
import Goals

extension OverviewScreen {
  /// Puts the focus on the pane at a cell.
  mutating func focusPane(at place: Point, _ deck: Deck) {
    let pane = layout.panes.first { $0.value.contains(x: place.x, y: place.y) }?.key
    guard let pane, pane != focus else { return }
    focus = pane
    followCursor(deck)
  }

  /// Puts the focus on the pane, and the cursor on the row, that are drawn at a cell; `false` where
  /// no row is.
  mutating func select(at place: Point, _ deck: Deck) -> Bool {
    // Seen from the pane that had the focus, as it is on the screen.
    guard let pane = layout.panes.first(where: { $0.value.contains(x: place.x, y: place.y) })
    else { return false }
    let isRow = put(at: place, in: pane.key, pane.value, deck)
    focus = pane.key
    followCursor(deck)
    return isRow
  }

  private mutating func put(
    at place: Point, in pane: Pane, _ rect: Rect, _ deck: Deck
  ) -> Bool {
    switch pane {
    case .tree:
      let index = treeTop + place.y - rect.headed.body.y
      guard index >= treeTop, tree.rows.indices.contains(index) else { return false }
      (row, keyResult) = (tree.rows[index].id, nil)
    case .keyResults:
      guard let ref = PreviewPane(self, deck).keyResult(at: place, in: rect) else {
        return false
      }
      keyResult = ref
      if case .keyResult = row { row = .keyResult(ref) }
    case .kpis:
      guard let ref = KPIPane(self, deck).kpi(at: place, in: rect) else { return false }
      kpi = ref
    case .detail: return false
    }
    return true
  }
}
