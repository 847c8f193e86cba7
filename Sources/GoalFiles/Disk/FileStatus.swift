internal import Glibc

/// What tells one state of a file from another without reading it: equal stamps, equal content,
/// unless the file is younger than the clock's grain (compare again what changed just now).
package struct Stamp: Hashable, Sendable {
  package let inode: UInt64
  /// In bytes.
  package let size: Int
  /// Nanoseconds since 1970.
  package let modified: Int
  /// Nanoseconds since 1970; nobody can set it back.
  package let changed: Int

  package init(inode: UInt64, size: Int, modified: Int, changed: Int) {
    self.inode = inode
    self.size = size
    self.modified = modified
    self.changed = changed
  }
}

/// What a name in a directory stands for.
package enum FileKind: Hashable, Sendable {
  case file
  case directory
  /// Never followed.
  case symbolicLink
  /// A pipe, socket or device; never opened.
  case other
}

/// What `stat` says about a file.
struct FileStatus {
  let kind: FileKind
  let stamp: Stamp
  let links: UInt64
  let owner: UInt32
  let group: UInt32
  /// The permission bits.
  let mode: UInt32

  init(_ found: stat) {
    kind =
      switch found.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .directory
      case S_IFLNK: .symbolicLink
      default: .other
      }
    stamp = Stamp(
      inode: UInt64(found.st_ino), size: Int(found.st_size),
      modified: found.st_mtim.nanoseconds, changed: found.st_ctim.nanoseconds)
    links = UInt64(found.st_nlink)
    owner = found.st_uid
    group = found.st_gid
    mode = found.st_mode & 0o7777
  }

  /// What a new file in this directory may be used for: never execution, never writing by others.
  var modeOfNewFile: UInt32 { mode & 0o664 }
}

extension timespec {
  var nanoseconds: Int { tv_sec * 1_000_000_000 + tv_nsec }
}

/// A regular file as it was read: its bytes and the state they belong to.
package struct FileContents: Sendable {
  package let bytes: [UInt8]
  let status: FileStatus

  package var stamp: Stamp { status.stamp }
  /// The user id of the file's owner; git and renames change it, so it is a hint at most.
  package var owner: UInt32 { status.owner }
}
