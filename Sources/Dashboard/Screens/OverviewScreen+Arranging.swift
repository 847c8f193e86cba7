import Goals

extension OverviewScreen {
  /// Narrows the list of a pane; an empty filter shows all again. The cursor stays on its object if
  /// that is left.
  mutating func narrow(_ pane: Pane, to filter: Filter, _ deck: Deck) {
    filters[pane] = filter.isEmpty ? nil : filter
    show(deck)
    guard pane == .tree, let row = tree.rows.first(where: { $0.id == row }) else { return }
    // On a row that is only there for what lies below, the first match is meant.
    if row.isContext || row.id == .organization && !filter.isEmpty {
      self.row = tree.rows.first { !$0.isContext && $0.id != .organization }?.id ?? row.id
    }
    followCursor(deck)
  }

  /// Goes to what is first in a list now; the tree's cursor stays on its object.
  mutating func goToFirst(of pane: Pane, _ deck: Deck) {
    if pane == .kpis { kpi = kpis.first }
    if pane == .keyResults { keyResult = keyResults(in: deck).first }
    followCursor(deck)
  }

  /// Shows the whole lists again; `false` where no filter is on.
  @discardableResult
  mutating func clearFilters(_ deck: Deck) -> Bool {
    guard !filters.isEmpty else { return false }
    for pane in filters.keys { narrow(pane, to: Filter(), deck) }
    return true
  }

  /// The filter of the pane with the focus, else of another: what other screens keep to as well.
  var filter: Filter { filters[list] ?? filters[.tree] ?? filters.values.first ?? Filter() }

  /// Forgets the search, else the filter, else the marks; `false` where there is none of them.
  mutating func clear(_ deck: Deck) -> Bool {
    if !search.isEmpty {
      search = ""
      tree.endSearch(at: row)
      followCursor(deck)
      return true
    }
    return clearFilters(deck) || clearMarks()
  }

  /// What stands in the title of a list: the filter with how many it left, the order, the marks.
  func note(of pane: Pane, shown: Int, of count: Int) -> String {
    var parts: [String] = []
    let marked = marked(in: pane).count
    if marked > 0 { parts.append("\(marked) marked") }
    if let sort = sorts[pane] { parts.append("by \(sort.word(in: pane))") }
    if let filter = filters[pane] {
      parts.append("\(filter.text): \(shown) of \(count)")
    }
    return parts.joined(separator: "  ")
  }
}

// MARK: - Marks

extension OverviewScreen {
  /// The marked objects that the list of a pane is about.
  func marked(in pane: Pane) -> Set<Reference> {
    marks.filter { ($0.kpi != nil) == (pane == .kpis) }
  }

  /// What a change is made to: the marked objects of this list in their order, else the one under
  /// the cursor.
  func subjects(in deck: Deck) -> [Reference] {
    let marked = marked(in: list)
    if marked.isEmpty { return subject(in: deck).map { [$0] } ?? [] }
    let rows: [Reference] =
      list == .kpis
      ? deck.kpis.map { .kpi($0.ref) }
      : deck.outline.nodes.flatMap { node in
        [.objective(node.ref)] + deck.standings(of: node.ref).map { .keyResult($0.keyResult.ref) }
      }
    return rows.filter(marked.contains)
  }

  /// Marks what the cursor is on, or takes its mark away, and goes to the next row.
  mutating func toggleMark(_ deck: Deck) {
    guard let subject = subject(in: deck) else { return }
    if marks.remove(subject) == nil { marks.insert(subject) }
    move(.rows(1), deck)
  }

  /// Takes the marks of this list away; `false` where there are none.
  @discardableResult
  mutating func clearMarks() -> Bool {
    let marked = marked(in: list)
    marks.subtract(marked)
    return !marked.isEmpty
  }
}
