internal import CSyscalls
private import Glibc
internal import SystemPackage

/// The data directory on disk: every path is resolved from the one descriptor opened at first.
///
/// Nothing in it is reached through a symbolic link or `..`, however directories are moved or
/// replaced meanwhile; only the root's own path may hold links. Reading never locks.
package final class DataRoot: Sendable {
  /// How a path is followed; stepwise is the way of kernels before 5.6.
  package enum Resolution: Sendable {
    case beneath
    case stepwise
  }

  /// The root's path as it was given.
  package let path: String
  package let patience: Patience
  let resolution: Resolution
  private let descriptor: Descriptor

  package init(
    at path: String, patience: Patience = Patience(), resolution: Resolution = .beneath
  ) throws(DiskError) {
    self.path = path
    self.patience = patience
    self.resolution = resolution
    descriptor = try explaining("", .reading) { () throws(Errno) in
      let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC
      return Descriptor(owning: try uninterrupted { Glibc.open(path, flags) })
    }
  }
}

extension DataRoot {
  /// Whether the path still leads to the directory that was opened, which may have been moved away
  /// or replaced by another one.
  package var isInPlace: Bool {
    var found = stat()
    guard stat(path, &found) == 0 else { return false }
    return (try? descriptor.status().stamp.inode) == UInt64(found.st_ino)
  }

  /// The largest record file that is read, 1 MiB.
  package static let recordLimit = 1 << 20
  /// The largest file of events or readings that is read, 64 MiB.
  package static let logLimit = 64 << 20

  /// The bytes of a regular file of at most `limit` bytes.
  package func read(_ path: String, limit: Int) throws(DiskError) -> FileContents {
    let inner = try InnerPath(path)
    guard inner.name != nil else { throw DiskError(.notAFile, at: path, .reading) }
    let file = try explaining(path, .reading) { () throws(Errno) in try open(inner, O_RDONLY) }
    return try file.contents(at: path, limit: limit, for: .reading)
  }

  /// What a directory holds, in the order of names; empty for the root's path.
  package func list(_ directory: String) throws(DiskError) -> Listing {
    let opened = try openDirectory(directory, for: .reading)
    return try explaining(directory, .reading) { () throws(Errno) in try Listing(of: opened) }
  }

  func openDirectory(
    _ path: String, for attempt: DiskError.Attempt
  ) throws(DiskError)
    -> OpenDirectory
  {
    let inner = try InnerPath(path, for: attempt)
    let opened = try explaining(path, attempt) { () throws(Errno) in
      try open(inner, O_RDONLY | O_DIRECTORY)
    }
    return OpenDirectory(opened, path: path)
  }
}

extension DataRoot {
  private func open(_ path: InnerPath, _ flags: Int32) throws(Errno) -> Descriptor {
    let flags = flags | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
    let text = path.names.isEmpty ? "." : path.text
    // EAGAIN tells of a rename while the path was walked.
    for _ in 0..<8 where resolution == .beneath {
      do {
        return Descriptor(
          owning: try uninterrupted { csyscalls_open_beneath(descriptor.number, text, flags, 0) })
      } catch .resourceTemporarilyUnavailable {
        continue
      } catch .noFunction, .notPermitted {
        // No such call; an old sandbox says EPERM.
        break
      }
    }
    return try openStepwise(path, flags)
  }

  private func openStepwise(_ path: InnerPath, _ flags: Int32) throws(Errno) -> Descriptor {
    let throughDirectory = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
    var current = Descriptor(
      owning: try uninterrupted { openat(descriptor.number, ".", throughDirectory) })
    for (index, name) in path.names.enumerated() {
      let step = index == path.names.count - 1 ? flags : throughDirectory
      current = Descriptor(owning: try uninterrupted { openat(current.number, name, step) })
    }
    return current
  }
}
