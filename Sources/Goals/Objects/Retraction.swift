/// A line of a journal that takes back another one, `AT BY`.
package struct Retraction: Sendable {
  /// When a line was written, and by whom: what a retraction names it by.
  package struct Stamp: Hashable, Sendable {
    package let at: Moment
    package let by: String

    package init(at: Moment, by: String) { (self.at, self.by) = (at, by) }

    // One instant is one stamp, in whatever zone it is told.
    package static func == (left: Stamp, right: Stamp) -> Bool {
      left.at.milliseconds == right.at.milliseconds && left.by == right.by
    }

    package func hash(into hasher: inout Hasher) {
      hasher.combine(at.milliseconds)
      hasher.combine(by)
    }
  }

  /// The line itself.
  package let stamp: Stamp
  /// The line that it takes back.
  package let target: Stamp

  package init(_ stamp: Stamp, of target: Stamp) { (self.stamp, self.target) = (stamp, target) }

  /// What retractions take back, told oldest first. One that is taken back itself, by a later one,
  /// takes nothing back.
  package static func takenBack(by retractions: [Retraction]) -> Set<Stamp> {
    retractions.reversed().reduce(into: []) { takenBack, retraction in
      if !takenBack.contains(retraction.stamp) { takenBack.insert(retraction.target) }
    }
  }
}

extension JournalEvent {
  /// What the events of a list that count take back.
  static func takenBack(
    _ events: [JournalEvent], within horizon: Horizon? = nil
  )
    -> Set<Retraction.Stamp>
  {
    Retraction.takenBack(
      by: events.filter { $0.isRetraction && horizon?.includes($0.at) ?? true }
        .compactMap(\.retraction))
  }

  /// The events of a list that count and were not taken back; by default all that were never taken
  /// back.
  package static func standing(
    _ events: [JournalEvent], within horizon: Horizon? = nil
  ) -> [JournalEvent] {
    let takenBack = takenBack(events, within: horizon)
    return events.filter { event in
      !event.isRetraction && horizon?.includes(event.at) ?? true
        && (takenBack.isEmpty || !takenBack.contains(event.stamp))
    }
  }

  private var stamp: Retraction.Stamp { Retraction.Stamp(at: at, by: by) }

  private var retraction: Retraction? {
    guard case .retract(let at, let by) = kind else { return nil }
    return Retraction(stamp, of: Retraction.Stamp(at: at, by: by))
  }
}
