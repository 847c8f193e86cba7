private import Glibc

/// What comes in on standard input.
enum StandardInput {
  /// All of it.
  static func bytes() throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count == 0 { return bytes }
      guard count > 0 || errno == EINTR else {
        throw .system("standard input can't be read: \(String(cString: strerror(errno)))")
      }
      bytes += buffer.prefix(max(0, count))
    }
  }
}
