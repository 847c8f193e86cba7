package import Canvas

/// The parts of the overview.
package enum Pane: String, Hashable, Sendable, CaseIterable {
  case tree
  case keyResults
  case kpis
  case detail
}

/// Where the panes stand on a screen of some size.
///
/// From 80 columns and 20 rows all are there: the tree, beside it the key results (or the detail),
/// the KPIs along the bottom. From 60 columns the tree and one other; under that, or under 15 rows,
/// one at a time.
package struct Layout: Hashable, Sendable {
  package let header: Rect
  /// What is between them: where the panes stand, or another screen.
  package let body: Rect
  package let hints: Rect
  package let panes: [Pane: Rect]

  package init(_ size: Size, focus: Pane) {
    let (top, rest) = Rect(size).splitTop(size.height > 4 ? 1 : 0)
    let (middle, bottom) = rest.splitTop(rest.height - (size.height > 1 ? 1 : 0))
    (header, body) = (top, middle)
    hints = bottom
    if size.width >= 80, size.height >= 20 {
      panes = Layout.all(middle, focus)
    } else if size.width >= 60, size.height >= 15 {
      panes = Layout.two(middle, focus)
    } else {
      panes = [focus: middle]
    }
  }

  /// What stands beside the tree: the key results, unless the detail is looked at.
  private static func side(_ focus: Pane) -> Pane { focus == .detail ? .detail : .keyResults }

  private static func all(_ body: Rect, _ focus: Pane) -> [Pane: Rect] {
    let kpiRows = min(12, max(4, body.height / 5)) + 1
    let (upper, lower) = body.splitTop(body.height - kpiRows)
    let (left, right) = upper.splitLeft(treeWidth(body.width))
    return [.tree: left, side(focus): right.inset(left: 1), .kpis: lower]
  }

  private static func two(_ body: Rect, _ focus: Pane) -> [Pane: Rect] {
    if focus == .kpis {
      let (upper, lower) = body.splitTop(body.height - body.height / 2)
      return [.tree: upper, .kpis: lower]
    }
    let (left, right) = body.splitLeft(body.width / 2)
    return [.tree: left, side(focus): right.inset(left: 1)]
  }

  /// About half; in a wide window titles have enough, and the detail gets the rest.
  private static func treeWidth(_ width: Int) -> Int { min(96, width / 2 + (width > 120 ? -6 : 2)) }
}
