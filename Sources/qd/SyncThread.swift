import Dashboard
import GoalFiles

/// The exchange with the remote, on a thread of its own: it may take minutes, and nobody's save
/// waits for it.
enum SyncThread {
  /// Starts one exchange; how far it is and what comes of it are letters.
  static func start(
    at path: String, _ opening: Opening, letters: Mailbox<StoreThread.Letter>
  ) throws(Failure) {
    let hasBegun = Threads.start {
      letters.put(.exchanged(exchange(at: path, opening) { letters.put(.syncing($0)) }))
    }
    guard hasBegun else { throw .system("no thread can be started for the exchange") }
  }

  private static func exchange(
    at path: String, _ opening: Opening, report: @escaping @Sendable (Sync.Step) -> Void
  ) -> Event {
    do {
      let outcome = try Sync.run(
        at: path, by: opening.login, state: opening.state, environment: opening.environment,
        report: report)
      return .synced("sync: \(outcome.sentence)")
    } catch {
      let failure = Failure(error)
      let hasConflict = if case .git(.conflict) = failure { true } else { false }
      return .syncRefused("sync: \(failure.sentence(\.inDashboard))", hasConflict: hasConflict)
    }
  }
}
