/// Which part of an objective's days those below it tell of, where that is too little to say how far
/// it should be: days up to today that nothing covers, or nothing at all from today on.
///
/// A year whose children are those of its first quarter stands at `100 % of Q1, 1 of 4 quarters`:
/// what the other three come to nobody knows, so it is neither on track nor behind.
public struct Coverage: Hashable, Sendable {
  /// The cycles that are covered, the earliest first.
  public let cycles: [CycleName]
  /// How many of the parts are covered.
  public let covered: Int
  /// How many parts there are.
  public let count: Int
  /// What the parts are: quarters, halves, months, days.
  public let parts: String

  /// `nil` where the cycles cover enough for a pace, or where there are none.
  init?(of whole: Span, by cycles: [CycleName: Span], on day: Day) {
    let spans = cycles.values.sorted { $0.first < $1.first }
    guard !spans.isEmpty, let open = whole.firstDay(outside: spans) else { return nil }
    let hasGap = open <= min(day, whole.last) && spans.contains { $0.last < day }
    let hasNoRest = day < whole.last && !spans.contains { $0.last > day }
    guard hasGap || hasNoRest else { return nil }
    self.cycles = cycles.sorted { ($0.value.first, $0.key.text) < ($1.value.first, $1.key.text) }
      .map(\.key)
    let lengths = Set(self.cycles.map(\.months))
    let months = (whole.dayCount + 15) / 30
    if lengths.count == 1, let length = lengths.first, length > 0, length <= months {
      (covered, count) = (self.cycles.count, months / length)
      parts = length == 1 ? "months" : length == 3 ? "quarters" : "halves"
    } else {
      (covered, count) = (whole.days(within: spans), whole.dayCount)
      parts = "days"
    }
  }

  init?(
    of ref: ObjectiveRef, by children: [ObjectiveRef], in organization: Organization, on day: Day
  ) {
    guard !children.isEmpty, let whole = organization.span(of: ref) else { return nil }
    self.init(of: whole, by: organization.spans(of: children), on: day)
  }

  /// `of Q1, 1 of 4 quarters`
  public var text: String {
    let names = cycles.map(\.partName)
    let listed =
      names.count > 2
      ? "\(names[0]) to \(names[names.count - 1])" : names.joined(separator: " and ")
    return "of \(listed), \(covered) of \(count) \(parts)"
  }
}

extension Review {
  /// The cycles that some objectives tell of, with their days: of one that rolls up children which
  /// cover a part of its days, that part.
  func coveredSpans(of refs: [ObjectiveRef]) -> [CycleName: Span] {
    let partial = refs.compactMap { standing(of: $0)?.coverage }.flatMap(\.cycles)
    let whole = refs.filter { standing(of: $0)?.coverage == nil }
    return partial.reduce(into: organization.spans(of: whole)) { spans, name in
      spans[name] = spans[name] ?? organization.span(of: name)
    }
  }
}

extension Organization {
  /// The cycles of some objectives with their days.
  func spans(of refs: some Sequence<ObjectiveRef>) -> [CycleName: Span] {
    refs.reduce(into: [:]) { spans, ref in
      if spans[ref.cycle.name] == nil { spans[ref.cycle.name] = span(of: ref) }
    }
  }
}

extension Span {
  /// The first day in it that none of some spans holds, which come in the order of their first days.
  fileprivate func firstDay(outside spans: [Span]) -> Day? {
    let open = spans.reduce(first) { open, span in
      span.first <= open ? max(open, span.last.advanced(by: 1)) : open
    }
    return open <= last ? open : nil
  }

  /// How many of its days some spans hold, which come in the order of their first days.
  fileprivate func days(within spans: [Span]) -> Int {
    var (count, next) = (0, first)
    for span in spans {
      let (from, to) = (max(span.first, next), min(span.last, last))
      guard from <= to else { continue }
      count += to - from + 1
      next = to.advanced(by: 1)
    }
    return count
  }
}

extension CycleName {
  /// How many months it has; a custom one none that its name tells.
  fileprivate var months: Int {
    switch self {
    case .year: 12
    case .half: 6
    case .quarter: 3
    case .month: 1
    case .custom: 0
    }
  }

  /// What it is called within a longer one: `Q1`, `H2`.
  fileprivate var partName: String {
    switch self {
    case .quarter(_, let quarter): "Q\(quarter)"
    case .half(_, let half): "H\(half)"
    case .year, .month, .custom: text
    }
  }
}
