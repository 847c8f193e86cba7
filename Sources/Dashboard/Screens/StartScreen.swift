package import Canvas

/// Where people start who have no data directory yet: three ways on.
package struct StartScreen: Sendable {
  /// A way on.
  package enum Way: Hashable, Sendable {
    /// The demo organisation.
    case demo
    /// A new data directory at a path.
    case make(String)
    /// The data directory at a path, or above it.
    case open(String)
    /// None.
    case leave
  }

  private enum Row: Int, CaseIterable {
    case demo
    case make
    case open
  }

  private var row = Row.demo
  /// The path being typed.
  private var path: LineEditor?
  /// Why the way chosen last led nowhere.
  package var problem = ""

  package init() {}

  /// The way chosen, if a key has chosen one.
  package mutating func handle(_ key: Key) -> Way? {
    if path != nil { return handleInPath(key) }
    switch key {
    case .character("q"), .character("Q"), .control("c"): return .leave
    case .character("j"), .down, .tab: move(by: 1)
    case .character("k"), .up, .backTab: move(by: -1)
    case .character("d"): return choose(.demo)
    case .character("n"): return choose(.make)
    case .character("o"): return choose(.open)
    case .enter: return choose(row)
    default: break
    }
    return nil
  }

  package func draw(on frame: inout Frame) {
    let rect = frame.bounds
    let (left, top) = (rect.width >= 60 ? 4 : 1, rect.height >= 14 ? 3 : 0)
    let end = frame.draw("Quarterdeck", x: left, y: top, Ink(.title))
    let words = "OKRs and KPIs on one screen, over plain text"
    if end + 2 + words.count < rect.width {
      frame.draw(words, x: end + 2, y: top, Ink(.muted))
    }
    frame.paragraph(
      "There is no data directory here. Three ways on:",
      in: Rect(x: left, y: top + 2, width: rect.width - left - 1, height: 2))
    for row in Row.allCases { draw(row, on: &frame, x: left, y: top + 4 + row.rawValue) }
    frame.paragraph(
      problem, in: Rect(x: left, y: top + 8, width: rect.width - left - 1, height: 4), Ink(.error))
    Chrome.drawHints(
      path == nil
        ? [("j/k", "move"), ("Enter", "choose"), ("q", "quit")]
        : [("Enter", "go on"), ("Esc", "back")],
      on: &frame, in: Rect(x: 0, y: rect.height - 1, width: rect.width, height: 1))
  }

  private func draw(_ row: Row, on frame: inout Frame, x: Int, y: Int) {
    let isSelected = row == self.row
    if isSelected { frame.draw(String(Glyph.marker), x: x - 1, y: y, Ink(.marker)) }
    let (key, words) =
      switch row {
      case .demo: ("d", "try the demo: a software company in the middle of a quarter")
      case .make: ("n", "make a new data directory")
      case .open: ("o", "open another one")
      }
    frame.draw(key, x: x + 1, y: y, Ink(.key))
    let end = frame.draw(
      isSelected && path != nil ? words + ": " : words, x: x + 4, y: y,
      isSelected ? Ink(.selection) : .text)
    if isSelected { frame.cursor = Point(x: max(0, x - 1), y: y) }
    guard isSelected, let path else { return }
    let column = path.draw(on: &frame, x: end, y: y, width: max(1, frame.size.width - end - 2))
    frame.cursor = Point(x: column, y: y)
  }

  private mutating func move(by step: Int) {
    row = Row(rawValue: row.rawValue + step) ?? row
  }

  private mutating func choose(_ row: Row) -> Way? {
    self.row = row
    problem = ""
    switch row {
    case .demo: return .demo
    case .make: path = LineEditor("okrs")
    case .open: path = LineEditor()
    }
    return nil
  }

  private mutating func handleInPath(_ key: Key) -> Way? {
    guard var editor = path else { return nil }
    switch key {
    case .escape, .control("g"), .control("c"): path = nil
    case .enter where !editor.isEmpty:
      path = nil
      return row == .make ? .make(editor.text) : .open(editor.text)
    default:
      _ = editor.handle(key)
      path = editor
    }
    return nil
  }
}
