import Canvas
import Goals

/// What happened, as facts: what a value was before, and the readings that machines write folded
/// into one a day.
struct FeedFacts {
  private let deck: Deck

  init(_ deck: Deck) { self.deck = deck }

  /// Some entries, in their order, that read as one.
  struct Row {
    let entries: [Feed.Entry]
    var first: Feed.Entry { entries[0] }
    var isFolded: Bool { entries.count > 1 }
  }

  func facts(of entries: some Sequence<Feed.Entry>) -> [Fact] {
    rows(of: entries).map { fact(of: $0) }
  }

  /// The readings of a day that no person wrote are one row, where the first of them stands.
  func rows(of entries: some Sequence<Feed.Entry>) -> [Row] {
    var (rows, machines): ([[Feed.Entry]], [Day: Int]) = ([], [:])
    for entry in entries {
      guard isMachine(entry) else {
        rows.append([entry])
        continue
      }
      if let row = machines[entry.at.day] {
        rows[row].append(entry)
      } else {
        machines[entry.at.day] = rows.count
        rows.append([entry])
      }
    }
    return rows.map(Row.init)
  }

  private func isMachine(_ entry: Feed.Entry) -> Bool {
    entry.event == .reading && entry.note.isEmpty && deck.organization.person(entry.by) == nil
  }

  func fact(of row: Row) -> Fact {
    let entry = row.first
    var fact = Fact(label: entry.at.day.dayAndMonth)
    if row.isFolded { return folded(row, fact) }
    fact.about = entry.reference
    fact.who = deck.firstName(of: entry.by)
    fact.value = change(entry)
    fact.confidence = entry.confidence
    fact.remarks = [deck.title(of: entry.reference)]
    fact.sentence = entry.isTakenBack ? "taken back" : entry.note
    return fact
  }

  private func folded(_ row: Row, _ fact: Fact) -> Fact {
    var fact = fact
    let turned = row.entries.filter(hasTurned)
    fact.about = (turned.first ?? row.first).reference
    (fact.who, fact.value) = ("jobs", "\(row.entries.count) readings")
    fact.sentence = turned.map { "\(deck.title(of: $0.reference)) turned: \(change($0))" }
      .joined(separator: "; ")
    if !turned.isEmpty { fact.role = .unhealthy }
    return fact
  }

  /// Whether a reading took its KPI out of its target, where each counts for itself.
  private func hasTurned(_ entry: Feed.Entry) -> Bool {
    guard let (kpi, now, before) = reading(entry), kpi.isReading, let before else { return false }
    return kpi.role(ofLevel: now.value) == .unhealthy
      && kpi.role(ofLevel: before.value) != .unhealthy
  }

  private func reading(_ entry: Feed.Entry) -> (kpi: KPI, now: Reading, before: Reading?)? {
    guard let kpi = entry.reference.kpi.flatMap(deck.organization.kpi) else { return nil }
    let readings = deck.review.readings(of: kpi)
    guard let index = readings.lastIndex(where: { $0.place == entry.place }) else { return nil }
    return (kpi, readings[index], index > 0 ? readings[index - 1] : nil)
  }

  /// `53 → 51 days`, or what happened besides.
  func change(_ entry: Feed.Entry) -> String {
    if let (kpi, now, before) = reading(entry) {
      let after = kpi.text(ofValue: now.value)
      return before.map { "\(kpi.text(ofValue: $0.value)) \(Glyph.arrow) \(after)" } ?? after
    }
    let isClear = [.told(.checkIn), .told(.retract)].contains(entry.event)
    let what = [isClear ? "" : "\(entry.event)", entry.text].filter { !$0.isEmpty }
      .joined(separator: " ")
    return entry.event == .told(.checkIn) ? values(of: entry) ?? what : what
  }

  /// What a check-in replaced, and what it recorded.
  private func values(of entry: Feed.Entry) -> String? {
    guard let ref = entry.reference.keyResult, let standing = deck.review.standing(of: ref),
      let index = standing.checkIns.firstIndex(where: { $0.place == entry.place }),
      let now = standing.checkIns[index].number,
      let before = standing.checkIns[..<index].last(where: { $0.number != nil })?.number
        ?? standing.start, before != now
    else { return nil }
    let unit = deck.organization.unit(of: standing.keyResult)
    let from = Quantity(before, unit?.leading).short(besides: standing.marks + [now])
    return "\(from) \(Glyph.arrow) " + Quantity(now, unit).short(besides: standing.marks + [before])
  }
}
