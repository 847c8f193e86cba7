extension KPI {
  /// The readings that count, in the order of time: known by then, and not taken back by an event.
  package func readings(within horizon: Horizon) -> [Reading] {
    let takenBack = JournalEvent.takenBack(events, within: horizon)
    guard !takenBack.isEmpty else { return readings.filter { horizon.includes($0.on) } }
    let known = (readings + overruled).filter { reading in
      horizon.includes(reading.on) && !takenBack.contains { $0.isMeant(for: reading) }
    }
    let ordered = known.enumerated().sorted {
      ($0.element.on.clock, $0.offset) < ($1.element.on.clock, $1.offset)
    }.map(\.element)
    return ordered.enumerated().filter { index, reading in
      index == 0 || ordered[index - 1].on.clock != reading.on.clock
    }.map(\.element)
  }

  /// The readings that events have taken back by then.
  func readingsTakenBack(within horizon: Horizon) -> [Reading] {
    let takenBack = JournalEvent.takenBack(events, within: horizon)
    guard !takenBack.isEmpty else { return [] }
    return (readings + overruled).filter { reading in
      horizon.includes(reading.on) && takenBack.contains { $0.isMeant(for: reading) }
    }
  }

  /// Merges what several sources recorded into one series, in the order of time.
  ///
  /// For the same `on` the source that stands first in `Source:` counts, then a person's before a
  /// job's, then the file written last; where `Source:` doesn't decide it is a finding. Different
  /// times on one day are different readings; a bare date is 00:00.
  ///
  /// - Parameters:
  ///   - sources: The readings of each file.
  ///   - written: When each file was written, by its path, where that is known.
  /// - Returns: What they differ in.
  public mutating func merge(
    _ sources: [[Reading]], written: [String: Int] = [:]
  ) -> [Finding] {
    let ranks = Dictionary(
      sources.compactMap { list in
        list.first.map { first in
          (first.source, rank(of: list, written[first.place.file] ?? 0))
        }
      }
    ) { first, _ in first }
    let trusted = sources.filter { !$0.isEmpty }.sorted { left, right in
      guard let first = ranks[left[0].source], let second = ranks[right[0].source] else {
        return false
      }
      return first < second
    }
    let timed = trusted.joined().enumerated().map { (clock: $1.on.clock, order: $0, reading: $1) }
    let ranked = timed.sorted { ($0.clock, $0.order) < ($1.clock, $1.order) }.map(\.reading)
    var findings: [Finding] = []
    (readings, overruled) = ([], [])
    readings.reserveCapacity(ranked.count)
    for reading in ranked {
      if let doubled = doubled(reading) { findings.append(doubled) }
      guard let last = readings.last, last.on.clock == reading.on.clock else {
        readings.append(reading)
        continue
      }
      overruled.append(reading)
      let isDoubled = aggregate == .sum && last.source != reading.source
      guard let winner = ranks[last.source], let loser = ranks[reading.source],
        loser.source == .max,
        last.value != reading.value || isDoubled
      else { continue }
      findings.append(conflict(reading, with: last, because: winner.reason(before: loser)))
    }
    return findings
  }

  /// A sum adds what each source recorded of one day; whether both mean the same nobody can tell.
  private func doubled(_ reading: Reading) -> Finding? {
    guard aggregate == .sum, let last = readings.last, last.on.day == reading.on.day,
      last.on.clock != reading.on.clock, last.source != reading.source
    else { return nil }
    return Finding(
      at: reading.place, .severalSources,
      "\(last.source) and \(reading.source) both recorded \(reading.on.day.text), "
        + "and the sum adds both",
      hint: "take one of them back: an empty value for the same date or time")
  }

  /// Findings without those of sources that differ about a reading which was taken back.
  package func withoutTakenBack(_ findings: [Finding]) -> [Finding] {
    let clocks = Set(JournalEvent.takenBack(events).map(\.at.clock))
    guard !clocks.isEmpty else { return findings }
    let settled = Set((readings + overruled).filter { clocks.contains($0.on.clock) }.map(\.place))
    return findings.filter { $0.code != .severalSources || !settled.contains($0.place) }
  }

  private func rank(of readings: [Reading], _ written: Int) -> Rank {
    let source = readings[0].source
    return Rank(
      source: sources.firstIndex(of: source) ?? .max,
      isJob: !readings.contains { Login($0.by).fileName == source }, written: written,
      file: readings[0].place.file)
  }

  private func conflict(
    _ reading: Reading, with winner: Reading, because reason: String
  ) -> Finding {
    Finding(
      at: reading.place, .severalSources,
      "\(reading.source) says \(Decimal.text(reading.value)) for \(reading.written), "
        + "\(winner.source) says \(Decimal.text(winner.value)), which counts: \(reason)",
      hint: "name the sources in Source:, the most trusted first")
  }

  /// Which of two sources is believed.
  private struct Rank: Comparable {
    let source: Int
    /// Whether no line of it was recorded by the person whose file it is.
    let isJob: Bool
    let written: Int
    let file: String

    static func < (left: Rank, right: Rank) -> Bool {
      (left.source, left.isJob ? 1 : 0, -left.written, left.file)
        < (right.source, right.isJob ? 1 : 0, -right.written, right.file)
    }

    /// Why it is believed, and not another one.
    func reason(before other: Rank) -> String {
      if source != other.source { return "Source: names it first" }
      if isJob != other.isJob { return "a person recorded it, not a job" }
      return written != other.written ? "its file was written last" : "its file's name comes first"
    }
  }
}

extension Retraction.Stamp {
  /// Whether it names a reading, `ON SOURCE`.
  fileprivate func isMeant(for reading: Reading) -> Bool {
    at.clock == reading.on.clock && by == reading.source
  }
}

extension Moment {
  /// Date and time of day as written: readings of several zones are compared by their clocks.
  var clock: Int { day.number * 86_400_000 + millisecondOfDay }
}
