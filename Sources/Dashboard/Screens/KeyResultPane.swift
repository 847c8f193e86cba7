import Canvas
import Goals

/// The key results of the objective under the cursor: bars with the expected tick for what moves,
/// lamps for guardrails.
struct KeyResultPane {
  let screen: OverviewScreen
  let deck: Deck

  init(_ screen: OverviewScreen, _ deck: Deck) {
    self.screen = screen
    self.deck = deck
  }

  func draw(on frame: inout Frame, in rect: Rect) {
    let (head, body) = rect.splitTop(1)
    let inner = body.inset(left: 1, right: 1)
    guard let objective = screen.objective.flatMap(deck.organization.objective) else {
      frame.rule("Key results", note: "", in: head, isFocused: screen.focus == .keyResults)
      return drawOrganization(on: &frame, in: inner)
    }
    frame.rule(objective.title, note: "", in: head, isFocused: screen.focus == .keyResults)
    let introduction = introduction(of: objective, in: inner)
    for (offset, line) in introduction.enumerated() {
      frame.draw(line.text, x: inner.x, y: inner.y + offset, line.ink, within: inner.width)
    }
    let list = inner.splitTop(introduction.count).rest
    drawList(of: objective, on: &frame, in: list)
  }

  /// The first key result shown, so that the one under the cursor is seen whole.
  func top(in rect: Rect) -> Int {
    guard let objective = screen.objective.flatMap(deck.organization.objective) else { return 0 }
    let inner = rect.inset(left: 1, top: 1, right: 1)
    let height = inner.height - introduction(of: objective, in: inner).count
    let heights = deck.standings(of: objective.ref).map(rows)
    guard let selected = objective.keyResults.firstIndex(where: { $0.ref == screen.keyResult })
    else { return 0 }
    var top = min(screen.keyResultTop, selected)
    while top < selected, heights[top...selected].reduce(0, +) > height { top += 1 }
    return top
  }

  private func rows(_ standing: KeyResultStanding) -> Int { standing.isLamp ? 1 : 2 }

  private func drawList(of objective: Objective, on frame: inout Frame, in rect: Rect) {
    let standings = deck.standings(of: objective.ref)
    if standings.isEmpty {
      frame.paragraph("No key results yet. Press A to add the first one.", in: rect, Ink(.muted))
    }
    var y = rect.y
    for standing in standings.dropFirst(screen.keyResultTop) {
      guard y + rows(standing) <= rect.maxY else {
        frame.draw(String(Glyph.ellipsis), x: rect.x, y: rect.maxY - 1, Ink(.muted))
        return
      }
      let row = Rect(x: rect.x, y: y, width: rect.width, height: rows(standing))
      KeyResultLine(
        standing, deck, isSelected: isSelected(standing), isFocused: screen.focus == .keyResults
      )
      .draw(on: &frame, in: row)
      y += rows(standing)
    }
  }

  private func isSelected(_ standing: KeyResultStanding) -> Bool {
    standing.keyResult.ref == screen.keyResult
  }

  /// Who, how it stands, and why; a short window keeps its rows for the key results.
  private func introduction(of objective: Objective, in rect: Rect) -> [(text: String, ink: Ink)] {
    guard rect.height >= 6, let standing = deck.review.standing(of: objective.ref) else {
      return []
    }
    let team = objective.ref.team.isRoot ? deck.organization.name : objective.ref.team.text
    let parts = [
      team, objective.owner.map { deck.name(of: $0.value) } ?? "no owner", standing.status.rawValue,
    ]
    var lines = [(text: parts.joined(separator: " \(Glyph.dot) "), ink: Ink(.muted))]
    if let finding = deck.organization.findings(in: objective.ref.file).first {
      lines += TextWidth.wrapped("line \(finding.place.line): \(finding.message)", to: rect.width)
        .prefix(2).map { ($0, Ink(.error)) }
    }
    let room =
      rect.height >= 12 ? max(0, min(4, rect.height - 2 * objective.keyResults.count - 3)) : 0
    let why =
      objective.why.isEmpty || room == 0 ? [] : TextWidth.wrapped(objective.why, to: rect.width)
    lines += why.prefix(room).map { ($0, Ink.text) }
    if why.count > room, room > 0, let last = lines.last {
      lines[lines.count - 1].text = TextWidth.truncated(
        last.text + String(Glyph.ellipsis) + " ", to: rect.width)
    }
    return rect.height >= 9 ? lines + [("", .text)] : lines
  }

  private func drawOrganization(on frame: inout Frame, in rect: Rect) {
    var counts: [Status: Int] = [:]
    for node in deck.outline.nodes {
      if let status = deck.review.standing(of: node.ref)?.status { counts[status, default: 0] += 1 }
    }
    var y = rect.y
    frame.draw(
      "\(deck.outline.nodes.count) objectives, \(deck.keyResults.count) key results", x: rect.x,
      y: y, Ink(.muted), within: rect.width)
    y += 2
    let order: [Status] = [
      .onTrack, .behind, .atRisk, .overdue, .notMeasured, .draft, .achieved, .missed, .dropped,
    ]
    for status in order {
      guard let count = counts[status], y < rect.maxY else { continue }
      frame.draw(
        "\(status.sign)  \(status.rawValue)", x: rect.x, y: y, Ink(status.role), within: rect.width)
      frame.draw("\(count)", endingAt: min(rect.maxX, rect.x + 20), y: y)
      y += 1
    }
  }
}

extension KeyResultStanding {
  /// A guardrail is a lamp: it holds, or it is broken.
  var isLamp: Bool { keyResult.role == .guardrail }
}

/// One key result on one or two rows.
private struct KeyResultLine {
  let standing: KeyResultStanding
  let unit: Unit?
  let isSelected: Bool
  let isFocused: Bool

  init(_ standing: KeyResultStanding, _ deck: Deck, isSelected: Bool, isFocused: Bool) {
    self.standing = standing
    unit = deck.organization.unit(of: standing.keyResult)
    self.isSelected = isSelected
    self.isFocused = isFocused
  }

  func draw(on frame: inout Frame, in rect: Rect) {
    if isSelected, isFocused {
      frame.draw(String(Glyph.marker), x: rect.x - 1, y: rect.y, Ink(.marker))
      frame.cursor = Point(x: rect.x - 1, y: rect.y)
    }
    if standing.isLamp { drawLamp(on: &frame, in: rect) } else { drawBar(on: &frame, in: rect) }
  }

  private var titleInk: Ink { isSelected && isFocused ? Ink(.selection) : .text }

  private func drawTitle(on frame: inout Frame, in rect: Rect, beside width: Int) {
    let title = TextWidth.truncated(standing.keyResult.title, to: rect.width - width - 1)
    frame.draw(title, x: rect.x, y: rect.y, titleInk)
  }

  private func drawLamp(on frame: inout Frame, in rect: Rect) {
    let isMeasured = standing.progress != nil
    let (word, role): (String, Role) =
      isMeasured ? standing.isBroken ? ("broken", .broken) : ("held", .held) : ("–", .notMeasured)
    let aim = standing.aim(unit: unit)
    let current = standing.currentText(unit: unit)
    var end = rect.maxX
    frame.draw(word, x: end - 6, y: rect.y, Ink(role))
    end -= 8
    frame.draw(current, endingAt: end, y: rect.y, Ink(role))
    end -= max(8, TextWidth.columns(of: current)) + 1
    if rect.width >= 44 {
      frame.draw(aim, endingAt: end, y: rect.y, Ink(.target))
      end -= TextWidth.columns(of: aim) + 1
    }
    drawTitle(on: &frame, in: rect, beside: rect.maxX - end)
  }

  private func drawBar(on frame: inout Frame, in rect: Rect) {
    let aim = TextWidth.truncated(standing.aim(unit: unit), to: rect.width / 2)
    frame.draw(aim, endingAt: rect.maxX, y: rect.y, Ink(.target))
    drawTitle(on: &frame, in: rect, beside: TextWidth.columns(of: aim) + 1)
    guard rect.height > 1 else { return }
    let y = rect.y + 1
    let ink = Ink(standing.status.role)
    let confidence = standing.confidence.map(String.init) ?? ""
    frame.draw(confidence, endingAt: rect.maxX, y: y, Ink(.confidence))
    frame.draw(String(standing.status.sign), x: rect.maxX - 4, y: y, ink)
    frame.draw(percentText(standing.progress), endingAt: rect.maxX - 5, y: y, ink)
    let current = TextWidth.truncated(standing.currentText, to: 8)
    frame.draw(current, endingAt: rect.maxX - 12, y: y)
    let width = rect.width - 22
    Gauge(standing.progress, expected: standing.expected, ink: ink)
      .draw(on: &frame, x: rect.x, y: y, width: width)
  }
}
