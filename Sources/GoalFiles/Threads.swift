private import CSyscalls
private import Glibc
private import Synchronization

/// Threads for work that can be done at the same time.
///
/// Plain ones that end with their work: the pool behind tasks stays, and wakes up once a second.
package enum Threads {
  /// Does all pieces of work, each on a thread, the last one on this; the results stand in the
  /// order of the work.
  static func together<Result: Sendable>(_ work: [@Sendable () -> Result]) -> [Result] {
    let others = work.dropLast().map { Piece($0) }
    let threads = others.map { piece in begin { piece.run() } }
    let last = work.last.map { [$0()] } ?? []
    for case let thread? in threads { pthread_join(thread, nil) }
    return others.map(\.result) + last
  }

  /// A piece of work and what came of it. Where no thread could be had, asking does the work.
  private final class Piece<Result: Sendable>: Sendable {
    private let work: @Sendable () -> Result
    private let done = Mutex<Result?>(nil)

    init(_ work: @escaping @Sendable () -> Result) {
      self.work = work
    }

    func run() {
      let result = work()
      done.withLock { $0 = result }
    }

    var result: Result { done.withLock(\.self) ?? work() }
  }

  private final class Body: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) {
      self.run = run
    }
  }

  /// Does work on a thread of its own that nobody waits for.
  ///
  /// - Returns: false where no thread could be had.
  package static func start(_ work: @escaping @Sendable () -> Void) -> Bool {
    guard let thread = begin(work) else { return false }
    pthread_detach(thread)
    return true
  }

  /// Gives back to the system what the program has allocated and uses no longer.
  package static func trimMemory() { csyscalls_trim_memory() }

  private static func begin(_ run: @escaping @Sendable () -> Void) -> pthread_t? {
    let body = Unmanaged.passRetained(Body(run))
    var thread = pthread_t()
    let failure = pthread_create(
      &thread, nil,
      { body in
        if let body { Unmanaged<Body>.fromOpaque(body).takeRetainedValue().run() }
        return nil
      }, body.toOpaque())
    if failure != 0 { body.release() }
    return failure == 0 ? thread : nil
  }
}
