package import Goals

/// How much of what lies below an objective is shown.
package enum Fold: Int, Hashable, Sendable, Comparable, CaseIterable {
  case closed
  /// The objectives that support it.
  case objectives
  /// Its key results too.
  case everything

  package static func < (left: Fold, right: Fold) -> Bool { left.rawValue < right.rawValue }
}

/// A row of the objective tree.
package struct TreeRow: Hashable, Sendable {
  package enum ID: Hashable, Sendable {
    case organization
    case objective(ObjectiveRef)
    case keyResult(KeyResultRef)
  }

  package let id: ID
  package let depth: Int
  /// How far it is unfolded; `nil` where nothing lies below.
  package let fold: Fold?
  package let parent: ID?
  /// Whether a filter leaves it only for what lies below.
  package var isContext = false

  /// The objective the row belongs to.
  package var objective: ObjectiveRef? { id.objective }
}

extension TreeRow.ID {
  /// The objective that it is, or belongs to.
  package var objective: ObjectiveRef? { reference?.objective }

  /// What commands take for it; the organisation's row is nothing to them.
  package var reference: Reference? {
    switch self {
    case .organization: nil
    case .objective(let ref): .objective(ref)
    case .keyResult(let ref): .keyResult(ref)
    }
  }
}

/// Which rows are unfolded, and the rows that follow from it.
///
/// At first every objective shows the objectives below it, and none its key results.
package struct Tree: Sendable {
  package private(set) var rows: [TreeRow] = []
  private var folds: [ObjectiveRef: Fold] = [:]
  /// Folds of an earlier run, by reference, for objectives that have not been shown yet.
  private var remembered: [String: Fold] = [:]
  /// What folds were before a search opened them; `nil`: as at first.
  private var before: [ObjectiveRef: Fold?] = [:]
  private var nodes: [Outline.Node] = []
  private var keyResults: [ObjectiveRef: [KeyResultRef]] = [:]
  /// The rows that a filter has left; `nil` without one. Folds rest meanwhile.
  private var matches: Set<TreeRow.ID>?

  package init() {}

  package var isFiltered: Bool { matches != nil }

  /// How many objectives a filter has left, for themselves or for a key result.
  package var matchingObjectives: Int {
    guard let matches else { return nodes.count }
    return Set(matches.map(\.objective)).count
  }

  /// Shows objectives, each before those below it, with the folds there are.
  package mutating func show(
    _ nodes: [Outline.Node], keyResults: [ObjectiveRef: [KeyResultRef]],
    matches: Set<TreeRow.ID>? = nil
  ) {
    self.nodes = nodes
    self.keyResults = keyResults
    self.matches = matches
    for node in nodes where !remembered.isEmpty {
      if let fold = remembered.removeValue(forKey: node.ref.text) { folds[node.ref] = fold }
    }
    layOut()
  }

  /// The folds that were set, by reference: what outlives a run.
  package var settings: [String: Fold] {
    let shown = folds.map { ($0.key.text, $0.value) }
    return remembered.merging(shown) { _, shown in shown }
  }

  package mutating func remember(_ settings: [String: Fold]) { remembered = settings }

  package func index(of id: TreeRow.ID) -> Int? { rows.firstIndex { $0.id == id } }

  /// Everything that could be a row, in order, whatever is folded: what a search goes through.
  package var allIDs: [TreeRow.ID] {
    let all = nodes.flatMap { node in
      [.objective(node.ref)] + (keyResults[node.ref] ?? []).map(TreeRow.ID.keyResult)
    }
    return matches.map { matches in all.filter(matches.contains) } ?? all
  }

  package mutating func set(_ fold: Fold, of ref: ObjectiveRef) {
    folds[ref] = fold
    before[ref] = nil
    layOut()
  }

  package mutating func setAll(_ fold: Fold) {
    before = [:]
    for node in nodes { folds[node.ref] = fold }
    layOut()
  }

  /// The fold one step further open or shut; `nil` where there is none.
  package func next(_ ref: ObjectiveRef, open: Bool) -> Fold? {
    guard let node = nodes.first(where: { $0.ref == ref }), let current = fold(of: node) else {
      return nil
    }
    let steps = steps(of: node)
    guard let index = steps.firstIndex(of: current) else { return nil }
    let target = open ? index + 1 : index - 1
    return steps.indices.contains(target) ? steps[target] : nil
  }

  /// Unfolds whatever hides a row that a search goes to, until the search is over.
  package mutating func revealMatch(_ id: TreeRow.ID) {
    let old = folds
    reveal(id)
    for (ref, fold) in folds where old[ref] != fold && before[ref] == nil {
      before.updateValue(old[ref], forKey: ref)
    }
  }

  /// Folds what a search has opened, but for what shows this row.
  package mutating func endSearch(at id: TreeRow.ID) {
    for (ref, fold) in before { folds[ref] = fold }
    before = [:]
    reveal(id)
    layOut()
  }

  /// Unfolds whatever hides a row.
  package mutating func reveal(_ id: TreeRow.ID) {
    switch id {
    case .organization: return
    case .objective(let ref): revealObjective(ref)
    case .keyResult(let ref):
      revealObjective(ref.objective)
      folds[ref.objective] = .everything
    }
    layOut()
  }

  private mutating func revealObjective(_ ref: ObjectiveRef) {
    var parent = nodes.first { $0.ref == ref }?.parent
    while let above = parent {
      guard let node = nodes.first(where: { $0.ref == above }) else { return }
      if fold(of: node) == .closed { folds[above] = .objectives }
      parent = node.parent
    }
  }

  private func steps(of node: Outline.Node) -> [Fold] {
    let hasKeyResults = keyResults[node.ref]?.isEmpty == false
    return [.closed] + (node.children.isEmpty ? [] : [.objectives])
      + (hasKeyResults ? [.everything] : [])
  }

  private func fold(of node: Outline.Node) -> Fold? {
    let steps = steps(of: node)
    guard steps.count > 1 else { return nil }
    let wanted = folds[node.ref] ?? .objectives
    return steps.last { $0 <= wanted } ?? .closed
  }

  private mutating func layOut() {
    rows = [TreeRow(id: .organization, depth: 0, fold: .objectives, parent: nil)]
    if let matches { return layOut(matches) }
    var hiddenBelow: Int?
    for node in nodes {
      if let depth = hiddenBelow, node.depth > depth { continue }
      let fold = fold(of: node)
      hiddenBelow = fold == .closed ? node.depth : nil
      rows.append(
        TreeRow(
          id: .objective(node.ref), depth: node.depth + 1, fold: fold,
          parent: node.parent.map { .objective($0) } ?? .organization))
      if fold == .everything {
        rows += (keyResults[node.ref] ?? []).map {
          TreeRow(
            id: .keyResult($0), depth: node.depth + 2, fold: nil, parent: .objective(node.ref))
        }
      }
    }
  }

  /// What a filter has left, and what it hangs from. A key result stands there where its objective
  /// doesn't match itself, or shows its key results anyway.
  private mutating func layOut(_ matches: Set<TreeRow.ID>) {
    let context = context(of: matches)
    for node in nodes where context.contains(node.ref) {
      let isMatch = matches.contains(.objective(node.ref))
      rows.append(
        TreeRow(
          id: .objective(node.ref), depth: node.depth + 1, fold: nil,
          parent: node.parent.map { .objective($0) } ?? .organization, isContext: !isMatch))
      if isMatch, fold(of: node) != .everything { continue }
      rows += (keyResults[node.ref] ?? []).filter { matches.contains(.keyResult($0)) }.map {
        TreeRow(id: .keyResult($0), depth: node.depth + 2, fold: nil, parent: .objective(node.ref))
      }
    }
  }

  /// The objectives of all matches, and those above them.
  private func context(of matches: Set<TreeRow.ID>) -> Set<ObjectiveRef> {
    var context = Set(matches.compactMap(\.objective))
    for node in nodes.reversed() where context.contains(node.ref) {
      if let parent = node.parent { context.insert(parent) }
    }
    return context
  }
}
