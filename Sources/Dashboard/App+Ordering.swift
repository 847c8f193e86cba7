import Goals

// The order of one's own among objectives: `Priority:`, 1 first.
extension App {
  /// Moves the objective under the cursor among those beside it in its team's cycle.
  mutating func reorder(by step: Int, _ deck: Deck) -> [Effect] {
    guard case .objective(let ref)? = screens.subject(in: deck) else {
      notice = Notice("go to an objective to move it; key results stand as their file has them")
      return []
    }
    if let sort = screens.overview.sorts[.tree], sort != .files {
      notice = Notice(
        "the list is sorted by \(sort.word(in: .tree)); \(Command.sort.key) changes that")
      return []
    }
    guard let actions = deck.reordering(ref, by: step) else {
      notice = Notice("it is the \(step < 0 ? "first" : "last") of its team's cycle here")
      return []
    }
    return [.files(.store(.together(actions)))]
  }

  /// Follows a link of what is under the cursor; of several one is chosen.
  mutating func followLink(_ deck: Deck) -> [Effect] {
    let links = screens.subject(in: deck).map { deck.organization.links(of: $0) } ?? []
    guard let first = links.first else {
      notice = Notice("it has no Link; \(Command.edit.key) adds one")
      return []
    }
    if links.count > 1 {
      prompt = LinkPrompt(links)
      return []
    }
    return [.follow(first)]
  }
}

extension Deck {
  /// What gives an objective the place of the one before or behind it; `nil` where there is none.
  fileprivate func reordering(_ ref: ObjectiveRef, by step: Int) -> [Change.Action]? {
    guard let node = outline.nodes.first(where: { $0.ref == ref }) else { return nil }
    var beside = outline.nodes.filter { $0.parent == node.parent && $0.ref.cycle == ref.cycle }
      .map(\.ref)
    guard let index = beside.firstIndex(of: ref), beside.indices.contains(index + step) else {
      return nil
    }
    beside.swapAt(index, index + step)
    return zip(1..., beside).compactMap { (number: Int, ref: ObjectiveRef) in
      organization.objective(ref)?.priority == number
        ? nil : setting(.priority, of: .objective(ref), to: ["\(number)"])
    }
  }
}

extension Organization {
  /// The links of an object; of a key result those of its objective, too.
  fileprivate func links(of reference: Reference) -> [Link] {
    switch reference {
    case .objective(let ref): objective(ref)?.links ?? []
    case .keyResult(let ref):
      (keyResult(ref)?.links ?? []) + (objective(ref.objective)?.links ?? [])
    case .kpi(let ref): kpi(ref)?.links ?? []
    case .team, .cycle, .person, .settings: []
    }
  }
}
