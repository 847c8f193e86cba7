import Goals

/// What others did, as far as this user doesn't know of it yet.
struct Sharing: Sendable {
  /// What was edited beside the journals: as git tells it, and as it was seen here.
  var committed: [Feed.Entry] = []
  private var sighted: [Feed.Entry] = []
  /// What others have changed and this user hasn't looked at yet.
  private(set) var unseen: Set<Reference> = []
  /// What others took away, until this user was asked whether it is to come back.
  var missed: String?

  /// What git tells stands for what was only seen.
  var edits: [Feed.Entry] {
    committed + sighted.filter { entry in !committed.contains { $0.tells(the: entry) } }
  }

  /// Others have changed something: it is marked until it was looked at.
  mutating func notice(_ references: Set<Reference>, _ edits: [Feed.Entry]) {
    sighted += edits
    unseen.formUnion(references)
  }

  /// An object was looked at; with an objective its key results.
  mutating func markSeen(_ subject: Reference) {
    unseen.remove(subject)
    guard case .objective(let ref) = subject else { return }
    unseen = unseen.filter { $0.keyResult?.objective != ref }
  }

  /// All of it was looked at, in the history.
  mutating func markAllSeen() { unseen = [] }
}
