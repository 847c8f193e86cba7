package import Canvas
package import Goals

/// The values of a KPI or a key result over time, large: a chart that the cursor walks along, and a
/// table of them, the newest first.
package struct ChartScreen: Screen {
  private let reference: Reference
  /// The entry that is looked at, counted back from the newest.
  private var age = 0
  /// The cycles in which objectives aimed at a KPI, looked for once: they take all objectives.
  private var marks: [Chart.Mark]

  /// Nothing for an object that has no values.
  init?(of reference: Reference?, _ deck: Deck) {
    guard let reference, ChartSubject(reference, deck) != nil else { return nil }
    self.reference = reference
    marks = deck.marks(of: reference)
  }

  package func hints(_ deck: Deck) -> [Hint] {
    let isEmpty = ChartSubject(reference, deck)?.entries.isEmpty != false
    return KeyTable.hints(
      (.help, "help"), (.more, "walk"), (.checkIn, "check in"), (.close, "close"))
      + (isEmpty
        ? KeyTable.hints((.edit, "edit"))
        : KeyTable.hints((.edit, "correct"), (.drop, "take back")))
      + KeyTable.hints((.openEditor, "editor"))
  }

  package func subject(in deck: Deck) -> Reference? { reference }

  package mutating func handle(_ command: Command, in context: ScreenContext) -> Outcome? {
    let entries = ChartSubject(reference, context.deck)?.entries ?? []
    let count = entries.count
    switch command {
    case .edit, .drop:
      guard count > 0 else { return nil }
      guard let line = entries[count - 1 - min(age, count - 1)].line else {
        return .says(Notice("several readings come to this; \(Command.history.key) lists them"))
      }
      return command == .edit ? context.deck.correct(line) : context.deck.takeBack(line)
    case .less: age += 1
    case .more: age -= 1
    case .open: return .stays
    default:
      guard let step = command.step(page: context.area.height / 3) else { return nil }
      age += max(-count, min(count, step))
    }
    age = max(0, min(count - 1, age))
    return .stays
  }

  package mutating func hear(_ event: Event, in context: ScreenContext) -> Outcome {
    guard case .organizationLoaded = event else { return .stays }
    let count = ChartSubject(reference, context.deck)?.entries.count ?? 0
    age = max(0, min(count - 1, age))
    marks = context.deck.marks(of: reference)
    return .stays
  }

  package func draw(on frame: inout Frame, in rect: Rect, _ deck: Deck) {
    frame.fill(rect)
    let (head, body) = rect.headed
    guard let subject = ChartSubject(reference, deck) else {
      frame.rule("Chart", note: "", in: head, isFocused: true)
      return frame.paragraph("It isn't there any more.", in: body.inset(left: 1), Ink(.muted))
    }
    let fits = TextWidth.columns(of: subject.title + reference.text) + 6 <= rect.width
    frame.rule(subject.title, note: fits ? reference.text : "", in: head, isFocused: true)
    let (facts, rest) = body.splitTop(body.height >= 6 ? 1 : 0)
    draw(subject.facts, on: &frame, in: facts.inset(left: 1, right: 1))
    let (said, values) = rest.splitTop(subject.sentence.isEmpty || rest.height < 8 ? 0 : 1)
    let sentence = TextWidth.truncated(subject.sentence, to: max(0, said.width - 2))
    if !said.isEmpty { frame.draw(sentence, x: said.x + 1, y: said.y, .text) }
    if subject.entries.isEmpty {
      return frame.paragraph(subject.emptyText, in: values.inset(left: 1, right: 1), Ink(.muted))
    }
    drawValues(of: subject, on: &frame, in: values)
  }

  /// The table stands beside a wide chart, below a high one.
  private func drawValues(of subject: ChartSubject, on frame: inout Frame, in rect: Rect) {
    var (chart, table) = (rect, Rect(x: 0, y: 0, width: 0, height: 0))
    if rect.width >= 120 {
      (chart, table) = rect.splitLeft(rect.width - max(44, rect.width / 3))
      table = table.inset(left: 2)
    } else if rect.height >= 15 {
      let rows = min(subject.entries.count, rect.height / 3)
      (chart, table) = rect.splitTop(rect.height - rows - 1)
      table = table.inset(top: 1)
    }
    let (line, plot) = chart.splitTop(chart.height >= 5 ? 1 : 0)
    let selected = subject.entries.count - 1 - age
    draw(subject.entries[selected], on: &frame, in: line.inset(left: 1, right: 1))
    var picture = subject.chart(selected: selected, columns: plot.width)
    picture.marks = marks
    picture.draw(on: &frame, in: plot.inset(left: 1, right: 1), label: subject.label)
    drawTable(of: subject, on: &frame, in: table)
  }

  private func draw(_ facts: [(text: String, ink: Ink)], on frame: inout Frame, in rect: Rect) {
    guard !rect.isEmpty else { return }
    var x = rect.x
    for fact in facts where !fact.text.isEmpty {
      let gap = x == rect.x ? "" : " \(Glyph.dot) "
      guard x == rect.x || x + 3 + TextWidth.columns(of: fact.text) <= rect.maxX else { continue }
      x = frame.draw(gap, x: x, y: rect.y, Ink(.muted))
      x = frame.draw(fact.text, x: x, y: rect.y, fact.ink, within: rect.maxX - x)
    }
  }

  /// The value that the cursor is on.
  private func draw(_ entry: ChartSubject.Entry, on frame: inout Frame, in rect: Rect) {
    guard !rect.isEmpty else { return }
    var x = frame.draw("\(Glyph.chosen) \(entry.day.text)  ", x: rect.x, y: rect.y, Ink(.marker))
    x = frame.draw(entry.text, x: x, y: rect.y, Ink(.selection), within: rect.maxX - x)
    let rest = [entry.source, entry.note.flowing].filter { !$0.isEmpty }
    let text = TextWidth.truncated(
      rest.joined(separator: " \(Glyph.dot) "), to: max(0, rect.maxX - x - 2))
    frame.draw(text, x: x + 2, y: rect.y, Ink(.muted))
  }

  private func drawTable(of subject: ChartSubject, on frame: inout Frame, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let entries = Array(subject.entries.reversed())
    let rows = ScrollWindow.rows(
      count: entries.count, selected: age, height: rect.height,
      previous: max(0, age - rect.height / 2))
    let width = entries[rows].map { TextWidth.columns(of: $0.text) }.max() ?? 0
    for (offset, index) in rows.enumerated() {
      let (entry, y) = (entries[index], rect.y + offset)
      if index == age { frame.draw(String(Glyph.marker), x: rect.x, y: y, Ink(.marker)) }
      frame.draw(entry.day.text, x: rect.x + 2, y: y, Ink(.muted), within: rect.width - 2)
      let end = rect.x + 14 + width
      let ink = index == age ? Ink(.selection) : entry.role == .spark ? .text : Ink(entry.role)
      frame.draw(entry.text, endingAt: end, y: y, ink)
      let rest = [entry.source, entry.note.flowing].filter { !$0.isEmpty }
      let text = TextWidth.truncated(
        rest.joined(separator: " \(Glyph.dot) "), to: max(0, rect.maxX - end - 2))
      frame.draw(text, x: end + 2, y: y, Ink(.muted))
    }
  }
}
