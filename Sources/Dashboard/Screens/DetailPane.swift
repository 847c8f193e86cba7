import Canvas
import Goals

/// Everything about the object under the cursor, to be read: why, who, links, the last check-ins
/// with their notes, findings.
struct DetailPane {
  let screen: OverviewScreen
  let deck: Deck

  init(_ screen: OverviewScreen, _ deck: Deck) {
    self.screen = screen
    self.deck = deck
  }

  func draw(on frame: inout Frame, in rect: Rect) {
    let (head, body) = rect.headed
    let inner = body.inset(left: 1, right: 1)
    let (title, paragraphs) = DetailText(deck).about(screen.subject(in: deck))
    frame.rule(title, note: "", in: head, isFocused: true)
    let lines = paragraphs.flatMap { $0.lines(width: inner.width) }
    for (offset, line) in lines.dropFirst(screen.detailTop).prefix(inner.height).enumerated() {
      let y = inner.y + offset
      frame.draw(line.label, x: inner.x, y: y, Ink(.muted), within: inner.width)
      frame.draw(
        line.text, x: inner.x + line.indent, y: y, line.ink, within: inner.width - line.indent)
    }
    frame.cursor = Point(x: inner.x, y: inner.y)
  }

  /// The first line shown: what is scrolled past the end stays at the end.
  func top(in rect: Rect) -> Int {
    let inner = rect.headed.body.inset(left: 1, right: 1)
    let (_, paragraphs) = DetailText(deck).about(screen.subject(in: deck))
    let count = paragraphs.reduce(0) { $0 + $1.lines(width: inner.width).count }
    return min(screen.detailTop, max(0, count - inner.height))
  }
}
