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

/// What frames every screen: the header, and the line of hints.
enum Chrome {
  /// Organisation, cycle and how it goes; what doesn't fit gives way from the right.
  static func drawHeader(_ deck: Deck, on frame: inout Frame, in rect: Rect) {
    frame.fill(rect, " ", Ink(.header))
    let user = deck.name(of: deck.user.login).split(separator: " ").first.map(String.init) ?? ""
    let isReadOnly = deck.user.readOnlyBecause != nil && deck.user.asOf == nil
    let right = (isReadOnly ? "read-only  " : "") + user
    let rightWidth = TextWidth.columns(of: right) + 2
    var x = rect.x + 1
    for (index, part) in parts(deck, width: rect.width).enumerated() {
      let gap = index == 0 ? 0 : part.text.hasPrefix("expected") ? 2 : 3
      let room = rect.maxX - (index < 2 ? 1 : rightWidth)
      guard index == 0 || x + gap + TextWidth.columns(of: part.text) <= room else { break }
      x = frame.draw(
        TextWidth.truncated(part.text, to: rect.maxX - x - gap - 1), x: x + gap, y: rect.y, part.ink
      )
    }
    guard x + rightWidth <= rect.maxX else { return }
    frame.draw(right, endingAt: rect.maxX - 1, y: rect.y, Ink(.header))
  }

  private static func parts(_ deck: Deck, width: Int) -> [(text: String, ink: Ink)] {
    let rollup = deck.outline.rollup(in: deck.review)
    let week = deck.outline.span.map { " \(Glyph.dot) " + $0.weekText(on: deck.day) } ?? ""
    var parts: [(text: String, ink: Ink)] = [
      ("\(deck.organization.name) \(Glyph.dot) \(deck.cycle.text)\(week)", Ink(.header, .bold))
    ]
    if let day = deck.user.asOf { parts.insert(("as of \(day.text)", Ink(.past)), at: 0) }
    let shares = rollup.texts(by: deck.organization.settings)
    if rollup.progress != nil { parts.append((shares.progress, Ink(.header))) }
    if rollup.expected != nil, rollup.coverage == nil {
      parts.append(("expected " + shares.expected, Ink(.header)))
    }
    parts += deck.review.reservations(about: rollup, of: .root).map { ($0, Ink(.header)) }
    let count = deck.organization.findings.count { $0.severity == .error }
    if count > 0 { parts.append((count == 1 ? "1 error" : "\(count) errors", Ink(.error))) }
    if let net = Confidence.net(of: deck.keyResults.compactMap(\.confidence)) {
      let points = Confidence.netText(net)
      parts.append(((width < 90 ? "net " : "net confidence ") + points, Ink(.header)))
    }
    return parts
  }

  /// A notice that is too long for the line takes the one above it too: its end says what to do.
  static func draw(_ notice: Notice, on frame: inout Frame, in rect: Rect) {
    let remark = Remark(notice.text, Ink(notice.kind == .news ? .notice : .error))
    let rows = min(remark.rows(width: rect.width - 2), max(1, frame.size.height / 4))
    let area = Rect(
      x: rect.x, y: max(0, rect.maxY - rows), width: rect.width, height: min(rows, rect.maxY))
    frame.fill(area)
    remark.draw(on: &frame, in: area.inset(left: 1, right: 1))
  }

  /// What may follow a key already typed, or the most useful keys; `?` always fits first.
  static func drawHints(_ hints: [Hint], on frame: inout Frame, in rect: Rect) {
    frame.fill(rect)
    var x = rect.x + min(1, max(0, rect.width - 1))
    for (index, hint) in hints.enumerated() {
      let width = TextWidth.columns(of: hint.key) + 1 + TextWidth.columns(of: hint.words)
      let isNarrow = x + width > rect.maxX
      // The first key shows without its words, however narrow the screen is.
      if isNarrow, index > 0 { continue }
      x = frame.draw(hint.key, x: x, y: rect.y, Ink(.key)) + 1
      if isNarrow { continue }
      x = frame.draw(hint.words, x: x, y: rect.y, Ink(.hint)) + 2
    }
  }
}
