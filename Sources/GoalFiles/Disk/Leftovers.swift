private import Glibc
internal import SystemPackage

/// What somebody else wrote while a program that was saving the same file died: it isn't in the
/// file now, so a person has to see it before it goes.
package struct Leftover: Hashable, Sendable {
  /// The temporary file.
  package let path: String
  /// The file it belongs to.
  package let target: String
  package let bytes: [UInt8]
}

extension DataRoot {
  /// The leftovers of dead programs in a directory, without touching them.
  package func leftovers(in path: String) throws(DiskError) -> [Leftover] {
    try openDirectory(path, for: .reading).leftovers().compactMap(\.shown)
  }
}

extension DirectoryLock {
  /// Clears a directory of what dead programs left, except for what others wrote: that is
  /// returned and stays until it is discarded.
  package func sweep(_ path: String) throws(DiskError) -> [Leftover] {
    let directory = held(path)
    let found = try directory.leftovers(includingOwn: true)
    for leftover in found where leftover.shown == nil { try? directory.unlink(leftover.name) }
    return found.compactMap(\.shown)
  }

  /// Removes a leftover that has been merged, or that nobody wants.
  package func discard(_ leftover: Leftover) throws(DiskError) {
    let (directory, name) = try place(of: leftover.path)
    guard TemporaryName(parsing: name) != nil else {
      throw DiskError(.changed, at: leftover.path, .saving)
    }
    try explaining(leftover.path, .saving) { () throws(Errno) in try directory.unlink(name) }
  }
}

extension OpenDirectory {
  /// The temporary files of programs that died; under the lock, where nothing else is being saved,
  /// those of this process, too.
  ///
  /// Left out is what nobody misses: a file that was never finished, a finished one whose program
  /// never said that it was saved, an old version whose successor is in place.
  func leftovers(
    includingOwn: Bool = false
  ) throws(DiskError)
    -> [(name: String, shown: Leftover?)]
  {
    let names = try explaining(path, .reading) { () throws(Errno) in try self.names() }
    var found: [(name: String, shown: Leftover?)] = []
    for bytes in names {
      guard let text = String(validating: bytes, as: UTF8.self),
        let name = TemporaryName(parsing: text),
        name.isAbandoned || includingOwn && name.process == getpid()
      else { continue }
      guard let digests = name.digests else {
        found.append((text, nil))
        continue
      }
      // A file that can't be read may hold somebody's edit: it stays for its owner.
      guard let bytes = try? read(text, limit: DataRoot.logLimit, for: .reading).bytes else {
        continue
      }
      let isKnown = [digests.base, digests.new].contains(digest(bytes))
      let shown = Leftover(path: path(of: text), target: path(of: name.target), bytes: bytes)
      found.append((text, isKnown ? nil : shown))
    }
    return found
  }
}

extension TemporaryName {
  /// Whether the process that made it is gone.
  var isAbandoned: Bool { kill(process, 0) != 0 && errno == ESRCH }
}
