import Goals

/// How the rows of a list are narrowed and sorted.
struct Arrangement {
  var filter = Filter()
  var sort = Sort.files

  /// The rows left, in their order.
  func arranged(_ rows: [Reference], _ deck: Deck) -> [Reference] {
    sorted(filter.isEmpty ? rows : left(of: rows, deck), deck)
  }

  private func left(of rows: [Reference], _ deck: Deck) -> [Reference] {
    let filter = filter.resolved(in: deck)
    return rows.filter { RowAttributes(about: $0, in: deck).map(filter.matches) ?? false }
  }

  func sorted(_ rows: [Reference], _ deck: Deck) -> [Reference] {
    sort.sorted(rows) { RowAttributes(about: $0, in: deck) }
  }

  /// The objectives of a tree, siblings in their order.
  func sorted(_ outline: Outline, _ deck: Deck) -> [Outline.Node] {
    guard sort != .files else { return outline.nodes }
    let byRef = Dictionary(uniqueKeysWithValues: outline.nodes.map { ($0.ref, $0) })
    func branch(_ ref: ObjectiveRef) -> [Outline.Node] {
      guard let node = byRef[ref] else { return [] }
      return [node] + siblings(node.children)
    }
    func siblings(_ refs: [ObjectiveRef]) -> [Outline.Node] {
      sort.sorted(refs) { RowAttributes(about: .objective($0), in: deck) }.flatMap(branch)
    }
    return siblings(outline.roots)
  }

  /// The rows of a tree that the filter leaves; `nil` without a filter.
  func matches(
    _ outline: Outline, keyResults: [ObjectiveRef: [Reference]], _ deck: Deck
  ) -> Set<TreeRow.ID>? {
    guard !filter.isEmpty else { return nil }
    let rows = outline.nodes.flatMap { [.objective($0.ref)] + (keyResults[$0.ref] ?? []) }
    return Set(left(of: rows, deck).compactMap(TreeRow.ID.init))
  }
}

extension TreeRow.ID {
  fileprivate init?(_ reference: Reference) {
    switch reference {
    case .objective(let ref): self = .objective(ref)
    case .keyResult(let ref): self = .keyResult(ref)
    default: return nil
    }
  }
}

extension Reference {
  /// The objective that it is, or belongs to.
  var objective: ObjectiveRef? {
    switch self {
    case .objective(let ref): ref
    case .keyResult(let ref): ref.objective
    default: nil
    }
  }

  var keyResult: KeyResultRef? { if case .keyResult(let ref) = self { ref } else { nil } }

  var kpi: KPIRef? { if case .kpi(let ref) = self { ref } else { nil } }
}
