import Dashboard
import GoalFiles
import Goals

/// The run loop's way to the store: takes orders, has them carried out off the loop's thread one
/// after the other, and brings the answers as events. It also hears of changes that others make.
struct StoreClerk: ~Copyable {
  let path: String
  private let orders: Mailbox<StoreThread.Order>
  private let mailbox: Mailbox<StoreThread.News>
  private let clock: Clock
  private let tally: Tally
  private var watch: Watch
  /// Changes, and drafts to be kept, that were ordered and not answered yet.
  private var unsaved = 0
  private var isUnsettled = false
  /// How far an exchange with the remote is; `nil`: none is going on.
  private var exchange: (step: Sync.Step, start: ContinuousClock.Instant)?
  /// When, and on which day, the files were looked at last.
  private var looked = ContinuousClock.now
  private var lookedOn: Day

  init(
    of store: Store, clock: Clock, orders: Mailbox<StoreThread.Order>,
    news: Mailbox<StoreThread.News>
  ) {
    path = store.path
    self.orders = orders
    mailbox = news
    watch = Watch(of: store)
    tally = store.tally
    self.clock = clock
    lookedOn = clock.today
    load()
  }

  var now: Moment { clock.now }

  /// How many files have been read, of those there are.
  var readCount: (done: Int, all: Int) { tally.count }

  /// To be waited on, besides keys and signals.
  var descriptors: [Int32] { [mailbox.descriptor, watch.descriptor] }

  /// For how many milliseconds there is nothing to do unless something happens; −1 is for ever.
  var patience: Int32 {
    if watch.isStirring { return Watch.settling }
    // Half a file was seen, or the file system reports nothing: look again in two seconds.
    return isUnsettled || !watch.isAvailable ? 2000 : -1
  }

  /// What the store has answered, and whether others wrote meanwhile.
  mutating func news(afterSilence isSilent: Bool) -> [Event] {
    let isQuiet = isSilent && patience >= 0
    if watch.hasSettled(afterSilence: isSilent) || isQuiet && !watch.isStirring { load() }
    return mailbox.empty().compactMap { answered($0) }
  }

  /// At a key: after half a minute, or on another day, the files are looked at again.
  mutating func refresh() {
    guard ContinuousClock.now - looked > .seconds(30) || lookedOn != clock.today else { return }
    load()
  }

  /// Waits until every change that was ordered has been saved, or refused.
  mutating func finish() -> [Event] {
    var events: [Event] = []
    while unsaved > 0 || isMerging { events += mailbox.wait().compactMap { answered($0) } }
    return events
  }
}

extension StoreClerk {
  mutating func load() {
    (looked, lookedOn, isUnsettled) = (ContinuousClock.now, clock.today, false)
    orders.put(.load(on: clock.today))
  }

  func readEdits() { orders.put(.readEdits) }

  func readConflicts(in files: [String]) { orders.put(.readConflicts(in: files)) }

  /// Exchanges the directory with its remote while everything else goes on; what it says at once.
  mutating func sync(
    by login: String, state: String, environment: [String: String]
  ) -> Event? {
    guard exchange == nil else { return .noticed("sync: it is going on already") }
    do throws(Failure) {
      try SyncThread.start(
        at: path, by: login, state: state, environment: environment, news: mailbox)
      exchange = (.fetching, .now)
      return nil
    } catch {
      return .syncRefused(error.sentence, hasConflict: false)
    }
  }

  /// What is half joined is seen to its end; nobody who leaves waits for the network.
  private var isMerging: Bool {
    exchange.map { $0.step == .committing || $0.step == .merging } ?? false
  }

  func readExcerpts(of places: [Place]) { orders.put(.readExcerpts(of: places)) }

  mutating func apply(_ action: Change.Action, by login: String) {
    order(.apply(Change(action, by: login, at: clock.now), on: clock.today))
  }

  mutating func undo(confirmed: Bool) {
    order(.undo(at: clock.now, on: clock.today, isConfirmed: confirmed))
  }

  mutating func undoBefore() {
    order(.undoBefore(at: clock.now, on: clock.today))
  }

  mutating func redo() {
    order(.redo(at: clock.now, on: clock.today))
  }

  mutating func restore() {
    order(.restore(at: clock.now, on: clock.today))
  }

  mutating func keep(_ turn: DraftShelf.Turn, on files: Drafts) { order(.keep(turn, on: files)) }

  private mutating func order(_ change: StoreThread.Order) {
    unsaved += 1
    orders.put(change)
  }

  private mutating func answered(_ news: StoreThread.News) -> Event? {
    if news.isOfChange { unsaved -= 1 }
    switch news {
    case .loaded(let review, let directories, let isUnsettled):
      self.isUnsettled = isUnsettled
      // What was written in a new directory before it was watched is seen by one more look.
      if watch.cover(directories) { load() }
      return .organizationLoaded(review)
    case .unreadable(let sentence):
      // It may have been moved away, and come back without a word.
      isUnsettled = true
      return .organizationUnreadable(sentence)
    case .kept: return nil
    case .missed(let what): return .disappeared(what)
    case .excerpts(let excerpts): return .excerptsRead(excerpts)
    case .conflicts(let conflicts): return .conflictsRead(conflicts)
    case .edits(let entries): return .editsRead(entries)
    case .sighted(let sighting):
      return .othersChanged(sighting.touched, edits: sighting.edits)
    case .saved(let review, let what, _, let warning):
      return .changeSaved(what: what, review, warning: warning)
    case .takenBack(let review, let what, _): return .changeTakenBack(what: what, review)
    case .doneAgain(let review, let what, _): return .changeDoneAgain(what: what, review)
    case .questioned(let what, let at): return .undoQuestioned(what: what, at: at)
    case .blocked(let sentence): return .undoBlocked(sentence)
    case .refused(let sentence): return .changeRefused(sentence)
    case .conflicted(let sentence): return .changeConflicted(sentence)
    case .syncing, .synced, .syncRefused: return exchanged(news)
    }
  }

  /// Somebody who waits is told how far it is, once it takes longer than a moment.
  private mutating func exchanged(_ news: StoreThread.News) -> Event? {
    switch news {
    case .syncing(let step):
      guard let start = exchange?.start else { return nil }
      exchange = (step, start)
      guard ContinuousClock.now - start > .milliseconds(300) else { return nil }
      return .noticed("sync: step \(step.rawValue + 1) of \(Sync.Step.allCases.count), \(step)")
    case .synced(let sentence):
      exchange = nil
      load()
      return .synced(sentence)
    case .syncRefused(let sentence, let hasConflict):
      exchange = nil
      load()
      return .syncRefused(sentence, hasConflict: hasConflict)
    default: return nil
    }
  }
}
