package import Canvas

/// The parts of the overview.
package enum Pane: String, Hashable, Sendable, CaseIterable {
  case tree
  case keyResults
  case kpis
  case detail
}

/// What the panes hold, as far as the room for it is concerned.
struct Contents: Hashable, Sendable {
  /// The rows of the tree.
  var rows = Int.max
  /// The columns of its longest row without figures.
  var titleWidth = 60
  var kpis = 20
  /// The columns of a KPI's row in which nothing is cut.
  var kpiWidth = 60
}

/// Where the panes stand on a screen of some size. Space follows what is in them.
///
/// From 80 columns and 20 rows all are there: the tree, beside it the preview (or the detail), the
/// KPIs along the bottom; from 160 columns and 40 rows side by side. From 60 columns the tree and one
/// other; under that, or under 15 rows, one at a time.
package struct Layout: Hashable, Sendable {
  package let header: Rect
  /// What is between them: where the panes stand, or another screen.
  package let body: Rect
  package let hints: Rect
  package let panes: [Pane: Rect]
  /// How many rows each KPI takes.
  let kpiRows: Int

  package init(_ size: Size, focus: Pane) {
    self.init(size, focus: focus, Contents())
  }

  /// `isZoomed`: the pane with the focus has the screen for itself.
  init(_ size: Size, focus: Pane, _ contents: Contents, isZoomed: Bool = false) {
    let (top, rest) = Rect(size).splitTop(size.height > 4 ? 1 : 0)
    let (middle, bottom) = rest.splitTop(rest.height - (size.height > 1 ? 1 : 0))
    (header, body) = (top, middle)
    hints = bottom
    if isZoomed {
      panes = [focus: middle]
    } else if size.width >= 160, size.height >= 40 {
      panes = Layout.columns(middle, focus, contents)
    } else if size.width >= 80, size.height >= 20 {
      panes = Layout.all(middle, focus, contents)
    } else if size.width >= 60, size.height >= 15 {
      panes = Layout.two(middle, focus, contents)
    } else {
      panes = [focus: middle]
    }
    let isColumn = size.width >= 160 && size.height >= 40 && !isZoomed
    kpiRows = isColumn && 2 * contents.kpis <= middle.height - 1 ? 2 : 1
  }

  /// What stands beside the tree: the preview, unless the detail is looked at.
  private static func side(_ focus: Pane) -> Pane { focus == .detail ? .detail : .keyResults }

  private static func columns(_ body: Rect, _ focus: Pane, _ contents: Contents) -> [Pane: Rect] {
    let tree = min(max(contents.titleWidth + 28, body.width * 3 / 10), body.width * 19 / 50)
    let kpis = min(max(contents.kpiWidth, 46), body.width * 33 / 100)
    let (left, rest) = body.splitLeft(tree)
    let (middle, right) = rest.splitLeft(rest.width - kpis)
    return [.tree: left, side(focus): middle.inset(left: 1), .kpis: right.inset(left: 1)]
  }

  private static func all(_ body: Rect, _ focus: Pane, _ contents: Contents) -> [Pane: Rect] {
    let (upper, lower) = body.splitTop(body.height - kpiHeight(in: body, contents))
    let (left, right) = upper.splitLeft(treeWidth(body.width, contents))
    return [.tree: left, side(focus): right.inset(left: 1), .kpis: lower]
  }

  private static func two(_ body: Rect, _ focus: Pane, _ contents: Contents) -> [Pane: Rect] {
    if focus == .kpis {
      let rows = max(kpiHeight(in: body, contents), min(body.height / 2, contents.kpis + 1))
      let (upper, lower) = body.splitTop(body.height - rows)
      return [.tree: upper, .kpis: lower]
    }
    let (left, right) = body.splitLeft(treeWidth(body.width, contents))
    return [.tree: left, side(focus): right.inset(left: 1)]
  }

  /// About a quarter, more where the tree leaves rows free, and never more than there are KPIs.
  private static func kpiHeight(in body: Rect, _ contents: Contents) -> Int {
    let columns = kpiColumns(in: body.width, contents)
    let wanted = max(1, (contents.kpis + columns - 1) / columns)
    let free = body.height - 1 - min(body.height, contents.rows == .max ? .max : contents.rows + 1)
    // A pane of one row would have no head, which says how it is narrowed.
    return 1 + max(2, min(wanted, max(4, min(14, body.height / 4), free)))
  }

  /// Another column only where the longest name fits.
  static func kpiColumns(in width: Int, _ contents: Contents) -> Int {
    max(1, (width + 1) / (contents.kpiWidth + 1))
  }

  /// What the titles need, about half of the width, so that what is beside it can be read.
  private static func treeWidth(_ width: Int, _ contents: Contents) -> Int {
    let most = max(width / 2, min(width * 27 / 50, width - 37))
    return min(max(contents.titleWidth + 26, width * 2 / 5), most)
  }
}
