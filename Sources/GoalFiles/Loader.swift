internal import Goals
internal import Records

/// Reads a data directory into an organisation; on a reload only what changed is read again.
///
/// A file that may not be read, is too large or is not what it should be is a finding, and stops
/// nothing else. One that is empty or gone because somebody is just writing it keeps what it held
/// before (``Settling``).
struct Loader: Sendable {
  /// An organisation, and what matters for looking at it again.
  struct Result: Sendable {
    let organization: Organization
    let directories: Set<String>
    /// Some file is in the middle of being written; look again in two seconds.
    let isUnsettled: Bool

    init(_ organization: Organization, _ directories: Set<String>, isUnsettled: Bool) {
      (self.organization, self.directories) = (organization, directories)
      self.isUnsettled = isUnsettled
    }
  }

  private let root: DataRoot
  private var shelf = Shelf()
  private var settling: Settling?
  private var cycles: [Scan.CycleDirectory] = []
  private let tally: Tally
  private var last: Result?

  /// `tally` counts the files that are read of those there are.
  init(_ root: DataRoot, tally: Tally = Tally()) {
    (self.root, self.tally) = (root, tally)
  }

  /// How many files were read so far.
  var readCount: Int { shelf.count }

  /// - Throws: `DiskError` where the directory can't be read, or is no data directory any more: an
  ///   empty root never means that everything was deleted.
  mutating func load() throws(DiskError) -> Result {
    for wait in [1, 2, 4, 8, 16, 32] {
      let (scan, pass) = try look()
      if !pass.isOvertaken { return keep(scan, pass) }
      settling?.welcome(scan.settling)
      pause(milliseconds: wait)
    }
    // Somebody writes without a pause: what was read before counts until that is over.
    if let last { return Result(last.organization, last.directories, isUnsettled: true) }
    let (scan, pass) = try look()
    return keep(scan, pass)
  }

  private func look() throws(DiskError) -> (Scan, LoadPass) {
    let before = settling.map(Settling.init(after:)) ?? Settling(patience: root.patience.settling)
    let scan = try Scan(root, settling: before)
    if before.hasSeen("", Places.marker), scan.root[Places.marker] == nil {
      throw DiskError(.missing, at: Places.marker, .reading)
    }
    tally.begin(scan.fileCount)
    var pass = LoadPass(root: root, shelf: shelf, scan: scan, tally: tally)
    pass.readSettings(scan)
    for team in scan.teams { pass.read(team) }
    pass.readTogether(scan.shares(of: Threads.count))
    for directory in scan.littered { pass.showLeftovers(in: directory) }
    return (scan, pass)
  }

  private mutating func keep(_ scan: Scan, _ pass: LoadPass) -> Result {
    settling = scan.settling
    cycles = scan.cycles
    shelf = pass.shelf
    shelf.turn()
    let result = Result(
      Organization(pass.parts), scan.directories,
      isUnsettled: pass.isUnsettled || pass.isOvertaken)
    last = result
    return result
  }

  /// The program itself has removed a file.
  mutating func forget(_ path: String) { settling?.forget(path) }

  /// Every objective's file and every journal, with its stamp.
  var guardedFiles: [String: Stamp] {
    var files: [String: Stamp] = [:]
    for cycle in cycles {
      for entry in cycle.objectives { files[cycle.ref.path + "/" + entry.name] = entry.stamp }
      for entry in cycle.journals {
        files[cycle.ref.path + "/journal/" + entry.name] = entry.stamp
      }
    }
    return files
  }
}
