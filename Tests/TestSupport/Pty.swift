private import Glibc

/// A terminal of a known size with one program in it, and somebody before it whose every write
/// arrives as one read. It ends with this value.
///
/// A terminal in between, as tmux is one, would put sequences and pastes together again.
package struct Pty: ~Copyable {
  private let descriptor: Int32
  private let child: pid_t
  private var heard: [UInt8] = []

  private static let patience = Duration.seconds(10)

  // TIOCSPTLCK and TIOCGPTN, which are macros.
  private static let setLock: UInt = 0x4004_5431
  private static let number: UInt = 0x8004_5430

  /// Starts a program, with this and no other environment.
  package init(
    _ words: [String], width: UInt16 = 80, height: UInt16 = 24, environment: [String: String]
  ) throws {
    descriptor = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var (number, isLocked): (Int32, Int32) = (-1, 0)
    guard descriptor >= 0, ioctl(descriptor, Pty.setLock, &isLocked) == 0,
      ioctl(descriptor, Pty.number, &number) == 0
    else { throw Spawned.Failure(code: errno) }
    var size = winsize(ws_row: height, ws_col: width, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(descriptor, UInt(TIOCSWINSZ), &size)
    child = try Spawned.start(words, on: "/dev/pts/\(number)", environment)
  }

  deinit {
    kill(child, SIGKILL)
    var status: Int32 = 0
    waitpid(child, &status, 0)
    close(descriptor)
  }

  /// Writes these bytes at once.
  package mutating func type(_ text: String) { type(Array(text.utf8)) }

  package mutating func type(_ bytes: [UInt8]) {
    _ = write(descriptor, bytes, bytes.count)
  }

  /// Gives the window another size.
  package func resize(width: UInt16, height: UInt16) {
    var size = winsize(ws_row: height, ws_col: width, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(descriptor, UInt(TIOCSWINSZ), &size)
  }

  /// Lets some time pass, in which the program may write.
  package mutating func pause(milliseconds: Int) {
    let end = ContinuousClock.now + .milliseconds(milliseconds)
    while ContinuousClock.now < end { listen(milliseconds: 5) }
  }

  /// Reads until the program has written all these texts, whatever their colours, since the last one
  /// that was waited for.
  package mutating func wait(for texts: String...) throws {
    let deadline = ContinuousClock.now + Pty.patience
    while true {
      let text = plainText
      if texts.allSatisfy(text.contains) { break }
      guard ContinuousClock.now < deadline else { throw Silence(awaited: texts, heard: text) }
      listen(milliseconds: 10)
    }
    heard = []
  }

  /// What was written, without the sequences that steer the terminal.
  private var plainText: String {
    String(decoding: heard, as: UTF8.self).replacing(#/\e[\[(][0-9;?]*[A-Za-z]/#, with: "")
  }

  /// Waits until the program has ended; its exit code, 128 and the signal's number where one ended it.
  package mutating func exitCode() throws -> Int32 {
    let deadline = ContinuousClock.now + Pty.patience
    var status: Int32 = 0
    while waitid(child, &status) == false {
      guard ContinuousClock.now < deadline else { throw Silence(awaited: ["its end"], heard: "") }
      listen(milliseconds: 10)
    }
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }

  private func waitid(_ child: pid_t, _ status: inout Int32) -> Bool {
    waitpid(child, &status, WNOHANG) == child
  }

  /// What was waited for and never came.
  package struct Silence: Error {
    let awaited: [String]
    let heard: String
  }

  private mutating func listen(milliseconds: Int32) {
    var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&polled, 1, milliseconds) > 0 else { return }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = read(descriptor, &buffer, buffer.count)
    if count > 0 { heard += buffer.prefix(count) } else { poll(nil, 0, milliseconds) }
  }
}
