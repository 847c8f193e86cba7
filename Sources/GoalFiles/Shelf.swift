internal import Goals
internal import Records

/// What files were read as, kept with the stamps they had, so that a reload reads only what changed.
struct Shelf: Sendable {
  var objectives = Row<Decoded<Objective?>>()
  var kpis = Row<Decoded<KPI?>>()
  var readings = Row<Decoded<[Reading]>>()
  var events = Row<Decoded<[JournalEvent]>>()

  /// The files of one kind.
  struct Row<Value: Sendable>: Sendable {
    private var kept: [String: (stamps: [Stamp], value: Value)] = [:]
    private var used: [String: (stamps: [Stamp], value: Value)] = [:]

    /// What a file was read as, if neither it nor what its meaning depends on has changed.
    mutating func value(
      _ path: String, _ stamps: [Stamp], read: () throws -> Value
    ) rethrows
      -> Value
    {
      if let found = kept[path], found.stamps == stamps {
        used[path] = found
        return found.value
      }
      let value = try read()
      used[path] = (stamps, value)
      return value
    }

    /// What the file was read as before it became what it is now.
    func earlier(_ path: String) -> Value? { kept[path]?.value }

    /// Keeps what an earlier look saw, for a file that somebody is in the middle of writing.
    mutating func keepEarlier(_ path: String) { used[path] = kept[path] }

    /// Forgets the files that were not asked for since the last turn.
    mutating func turn() {
      kept = used
      used = [:]
    }
  }

  mutating func turn() {
    objectives.turn()
    kpis.turn()
    readings.turn()
    events.turn()
  }
}
