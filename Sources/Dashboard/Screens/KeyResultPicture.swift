import Canvas
import Goals

/// A key result on two rows: title and aim, below them a bar with the expected tick and its figures;
/// a guardrail, which is a lamp, on one where there is room.
struct KeyResultPicture {
  private let fact: Fact
  private let isChosen: Bool
  private let isMarked: Bool
  private let hasNews: Bool

  init(_ fact: Fact, isChosen: Bool = false, isMarked: Bool = false, hasNews: Bool = false) {
    (self.fact, self.isChosen) = (fact, isChosen)
    (self.isMarked, self.hasNews) = (isMarked, hasNews)
  }

  func draw(on frame: inout Frame, in rect: Rect) {
    guard rect.height > 0 else { return }
    if isChosen {
      frame.draw(String(Glyph.marker), x: rect.x - 1, y: rect.y, Ink(.marker))
      frame.cursor = Point(x: rect.x - 1, y: rect.y)
    }
    if fact.isLamp { drawLamp(on: &frame, in: rect) } else { drawBar(on: &frame, in: rect) }
  }

  private func drawTitle(on frame: inout Frame, x: Int, y: Int, width: Int) {
    let mark = isMarked ? "\(Glyph.mark) " : hasNews ? "\(Glyph.news) " : ""
    let title = TextWidth.truncated(mark + fact.label, to: max(0, width))
    frame.draw(title, x: x, y: y, isChosen ? Ink(.selection) : .text)
  }

  /// `● held  Keep ACV  $8350  ≥ $8000`
  private func drawLamp(on frame: inout Frame, in rect: Rect) {
    let y = rect.y
    let late = fact.late == " " ? "" : String(fact.late)
    var x = frame.draw("\(Glyph.lamp) \(fact.value)", x: rect.x, y: y, Ink(fact.role))
    x = frame.draw(late, x: x + (late.isEmpty ? 0 : 1), y: y, Ink(.overdue)) + 2
    let figures = [fact.now, fact.aim].filter { !$0.isEmpty }
    let width = figures.reduce(0) { $0 + TextWidth.columns(of: $1) + 2 }
    guard rect.height > 1 else {
      drawTitle(on: &frame, x: x, y: y, width: rect.maxX - x - width)
      frame.draw(fact.aim, endingAt: rect.maxX, y: y, Ink(.target))
      let end = rect.maxX - TextWidth.columns(of: fact.aim) - 2
      return frame.draw(fact.now, endingAt: end, y: y, Ink(fact.role))
    }
    drawTitle(on: &frame, x: x, y: y, width: rect.maxX - x)
    let end = frame.draw(fact.now, x: rect.x + 2, y: y + 1, Ink(fact.role), within: rect.width / 2)
    frame.draw(fact.aim, x: end + 2, y: y + 1, Ink(.target), within: rect.maxX - end - 2)
  }

  private func drawBar(on frame: inout Frame, in rect: Rect) {
    let aim = TextWidth.truncated(fact.aim, to: rect.width / 2)
    frame.draw(aim, endingAt: rect.maxX, y: rect.y, Ink(.target))
    let room = rect.width - (aim.isEmpty ? 0 : TextWidth.columns(of: aim) + 2)
    drawTitle(on: &frame, x: rect.x, y: rect.y, width: room)
    guard rect.height > 1 else { return }
    let (y, ink) = (rect.y + 1, Ink(fact.role))
    frame.draw(
      fact.confidence.map(String.init) ?? "", endingAt: rect.maxX, y: y, Ink(.confidence))
    frame.draw(String(fact.sign), x: rect.maxX - 4, y: y, ink)
    frame.draw(String(fact.late), x: rect.maxX - 3, y: y, Ink(.overdue))
    // The percentage ends where the room for it does; what it stands at is cut before it.
    let percent = TextWidth.truncated(fact.value, to: 12)
    frame.draw(percent, endingAt: rect.maxX - 5, y: y, ink)
    let columns = max(6, TextWidth.columns(of: percent) + 1)
    let now = TextWidth.truncated(fact.now, to: rect.width / 3)
    frame.draw(now, endingAt: rect.maxX - 5 - columns, y: y)
    let width = rect.width - 6 - columns - max(6, TextWidth.columns(of: now))
    Gauge(fact.progress, expected: fact.expected, ink: ink)
      .draw(on: &frame, x: rect.x, y: y, width: width)
  }
}
