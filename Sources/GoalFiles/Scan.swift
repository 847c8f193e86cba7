internal import Goals
internal import Records

/// What a data directory on disk holds: the files to be read, and the directories they lie in.
///
/// ``DataFolder`` says what a name stands for; only the disk's own troubles are told here.
struct Scan {
  /// A file that belongs to the data.
  struct File: Sendable {
    let path: String
    let isLog: Bool
    let stamp: Stamp
  }

  private(set) var files: [File] = []
  /// The directories without their files, and what was found while looking into them.
  private(set) var skeleton = DirectoryText()
  /// Every directory looked into, to be watched.
  private(set) var directories: Set<String> = [""]
  /// What has to be remembered for the next look.
  private(set) var grace: RewriteGrace
  /// Directories with temporary files in them, which a program may have left when it died.
  private(set) var leftoverDirectories: [String] = []
  private let disk: DataRoot

  init(_ disk: DataRoot, grace: RewriteGrace? = nil) throws(DiskError) {
    self.disk = disk
    self.grace = grace ?? RewriteGrace(patience: .zero)
    visit(.team(.root), note(try disk.list(""), in: ""))
  }

  /// Looks into a directory and those inside it.
  private mutating func visit(_ folder: DataFolder, _ entries: [DirectoryEntry]) {
    let path = folder.path
    noteStrays(among: entries.filter { Stray.isOne($0.name, in: folder) }, in: folder, at: path)
    for entry in entries {
      look(at: entry, in: folder)
      guard entry.kind == .directory else { continue }
      guard folder.folder(entry.name) != nil else {
        lookForStrays(in: entry.name, of: folder)
        continue
      }
      guard let entries = list(InnerPath.join(path, entry.name)) else { continue }
      let holdsCycle = entries.contains { $0.name == "cycle.rec" && $0.kind == .file }
      folder.folder(entry.name, holdsCycle: holdsCycle).map { visit($0, entries) }
    }
  }

  private mutating func noteStrays(
    among entries: [DirectoryEntry], in folder: DataFolder, at path: String
  ) {
    let names = entries.filter { $0.kind == .file }.map(\.name)
    if !names.isEmpty { skeleton.strays.insert(Stray(names, in: folder, path)) }
  }

  /// A directory in which nothing is read, as a cycle's are but for that of its journals.
  private mutating func lookForStrays(in name: String, of folder: DataFolder) {
    let path = InnerPath.join(folder.path, name)
    guard !DataFolder.isSkipped(name), let listing = try? disk.list(path) else { return }
    let strays = listing.entries.filter { Stray.isOne($0.name, in: nil) }
    noteStrays(among: strays, in: folder, at: path)
  }

  /// A file of the data; what bears such a name and is no file is a finding and is not read.
  private mutating func look(at entry: DirectoryEntry, in folder: DataFolder) {
    guard let file = folder.file(entry.name) else {
      if entry.kind == .symbolicLink { report(link: entry.name, in: folder) }
      return
    }
    let path = InnerPath.join(folder.path, entry.name)
    guard entry.kind != .file else {
      files.append(File(path: path, isLog: file.isLog, stamp: entry.stamp))
      return
    }
    let what = entry.kind == .symbolicLink ? "a symbolic link" : "no regular file"
    skeleton.findings.append(
      Finding(
        at: Place(file: path), .notAFile, "this is \(what)", hint: "put the file itself here"))
  }

  /// A link with the name of a directory is taken for a team by whoever made it.
  private mutating func report(link name: String, in folder: DataFolder) {
    guard case .team = folder, !DataFolder.isSkipped(name), !name.contains(".") else { return }
    skeleton.findings.append(
      Finding(
        at: Place(file: InnerPath.join(folder.path, name)), .notAFile,
        "this is a symbolic link, which is not followed",
        hint: "put the directory itself here, or open the one that it leads to"))
  }

  /// The entries of a directory; one that may not be read is shown as closed.
  private mutating func list(_ path: String) -> [DirectoryEntry]? {
    do throws(DiskError) {
      let entries = note(try disk.list(path), in: path)
      directories.insert(path)
      skeleton.addFolder(path)
      return entries
    } catch {
      if error.fact == .missing, grace.hasSeen(path) {
        skeleton.addFolder(path)
        return grace.entries([], in: path)
      }
      skeleton.addSealed(path, isClosed: error.fact == .denied)
      if error.fact != .missing { skeleton.findings.append(finding(error, at: path)) }
      return nil
    }
  }

  private func finding(_ error: DiskError, at path: String) -> Finding {
    let isClosed = error.fact == .denied
    return Finding(
      at: Place(file: path), error.code,
      isClosed ? "this directory is closed to you" : error.sentence,
      hint: isClosed ? "ask its owner if you should see it" : nil)
  }

  private mutating func note(_ listing: Listing, in path: String) -> [DirectoryEntry] {
    for name in listing.unusable {
      skeleton.findings.append(
        Finding(
          at: Place(file: InnerPath.join(path, name)), .badName, "this name can't be used",
          hint: "rename it with letters, digits and -"))
    }
    if listing.entries.contains(where: { TemporaryName(parsing: $0.name) != nil }) {
      leftoverDirectories.append(path)
    }
    return grace.entries(listing.entries, in: path)
  }
}
