import Dashboard
import GoalFiles

/// The store on a thread of its own: one request after the other, each answered by letter.
///
/// A plain thread, because the pool behind Swift's tasks wakes up once a second for ever (libdispatch
/// looks after its workers), and a dashboard that nobody touches must not.
enum StoreThread {
  /// What comes from a thread to the loop.
  enum Letter: Sendable {
    /// A request was carried out. The directories are those to be watched by now; unsettled files
    /// are to be looked at again soon.
    case answered(Request, Event?, directories: Set<String>, needsReload: Bool)
    /// What nobody asked for.
    case heard(Event)
    /// How far the exchange with the remote is, and what came of it.
    case syncing(Sync.Step)
    case exchanged(Event)
  }

  /// Starts the thread. It ends with the program.
  static func start(
    _ performer: StorePerformer, requests: Mailbox<Request>, letters: Mailbox<Letter>
  ) throws(Failure) {
    let hasBegun = Threads.start {
      var performer = performer
      while true {
        for request in requests.wait() {
          let event = performer.perform(request)
          letters.put(
            .answered(
              request, event, directories: performer.directories,
              needsReload: performer.needsReload))
          guard let event else { continue }
          for news in performer.unasked(after: event) { letters.put(.heard(news)) }
        }
        // What reading took and needs no more, the system gets back: a server has many users.
        Threads.trimMemory()
      }
    }
    guard hasBegun else { throw .system("no thread can be started for reading the files") }
  }
}
