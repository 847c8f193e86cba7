internal import CSyscalls
internal import Glibc
internal import SystemPackage

/// A directory of the data directory, held open: whatever is renamed around it, what is done by
/// a name in it happens in this very directory.
///
/// Names given to it are single names; nothing here follows a symbolic link.
final class OpenDirectory: Sendable {
  /// Its path inside the data directory when it was opened.
  let path: String
  let descriptor: Descriptor

  init(_ descriptor: consuming Descriptor, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  func path(of name: String) -> String { InnerPath.join(path, name) }

  func open(_ name: String, _ flags: Int32, mode: mode_t = 0) throws(Errno) -> Descriptor {
    let flags = flags | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
    return Descriptor(owning: try uninterrupted { openat(descriptor.number, name, flags, mode) })
  }

  func status(_ name: String) throws(Errno) -> FileStatus {
    var found = stat()
    _ = try uninterrupted { fstatat(descriptor.number, name, &found, AT_SYMLINK_NOFOLLOW) }
    return FileStatus(found)
  }

  /// Whether this user may write the file as such: a rename would get around that.
  func checkWritable(_ name: String) throws(Errno) { try check(name, W_OK) }

  /// Whether this user may use a file in this way (`R_OK`, `W_OK`).
  func check(_ name: String, _ use: Int32) throws(Errno) {
    _ = try uninterrupted { faccessat(descriptor.number, name, use, AT_EACCESS) }
  }

  func rename(_ name: String, to other: String) throws(Errno) {
    _ = try uninterrupted { renameat(descriptor.number, name, descriptor.number, other) }
  }

  func exchange(_ name: String, with other: String) throws(Errno) {
    _ = try uninterrupted { csyscalls_exchange(descriptor.number, name, other) }
  }

  /// Renames where the new name is free; `EEXIST` where it isn't.
  func renameToNew(_ name: String, _ other: String) throws(Errno) {
    do {
      _ = try uninterrupted { csyscalls_rename_new(descriptor.number, name, other) }
    } catch  where error.isUnsupported {
      // NFS has no such rename, but a link to a new name is just as exclusive.
      try link(name, other)
      try? unlink(name)
    }
  }

  /// Gives a file a second name; `EEXIST` where that isn't free.
  func link(_ name: String, _ other: String) throws(Errno) {
    _ = try uninterrupted { linkat(descriptor.number, name, descriptor.number, other, 0) }
  }

  /// Renames a directory where the new name is free, as `renameToNew` does files.
  func renameDirectoryToNew(_ name: String, _ other: String) throws(Errno) {
    do {
      _ = try uninterrupted { csyscalls_rename_new(descriptor.number, name, other) }
    } catch {
      guard error.isUnsupported else { throw error }
      // Only an empty directory could be in the way, and would be replaced.
      try rename(name, to: other)
    }
  }

  func unlink(_ name: String) throws(Errno) {
    _ = try uninterrupted { unlinkat(descriptor.number, name, 0) }
  }

  /// Removes a directory that is empty.
  func unlinkDirectory(_ name: String) throws(Errno) {
    _ = try uninterrupted { unlinkat(descriptor.number, name, AT_REMOVEDIR) }
  }

  func makeDirectory(_ name: String, mode: mode_t) throws(Errno) {
    _ = try uninterrupted { mkdirat(descriptor.number, name, mode) }
  }

  /// The names in it, as bytes, without `.` and `..`.
  func names() throws(Errno) -> [[UInt8]] {
    // A descriptor of its own: the place in a listing belongs to the open file.
    let number = try uninterrupted { openat(descriptor.number, ".", O_RDONLY | O_CLOEXEC) }
    guard let stream = fdopendir(number) else {
      let failure = Errno.latest
      _ = close(number)
      throw failure
    }
    defer { closedir(stream) }
    var names: [[UInt8]] = []
    errno = 0
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name != [UInt8(ascii: ".")] && name != Array("..".utf8) { names.append(name) }
      errno = 0
    }
    if errno != 0 { throw .latest }
    return names
  }
}

extension OpenDirectory {
  /// Reads a regular file in one state: its stamp is the same before and after.
  func read(
    _ name: String, limit: Int, for attempt: DiskError.Attempt
  ) throws(DiskError)
    -> FileContents
  {
    let path = path(of: name)
    let file = try explaining(path, attempt) { () throws(Errno) in try open(name, O_RDONLY) }
    return try file.contents(at: path, limit: limit, for: attempt)
  }
}

extension Descriptor {
  func contents(
    at path: String, limit: Int, for attempt: DiskError.Attempt
  ) throws(DiskError)
    -> FileContents
  {
    // A file that keeps changing is read again, but not for ever.
    for _ in 0..<5 {
      let before = try explaining(path, attempt) { () throws(Errno) in try status() }
      guard before.kind == .file else { throw DiskError(.notAFile, at: path, attempt) }
      guard before.stamp.size <= limit else {
        throw DiskError(.tooLarge(limit: limit), at: path, attempt)
      }
      let (bytes, after) = try explaining(path, attempt) { () throws(Errno) in
        (try read(at: 0, count: before.stamp.size), try status())
      }
      if after.stamp == before.stamp, bytes.count == after.stamp.size {
        return FileContents(bytes: bytes, status: after)
      }
    }
    throw DiskError(.keepsChanging, at: path, attempt)
  }
}

/// Turns the error number of system calls about a path into what the user is told.
func explaining<Result: ~Copyable>(
  _ path: String, _ attempt: DiskError.Attempt, _ calls: () throws(Errno) -> Result
) throws(DiskError) -> Result {
  do {
    return try calls()
  } catch {
    throw DiskError(error, at: path, attempt)
  }
}

extension Errno {
  /// The kernel, its sandbox, or the file system has no such call.
  var isUnsupported: Bool {
    switch self {
    case .noFunction, .invalidArgument, .notSupported, .notSupportedOnSocket: true
    default: false
    }
  }
}
