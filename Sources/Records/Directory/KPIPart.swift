internal import Goals

/// A team's directory of KPIs as it was read: definitions, and the readings of each.
struct KPIPart: Sendable {
  private(set) var kpis: [KPI] = []
  private(set) var findings: [Finding] = []
  /// Last lines without an end, by path.
  private(set) var unfinished: [String: Finding] = [:]

  private let team: TeamPath
  private let folder: DirectoryText.Folder
  private let readings: [String: DirectoryText.Folder]
  private var journals: Journals?
  private var records: [String: Kept<Decoded<KPI?>>] = [:]
  private var logs: [String: Kept<DecodedLog<Reading>>] = [:]

  /// Reads it; what an earlier reading has of the same text is not read again.
  init(_ team: TeamPath, in text: DirectoryText, after earlier: KPIPart?) {
    self.team = team
    folder = text.folders[DataFolder.kpis(team).path] ?? DirectoryText.Folder()
    readings = KPIPart.readings(of: team, folder, text)
    for (name, file) in folder.ordered {
      guard case .kpi(let ref) = DataFolder.kpis(team).file(name) else { continue }
      read(ref, name, file, after: earlier)
    }
    readJournals(in: text, after: earlier)
    reportOrphans()
  }

  /// Whether reading would give the same.
  func isCurrent(in text: DirectoryText) -> Bool {
    guard let other = text.folders[DataFolder.kpis(team).path], folder.reads(as: other) else {
      return false
    }
    let others = KPIPart.readings(of: team, other, text)
    return readings.count == others.count
      && journals?.isCurrent(.kpiJournal(team), in: text) == true
      && readings.allSatisfy { name, folder in folder.reads(as: others[name]) }
  }

  private static func readings(
    of team: TeamPath, _ folder: DirectoryText.Folder, _ text: DirectoryText
  ) -> [String: DirectoryText.Folder] {
    var readings: [String: DirectoryText.Folder] = [:]
    for name in folder.folders {
      guard case .readings(let kpi)? = DataFolder.kpis(team).folder(name) else { continue }
      readings[name] = text.folders[kpi.directory]
    }
    return readings
  }

  private mutating func read(
    _ ref: KPIRef, _ name: String, _ file: DirectoryText.File, after earlier: KPIPart?
  ) {
    findings += Finding.ofName(ref.id, at: ref.file)
    let kept = Kept(file, as: earlier?.records[name]) { file in
      file.decoded(ref.file) { KPI.decoded($0, as: ref) }
    }
    records[name] = kept
    findings += kept.value.findings
    guard var kpi = kept.value.value else { return }
    // What a reading means depends on the KPI's unit.
    let isSame = earlier?.folder.files[name]?.reads(as: file) == true
    let sources = (readings[ref.id]?.ordered ?? []).compactMap { name, file in
      entries(of: kpi, name, file, after: isSame ? earlier : nil)
    }
    let written = (readings[ref.id]?.files ?? [:]).map { name, file in
      (ref.directory + "/" + name, file.written)
    }
    findings += kpi.merge(sources, written: Dictionary(uniqueKeysWithValues: written))
    kpis.append(kpi)
  }

  private mutating func entries(
    of kpi: KPI, _ name: String, _ file: DirectoryText.File, after earlier: KPIPart?
  ) -> [Reading]? {
    guard case .readings(_, let source)? = DataFolder.readings(kpi.ref).file(name) else {
      return nil
    }
    let path = kpi.ref.directory + "/" + name
    let kept = Kept(file, as: earlier?.logs[path]) { file in
      DecodedLog(file, path) { Reading.decoded($0, source: source, of: kpi) }
    }
    logs[path] = kept
    unfinished[path] = kept.value.unfinished
    findings += kept.value.findings
    return kept.value.entries
  }

  /// What an event means depends on which KPIs there are.
  private mutating func readJournals(in text: DirectoryText, after earlier: KPIPart?) {
    let byId = Dictionary(kpis.map { ($0.ref.id, $0.ref) }) { first, _ in first }
    let isSame = earlier?.folder.reads(as: folder) == true
    let read = Journals(.kpiJournal(team), in: text, after: isSame ? earlier?.journals : nil) {
      JournalEvent.decoded($0, kpis: byId)
    }
    journals = read
    findings += read.findings
    unfinished.merge(read.unfinished) { first, _ in first }
    let events = Dictionary(grouping: read.events, by: \.reference)
    for index in kpis.indices {
      kpis[index].events = JournalEvent.ordered(events[.kpi(kpis[index].ref)] ?? [])
      findings = kpis[index].withoutTakenBack(findings)
    }
  }

  private mutating func reportOrphans() {
    let known = records.keys.compactMap { name -> String? in
      guard case .kpi(let ref)? = DataFolder.kpis(team).file(name) else { return nil }
      return ref.id
    }.sorted()
    for (id, folder) in readings where !folder.files.isEmpty && !known.contains(id) {
      findings.append(
        Finding(
          at: Place(file: KPIRef(team: team, id: id).directory), .unknownId,
          "these readings have no KPI \(id.quoted)",
          hint: Remedy(meaning: nearest(to: id, among: known))
            ?? "define it in \(id).rec"))
    }
  }
}
