import Dashboard
import GoalFiles
import Goals

/// The run loop's way to the store: has requests carried out off the loop's thread one after the
/// other, and brings the answers as events. It also hears of changes that others make.
struct StoreClerk: ~Copyable {
  let path: String
  private let requests: Mailbox<Request>
  private let letters: Mailbox<StoreThread.Letter>
  private let opening: Opening
  private let tally: Tally
  private var watch: Watch
  /// Requests to write that were not answered yet.
  private var unsaved = 0
  /// Since when a change waits to be saved; `nil` once that was told, or where none does.
  private var savingSince: ContinuousClock.Instant?
  private var needsReload = false
  /// How far an exchange with the remote is; `nil`: none is going on.
  private var exchange: (step: Sync.Step, start: ContinuousClock.Instant)?
  /// When, and on which day, the files were looked at last.
  private var looked = ContinuousClock.now
  private var lookedOn: Day

  /// Begins to read the files.
  init(of store: Store, _ opening: Opening, lastLook: Moment?) throws(Failure) {
    let (requests, letters) = (try Mailbox<Request>(), try Mailbox<StoreThread.Letter>())
    let performer = StorePerformer(store, opening, lastLook: lastLook)
    try StoreThread.start(performer, requests: requests, letters: letters)
    (self.requests, self.letters) = (requests, letters)
    (path, tally, self.opening) = (store.path, store.tally, opening)
    watch = Watch(of: store)
    lookedOn = opening.clock.today
    ask(.load)
  }

  /// How many files have been read, of those there are.
  var readCount: (done: Int, all: Int) { tally.count }

  /// To be waited on, besides keys and signals.
  var descriptors: [Int32] { [letters.descriptor, watch.descriptor] }

  /// For how many milliseconds there is nothing to do unless something happens; −1 is for ever.
  var patience: Int32 {
    if watch.hasReports { return Watch.quietTime }
    // Half a file was seen, or the file system reports nothing: look again in two seconds.
    return needsReload || !watch.isAvailable ? 2000 : -1
  }

  mutating func ask(_ request: Request) {
    if request.writes { unsaved += 1 }
    if request.isChange { savingSince = savingSince ?? .now }
    if request == .load {
      (looked, lookedOn, needsReload) = (ContinuousClock.now, opening.clock.today, false)
    }
    requests.put(request)
  }

  /// What the store has answered, and whether others wrote meanwhile.
  mutating func news(afterSilence isSilent: Bool) -> [Event] {
    let isQuiet = isSilent && patience >= 0
    if watch.isThrough(afterSilence: isSilent) || isQuiet && !watch.hasReports { ask(.load) }
    return letters.empty().compactMap { read($0) }
  }

  /// At a key: after half a minute, or on another day, the files are looked at again.
  mutating func refresh() {
    guard ContinuousClock.now - looked > .seconds(30) || lookedOn != opening.clock.today else {
      return
    }
    ask(.load)
  }

  /// Waits until everything that was to be written has been, or was refused.
  mutating func finish() -> [Event] {
    var events: [Event] = []
    while unsaved > 0 || isMerging { events += letters.wait().compactMap { read($0) } }
    return events
  }

  private mutating func read(_ letter: StoreThread.Letter) -> Event? {
    switch letter {
    case .answered(let request, let event, let directories, let needsReload):
      if request.writes { unsaved -= 1 }
      if request.isChange { savingSince = nil }
      if request == .load { self.needsReload = needsReload }
      // Files written in a new directory before it was watched are found by one more load.
      if watch.cover(directories) { ask(.load) }
      return event
    case .heard(let event): return event
    case .syncing(let step): return progress(to: step)
    case .exchanged(let event):
      exchange = nil
      ask(.load)
      return event
    }
  }
}

// MARK: - Saving that takes long

extension StoreClerk {
  /// After so long a save has not just happened, and a person begins to wonder.
  private static let wonder = Duration.milliseconds(150)

  /// How many milliseconds until a save is to be told that takes long; −1 is for ever.
  var untilDelay: Int32 {
    guard let savingSince else { return -1 }
    return max(0, Int32((savingSince + Self.wonder - .now) / .milliseconds(1)) + 1)
  }

  /// Says once that a save takes long.
  mutating func delay() -> String? {
    guard let since = savingSince, ContinuousClock.now - since >= Self.wonder else { return nil }
    savingSince = nil
    return "still saving: somebody else's lock or the disk takes long; what is typed now is kept"
  }
}

extension Request {
  /// Whether a person waits for what it writes.
  fileprivate var isChange: Bool {
    if case .autosave = self { false } else { writes }
  }
}

// MARK: - The remote

extension StoreClerk {
  /// Exchanges the directory with its remote while everything else goes on; what it says at once.
  mutating func sync() -> Event? {
    guard exchange == nil else { return .noticed("sync: it is going on already") }
    do throws(Failure) {
      try SyncThread.start(at: path, opening, letters: letters)
      exchange = (.fetching, .now)
      return nil
    } catch {
      return .syncRefused(error.sentence(\.inDashboard), hasConflict: false)
    }
  }

  /// Whether a merge is half done: that is brought to its end, while an exchange over the network
  /// is not waited for when the user leaves.
  private var isMerging: Bool {
    exchange.map { $0.step == .committing || $0.step == .merging } ?? false
  }

  /// Somebody who waits is told how far it is, once it takes longer than a moment.
  private mutating func progress(to step: Sync.Step) -> Event? {
    guard let start = exchange?.start else { return nil }
    exchange = (step, start)
    guard ContinuousClock.now - start > .milliseconds(300) else { return nil }
    return .noticed("sync: step \(step.rawValue + 1) of \(Sync.Step.allCases.count), \(step)")
  }
}
