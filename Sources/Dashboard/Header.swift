import Canvas
import Goals

/// The header: how it goes, what needs attention, what is one's own. What doesn't fit is said in
/// fewer words, and left out only then.
struct Header {
  typealias Span = (text: String, ink: Ink)

  private let deck: Deck
  private let fact: Fact
  /// The panes that the size leaves out, by their keys.
  private let hidden: [Hint]

  init(_ deck: Deck, hidden: [Hint] = []) {
    (self.deck, self.hidden) = (deck, hidden)
    fact = deck.organizationFact
  }

  func draw(on frame: inout Frame, in rect: Rect) {
    frame.fill(rect, " ", Ink(.header))
    guard rect.width > 2, rect.height > 0 else { return }
    let inner = rect.inset(left: 1, right: 1)
    for words in Wording.allCases {
      let (left, figures, right) = (name(words), figures(words), news(words))
      let bar = words < .bare && fact.progress != nil ? 8 : 0
      let parts = [left, figures, right].filter { !$0.isEmpty }
      let width =
        parts.reduce(0) { $0 + columns($1) } + 3 * (parts.count - 1) + bar + (bar > 0 ? 2 : 0)
      guard width <= inner.width || words == .least else { continue }
      let slack = max(0, inner.width - width)
      var x = draw(left, on: &frame, x: inner.x, in: inner) + 2
      if bar > 0 {
        let length = min(24, bar + max(0, slack - 4))
        Gauge(fact.progress, expected: fact.expected, ink: Ink(fact.role))
          .draw(on: &frame, x: x, y: inner.y, width: length)
        x += length + 2
      }
      draw(figures, on: &frame, x: x, in: inner)
      let start = max(x + columns(figures) + 1, inner.maxX - columns(right))
      draw(right, on: &frame, x: start, in: inner)
      return
    }
  }

  private enum Wording: Int, CaseIterable, Comparable {
    /// `week 8 of 13`, `7 need attention !`
    case full
    /// `8/13`, `7 !`
    case short
    /// Without the trend, and what is hidden.
    case brief
    /// Without a bar.
    case bare
    /// Without cycle and user.
    case scant
    /// Without what is expected, the gaps narrow.
    case small
    case least

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  private func name(_ words: Wording) -> [Span] {
    let past =
      deck.user.asOf.map { [("as of \($0.text) ", Ink(.past)), (" ", Ink(.header))] } ?? []
    let title = words == .least && fact.progress != nil ? "" : deck.organization.name
    let week = deck.outline.span.map { span in
      words == .full ? span.weekText(on: deck.day) : span.shortWeekText(on: deck.day)
    }
    let cycle = [deck.cycle.text, week ?? ""].filter { !$0.isEmpty }
    let rest = words >= .scant ? "" : " " + cycle.joined(separator: words == .full ? "  " : " ")
    let name: [Span] = [(title, Ink(.header, .bold)), (rest, Ink(.header))]
    return past + name.filter { !$0.text.isEmpty }
  }

  /// `52 % of 55 = on track  +5 this week`
  private func figures(_ words: Wording) -> [Span] {
    guard fact.progress != nil else { return [] }
    let ink = Ink(fact.role, .bold)
    var spans: [Span] = [(fact.value, ink)]
    if !fact.aim.isEmpty, words < .small {
      let aim = words == .full ? fact.aim + " expected" : fact.aim.percentless
      spans.append((" of \(words == .full ? aim.replacing(" %", with: "") : aim)", Ink(.header)))
    }
    if let pace = deck.pace {
      spans.append((" \(pace.sign)" + (words < .scant ? " \(pace.rawValue)" : ""), ink))
    }
    if words < .bare {
      for text in fact.remarks { spans.append((" \(Glyph.dot) " + text, Ink(.header))) }
    }
    if let trend = deck.trend, words < .brief {
      spans.append(("  \(trend)" + (words == .full ? " this week" : ""), Ink(.header)))
    }
    return spans
  }

  private func news(_ words: Wording) -> [Span] {
    var parts: [[Span]] = []
    if deck.user.readOnlyBecause != nil, deck.user.asOf == nil {
      parts.append([("read-only", Ink(.header))])
    }
    if deck.attentionCount > 0 {
      let text = words == .full ? " need attention " : " "
      parts.append([
        ("\(deck.attentionCount)", Ink(.atRisk, .bold)), (text, Ink(.header)),
        (Command.attention.key, Ink(.key)),
      ])
    }
    let own = deck.waitingForUser.count
    if own > 0 {
      let text = words == .full ? " due, yours " : " "
      parts.append([
        ("\(own)", Ink(.notice, .bold)), (text, Ink(.header)), (Command.session.key, Ink(.key)),
      ])
    }
    if words < .least {
      parts += (words < .small ? hidden : hidden.suffix(1)).map {
        [("\($0.words) ", Ink(.header)), ($0.key, Ink(.key))]
      }
    }
    let user = deck.firstName(of: deck.user.login)
    if words < .scant, !user.isEmpty { parts.append([(user, Ink(.header, .bold))]) }
    return Array(parts.joined(separator: [(words < .small ? "   " : "  ", Ink(.header))]))
  }

  private func columns(_ spans: [Span]) -> Int {
    spans.reduce(0) { $0 + TextWidth.columns(of: $1.text) }
  }

  @discardableResult
  private func draw(_ spans: [Span], on frame: inout Frame, x: Int, in rect: Rect) -> Int {
    frame.draw(spans, x: x, y: rect.y, within: max(0, rect.maxX - x))
    return min(rect.maxX, x + columns(spans))
  }
}

extension Span {
  /// `8/13`, in a cycle that runs.
  fileprivate func shortWeekText(on day: Day) -> String {
    contains(day)
      ? weekText(on: day).replacing("week ", with: "").replacing(" of ", with: "/")
      : weekText(on: day)
  }
}
