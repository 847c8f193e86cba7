internal import Goals
private import Glibc
internal import SystemPackage

/// The process that holds a lock, as far as `/proc` tells.
public struct LockHolder: Hashable, Sendable {
  /// Its process id.
  public let process: Int32
  /// The name of its command, of 15 characters at most; empty where `/proc` hides it.
  public let command: String
  /// The login it runs as; empty where `/proc` hides it.
  public let user: String

  /// `ann (pid 123, vim)`.
  public var text: String {
    let details = command.isEmpty ? "pid \(process)" : "pid \(process), \(command)"
    return user.isEmpty ? "another program (\(details))" : "\(user) (\(details))"
  }
}

extension LockHolder {
  /// Who holds the `flock` of a directory; nil where nobody does any more, or `/proc` is silent.
  init?(of directory: OpenDirectory, in table: String = LockHolder.table) {
    guard let status = try? directory.descriptor.status(),
      let process = LockHolder.process(holding: status.stamp.inode, in: table)
    else { return nil }
    self.process = process
    command = LockHolder.printable(LockHolder.text(of: "/proc/\(process)/comm"))
    var owner = stat()
    user = stat("/proc/\(process)", &owner) == 0 ? Login(ofUser: owner.st_uid).name : ""
  }

  /// The kernel's table of locks; empty where `/proc` is silent.
  static var table: String { text(of: "/proc/locks") }

  /// Finds the holder in the table of locks, whose lines look like
  /// `1: FLOCK  ADVISORY  WRITE 4711 fe:00:1234 0 EOF`; `->` marks one who waits.
  ///
  /// Some file systems show another device there than `stat` does, so the inode decides.
  static func process(holding inode: UInt64, in table: String) -> Int32? {
    for line in table.split(separator: "\n") where !line.contains("->") {
      let words = line.split(separator: " ")
      guard words.count > 5, words[1] == "FLOCK", let process = Int32(words[4]), process > 0,
        words[5].split(separator: ":").last.map(String.init) == String(inode)
      else { continue }
      return process
    }
    return nil
  }

  /// A file of `/proc`, whose size is only known by reading it to its end.
  private static func text(of path: String) -> String {
    guard let file = fopen(path, "re") else { return "" }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while case let byte = getc(file), byte >= 0 { bytes.append(UInt8(byte)) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A process may give itself any name.
  private static func printable(_ text: String) -> String {
    String(text.filter { $0.isASCII && !$0.isNewline && $0 >= " " && $0 != "\u{7F}" })
  }
}
