/// The symbols beyond ASCII that the screen is drawn with.
///
/// Each has an ASCII twin of the same width (``ASCII/twin(of:)``), so that what draws need not know
/// what the terminal can show: the finished frame is turned as a whole.
package enum Glyph {
  package static let horizontal: Character = "─"
  /// The line over the pane that has the focus.
  package static let heavy: Character = "━"
  package static let vertical: Character = "│"
  package static let teeDown: Character = "┬"
  package static let teeUp: Character = "┴"
  package static let teeLeft: Character = "┤"
  package static let teeRight: Character = "├"
  package static let corner: Character = "└"
  package static let rightCorner: Character = "┘"
  /// A value in a chart, and the one that is looked at.
  package static let point: Character = "•"
  package static let chosen: Character = "●"
  /// A value in a chart that is a signal, and one at which somebody said something.
  package static let signal: Character = "◆"
  package static let said: Character = "○"
  package static let arrow: Character = "→"
  package static let atLeast: Character = "≥"
  package static let atMost: Character = "≤"
  package static let plusMinus: Character = "±"
  package static let ellipsis: Character = "…"
  package static let dot: Character = "·"
  /// Where a progress bar should stand by now.
  package static let expected: Character = "┃"
  /// The part of a progress bar still to come.
  package static let track: Character = "─"
  /// A KPI's target in a chart.
  package static let target: Character = "╌"
  /// The end of a bar that fills half of its cell.
  package static let heavyHalf: Character = "╸"
  /// What a bar is about to gain, or to lose.
  package static let change: Character = "┅"
  /// A column filled from below by one eighth, two eighths and so on; never whole, so that rows stay
  /// apart.
  package static let levels: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇"]
  /// Signs of the rows of a tree that are folded and unfolded, that are a key result, a guardrail.
  package static let folded: Character = "▸"
  package static let unfolded: Character = "▾"
  package static let keyResult: Character = "·"
  package static let lamp: Character = "●"
  /// Where a value goes.
  package static let up: Character = "↑"
  package static let down: Character = "↓"
  /// Stands before the selected row.
  package static let marker: Character = "▌"
  /// Stands before a marked row; ASCII already.
  package static let mark: Character = "*"
  /// Stands before a row that others have changed; ASCII already.
  package static let news: Character = "+"
}
