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
    let text = DetailText(deck)
    let (title, paragraphs) = text.about(screen.subject(in: deck))
    frame.rule(title, note: "", in: head, isFocused: true)
    let lines = paragraphs.flatMap { $0.lines(width: inner.width) }
    // What is scrolled past the end stays at the end.
    let top = min(screen.detailTop, max(0, lines.count - inner.height))
    for (offset, line) in lines.dropFirst(top).prefix(inner.height).enumerated() {
      let y = inner.y + offset
      frame.draw(line.label, x: inner.x, y: y, Ink(.muted), within: inner.width)
      frame.draw(
        line.text, x: inner.x + line.indent, y: y, line.ink, within: inner.width - line.indent)
    }
    frame.cursor = Point(x: inner.x, y: inner.y)
  }
}
