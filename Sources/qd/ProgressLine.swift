import Dashboard
import GoalFiles
private import Glibc

/// A line on the terminal that tells how far work is, as long as this value lives: `reading 1,240 of
/// 9,800 files`. What is quick, and what nobody sits before, shows none.
struct ProgressLine: ~Copyable {
  /// Closing the first ends the line; the other one then ends once nothing is drawn any more.
  private let (stopWriter, endReader): (Int32, Int32)

  /// Nothing where nobody would see it.
  init?(of tally: Tally, _ verb: String, _ noun: String) {
    guard isatty(STDERR_FILENO) == 1 else { return nil }
    self.init(of: tally, verb, noun, on: STDERR_FILENO, every: 300)
  }

  /// On a terminal or whatever else, from the first interval on.
  init?(
    of tally: Tally, _ verb: String, _ noun: String, on descriptor: Int32,
    every milliseconds: Int32
  ) {
    guard let there = Self.pipe(), let back = Self.pipe() else { return nil }
    (stopWriter, endReader) = (there.write, back.read)
    let (stopReader, endWriter) = (there.read, back.write)
    let hasBegun = Threads.start {
      Self.tell(tally, verb, noun, on: descriptor, every: milliseconds, until: stopReader)
      close(stopReader)
      close(endWriter)
    }
    guard !hasBegun else { return }
    close(stopReader)
    close(endWriter)
  }

  deinit {
    close(stopWriter)
    var byte: UInt8 = 0
    _ = read(endReader, &byte, 1)
    close(endReader)
  }

  /// Both ends of a pipe that no other program inherits.
  private static func pipe() -> (read: Int32, write: Int32)? {
    var ends: [Int32] = [-1, -1]
    guard Glibc.pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  private static func tell(
    _ tally: Tally, _ verb: String, _ noun: String, on descriptor: Int32,
    every milliseconds: Int32, until stop: Int32
  ) {
    var isShown = false
    var waited = pollfd(fd: stop, events: Int16(POLLIN), revents: 0)
    while poll(&waited, 1, milliseconds) == 0 {
      let count = tally.count
      guard count.all > 0 else { continue }
      write("\r\(verb) \(count.done.grouped) of \(count.all.grouped) \(noun)", descriptor)
      isShown = true
    }
    if isShown { write("\r\u{1B}[K", descriptor) }
  }

  private static func write(_ text: String, _ descriptor: Int32) {
    let bytes = Array(text.utf8)
    _ = Glibc.write(descriptor, bytes, bytes.count)
  }
}
