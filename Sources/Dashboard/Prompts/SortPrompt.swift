package import Canvas

/// The popup for `s`: the order of the rows of a list.
package struct SortPrompt: Prompt {
  private var menu: Menu<Sort>
  private let overview: OverviewScreen
  private let pane: Pane

  init(_ overview: OverviewScreen) {
    let pane = overview.list == .detail ? Pane.tree : overview.list
    (self.overview, self.pane) = (overview, pane)
    menu = Menu(
      Sort.choices(of: pane).map { .init(choice: $0, words: $0.words(in: pane)) },
      at: overview.arrangement(of: pane).sort)
  }

  package var hints: [Hint] { Menu<Sort>.hints }

  package mutating func handle(_ key: Key, _ deck: Deck) -> Outcome {
    switch menu.handle(key) {
    case .stays, .refused: return .stays
    case .cancelled: return .closed
    case .chosen(let sort):
      var sorted = overview
      let usual = overview.usualSort(of: pane)
      sorted.sorts[pane] = sort == usual ? nil : sort
      sorted.show(deck)
      sorted.goToFirst(of: pane, deck)
      return .leaves(sorted)
    }
  }

  package mutating func select(at place: Point, in rect: Rect) -> Bool? {
    menu.select(at: place, in: list(in: rect))
  }

  package func height(in size: Size) -> Int { min(menu.rows.count + 1, max(2, size.height - 2)) }

  package func draw(on frame: inout Frame, in rect: Rect, _ deck: Deck) {
    frame.rule("Sort \(pane.words)", note: "", in: rect.splitTop(1).top, isFocused: true)
    menu.draw(on: &frame, in: list(in: rect))
  }

  private func list(in rect: Rect) -> Rect { rect.splitTop(1).rest.inset(left: 1, right: 1) }
}

extension Pane {
  /// What the pane lists.
  var words: String {
    switch self {
    case .tree, .detail: "objectives"
    case .keyResults: "key results"
    case .kpis: "KPIs"
    }
  }
}
