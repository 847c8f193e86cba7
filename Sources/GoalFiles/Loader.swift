internal import Goals
internal import Records

/// Reads a data directory from the disk; on a reload only what changed is read again.
///
/// A file that may not be read, is too large or is not what it should be is a finding, and stops
/// nothing else. One that is empty or gone because somebody is just writing it keeps what it held
/// before (``RewriteGrace``). What the text means is ``DataDirectory``'s.
struct Loader: Sendable {
  /// An organisation, and what matters for looking at it again.
  struct Result: Sendable {
    let organization: Organization
    let directories: Set<String>
    /// Some file is in the middle of being written; look again in two seconds.
    let needsReload: Bool
    /// Whether nothing was found that differs from the look before.
    var isUnchanged = false
  }

  /// What was read last.
  private(set) var directory: DataDirectory
  /// How many files were read so far.
  private(set) var readCount = 0
  private let root: DataRoot
  private var known: [String: FileReader.Read] = [:]
  private var grace: RewriteGrace?
  private let tally: Tally
  private var last: Result?

  /// `tally` counts the files that are read of those there are.
  init(_ root: DataRoot, tally: Tally = Tally()) {
    (self.root, self.tally) = (root, tally)
    let name = root.path.split(separator: "/").last.map(String.init) ?? "/"
    directory = DataDirectory(DirectoryText(), name: name)
  }

  /// - Throws: `DiskError` where the directory can't be read, or is no data directory any more: an
  ///   empty root never means that everything was deleted.
  mutating func load() throws(DiskError) -> Result {
    for wait in [1, 2, 4, 8, 16, 32] {
      let look = try look()
      if !look.isOvertaken { return keep(look) }
      grace?.dropFound(by: look.scan.grace)
      pause(milliseconds: wait)
    }
    // Somebody writes without a pause: until that is over, what was read before counts.
    if let last {
      return Result(
        organization: last.organization, directories: last.directories, needsReload: true)
    }
    return keep(try look())
  }

  /// One way through the directory.
  private struct Look {
    let scan: Scan
    let files: [String: FileReader.Read]
    /// Whether a file was read because it differs from the look before.
    let hasRead: Bool
    /// Whether others wrote meanwhile, so that the next look has to be believed instead.
    let isOvertaken: Bool
  }

  private mutating func look() throws(DiskError) -> Look {
    let before =
      grace.map(RewriteGrace.init(after:)) ?? RewriteGrace(patience: root.patience.rewriting)
    let scan = try Scan(root, grace: before)
    if before.hasSeen("", Places.marker), !scan.files.contains(where: { $0.path == Places.marker })
    {
      throw DiskError(.missing, at: Places.marker, .reading)
    }
    tally.begin(scan.files.count)
    let reader = FileReader(root: root, grace: scan.grace, tally: tally)
    var files: [String: FileReader.Read] = [:]
    var changed: [Scan.File] = []
    for file in scan.files {
      if let known = known[file.path], known.counts(for: file, in: scan.grace) {
        files[file.path] = known
      } else {
        changed.append(file)
      }
    }
    readCount += changed.count
    let shares = Shares(changed) { $0.stamp.size + 1024 }.all
    let reads = Threads.together(shares.map { share in { share.map(reader.read) } })
    for (file, read) in zip(changed, reads.joined()) { files[file.path] = read }
    return Look(
      scan: scan, files: files, hasRead: !changed.isEmpty, isOvertaken: reader.isOvertaken)
  }

  private mutating func keep(_ look: Look) -> Result {
    let isUnchanged = isUnchanged(look)
    grace = look.scan.grace
    known = look.files
    if isUnchanged, var last {
      last.isUnchanged = true
      return last
    }
    directory.read(text(of: look)) { Threads.together($0) }
    let isWaiting = !look.scan.grace.waitedFor.isEmpty
    let result = Result(
      organization: directory.organization, directories: look.scan.directories,
      needsReload: isWaiting || directory.needsReload || look.isOvertaken)
    last = result
    return result
  }

  /// Whether reading would come to what it came to before. What waits may be read otherwise by now.
  private func isUnchanged(_ look: Look) -> Bool {
    guard let last, !last.needsReload, !look.hasRead, !look.isOvertaken else { return false }
    return look.files.count == known.count && look.scan.directories == last.directories
      && look.scan.grace.waitedFor.isEmpty && look.scan.leftoverDirectories.isEmpty
      && look.scan.skeleton.hasSameFolders(as: directory.text)
  }

  private func text(of look: Look) -> DirectoryText {
    var text = look.scan.skeleton
    for file in look.scan.files {
      var read = look.files[file.path]?.file
      read?.isYoung = file.isLog && look.scan.grace.isYoung(file.stamp)
      text[file.path] = read
    }
    for directory in look.scan.leftoverDirectories { text.findings += leftovers(in: directory) }
    return text
  }

  /// A finding for each edit by somebody else that was displaced when a program died while saving
  /// the same file. It lies beside the file until a person has looked at it.
  private func leftovers(in directory: String) -> [Finding] {
    ((try? root.leftovers(in: directory)) ?? []).map { leftover in
      Finding(
        at: Place(file: leftover.target), .displaced,
        "an edit of this file was displaced when a program died; it is kept in \(leftover.path)",
        hint: "put what is missing here back in, then remove that file")
    }
  }

  /// The program itself has removed a file.
  mutating func forget(_ path: String) { grace?.forget(path) }

  /// Every objective's file and every journal that can be read, with its stamp.
  var guardedFiles: [String: FileReader.Read] {
    known.filter { path, read in
      guard read.file.problems == nil else { return false }
      switch DataFile(path) {
      case .objective, .journal, .kpiJournal: return true
      default: return false
      }
    }
  }
}
