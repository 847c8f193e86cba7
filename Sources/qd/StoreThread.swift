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
    case redo(at: Moment, on: Day)
    case readExcerpts(of: [Place])
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
    case saved(Review, what: String, warning: String?)
    case takenBack(Review, what: String)
    case doneAgain(Review, what: String)
    case questioned(what: String, at: Moment)
    /// Others took something away, and nothing says why.
    case missed(String)
    case refused(String)
    /// Somebody else changed the same field meanwhile.
    case conflicted(String)

    /// Whether it answers an order to write something.
    var isOfChange: Bool {
      switch self {
      case .loaded, .unreadable, .excerpts, .missed: false
      case .kept, .saved, .takenBack, .doneAgain, .questioned, .refused, .conflicted: true
      }
    }
  }

  private var store: Store

  /// Starts the thread. It ends with the program.
  static func start(_ store: Store, orders: Mailbox<Order>, news: Mailbox<News>) throws(Failure) {
    let hasBegun = Threads.start {
      var thread = StoreThread(store: store)
      while true {
        for order in orders.wait() {
          news.put(thread.perform(order))
          if case .keep = order { continue }
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
      case .apply(let change, let day):
        let saved = try store.apply(change)
        let review = Review(saved.organization, on: day)
        return .saved(review, what: saved.what, warning: saved.undoProblem)
      case .undo(let moment, let day, let isConfirmed):
        if !isConfirmed, let next = store.nextUndo(), next.session != store.session {
          return .questioned(what: next.revision.what, at: next.at)
        }
        let saved = try store.undo(at: moment)
        return .takenBack(Review(saved.organization, on: day), what: saved.what)
      case .redo(let moment, let day):
        let saved = try store.redo(at: moment)
        return .doneAgain(Review(saved.organization, on: day), what: saved.what)
      case .keep(let turn, let files):
        try? files.replace(turn.settled, with: turn.new)
        return .kept
      case .restore(let moment, let day):
        let saved = try store.restore(at: moment)
        let review = Review(saved.organization, on: day)
        return .saved(review, what: saved.what, warning: saved.undoProblem)
      }
    } catch {
      if case .refused(.conflict) = error { return .conflicted(error.sentence) }
      return .refused(error.sentence)
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
