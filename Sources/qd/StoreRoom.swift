import GoalFiles
import Goals
import Records

/// The store on a thread of its own: one order after the other, each answered with news.
actor StoreRoom {
  /// What came of an order.
  enum News: Sendable {
    case loaded(Review, directories: Set<String>, isUnsettled: Bool)
    case unreadable(String)
    case saved(Review, what: String, warning: String?)
    case takenBack(Review, what: String)
    case doneAgain(Review, what: String)
    case questioned(what: String, at: Moment)
    case refused(String)
  }

  private var store: Store

  init(_ store: Store) {
    self.store = store
  }

  func load(on day: Day) -> News {
    do throws(StoreError) {
      let review = Review(try store.load(), on: day)
      return .loaded(review, directories: store.directories, isUnsettled: store.isUnsettled)
    } catch {
      return .unreadable(error.sentence)
    }
  }

  func apply(_ change: Change, on day: Day) -> News {
    answer { store throws(StoreError) in
      let saved = try store.apply(change)
      return .saved(
        Review(saved.organization, on: day), what: saved.what, warning: saved.undoProblem)
    }
  }

  /// A change of an earlier session is taken back only when that was confirmed.
  func undo(at moment: Moment, on day: Day, confirmed: Bool) -> News {
    answer { store throws(StoreError) in
      if !confirmed, let next = store.nextUndo(), next.session != store.session {
        return .questioned(what: next.revision.what, at: next.at)
      }
      let saved = try store.undo(at: moment)
      return .takenBack(Review(saved.organization, on: day), what: saved.what)
    }
  }

  func redo(at moment: Moment, on day: Day) -> News {
    answer { store throws(StoreError) in
      let saved = try store.redo(at: moment)
      return .doneAgain(Review(saved.organization, on: day), what: saved.what)
    }
  }

  private func answer(_ order: (inout Store) throws(StoreError) -> News) -> News {
    do throws(StoreError) {
      return try order(&store)
    } catch {
      return .refused(error.sentence)
    }
  }
}
