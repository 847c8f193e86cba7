private import Glibc
internal import SystemPackage

/// The kernel's reports of changes in directories of the root (inotify).
///
/// It waits for nothing and has no timers: poll `descriptor`, let things settle, `drain`. A report
/// says where to look, never what happened: look again at the directories it names. A watch hangs
/// on a directory, not on its path; so when directories come or go, call `watch` with those there
/// are now, and look at the new ones after that.
package struct Watcher: ~Copyable {
  /// Why changes must be looked for instead.
  package enum Unavailable: Error, Hashable, Sendable {
    /// The directory can be changed by hosts that this kernel doesn't hear of.
    case networkFileSystem(name: String)
    /// The user's or the machine's share of watches is used up.
    case tooManyWatches
    /// Anything else, by the system's error number.
    case system(Int32)
  }

  /// What has changed since it was asked last.
  package struct Changes: Hashable, Sendable {
    /// The paths of directories in which names or contents changed.
    package var directories: Set<String> = []
    /// Reports were lost: look at everything.
    package var isOverflown = false

    package var isEmpty: Bool { directories.isEmpty && !isOverflown }
  }

  private let root: DataRoot
  private let queue: Descriptor
  private var paths: [Int32: String] = [:]

  /// Watches nothing yet.
  package init(_ root: DataRoot) throws(Unavailable) {
    self.root = root
    if case .network(let name)? = try? root.fileSystem() { throw .networkFileSystem(name: name) }
    let number = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    guard number >= 0 else { throw Unavailable(.latest) }
    queue = Descriptor(owning: number)
  }

  /// Readable when there is something to drain.
  package var descriptor: Int32 { queue.number }

  /// Watches exactly these directories; those that are closed or gone are left out.
  package mutating func watch(_ directories: Set<String>) throws(Unavailable) {
    _ = forget { !directories.contains($0) }
    for path in directories.subtracting(paths.values) {
      guard let directory = try? root.openDirectory(path, for: .reading) else { continue }
      // By way of its descriptor: the path itself might lead elsewhere by now.
      let place = "/proc/self/fd/\(directory.descriptor.number)"
      let watch = inotify_add_watch(queue.number, place, Watcher.mask)
      guard watch >= 0 else { throw Unavailable(.latest) }
      paths[watch] = path
    }
  }

  /// Takes all reports that have come; doesn't wait for one.
  package mutating func drain() -> Changes {
    var changes = Changes()
    let size = 1 << 16
    withUnsafeTemporaryAllocation(byteCount: size, alignment: 8) { buffer in
      while case let count = read(queue.number, buffer.baseAddress, size), count > 0 {
        var rest = UnsafeRawBufferPointer(rebasing: buffer[..<count])
        while let report = Report(takingFrom: &rest) { note(report, in: &changes) }
      }
    }
    return changes
  }
}

extension Watcher {
  /// A file counts as changed when its writer closes it, so that half a file is rarely seen.
  private static let mask = UInt32(
    IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_DELETE_SELF
      | IN_MOVE_SELF | IN_ATTRIB | IN_ONLYDIR)

  private mutating func note(_ report: Report, in changes: inout Changes) {
    if report.has(IN_Q_OVERFLOW) { changes.isOverflown = true }
    guard let path = paths[report.watch], !report.isNoise else { return }
    changes.directories.insert(path)
    if report.has(IN_IGNORED) { paths[report.watch] = nil }
    guard report.has(IN_ISDIR), report.has(IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO)
    else { return }
    // The directory of this name is another one than was watched: it was moved here, and the
    // directories below it came along without a report.
    let moved = InnerPath.join(path, report.name)
    changes.directories.formUnion(forget { $0 == moved || $0.hasPrefix(moved + "/") })
  }

  private mutating func forget(where isUnwanted: (String) -> Bool) -> [String] {
    let unwanted = paths.filter { isUnwanted($0.value) }
    for watch in unwanted.keys {
      _ = inotify_rm_watch(queue.number, watch)
      paths[watch] = nil
    }
    return Array(unwanted.values)
  }
}

extension Watcher.Unavailable {
  fileprivate init(_ code: Errno) {
    self =
      switch code {
      case .noSpace, .tooManyOpenFiles, .tooManyOpenFilesInSystem, .noMemory: .tooManyWatches
      default: .system(code.rawValue)
      }
  }

  /// One sentence without a full stop.
  package var sentence: String {
    switch self {
    case .networkFileSystem(let name):
      "the data directory is on \(name), so changes by others are looked for instead of reported"
    case .tooManyWatches:
      "no more directories can be watched (fs.inotify.max_user_watches), so changes by others are"
        + " looked for"
    case .system(let code):
      "directories can't be watched (\(Errno(rawValue: code).description)), so changes by others"
        + " are looked for"
    }
  }
}

/// One event of the kernel's queue.
private struct Report {
  let watch: Int32
  let mask: UInt32
  let name: String

  /// Takes the first event; nil at the end.
  init?(takingFrom buffer: inout UnsafeRawBufferPointer) {
    let header = MemoryLayout<inotify_event>.size
    guard buffer.count >= header else { return nil }
    let event = buffer.loadUnaligned(fromByteOffset: 0, as: inotify_event.self)
    let end = min(header + Int(event.len), buffer.count)
    watch = event.wd
    mask = event.mask
    name = String(decoding: buffer[header..<end].prefix { $0 != 0 }, as: UTF8.self)
    buffer = UnsafeRawBufferPointer(rebasing: buffer[end...])
  }

  func has(_ events: Int32) -> Bool { mask & UInt32(bitPattern: events) != 0 }

  /// Our own temporary files, and those of editors: vim's swap files, its probe, backups.
  var isNoise: Bool {
    name.hasSuffix("~") || name == "4913"
      || name.hasPrefix(".") && name.dropLast().hasSuffix(".sw")
  }
}
