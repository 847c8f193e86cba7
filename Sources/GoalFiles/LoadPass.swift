internal import Goals
internal import Records

/// One way through the directory.
struct LoadPass: Sendable {
  private let reader: FileReader
  private let settling: Settling
  private(set) var shelf: Shelf
  private(set) var parts = Organization.Parts()
  private(set) var isUnsettled: Bool
  /// Whether others wrote meanwhile, so that the next look has to be believed instead.
  var isOvertaken: Bool { reader.isOvertaken }
  private let name: String

  init(root: DataRoot, shelf: Shelf, scan: Scan, tally: Tally) {
    reader = FileReader(root: root, settling: scan.settling, tally: tally)
    name = root.path.split(separator: "/").last.map(String.init) ?? "/"
    settling = scan.settling
    isUnsettled = !scan.settling.waitedFor.isEmpty
    self.shelf = shelf
    parts.findings = scan.findings
  }

  mutating func readSettings(_ scan: Scan) {
    if let file = recfile(scan.root["quarterdeck.rec"], in: "") {
      parts.settings = taken(Settings.decoded(file))
    }
    if parts.settings.organization.isEmpty {
      parts.settings.organization = name
    }
    if let file = recfile(scan.root["people.rec"], in: "") {
      parts.people = taken(Person.decoded(file))
    }
  }

  mutating func read(_ directory: Scan.TeamDirectory) {
    var team = Team(path: directory.path)
    if let file = recfile(directory.definition, in: directory.path.text) {
      team = taken(Team.decoded(file, as: directory.path))
    }
    team.isClosed = directory.isClosed
    parts.teams.append(team)
  }

  /// Reads shares of the directories at the same time, each in a pass of its own.
  mutating func readTogether(_ shares: [Scan.Share]) {
    let passes = Threads.together(
      shares.map { share in
        { [blank = blank] in
          var pass = blank
          for kpis in share.kpis { pass.read(kpis) }
          for cycle in share.cycles { pass.read(cycle) }
          return pass
        }
      })
    for pass in passes { add(pass) }
  }

  /// A pass that knows what this one knows, and has read nothing yet.
  private var blank: LoadPass {
    var blank = self
    blank.shelf = shelf.untouched
    blank.parts = Organization.Parts()
    blank.parts.settings = parts.settings
    blank.isUnsettled = false
    return blank
  }

  private mutating func add(_ pass: LoadPass) {
    parts.cycles += pass.parts.cycles
    parts.objectives += pass.parts.objectives
    parts.kpis += pass.parts.kpis
    parts.journals += pass.parts.journals
    parts.findings += pass.parts.findings
    shelf.add(pass.shelf)
    isUnsettled = isUnsettled || pass.isUnsettled
  }

  private mutating func read(_ directory: Scan.CycleDirectory) {
    let ref = directory.ref
    let definition = recfile(directory.definition, in: ref.path)
    let cycle = taken(Cycle.decoded(definition, as: ref, in: parts.settings.fiscalYear))
    if let cycle { parts.cycles.append(cycle) }
    let objectives = directory.objectives.compactMap {
      objective(ObjectiveRef(cycle: ref, id: $0.stem), $0)
    }
    parts.objectives += objectives
    readJournals(directory, of: objectives)
  }

  private mutating func readJournals(
    _ directory: Scan.CycleDirectory, of objectives: [Objective]
  ) {
    let path = directory.ref.path
    let meaning = directory.objectives.map(\.stamp)
    lazy var byId = Dictionary(objectives.map { ($0.ref.id, $0) }) { first, _ in first }
    var events: [[JournalEvent]] = []
    let earlier = parts.findings.count
    for entry in directory.journals {
      let path = path + "/journal/" + entry.name
      let stamps = [entry.stamp] + meaning
      let log = shelf.events.value(path, stamps, isWaitedFor: isWaitedFor(path)) { [reader] in
        reader.log(path, entry.stamp) { JournalEvent.decoded($0, objectives: byId) }
      }
      events.append(taken(log, entry))
    }
    settleUnknown(from: earlier, directory)
    let stamps = directory.journals.map(\.stamp) + meaning
    parts.journals.append(
      shelf.journals.value(path, stamps) { JournalEvent.sorted(Array(events.joined())) })
  }

  /// Events that name something deleted are no findings, once they are taken back.
  private mutating func settleUnknown(from index: Int, _ directory: Scan.CycleDirectory) {
    let found = Array(parts.findings[index...])
    guard found.contains(where: { $0.code == .unknownId }) else { return }
    let files = directory.journals.compactMap { entry -> CSVFile? in
      let path = directory.ref.path + "/journal/" + entry.name
      let bytes = try? reader.root.read(path, limit: DataRoot.logLimit).bytes
      return bytes.map { CSVFile(parsing: $0, file: path) }
    }
    parts.findings.replaceSubrange(index..., with: JournalEvent.unsettled(found, in: files))
  }

  private mutating func read(_ directory: Scan.KPIDirectory) {
    reportOrphans(directory)
    for entry in directory.definitions {
      let ref = KPIRef(team: directory.team, id: entry.stem)
      checkName(entry, at: ref.file)
      let isWaitedFor = isWaitedFor(ref.file)
      let decoded = shelf.kpis.value(ref.file, [entry.stamp], isWaitedFor: isWaitedFor) {
        [reader] in
        reader.record(ref.file, entry.stamp) { KPI.decoded($0, as: ref) }
      }
      guard var kpi = taken(decoded) else { continue }
      let sources = (directory.readings[ref.id] ?? []).map { readings(of: kpi, $0, entry) }
      parts.findings += kpi.settle(sources)
      parts.kpis.append(kpi)
    }
  }

  private mutating func reportOrphans(_ directory: Scan.KPIDirectory) {
    let known = directory.definitions.map(\.stem)
    for (id, files) in directory.readings where !files.isEmpty && !known.contains(id) {
      parts.findings.append(
        Finding(
          at: Place(file: KPIRef(team: directory.team, id: id).directory), .unknownId,
          "these readings have no KPI \(id.quoted)",
          hint: nearest(to: id, among: known).map { "did you mean \($0)?" }
            ?? "define it in \(id).rec"))
    }
  }

  private mutating func readings(
    of kpi: KPI, _ entry: DirectoryEntry, _ definition: DirectoryEntry
  ) -> [Reading] {
    let path = kpi.ref.directory + "/" + entry.name
    let stamps = [entry.stamp, definition.stamp]
    let log = shelf.readings.value(path, stamps, isWaitedFor: isWaitedFor(path)) { [reader] in
      reader.log(path, entry.stamp) { Reading.decoded($0, source: entry.stem, of: kpi) }
    }
    return taken(log, entry)
  }

  private mutating func objective(_ ref: ObjectiveRef, _ entry: DirectoryEntry) -> Objective? {
    checkName(entry, at: ref.file)
    let isWaitedFor = isWaitedFor(ref.file)
    let decoded = shelf.objectives.value(ref.file, [entry.stamp], isWaitedFor: isWaitedFor) {
      [reader] in
      reader.record(ref.file, entry.stamp) { Objective.decoded($0, as: ref) }
    }
    return taken(decoded)
  }

  private mutating func checkName(_ entry: DirectoryEntry, at path: String) {
    guard !Identifier.isValid(entry.stem) else { return }
    parts.findings.append(
      Finding(
        at: Place(file: path), .badName, "\(entry.stem.quoted) is not an id",
        hint: "name the file with small letters, digits and -, at most 64"))
  }
}

extension LoadPass {
  private mutating func taken<Value>(_ decoded: Decoded<Value>) -> Value {
    parts.findings += decoded.findings
    return decoded.value
  }

  /// A last line without its end is no event and no reading yet. Somebody may be writing it this
  /// moment; when it has stayed so for a while, it is a finding.
  private mutating func taken<Entry>(_ log: Shelf.Log<Entry>, _ entry: DirectoryEntry) -> [Entry] {
    if let unfinished = log.unfinished {
      if settling.isYoung(entry.stamp) {
        isUnsettled = true
      } else {
        parts.findings.append(unfinished)
      }
    }
    return taken(log.decoded)
  }

  private func isWaitedFor(_ path: String) -> Bool { settling.waitedFor.contains(path) }

  private mutating func recfile(_ entry: DirectoryEntry?, in directory: String) -> Recfile? {
    guard let entry else { return nil }
    let path = InnerPath.join(directory, entry.name)
    let isWaitedFor = isWaitedFor(path)
    return taken(
      shelf.records.value(path, [entry.stamp], isWaitedFor: isWaitedFor) { [reader] in
        reader.record(path, entry.stamp) { Decoded($0, findings: []) }
      })
  }

  /// What others wrote while a program died that was saving the same file is kept beside it, and
  /// stays until a person has looked at it.
  mutating func showLeftovers(in directory: String) {
    for leftover in (try? reader.root.leftovers(in: directory)) ?? [] {
      parts.findings.append(
        Finding(
          at: Place(file: leftover.target), .displaced,
          "an edit of this file was displaced when a program died; it is kept in \(leftover.path)",
          hint: "put what is missing here back in, then remove that file"))
    }
  }
}
