package import Canvas
package import Goals

/// How a number came about: a popup over what it is about. Tab turns to the object's other numbers,
/// Enter goes to the object that the line with the cursor speaks of.
package struct ExplainScreen: Screen {
  private let reference: Reference
  private var figure: Explanation.Figure
  private var list = ListCursor()

  /// Begins with the number that matters most; nothing where there is none to explain.
  init?(_ reference: Reference, _ deck: Deck) {
    guard let first = Review.figures(of: reference).first,
      deck.review.explanation(of: first, of: reference) != nil
    else { return nil }
    (self.reference, figure) = (reference, first)
  }

  package func hints(_ deck: Deck) -> [Hint] {
    KeyTable.hints(
      (.help, "help"), (.nextPane, "other numbers"), (.open, "go there"), (.down, "move"),
      (.close, "close"))
  }

  package func subject(in deck: Deck) -> Reference? { reference }

  package mutating func handle(_ command: Command, in context: ScreenContext) -> Outcome? {
    let deck = context.deck
    let body = ExplainScreen.box(in: context.area).headed.body.inset(top: 1, bottom: 1)
    let lines = lines(deck, in: context.area)
    switch command {
    case .nextPane, .more: changeFigure(by: 1)
    case .previousPane, .less: changeFigure(by: -1)
    case .open:
      let target = lines.indices.contains(list.row) ? lines[list.row].target : nil
      guard let target, target != reference else {
        return .says(Notice("this line is about no other object"))
      }
      return .goes(to: target)
    default:
      return list.move(command, count: lines.count, height: body.height) ? .stays : nil
    }
    return .stays
  }

  private mutating func changeFigure(by step: Int) {
    let known = Review.figures(of: reference)
    guard let index = known.firstIndex(of: figure) else {
      figure = known.first ?? figure
      return
    }
    figure = known[(index + step + known.count) % known.count]
    list = ListCursor()
  }

  private func explanation(_ deck: Deck) -> Explanation? {
    deck.review.explanation(of: figure, of: reference)
  }

  private func lines(_ deck: Deck, in rect: Rect) -> [(text: String, target: Reference?)] {
    let width = ExplainScreen.box(in: rect).width - 6
    // The title stands in the head already.
    let lines = explanation(deck)?.targets(width: width) ?? []
    return Array(lines.drop { !$0.text.isEmpty }.dropFirst())
  }

  /// In the middle, with what it lies over to be seen around it, where there is room.
  private static func box(in rect: Rect) -> Rect {
    guard rect.width >= 60, rect.height >= 16 else { return rect }
    let width = min(rect.width - 6, 96)
    let height = rect.height - 2
    return Rect(
      x: rect.x + (rect.width - width) / 2, y: rect.y + 1, width: width, height: height)
  }

  package func draw(on frame: inout Frame, in rect: Rect, _ deck: Deck) {
    let lines = lines(deck, in: rect)
    var box = ExplainScreen.box(in: rect)
    if box != rect { box.height = min(box.height, max(8, lines.count + 3 + 1)) }
    frame.fill(box)
    let (head, body) = box.headed
    frame.rule(explanation(deck)?.title ?? "Explain", note: "", in: head, isFocused: true)
    let inner = box == rect ? body : body.inset(left: 1, right: 1, bottom: 1)
    let (tabs, rest) = inner.inset(left: 1, right: 1).splitTop(inner.height > 3 ? 1 : 0)
    drawFigures(on: &frame, in: tabs)
    let rows = list.visible(count: lines.count, height: rest.height)
    for (offset, row) in rows.enumerated() {
      let y = rest.y + offset
      if row == list.row {
        frame.draw(String(Glyph.marker), x: rest.x, y: y, Ink(.marker))
        frame.cursor = Point(x: rest.x, y: y)
      }
      frame.draw(lines[row].text, x: rest.x + 2, y: y, .text, within: rest.width - 2)
    }
    if box != rect { ExplainScreen.drawEdges(of: box, on: &frame) }
  }

  private static func drawEdges(of box: Rect, on frame: inout Frame) {
    let bottom = Rect(x: box.x, y: box.maxY - 1, width: box.width, height: 1)
    frame.fill(bottom, Glyph.horizontal, Ink(.border))
    frame[box.x, bottom.y] = Cell(Glyph.corner, Ink(.border))
    frame[box.maxX - 1, bottom.y] = Cell(Glyph.rightCorner, Ink(.border))
    for y in box.y + 1..<max(box.y + 1, box.maxY - 1) {
      frame[box.x, y] = Cell(Glyph.vertical, Ink(.border))
      frame[box.maxX - 1, y] = Cell(Glyph.vertical, Ink(.border))
    }
  }

  /// The numbers there are, that which is explained in bold.
  private func drawFigures(on frame: inout Frame, in rect: Rect) {
    guard !rect.isEmpty else { return }
    var x = rect.x + 2
    for known in Review.figures(of: reference) {
      let ink = known == figure ? Ink(.selection) : Ink(.muted)
      guard x + known.rawValue.count <= rect.maxX else { return }
      x = frame.draw(known.rawValue, x: x, y: rect.y, ink) + 2
    }
  }
}
