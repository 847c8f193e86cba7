import Canvas
import Goals

/// A sentence in place of the hint line, until the next key.
package struct Notice: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case news
    case trouble
  }

  package let text: String
  package let kind: Kind

  package init(_ text: String, _ kind: Kind = .news) {
    self.text = text
    self.kind = kind
  }
}

/// What frames every screen: the line of hints, and what takes its place.
enum Chrome {
  /// A notice that is too long for the line takes the one above it too: its end says what to do.
  static func draw(_ notice: Notice, on frame: inout Frame, in rect: Rect) {
    let remark = Remark(notice.text, Ink(notice.kind == .news ? .notice : .error))
    let rows = min(remark.rows(width: rect.width - 2), max(1, frame.size.height / 4))
    let area = Rect(
      x: rect.x, y: max(0, rect.maxY - rows), width: rect.width, height: min(rows, rect.maxY))
    frame.fill(area)
    remark.draw(on: &frame, in: area.inset(left: 1, right: 1))
  }

  /// The most useful keys, as many as fit, and the help, which always does.
  static func drawHints(_ hints: [Hint], on frame: inout Frame, in rect: Rect) {
    frame.fill(rect)
    let helpKey = KeyTable[.help].hintedKeys
    let help = hints.first { $0.key == helpKey }
    let others = hints.filter { $0.key != helpKey }
    let kept = help.map { min(width(of: $0) + 2, rect.width / 2) } ?? 0
    var x = rect.x + min(1, max(0, rect.width - 1))
    for (index, hint) in others.enumerated() {
      let end = x + width(of: hint)
      let isNarrow = end > rect.maxX - kept
      // Without a help the first key shows without its words, however narrow the screen is.
      if isNarrow, index > 0 || help != nil { continue }
      x = frame.draw(hint.key, x: x, y: rect.y, Ink(.key)) + 1
      if isNarrow { continue }
      x = frame.draw(hint.words, x: x, y: rect.y, Ink(.hint)) + 2
    }
    guard let help else { return }
    x = frame.draw(help.key, x: x, y: rect.y, Ink(.key)) + 1
    if x + TextWidth.columns(of: help.words) <= rect.maxX {
      frame.draw(help.words, x: x, y: rect.y, Ink(.hint))
    }
  }

  private static func width(of hint: Hint) -> Int {
    TextWidth.columns(of: hint.key) + 1 + TextWidth.columns(of: hint.words)
  }

  /// All that may follow the keys typed so far, in a box above the hints.
  static func drawContinuations(
    _ hints: [Hint], of prefix: String, on frame: inout Frame, above rect: Rect
  ) {
    let keys = hints.map { TextWidth.columns(of: $0.key) }.max() ?? 0
    let words = hints.map { TextWidth.columns(of: $0.words) }.max() ?? 0
    let columns = max(1, min(hints.count, (rect.width - 1) / (keys + words + 5)))
    let rows = min((hints.count + columns - 1) / columns, max(0, rect.y - 1))
    guard rows > 0 else { return drawHints(hints, on: &frame, in: rect) }
    let box = Rect(x: rect.x, y: rect.y - rows, width: rect.width, height: rows + 1)
    frame.fill(box)
    frame.rule(
      "\(prefix)\(Glyph.ellipsis)", note: "Esc gives up", in: box.splitTop(1).top, isFocused: true)
    let width = rect.width / columns
    for (index, hint) in hints.prefix(rows * columns).enumerated() {
      let (x, y) = (box.x + 1 + index / rows * width, box.y + 1 + index % rows)
      frame.draw(hint.key, x: x, y: y, Ink(.key))
      let room = width - keys - 3
      frame.draw(TextWidth.truncated(hint.words, to: room), x: x + keys + 1, y: y, Ink(.hint))
    }
  }
}
