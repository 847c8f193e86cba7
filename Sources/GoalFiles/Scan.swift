internal import Goals

/// What lies in a data directory: which directory is a team, which a cycle, which file is what.
///
/// A directory named like a cycle, or that holds a `cycle.rec`, is a cycle; `kpis` holds KPIs; names
/// that start with `.` or `_` are skipped; another directory is a team if it, or one below it, holds
/// `team.rec`, `kpis` or a cycle.
struct Scan {
  /// A team's directory.
  struct TeamDirectory {
    let path: TeamPath
    var definition: DirectoryEntry?
    var isClosed = false
  }

  /// A cycle's directory.
  struct CycleDirectory {
    let ref: CycleRef
    var definition: DirectoryEntry?
    var objectives: [DirectoryEntry] = []
    var journals: [DirectoryEntry] = []
  }

  /// A team's `kpis` directory: definitions, and the directory of readings of each.
  struct KPIDirectory {
    let team: TeamPath
    var definitions: [DirectoryEntry] = []
    var readings: [String: [DirectoryEntry]] = [:]
  }

  private(set) var teams: [TeamDirectory] = []
  private(set) var cycles: [CycleDirectory] = []
  private(set) var kpis: [KPIDirectory] = []
  /// Every directory looked into, to be watched.
  private(set) var directories: Set<String> = []
  private(set) var findings: [Finding] = []
  /// `quarterdeck.rec` and `people.rec`, where they are there.
  private(set) var root: [String: DirectoryEntry] = [:]
  /// What has to be remembered for the next look.
  private(set) var settling: Settling
  /// Directories with temporary files in them, which a program may have left when it died.
  private(set) var littered: [String] = []
  private var closed: Set<String> = []
  private let disk: DataRoot

  init(_ disk: DataRoot, settling: Settling? = nil) throws(DiskError) {
    self.disk = disk
    self.settling = settling ?? Settling(patience: .zero)
    let entries = note(try disk.list(""), in: "")
    directories.insert("")
    root = Dictionary(entries.map { ($0.name, $0) }) { first, _ in first }
    _ = visit(.root, entries)
  }

  /// Looks into a team's directory and tells whether it is one.
  private mutating func visit(_ path: TeamPath, _ entries: [DirectoryEntry]) -> Bool {
    var team = TeamDirectory(path: path)
    team.definition = definition("team.rec", among: entries, in: path.text)
    var isTeam = path.isRoot || team.definition != nil
    let index = teams.endIndex
    teams.append(team)
    for entry in entries where entry.kind == .directory && !entry.isSkipped {
      if visit(entry, of: path) { isTeam = true }
    }
    if !isTeam { teams.remove(at: index) }
    return isTeam
  }

  /// Looks into a directory of a team; whether it makes its parent a team.
  private mutating func visit(_ entry: DirectoryEntry, of team: TeamPath) -> Bool {
    let path = team.appending(entry.name)
    let name = CycleName(entry.name)
    let isPart = entry.name == "kpis" || name.isStandard
    guard let entries = list(path) else {
      if closed.contains(path), !isPart {
        teams.append(TeamDirectory(path: TeamPath(path), isClosed: true))
      }
      return isPart
    }
    if entry.name == "kpis" {
      visitKPIs(team, path, entries)
      return true
    }
    let definition = definition("cycle.rec", among: entries, in: path)
    if name.isStandard || definition != nil {
      visitCycle(CycleRef(team: team, name: name), definition, entries)
      return true
    }
    return visit(TeamPath(path), entries)
  }

  private mutating func visitCycle(
    _ ref: CycleRef, _ definition: DirectoryEntry?, _ entries: [DirectoryEntry]
  ) {
    var cycle = CycleDirectory(ref: ref, definition: definition)
    let objectives = entries.filter { $0.name != "cycle.rec" }
    cycle.objectives = files(objectives, "rec", in: ref.path)
    if entries.contains(where: { $0.name == "journal" && $0.kind == .directory }) {
      let journal = ref.path + "/journal"
      cycle.journals = files(list(journal) ?? [], "csv", in: journal)
    }
    cycles.append(cycle)
  }

  private mutating func visitKPIs(_ team: TeamPath, _ path: String, _ entries: [DirectoryEntry]) {
    var kpis = KPIDirectory(team: team)
    kpis.definitions = files(entries, "rec", in: path)
    for entry in entries where entry.kind == .directory && !entry.isSkipped {
      let directory = path + "/" + entry.name
      kpis.readings[entry.name] = files(list(directory) ?? [], "csv", in: directory)
    }
    self.kpis.append(kpis)
  }

  private mutating func definition(
    _ name: String, among entries: [DirectoryEntry], in directory: String
  ) -> DirectoryEntry? {
    files(entries.filter { $0.name == name }, "rec", in: directory).first
  }

  /// The files of a kind; what bears such a name and is no file is a finding and is not read.
  private mutating func files(
    _ entries: [DirectoryEntry], _ suffix: String, in directory: String
  )
    -> [DirectoryEntry]
  {
    entries.filter { entry in
      guard entry.name.hasSuffix("." + suffix), !entry.isSkipped else { return false }
      if entry.kind == .file { return true }
      let what = entry.kind == .symbolicLink ? "a symbolic link" : "no regular file"
      let place = Place(file: InnerPath.join(directory, entry.name))
      findings.append(
        Finding(at: place, .notAFile, "this is \(what)", hint: "put the file itself here"))
      return false
    }
  }

  /// The entries of a directory; one that may not be read is shown as closed.
  private mutating func list(_ path: String) -> [DirectoryEntry]? {
    do throws(DiskError) {
      let entries = note(try disk.list(path), in: path)
      directories.insert(path)
      return entries
    } catch {
      if error.fact == .missing {
        return settling.hasSeen(path) ? settling.settled([], in: path) : nil
      }
      let isClosed = error.fact == .denied
      if isClosed { closed.insert(path) }
      findings.append(
        Finding(
          at: Place(file: path), isClosed ? .closed : .notAFile,
          isClosed ? "this directory is closed to you" : error.sentence,
          hint: isClosed ? "ask its owner if you should see it" : ""))
      return nil
    }
  }

  private mutating func note(_ listing: Listing, in path: String) -> [DirectoryEntry] {
    for name in listing.unusable {
      findings.append(
        Finding(
          at: Place(file: InnerPath.join(path, name)), .badName, "this name can't be used",
          hint: "rename it with letters, digits and -"))
    }
    if listing.entries.contains(where: { TemporaryName(parsing: $0.name) != nil }) {
      littered.append(path)
    }
    return settling.settled(listing.entries, in: path)
  }
}

extension DirectoryEntry {
  var isSkipped: Bool { name.hasPrefix(".") || name.hasPrefix("_") }

  /// The name without what follows its last dot.
  var stem: String {
    name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
  }
}
