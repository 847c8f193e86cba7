/// Which rows of a long list are on the screen.
///
/// Scrolls by as little as keeps the selected row visible, and stays where it is otherwise; never
/// shows blank rows below the end while there are rows above.
package enum ScrollWindow {
  /// The first visible row.
  package static func top(count: Int, selected: Int, height: Int, previous: Int) -> Int {
    guard height > 0, count > 0 else { return 0 }
    let selected = min(max(0, selected), count - 1)
    let visible = min(max(previous, selected - height + 1), selected)
    return min(max(0, visible), max(0, count - height))
  }

  /// The visible rows.
  package static func rows(count: Int, selected: Int, height: Int, previous: Int) -> Range<Int> {
    let top = top(count: count, selected: selected, height: height, previous: previous)
    return top..<max(top, min(count, top + max(0, height)))
  }
}
