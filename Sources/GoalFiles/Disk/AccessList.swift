internal import CSyscalls
internal import SystemPackage

/// A POSIX access control list as the kernel stores it, opaque to us but for the shortest one.
///
/// A file's own list says more than its mode: with one, the mode's bits of the group are only the
/// most that anybody named in the list may do.
struct AccessList: Hashable, Sendable {
  /// What the list of a file is for.
  enum Role: String {
    /// It decides who may do what.
    case access = "system.posix_acl_access"
    /// It is what new files in a directory start with, and the umask doesn't count.
    case initial = "system.posix_acl_default"
  }

  let bytes: [UInt8]

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The list that says what a mode says: for the owner, the group and all others.
  ///
  /// As `linux/posix_acl_xattr.h` has it: version 2, then a tag, the rights and an id for each, in
  /// little-endian numbers of 16, 16 and 32 bits, in the order of the tags.
  init(mode: UInt32) {
    let entries: [(tag: UInt8, shift: UInt32)] = [(0x01, 6), (0x04, 3), (0x20, 0)]
    bytes =
      [2, 0, 0, 0]
      + entries.flatMap { entry in
        [entry.tag, 0, UInt8(mode >> entry.shift & 0o7), 0, 0xFF, 0xFF, 0xFF, 0xFF]
      }
  }
}

extension Descriptor {
  /// Its access control list; nil where it has none, or its file system knows none.
  func accessList(_ role: AccessList.Role) throws(Errno) -> AccessList? {
    let descriptor = number
    // The kernel has no longer values.
    let limit = 1 << 16
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, filled in
      count = csyscalls_attribute(descriptor, role.rawValue, buffer.baseAddress, limit)
      filled = max(0, count)
    }
    if count >= 0 { return AccessList(bytes: bytes) }
    let failure = Errno.latest
    guard failure == .noData || failure.isUnsupported else { throw failure }
    return nil
  }

  func give(_ list: AccessList, _ role: AccessList.Role) throws(Errno) {
    _ = try uninterrupted {
      csyscalls_set_attribute(number, role.rawValue, list.bytes, list.bytes.count)
    }
  }
}
