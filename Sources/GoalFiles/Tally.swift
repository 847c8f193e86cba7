private import Synchronization

/// How far work is that may take long: counted where it is done, read by who waits for it.
package final class Tally: Sendable {
  private let counts = Mutex((done: 0, all: 0))

  package init() {}

  /// How much is done of all there is to do; 0 of 0 as long as that isn't known.
  package var count: (done: Int, all: Int) { counts.withLock { $0 } }

  package func begin(_ all: Int) { counts.withLock { $0 = (0, all) } }

  package func add() { counts.withLock { $0.done += 1 } }
}
