private import Canvas
import GoalFiles
private import Glibc
import Goals
import Records

/// The store on a thread of its own: one order after the other, each answered with news.
///
/// A plain thread, because the pool behind Swift's tasks wakes up once a second for ever (libdispatch
/// looks after its workers), and a dashboard that nobody touches must not.
struct StoreThread {
  /// What is to be done, and the day it is looked at afterwards.
  enum Order: Sendable {
    case load(on: Day)
    case apply(Change, on: Day)
    /// A change of an earlier session is taken back only when that was confirmed.
    case undo(at: Moment, on: Day, isConfirmed: Bool)
    /// The last change is passed over for good, and the one before it taken back.
    case undoBefore(at: Moment, on: Day)
    case redo(at: Moment, on: Day)
    case readExcerpts(of: [Place])
    case readConflicts(in: [String])
    /// Read what git tells of edits.
    case readEdits
    /// Bring back what others took away.
    case restore(at: Moment, on: Day)
    /// Write down what is being typed.
    case keep(DraftShelf.Turn, on: Drafts)
  }

  /// What came of an order.
  enum News: Sendable {
    case loaded(Review, directories: Set<String>, isUnsettled: Bool)
    case unreadable(String)
    case excerpts([Place: [String]])
    /// What is being typed is written down, as far as that can be done.
    case kept
    case conflicts([Conflict])
    case edits([Feed.Entry])
    /// Others have changed something.
    case sighted(Lookout.Sighting)
    /// How far the exchange with the remote is, and what came of it.
    case syncing(Sync.Step)
    case synced(String)
    case syncRefused(String, hasConflict: Bool)
    case saved(Review, what: String, files: [String], warning: String?)
    case takenBack(Review, what: String, files: [String])
    case doneAgain(Review, what: String, files: [String])
    case questioned(what: String, at: Moment)
    /// Others have changed since what was to be taken back.
    case blocked(String)
    /// Others took something away, and nothing says why.
    case missed(String)
    case refused(String)
    /// Somebody else changed the same field meanwhile.
    case conflicted(String)

    /// Whether it answers an order to write something.
    var isOfChange: Bool {
      switch self {
      case .loaded, .unreadable, .excerpts, .conflicts, .edits, .sighted, .missed, .syncing,
        .synced,
        .syncRefused:
        false
      case .kept, .saved, .takenBack, .doneAgain, .questioned, .blocked, .refused, .conflicted: true
      }
    }
  }

  private var store: Store
  /// What git is run with.
  private let environment: [String: String]
  private var lookout: Lookout

  /// Starts the thread. It ends with the program.
  static func start(
    _ store: Store, environment: [String: String], lookout: Lookout, orders: Mailbox<Order>,
    news: Mailbox<News>
  ) throws(Failure) {
    let hasBegun = Threads.start {
      var thread = StoreThread(store: store, environment: environment, lookout: lookout)
      while true {
        for order in orders.wait() {
          let answer = thread.perform(order)
          news.put(answer)
          if case .keep = order { continue }
          // Nobody waits for this either.
          let sighting = thread.sighting(after: answer)
          if !sighting.isEmpty { news.put(.sighted(sighting)) }
          // Nobody waits for this look, which reads the files that changed once more.
          if let lost = thread.store.lost() { news.put(.missed(lost)) }
        }
        // What reading took and needs no more, the system gets back: a server has many users.
        Threads.trimMemory()
      }
    }
    guard hasBegun else { throw .system("no thread can be started for reading the files") }
  }

  private mutating func perform(_ order: Order) -> News {
    do throws(StoreError) {
      switch order {
      case .load(let day): return load(on: day)
      case .readExcerpts(let places):
        return .excerpts(store.excerpts(of: places) { TextWidth.columns(of: String($0)) })
      case .readEdits: return .edits(committedEdits())
      case .readConflicts(let files): return .conflicts(conflicts(in: files))
      case .apply(let change, let day):
        return try apply(change, on: day)
      case .undo(let moment, let day, let isConfirmed):
        return try undo(moment, day, isConfirmed: isConfirmed)
      case .undoBefore(let moment, let day):
        try store.passOver()
        return try undo(moment, day, isConfirmed: false)
      case .redo(let moment, let day):
        let saved = try store.redo(at: moment)
        return .doneAgain(Review(saved.organization, on: day), what: saved.what, files: saved.files)
      case .keep(let turn, let files):
        try? files.replace(turn.settled, with: turn.new)
        return .kept
      case .restore(let moment, let day):
        let saved = try store.restore(at: moment)
        let review = Review(saved.organization, on: day)
        return .saved(review, what: saved.what, files: saved.files, warning: saved.warning)
      }
    } catch {
      return .refused(error.sentence)
    }
  }

  private mutating func undo(
    _ moment: Moment, _ day: Day, isConfirmed: Bool
  ) throws(StoreError) -> News {
    let next = store.nextUndo()
    if !isConfirmed, let next, next.session != store.session {
      return .questioned(what: next.revision.what, at: next.at)
    }
    do throws(StoreError) {
      let saved = try store.undo(at: moment)
      return .takenBack(Review(saved.organization, on: day), what: saved.what, files: saved.files)
    } catch {
      guard let next, error.isOfOthers else { throw error }
      return .blocked(error.sentence(onTakingBack: next.revision.what))
    }
  }

  /// What others did between the last look and the one that an answer brings.
  private mutating func sighting(after answer: News) -> Lookout.Sighting {
    switch answer {
    case .loaded(let review, _, _): lookout.look(at: review.organization, store)
    case .saved(let review, _, let files, _), .takenBack(let review, _, let files),
      .doneAgain(let review, _, let files):
      lookout.look(at: review.organization, own: Set(files), store)
    default: Lookout.Sighting()
    }
  }

  /// What git tells of edits; nothing without it, or where it fails.
  private mutating func committedEdits() -> [Feed.Entry] {
    guard let organization = try? store.load(),
      let tree = try? WorkTree(Git(in: store.path, environment: environment))
    else { return [] }
    return (try? tree.edits(of: organization)) ?? []
  }

  /// Whose each version is takes git a moment to tell; nobody looks at more at once.
  private func conflicts(in files: [String]) -> [Conflict] {
    let conflicts = store.conflicts(in: files)
    let git = Git(in: store.path, environment: environment)
    guard !conflicts.isEmpty, let tree = try? WorkTree(git) else { return conflicts }
    return tree.attributed(Array(conflicts.prefix(20))) + conflicts.dropFirst(20)
  }

  private mutating func apply(_ change: Change, on day: Day) throws(StoreError) -> News {
    do throws(StoreError) {
      let saved = try store.apply(change)
      let review = Review(saved.organization, on: day)
      return .saved(review, what: saved.what, files: saved.files, warning: saved.warning)
    } catch {
      guard case .refused(.conflict(let field, let theirs, let mine)) = error else { throw error }
      let file = change.action.subject?.file
      let who = file.flatMap { store.authorship(of: $0, offset: change.at.offset) }
      let name = who.flatMap { try? store.load().person($0.by)?.name }
      let words = who.map { " (\(name ?? $0.by)?, \($0.at.day.text) \($0.at.clockText))" } ?? ""
      return .conflicted(
        "\(field) was changed meanwhile; nothing was saved\nmine: \(mine)\ntheirs\(words): \(theirs)"
      )
    }
  }

  private mutating func load(on day: Day) -> News {
    do throws(StoreError) {
      let review = Review(try store.load(), on: day)
      return .loaded(review, directories: store.directories, isUnsettled: store.isUnsettled)
    } catch {
      return .unreadable(error.sentence)
    }
  }
}

extension StoreError {
  /// Whether what others did stands in the way of taking something back.
  fileprivate var isOfOthers: Bool {
    switch self {
    case .refused(.conflict), .refused(.gone), .refused(.stays), .refused(.exists): true
    case .disk(let error): [.changed, .exists, .missing].contains(error.fact)
    case .refused, .noDirectory, .halfway: false
    }
  }

  /// Why a change stays: with both values where a field was changed since.
  fileprivate func sentence(onTakingBack what: String) -> String {
    guard case .refused(.conflict(let field, let theirs, let mine)) = self else {
      return "\(what) can't be taken back: \(reason)"
    }
    return "\(what) can't be taken back: \(field) is \"\(theirs)\" by now; before yours it was "
      + "\"\(mine)\""
  }

  private var reason: String {
    if case .refused(let refusal) = self { refusal.message } else { sentence }
  }
}

extension Change.Action {
  /// The object whose fields it sets, of several the first.
  fileprivate var subject: Reference? {
    switch self {
    case .set(let reference, _, _): reference
    case .all(let actions): actions.lazy.compactMap(\.subject).first
    default: nil
    }
  }
}

extension Moment {
  /// `14:03`
  fileprivate var clockText: String { String(text.dropFirst(11).prefix(5)) }
}
