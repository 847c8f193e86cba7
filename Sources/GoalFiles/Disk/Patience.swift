private import Glibc

/// How long writing waits for others, and how often it begins anew.
package struct Patience: Sendable {
  /// For the lock of a directory.
  package var lock = Duration.seconds(5)
  /// A missing, empty or shortened file is taken for an editor's half-done work for so long.
  package var rewriting = Duration.seconds(2)
  /// Attempts at replacing a file that others keep changing.
  package var rounds = 5

  package init() {}
}

/// Stops this thread for a moment.
func pause(milliseconds: Int) {
  _ = usleep(UInt32(milliseconds) * 1000)
}

/// Nanoseconds since 1970, by the clock that stamps files.
func clockTime() -> Int {
  var now = timespec()
  clock_gettime(CLOCK_REALTIME, &now)
  return now.nanoseconds
}
