private import Glibc
internal import SystemPackage

/// Whose a file is and who may do what with it.
struct Rights {
  /// The user's number; nil leaves the file to who makes it.
  var owner: UInt32?
  let group: UInt32
  /// The permission bits.
  let mode: UInt32
  /// Whether the file has to have its list of rights, too, or none where that is nil.
  var list: AccessList??

  /// Those of what is made in a directory.
  static func new(in directory: FileStatus, mode: UInt32) -> Rights {
    Rights(owner: nil, group: directory.group, mode: mode, list: nil)
  }

  /// Those of a file that is replaced.
  static func kept(_ status: FileStatus, _ list: AccessList?) -> Rights {
    Rights(owner: status.owner, group: status.group, mode: status.mode, list: .some(list))
  }
}

extension Descriptor {
  /// Takes rights on, as far as this user may give them.
  ///
  /// Where the group can't be given, the group's rights shrink to those of others: the wrong
  /// group must not gain what was meant for another one.
  func adopt(_ rights: Rights) throws(Errno) {
    let mode = rights.mode & 0o7777
    guard try give(owner: rights.owner, group: rights.group) else {
      return try change(mode: mode & ~0o7070 | (mode & 0o7) << 3)
    }
    try change(mode: mode)
    // A new file begins with its directory's list, which need not be the old file's.
    guard let list = rights.list, try accessList(.access) != list else { return }
    try give(list ?? AccessList(mode: mode), .access)
  }

  /// Whether it has the group then.
  private func give(owner: UInt32?, group: UInt32) throws(Errno) -> Bool {
    if let owner, fchown(number, owner, group) == 0 { return true }
    return try status().group == group || fchown(number, UInt32.max, group) == 0
  }

  private func change(mode: UInt32) throws(Errno) {
    if fchmod(number, mode) != 0 { throw .latest }
  }
}
