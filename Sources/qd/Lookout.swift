import GoalFiles
import Goals

/// Notices what others change, from one look at the organisation to the next, and first of all since
/// this user looked in an earlier run.
struct Lookout: Sendable {
  /// What others did.
  struct Sighting: Sendable {
    /// Edits of records that no journal tells.
    var edits: [Feed.Entry] = []
    /// The objects that somebody else has changed or recorded something for.
    var touched: Set<Reference> = []

    var isEmpty: Bool { edits.isEmpty && touched.isEmpty }
  }

  private let login: String
  private let lastLook: Moment?
  private let memory: LastLook
  private let clock: Clock
  private var last: Organization?

  init(for login: String, since lastLook: Moment?, _ memory: LastLook, _ clock: Clock) {
    (self.login, self.lastLook, self.memory, self.clock) = (login, lastLook, memory, clock)
  }

  /// Looks at what was read; `own` are the files that this user has just written.
  mutating func look(
    at organization: Organization, own: Set<String> = [], _ store: Store
  ) -> Sighting {
    defer { last = organization }
    var sighting = Sighting()
    if let last {
      sighting.edits = store.outsideEdits(
        of: organization, since: { last.fields(of: $0) }, now: clock.now)
      sighting.touched = organization.recorded(since: last, byOthersThan: login)
    } else if let lastLook {
      sighting.touched = organization.recorded(after: lastLook, byOthersThan: login)
      let seen = memory.recall()
      if !seen.isEmpty {
        sighting.edits = store.outsideEdits(
          of: organization, since: { seen[$0.text] ?? [] }, now: clock.now)
      }
    }
    sighting.edits.removeAll { own.contains($0.place.file) }
    sighting.touched.formUnion(sighting.edits.filter { $0.by != login }.map(\.reference))
    return sighting
  }
}
