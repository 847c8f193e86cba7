internal import Goals
internal import Records

/// What files were read as, kept with the stamps they had, so that a reload reads only what changed.
struct Shelf: Sendable {
  /// A log, and its last line where that has no end yet.
  struct Log<Entry: Sendable>: Sendable {
    let decoded: Decoded<[Entry]>
    let unfinished: Finding?
  }

  var records = Row<Decoded<Recfile?>>()
  var objectives = Row<Decoded<Objective?>>()
  var kpis = Row<Decoded<KPI?>>()
  var readings = Row<Log<Reading>>()
  var events = Row<Log<JournalEvent>>()
  /// The events of all journals of a cycle, by its path.
  var journals = Row<[ObjectiveRef: [JournalEvent]]>()

  /// The files of one kind.
  struct Row<Value: Sendable>: Sendable {
    private struct Slot: Sendable {
      let stamps: [Stamp]
      /// Whether the stamps can't be those of a later content too.
      let isCertain: Bool
      let value: Value
    }

    private var kept: [String: Slot] = [:]
    private var used: [String: Slot] = [:]
    /// How many files were read so far.
    private(set) var count = 0

    /// What a file was read as, if neither it nor what its meaning depends on has changed.
    ///
    /// `isWaitedFor`: the file is being rewritten, and what it was read as before counts.
    mutating func value(
      _ path: String, _ stamps: [Stamp], isWaitedFor: Bool = false, read: () throws -> Value
    ) rethrows -> Value {
      if let found = kept[path], isWaitedFor || found.isCertain && found.stamps == stamps {
        used[path] = found
        return found.value
      }
      let isCertain = stamps.allSatisfy { $0.isOlderThanItsGrain }
      let value = try read()
      count += 1
      used[path] = Slot(stamps: stamps, isCertain: isCertain, value: value)
      return value
    }

    /// The same row, as if nothing had been asked for yet.
    var untouched: Row {
      var row = self
      row.used = [:]
      row.count = 0
      return row
    }

    /// Takes in what another look at the same row was asked for.
    mutating func add(_ other: Row) {
      used.merge(other.used) { _, new in new }
      count += other.count
    }

    /// Forgets the files that were not asked for since the last turn.
    mutating func turn() {
      kept = used
      used = [:]
    }
  }

  /// How many files were read so far; what is known already is not.
  var count: Int {
    records.count + objectives.count + kpis.count + readings.count + events.count
  }

  /// The same shelf, as if nothing had been asked for yet.
  var untouched: Shelf {
    var shelf = Shelf()
    shelf.records = records.untouched
    shelf.objectives = objectives.untouched
    shelf.kpis = kpis.untouched
    shelf.readings = readings.untouched
    shelf.events = events.untouched
    shelf.journals = journals.untouched
    return shelf
  }

  /// Takes in what another look at the same shelf was asked for.
  mutating func add(_ other: Shelf) {
    records.add(other.records)
    objectives.add(other.objectives)
    kpis.add(other.kpis)
    readings.add(other.readings)
    events.add(other.events)
    journals.add(other.journals)
  }

  mutating func turn() {
    records.turn()
    objectives.turn()
    kpis.turn()
    readings.turn()
    events.turn()
    journals.turn()
  }
}

extension Stamp {
  /// The kernel stamps files with a clock that steps every 10 milliseconds at the slowest: two
  /// writes within one step leave the same stamp, if the size is the same.
  fileprivate var isOlderThanItsGrain: Bool { changed < clockTime() - 20_000_000 }
}
