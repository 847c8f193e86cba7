import Canvas
import Goals

/// A part of a preview: facts below a heading, and the way in which they are drawn.
struct Passage: Sendable {
  enum Picture: Sendable {
    /// How it stands, in one line or two.
    case verdict
    /// Sentences, as many lines as they take.
    case text
    /// A fact a line: sign, label, figure, who.
    case lines
    /// Key results: title and aim, below them a bar and its figures; a lamp takes one line.
    case bars
    /// A fact a line, with a short bar.
    case gauges
    /// What was said: day, who, figure, sentence.
    case said
    /// One bar of all facts, as long as there are of each, and their counts.
    case mix
    case chart(Plot)
  }

  /// What a chart is drawn of.
  struct Plot: Sendable {
    let subject: ChartSubject
    var marks: [Chart.Mark] = []
  }

  var heading = ""
  /// Stands behind the heading; where not all facts are shown, behind how many are.
  var note = ""
  var facts: [Fact]
  let picture: Picture
  /// Whether all of it is shown before anything else gets more room.
  var isWhole = false

  init(_ heading: String, note: String = "", _ facts: [Fact], _ picture: Picture) {
    (self.heading, self.note, self.facts, self.picture) = (heading, note, facts, picture)
  }

  init(_ facts: [Fact], _ picture: Picture) { self.init("", facts, picture) }

  init(_ heading: String, note: String = "", _ plot: Plot) {
    self.init(heading, note: note, [], .chart(plot))
  }

  /// Sentences; no passage without one.
  static func text(_ sentences: [String], _ role: Role = .text, heading: String = "") -> Passage {
    Passage(heading, sentences.filter { !$0.isEmpty }.map { Fact($0, role) }, .text)
  }

  var isEmpty: Bool { if case .chart = picture { false } else { facts.isEmpty } }

  var isChart: Bool { if case .chart = picture { true } else { false } }

  var headRows: Int { heading.isEmpty ? 0 : 1 }

  /// How many rows each fact takes.
  func heights(width: Int) -> [Int] {
    switch picture {
    case .verdict: facts.map { VerdictLine($0).lines(width: width).count }
    case .text: facts.map { TextWidth.wrapped($0.sentence, to: max(1, width)).count }
    case .lines, .gauges, .said: facts.map { _ in 1 }
    case .bars: facts.map { $0.isLamp && width >= 44 ? 1 : 2 }
    case .mix: facts.isEmpty ? [] : [1 + MixCounts(facts).lines(width: width).count]
    case .chart: []
    }
  }

  /// How many rows it takes where all of it is shown; a chart takes what there is.
  func wanted(width: Int) -> Int {
    isChart ? headRows + 16 : headRows + heights(width: width).reduce(0, +)
  }

  /// The fewest rows that say something.
  func least(width: Int) -> Int {
    if isChart { return headRows + 5 }
    return isWhole ? wanted(width: width) : headRows + (heights(width: width).first ?? 0)
  }

  /// What it gets before everything that is left is shared out.
  func comfortable(width: Int) -> Int { min(wanted(width: width), headRows + (isChart ? 8 : 6)) }
}

/// `~ behind 38 % of 56 · confidence 5 · sales · Jenny`, on two lines where one is too short.
struct VerdictLine {
  typealias Span = (text: String, ink: Ink)
  private let fact: Fact

  init(_ fact: Fact) { self.fact = fact }

  private var head: [Span] {
    let ink = Ink(fact.role, .bold)
    let late = fact.late == " " ? "" : " \(fact.late)"
    var head: [Span] = [("\(fact.sign) \(fact.label)", ink)]
    if !late.isEmpty { head.append((late, Ink(.overdue))) }
    if !fact.value.isEmpty { head.append((" " + fact.value, Ink(fact.role))) }
    if !fact.sentence.isEmpty { head.append(("  " + fact.sentence.flowing, Ink(fact.role))) }
    return head
  }

  func lines(width: Int) -> [[Span]] {
    var (head, rest) = (head, fact.remarks.filter { !$0.isEmpty })
    let room = width - head.reduce(0) { $0 + TextWidth.columns(of: $1.text) }
    if !fact.aim.isEmpty {
      if TextWidth.columns(of: fact.aim) < room {
        head.append((" " + fact.aim, Ink(.muted)))
      } else {
        rest.insert(fact.aim, at: 0)
      }
    }
    let used = head.reduce(0) { $0 + TextWidth.columns(of: $1.text) }
    let tail = rest.joined(separator: " \(Glyph.dot) ")
    if rest.isEmpty { return [head] }
    if used + 3 + TextWidth.columns(of: tail) <= width {
      return [head + [(" \(Glyph.dot) " + tail, Ink(.muted))]]
    }
    return [head] + TextWidth.wrapped(tail, to: max(1, width)).map { [($0, Ink(.muted))] }
  }
}

/// How many there are of each: `1 ✓  11 on track  5 behind`.
struct MixCounts {
  typealias Span = (text: String, ink: Ink)
  private let facts: [Fact]

  init(_ facts: [Fact]) { self.facts = facts }

  func lines(width: Int) -> [[Span]] {
    var (lines, used): ([[Span]], Int) = ([[]], 0)
    for fact in facts {
      let text = "\(fact.value) \(fact.label)"
      let columns = TextWidth.columns(of: text) + (used > 0 ? 2 : 0)
      if used > 0, used + columns > width {
        lines.append([])
        used = 0
      }
      if used > 0 { lines[lines.count - 1].append(("  ", .text)) }
      lines[lines.count - 1].append((text, Ink(fact.role)))
      used += columns
    }
    return lines
  }
}

/// Where the passages of a preview stand: each in its order, cut at its end where there is no room.
struct PassageLayout {
  struct Placement {
    let passage: Passage
    /// Where it stands, its heading included.
    let rect: Rect
    /// The facts that are shown.
    let shown: Range<Int>

    var body: Rect { rect.splitTop(passage.headRows).rest }
  }

  let placements: [Placement]

  /// Fills a part of the screen from the top until its height is used; of facts that have to be
  /// scrolled the selected one is shown.
  init(_ passages: [Passage], in rect: Rect, selected: Reference? = nil) {
    let shares = PassageLayout.shares(passages, of: rect)
    let gap = rect.height >= 12 ? 1 : 0
    var (placements, y): ([Placement], Int) = ([], rect.y)
    for (passage, rows) in zip(passages, shares) where rows > 0 {
      let gap = passage.heading.isEmpty && !passage.isChart && placements.count < 2 ? 0 : gap
      if !placements.isEmpty { y += gap }
      let height = min(rows, rect.maxY - y)
      guard height > passage.headRows || passage.isChart && height >= 4 else { continue }
      let place = Rect(x: rect.x, y: y, width: rect.width, height: height)
      placements.append(
        Placement(
          passage: passage, rect: place,
          shown: PassageLayout.window(passage, place, around: selected)))
      y += height
    }
    self.placements = placements
  }

  /// The rows that each passage gets, gaps left out.
  private static func shares(_ passages: [Passage], of rect: Rect) -> [Int] {
    let gap = rect.height >= 12 ? 1 : 0
    var (shares, left) = (passages.map { _ in 0 }, rect.height)
    // What comes first is shown well before what comes last is shown at all.
    for (index, passage) in passages.enumerated() where !passage.isEmpty {
      let space = left - (index > 1 ? gap : 0)
      let rows =
        passage.isWhole ? passage.wanted(width: rect.width) : passage.comfortable(width: rect.width)
      guard space >= min(rows, passage.least(width: rect.width)) || passage.isWhole else {
        continue
      }
      guard min(space, rows) > passage.headRows else { continue }
      shares[index] = min(space, rows)
      left = space - shares[index]
    }
    func grow(to limit: (Passage) -> Int) {
      for (index, passage) in passages.enumerated() where shares[index] > 0 {
        let more = min(left, max(0, limit(passage) - shares[index]))
        shares[index] += more
        left -= more
      }
    }
    grow { $0.isChart ? 0 : $0.wanted(width: rect.width) }
    grow { $0.isChart ? max(8, min(20, rect.height / 2)) : 0 }
    return shares
  }

  private static func window(
    _ passage: Passage, _ rect: Rect, around selected: Reference?
  ) -> Range<Int> {
    let heights = passage.heights(width: rect.width)
    let room = rect.height - passage.headRows
    let index = selected.flatMap { target in passage.facts.firstIndex { $0.about == target } } ?? 0
    guard heights.indices.contains(index) else { return 0..<passage.facts.count }
    var top = 0
    while top < index, heights[top...index].reduce(0, +) > room { top += 1 }
    var (end, used) = (top, 0)
    while end < heights.count, used + heights[end] <= room {
      used += heights[end]
      end += 1
    }
    // A sentence may be cut; of anything else half would be nothing.
    if case .text = passage.picture { end = max(end, min(heights.count, top + 1)) }
    if case .mix = passage.picture { return 0..<passage.facts.count }
    return top..<end
  }
}
