import GoalFiles

/// The exchange with the remote, on a thread of its own: it may take minutes, and nobody's save
/// waits for it.
enum SyncThread {
  /// Starts one exchange; how far it is and what comes of it are news.
  static func start(
    at path: String, by login: String, state: String, environment: [String: String],
    news: Mailbox<StoreThread.News>
  ) throws(Failure) {
    let hasBegun = Threads.start {
      do {
        let outcome = try Sync.run(
          at: path, by: login, state: state, environment: environment,
          report: { news.put(.syncing($0)) })
        news.put(.synced("sync: \(outcome.sentence)"))
      } catch GitError.conflict(let files) {
        let names = files.joined(separator: ", ")
        news.put(
          .syncRefused(
            "both sides changed the same in \(names): settle it here, then gs sends it",
            hasConflict: true))
      } catch {
        news.put(.syncRefused("sync: \(Failure(error).sentence)", hasConflict: false))
      }
    }
    guard hasBegun else { throw .system("no thread can be started for the exchange") }
  }
}
