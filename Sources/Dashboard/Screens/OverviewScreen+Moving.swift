import Canvas
import Goals

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

  mutating func moveKPI(by step: Int, _ deck: Deck) {
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
