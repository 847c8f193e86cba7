extension KPI {
  /// The readings that count, in the order of time: known by then, and not taken back by an event.
  package func readings(within horizon: Horizon) -> [Reading] {
    let takenBack = JournalEvent.takenBack(events, within: horizon)
    guard !takenBack.isEmpty else { return readings.filter { horizon.includes($0.on) } }
    let known = (readings + overruled).filter { reading in
      horizon.includes(reading.on)
        && !takenBack.contains { $0.at.clock == reading.on.clock && $0.by == reading.source }
    }
    let ordered = known.enumerated().sorted {
      ($0.element.on.clock, $0.offset) < ($1.element.on.clock, $1.offset)
    }.map(\.element)
    return ordered.enumerated().filter { index, reading in
      index == 0 || ordered[index - 1].on.clock != reading.on.clock
    }.map(\.element)
  }

  /// Merges what several sources recorded into one series, in the order of time.
  ///
  /// For the same `on` the source that stands first in `Source:` counts, then the first file name,
  /// and where `Source:` doesn't decide it is a finding. Different times on one day are different
  /// readings; a bare date is 00:00.
  public mutating func merge(_ sources: [[Reading]]) -> [Finding] {
    let trusted = sources.filter { !$0.isEmpty }.sorted { rank($0[0]) < rank($1[0]) }
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
      if rank(reading).source == .max, last.value != reading.value || isDoubled {
        findings.append(conflict(reading, with: last))
      }
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

  private func rank(_ reading: Reading) -> Rank {
    Rank(source: sources.firstIndex(of: reading.source) ?? .max, file: reading.place.file)
  }

  private func conflict(_ reading: Reading, with winner: Reading) -> Finding {
    Finding(
      at: reading.place, .severalSources,
      "\(reading.source) says \(Decimal.text(reading.value)) for \(reading.written), "
        + "\(winner.source) says \(Decimal.text(winner.value)), which counts",
      hint: "name the sources in Source:, the most trusted first")
  }

  /// Which of two sources is believed.
  private struct Rank: Comparable {
    let source: Int
    let file: String

    static func < (left: Rank, right: Rank) -> Bool {
      (left.source, left.file) < (right.source, right.file)
    }
  }
}

extension Moment {
  /// Date and time of day as written: readings of several zones are compared by their clocks.
  var clock: Int { day.number * 86_400_000 + millisecondOfDay }
}
