private import Glibc
internal import SystemPackage

/// Everything in a data directory with whose it is, looked at once for a checkup.
struct Survey {
  /// A file or a directory.
  struct Found {
    let path: String
    let status: FileStatus
    /// That of the directory it is in; its own for the root.
    let parent: FileStatus
    /// Whether this user may write it.
    let isWritable: Bool
    /// Whether this user may read it.
    let isReadable: Bool

    var isDirectory: Bool { status.kind == .directory }
  }

  private(set) var found: [Found] = []
  /// Directories that this user may not look into.
  private(set) var closed: [String] = []
  /// Why other directories could not be looked into.
  private(set) var unread: [String] = []
  /// Directories that this user may look into.
  private(set) var open: [String] = []
  /// What others wrote while a program died that was saving.
  private(set) var leftovers: [Leftover] = []
  /// Temporary files of dead programs that nobody misses.
  private(set) var litter: [String] = []

  /// Directories that it goes into whatever their depth; names that begin with `.` or `_` are no
  /// part of the data.
  init(_ root: DataRoot) throws(DiskError) {
    let top = try root.openDirectory("", for: .reading)
    let status = try explaining("", .reading) { () throws(Errno) in try top.descriptor.status() }
    note(".", status, as: "", in: top, status)
    var waiting = [""]
    while let path = waiting.popLast() {
      do throws(DiskError) {
        let directory = try root.openDirectory(path, for: .reading)
        let inside = try look(into: directory)
        open.append(path)
        waiting += inside.reversed()
      } catch {
        if error.fact == .denied { closed.append(path) } else { unread.append(error.reason) }
      }
    }
  }

  /// Notes what a directory holds; returns the directories in it.
  private mutating func look(into directory: OpenDirectory) throws(DiskError) -> [String] {
    let (names, parent) = try explaining(directory.path, .reading) { () throws(Errno) in
      (try directory.names(), try directory.descriptor.status())
    }
    var directories: [String] = []
    var isLittered = false
    for name in names.compactMap({ String(validating: $0, as: UTF8.self) }).sorted() {
      if TemporaryName(parsing: name)?.isAbandoned == true { isLittered = true }
      guard !name.hasPrefix("."), !name.hasPrefix("_"), let status = try? directory.status(name),
        status.kind == .file || status.kind == .directory
      else { continue }
      let path = directory.path(of: name)
      note(name, status, as: path, in: directory, parent)
      if status.kind == .directory { directories.append(path) }
    }
    if isLittered { noteLeftovers(directory) }
    return directories
  }

  private mutating func note(
    _ name: String, _ status: FileStatus, as path: String, in directory: OpenDirectory,
    _ parent: FileStatus
  ) {
    found.append(
      Found(
        path: path, status: status, parent: parent,
        isWritable: (try? directory.check(name, W_OK)) != nil,
        isReadable: (try? directory.check(name, R_OK)) != nil))
  }

  private mutating func noteLeftovers(_ directory: OpenDirectory) {
    for leftover in (try? directory.leftovers()) ?? [] {
      if let shown = leftover.shown {
        leftovers.append(shown)
      } else {
        litter.append(directory.path(of: leftover.name))
      }
    }
  }
}
