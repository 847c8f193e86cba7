private import Glibc
import Synchronization

/// Where one thread leaves letters for another, and wakes it.
final class Mailbox<Letter: Sendable>: Sendable {
  /// Readable when something lies in it.
  let descriptor: Int32
  private let writeEnd: Int32
  private let letters = Mutex<[Letter]>([])

  init() throws(Failure) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .system("too many files are open") }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    (descriptor, writeEnd) = (ends[0], ends[1])
  }

  deinit {
    close(descriptor)
    close(writeEnd)
  }

  func put(_ letter: Letter) {
    letters.withLock { $0.append(letter) }
    // A full pipe is readable already.
    var byte: UInt8 = 1
    _ = write(writeEnd, &byte, 1)
  }

  /// Takes everything that lies in it; doesn't wait.
  func empty() -> [Letter] {
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(descriptor, &bytes, bytes.count) == bytes.count {}
    return letters.withLock { box in
      defer { box = [] }
      return box
    }
  }

  /// Waits until something lies in it, and takes it.
  func wait() -> [Letter] {
    var descriptor = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    poll(&descriptor, 1, -1)
    return empty()
  }
}
