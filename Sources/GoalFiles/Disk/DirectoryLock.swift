internal import Glibc
internal import SystemPackage

/// The exclusive lock on one or several directories, and the writes it allows in them.
///
/// It is a `flock` on the directory itself, so there is no lock file to leave behind, and the
/// kernel frees it with the process. Locks are taken in the order of paths: two programs that
/// need the same ones never wait for each other. It binds those who ask for it, which editors and
/// git don't; `replace` looks out for them.
package struct DirectoryLock: ~Copyable {
  let patience: Patience
  private let held: [OpenDirectory]
  private let names: [String: String]
  private let made: [(parent: OpenDirectory, name: String)]

  /// Waits for the locks of these directories. With `making`, those that don't exist are made,
  /// with their parents; what is still empty at the end goes again. `names` holds what directories
  /// are called once they were moved, with what they are called first.
  package init(
    _ directories: [String], in root: DataRoot, making: Bool = false,
    calling names: [String: String] = [:]
  ) throws(DiskError) {
    patience = root.patience
    self.names = names
    var work = Acquisition(root: root)
    do {
      for path in Set(directories).sorted() {
        try work.take(path, making: making)
      }
    } catch {
      work.abandon()
      throw error
    }
    held = work.held
    made = work.made
  }

  deinit {
    Acquisition.abandon(made)
    // Closing would do, but for a child between its fork and its exec, which holds them too.
    for directory in held { _ = flock(directory.descriptor.number, LOCK_UN) }
  }

  /// The held directory of a file, and the file's name in it.
  func place(of path: String) throws(DiskError) -> (directory: OpenDirectory, name: String) {
    let inner = try InnerPath(path, for: .saving)
    guard let name = inner.name else { throw DiskError(.notAFile, at: path, .saving) }
    return (held(inner.directory), name)
  }

  /// A directory that this lock holds.
  func held(_ path: String) -> OpenDirectory {
    let first = names[path] ?? path
    guard let directory = held.first(where: { $0.path == first }) else {
      preconditionFailure("\(path) is written without its lock")
    }
    return directory
  }
}

/// Locks being taken, one by one.
private struct Acquisition {
  let root: DataRoot
  var held: [OpenDirectory] = []
  var made: [(parent: OpenDirectory, name: String)] = []

  mutating func take(_ path: String, making: Bool) throws(DiskError) {
    // Somebody may remove the directory while its lock is waited for.
    for _ in 0..<3 {
      if making { try make(path) }
      let directory = try root.openDirectory(path, for: .saving)
      try directory.lock(patience: root.patience.lock)
      let status = try explaining(path, .saving) { () throws(Errno) in
        try directory.descriptor.status()
      }
      if status.links > 0 {
        held.append(directory)
        return
      }
    }
    throw DiskError(.missing, at: path, .saving)
  }

  private mutating func make(_ path: String) throws(DiskError) {
    let names = try InnerPath(path, for: .saving).names
    var parent = try root.openDirectory("", for: .saving)
    for (index, name) in names.enumerated() {
      let path = names[...index].joined(separator: "/")
      let isNew = try explaining(path, .saving) { () throws(Errno) in
        try parent.makeDirectoryLikeItself(name)
      }
      if isNew { made.append((parent, name)) }
      parent = try root.openDirectory(path, for: .saving)
    }
  }

  func abandon() {
    Acquisition.abandon(made)
  }

  /// Only what is empty can be removed so, the innermost first.
  static func abandon(_ made: [(parent: OpenDirectory, name: String)]) {
    for (parent, name) in made.reversed() { try? parent.unlinkDirectory(name) }
  }
}

extension OpenDirectory {
  /// Makes a directory with this one's mode and group; false where there is one already.
  func makeDirectoryLikeItself(_ name: String) throws(Errno) -> Bool {
    let model = try descriptor.status()
    do {
      try makeDirectory(name, mode: model.mode)
    } catch .fileExists {
      return false
    }
    do {
      // The umask has taken bits away.
      try open(name, O_RDONLY | O_DIRECTORY)
        .adopt(.new(in: model, mode: model.mode))
      try descriptor.sync()
    } catch {
      try? unlinkDirectory(name)
      throw error
    }
    return true
  }

  /// Waits for the exclusive lock; goes on without one where the file system has none (NFS).
  func lock(patience: Duration) throws(DiskError) {
    let deadline = ContinuousClock.now + patience
    var wait = 1
    while flock(descriptor.number, LOCK_EX | LOCK_NB) != 0 {
      switch Errno.latest {
      case .interrupted, .resourceTemporarilyUnavailable: break
      case .badFileDescriptor, .noLocks, .invalidArgument, .notSupportedOnSocket, .noFunction:
        return
      case let code: throw DiskError(code, at: path, .saving)
      }
      // EINTR has its share of the patience, too.
      guard ContinuousClock.now < deadline else {
        throw DiskError(.locked(by: LockHolder(of: self)), at: path, .saving)
      }
      pause(milliseconds: wait)
      wait = min(wait * 2, 16)
    }
  }
}
